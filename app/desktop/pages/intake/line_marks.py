"""What is told of whole columns and rows of a sheet: which a person labelled, which are guesses; it knows no widget."""

from __future__ import annotations

from app.desktop.pages.intake.meanings import label_words, likelihood_words
from app.i18n import tr
from importers.mapping import LineLabel, SheetMapping, What
from importers.records import column_name
from importers.wording.contestants import STRONG


class LineMarks:
    """The labels of a sheet's lines, as they are drawn beside its cells."""

    def __init__(self, said: SheetMapping, found: SheetMapping) -> None:
        self._said = {each.line: each for each in said.lines}
        self._found = {each.line: each for each in found.lines}
        self._rows_are_areas = found.areas_in != "columns"

    @property
    def guesses(self) -> bool:
        """Tell whether any line is a guess."""
        return any(self.mark(line) == "guess" for line in self._found)

    def mark(self, line: str) -> str:
        """Return "said", "guess" or "" for a column or row."""
        if line in self._said:
            return "said"
        found = self._found.get(line)
        return "guess" if found is not None and found.likelihood < STRONG else ""

    def guessed(self, row: int, column: int) -> bool:
        """Tell whether what a cell was taken for is a guess."""
        return self.mark(self._line(row, column)) == "guess"

    def words(self, row: int, column: int) -> str:
        """Return what the line of a cell was taken for, and how sure that is."""
        found = self._label(row, column)
        if found is None:
            return ""
        said = label_words(found.label)
        if found.line in self._said:
            return tr("{what}, menurut Anda", what=said)
        if found.likelihood < STRONG:
            return tr("{what} ({how})", what=said, how=likelihood_words(found.likelihood))
        return "" if found.label.what is What.SKIP else said

    def _label(self, row: int, column: int) -> LineLabel | None:
        for line in (self._line(row, column), self._line(row, column, across=True)):
            found = self._said.get(line) or self._found.get(line)
            if found is not None:
                return found
        return None

    def _line(self, row: int, column: int, *, across: bool = False) -> str:
        return column_name(column) if self._rows_are_areas is not across else str(row)
