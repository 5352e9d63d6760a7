"""A figure followed to its cells, and these told page by page: a city's sum has a hundred thousand.

What they hold is known at once; of which area a cell is, is read when it is looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

from app.i18n import tr
from app.results.contestants import ballot_name
from app.results.figures import UNKNOWN, called, pack_cell, unpack_cell
from app.results.lookup import OWN
from app.results.measures import measure_name
from app.results.records import Amended, TracedCell, Way
from importers.records import Level, Place

if TYPE_CHECKING:
    from app.store.cabinet import Cabinet

#: A figure as it was found: delivery, packed cell, area, subject, value. A plain tuple, since there are so many.
Found = tuple[int, int, int, int, int]
#: Cells that are read together where all are wanted.
_PAGE = 2000

_DELIVERIES = """
SELECT d.id, d.file, d.sha256, d.sheet, d.at, d.batch, d.kept, coalesce(d.form, s.form),
    coalesce(d.dossier, s.dossier), d.way, d.reason
FROM delivery AS d JOIN source AS s ON s.id = d.source_id WHERE d.id IN ({})
"""
_AREAS = """
SELECT a.id, a.name, a.level, p.name FROM area AS a LEFT JOIN area AS p ON p.id = a.parent_id WHERE a.id IN ({})
"""


@dataclass(frozen=True, slots=True)
class Origin:
    """What all cells of one delivery share: see `app.results.records.TracedCell`."""

    file: str
    sha256: str
    sheet: str
    imported_at: str
    batch: int
    kept: str | None
    form: str | None
    dossier: str | None
    way: Way
    reason: str | None


class TracedCells(Sequence[TracedCell]):
    """The cells a figure comes from, in the order they were found; each is made when it is asked for."""

    def __init__(self, cabinet: Cabinet | None = None, found: Sequence[Found] = ()) -> None:
        self._cabinet = cabinet
        self._found = found
        self._origins: dict[int, Origin] = {}
        self._words: dict[int, str] = {}
        self._amended: dict[tuple[int, int, int], Amended] = {}
        if cabinet is None or not found:
            return
        connection = cabinet.connection()
        deliveries = _listed({each[0] for each in found})
        for delivery, file, sha256, sheet, at, batch, kept, form, dossier, way, reason in connection.execute(
            _DELIVERIES.format(deliveries)
        ):
            self._origins[delivery] = Origin(file, sha256, sheet, at, batch, kept, form, dossier, Way(way), reason)
        rows = connection.execute(
            "SELECT id, number, candidate, field, short, name FROM subject"
            f" WHERE id IN ({_listed({each[3] for each in found})})"
        )
        self._words = {subject: subject_words(*facts) for subject, *facts in rows}
        rows = connection.execute(
            "SELECT delivery_id, area, subject, written, code FROM amendment"
            f" WHERE delivery_id IN ({deliveries}) ORDER BY id"
        )
        self._amended = {(delivery, area, subject): Amended(*said) for delivery, area, subject, *said in rows}

    def __len__(self) -> int:
        return len(self._found)

    @overload
    def __getitem__(self, place: int) -> TracedCell: ...
    @overload
    def __getitem__(self, place: slice) -> list[TracedCell]: ...
    def __getitem__(self, place: int | slice) -> TracedCell | list[TracedCell]:
        if isinstance(place, slice):
            return self._told(self._found[place])
        return self._told([self._found[place]])[0]

    def __iter__(self) -> Iterator[TracedCell]:
        for start in range(0, len(self._found), _PAGE):
            yield from self[start : start + _PAGE]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]

    @property
    def origins(self) -> tuple[Origin, ...]:
        """What the cells came with, each delivery once."""
        return tuple(self._origins.values())

    @property
    def several(self) -> bool:
        """Whether the cells count several things, as a party's own votes and its candidates'."""
        return len(set(self._words.values())) > 1

    def places(self, sha256: str, sheet: str) -> dict[Place, bool]:
        """Return the 1-based (row, column) of the cells on a sheet of a file, and whether another value was taken."""
        there = self._deliveries(sha256, sheet)
        return {
            unpack_cell(cell): (delivery, area, subject) in self._amended
            for delivery, cell, area, subject, _ in self._found
            if cell and delivery in there
        }

    def standing_in(self, sha256: str, sheet: str, place: Place) -> list[int]:
        """Return which of the cells are a 1-based (row, column) of a sheet, by their places in the order."""
        there, wanted = self._deliveries(sha256, sheet), pack_cell(*place)
        return [at for at, each in enumerate(self._found) if each[1] == wanted and each[0] in there]

    def _deliveries(self, sha256: str, sheet: str) -> set[int]:
        return {number for number, each in self._origins.items() if (each.sha256, each.sheet) == (sha256, sheet)}

    def _told(self, found: Sequence[Found]) -> list[TracedCell]:
        areas = self._areas({each[2] for each in found})
        told = []
        for delivery, cell, area, subject, value in found:
            its = self._origins[delivery]
            told.append(
                TracedCell(
                    None if value == UNKNOWN else value,
                    its.file,
                    its.sha256,
                    its.sheet,
                    called(cell),
                    its.imported_at,
                    its.batch,
                    areas.get(area, ""),
                    self._words.get(subject, ""),
                    its.kept,
                    its.form,
                    its.dossier,
                    its.way,
                    its.reason,
                    self._amended.get((delivery, area, subject)),
                )
            )
        return told

    def _areas(self, wanted: set[int]) -> dict[int, str]:
        """Return the names of areas; a TPS with that of its kelurahan."""
        if self._cabinet is None:
            return {}
        rows = self._cabinet.connection().execute(_AREAS.format(_listed(wanted)))
        return {
            area: f"{name}, {parent}" if level == Level.STATION and parent else name
            for area, name, level, parent in rows
        }


@dataclass(frozen=True, slots=True)
class Trace:
    """A figure and the cells it comes from; ``derived`` when it is a sum of finer areas."""

    value: int | None
    derived: bool
    cells: TracedCells


def subject_words(number: int, candidate: int, field: str, short: str | None, name: str | None) -> str:
    """Return what a figure counts, in a word or two."""
    if field == OWN and number:
        return tr("{party}: suara partai", party=ballot_name(number))
    return (measure_name(field) if field else None) or short or name or ballot_name(number, candidate or None)


def _listed(numbers: set[int]) -> str:
    return ", ".join(map(str, numbers))
