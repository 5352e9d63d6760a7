"""Hostile and odd files, each made where it is asked for: what people, broken programs and attackers may hand over."""

from __future__ import annotations

import json
import os
import socket
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl

from tests.importers.packages import HEAD, MAIN, ods, sheet_xml, xlsx

Maker = Callable[[Path], Path]

#: A small honest table: what is read of a file that is odd and all the same right.
ROWS: tuple[tuple[object, ...], ...] = (
    ("Kecamatan", "01", "02"),
    ("Bogor Selatan", 43065, 75413),
    ("Bogor Timur", 24636, 36995),
)
CSV = "\n".join(";".join(map(str, row)) for row in ROWS) + "\n"
COMMAND = "=cmd|' /C calc'!A0"

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _cell(address: str, value: object) -> str:
    if isinstance(value, int):
        return f'<c r="{address}"><v>{value}</v></c>'
    return f'<c r="{address}" t="inlineStr"><is><t>{value}</t></is></c>'


def _rows(rows: tuple[tuple[object, ...], ...] = ROWS) -> str:
    return "".join(
        f'<row r="{number}">'
        + "".join(_cell(f"{chr(65 + at)}{number}", cell) for at, cell in enumerate(row))
        + "</row>"
        for number, row in enumerate(rows, 1)
    )


def _text(name: str, content: str | bytes, encoding: str = "utf-8") -> Maker:
    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return path

    return make


def _sheet(rows: str, name: str = "rekap.xlsx", **more: object) -> Maker:
    return lambda folder: xlsx(folder / name, {"Rekap": sheet_xml(rows)}, **more)  # type: ignore[arg-type]


def _sound(folder: Path, name: str = "rekap.xlsx") -> Path:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in ROWS:
        book.active.append(row)
    book.save(folder / "whole.xlsx")
    return (folder / "whole.xlsx").rename(folder / name)


def _bomb(folder: Path) -> Path:
    text = f'{HEAD}<sst xmlns="{MAIN}"><si><t>{"a" * (60 * 2**20)}</t></si></sst>'
    return _sheet(_rows(), strings=text)(folder)


