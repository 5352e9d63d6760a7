"""KPU's recap forms laid out on pages, as they are typed into Excel: stacked, side by side, a sheet for each page.

A page has so many columns of areas, the last ones blank where areas run out; pages carry their sums forward.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from importers.grid import Value
from tests.importers.kpu_forms import Block, Form, Key, Line
from tests.importers.sheets import Merge

#: The columns in front of those of areas: a mark, a number or words, words, "LK" / "PR" / "JML".
LEAD = 4
_SEXES = (("LK", "_l"), ("PR", "_p"), ("JML", ""))

Row = list[Value]


@dataclass(frozen=True)
class Layout:
    """How a form is laid out.

    ``names_in`` tells where areas are named: once over a page, or beside the name of every block as the printed forms
    have it. ``carried`` are the columns that carry sums from page to page: at the front of the next page, or also at
    the end of the one before.
    """

    per_page: int = 10
    way: Literal["stacked", "beside", "sheets"] = "stacked"
    names_in: Literal["block", "header"] = "block"
    carried: Literal["none", "front", "both"] = "front"
    sexes: Literal["rows", "columns"] = "rows"
    numbering: Literal["", "plain", "brackets"] = "plain"
    number_apart: bool = True
    marks_apart: bool = True
    final: bool = True
    fill_out: bool = False
    dots: bool = False
    text: bool = False
    signatures: bool = True
    heads_once: bool = False


@dataclass
class Typed:
    """A sheet as it was typed: its rows, its merged cells, and where each figure stands: (area, key) → cell."""

    name: str
    rows: list[Row] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    cells: dict[tuple[str, Key], tuple[int, int]] = field(default_factory=dict)


def typed(form: Form, layout: Layout) -> list[Typed]:
    """Return the sheets of ``form``: one, or one for each page."""
    count = len(form.areas)
    spans = [range(start, min(start + layout.per_page, count)) for start in range(0, count, layout.per_page)]
    if layout.way == "sheets":
        found = []
        for number, span in enumerate(spans, 1):
            sheet = Typed(f"Hal {number}")
            _title(sheet, form)
            _page(sheet, form, layout, span, 0)
            found.append(sheet)
        return found
    sheet = Typed(form.model.removeprefix("MODEL ").replace("/", " ")[:31])
    _title(sheet, form)
    top = len(sheet.rows)
    for number, span in enumerate(spans):
        if layout.way == "stacked":
            if number and not layout.heads_once:
                _title(sheet, form)
            _page(sheet, form, layout, span, 0)
            sheet.rows.append([])
        else:
            left = max((len(row) for row in sheet.rows[top:]), default=0)
            _page(sheet, form, layout, span, left + 1 if left else 0, top)
    return [sheet]


def _title(sheet: Typed, form: Form) -> None:
    sheet.rows.append([*[None] * (LEAD + 3), form.model])
    sheet.rows.extend([title] for title in form.titles)
    sheet.rows.append([])
    for label, value in form.heads:
        sheet.rows.append([label, None, None, f": {value}"])
    sheet.rows.append([])


def _page(sheet: Typed, form: Form, layout: Layout, span: range, left: int, top: int | None = None) -> None:
    """Type one page from column ``left`` on (0-based); ``top`` is the row it begins in, else below all others."""
    writer = _Writer(sheet, left, len(sheet.rows) if top is None else top)
    columns = list(_columns(form, layout, span))
    names = [form.written.get(name, name) for name, _ in columns]
    wide = [cell for name in names for cell in ((name, None, None) if layout.sexes == "columns" else (name,))]
    writer.add(["NO.", "URAIAN", None, None, "RINCIAN"])
    if layout.names_in == "header":
        writer.add([None, None, None, None, *wide])
        if layout.sexes == "columns":
            writer.add([None, None, None, None, *(["L", "P", "JML"] * len(names))])
        _number(writer, layout, len(wide))
    for at, block in enumerate(form.blocks):
        _block(writer, block, layout, wide if layout.names_in == "block" else [], first=at == 0)
        for line in block.lines:
            _line(writer, form, line, layout, columns)
    if layout.signatures:
        writer.add([])
        writer.add([None, "PANITIA PEMILIHAN KECAMATAN"])
        writer.add(["NO", "NAMA", None, None, "JABATAN", "TANDA TANGAN"])
        for number, name in enumerate(("ASEP CONTOH", "BADRU REKAAN"), 1):
            writer.add([number, name, None, None, "KETUA" if number == 1 else "ANGGOTA"])
        writer.add([None, "SAKSI", None, None, "1. ........", "2. ........"])


def _columns(form: Form, layout: Layout, span: range) -> Iterator[tuple[str, Sequence[int]]]:
    """Yield the columns of a page: their names, and the areas that they sum."""
    last = span.stop == len(form.areas)
    if span.start and layout.carried != "none":
        yield "JUMLAH PINDAHAN", range(span.start)
    for at in span:
        yield form.areas[at], [at]
    if last:
        if layout.fill_out:
            for _ in range(layout.per_page - len(span)):
                yield "", []
        if layout.final:
            yield "JUMLAH AKHIR", range(len(form.areas))
    elif layout.carried == "both":
        yield "JUMLAH PINDAHAN", range(span.stop)


def _block(writer: _Writer, block: Block, layout: Layout, names: Sequence[Value], *, first: bool) -> None:
    if layout.marks_apart:
        writer.add([block.mark, block.name, None, None, *names])
    else:
        writer.add([f"{block.mark} {block.name}", None, None, None, *names])
    if names and layout.sexes == "columns":
        writer.add([None, None, None, None, *(["L", "P", "JML"] * (len(names) // 3))])
    if names and first:
        _number(writer, layout, len(names))


def _number(writer: _Writer, layout: Layout, wide: int) -> None:
    if layout.numbering:
        form = "({})" if layout.numbering == "brackets" else "{}"
        writer.add([form.format(1), form.format(2), None, None, *(form.format(at) for at in range(3, wide + 3))])


def _line(
    writer: _Writer, form: Form, line: Line, layout: Layout, columns: Sequence[tuple[str, Sequence[int]]]
) -> None:
    lead = _lead(line, layout)
    if line.key is None:
        writer.add(lead)
        return
    keys = [(sex, f"{line.key}{end}" if line.people else line.key) for sex, end in _SEXES]
    if not line.people:
        wide = layout.sexes == "columns"
        writer.figures(
            form, [*lead, *[None] * (LEAD - len(lead))], [line.key, *([None, None] if wide else [])], columns, layout
        )
    elif layout.sexes == "columns":
        writer.figures(form, [*lead, *[None] * (LEAD - len(lead))], [key for _, key in keys], columns, layout)
    else:
        for at, (sex, key) in enumerate(keys):
            front: Row = [*lead, *[None] * (LEAD - 1 - len(lead))] if at == 0 else [None] * (LEAD - 1)
            writer.figures(form, [*front, sex], [key], columns, layout)
        row = len(writer.sheet.rows)
        writer.sheet.merges.append((row - 2, writer.left + 2, row, writer.left + 3))


def _lead(line: Line, layout: Layout) -> Row:
    """Return what stands in front of a line's figures, without the word of the sex."""
    if line.number and layout.number_apart:
        return [line.mark or None, int(line.number), line.words]
    words = f"{line.number}. {line.words}" if line.number else line.words
    if line.mark and not layout.marks_apart:
        return [f"{line.mark} {words}"]
    return [line.mark or None, words]


