"""Where the table of an archive list begins and what its columns are, told by their headings wherever they stand.

Agencies vary the official lists and clerks make their own: a column is known by its label, never by its position. A
head may have one or two rows (a group such as "Item Arsip" or "Lokasi Simpan" above its parts), repeat a label in
merged cells, and be followed by a row that numbers the columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from importers.archive_lists.words import place_parts, squeezed
from importers.grid import Sheet, Value


class Column(StrEnum):
    """What a column of an archive list or of a classification table says."""

    POSITION = "position"  # "No": the row's place in the list
    NUMBER = "number"  # "No. Berkas": the dossier's own number
    CODE = "code"
    TITLE = "title"
    YEARS = "years"
    EXTENT = "extent"
    UNIT = "unit"
    ITEM_NUMBER = "item_number"
    ITEM_TITLE = "item_title"
    ITEM_DATE = "item_date"
    ITEM_EXTENT = "item_extent"
    COPY_STATUS = "copy_status"
    LOCATION = "location"
    BUILDING = "building"
    ROOM = "room"
    RACK = "rack"
    SHELF = "shelf"
    BOX = "box"
    FOLDER = "folder"
    ACCESS = "access"
    RETENTION = "retention"
    ACTIVE_YEARS = "active_years"
    INACTIVE_YEARS = "inactive_years"
    DISPOSITION = "disposition"
    BASIS = "basis"
    CATEGORY = "category"
    MEDIUM = "medium"
    CONDITION = "condition"
    PROTECTION = "protection"
    PROCESSING_UNIT = "processing_unit"
    CREATOR = "creator"
    ELECTION = "election"
    NOTE = "note"


#: Labels of columns, squeezed to letters and digits; the first list that fits wins, so that narrow ones come first.
_LABELS: tuple[tuple[Column, str], ...] = (
    (Column.ITEM_NUMBER, r"(no|nomor)(urut)?itemarsip|(no|nomor)(urut)?item|(no|nomor)isiberkas"),
    (Column.NUMBER, r"(no|nomor)(urut)?berkas|(no|nomor)dosir|(no|nomor)dosier|kodeberkas"),
    (Column.ITEM_TITLE, r"uraianitem(arsip)?|uraian(informasi)?isiberkas|isiberkas|uraianinformasiitem(arsip)?"),
    (Column.ITEM_DATE, r"tanggal(arsip|item|surat|naskah)?|tgl(surat|arsip)?"),
    (Column.ITEM_EXTENT, r"jumlahitem|jmlitem|jumlahlembaritem"),
    (Column.ACCESS, r"(klasifikasi|tingkat|sifat)?keamanan.*|skkaad|(klasifikasi|hak|sifat)akses.*|sifat(arsip)?"),
    (Column.ACTIVE_YEARS, r"(retensi|jangkasimpan|masasimpan|umur)?(arsip)?aktif(tahun|th|thn)?"),
    (Column.INACTIVE_YEARS, r"(retensi|jangkasimpan|masasimpan|umur)?(arsip)?inaktif(tahun|th|thn)?"),
    (Column.DISPOSITION, r"nasibakhir.*|nasib|penyusutanakhir|keteranganjra|ketjra|tindakanakhir"),
    (Column.RETENTION, r"jangkasimpan.*|retensi(arsip)?|jra|jadwalretensi(arsip)?|masasimpan.*|jangkawaktusimpan.*"),
    (Column.BASIS, r"dasar(hukum|penetapan)?|landasanhukum"),
    (Column.CATEGORY, r"kategori(arsip)?"),
    (Column.YEARS, r"kurunwaktu(berkas|arsip)?|tahun(arsip|berkas|cipta|penciptaan)?|periode|kurun|thn|th"),
    (Column.COPY_STATUS, r"tingkatperkembangan.*|tkperkembangan|tktperkembangan|perkembangan|keaslian"),
    (Column.LOCATION, r"lokasi(simpan|penyimpanan|arsip)?.*|tempat(simpan|penyimpanan).*|letak(arsip)?"),
    (Column.BOX, r"(no|nomor)?(boks|box|dus)(arsip)?"),
    (Column.FOLDER, r"(no|nomor)?(folder|map)"),
    (Column.RACK, r"(no|nomor)?(rak|lemari|filingcabinet)"),
    (Column.SHELF, r"(no|nomor)?(baris|laci|shelf|tingkat)"),
    (Column.ROOM, r"(no|nomor)?(ruang|ruangan)(simpan|arsip)?"),
    (Column.BUILDING, r"gedung"),
    (Column.PROTECTION, r"metodeperlindungan|perlindungan(arsip)?|metode"),
    (Column.PROCESSING_UNIT, r"unitpengolah(arsip)?|unitkerja|pengolah|up|bagian|subbagian"),
    (Column.CREATOR, r"pencipta(arsip)?|namapencipta(arsip)?"),
    (Column.MEDIUM, r"media(simpan|arsip)?|bentukmedia|jenismedia"),
    (Column.CONDITION, r"kondisi(fisik|arsip)?(arsip)?"),
    (Column.ELECTION, r"pemilu|pemilihan|jenispemilu|pemilupemilihan|kodepemilu"),
    (Column.CODE, r"(kode|klasifikasi|kodeklasifikasi|klasifikasiarsip|kodearsip|kodeklasifikasiarsip|indeks|kodehal)"),
    (
        Column.TITLE,
        (
            r"uraian.*|jenis(arsip.*|series.*)?|judul.*|perihal|hal|nama(berkas|arsip|klasifikasi(arsip)?)|masalah"
            r"|isiinformasi|deskripsi.*|series"
        ),
    ),
    (Column.EXTENT, r"(jumlah|jml|volume|vol|banyaknya)(berkas|arsip|lembar|lbr|boks|box|bundel|map|fisik)?"),
    (Column.UNIT, r"satuan"),
    (Column.POSITION, r"no|nomor|nourut|nomorurut|nomer|urut"),
    (Column.NOTE, r"ket|keterangan|catatan|ketlain"),
)
_PATTERNS = tuple((column, re.compile(pattern)) for column, pattern in _LABELS)
_ITEM_GROUP = re.compile(r"item|isiberkas")
#: What a column of the group "Item Arsip" is, by what it would be outside it.
_IN_ITEM = {
    Column.POSITION: Column.ITEM_NUMBER,
    Column.NUMBER: Column.ITEM_NUMBER,
    Column.TITLE: Column.ITEM_TITLE,
    Column.YEARS: Column.ITEM_DATE,
    Column.EXTENT: Column.ITEM_EXTENT,
}
_TOP_ROWS = 60
_UNITS = re.compile(r"lembar|lbr|berkas|bundel|boks|box|map|meter", re.IGNORECASE)
_NUMBERING = re.compile(r"\(?\s*(\d{1,2})\s*\)?\.?")


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a table: its rows in Excel, what stands in which 1-based column, and where the data begin.

    ``parts`` are the parts of a location that its heading names, ``units`` the units that headings of extents name.
    ``unknown`` are headings with no meaning here, by column.
    """

    rows: tuple[int, ...]
    columns: Mapping[int, Column]
    places: Mapping[Column, int]
    first_row: int
    parts: tuple[str, ...] = ()
    units: Mapping[Column, str] = field(default_factory=dict)
    unknown: Mapping[int, str] = field(default_factory=dict)

    def of(self, column: Column) -> int | None:
        """Return the 1-based column in which ``column`` stands, or None."""
        return self.places.get(column)