def _many_strings(folder: Path) -> Path:
    """Make 200 MB of shared strings that no ratio gives away: they are not packed."""
    plain = _sheet('<row r="1"><c r="A1" t="s"><v>5</v></c></row>', "plain.xlsx", strings="")(folder)
    item = b"<si><t>" + os.urandom(500).hex().encode() + b"</t></si>"
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(folder / "rekap.xlsx", "w") as new:
        for name in old.namelist():
            if name != "xl/sharedStrings.xml":
                new.writestr(name, old.read(name))
        with new.open("xl/sharedStrings.xml", "w") as part:
            part.write(f'{HEAD}<sst xmlns="{MAIN}">'.encode())
            for _ in range(200):
                part.write(item * (2**20 // len(item)))
            part.write(b"</sst>")
    return folder / "rekap.xlsx"


def _laughs(folder: Path) -> Path:
    entities = '<!ENTITY a "lollollol">' + "".join(
        f'<!ENTITY {after} "{f"&{name};" * 10}">' for name, after in zip("abcdefgh", "bcdefghi", strict=True)
    )
    sheet = sheet_xml('<row r="1"><c r="A1" t="inlineStr"><is><t>&i;</t></is></c></row>').removeprefix(HEAD)
    return xlsx(folder / "rekap.xlsx", {"Rekap": f"<!DOCTYPE x [{entities}]>{sheet}"})


def _truncated(folder: Path) -> Path:
    path = _sound(folder)
    path.write_bytes(path.read_bytes()[:-300])
    return path


def _no_sheets(folder: Path) -> Path:
    book = f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}"><sheets/></workbook>'
    return _sheet(_rows(), parts={"xl/workbook.xml": book})(folder)


def _very_many_sheets(folder: Path) -> Path:
    sheets = {f"Lembar {number}": sheet_xml("") for number in range(1, 10_001)}
    sheets["Lembar 5000"] = sheet_xml(_rows())
    return xlsx(folder / "rekap.xlsx", sheets)


def _external_link(folder: Path) -> Path:
    rows = _rows(ROWS[:2]) + (
        '<row r="3"><c r="A3" t="str"><f>[1]Sheet1!A3</f><v>Bogor Timur</v></c><c r="B3"><f>[1]Sheet1!B3</f>'
        "<v>24636</v></c><c r=\"C3\"><f>'file:///etc/[passwd]Sheet1'!C3</f><v>36995</v></c></row>"
    )
    link = f'{HEAD}<externalLink xmlns="{MAIN}"><externalBook xmlns:r="{_OFFICE}" r:id="rId1"/></externalLink>'
    related = (
        f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/externalLinkPath" Target="http://127.0.0.1:9/a.xlsx" '
        'TargetMode="External"/></Relationships>'
    )
    parts = {"xl/externalLinks/externalLink1.xml": link, "xl/externalLinks/_rels/externalLink1.xml.rels": related}
    return _sheet(rows, parts=parts)(folder)


def _dde(folder: Path) -> Path:
    rows = _rows() + f'<row r="4"><c r="A4" t="str"><f>{COMMAND[1:]}</f><v>#REF</v></c></row>'
    link = (
        f'{HEAD}<externalLink xmlns="{MAIN}"><ddeLink ddeService="cmd" ddeTopic="/C calc"><ddeItems>'
        '<ddeItem name="A0" advise="1"/></ddeItems></ddeLink></externalLink>'
    )
    return _sheet(rows, parts={"xl/externalLinks/externalLink1.xml": link})(folder)


def _macros(folder: Path) -> Path:
    return _sheet(_rows(), "rekap.xlsm", parts={"xl/vbaProject.bin": "Sub AutoOpen()"})(folder)


def _package_in_package(folder: Path) -> Path:
    inner = _sound(folder, "dalam.xlsx")
    with zipfile.ZipFile(folder / "rekap.xlsx", "w") as archive:
        archive.write(inner, "rekap.xlsx")
    return folder / "rekap.xlsx"


def _climbing(folder: Path) -> Path:
    path = _sound(folder)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("../../../naik.txt", "x")
        archive.writestr("/tmp/mutlak.txt", "x")  # noqa: S108 - nothing may write there
    return path


def _lying_size(folder: Path) -> Path:
    rows = "".join(f'<row r="{at}"><c r="A{at}"><v>{at}</v></c></row>' for at in range(1, 50_001))
    path = _sheet(rows)(folder)
    size = zipfile.ZipFile(path).getinfo("xl/worksheets/sheet1.xml").file_size
    path.write_bytes(path.read_bytes().replace(struct.pack("<L", size), struct.pack("<L", 1000)))
    return path


def _repeated(folder: Path) -> Path:
    cell = 'table:number-columns-repeated="16384" office:value-type="float" office:value="1"'
    row = 'table:table-row table:number-rows-repeated="1048576"'
    table = f'<table:table table:name="A"><{row}><table:table-cell {cell}/></table:table-row></table:table>'
    return ods(folder / "rekap.ods", table)


def _long_line(folder: Path) -> Path:
    path = folder / "rekap.csv"
    with path.open("wb") as file:
        file.write(b"Kecamatan;01;02\nBogor ")
        for _ in range(100):
            file.write(b"x" * 2**20)
    return path


def _long_line_of_a_gigabyte(folder: Path) -> Path:
    path = folder / "rekap.csv"
    with path.open("wb") as file:
        file.write(b"Kecamatan;01;02\nBogor " + b"x" * 100_000)
        file.truncate(2**30)
    return path


def _late_nul(folder: Path) -> Path:
    return _text("rekap.csv", CSV + "\n" * 70_000 + "Bogor Utara;24\x00636;\n")(folder)


def _link(folder: Path) -> Path:
    (folder / "tautan.xlsx").symlink_to(_sound(folder, "asli.xlsx"))
    return folder / "tautan.xlsx"


def _link_to_nothing(folder: Path) -> Path:
    (folder / "tautan.xlsx").symlink_to(folder / "tidak ada.xlsx")
    return folder / "tautan.xlsx"


def _link_to_itself(folder: Path) -> Path:
    (folder / "tautan.xlsx").symlink_to(folder / "tautan.xlsx")
    return folder / "tautan.xlsx"


def _pipe(folder: Path) -> Path:
    os.mkfifo(folder / "pipa.csv")
    return folder / "pipa.csv"


def _socket(folder: Path) -> Path:
    here = Path.cwd()
    os.chdir(folder)  # a socket's path may not be long
    try:
        with socket.socket(socket.AF_UNIX) as server:
            server.bind("soket.csv")
    finally:
        os.chdir(here)
    return folder / "soket.csv"


def _folder(folder: Path) -> Path:
    (folder / "rekap.xlsx").mkdir()
    return folder / "rekap.xlsx"


def _deep_html(folder: Path) -> Path:
    return _text("rekap.xls", "<html>" + "<div><table><tr><td>" * 30_000 + "x")(folder)


def _wide(folder: Path) -> Path:
    cells = "".join(f"<c><v>{at}</v></c>" for at in range(16_384))
    return _sheet(f"<row>{cells}</row>" * 20)(folder)


_FAR = '<row r="1048576"><c r="XFD1048576"><v>3</v></c></row>'
_TABLE = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS)

