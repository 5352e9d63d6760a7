"""The ``search`` command: the search box without a window."""

from __future__ import annotations

import re
from argparse import Namespace

from app.cli.arguments import EXCLUDING
from app.cli.opening import reading
from app.cli.output import Output
from app.i18n import number, tr

#: What a shell leaves of tempat:"Rak 2" and of -"usul musnah".
_VALUE = re.compile(r'(-?[A-Za-z]+:|-)([^"<>]*\s[^"]*)')


def search(options: Namespace, output: Output) -> int:
    """Find dossiers, items and places by words, and print the best first."""
    from app.archive.finding.search import search as find

    with reading(options.folder) as cabinet:
        found = find(cabinet, " ".join(map(_typed, options.words)), limit=options.limit)
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
        [(hit.number, hit.code or "", hit.title, hit.years, hit.place) for hit in found.hits],
    )
    most = tr("lebih dari {count} temuan") if found.more else tr("{count} temuan")
    output.line(most.format(count=number(found.total)))
    return 0


def _typed(word: str) -> str:
    """Return a word of the command line as the search box has it: quotation marks the shell took away are back."""
    word = f"-{word[1:]}" if word.startswith(EXCLUDING) else word
    parts = _VALUE.fullmatch(word)
    return f'{parts[1]}"{parts[2]}"' if parts is not None else word


def _plain(snippet: str) -> str:
    """Return a snippet with the words found in square brackets."""
    return snippet.replace("\x02", "[").replace("\x03", "]")