def meaning_of(heading: str, group: str = "") -> Column | None:
    """Return what a heading, under the heading of its group, says of its column; None if it is not known."""
    label = squeezed(re.sub(r"\([^)]*\)", "", heading)) or squeezed(heading)
    found = next((column for column, pattern in _PATTERNS if pattern.fullmatch(label)), None)
    if group and _ITEM_GROUP.search(squeezed(group)):
        return _IN_ITEM.get(found, found) if found is not None else None
    return found


def find_heads(sheet: Sheet, *, wanted: Sequence[frozenset[Column]], least: int = 3) -> Iterator[Head]:
    """Yield the heads in a sheet, from the top: rows of labels that hold one of ``wanted`` and ``least`` in all.

    A head that stands again further down (a list printed in pages) is yielded again.
    """
    labels: set[Value] = set()
    beyond = 0
    for index, row in enumerate(sheet.rows):
        if sheet.numbers[index] < beyond:
            continue
        if not labels and index >= _TOP_ROWS:
            return
        # Once there is a head, only a row that repeats one of its labels can be another: most rows are data.
        if labels and labels.isdisjoint(row):
            continue
        head = _head_at(sheet, index)
        if head is None or len(head.columns) < least:
            continue
        if any(need <= set(head.columns.values()) for need in wanted):
            yield head
            labels.update(value for value in row if isinstance(value, str))
            beyond = head.first_row