#: Files nothing can be read of, by the code of the one sentence that says why.
UNREADABLE: dict[str, tuple[Maker, str]] = {
    "zip bomb": (_bomb, "too_large"),
    "billion laughs": (_laughs, "broken"),
    "truncated zip": (_truncated, "truncated"),
    "no sheets": (_no_sheets, "no_sheets"),
    "a size that lies": (_lying_size, "broken"),
    "rows repeated over a whole ods": (_repeated, "broken"),
    "zip in a zip": (_package_in_package, "wrong_kind"),
    "a PDF called xlsx": (_text("rekap.xlsx", b"%PDF-1.7\n1 0 obj"), "wrong_kind"),
    "random bytes": (_text("rekap.xls", bytes(range(256)) * 16), "unknown_kind"),
    "empty file": (_text("rekap.xlsx", b""), "empty"),
    "only blanks": (_text("rekap.csv", b" \r\n\t \r\n"), "empty"),
    "only zeros": (_text("rekap.csv", b"\0" * 5000), "empty"),
    "NUL in text": (_text("rekap.csv", CSV.replace("43065", "43\x00065")), "unknown_kind"),
    "a line of 100 MB": (_long_line, "too_large"),
    "a line of 1 GB": (_long_line_of_a_gigabyte, "too_large"),
    "JSON deeper than any stack": (_text("rekap.json", '{"a":' * 100_000), "json_deep"),
    "JSON cut off": (_text("rekap.json", '{"table": {"327101": {"100025": 5'), "json_broken"),
    "a pipe": (_pipe, "not_a_file"),
    "a socket": (_socket, "not_a_file"),
    "an endless device": (lambda _folder: Path("/dev/zero"), "not_a_file"),
    "a folder": (_folder, "folder"),
    "a link to nothing": (_link_to_nothing, "missing"),
    "a link to itself": (_link_to_itself, "missing"),
    "a name of 300 letters": (lambda folder: folder / ("a" * 300 + ".xlsx"), "name_too_long"),
    "a path of 5,000 letters": (lambda folder: folder / "/".join(["b" * 100] * 50) / "a.xlsx", "name_too_long"),
    "a name with NUL": (lambda folder: folder / "a\x00b.xlsx", "missing"),
}
#: Files that are odd and all the same hold the table of `ROWS`.
READ: dict[str, Maker] = {
    "a far cell": _sheet(_rows() + _FAR),
    "external links": _external_link,
    "DDE": _dde,
    "macros": _macros,
    "parts that climb out": _climbing,
    "very many sheets": _very_many_sheets,
    "xlsx called csv": lambda folder: _sound(folder, "rekap.csv"),
    "csv called xlsx": _text("rekap.xlsx", CSV),
    "html called xls": _text("rekap.xls", f"<html><script>alert(1)</script><table>{_TABLE}</table></html>"),
    "json called csv": _text("rekap.csv", json.dumps([dict(zip(ROWS[0], row, strict=True)) for row in ROWS[1:]])),  # type: ignore[arg-type]
    "byte order mark": _text("rekap.csv", CSV, "utf-8-sig"),
    "UTF-16": _text("rekap.csv", CSV, "utf-16"),
    "UTF-16 without mark": _text("rekap.csv", CSV, "utf-16-le"),
    "Windows-1252": _text("rekap.csv", CSV + "Résumé\n", "cp1252"),
    "mixed line ends": _text("rekap.csv", CSV.replace("\n", "\r\n", 1).replace("75413\n", "75413\r")),
    "old line ends": _text("rekap.csv", CSV.replace("\n", "\r")),
    "a link": _link,
    "emoji in the name": _text("rekap 🗳️ 2019 ‮gpj.csv", CSV),
    "a line end in the name": _text("rekap\n\x1b[2J2019.csv", CSV),
    "bytes in the name": _text("rekap \udcff.csv", CSV),
    "a late NUL": _late_nul,
}
#: Files that hold nothing to take, and are refused as such.
REFUSED: dict[str, Maker] = {
    "a far cell alone": _sheet(_FAR),
    "shared strings of 200 MB": _many_strings,
    "as many columns as there are": _wide,
    "html deeper than any stack": _deep_html,
}
