"""The sample's results workbooks, written the way a careful office writes them: titles, two header rows, a total row.

It knows the figures and the look of a sheet; what is read back from the files is for the importers.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.demo import figures
from app.demo.office import FIGURES_MARK, OFFICE_SHORT
from app.demo.sheet import Book, merged, writing

PRESIDENT_FILE = "rekap-ppwp-2019.xlsx"
SITUNG_FILE = "situng-ppwp-2019.xlsx"
MAYOR_FILE = "pilwalkot-2024.xlsx"
COUNCIL_FILE = "dprd-kota-2024.xlsx"

_PLENO = f"Sumber: rapat pleno terbuka rekapitulasi {OFFICE_SHORT}, sebagaimana diterbitkan"


@dataclass(frozen=True, slots=True)
class _Group:
    """Columns of figures under one heading."""

    title: str
    columns: tuple[str, ...]


def write_president(path: Path) -> Path:
    """Write the president's election of 2019 by kecamatan."""
    title = "Rekapitulasi Hasil Pemilu Presiden dan Wakil Presiden Tahun 2019"
    pairs = tuple(f"{pair.number:02} {pair.name}" for pair in figures.PRESIDENT_PAIRS)
    groups = (_Group("Perolehan Suara Pasangan Calon", pairs), _Group("Suara", ("Suara Sah",)))
    source = f"{_PLENO} (Model DB1-PPWP)"
    with writing(path, title, "Kota Bogor, per kecamatan") as book:
        sheet = book.sheet("Rekap Kecamatan", (5, 12, 24, 24, 24, 16))
        first = _head(book, sheet, title, f"{figures.CITY}, Provinsi {figures.PROVINCE}", source, groups, "Kecamatan")
        for row, area in enumerate(figures.PRESIDENT_2019, start=first):
            _area(book, sheet, row, row - first + 1, area.code, area.name, area.votes)
            sheet.write_formula(row, 5, f"=SUM(D{row + 1}:E{row + 1})", book.format("count"), sum(area.votes))
        votes = figures.PRESIDENT_2019_CITY
        _totals(book, sheet, first, len(figures.PRESIDENT_2019), (*votes, sum(votes)))
        situng = " dan ".join(_dotted(value) for value in figures.PRESIDENT_2019_SITUNG)
        official = " dan ".join(_dotted(value) for value in votes)
        _notes(
            book,
            (
                ("Angka", f"Perolehan suara per kecamatan hasil rapat pleno: {official} untuk seluruh kota."),
                ("Sumber", source + "."),
                ("Status", "Final. Rekapitulasi rapat pleno adalah angka resmi."),
                (
                    "Pembanding",
                    f"Situng menampilkan {situng}; angka Situng hanya petunjuk, jadi tidak dipakai di sini.",
                ),
                ("Suara sah", "Dihitung dari jumlah perolehan kedua pasangan calon."),
            ),
        )
    return path


def write_situng(path: Path) -> Path:
    """Write what Situng showed of the president's election of 2019: another source of the same figures."""
    title = "Tampilan Situng Pemilu Presiden dan Wakil Presiden Tahun 2019"
    pairs = tuple(f"{pair.number:02} {pair.name}" for pair in figures.PRESIDENT_PAIRS)
    source = "Sumber: Situng, sebagaimana diterbitkan"
    with writing(path, title, "Kota Bogor") as book:
        sheet = book.sheet("Situng", (5, 12, 24, 24, 24))
        groups = (_Group("Perolehan Suara Pasangan Calon", pairs),)
        first = _head(book, sheet, title, f"{figures.CITY}, Provinsi {figures.PROVINCE}", source, groups, "Kota")
        _area(book, sheet, first, 1, figures.CITY_CODE, figures.CITY, figures.PRESIDENT_2019_SITUNG)
        _totals(book, sheet, first, 1, figures.PRESIDENT_2019_SITUNG)
        _notes(
            book,
            (
                ("Angka", "Perolehan suara kedua pasangan calon untuk seluruh kota menurut Situng."),
                ("Sumber", source + "."),
                ("Status", "Sementara. Situng hanya petunjuk; angka resmi adalah rekapitulasi rapat pleno."),
            ),
        )
    return path