def _head_at(sheet: Sheet, index: int) -> Head | None:
    upper = _texts(sheet.rows[index])
    if sum(meaning_of(text) is not None for text in upper.values()) < 2:
        return None
    rows = [sheet.numbers[index]]
    names, groups = dict(upper), {}
    after = index + 1
    if after < len(sheet.rows) and sheet.numbers[after] - rows[0] <= 2:
        lower = _texts(sheet.rows[after])
        above = _groups(sheet, upper, lower, rows[0])
        if _belongs(sheet.rows[after], lower, above):
            rows.append(sheet.numbers[after])
            names, groups = names | lower, above
            after += 1
    columns = _meanings(names, groups)
    first = rows[-1] + 1
    while after < len(sheet.rows) and _is_numbering(sheet.rows[after]):
        first = sheet.numbers[after] + 1
        after += 1
    return Head(
        rows=tuple(rows),
        columns=columns,
        places={column: place for place, column in columns.items()},
        first_row=first,
        parts=next((place_parts(names[place]) for place, kind in columns.items() if kind is Column.LOCATION), ()),
        units=_units(columns, names),
        unknown={place: text for place, text in names.items() if place not in columns},
    )


def _texts(row: Sequence[Value]) -> dict[int, str]:
    return {
        place: " ".join(value.split()) for place, value in enumerate(row, 1) if isinstance(value, str) and value.strip()
    }


def _meanings(names: Mapping[int, str], groups: Mapping[int, str]) -> dict[int, Column]:
    found: dict[int, Column] = {}
    for place, text in sorted(names.items()):
        column = meaning_of(text, groups.get(place, ""))
        if column in found.values() and Column.ITEM_NUMBER in found.values():
            column = _IN_ITEM.get(column) if column else None  # a second "Uraian" right of "No. Item" is the item's
        if column is not None and column not in found.values():
            found[place] = column
    _shift_to_items(found, names)
    return found


def _shift_to_items(found: dict[int, Column], names: Mapping[int, str]) -> None:
    """Take "Uraian Informasi Arsip" for the item's in a list that numbers items and has no other word for it."""
    places = {column: place for place, column in found.items()}
    title = places.get(Column.TITLE)
    if Column.ITEM_NUMBER not in places or Column.ITEM_TITLE in places or title is None:
        return
    if "berkas" not in squeezed(names[title]):
        found[title] = Column.ITEM_TITLE
        if Column.EXTENT in places and Column.ITEM_EXTENT not in places:
            found[places[Column.EXTENT]] = Column.ITEM_EXTENT


def _groups(sheet: Sheet, upper: Mapping[int, str], lower: Mapping[int, str], number: int) -> dict[int, str]:
    """Return the heading above each column of the lower row: by merged cells, else the nearest one to the left."""
    spans = {
        place: upper[left]
        for top, left, bottom, right in sheet.merges
        if top <= number <= bottom and right > left and left in upper
        for place in range(left, right + 1)
    }
    groups: dict[int, str] = {}
    for place in lower:
        group = spans.get(place) or next((upper[other] for other in sorted(upper, reverse=True) if other <= place), "")
        if group:
            groups[place] = group
    return groups


def _belongs(row: Sequence[Value], lower: Mapping[int, str], groups: Mapping[int, str]) -> bool:
    """Tell whether a row is the lower row of a head: nothing but labels in it."""
    if not lower or len(lower) < sum(value is not None for value in row):
        return False
    known = sum(meaning_of(text, groups.get(place, "")) is not None for place, text in lower.items())
    return known >= max(2, len(lower) - 1)


def _is_numbering(row: Sequence[Value]) -> bool:
    """Tell a row that numbers the columns: "(1) (2) … (13)" or "1 2 3 …", each once and rising."""
    values = [value for value in row if value is not None]
    if len(values) < 3:
        return False
    numbers: list[int] = []
    for value in values:
        found = _NUMBERING.fullmatch(str(value).strip()) if isinstance(value, int | str) else None
        if found is None:
            return False
        numbers.append(int(found[1]))
    return numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] <= 1


def _units(columns: Mapping[int, Column], texts: Mapping[int, str]) -> dict[Column, str]:
    units: dict[Column, str] = {}
    for place, kind in columns.items():
        if kind in {Column.EXTENT, Column.ITEM_EXTENT}:
            bracket = re.search(r"\(([^)]*)\)", texts.get(place, ""))
            found = _UNITS.search(bracket[1]) if bracket else None
            if found:
                units[kind] = found[0].lower()
    return units
