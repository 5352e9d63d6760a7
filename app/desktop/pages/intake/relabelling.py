"""What the clerk says of the sheet that is looked at: labels, header, use, with their undo; each plans the file anew.

It knows no widget; a window only asks it for menus and tells it what was chosen.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.desktop.pages.intake.line_marks import label_at
from app.desktop.pages.intake.meanings import (
    Entry,
    area_entries,
    code_entries,
    contestant_entries,
    label_words,
    measure_entries,
)
from app.errors import AppError, Exit
from app.i18n import tr
from app.results.records import ElectionKey, ElectionKind
from importers.mapping import BadMapping, Label, LineLabel, Mapping, SheetMapping, Side, What, heads_of
from importers.mapping.mapped import row_heading, row_of, side_of
from importers.records import Kind, Level, column_name, column_number

if TYPE_CHECKING:
    from app.desktop.pages.intake.state import ImportState
    from app.desktop.pages.intake.work import FileWork
    from importers.grid import Sheet

#: Rows looked at to see what a column holds.
_SAMPLE = 40


@dataclass(slots=True)
class Relabelling:
    """The labels of the sheet that is looked at, as they are and as the clerk changes them."""

    state: ImportState
    #: The row at which something is labelled: it tells which table of the sheet is meant.
    row: int = 0

    @property
    def file(self) -> FileWork | None:
        """The file that is looked at, if sheets of its kind can be labelled."""
        file = self.state.file
        if file is None or file.workbook is None or not file.workbook.sheets:
            return None
        return file if file.kind in (Kind.RESULTS, None) else None

    @property
    def sheet(self) -> Sheet | None:
        """The sheet that is looked at."""
        file = self.file
        if file is None or file.workbook is None:
            return None
        return file.workbook.sheets[min(self.state.sheet, len(file.workbook.sheets) - 1)]

    @property
    def mapping(self) -> Mapping:
        """What is said of the file, by the clerk or by a mapping that is remembered, with what is being planned."""
        file = self.file
        if file is None:
            return Mapping()
        decided = {"mapping": file.request.mapping, "remembered": file.request.remembered} | self.state.later
        if decided["mapping"] is not None or not decided["remembered"]:
            return decided["mapping"] or Mapping()
        return file.plan.mapping or Mapping() if file.plan is not None else Mapping()

    @property
    def said(self) -> SheetMapping:
        """What is said of the sheet."""
        return self.mapping.sheet(self.sheet.name) if self.sheet is not None else SheetMapping("")

    @property
    def found(self) -> SheetMapping:
        """What was understood of the sheet when it was planned last."""
        file, sheet = self.file, self.sheet
        understood = None if file is None else file.understood
        if sheet is None or understood is None:
            return SheetMapping("" if sheet is None else sheet.name)
        return understood.sheet(sheet.name)

    @property
    def used(self) -> bool:
        """Tell whether the sheet is taken."""
        return self.found.use is True

    @property
    def side(self) -> Side | None:
        """Where areas lie: said, or found; None where nothing tells."""
        return side_of(self.said) or self.found.areas_in

    @property
    def made_for(self) -> str:
        """The file for which the remembered mapping in use was made, "" for none."""
        file = self.file
        used = file.plan.summary.get("mapping") if file is not None and file.plan is not None else None
        return str(used["made_for"] or "") if used else ""

    @property
    def can_undo(self) -> bool:
        """Tell whether a change can be taken back."""
        return self.file is not None and bool(self.file.before)

    @property
    def heads(self) -> list[int]:
        """The last row of each header of the sheet: said, or found."""
        rows = self.said.header_rows
        return heads_of(self.found.header_rows or () if rows is None else rows)

    @property
    def head(self) -> int | None:
        """The last header row of the table that is meant, None where there is no header."""
        above = [head for head in self.heads if head <= self.row]
        return above[-1] if above else next(iter(self.heads), None)

    def label_of(self, line: str) -> LineLabel | None:
        """Return the label of a line of the table that is meant: what is said, else what was found."""
        for of in (self.said, self.found):
            here = label_at(of.lines, line, self.head)
            if here is not None:
                return here
        return None

    def heading_of(self, line: str) -> str:
        """Return the words by which a column or row is known, "" where it has none."""
        sheet = self.sheet
        if sheet is None:
            return ""
        if line.isdecimal():
            return row_heading(row_of(sheet, int(line)))
        if len(self.heads) > 1:
            return self._words_at(self.head or 0, line)
        known = next((each.heading for each in self.found.lines if each.line == line), "")
        if known:
            return known
        rows = self.said.header_rows if self.said.header_rows is not None else self.found.header_rows
        head = rows[-1] if rows else _head_row(sheet) if rows is None else None
        return "" if head is None else self._words_at(head, line)

    def _words_at(self, head: int, line: str) -> str:
        """Return the words of a column in the header that ends with row ``head``."""
        rows = self.found.header_rows if self.said.header_rows is None else self.said.header_rows
        row = head
        while self.sheet is not None and row in (*(rows or ()), head):
            value = self.sheet.at(row, column_number(line))
            if isinstance(value, str) and value.strip():
                return " ".join(value.split())
            row -= 1
        return ""

    def label(self, line: str, label: Label | None) -> None:
        """Label a column or row, or take its label off.

        A column that is called otherwise under another header of the sheet is labelled for this one alone.
        """
        under = None
        if line.isalpha() and len(self.heads) > 1:
            words = {self._words_at(head, line) for head in self.heads}
            under = self.head if len(words) > 1 or not any(words) else None
        self._say(self.said.with_label(line, label, self.heading_of(line), under))

    def use(self, *, taken: bool) -> None:
        """Take the sheet, or leave it."""
        self._say(replace(self.said, use=taken))

    def header(self, row: int | None) -> None:
        """Say that a row is the header, also beside one that was said before; None says that there is none."""
        before = self.said.header_rows or ()
        beside = before and (row or 0) in range(before[0] - 1, before[-1] + 2)
        rows = () if row is None else tuple(sorted({*before, row})) if beside else (row,)
        self._say(replace(self.said, header_rows=rows))

    def more_header(self, row: int) -> None:
        """Say that a row is a header too, of a table further down."""
        before = self.said.header_rows or self.found.header_rows or ()
        self._say(replace(self.said, header_rows=tuple(sorted({*before, row}))))

    def lay(self, side: Side | None) -> None:
        """Say where areas lie, or let that be found out."""
        self._say(replace(self.said, areas_in=side))

    def thousands(self, *, taken: bool) -> None:
        """Say whether decimals with three places are thousands."""
        self._say(replace(self.said, thousands=taken))

    def undo(self) -> None:
        """Take the last change back."""
        file = self.file
        if file is not None and file.before:
            mapping, remembered = file.before.pop()
            self.state.stay()
            self.state.decide(mapping=mapping, remembered=remembered)

    def as_recognised(self) -> None:
        """Take all labels off, those of a remembered mapping too."""
        self._change(None)

    def take(self, path: Path) -> None:
        """Use the mapping in a file; `AppError` where it holds none."""
        from importers.mapping.file import read_mapping

        try:
            self._change(read_mapping(path))
        except BadMapping as bad:
            raise AppError(bad.code, Exit.UNREADABLE, **bad.data) from None

    def save(self, path: Path) -> None:
        """Write what was understood of the file, labels and all; `AppError` where that cannot be done."""
        from importers.mapping.file import write_mapping

        file = self.file
        if file is None or file.plan is None or file.plan.understood is None:
            return
        try:
            write_mapping(file.plan.understood, path)
        except OSError as fault:
            raise AppError("mapping_not_written", Exit.UNREADABLE, path=str(path)) from fault

    def _say(self, said: SheetMapping) -> None:
        if said != self.said:
            self._change(self.mapping.with_sheet(said))

    def _change(self, mapping: Mapping | None) -> None:
        file = self.file
        if file is None:
            return
        file.before.append((file.request.mapping, file.request.remembered))
        if "mapping" in self.state.later:
            file.before[-1] = (self.state.later["mapping"], self.state.later["remembered"])
        self.state.stay()
        # an empty mapping is none, and then a remembered one is not wanted either
        self.state.decide(mapping=mapping or None, remembered=False)

    def menu(self, line: str) -> list[Entry | None]:
        """Return the menu of a column or row: the likely meanings first; None is a rule between entries."""
        figures = self.side != ("columns" if line.isalpha() else "rows") if self.side else True
        now = self.label_of(line)
        head = tr("Kolom {line}", line=line) if line.isalpha() else tr("Baris {line}", line=line)
        heading = self.heading_of(line)
        title = tr("{what} · {heading}", what=head, heading=heading[:40]) if heading else head
        entries: list[Entry | None] = [Entry(title), None]
        likely = _likely(self, line) if figures else []
        if likely:
            entries += [*(Entry(label_words(label), label) for label in likely), None]
        if line.isdecimal():
            entries.append(Entry(tr("Baris ini judul kolom"), act="header"))
            if self.heads and int(line) > self.heads[0] + 1 and int(line) not in self.heads:
                entries.append(Entry(tr("Juga judul kolom, untuk tabel di bawahnya"), act="more_header"))
            entries.append(None)
        entries += _all_meanings(self, figures=figures, areas=not (figures and line.isdecimal() and self.side))
        if any(each.line == line for each in self.said.lines):
            entries += [None, Entry(tr("Kembali ke yang dikenali"), act="clear")]
        return [_mark(entry, now) for entry in entries]

    def known_contestants(self) -> list[tuple[int, str]]:
        """Return the contestants of the election at hand by number and name, as far as they are known."""
        from app.results import contestants

        file = self.file
        summary = file.summary if file is not None else {}
        found: dict[int, str] = {}
        election, root = summary.get("election") or {}, (summary.get("areas") or {}).get("root") or {}
        if election.get("kind") and election.get("year"):
            key = ElectionKey(ElectionKind(election["kind"]), int(election["year"]), int(election.get("round") or 1))
            asked = file.request.area if file is not None else None
            found = {each: who.name for each, who in contestants.known(key, asked or root.get("code")).items()}
        for who in summary.get("contestants") or ():
            if who.get("number"):
                found.setdefault(int(who["number"]), str(who.get("name") or ""))
        return sorted(found.items())


def _all_meanings(of: Relabelling, *, figures: bool, areas: bool) -> list[Entry | None]:
    found: list[Entry | None] = []
    if areas:
        found.append(Entry(tr("Wilayah"), inner=area_entries()))
    if figures:
        if areas:
            found.append(Entry(tr("Kode wilayah"), inner=code_entries()))
        found.append(Entry(tr("Peserta"), inner=contestant_entries(of.known_contestants())))
        found += [*measure_entries(), None]
        plain = [What.SUM, What.PERCENT, *([What.ROW_NUMBER, What.NAMES, What.VOTES] if areas else [])]
        found += [Entry(label_words(Label(what)), Label(what)) for what in plain]
    else:
        found += [Entry(label_words(Label(What.TOTAL)), Label(What.TOTAL))]
    found.append(Entry(tr("Abaikan"), Label(What.SKIP)))
    return found


def _likely(of: Relabelling, line: str) -> list[Label]:
    """Return the meanings that come first: what was guessed, the next contestant, what a column of words may name."""
    found = of.label_of(line)
    likely = [found.label] if found is not None and found.label.what is not What.SKIP else []
    if line.isalpha() and _holds_words(of.sheet, column_number(line)):
        likely += [Label(What.AREA, level=level) for level in _usual_levels()]
    else:
        likely += [*_next_contestant(of, line), Label(What.MEASURE, field="valid"), Label(What.SUM)]
    return list(dict.fromkeys(likely))[:4]


def _usual_levels() -> tuple[Level, ...]:
    return Level.SUBDISTRICT, Level.VILLAGE, Level.STATION


def _next_contestant(of: Relabelling, line: str) -> list[Label]:
    """Return the contestant after that of the line before."""
    before = column_name(column_number(line) - 1) if line.isalpha() else str(int(line) - 1)
    beside = of.label_of(before)
    number = beside.label.number if beside is not None and beside.label.what is What.CONTESTANT else 0
    if number is None:
        return []
    names = dict(of.known_contestants())
    return [Label(What.CONTESTANT, number=number + 1, name=names.get(number + 1))]


def _holds_words(sheet: Sheet | None, column: int) -> bool:
    rows = () if sheet is None else sheet.rows[-_SAMPLE:]
    cells = [row[column - 1] for row in rows if column <= len(row) and row[column - 1] is not None]
    words = sum(1 for cell in cells if isinstance(cell, str) and any(map(str.isalpha, cell)))
    return words * 2 > len(cells)


def _head_row(sheet: Sheet) -> int | None:
    """Return the first row of several words and no number, with numbers under it."""
    for at, row in enumerate(sheet.rows[:_SAMPLE]):
        filled = [cell for cell in row if cell is not None]
        words = all(isinstance(cell, str) for cell in filled)
        below = sheet.rows[at + 1] if at + 1 < len(sheet.rows) else ()
        if len(filled) > 1 and words and any(isinstance(cell, int | float) or _digits(cell) for cell in below):
            return sheet.numbers[at]
    return None


def _digits(cell: object) -> bool:
    return isinstance(cell, str) and cell.strip().replace(".", "").isdecimal()


def _mark(entry: Entry | None, now: LineLabel | None) -> Entry | None:
    """Return an entry with what the line is now marked, also inside it."""
    if entry is None or now is None:
        return entry
    inner = tuple(marked for marked in (_mark(each, now) for each in entry.inner) if marked is not None)
    same = entry.label is not None and replace(entry.label, name=None) == replace(now.label, name=None)
    return replace(entry, inner=inner, chosen=same or any(each.chosen for each in inner))
