"""An archive list as dossiers with their items: the official lists and the ones clerks make in their likeness.

Tables are found by their headings wherever they stand; what stands above a head (creator, unit, title of the list)
counts for its rows, and what stands below the last row (place and date, signatures) ends the table. A dossier's cells
may be merged over, or repeated with, the rows of its items. It knows no database.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from importers.archive_lists.headings import Column, Head, find_heads
from importers.archive_lists.records import ArchiveReading, DossierRow, ItemRow, ListKind
from importers.archive_lists.row import Row
from importers.archive_lists.words import ACCESS_ORDER, squeezed
from importers.election import key_in
from importers.grid import Sheet, Value, Workbook
from importers.records import Problem, Severity, SheetVerdict
from importers.values import date_span

_WANTED = (
    frozenset({Column.NUMBER, Column.TITLE}),
    frozenset({Column.ITEM_NUMBER, Column.ITEM_TITLE}),
    frozenset({Column.TITLE, Column.YEARS}),
    frozenset({Column.TITLE, Column.CODE, Column.EXTENT}),
    frozenset({Column.TITLE, Column.CODE, Column.LOCATION}),
    frozenset({Column.TITLE, Column.CODE, Column.BOX}),
)
_KINDS = (
    (ListKind.DESTRUCTION, re.compile(r"musnah", re.IGNORECASE)),
    (ListKind.HANDOVER, re.compile(r"usul\s+serah|penyerahan|diserahkan|arsip\s+statis", re.IGNORECASE)),
    (ListKind.VITAL, re.compile(r"vital", re.IGNORECASE)),
    (ListKind.CONTENTS, re.compile(r"isi\s+berkas", re.IGNORECASE)),
    (ListKind.INACTIVE, re.compile(r"in\s*-?\s*aktif", re.IGNORECASE)),
    (ListKind.ACTIVE, re.compile(r"aktif", re.IGNORECASE)),
    (ListKind.DOSSIERS, re.compile(r"daftar\s+berkas", re.IGNORECASE)),
)
_STAGES = {
    ListKind.ACTIVE: "active",
    ListKind.INACTIVE: "inactive",
    ListKind.DESTRUCTION: "inactive",
    ListKind.HANDOVER: "permanent",
}
_HEAD_LABEL = re.compile(
    r"^\W*(?P<label>(?:nama\s+)?pencipta(?:\s+arsip)?|unit\s+(?:pengolah|kerja)(?:\s*\(up\))?"
    r"|no(?:mor|\.)?\s*berkas|uraian(?:\s+informasi)?\s+berkas|judul\s+berkas)\s*:\s*(?P<value>\S.*)$",
    re.IGNORECASE,
)
_FOOT = re.compile(
    r"^\W*(?:mengetahui|menyetujui|disetujui|yang\s+(?:membuat|menyerahkan|menerima|mengusulkan)|dibuat\s+oleh|nip\b"
    r"|kepala\s+(?:unit|sub|bagian)|sekretaris\b|ketua\b|pengelola\s+arsip|arsiparis\b"
    r"|[a-z][a-z .]*,\s*(?:\d{1,2}\s+[a-z]+\s+\d{4}|[\s._…]{2,}.*)$)",
    re.IGNORECASE,
)
_TOTALS = {"jumlah", "total", "jumlahtotal", "jumlahseluruhnya", "jumlahkeseluruhan", "totalkeseluruhan"}
_UNIT_HEADING = re.compile(
    r"^\W*(?:[IVX]+|[A-Z]|\d+)?[\s.)]*((?:sub\s*)?bag(?:ian|\.)|sekretariat|unit)", re.IGNORECASE
)


def read_archive_list(workbook: Workbook) -> ArchiveReading:
    """Read all archive lists of a workbook; a workbook without one gives no dossiers and verdicts that say so."""
    verdicts: list[SheetVerdict] = []
    dossiers: list[DossierRow] = []
    problems: list[Problem] = []
    kinds: list[ListKind] = []
    refused = 0
    for sheet in workbook.sheets:
        heads = list(find_heads(sheet, wanted=_WANTED))
        if not heads:
            verdicts.append(SheetVerdict(sheet.name, False, "archive_no_table"))
            continue
        found: list[DossierRow] = []
        for head, following in zip(heads, (*heads[1:], None), strict=True):
            end = following.rows[0] if following is not None else 1 << 30
            table = _Table(sheet, head, _Context.above(sheet, head, heads[0]), end)
            table.read()
            found += table.dossiers
            problems += table.problems
            refused += table.refused
            if table.context.kind is not None and table.context.kind not in kinds:
                kinds.append(table.context.kind)
        dossiers += found
        rows = sum(max(1, len(dossier.items)) for dossier in found)
        header = tuple(row for head in heads for row in head.rows)
        verdicts.append(SheetVerdict(sheet.name, bool(found), _why(found), header, rows))
    return ArchiveReading(workbook.facts, tuple(verdicts), tuple(dossiers), tuple(kinds), refused, tuple(problems))


def _why(found: Sequence[DossierRow]) -> str:
    return "archive_list_found" if found else "archive_list_without_rows"


@dataclass(frozen=True, slots=True)
class _Context:
    """What stands above a table and counts for all of its rows."""

    kind: ListKind | None = None
    creator: str | None = None
    processing_unit: str | None = None
    number: str | None = None
    title: str | None = None

    @classmethod
    def above(cls, sheet: Sheet, head: Head, first: Head) -> _Context:
        """Read the rows above a head, and the ones above the sheet's first head."""
        said: dict[str, str] = {}
        titles = [sheet.name]
        for number, row in zip(sheet.numbers, sheet.rows, strict=True):
            if number >= head.rows[0]:
                break
            texts = [" ".join(value.split()) for value in row if isinstance(value, str) and value.strip()]
            label = _HEAD_LABEL.match(" ".join(texts))
            if label is not None:
                said[_label_field(label["label"])] = label["value"].strip()
            elif number < first.rows[0]:
                titles[:0] = texts[:1]
        return cls(_kind_of(titles, head), **said)


