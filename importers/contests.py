"""A file with tables of several elections: which of them are of the one that is read, and which are left.

What a table is of, its own titles and its sheet's name say; tables that say nothing go with any.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from importers.election import guess_election
from importers.records import Level, Problem, ResultTable, Severity, SheetVerdict, cell_name

#: Kind and year of an election, each None where nothing says it.
Election = tuple[str | None, int | None]


@dataclass(frozen=True, slots=True)
class Told:
    """A table with its titles, the areas that they say it lies in, and the problems met while reading it.

    ``year`` is that of its rows in a list of several years, where no title has to say the kind of the election.
    """

    table: ResultTable
    titles: tuple[str, ...]
    within: tuple[tuple[Level, str], ...]
    problems: tuple[Problem, ...]
    year: int | None = None

    @property
    def election(self) -> Election:
        """Return the election that the titles or the sheet's name say; a year counts only beside a kind."""
        said = guess_election(self.titles, sheets=(self.table.sheet,))
        return said.kind, self.year or (said.year if said.kind is not None else None)


def of_one(told: Sequence[Told], asked: Election | None) -> tuple[list[Told], list[Problem]]:
    """Return the tables of one election, and a problem for each that is of another.

    It is the one ``asked`` for, if any table is of it, else the one that the first table which says so is of.
    """
    said = [each.election for each in told]
    spoken = [election for election in said if election != (None, None)]
    wanted = next((election for election in spoken if asked is not None and _fit(election, asked)), None)
    wanted = wanted or next(iter(spoken), None)
    if wanted is None or all(_fit(election, wanted) for election in spoken):
        return list(told), []
    kept = [each for each, election in zip(told, said, strict=True) if _fit(election, wanted)]
    return kept, [_left(each) for each in told if each not in kept]


def verdicts_of(made: Sequence[SheetVerdict], told: Sequence[Told], kept: Sequence[Told]) -> tuple[SheetVerdict, ...]:
    """Return what was made of each sheet, now that only ``kept`` of its tables are taken."""
    if len(kept) == len(told):
        return tuple(made)
    found = []
    for verdict in made:
        own = [each for each in told if each.table.sheet == verdict.name]
        taken = [each for each in kept if each.table.sheet == verdict.name]
        if verdict.used and own and not taken:
            data = {"title": _title(own[0])}
            found.append(replace(verdict, used=False, why="other_election", rows=0, areas_in=None, data=data))
        elif len(taken) < len(own):
            header = tuple(dict.fromkeys(row for each in taken for row in each.table.header_rows))
            rows = sum(len(each.table.areas) for each in taken)
            found.append(replace(verdict, header_rows=header, rows=rows, areas_in=taken[0].table.areas_in))
        else:
            found.append(verdict)
    return tuple(found)


def _fit(one: Election, other: Election) -> bool:
    """Tell whether two may be the same election: neither kind nor year is said to be another."""
    return all(mine is None or theirs is None or mine == theirs for mine, theirs in zip(one, other, strict=True))


def _left(told: Told) -> Problem:
    table = told.table
    cell = cell_name(*table.place_of_subject(table.subjects[0].line))
    return Problem("other_election", Severity.WARNING, table.sheet, cell, (cell,), data={"title": _title(told)})


def _title(told: Told) -> str:
    """Return the title that says the election, else the sheet's name."""
    if told.year is not None:
        said = [title for title in told.titles if title.endswith(str(told.year))]
        return next((title for title in said if title.endswith(f"TAHUN {told.year}")), (said or [str(told.year)])[0])
    return next((title for title in told.titles if guess_election((title,)).kind), told.table.sheet)