class _Writer:
    """Types rows into a sheet, from a column on."""

    def __init__(self, sheet: Typed, left: int, row: int) -> None:
        self.sheet = sheet
        self.left = left
        self._row = row

    def add(self, cells: Sequence[Value]) -> int:
        """Type a row and return its 1-based number."""
        while len(self.sheet.rows) <= self._row:
            self.sheet.rows.append([])
        row = self.sheet.rows[self._row]
        if cells:
            row.extend([None] * (self.left - len(row)))
            row.extend(cells)
        self._row += 1
        return self._row

    def figures(
        self,
        form: Form,
        lead: Row,
        keys: Sequence[Key | None],
        columns: Sequence[tuple[str, Sequence[int]]],
        layout: Layout,
    ) -> None:
        """Type a row of figures: of each column as many as there are ``keys``."""
        cells: Row = list(lead)
        places: dict[tuple[str, Key], int] = {}
        for name, areas in columns:
            for key in keys:
                value = None if key is None or not areas else sum(form.figures[at][key] for at in areas)
                cells.append(_written(value, layout))
                if key is not None:
                    places[name, key] = self.left + len(cells)
        row = self.add(cells)
        for place, column in places.items():
            self.sheet.cells[place] = (row, column)


def _written(value: int | None, layout: Layout) -> Value:
    if value is None or not (layout.dots or layout.text):
        return value
    return f"{value:,}".replace(",", ".") if layout.dots and value >= 1000 else str(value) if layout.text else value
