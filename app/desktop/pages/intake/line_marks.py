"""What is told of whole columns and rows of a sheet: which a person labelled, which are guesses; it knows no widget."""

from __future__ import annotations

from collections.abc import Iterable

from app.desktop.pages.intake.meanings import label_words, likelihood_words
from app.i18n import tr
from importers.mapping import LineLabel, SheetMapping, What, heads_of
from importers.records import column_name
from importers.wording.contestants import STRONG


def label_at(lines: Iterable[LineLabel], line: str, head: int | None) -> LineLabel | None:
    """Return the label of a line in the table whose header ends with row ``head``, else that of all tables."""
    here = [each for each in lines if each.line == line]
    own = next((each for each in here if each.under is not None and each.under == head), None)
    return own or next((each for each in here if each.under is None), None)


class LineMarks:
    """The labels of a sheet's lines, as they are drawn beside its cells."""

    def __init__(self, said: SheetMapping, found: SheetMapping) -> None:
        self._said, self._found = said.lines, found.lines
        self._marked = {each.line: "guess" for each in found.lines if each.likelihood < STRONG}
        self._marked |= {each.line: "said" for each in said.lines}
        self._heads = heads_of(found.header_rows or () if said.header_rows is None else said.header_rows)
        self._rows_are_areas = found.areas_in != "columns"

    @property
    def guesses(self) -> bool:
        """Tell whether any line is a guess."""
        return "guess" in self._marked.values()

    def mark(self, line: str) -> str:
        """Return "said", "guess" or "" for a column or row."""
        return self._marked.get(line, "")

    def guessed(self, row: int, column: int) -> bool:
        """Tell whether what a cell was taken for is a guess."""
        line = self._line(row, column)
        if self._marked.get(line) != "guess":
            return False
        found = label_at(self._found, line, self._head(row))
        return found is not None and found.likelihood < STRONG

    def words(self, row: int, column: int) -> str:
        """Return what the line of a cell was taken for, and how sure that is."""
        found = self._label(row, column)
        if found is None:
            return ""
        said = label_words(found.label)
        if found in self._said:
            return tr("{what}, menurut Anda", what=said)
        if found.likelihood < STRONG:
            return tr("{what} ({how})", what=said, how=likelihood_words(found.likelihood))
        return "" if found.label.what is What.SKIP else said

    def why(self, row: int, column: int) -> str:
        """Return what a guess is, how likely, and why it is one; "" where the line of a cell is none."""
        found = self._label(row, column)
        if found is None or found in self._said or found.likelihood >= STRONG:
            return ""
        return tr(
            "{what}: {how}. {reason}",
            what=label_words(found.label),
            how=likelihood_words(found.likelihood),
            reason=_reason(found),
        )

    def _label(self, row: int, column: int) -> LineLabel | None:
        head = self._head(row)
        for line in (self._line(row, column), self._line(row, column, across=True)):
            found = label_at(self._said, line, head) or label_at(self._found, line, head)
            if found is not None:
                return found
        return None

    def _head(self, row: int) -> int | None:
        above = [head for head in self._heads if head <= row]
        return above[-1] if above else next(iter(self._heads), None)

    def _line(self, row: int, column: int, *, across: bool = False) -> str:
        return column_name(column) if self._rows_are_areas is not across else str(row)


def _reason(found: LineLabel) -> str:
    """Return why a label is only a guess."""
    heading = found.heading.split(" / ")[-1][:60]
    if not heading:
        return tr("Tidak ada judulnya; arti ini diduga dari isinya.")
    match found.label.what:
        case What.AREA:
            return tr("Judul “{heading}” tidak menyebut tingkat wilayahnya.", heading=heading)
        case What.CODE:
            return tr("Judul “{heading}” tidak menyebut kode siapa.", heading=heading)
        case What.CONTESTANT:
            return tr("Judul “{heading}” hanya mirip nama atau nomor peserta.", heading=heading)
        case What.SUM:
            return tr("Judul “{heading}” berbunyi jumlah, tetapi tidak dikatakan jumlah apa.", heading=heading)
        case _:
            return tr("Judul “{heading}” tidak menyebutnya dengan jelas.", heading=heading)
