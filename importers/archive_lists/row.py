"""One row of an archive list, cell by cell: typed values where a cell can be read, its text for the note where not.

Nothing a clerk wrote is lost: what cannot be read as a year, an extent, a class or a place goes into the note under
its heading, and a warning names the cell. It knows no dossier.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from importers.archive_lists.headings import Column, Head
from importers.archive_lists.records import Location, Retention
from importers.archive_lists.words import (
    access_of,
    category_of,
    condition_of,
    copy_of,
    disposition_of,
    extent_of,
    joined,
    location_of,
    medium_of,
    retention_of,
)
from importers.grid import Value
from importers.records import Problem, Severity, cell_name, column_name
from importers.values import Span, code_text, date_span

T = TypeVar("T")
_BLANKS = {"", "-", "–", "—", "--", "na", "n/a", "nihil", "."}
#: The largest extent that is believed: an archive number typed into its column is larger.
_MOST = 10**9
_PLACES = (Column.BUILDING, Column.ROOM, Column.RACK, Column.SHELF, Column.BOX, Column.FOLDER)


@dataclass(slots=True)
class Row:
    """A row under a head: its number in Excel and its values; reading gathers ``problems`` and ``leftovers``."""

    sheet: str
    number: int
    values: Sequence[Value]
    head: Head
    names: dict[Column, str]
    problems: list[Problem] = field(default_factory=list)
    leftovers: list[str] = field(default_factory=list)
    cells: dict[str, str] = field(default_factory=dict)

    def value(self, column: Column) -> Value:
        """Return what stands in a column, None where the list has no such column or the cell says nothing."""
        place = self.head.places.get(column)
        if place is None or place > len(self.values):
            return None
        value = self.values[place - 1]
        if isinstance(value, str):
            value = " ".join(value.split())
            if value.casefold() in _BLANKS:
                return None
        return value

    def cell(self, column: Column) -> str | None:
        """Return the name of the cell of a column ("F12")."""
        place = self.head.of(column)
        return cell_name(self.number, place) if place is not None else None

    def text(self, column: Column) -> str | None:
        """Return a cell's text with its blanks made single, a number as it is written."""
        value = self.value(column)
        if value is None:
            return None
        self._filled(column)
        return value if isinstance(value, str) else code_text(value)

    def word(self, column: Column, read: Callable[[str], T | None]) -> T | None:
        """Return a cell as ``read`` understands it; what it does not understand is kept for the note."""
        text = self.text(column)
        if text is None:
            return None
        found = read(text)
        if found is None:
            self.keep(column, text)
        return found

    def keep(self, column: Column, text: str, code: str = "archive_value_to_note") -> None:
        """Keep the text of a cell that cannot be read for the note, and say so."""
        label = self.names.get(column, column.value)
        self.leftovers.append(f"{label}: {text}")
        self.problem(code, Severity.WARNING, column, raw=text, heading=label)

    def problem(
        self,
        code: str,
        severity: Severity,
        column: Column | None = None,
        *,
        raw: str | None = None,
        suggestion: str | None = None,
        **data: object,
    ) -> None:
        """Note a problem at the cell of a column, or at the row's first cell."""
        cell = (self.cell(column) if column is not None else None) or cell_name(self.number, 1)
        self.problems.append(Problem(code, severity, self.sheet, cell, (cell,), raw, suggestion, data))

    def copy_status(self) -> str | None:
        """Return the copy status."""
        return self.word(Column.COPY_STATUS, copy_of)

    def medium(self) -> str | None:
        """Return the medium."""
        return self.word(Column.MEDIUM, medium_of)

    def condition(self) -> str | None:
        """Return the condition."""
        return self.word(Column.CONDITION, condition_of)

    def category(self) -> str | None:
        """Return the category."""
        return self.word(Column.CATEGORY, category_of)

    def access(self) -> str | None:
        """Return the access class; one that is not known is taken as limited, never as open."""
        text = self.text(Column.ACCESS)
        if text is None:
            return None
        found = access_of(text)
        if found is None:
            self.problem("archive_access_unknown", Severity.WARNING, Column.ACCESS, raw=text, suggestion="T")
            self.leftovers.append(f"{self.names.get(Column.ACCESS, Column.ACCESS.value)}: {text}")
        return found or "T"

    def span(self, column: Column) -> Span | None:
        """Return a date span; years outside 1900 to 2100 are not believed."""
        value = self.value(column)
        if value is None:
            return None
        self._filled(column)
        span = date_span(value)
        if span.year_from is None or not 1900 <= span.year_from <= 2100:
            self.keep(column, value if isinstance(value, str) else str(value), "archive_date_unreadable")
            return None
        return span

    def extent(self, column: Column) -> tuple[int | None, str | None]:
        """Return an extent as (number, unit); the unit may stand in the cell, in its own column or in the heading."""
        value = self.value(column)
        unit = self.head.units.get(column)
        if column is Column.EXTENT:
            unit = self.text(Column.UNIT) or unit
        if value is None:
            return None, None
        self._filled(column)
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _MOST:
            return value, unit
        found = extent_of(value) if isinstance(value, str) else None
        if found is None:
            self.keep(column, str(value))
            return None, None
        return found[0], found[1] or unit

    def location(self) -> Location | None:
        """Return the location from its own column and from columns of its parts together."""
        parts = {column.value: text for column in _PLACES if (text := self._part(column))}
        own = self.word(Column.LOCATION, lambda text: location_of(text, self.head.parts))
        return joined(Location(**parts) if parts else None, own)

    def retention(self) -> Retention | None:
        """Return the retention from one column or from columns of its parts."""
        whole = self.word(Column.RETENTION, retention_of)
        active, inactive = self._years(Column.ACTIVE_YEARS), self._years(Column.INACTIVE_YEARS)
        disposition = self.word(Column.DISPOSITION, disposition_of)
        if whole is not None:
            active, inactive = active or whole.active_years, inactive or whole.inactive_years
            disposition = disposition or whole.disposition
        if active is None and inactive is None and disposition is None:
            return None
        return Retention(active, inactive, disposition)

    def note(self) -> str | None:
        """Return the note with what could not be read elsewhere."""
        own = self.text(Column.NOTE)
        return "; ".join(part for part in (own, *self.leftovers) if part) or None

    def _part(self, column: Column) -> str | None:
        text = self.text(column)
        if text is None:
            return None
        found = location_of(text)  # "Rak 2" in a column called Rak says 2
        return (getattr(found, column.value) if found is not None else None) or text

    def _years(self, column: Column) -> int | None:
        value = self.value(column)
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 200:
            self._filled(column)
            return value
        found = self.word(column, lambda text: _first_years(retention_of(text)))
        return found if found is not None and found <= 200 else None

    def _filled(self, column: Column) -> None:
        self.cells[column] = f"{column_name(self.head.places[column])}{self.number}"


def _first_years(retention: Retention | None) -> int | None:
    if retention is None:
        return None
    return retention.inactive_years if retention.active_years is None else retention.active_years
