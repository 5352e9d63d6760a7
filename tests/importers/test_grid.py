"""Spreadsheets of every format, read through the public door: values, addresses, what is told beside them."""

from __future__ import annotations

import datetime as dt
import hashlib
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from importers.grid import read_workbook, sha256_of
from importers.records import Severity, UnreadableFile
from tests.importers.old_excel import old_workbook
from tests.importers.packages import ods, sheet_xml, xlsx


def _book(path: Path, cells: dict[str, object]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for address, value in cells.items():
        sheet[address] = value
    book.save(path)
    return path


def test_every_cell_knows_its_address(tmp_path: Path) -> None:
    path = _book(tmp_path / "a.xlsx", {"C3": "Kelurahan", "D3": "Suara", "C5": "Rangga Mekar", "D5": 24214})
    book = read_workbook(path)
    (sheet,) = book.sheets
    assert list(sheet.numbers) == [3, 5]
    assert list(sheet.rows) == [(None, None, "Kelurahan", "Suara"), (None, None, "Rangga Mekar", 24214)]
    assert sheet.at(5, 4) == 24214
    assert sheet.at(4, 4) is None
    assert sheet.at(5, 99) is None
    assert sheet.at(99, 1) is None


def test_facts_name_the_file_its_bytes_and_its_true_format(tmp_path: Path) -> None:
    path = _book(tmp_path / "hasil.csv", {"A1": 1})  # an .xlsx by content
    facts = read_workbook(path).facts
    assert (facts.name, facts.size, facts.format) == ("hasil.csv", path.stat().st_size, "xlsx")
    assert facts.sha256 == hashlib.sha256(path.read_bytes()).hexdigest() == sha256_of(path)


def test_values_keep_their_type(tmp_path: Path) -> None:
    values = {
        "A1": "001",
        "B1": 12.0,
        "C1": 24.214,
        "D1": True,
        "E1": dt.datetime(2019, 5, 12, 7, 30),  # noqa: DTZ001 - cells know no time zone
        "F1": dt.date(2019, 5, 12),
        "G1": dt.time(7, 30),
        "H1": "  as it\nstands ",
        "I1": "   ",
        "J1": False,
        "K1": -5,
    }
    (sheet,) = read_workbook(_book(tmp_path / "v.xlsx", values)).sheets
    (row,) = sheet.rows
    assert row[:4] == ("001", 12, 24.214, True)
    assert type(row[1]) is int
    assert row[4:8] == (values["E1"], dt.date(2019, 5, 12), dt.time(7, 30), "  as it\nstands ")
    assert row[8:] == (None, False, -5)


def test_rows_without_values_are_left_out_and_end_blanks_dropped(tmp_path: Path) -> None:
    rows = '<row r="2"><c r="A2"><v>1</v></c><c r="B2"/><c r="C2" t="inlineStr"><is><t> </t></is></c></row>'
    path = xlsx(tmp_path / "b.xlsx", {"S": sheet_xml(f'<row r="1"/>{rows}<row r="3"><c r="A3"/></row>')})
    (sheet,) = read_workbook(path).sheets
    assert (list(sheet.numbers), list(sheet.rows)) == ([2], [(1,)])


def test_hidden_sheets_are_flagged_and_charts_are_no_sheets(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.create_chartsheet("Grafik")
    book.create_sheet("Simpanan").sheet_state = "hidden"
    book.create_sheet("Rahasia").sheet_state = "veryHidden"
    book["Rahasia"]["B2"] = 7
    book.save(tmp_path / "h.xlsx")
    sheets = read_workbook(tmp_path / "h.xlsx").sheets
    assert [(sheet.name, sheet.hidden) for sheet in sheets] == [
        ("Sheet", False),
        ("Simpanan", True),
        ("Rahasia", True),
    ]
    assert sheets[2].at(2, 2) == 7


def test_merges_and_hidden_rows_are_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet["A1"] = "HASIL"
    sheet["A2"] = 1
    sheet.merge_cells("A1:C1")
    sheet.merge_cells("AA5:AB1000")
    sheet.row_dimensions[2].hidden = True
    book.save(tmp_path / "m.xlsx")
    read = read_workbook(tmp_path / "m.xlsx")
    assert read.sheets[0].merges == ((1, 1, 1, 3), (5, 27, 1000, 28))
    (problem,) = read.problems
    assert (problem.code, problem.severity, dict(problem.data)) == ("hidden_rows", Severity.INFO, {"count": 1})


def test_a_formula_never_calculated_is_blank_and_told(tmp_path: Path) -> None:
    read = read_workbook(_book(tmp_path / "f.xlsx", {"A1": 1, "B2": "=A1+1", "D4": "=SUM(A1:B2)"}))
    assert read.sheets[0].at(2, 2) is None
    (problem,) = read.problems
    assert (problem.code, problem.severity, problem.sheet) == ("formula_not_calculated", Severity.WARNING, "Sheet")
    assert (problem.cell, problem.cells) == ("B2", ("B2", "D4"))


def test_a_calculated_formula_is_its_value(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>"a"&amp;"b"</f><v>ab</v></c></row>'
    first = '<c r="A2"><f t="shared" ref="A2:A3" si="0">A1</f><v>2</v></c>'
    shared = f'<row r="2">{first}<c r="B2"><f t="shared" si="0"/></c></row>'
    read = read_workbook(xlsx(tmp_path / "f.xlsx", {"S": sheet_xml(rows + shared)}))
    assert list(read.sheets[0].rows) == [(2, "ab"), (2,)]
    assert [(problem.code, problem.cells) for problem in read.problems] == [("formula_not_calculated", ("B2",))]


def test_error_values_are_blank_and_told_by_kind(tmp_path: Path) -> None:
    cells = '<c r="A1" t="e"><v>#REF!</v></c><c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="C1"><v>3</v></c>'
    read = read_workbook(xlsx(tmp_path / "e.xlsx", {"S": sheet_xml(f'<row r="1">{cells}</row>')}))
    assert list(read.sheets[0].rows) == [(None, None, 3)]
    told = [(problem.code, problem.cell, problem.raw) for problem in read.problems]
    assert told == [("cell_error", "A1", "#REF!"), ("cell_error", "B1", "#DIV/0!")]


def test_findings_are_seen_where_pieces_of_the_xml_meet(tmp_path: Path) -> None:
    count = 60_000  # some 4 MB of XML, cut every megabyte
    rows = "".join(
        f'<row r="{at}"><c r="A{at}"><f>B{at}*2</f></c><c r="B{at}"><v>{at}</v></c></row>' for at in range(1, count)
    )
    merges = "".join(f'<mergeCell ref="C{at}:D{at}"/>' for at in range(1, 50_001))
    after = f"<mergeCells>{merges}</mergeCells>"
    read = read_workbook(xlsx(tmp_path / "many.xlsx", {"S": sheet_xml(rows, after=after)}))
    (problem,) = read.problems
    assert problem.data["count"] == count - 1
    assert len(read.sheets[0].merges) == 50_000


def test_macros_are_told_and_never_run(tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "m.xlsm",
        {"S": sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>')},
        parts={"xl/vbaProject.bin": "x"},
    )
    read = read_workbook(path)
    assert read.facts.format == "xlsm"
    assert [problem.code for problem in read.problems] == ["macros_not_run"]


def test_an_excel_97_workbook_with_any_ending(tmp_path: Path) -> None:
    path = tmp_path / "lama.xlsx"
    path.write_bytes(old_workbook())
    read = read_workbook(path)
    assert read.facts.format == "xls"
    first, second = read.sheets
    assert (first.name, first.at(4, 2), first.at(4, 3), first.at(6, 3)) == ("Rekap", "001", 24214, 24.214)
    assert (second.name, second.hidden, second.at(1, 1)) == ("Simpanan", True, 1)


def test_an_opendocument_sheet_keeps_addresses_over_repeated_cells(tmp_path: Path) -> None:
    blank = '<table:table-row table:number-rows-repeated="5"><table:table-cell/></table:table-row>'
    path = ods(
        tmp_path / "a.xls",
        '<table:table table:name="Data"><table:table-row><table:table-cell table:number-columns-repeated="2"/>'
        '<table:table-cell office:value-type="string"><text:p>001</text:p></table:table-cell></table:table-row>'
        f'{blank}<table:table-row><table:table-cell office:value-type="float" office:value="12"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048569">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>',
    )
    read = read_workbook(path)
    assert read.facts.format == "ods"
    assert (list(read.sheets[0].numbers), list(read.sheets[0].rows)) == ([1, 7], [(None, None, "001"), (12,)])


def test_an_html_table_called_xls(tmp_path: Path) -> None:
    path = tmp_path / "unduhan.xls"
    path.write_text(
        "<html><head><meta charset='utf-8'><style>td {}</style></head><body><h2>HASIL PEMILU 2019</h2>"
        "<table><tr><th rowspan=2>Kecamatan</th><th colspan=2>Suara</th></tr><tr><th>01</th><th>02</th></tr>"
        "<tr><td>Bogor&nbsp;Selatan</td><td x:num='43065'>43.065</td><td>75.413</td></tr>"
        "<tr><td>001<td>&nbsp;<td>a<br>b</table><table><tr><td>catatan</td></tr></table></body></html>",
        "utf-8",
    )
    read = read_workbook(path)
    (sheet,) = read.sheets
    assert (read.facts.format, sheet.name) == ("html", "unduhan")
    assert list(sheet.rows) == [
        ("HASIL PEMILU 2019",),
        ("Kecamatan", "Suara"),
        (None, "01", "02"),
        ("Bogor Selatan", 43065, "75.413"),
        ("001", None, "a\nb"),
        ("catatan",),
    ]
    assert sheet.merges == ((2, 1, 3, 1), (2, 2, 2, 3))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_an_html_table_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.xls"
    path.write_text("<table><tr><td>Café – é</td><td>1</td></tr></table>", encoding)
    assert read_workbook(path).sheets[0].rows[0] == ("Café – é", "1")


def test_a_table_laid_out_in_a_table(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    inner = "<table><tr><td>1</td><td>2</td></tr></table>"
    path.write_text(f"<table><tr><td>kiri</td><td><div>{inner}</div>{inner}</td></tr></table>", "utf-8")
    assert list(read_workbook(path).sheets[0].rows) == [("kiri",), ("1", "2"), ("1", "2")]


def test_spreadsheetml_called_xls(tmp_path: Path) -> None:
    spaces = (
        'xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"'
    )
    options = 'WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"'
    visible = f"<{options}><Visible>SheetHidden</Visible></WorksheetOptions>"
    cells = (
        '<Cell ss:Index="2"><Data ss:Type="String">001</Data></Cell><Cell ss:Formula="=RC[-1]"/>'
        '<Cell><Data ss:Type="Error">#REF!</Data></Cell>'
        '<Cell><Data ss:Type="DateTime">2019-04-17T00:00:00.000</Data></Cell>'
        '<Cell><Data ss:Type="Boolean">1</Data></Cell><Cell><Data ss:Type="Number">24.214</Data></Cell>'
    )
    path = tmp_path / "a.xls"
    path.write_text(
        f'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook {spaces}><Worksheet ss:Name="Satu">'
        '<Table><Column ss:Width="5"/><Row ss:Index="3"><Cell ss:MergeAcross="1" ss:MergeDown="1">'
        '<Data ss:Type="String">Judul</Data>'
        f'</Cell><Cell><Data ss:Type="Number">12</Data></Cell></Row><Row>{cells}</Row></Table></Worksheet>'
        f'<Worksheet ss:Name="Dua"><Table/>{visible}</Worksheet></Workbook>',
        "utf-8",
    )
    read = read_workbook(path)
    first, second = read.sheets
    assert read.facts.format == "spreadsheetml"
    assert list(first.numbers) == [3, 4]
    assert list(first.rows) == [("Judul", None, 12), (None, "001", None, None, dt.date(2019, 4, 17), True, 24.214)]
    assert first.merges == ((3, 1, 4, 2),)
    assert (second.name, second.hidden) == ("Dua", True)
    assert [(problem.code, problem.cell) for problem in read.problems] == [
        ("formula_not_calculated", "C4"),
        ("cell_error", "D4"),
    ]


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path: Path) -> None:
    path = _book(tmp_path / "a.xlsx", {"A1": 1})
    seen: list[float] = []

    def progress(share: float) -> None:
        if not seen:
            with path.open("ab") as file:
                file.write(b"x")
        seen.append(share)

    with pytest.raises(UnreadableFile) as refused:
        read_workbook(path, progress=progress)
    assert refused.value.reason == "changed"


def test_a_small_workbook_is_quick(tmp_path: Path) -> None:
    path = _book(tmp_path / "a.xlsx", {"A1": 1})
    took = []
    for _ in range(5):
        began = time.monotonic()
        read_workbook(path)
        took.append(time.monotonic() - began)
    assert min(took) < 0.5  # 30 ms when nothing else runs


def test_real_registered_voters_keep_their_zeros(shared_data: Path) -> None:
    read = read_workbook(shared_data / "tps_karanganyar2024.xlsx")
    (sheet,) = read.sheets
    assert read.problems == ()
    assert len(sheet.rows) == 1345
    assert sheet.at(2, 4) == "001"
    assert sheet.at(2, 1) == "010101"
    assert sum(int(str(row[4])) for row in sheet.rows[1:]) == 711_480


def test_a_package_written_with_other_part_names(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", {"S": sheet_xml('<row r="1"><c r="A1"><f>1</f></c></row>')})
    moved = tmp_path / "b.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(moved, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode().replace("worksheets/sheet1.xml", "worksheets/lembar.xml")
            new.writestr(name.replace("sheet1.xml", "lembar.xml"), text)
    assert [problem.cell for problem in read_workbook(moved).problems] == ["A1"]