def write_mayor(path: Path) -> Path:
    """Write the mayor's election of 2024 for the whole city."""
    title = "Rekapitulasi Hasil Pemilihan Wali Kota dan Wakil Wali Kota Bogor Tahun 2024"
    count = figures.MAYOR_2024
    groups = (
        _Group("Perolehan Suara Pasangan Calon", tuple(f"{pair.number} {pair.name}" for pair in figures.MAYOR_PAIRS)),
        _Group("Rincian Suara", ("Suara Sah", "Suara Tidak Sah", "Suara Sah dan Tidak Sah")),
        _Group("Data Pemilih", ("Jumlah Pemilih dalam DPT",)),
    )
    source = f"{_PLENO} (Model D.HASIL KABKO-KWK)"
    with writing(path, title, "Kota Bogor") as book:
        sheet = book.sheet("Rekap Kota", (5, 11, 18, *([19] * 5), *([13] * 3), 14))
        first = _head(book, sheet, title, f"{figures.CITY}, Provinsi {figures.PROVINCE}", source, groups, "Kota")
        values = (*count.votes, count.valid, count.invalid, count.cast, count.registered)
        _area(book, sheet, first, 1, figures.CITY_CODE, figures.CITY, values)
        _totals(book, sheet, first, 1, values)
        _notes(
            book,
            (
                ("Angka", "Perolehan suara lima pasangan calon, suara tidak sah, dan DPT untuk seluruh kota."),
                ("Sumber", source + "."),
                ("Status", "Final."),
                ("Rincian", "Angka per kecamatan tidak termasuk dalam contoh ini."),
                ("Pemeriksaan", f"{_dotted(count.valid)} + {_dotted(count.invalid)} = {_dotted(count.cast)}."),
            ),
        )
    return path


def write_council(path: Path) -> Path:
    """Write the city council's election of 2024: votes in the city, and votes and seats by district."""
    title = "Rekapitulasi Hasil Pemilu Anggota DPRD Kota Bogor Tahun 2024"
    parties = tuple(f"{party.number} {party.short}" for party in figures.COUNCIL_2024)
    groups = (_Group("Perolehan Suara Partai Politik", parties), _Group("Kursi", ("Jumlah Kursi",)))
    source = f"{_PLENO} (Model D.HASIL KABKO-DPRD KABKO)"
    votes = tuple(party.votes for party in figures.COUNCIL_2024)
    with writing(path, title, "Kota Bogor dan daerah pemilihan 2") as book:
        sheet = book.sheet("Rekap Kota", (5, 11, 20, *([11] * 10), 9))
        first = _head(book, sheet, title, f"{figures.CITY}, Provinsi {figures.PROVINCE}", source, groups, "Kota")
        seats = sum(party.seats for party in figures.COUNCIL_2024)
        _area(book, sheet, first, 1, figures.CITY_CODE, figures.CITY, (*votes, seats))
        _totals(book, sheet, first, 1, (*votes, seats))
        second = figures.COUNCIL_DISTRICTS[1]
        shown = tuple(party for party in figures.COUNCIL_2024 if party.second_votes is not None)
        groups = (
            _Group("Perolehan Suara Partai Politik", tuple(f"{party.number} {party.short}" for party in shown)),
            _Group("Kursi", ("Jumlah Kursi",)),
        )
        sheet = book.sheet("Dapil 2", (5, 11, 20, *([11] * 9), 9))
        where = f"Daerah pemilihan {figures.CITY} {second.number} ({', '.join(second.subdistricts)})"
        first = _head(book, sheet, title, where, source, groups, "Daerah Pemilihan")
        district_votes = tuple(party.second_votes for party in shown)
        _area(book, sheet, first, 1, None, f"{figures.CITY} {second.number}", (*district_votes, second.seats))
        _totals(book, sheet, first, 1, (*district_votes, second.seats))
        _notes(book, _council_notes(source))
    return path


