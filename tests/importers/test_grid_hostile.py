"""Hostile and broken files: each ends soon in a reason or a right reading, and takes neither memory nor the program."""

from __future__ import annotations

import struct
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from importers.grid import read_workbook
from importers.records import UnreadableFile
from tests.importers.old_excel import old_workbook
from tests.importers.old_excel_locked import locked_workbook
from tests.importers.packages import HEAD, MAIN, ods, sheet_xml, xlsx
from tests.importers.refusals import reason_of, reason_or_rows

SOON = 10.0
_PASSWORD = "rahasia"


@pytest.fixture(autouse=True)
def _soon() -> Iterator[None]:
    """Let no test of this module take longer than any such file may."""
    began = time.monotonic()
    yield
    assert time.monotonic() - began < SOON


def row(number: int, *cells: tuple[str, object]) -> str:
    inner = "".join(f'<c r="{address}"><v>{value}</v></c>' for address, value in cells)
    return f'<row r="{number}">{inner}</row>'


def one_sheet(path: Path, rows: str, **more: str) -> Path:
    return xlsx(path / "a.xlsx", {"S": sheet_xml(rows)}, **more)  # type: ignore[arg-type]


# Cells where none should be


def test_one_cell_at_the_end_of_the_sheet_is_read(tmp_path: Path) -> None:
    rows = row(1, ("A1", 1), ("B1", 2)) + row(1_048_576, ("XFD1048576", 3))
    (sheet,) = read_workbook(one_sheet(tmp_path, rows)).sheets
    assert list(sheet.numbers) == [1, 1_048_576]
    assert sheet.rows[0] == (1, 2)
    assert sheet.at(1_048_576, 16_384) == 3


def test_only_one_cell_at_the_end_of_the_sheet(tmp_path: Path) -> None:
    (sheet,) = read_workbook(one_sheet(tmp_path, row(1_048_576, ("XFD1048576", 3)))).sheets
    assert sheet.at(1_048_576, 16_384) == 3


def test_a_cell_beyond_the_end_of_any_sheet(tmp_path: Path) -> None:
    assert reason_of(one_sheet(tmp_path, row(1, ("A1", 1)) + row(9_999_999, ("ZZZ9999999", 3)))) == "broken"


def test_a_far_cell_in_every_row(tmp_path: Path) -> None:
    rows = "".join(row(number, (f"XFD{number}", number)) for number in range(1, 50_001))
    assert reason_of(one_sheet(tmp_path, rows)) == "too_large"


def test_a_thousand_scattered_cells_are_all_read(tmp_path: Path) -> None:
    rows = "".join(row(number, (f"BCD{number}", number)) for number in range(1, 1_048_577, 1049))
    (sheet,) = read_workbook(one_sheet(tmp_path, rows)).sheets
    assert len(sheet.rows) == 1000
    assert all(cells[-1] == number for number, cells in zip(sheet.numbers, sheet.rows, strict=True))


def test_as_many_columns_as_a_sheet_has(tmp_path: Path) -> None:
    cells = "".join(f"<c><v>{at}</v></c>" for at in range(16_384))
    (sheet,) = read_workbook(one_sheet(tmp_path, f"<row>{cells}</row>" * 20)).sheets
    assert (len(sheet.rows), sheet.at(20, 16_384)) == (20, 16_383)


@pytest.mark.parametrize("told", ["A1", "A1:XFD1048576", "B7", "#REF!", ""])
def test_what_a_sheet_says_of_its_size_is_not_believed(tmp_path: Path, told: str) -> None:
    rows = "".join(row(number, (f"A{number}", number)) for number in range(1, 101))
    text = sheet_xml(rows, before=f'<dimension ref="{told}"/>')
    (sheet,) = read_workbook(xlsx(tmp_path / "a.xlsx", {"S": text})).sheets
    assert [cells[0] for cells in sheet.rows] == list(range(1, 101))


# Sizes that are not honest


def test_a_zip_bomb(tmp_path: Path) -> None:
    text = f'{HEAD}<sst xmlns="{MAIN}"><si><t>{"a" * (100 * 2**20)}</t></si></sst>'
    assert reason_of(one_sheet(tmp_path, row(1, ("A1", 1)), strings=text)) == "too_large"


