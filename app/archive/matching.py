"""What the catalogue already has that a list may speak of: dossiers by number and by title.

It only looks up; what is the same and what has changed is decided where the list is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from app.archive.keys import natural_key, plain, title_key
from app.archive.written import path_of
from app.store import Cabinet

#: The fields of a dossier that a list may state.
FIELDS = (
    "number", "code", "title", "year_from", "year_to", "extent", "unit", "copy_status", "medium", "condition",
    "access", "category", "protection", "creator", "processing_unit", "stage", "election", "note", "active_years",
    "inactive_years", "disposition", "folder",
)  # fmt: skip
_CHUNK = 500


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


def _chunks(values: Iterable[str]) -> Iterator[list[str]]:
    source = iter(values)
    while some := list(islice(source, _CHUNK)):
        yield some
