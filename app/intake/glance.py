"""What a file holds at first sight: recognised as its plan will have it, held against nothing that is kept.

It plans nothing and needs a moment, so that a screen can show something before the plan is made.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from app.intake.plan import ImportRequest
from app.results.contestants import ballot_name
from importers.records import Kind, ResultsReading, ResultTable, SheetVerdict

if TYPE_CHECKING:
    from app.intake.results.reading import Read
    from app.store.cabinet import Cabinet
    from importers.grid import Workbook
    from importers.mapping import Mapping as LabelMapping

Progress = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Glance:
    """The kind of a file, and for results how they were read, by the decisions of ``request``."""

    request: ImportRequest
    kind: Kind
    found: Read | None = None
    #: Election, areas and contestants in the form of a plan's summary; sums are not known yet.
    summary: Mapping[str, Any] = field(default_factory=dict)

    @property
    def tables(self) -> Sequence[ResultTable]:
        """The tables of results."""
        return () if self.found is None else self.found.reading.tables

    @property
    def sheets(self) -> Sequence[SheetVerdict]:
        """What was made of each sheet."""
        return () if self.found is None else self.found.reading.sheets

    @property
    def understood(self) -> LabelMapping | None:
        """What was made of each line of the sheets."""
        return None if self.found is None else self.found.reading.understood

    @property
    def holds_something(self) -> bool:
        """Tell whether there is anything that could be shown as recognised."""
        return self.kind is not Kind.RESULTS or any(table.values and table.subjects for table in self.tables)


def glance(cabinet: Cabinet, workbook: Workbook, request: ImportRequest, progress: Progress) -> Glance:
    """Look at a workbook that was read: tell its kind, and read its results where it has any.

    ``progress`` gets shares of 1. What a plan would refuse (a source that is not there, a mapping of another file)
    leaves it at the kind: the plan says why.
    """
    from importers.kind import guess_kind
    from importers.mapping import BadMapping
    from importers.results import SourceNotFound

    kind = request.kind or (Kind.RESULTS if request.mapping else guess_kind(workbook))
    if kind is not Kind.RESULTS:
        return Glance(request, kind)
    from app.intake.results.planning import area_of
    from app.intake.results.reading import read

    try:
        found = read(cabinet, workbook, request, area_of(cabinet, request), progress)
    except (SourceNotFound, BadMapping):
        return Glance(request, kind)
    return Glance(request, kind, found, _summary(found.reading))


def _summary(reading: ResultsReading) -> dict[str, Any]:
    election = reading.election
    whom: dict[tuple[int | str, str | None], dict[str, Any]] = {}
    for subject in (each for table in reading.tables for each in table.subjects):
        if subject.field is None and subject.candidate is None and not subject.own:
            name = subject.name or (subject.heading if subject.number is None else ballot_name(subject.number))
            entry = {"number": subject.number, "name": name, "total": None, "source": subject.source or ""}
            whom.setdefault((subject.number or subject.heading, subject.source), entry)
    counted = Counter(line.level for table in reading.tables for line in table.areas)
    return {
        "election": {"kind": election.kind, "year": election.year, "round": election.round, "guessed": True},
        "contestants": list(whom.values()),
        "areas": {"counted": {str(level): count for level, count in counted.items()}},
        "sources": [{"name": name} for name in reading.sources],
    }
