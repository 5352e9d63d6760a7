"""A cabinet with only the results room, and readings made by hand in place of files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from app.intake.plan import ImportPlan, ImportRequest
from app.intake.results.planning import apply, plan_results
from app.results.records import ElectionKey
from app.results.tables import ROOM
from app.store import Cabinet
from importers.records import AreaLine, ElectionGuess, FileFacts, Level, ResultsReading, ResultTable, Subject

PRESIDENT = ElectionKey.parse("ppwp-2019")
PAIRS = (Subject(3, "01", number=1), Subject(4, "02", number=2))

Row = tuple[Sequence[str], Sequence[int | None]]
Import = Callable[..., ImportPlan]


@pytest.fixture
def cabinet(tmp_path: Path) -> Iterator[Cabinet]:
    with Cabinet.open(tmp_path / "lemari", (ROOM,), create=True, who="Sari") as opened:
        yield opened


@pytest.fixture
def take(cabinet: Cabinet) -> Import:
    """Return a way to import a reading: its plan, applied."""

    def taken(reading: ResultsReading, **decisions: object) -> ImportPlan:
        plan = plan_results(cabinet, reading, request(**decisions))
        with cabinet.act("import_files", names=reading.facts.name, figures=plan.figures) as act:
            apply(act, cabinet, plan)
        return plan

    return taken


def request(**decisions: object) -> ImportRequest:
    """Return decisions about a file that is no file; the election is the president's of 2019 unless told."""
    return ImportRequest(Path("hasil.xlsx"), **{"election": PRESIDENT, **decisions})  # type: ignore[arg-type]


def table(
    rows: Sequence[Row],
    subjects: Sequence[Subject] = PAIRS,
    *,
    levels: Sequence[Level] = (Level.SUBDISTRICT, Level.VILLAGE),
    sheet: str = "Sheet1",
    totals: Sequence[Row] = (),
) -> ResultTable:
    """Return a table with areas in rows from row 2 on; a row names its areas from wide to fine."""
    lines = tuple(
        AreaLine(number, levels[len(names) - 1], tuple(zip(levels, names, strict=False)))
        for number, (names, _) in enumerate(rows, start=2)
    )
    sums = tuple(
        (AreaLine(number, levels[-1], tuple(zip(levels, names, strict=False))), tuple(values))
        for number, (names, values) in enumerate(totals, start=2 + len(rows))
    )
    values = tuple(tuple(values) for _, values in rows)
    return ResultTable(sheet, "rows", (1,), tuple(subjects), lines, values, sums)


def reading(*tables: ResultTable, name: str = "hasil.xlsx", titles: Sequence[str] = ()) -> ResultsReading:
    """Return what a file of these tables would give."""
    seen = dict.fromkeys(subject.source for one in tables for subject in one.subjects if subject.source)
    facts = FileFacts(name, "ab" * 32, 100, "xlsx")
    return ResultsReading(facts, tables, (), ElectionGuess(), tuple(seen), tuple(titles))  # type: ignore[arg-type]