def test_a_zip_that_unpacks_to_more_than_it_says(tmp_path: Path) -> None:
    rows = "".join(row(number, (f"A{number}", number)) for number in range(1, 100_001))
    path = one_sheet(tmp_path, rows)
    size = zipfile.ZipFile(path).getinfo("xl/worksheets/sheet1.xml").file_size
    path.write_bytes(path.read_bytes().replace(struct.pack("<L", size), struct.pack("<L", 1000)))
    assert reason_of(path) == "broken"


def test_a_directory_of_very_many_parts(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(30_000):
            archive.writestr(f"xl/{number}", b"")
    assert reason_of(path) == "too_large"


def test_shared_strings_without_end(tmp_path: Path) -> None:
    text = f'{HEAD}<sst xmlns="{MAIN}">' + "".join(f"<si><t>{at}</t></si>" for at in range(700_000))
    path = one_sheet(tmp_path, '<row r="1"><c r="A1" t="s"><v>699999</v></c></row>', strings=text + "</sst>")
    assert read_workbook(path).sheets[0].at(1, 1) == "699999"


def test_a_false_count_of_shared_strings(tmp_path: Path) -> None:
    count = 'count="4000000000" uniqueCount="4000000000"'
    text = f'{HEAD}<sst xmlns="{MAIN}" {count}><si><t>a</t></si></sst>'
    path = one_sheet(tmp_path, '<row r="1"><c r="A1" t="s"><v>0</v></c></row>', strings=text)
    assert read_workbook(path).sheets[0].at(1, 1) == "a"


def test_a_long_string_in_very_many_cells(tmp_path: Path) -> None:
    text = f'{HEAD}<sst xmlns="{MAIN}"><si><t>{"Desa " * 6000}</t></si></sst>'
    cells = '<c t="s"><v>0</v></c>' * 100
    assert reason_of(one_sheet(tmp_path, f"<row>{cells}</row>" * 2000, strings=text)) == "too_large"


def test_an_opendocument_row_repeated_over_the_whole_sheet(tmp_path: Path) -> None:
    cell = 'table:number-columns-repeated="16384" office:value-type="float" office:value="1"'
    row_tag = 'table:table-row table:number-rows-repeated="1048576"'
    path = ods(
        tmp_path / "a.ods",
        f'<table:table table:name="A"><{row_tag}><table:table-cell {cell}/></table:table-row></table:table>',
    )
    assert reason_of(path) in {"too_large", "broken"}


# Tricks of XML


def test_entities_in_a_sheet_are_not_expanded(tmp_path: Path) -> None:
    entities = '<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">'
    sheet = sheet_xml('<row r="1"><c r="A1" t="inlineStr"><is><t>&c;</t></is></c></row>').removeprefix(HEAD)
    path = xlsx(tmp_path / "a.xlsx", {"S": f"<!DOCTYPE x [{entities}]>{sheet}"})
    assert reason_of(path) == "broken"


def test_entities_in_a_streamed_sheet_are_not_expanded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importers.grid.reading._STREAM_ABOVE", 0)
    sheet = sheet_xml(row(1, ("A1", 1))).removeprefix(HEAD)
    path = xlsx(tmp_path / "a.xlsx", {"S": f'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>{sheet}'})
    assert reason_of(path) == "broken"


def test_entities_in_the_workbook_part(tmp_path: Path) -> None:
    book = (
        f'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><workbook xmlns="{MAIN}" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'
        '<sheet name="&a;" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    path = xlsx(tmp_path / "a.xlsx", {"S": sheet_xml(row(1, ("A1", 1)))}, parts={"xl/workbook.xml": book})
    assert reason_of(path) == "broken"


def _spreadsheetml(folder: Path, doctype: str, cell: str) -> Path:
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    path = folder / "a.xls"
    path.write_text(
        f'<?xml version="1.0"?>{doctype}<Workbook xmlns="{space}" xmlns:ss="{space}"><Worksheet ss:Name="A"><Table>'
        f"<Row>{cell}</Row></Table></Worksheet></Workbook>",
        "utf-8",
    )
    return path


def test_entities_in_spreadsheetml_reach_no_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("rahasia", "utf-8")
    doctype = f'<!DOCTYPE Workbook [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    assert reason_of(_spreadsheetml(tmp_path, doctype, "<Cell><Data>&x;</Data></Cell>")) == "broken"


def test_entities_in_spreadsheetml_do_not_multiply(tmp_path: Path) -> None:
    lol = '<!ENTITY a "lollollol">' + "".join(
        f'<!ENTITY {after} "{f"&{name};" * 10}">' for name, after in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert reason_of(_spreadsheetml(tmp_path, f"<!DOCTYPE W [{lol}]>", "<Cell><Data>&i;</Data></Cell>")) == "broken"


def test_places_in_spreadsheetml_beyond_the_sheet(tmp_path: Path) -> None:
    space = 'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"'
    assert (
        reason_of(_spreadsheetml(tmp_path, "", f'<Cell {space} ss:Index="99999999"><Data>1</Data></Cell>')) == "broken"
    )


def test_spans_in_html_beyond_the_sheet(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_text('<table><tr><td colspan="999999999" rowspan="999999999">a</td></tr><tr><td>b</td></tr></table>')
    assert reason_of(path) == "broken"


def test_html_nested_deeper_than_any_stack(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_text("<html>" + "<div><table><tr><td>" * 30_000 + "x")
    assert reason_or_rows(path) in {"broken", "too_large", "timeout", (("x",),), ()}


@pytest.mark.parametrize("tag", ["<c ", '<c r="A1" t="e">', "<f>", '<c r="A1"><f>', "<mergeCell "])
def test_xml_made_to_slow_a_search_down(tmp_path: Path, tag: str) -> None:
    path = xlsx(tmp_path / "a.xlsx", {"S": sheet_xml(tag * (3 * 2**20 // len(tag)))})
    assert reason_or_rows(path) in {"broken", ()}


# Files that are damaged, or are something else


def _sound(folder: Path) -> Path:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["Kelurahan", 12])
    book.save(folder / "sound.xlsx")
    return folder / "sound.xlsx"


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_truncated_workbook(tmp_path: Path, share: float) -> None:
    whole = _sound(tmp_path).read_bytes()
    path = tmp_path / "cut.xlsx"
    path.write_bytes(whole[: int(len(whole) * share)])
    assert reason_of(path) == "truncated"


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_a_truncated_excel_97_workbook(tmp_path: Path, share: float) -> None:
    whole = old_workbook()
    path = tmp_path / "cut.xls"
    path.write_bytes(whole[: int(len(whole) * share)])
    assert reason_of(path) in {"truncated", "broken"}


def test_a_workbook_with_flipped_bytes(tmp_path: Path) -> None:
    path = one_sheet(tmp_path, "".join(row(number, (f"A{number}", number)) for number in range(1, 1000)))
    data = bytearray(path.read_bytes())
    start = zipfile.ZipFile(path).getinfo("xl/worksheets/sheet1.xml").header_offset + 80
    data[start : start + 20] = b"\xff" * 20
    path.write_bytes(data)
    assert reason_of(path) == "broken"


def test_parts_that_are_missing(tmp_path: Path) -> None:
    path = one_sheet(tmp_path, '<row r="1"><c r="A1" t="s"><v>0</v></c></row>')
    assert reason_of(path) == "broken"  # a cell points at shared strings that are not there
    whole = _sound(tmp_path)
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(tmp_path / "b.xlsx", "w") as new:
        for name in old.namelist():
            if "worksheets" not in name:
                new.writestr(name, old.read(name))
    assert reason_of(tmp_path / "b.xlsx") == "broken"


def test_a_sheet_in_utf16_is_not_taken_for_an_empty_one(tmp_path: Path) -> None:
    text = sheet_xml(row(1, ("A1", 1))).replace("UTF-8", "UTF-16")
    path = xlsx(tmp_path / "a.xlsx", {"S": text.encode("utf-16")})  # type: ignore[dict-item]
    assert reason_of(path) == "broken"


_KINDS: dict[str, tuple[bytes, str]] = {
    "PDF": (b"%PDF-1.7\n%\xe2\xe3", "wrong_kind"),
    "PNG": (b"\x89PNG\r\n\x1a\n\x00\x00", "wrong_kind"),
    "JPEG": (b"\xff\xd8\xff\xe0\x00\x10JFIF", "wrong_kind"),
    "SQLite": (b"SQLite format 3\x00\x10\x00", "wrong_kind"),
    "gzip": (b"\x1f\x8b\x08\x00\x00", "wrong_kind"),
    "random bytes": (bytes(range(256)) * 16, "unknown_kind"),
    "nothing": (b"", "empty"),
    "blanks": (b" \r\n\t \n", "empty"),
    "zeros": (b"\x00" * 5000, "empty"),
    "zip start": (b"PK\x03\x04", "truncated"),
    "old container": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "broken"),
    "svg": (b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>", "unknown_kind"),
}


@pytest.mark.parametrize("kind", _KINDS)
@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_files_of_another_kind(tmp_path: Path, kind: str, ending: str) -> None:
    data, expected = _KINDS[kind]
    path = tmp_path / f"berkas.{ending}"
    path.write_bytes(data)
    assert reason_of(path) == expected


@pytest.mark.parametrize(("part", "word"), [("word/document.xml", "Word"), ("ppt/presentation.xml", "PowerPoint")])
def test_other_office_files_are_named(tmp_path: Path, part: str, word: str) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(part, "<x/>")
    with pytest.raises(UnreadableFile) as refused:
        read_workbook(path)
    assert (refused.value.reason, refused.value.data) == ("wrong_kind", {"name": "a.xlsx", "found": word})


def test_an_empty_zip(tmp_path: Path) -> None:
    zipfile.ZipFile(tmp_path / "a.xlsx", "w").close()
    assert reason_of(tmp_path / "a.xlsx") == "empty"


# Passwords


def _encrypted(folder: Path, password: str) -> Path:
    path = folder / "terkunci.xlsx"
    with _sound(folder).open("rb") as plain, path.open("wb") as locked:
        OOXMLFile(plain).encrypt(password, locked)
    return path


def test_an_encrypted_workbook_asks_for_its_password(tmp_path: Path) -> None:
    path = _encrypted(tmp_path, _PASSWORD)
    assert reason_of(path) == "encrypted"
    assert reason_of(path, "salah") == "wrong_password"
    read = read_workbook(path, password=_PASSWORD)
    assert (read.facts.format, list(read.sheets[0].rows)) == ("xlsx", [("Kelurahan", 12)])


def test_a_password_that_is_not_needed_does_no_harm(tmp_path: Path) -> None:
    assert read_workbook(_sound(tmp_path), password=_PASSWORD).sheets[0].at(1, 2) == 12
    (tmp_path / "lama.xls").write_bytes(old_workbook())
    assert read_workbook(tmp_path / "lama.xls", password=_PASSWORD).sheets[0].at(4, 3) == 24214


def test_a_workbook_only_protected_from_changes_opens_without_asking(tmp_path: Path) -> None:
    assert read_workbook(_encrypted(tmp_path, "VelvetSweatshop")).sheets[0].at(1, 2) == 12


def test_an_encrypted_opendocument(tmp_path: Path) -> None:
    path = ods(tmp_path / "a.ods", "", manifest="<manifest><manifest:encryption-data/></manifest>")
    assert reason_of(path) == reason_of(path, _PASSWORD) == "locked_otherwise"


def test_an_encrypted_excel_97_workbook_asks_for_its_password(tmp_path: Path) -> None:
    path = tmp_path / "terkunci.xls"
    path.write_bytes(locked_workbook(_PASSWORD))
    assert reason_of(path) == "encrypted"
    assert reason_of(path, "salah") == "wrong_password"
    read = read_workbook(path, password=_PASSWORD)
    assert (read.facts.format, [sheet.name for sheet in read.sheets]) == ("xls", ["Rekap", "Simpanan"])
    assert (read.sheets[0].at(4, 2), read.sheets[0].at(4, 3)) == ("001", 24214)
