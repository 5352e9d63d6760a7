"""One column of a table while it is being understood, and all of them together.

It only holds what others find out: `columns`, `column_sources`, `column_sums` and `column_contestants`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from importers.mapping import Label
from importers.records import Problem
from importers.table.content import Content
from importers.table.elections_apart import says_election
from importers.values import code_text
from importers.wording.headings import Meaning, Role, compact


@dataclass(slots=True)
class Column:
    """One column while it is being understood; ``place`` is 0-based, ``said`` is the label a person gave it."""

    place: int
    parts: tuple[str, ...]
    meaning: Meaning
    content: Content
    source: str | None = None
    of: tuple[int, ...] = ()
    said: Label | None = None

    @property
    def heading(self) -> str:
        """Return the heading as people read it, group headings first."""
        return " / ".join(self.parts)

    def means(self, role: Role) -> bool:
        """Tell whether the column has that role."""
        return self.meaning.role is role

    @property
    def figures(self) -> bool:
        """Tell whether the column holds figures of a contestant or a measure."""
        return self.meaning.role in (Role.CONTESTANT, Role.MEASURE)

    @property
    def key(self) -> tuple[object, ...]:
        """Return what makes two columns say the same thing: measure or contestant, and the source."""
        meaning = self.meaning
        if meaning.role is Role.MEASURE:
            return (meaning.field, self.source)
        # namesakes stand for parties without a number: the heading says for which
        named = self.heading if meaning.candidate is not None else meaning.name or self.heading
        who = meaning.number if meaning.number is not None else compact(named)
        return (who, meaning.candidate, meaning.own, meaning.number is None and meaning.candidate is None, self.source)


@dataclass(slots=True)
class Columns:
    """All columns of a table, in their order, and what was found worth saying about them."""

    all: list[Column]
    problems: list[Problem] = field(default_factory=list)
    sources: tuple[str, ...] = ()

    def having(self, *roles: Role) -> list[Column]:
        """Return the columns with one of ``roles``."""
        return [column for column in self.all if column.meaning.role in roles]

    @property
    def said_throughout(self) -> tuple[str, ...]:
        """Return what columns "Tahun" and "Jenis Pemilu" say of all rows alike."""
        found: list[str] = []
        for column in self.all:
            if says_election(column.heading):
                said = {text for cell in column.content.cells if (text := code_text(cell))}
                found.extend(said if len(said) == 1 else ())
        return tuple(found)
