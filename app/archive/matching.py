"""What the catalogue already has that a list may speak of: dossiers by number and by title, with their items.

It only looks up; what is the same and what has changed is decided where the list is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from app.archive.keys import natural_key, plain, title_key
from app.archive.records import CopyStatus, Item
from app.archive.written import path_of
from app.store import Cabinet

#: The fields of a dossier that a list may state.
FIELDS = (
    "number", "code", "title", "year_from", "year_to", "extent", "unit", "copy_status", "medium", "condition",
    "access", "category", "protection", "creator", "processing_unit", "stage", "election", "note", "active_years",
    "inactive_years", "disposition", "folder",
)  # fmt: skip
_CHUNK = 500

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Known:
    """A dossier as it stands: its fields by name, and where it is."""

    id: int
    number_key: str
    words: str
    values: Mapping[str, object]
    box_id: int | None
    box: str | None
    place_path: tuple[str, ...]


def known_like(cabinet: Cabinet, numbers: Iterable[str], titles: Iterable[str]) -> tuple[Known, ...]:
    """Return all dossiers that bear one of the numbers or one of the titles, leading zeros, case and accents aside."""
    found: dict[int, Known] = {}
    wanted = {plain(title) for title in titles}
    for column, keys in (("number_key", map(natural_key, numbers)), ("title_key", map(title_key, titles))):
        for some in _chunks(dict.fromkeys(keys)):
            rows = cabinet.connection().execute(
                f"SELECT d.id, d.number_key, d.box_id, b.number, p.path, {', '.join(f'd.{name}' for name in FIELDS)}"
                " FROM dossier AS d LEFT JOIN box AS b ON b.id = d.box_id LEFT JOIN place AS p ON p.id = b.place_id"
                f" WHERE d.{column} IN ({', '.join('?' * len(some))})",
                some,
            )
            for id_, number_key, box_id, box, path, *values in rows:
                known = dict(zip(FIELDS, values, strict=True))
                words = plain(str(known["title"]))
                if column == "number_key" or words in wanted:
                    found[id_] = Known(id_, number_key, words, known, box_id, box, path_of(path))
    return tuple(found.values())


def items_of(cabinet: Cabinet, dossiers: Iterable[int]) -> dict[int, tuple[Item, ...]]:
    """Return the items of many dossiers, each in the order of their numbers."""
    found: dict[int, list[Item]] = {}
    for some in _chunks(dossiers):
        rows = cabinet.connection().execute(
            "SELECT dossier_id, id, number, title, date, extent, unit, note, code, copy_status FROM item"
            f" WHERE dossier_id IN ({', '.join('?' * len(some))}) ORDER BY dossier_id, number, id",
            some,
        )
        for dossier, id_, number, title, date, extent, unit, note, code, copy_status in rows:
            status = CopyStatus(copy_status) if copy_status else None
            found.setdefault(dossier, []).append(Item(id_, number, title, date, extent, unit, note, code, status))
    return {dossier: tuple(items) for dossier, items in found.items()}


def _chunks(values: Iterable[T]) -> Iterator[list[T]]:
    source = iter(values)
    while some := list(islice(source, _CHUNK)):
        yield some