def _label_field(label: str) -> str:
    squeezed_label = squeezed(label)
    if "pencipta" in squeezed_label:
        return "creator"
    if squeezed_label.startswith("unit"):
        return "processing_unit"
    return "number" if squeezed_label.startswith("no") else "title"


def _kind_of(titles: Sequence[str], head: Head) -> ListKind | None:
    for title in titles:
        for kind, pattern in _KINDS:
            if pattern.search(title):
                return kind
    columns = set(head.columns.values())
    if Column.ITEM_NUMBER in columns:
        return ListKind.ACTIVE if Column.TITLE in columns else ListKind.CONTENTS
    if Column.PROTECTION in columns:
        return ListKind.VITAL
    if {Column.RETENTION, Column.CATEGORY} & columns:
        return ListKind.INACTIVE
    return ListKind.DOSSIERS if {Column.NUMBER, Column.PROCESSING_UNIT} <= columns else None


@dataclass(slots=True)
class _Table:
    """One table being read, row by row."""

    sheet: Sheet
    head: Head
    context: _Context
    end: int
    dossiers: list[DossierRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    refused: int = 0
    names: dict[Column, str] = field(default_factory=dict)
    unit: str | None = None
    current: DossierRow | None = None  # the dossier that takes the items below it
    items: list[ItemRow] = field(default_factory=list)

    def read(self) -> None:
        self.unit = self.context.processing_unit
        self.names = self._names()
        for number, values in zip(self.sheet.numbers, self.sheet.rows, strict=True):
            if number < self.head.first_row:
                continue
            if number >= self.end or self._is_foot(values):
                break
            if not self._is_total(values):
                self._row(Row(self.sheet.name, number, values, self.head, self.names))
        self._close()

    def _close(self) -> None:
        if self.current is not None:
            self.dossiers.append(replace(self.current, items=tuple(self.items)))
        self.current, self.items = None, []

    def _names(self) -> dict[Column, str]:
        names: dict[Column, str] = {}
        for number in self.head.rows:
            for place, column in self.head.columns.items():
                value = self.sheet.at(number, place)
                if isinstance(value, str) and value.strip():
                    names[column] = " ".join(value.split())
        return names

    def _is_foot(self, values: Sequence[Value]) -> bool:
        texts = [value.strip() for value in values if isinstance(value, str) and value.strip()]
        filled = sum(value is not None for value in values)
        foot = filled <= 4 and len(texts) == filled and any(map(_signs, texts))
        return foot and not self._is_record(values)

    def _is_record(self, values: Sequence[Value]) -> bool:
        """Tell a row by its number or its years, however its title reads ("Ketua …", "Undangan, 3 Mei 2019")."""

        def text(column: Column) -> str:
            place = self.head.of(column)
            found = str(values[place - 1]) if place is not None and place <= len(values) else ""
            return "" if _signs(found) else found

        numbers = (text(column) for column in (Column.NUMBER, Column.POSITION, Column.ITEM_NUMBER))
        return any(sign.isdigit() for number in numbers for sign in number) or (
            date_span(text(Column.YEARS)).year_from is not None
        )

    def _is_total(self, values: Sequence[Value]) -> bool:
        first = next((value for value in values if value is not None), None)
        return isinstance(first, str) and squeezed(first) in _TOTALS

    def _row(self, row: Row) -> None:
        number = self._number(row)
        title = row.text(Column.TITLE)
        if self._is_section(row, number):
            self._section(row)
        elif self._continues(row, number, title):
            self._item(row)
        elif number is not None or title is not None:
            self._dossier(row, number, title)
        else:
            self._item(row)
        self.problems += row.problems

    def _number(self, row: Row) -> str | None:
        for column in (Column.NUMBER, Column.POSITION):
            if self.head.of(column) is not None:
                return row.text(column)
        return None

    def _is_section(self, row: Row, number: str | None) -> bool:
        filled = [value for value in row.values if value is not None]
        alone = len(filled) == 1 and isinstance(filled[0], str)
        return alone and (number is None or not any(character.isdigit() for character in number))

    def _section(self, row: Row) -> None:
        text = next(" ".join(value.split()) for value in row.values if isinstance(value, str))
        if _UNIT_HEADING.match(text):
            self.unit = re.sub(r"^\W*(?:[IVX]+|[A-Z]|\d+)[.)]\s*", "", text)
        row.problem("archive_section_row", Severity.INFO, raw=text)

    def _continues(self, row: Row, number: str | None, title: str | None) -> bool:
        """Tell whether a row repeats the dossier above it, only to name one more of its items."""
        last = self.current
        if last is None or self.head.of(Column.ITEM_TITLE) is None or number is None:
            return False
        return number == last.number and (title is None or (title == last.title and self._is_item(row)))

    def _dossier(self, row: Row, number: str | None, title: str | None) -> None:
        contents = self.head.of(Column.TITLE) is None
        self._close()
        if title is None and not contents:
            row.problem("archive_title_missing", Severity.ERROR, Column.TITLE, number=number or "")
            self.refused += 1
            return
        if contents and number is None:
            number = self.context.number
        span = row.span(Column.YEARS)
        extent, unit = row.extent(Column.EXTENT)
        kind = self.context.kind
        retention = row.retention()
        self.current = DossierRow(
            sheet=row.sheet,
            row=row.number,
            number=number,
            numbered=contents or self.head.of(Column.NUMBER) is not None,
            title=title if title is not None else self.context.title,
            code=row.text(Column.CODE),
            year_from=span.year_from if span else None,
            year_to=span.year_to if span else None,
            extent=extent,
            unit=unit,
            copy_status=None if self._is_item(row) and contents else row.copy_status(),
            medium=row.medium(),
            condition=row.condition(),
            access=row.access(),
            category=row.category() or ("vital" if kind is ListKind.VITAL else None),
            protection=row.text(Column.PROTECTION),
            location=row.location(),
            retention=retention,
            processing_unit=row.text(Column.PROCESSING_UNIT) or self.unit,
            creator=row.text(Column.CREATOR) or self.context.creator,
            stage=_STAGES.get(kind) if kind is not None else None,
            election=row.word(Column.ELECTION, key_in) or (key_in(title) if title else None),
            note=row.note() if not contents else None,
            cells=row.cells,
        )
        row.leftovers.clear()
        if self._is_item(row):
            self._add_item(row, self.current)

    def _is_item(self, row: Row) -> bool:
        return row.value(Column.ITEM_TITLE) is not None or row.value(Column.ITEM_NUMBER) is not None

    def _item(self, row: Row) -> None:
        if not self._is_item(row):
            row.problem("archive_row_unused", Severity.INFO)
            return
        if self.current is None:
            if self.context.number is not None and not self.dossiers:
                self._dossier(row, self.context.number, self.context.title)
                return
            row.problem("archive_item_alone", Severity.ERROR, Column.ITEM_TITLE)
            self.refused += 1
            return
        self._add_item(row, self.current)
        self._raise_access(row, self.current)

    def _add_item(self, row: Row, dossier: DossierRow) -> None:
        title = row.text(Column.ITEM_TITLE)
        if title is None:
            row.problem("archive_item_title_missing", Severity.ERROR, Column.ITEM_TITLE, number=dossier.number or "")
            self.refused += 1
            return
        first = row.number == dossier.row and self.head.of(Column.TITLE) is not None
        span = row.span(Column.ITEM_DATE)
        extent, unit = row.extent(Column.ITEM_EXTENT)
        code = row.text(Column.CODE)
        item = ItemRow(
            row=row.number,
            number=self._item_number(row),
            title=title,
            date=(span.iso or str(span.year_from)) if span else None,
            extent=extent,
            unit=unit,
            code=code if code != dossier.code else None,
            copy_status=None if first else row.copy_status(),
            note="; ".join(row.leftovers) or None if first else row.note(),
        )
        self.items.append(item)

    def _item_number(self, row: Row) -> int | None:
        value = row.value(Column.ITEM_NUMBER)
        found = re.search(r"(\d{1,6})\D*$", str(value)) if value is not None else None
        return int(found[1]) if found else None

    def _raise_access(self, row: Row, dossier: DossierRow) -> None:
        access = row.access()
        if access is not None and ACCESS_ORDER.index(access) > ACCESS_ORDER.index(dossier.access or "B"):
            self.current = replace(dossier, access=access)
            row.problem("archive_access_raised", Severity.INFO, Column.ACCESS, number=dossier.number or "")


def _signs(text: str) -> bool:
    """Tell whether one of the lines of a cell is of those below a list: place and date, an office held, a NIP."""
    return any(_FOOT.match(line.strip()) for line in text.splitlines())