#: The results workbooks by name, in the order to import them.
WRITERS: Mapping[str, Callable[[Path], Path]] = {
    PRESIDENT_FILE: write_president,
    SITUNG_FILE: write_situng,
    MAYOR_FILE: write_mayor,
    COUNCIL_FILE: write_council,
}


def _council_notes(source: str) -> tuple[tuple[str, str], ...]:
    won = ", ".join(f"{party.short} {party.seats}" for party in figures.COUNCIL_2024)
    second = ", ".join(f"{party.short} {party.second_seats}" for party in figures.COUNCIL_2024 if party.second_seats)
    districts = "; ".join(
        f"{district.number} {' dan '.join(district.subdistricts)}: {district.seats}"
        for district in figures.COUNCIL_DISTRICTS
    )
    return (
        ("Angka", "Perolehan suara partai yang mendapat kursi, untuk kota dan untuk daerah pemilihan 2."),
        ("Sumber", source + "."),
        ("Status", "Final."),
        ("Kursi kota", f"{won}; seluruhnya 50."),
        ("Kursi dapil 2", f"{second}; seluruhnya 10."),
        ("Alokasi", f"Kursi per daerah pemilihan – {districts}."),
    )


def _head(book: Book, sheet: Any, title: str, where: str, source: str, groups: Sequence[_Group], areas: str) -> int:
    """Write titles and both header rows; return the 0-based row of the first area."""
    last = 2 + sum(len(group.columns) for group in groups)
    row = (
        book.head(sheet, ((title, "title"), (where, "subtitle"), (FIGURES_MARK, "mark"), (source, "source")), last) + 1
    )
    header = book.format("header")
    for column, text in enumerate(("No", "Kode Wilayah", areas)):
        merged(sheet, (row, column), (row + 1, column), text, header)
    column = 3
    for group in groups:
        merged(sheet, (row, column), (row, column + len(group.columns) - 1), group.title, header)
        for text in group.columns:
            sheet.write(row + 1, column, text, header)
            column += 1
    sheet.set_row(row, 20)
    sheet.set_row(row + 1, 48)
    sheet.freeze_panes(row + 2, 3)
    sheet.repeat_rows(row, row + 1)
    return row + 2


def _area(
    book: Book, sheet: Any, row: int, number: int, code: str | None, name: str, values: Sequence[int | None]
) -> None:
    sheet.set_row(row, 20)
    sheet.write_number(row, 0, number, book.format("row_number"))
    sheet.write(row, 1, code, book.format("code"))
    sheet.write_string(row, 2, name, book.format("area"))
    for column, value in enumerate(values, start=3):
        if value is None:
            sheet.write_blank(row, column, None, book.format("count"))
        else:
            sheet.write_number(row, column, value, book.format("count"))


def _totals(book: Book, sheet: Any, first: int, count: int, values: Sequence[int | None]) -> None:
    """Write the total row below ``count`` areas: live sums that also show where nothing recalculates."""
    row = first + count
    sheet.set_row(row, 22)
    merged(sheet, (row, 0), (row, 2), "JUMLAH", book.format("total"))
    for column, value in enumerate(values, start=3):
        letter = chr(ord("A") + column)
        formula = f"=SUM({letter}{first + 1}:{letter}{row})"
        sheet.write_formula(row, column, formula, book.format("total_count"), value)
    sheet.print_area(0, 0, row, 2 + len(values))


def _notes(book: Book, notes: Sequence[tuple[str, str]]) -> None:
    sheet = book.sheet("Sumber dan Catatan", (18, 96), landscape=False)
    row = book.head(sheet, (("Sumber dan catatan", "title"), (FIGURES_MARK, "mark")), 1) + 1
    for offset, (what, text) in enumerate(notes):
        sheet.set_row(row + offset, 16 * len(textwrap.wrap(text, 90)) + 2)
        sheet.write_string(row + offset, 0, what, book.format("note_label"))
        sheet.write_string(row + offset, 1, text, book.format("note"))


def _dotted(value: int) -> str:
    return f"{value:,}".replace(",", ".")
