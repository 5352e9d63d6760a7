"""The items of a dossier as a form has them: texts to begin with, and what was typed turned into an act.

It knows no widget.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from app.archive import dossiers
from app.archive.records import Dossier, Item
from app.desktop import words
from app.desktop.pages.archive.told import extent
from app.desktop.widgets.rows import Row
from app.i18n import tr
from app.store import Cabinet


class ItemForm:
    """One item being written: a new one of a dossier, or one that is there."""

    def __init__(self, dossier: Dossier, items: Sequence[Item], item: Item | None = None) -> None:
        self.dossier, self.item = dossier, item
        self._taken = {other.number for other in items if item is None or other.id != item.id}

    @property
    def draft(self) -> str:
        """The name of the form's draft."""
        return f"item/{self.item.id}" if self.item is not None else f"dossier/{self.dossier.id}/item"

    def values(self) -> dict[str, str]:
        """Return the texts the form begins with."""
        old = self.item
        if old is None:
            return {"number": str(max(self._taken, default=0) + 1), "extent": "1", "unit": words.UNITS[1]}
        return {
            "number": str(old.number),
            "title": old.title,
            "date": words.iso_date(old.date),
            "extent": "" if old.extent is None else str(old.extent),
            "unit": old.unit or "",
            "note": old.note or "",
        }

    def read(self, typed: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, str]]:
        """Turn what was typed into fields to store, and problems by field in words."""
        from importers.dates import date_span  # which the details of a dossier, shown first of all, do without

        texts = {name: text.strip() for name, text in typed.items()}
        problems: dict[str, str] = {}
        if not texts.get("title"):
            problems["title"] = tr("Uraian perlu diisi.")
        numbers: dict[str, int | None] = {}
        for name in ("number", "extent"):
            text = texts.get(name, "")
            numbers[name] = int(text) if text.isdigit() and len(text) < 7 else None
            if (text or name == "number") and numbers[name] is None:
                problems[name] = tr("Isi dengan angka.")
        if numbers["number"] in self._taken:
            problems["number"] = tr("Nomor ini sudah dipakai isi yang lain.")
        span = date_span(texts.get("date") or None)
        if span.code is not None:
            problems["date"] = tr("Tulis seperti 7 Mei 2019, Mei 2019, atau 2019.")
        fields = {
            "number": numbers["number"],
            "title": texts.get("title", ""),
            "date": span.iso,
            "extent": numbers["extent"],
            "unit": texts.get("unit") or None,
            "note": texts.get("note") or None,
        }
        return fields, problems

    def save(self, fields: Mapping[str, Any]) -> Callable[[Cabinet], None]:
        """Return the work that stores the fields as one act."""
        old, dossier = self.item, self.dossier

        def work(cabinet: Cabinet) -> None:
            code = "item_added" if old is None else "item_edited"
            with cabinet.act(code, number=dossier.number, title=fields["title"]) as act:
                if old is None:
                    dossiers.add_items(act, cabinet, dossier.id, [fields])
                else:
                    dossiers.edit_item(act, old.id, **fields)

        return work


def delete_work(dossier: Dossier, items: Sequence[int]) -> Callable[[Cabinet], None]:
    """Return the work that takes items out of a dossier as one act."""

    def work(cabinet: Cabinet) -> None:
        with cabinet.act("items_deleted", number=dossier.number, items=len(items)) as act:
            dossiers.delete_items(act, items)

    return work


def rows(items: Sequence[Item]) -> list[Row]:
    """Return items as the rows of a list: number, title, date, extent with its unit."""
    return [
        Row(item.id, (str(item.number), item.title, words.iso_date(item.date), extent(item.extent, item.unit)))
        for item in items
    ]
