"""Where the clerk stands in an import: files, step, sheet and problem that are looked at, and what is told of them.

It knows no widget, and nothing of how files are read, planned or stored.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntEnum

from app.desktop.pages.intake.marks import MarkedSheet
from app.desktop.pages.intake.told import problem_words, sheet_title, sheet_words
from app.desktop.pages.intake.work import FileWork, records
from app.desktop.session import Session
from importers.records import Problem, Severity

_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}
#: How many problems of one cell are told at once.
_MOST_TOLD = 3


class Step(IntEnum):
    """The steps of an import in their order."""

    FILES = 0
    SHEET = 1
    PROBLEMS = 2
    PLAN = 3
    DONE = 4


@dataclass(slots=True)
class Standing:
    """The files being imported and what of them is looked at; ``on_change`` hears of every step."""

    session: Session
    on_change: Callable[[], object]
    files: list[FileWork] = field(default_factory=list)
    current: int = 0
    step: Step = Step.FILES
    sheet: int = 0
    #: Which part of the problems is looked at, and the place in its list: another decision shows the step anew.
    part: str = ""
    place: int = 0
    #: The kind of problems that is looked at, by its title; "" for all.
    kind: str = ""
    #: The next step is shown at the cell that is looked at, not at that of a problem: a line is labelled there.
    still: bool = False
    #: Where one stands on each sheet of the file that is looked at: first row and column seen, row and column.
    spots: dict[int, tuple[int, int, int, int]] = field(default_factory=dict)

    @property
    def file(self) -> FileWork | None:
        """The file that is looked at."""
        return self.files[self.current] if self.files else None

    def look_at(self, file: int) -> None:
        """Look at another file of the import."""
        self.current, self.sheet, self.part, self.place, self.spots = file, 0, "", 0, {}
        self.on_change()

    def look_at_kind(self, title: str) -> None:
        """Look at the problems of one kind, "" for all; in later imports too, unless they are those of one sheet."""
        self.kind = title
        if title not in {sheet_title(problem) for problem in self.problems()}:
            self.session.save(problem_kind=title)

    def stay(self) -> None:
        """Show the problems, after the next decision, at the cell that is looked at."""
        if self.step is Step.PROBLEMS:
            self.part, self.still = "cells", True

    def problems(self) -> list[Problem]:
        """Return the problems of the current file, the worst first, without those the clerk leaves as they are."""
        file = self.file
        if file is None or file.plan is None:
            return []
        shown = [each for each in file.plan.problems if (each.code, each.sheet, each.cell) not in file.left]
        return sorted(shown, key=lambda problem: _ORDER[problem.severity])

    def problem_words_at(self, cell: str) -> list[str]:
        """Return in words what is wrong with a cell of the sheet that is looked at."""
        names = self.sheet_names()
        name = names[self.sheet] if self.sheet < len(names) else ""
        here = [each for each in self.problems() if each.cell == cell and each.sheet in (name, None)]
        return [problem_words(each) for each in here[:_MOST_TOLD]]

    def sheet_names(self) -> list[str]:
        """Return the names of the sheets of the current file."""
        workbook = self.file.workbook if self.file else None
        return [sheet.name for sheet in workbook.sheets] if workbook else []

    def marked(self) -> MarkedSheet | None:
        """Return the sheet that is looked at, with what was recognised in it."""
        file = self.file
        if file is None or file.workbook is None or not file.workbook.sheets:
            return None
        sheet = file.workbook.sheets[min(self.sheet, len(file.workbook.sheets) - 1)]
        problems = file.plan.problems if file.plan is not None else ()
        return MarkedSheet(
            sheet,
            [table for table in file.tables if table.sheet == sheet.name],
            verdict=next((found for found in file.sheets if found.name == sheet.name), None),
            problems=[found for found in problems if found.sheet in (sheet.name, None)],
            records=[found for found in records(file.plan) if found.sheet == sheet.name],
        )

    def verdict(self) -> str:
        """Return what was made of the sheet that is looked at, in words."""
        file = self.file
        if file is None:
            return ""
        names = self.sheet_names()
        name = names[self.sheet] if self.sheet < len(names) else ""
        found = next((found for found in file.sheets if found.name == name), None)
        return sheet_words(found, [table for table in file.tables if table.sheet == name])

    def sheet_of(self, problem: Problem) -> int:
        """Return the position of the sheet a problem stands on."""
        names = self.sheet_names()
        return names.index(problem.sheet) if problem.sheet in names else self.sheet
