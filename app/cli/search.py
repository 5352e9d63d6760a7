"""The ``search`` command: the search box without a window."""

from __future__ import annotations

import datetime as dt
import re
from argparse import Namespace
from dataclasses import replace
from typing import TYPE_CHECKING

from app.cli.arguments import EXCLUDING
from app.cli.opening import reading
from app.cli.output import Output
from app.i18n import date, number, tr

if TYPE_CHECKING:
    from app.archive.loans import LoanLine

#: What a shell leaves of tempat:"Rak 2" and of -"usul musnah".
_VALUE = re.compile(r'(-?[A-Za-z]+:|-)([^"<>]*\s[^"]*)')


def search(options: Namespace, output: Output) -> int:
    """Find dossiers, items and places by words, and print the best first."""
    from app.archive import loans, masking, people
    from app.archive.finding.search import search as find

    with reading(options.folder) as cabinet:
        who = people.viewer_unasked(cabinet)
        found = find(cabinet, " ".join(map(_typed, options.words)), limit=options.limit, who=who)
        found = replace(found, hits=masking.hits(cabinet, who, found.hits))
        lent = loans.out_of(cabinet, [hit.dossier for hit in found.hits if hit.dossier is not None])
    if output.json:
        output.answer(
            {
                "query": found.query,
                "total": found.total,
                "milliseconds": round(found.milliseconds, 2),
                "hits": [
                    {
                        "id": hit.id,
                        "kind": hit.kind,
                        "number": hit.number,
                        "code": hit.code,
                        "title": hit.title,
                        "years": hit.years,
                        "place": hit.place,
                        "snippet": _plain(hit.snippet),
                        "why": list(hit.why),
                        "loan": _loan(lent.get(hit.dossier or 0)),
                    }
                    for hit in found.hits
                ],
            }
        )
        return 0
    if not found.hits:
        output.line(tr("Tidak ditemukan. Coba kata lain atau lebih sedikit kata."))
        return 0
    output.table(
        (tr("No. berkas"), tr("Kode"), tr("Uraian"), tr("Tahun"), tr("Tempat")),
        [
            (hit.number, hit.code or "", hit.title, hit.years, _where(hit.place, lent.get(hit.dossier or 0)))
            for hit in found.hits
        ],
    )
    most = tr("lebih dari {count} temuan") if found.more else tr("{count} temuan")
    output.line(most.format(count=number(found.total)))
    return 0


def _loan(line: LoanLine | None) -> dict[str, str] | None:
    return None if line is None else {"borrower": line.borrower, "lent_on": line.lent_on, "due": line.due}


def _where(place: str, line: LoanLine | None) -> str:
    """Return the place of a dossier, or who has it until when."""
    if line is None:
        return place
    due = date(dt.date.fromisoformat(line.due), "medium")
    return tr("dipinjam oleh {borrower} sampai {date}", borrower=line.borrower, date=due)


def _typed(word: str) -> str:
    """Return a word of the command line as the search box has it: quotation marks the shell took away are back."""
    word = f"-{word[1:]}" if word.startswith(EXCLUDING) else word
    parts = _VALUE.fullmatch(word)
    return f'{parts[1]}"{parts[2]}"' if parts is not None else word


def _plain(snippet: str) -> str:
    """Return a snippet with the words found in square brackets."""
    return snippet.replace("\x02", "[").replace("\x03", "]")
