"""A workbook is written, opened again and read back: values, live totals, official forms, charts, print set-up."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from lxml import etree

from exporters.content import Book, Column, Kind, Paper, Signature, Value
from exporters.measure import width
from exporters.safe import CannotWrite
from exporters.workbook import page, write_workbook
from exporters.workbook.formats import inner_width
from tests.exporters import samples


def opened(book: Book, folder: Path, *, stored: bool = False) -> Any:
    out = folder / "buku.xlsx"
    write_workbook(book, out, overwrite=True)
    # From memory: on Windows an open file could not be replaced by the next write.
    return openpyxl.load_workbook(io.BytesIO(out.read_bytes()), data_only=stored)


def rows_of(sheet: Any) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in sheet.iter_rows(values_only=True)]


def test_values_stand_typed_below_their_headings(tmp_path: Path) -> None:
    rows = rows_of(opened(samples.book(), tmp_path, stored=True)["Kecamatan"])
    head = next(place for place, row in enumerate(rows) if row[0] == "Kode")
    assert rows[0][0] == "Hasil menurut kecamatan"
    assert rows[head][1:4] == ("Kecamatan", "01 Jokowi–Ma’ruf", "% 1")
    assert rows[head + 1][:3] == ("32.71.01", "Bogor Barat", 50_238)


def test_totals_are_formulas_that_also_hold_their_values(tmp_path: Path) -> None:
    live = opened(samples.book(), tmp_path)["Kecamatan"]
    stored = opened(samples.book(), tmp_path, stored=True)["Kecamatan"]
    row = next(cell.row for cell in live["B"] if cell.value == "Jumlah")
    assert re.fullmatch(r"=SUBTOTAL\(109,C\d+:C\d+\)", live.cell(row, 3).value)
    assert live.cell(row, 4).value == f'=IF(N(F{row})=0,"",C{row}/F{row})'
    assert stored.cell(row, 3).value == 228_112
    assert stored.cell(row, 4).value == pytest.approx(228_112 / 627_185)
    assert stored.cell(row, 7).value == 0


def test_the_sum_covers_exactly_the_rows(tmp_path: Path) -> None:
    sheet = opened(samples.book(), tmp_path)["Kecamatan"]
    row = next(cell.row for cell in sheet["B"] if cell.value == "Jumlah")
    first, last = map(int, re.findall(r"C(\d+)", sheet.cell(row, 3).value))
    assert sum(sheet.cell(place, 3).value for place in range(first, last + 1)) == 228_112
    assert last == row - 1


def test_nothing_typed_becomes_a_formula_a_link_or_a_number(tmp_path: Path) -> None:
    texts = ("=1+1", "+A1", "-2", "@SUM(A1)", "{=1}", "0012", "1e5", "http://kpu.go.id", "\x07bel\x00", "x" * 40_000)
    columns = (Column("Kode", Kind.CODE), Column("Teks"))
    sheet = samples.data_sheet(tuple((text, text) for text in texts), columns=columns, totals=None)
    found = opened(samples.book(sheet), tmp_path)["Kecamatan"]
    cells = [cell for row in found.iter_rows() for cell in row if cell.value is not None]
    assert all(cell.data_type == "s" for cell in cells)
    assert all(cell.hyperlink is None for cell in cells)
    values = [cell.value for cell in cells]
    assert set(texts[:8]) <= set(values)
    assert "bel" in values
    assert max(len(value) for value in values) == 32_767


def test_thousands_are_dots_and_dates_are_dates(tmp_path: Path) -> None:
    columns = (Column("Tanggal", Kind.DATE), Column("Suara", Kind.NUMBER), Column("Kode", Kind.CODE))
    sheet = samples.data_sheet(((dt.date(2019, 5, 7), 1_234_567, "007"),), columns=columns, totals=None)
    found = opened(samples.book(sheet), tmp_path)["Kecamatan"]
    row = next(row for row in found.iter_rows() if row[2].value == "007")
    assert row[0].value.date() == dt.date(2019, 5, 7)
    assert row[0].number_format == "dd/mm/yyyy"
    assert row[1].number_format == r"[>=1000000]0\.000\.000;[>=1000]0\.000;0"
    assert row[2].number_format == "@"


def test_heads_stay_in_view_and_are_a_table_with_a_filter(tmp_path: Path) -> None:
    sheet = opened(samples.book(), tmp_path)["Kecamatan"]
    head = next(cell.row for cell in sheet["A"] if cell.value == "Kode")
    assert sheet.freeze_panes == f"C{head + 1}"
    (table,) = sheet.tables.values()
    assert table.ref == f"A{head}:G{head + 6}"
    assert table.autoFilter is not None


def test_equal_headings_get_a_filter_instead_of_a_table(tmp_path: Path) -> None:
    columns = (Column("Kecamatan"), Column("Suara", Kind.NUMBER, "01"), Column("Suara", Kind.NUMBER, "02"))
    sheet = samples.data_sheet((("A", 1, 2), ("B", 3, 4)), columns=columns, totals=None)
    found = opened(samples.book(sheet), tmp_path)["Kecamatan"]
    assert not found.tables
    assert found.auto_filter.ref


@pytest.mark.parametrize(("paper", "code"), [(Paper.A4, 9), (Paper.FOLIO, 14)])
def test_prints_landscape_with_titles_and_page_numbers(tmp_path: Path, paper: Paper, code: int) -> None:
    for sheet in opened(samples.book(paper=paper), tmp_path):
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.paperSize == code
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.print_area
        assert sheet.oddFooter.right.text == "Halaman &P dari &N"
        if sheet.title != "Grafik":
            assert sheet.print_title_rows


def test_a_long_heading_has_the_height_it_needs(tmp_path: Path) -> None:
    columns = (Column("Kecamatan"), Column("Rekapitulasi tingkat kecamatan oleh 24 partai", Kind.NUMBER, width=12))
    found = opened(samples.book(samples.data_sheet((("A", 1),), columns=columns, totals=None)), tmp_path)["Kecamatan"]
    head = next(cell.row for cell in found["A"] if cell.value == "Kecamatan")
    assert found.row_dimensions[head].height >= 4 * 15


def test_a_wide_sheet_goes_over_pages_side_by_side_with_its_keys(tmp_path: Path) -> None:
    parties = (Column(f"{number} Partai", Kind.NUMBER, width=15) for number in range(24))
    columns = (Column("Kode", Kind.CODE, key=True), Column("Kecamatan", key=True), *parties)
    sheet = samples.data_sheet((("1", "A", *range(24)),), columns=columns, totals=None)
    found = opened(samples.book(sheet), tmp_path)["Kecamatan"]
    assert (found.page_setup.fitToWidth, found.page_setup.fitToHeight) == (2, 0)
    assert found.print_title_cols == "$A:$B"


def test_an_official_list_has_its_double_head_and_numbering_row(tmp_path: Path) -> None:
    sheet = opened(samples.book(samples.official()), tmp_path)["Aktif"]
    rows = rows_of(sheet)
    head = next(place for place, row in enumerate(rows) if row[0] == "No. Berkas")
    assert rows[0][0] == "DAFTAR ARSIP AKTIF"
    assert rows[head] == ("No. Berkas", "Uraian Informasi Berkas", "Item Arsip", None, "Ket.")
    assert rows[head + 1][2:4] == ("No. Item", "Uraian Informasi Arsip")
    assert rows[head + 2] == ("(1)", "(2)", "(3)", "(4)", "(5)")
    assert rows[head + 3] == ("0007", "Rekapitulasi tingkat kecamatan", "1", "=Berita acara", "Asli")
    assert rows[head + 4] == (None, None, "2", "Sertifikat", None)
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert {f"A{head + 1}:A{head + 2}", f"C{head + 1}:D{head + 1}"} <= merged


def test_an_official_list_ends_in_place_date_and_signatures(tmp_path: Path) -> None:
    sheet = opened(samples.book(samples.official()), tmp_path)["Aktif"]
    rows = rows_of(sheet)
    # One row, so that no page break parts a name from its office.
    left, right = [value for value in rows[-1] if value]
    assert left.split("\n") == ["Kepala Unit Kearsipan", "", "", "", "", "Siti", "NIP 196805121993032004"]
    assert right.split("\n")[:2] == ["Bogor, 24 November 2026", "Kepala Unit Pengolah"]
    assert right.split("\n")[-1].startswith("NIP …")
    assert sheet.row_dimensions[len(rows)].height > 8 * 13


def test_the_words_of_a_head_stand_near_their_labels(tmp_path: Path) -> None:
    wide = (Column("No", Kind.CODE, width=6), Column("Jenis Arsip", width=60), Column("Tahun", width=13))
    usual = tuple(Column(name, Kind.CODE, width=9) for name in "ABCDE")
    for columns, cells in (
        (wide, ("Pencipta Arsip: KPU Kota Bogor", None, None)),
        (usual, ("Pencipta Arsip", None, ": KPU Kota Bogor", None, None)),
    ):
        form = samples.official(columns=columns, rows=(("1",) * len(columns),))
        assert cells in rows_of(opened(samples.book(form), tmp_path)["Aktif"])


def test_no_heading_touches_the_lines_beside_it(tmp_path: Path) -> None:
    sheet = opened(samples.book(samples.official()), tmp_path)["Aktif"]
    room = inner_width(sheet.column_dimensions["A"].width)
    assert room - width("No. Berkas", 10, bold=True) >= 7.5


def test_an_empty_official_list_says_so(tmp_path: Path) -> None:
    rows = rows_of(opened(samples.book(samples.official(rows=())), tmp_path)["Aktif"])
    assert "Tidak ada arsip." in [row[0] for row in rows]


def test_the_chart_is_native_and_draws_from_the_data_sheet(tmp_path: Path) -> None:
    out = tmp_path / "buku.xlsx"
    write_workbook(samples.book(), out)
    with zipfile.ZipFile(out) as package:
        chart = package.read("xl/charts/chart1.xml").decode()
        drawing = package.read("xl/drawings/drawing1.xml").decode()
    assert re.search(r"<c:f>Kecamatan!\$C\$\d+:\$C\$\d+</c:f>", chart)
    assert "<c:v>50238</c:v>" in chart
    assert "8C1D2C" in chart.upper()
    assert 'descr="Grafik kolom suara"' in drawing


def test_sheets_are_named_as_excel_can(tmp_path: Path) -> None:
    names = ["Kab/Kota [a]:*?", "kab kota  a", "", "'x'", "n" * 40, "N" * 40, "n" * 30 + "'n"]
    sheets = tuple(samples.data_sheet(name=name) for name in names)
    found = opened(samples.book(*sheets), tmp_path).sheetnames
    assert len({name.casefold() for name in found}) == len(names)
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in found)


@pytest.mark.parametrize("sample", [True, False])
def test_a_sample_is_marked_on_every_sheet(tmp_path: Path, sample: bool) -> None:
    for sheet in opened(samples.book(sample=sample), tmp_path):
        marked = any("CONTOH" in str(value) for row in rows_of(sheet)[:4] for value in row)
        assert marked is sample
        assert ("CONTOH" in (sheet.oddHeader.right.text or "")) is sample


def test_properties_are_set(tmp_path: Path) -> None:
    found = opened(samples.book(), tmp_path).properties
    assert (found.title, found.creator) == ("Hasil Pemilu Presiden 2019", "KPU Kota Bogor")
    assert found.created.date() == dt.date(2026, 11, 24)


def test_a_long_sheet_is_streamed_and_stays_right(tmp_path: Path) -> None:
    def rows() -> Iterator[tuple[Value, ...]]:
        for number in range(5_000):
            yield (f"{number:05}", f"Wilayah {number}", number, 0.5, number, 2 * number, 0)

    sheet = samples.data_sheet(rows(), stream=True)
    found = opened(samples.book(sheet, samples.official()), tmp_path)["Kecamatan"]
    head = next(cell.row for cell in found["A"] if cell.value == "Kode")
    assert found.cell(head + 5_000, 1).value == "04999"
    assert found.cell(head + 5_001, 3).value == f"=SUBTOTAL(109,C{head + 1}:C{head + 5_000})"
    assert found.auto_filter.ref == f"A{head}:G{head + 5_000}"


def test_progress_may_stop_a_streamed_sheet_and_leaves_nothing(tmp_path: Path) -> None:
    class StopError(Exception):
        pass

    def stop(_: float) -> None:
        raise StopError

    sheet = samples.data_sheet((("1", "A", 1, 0.5, 1, 2, 0) for _ in range(50_000)), stream=True)
    with pytest.raises(StopError):
        write_workbook(samples.book(sheet), tmp_path / "buku.xlsx", progress=stop)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("sheet", [samples.data_sheet(), samples.official()])
def test_a_sheet_longer_than_excel_s_is_refused_and_not_cut_short(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sheet: object
) -> None:
    monkeypatch.setattr(page, "ROWS", 8)
    with pytest.raises(CannotWrite) as refusal:
        write_workbook(samples.book(sheet), tmp_path / "buku.xlsx")
    assert refusal.value.reason == "too_long"
    assert list(tmp_path.iterdir()) == []


def test_a_sheet_without_rows_has_no_total_that_sums_itself(tmp_path: Path) -> None:
    found = opened(samples.book(samples.data_sheet(())), tmp_path)["Kecamatan"]
    assert all(cell.data_type != "f" for row in found.iter_rows() for cell in row)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_signatures_stand_side_by_side_however_few_and_narrow_the_columns(tmp_path: Path, count: int) -> None:
    columns = tuple(Column(name, width=5) for name in "ABC")
    signatures = tuple(Signature(f"Kepala {place}") for place in range(count))
    form = samples.official(columns=columns, rows=(), signatures=signatures)
    texts = [value for value in rows_of(opened(samples.book(form), tmp_path)["Aktif"])[-1] if value]
    assert [text.split("\n")[0] for text in texts[:-1]] == [f"Kepala {place}" for place in range(count - 1)]
    assert f"Kepala {count - 1}" in texts[-1]


def test_never_over_an_existing_file(tmp_path: Path) -> None:
    out = tmp_path / "buku.xlsx"
    out.write_text("lama")
    with pytest.raises(CannotWrite) as refusal:
        write_workbook(samples.book(), out)
    assert refusal.value.reason == "exists"
    assert out.read_text() == "lama"


def test_all_parts_are_well_formed(tmp_path: Path) -> None:
    out = tmp_path / "buku.xlsx"
    write_workbook(samples.book(), out)
    with zipfile.ZipFile(out) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(package.read(name))
