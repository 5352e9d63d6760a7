"""The accession register as the window has it: its rows, an entry as a form has it, and the works that write it.

It knows no widget.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from app.archive import accessions
from app.archive.accessions import Accession
from app.desktop import words
from app.desktop.pages.archive.told import extent
from app.desktop.session import Session
from app.desktop.widgets.rows import Row
from app.i18n import number, tr
from app.store import Cabinet


class EntryForm:
    """One entry being written: a new one, with the ``dossiers`` that came with it, or one that is there."""

    def __init__(self, cabinet: Cabinet, entry: Accession | None = None, dossiers: Sequence[int] = ()) -> None:
        self._cabinet = cabinet
        self.entry, self.dossiers = entry, dossiers

    @property
    def draft(self) -> str:
        """The name of the form's draft."""
        return "accession" if self.entry is None else f"accession/{self.entry.id}"

    def values(self) -> dict[str, str]:
        """Return the texts the form begins with."""
        old = self.entry
        if old is None:
            today = dt.datetime.now().astimezone().date()
            count = str(len(self.dossiers)) if self.dossiers else ""
            return {
                "number": accessions.next_number(self._cabinet, today.year),
                "date": words.iso_date(today.isoformat()),
                "extent": count,
                "unit": words.UNITS[0] if count else "",
            }
        return {
            "number": old.number,
            "date": words.iso_date(old.date),
            "source": old.source,
            "what": old.what,
            "extent": "" if old.extent is None else str(old.extent),
            "unit": old.unit or "",
            "note": old.note or "",
        }

    def read(self, typed: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, str]]:
        """Turn what was typed into fields to store, and problems by field in words."""
        from importers.dates import date_span

        texts = {name: text.strip() for name, text in typed.items()}
        problems = {name: tr("Perlu diisi.") for name in ("number", "date", "source", "what") if not texts.get(name)}
        span = date_span(texts.get("date") or None)
        if span.code is not None or (span.iso is not None and len(span.iso) != len("2026-01-31")):
            problems["date"] = tr("Tulis seperti 7 Mei 2019.")
        amount = texts.get("extent", "")
        if amount and not (amount.isdigit() and len(amount) < 7):
            problems["extent"] = tr("Isi dengan angka.")
        fields = {
            "number": texts.get("number", ""),
            "date": span.iso,
            "source": texts.get("source", ""),
            "what": texts.get("what", ""),
            "extent": int(amount) if amount.isdigit() else None,
            "unit": texts.get("unit") or None,
            "note": texts.get("note") or None,
        }
        return fields, problems

    def save(self, fields: Mapping[str, Any]) -> Callable[[Cabinet], int]:
        """Return the work that stores the entry as one act and answers its id."""
        old, came = self.entry, self.dossiers

        def run(cabinet: Cabinet) -> int:
            code = "accession_added" if old is None else "accession_edited"
            with cabinet.act(code, number=fields["number"], source=fields["source"]) as act:
                if old is not None:
                    accessions.edit(act, cabinet, old.id, fields)
                    return old.id
                made = accessions.add(act, cabinet, fields)
                accessions.tie(act, cabinet, made, came)
                return made

        return run


def write_register(session: Session, path: Path, done: Callable[[Path], object]) -> None:
    """Write the register as a spreadsheet in a job."""
    today = dt.datetime.now().astimezone().date()

    def work(progress: Callable[[float], None]) -> Path:
        from app.reports.accession_book import accession_book
        from app.reports.making import write

        return write(accession_book(session.cabinet, today=today), path, overwrite=True, progress=progress).path

    session.start(tr("Menulis {name}", name=path.name), work, done)


def tie_work(entry: Accession, dossiers: Sequence[int]) -> Callable[[Cabinet], int]:
    """Return the work that notes that dossiers came with an entry, as one act."""

    def run(cabinet: Cabinet) -> int:
        with cabinet.act("accession_tied", number=entry.number, dossiers=len(dossiers)) as act:
            return accessions.tie(act, cabinet, entry.id, dossiers)

    return run


def remove_work(entry: Accession) -> Callable[[Cabinet], int]:
    """Return the work that takes an entry out as one act."""

    def run(cabinet: Cabinet) -> int:
        with cabinet.act("accession_removed", number=entry.number, source=entry.source) as act:
            return accessions.remove(act, entry.id)

    return run


def rows(entries: Sequence[Accession]) -> list[Row]:
    """Return entries as the rows of a list."""
    return [
        Row(
            one.id,
            (
                one.number,
                words.iso_date(one.date),
                one.source,
                one.what,
                extent(one.extent, one.unit),
                number(one.dossiers) if one.dossiers else "",
            ),
        )
        for one in entries
    ]
