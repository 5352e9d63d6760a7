"""Levels that only Excel's own format tells: names of kelurahan indented under their kecamatan."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
import xlsxwriter

from importers.grid import Value, read_workbook
from importers.records import Level
from importers.results import read_results
from tests.importers.sheets import complaints, names, table_of

PARTS = {"Bogor Selatan": ["Empang", "Cipaku", "Batutulis"], "Bogor Timur": ["Baranangsiang", "Katulampa"]}
SUBJECTS = ("01 Jokowi", "02 Prabowo", "Suara Sah")


def _figures(at: int) -> list[int]:
    return [100 + 7 * at, 200 + 13 * at, 300 + 20 * at]


def _write(
    path: Path, head: str, *, sums: bool, slip: int = 0, constant: bool = False, steps: Sequence[int] = (0, 1)
) -> Path:
    """Write kecamatan with their kelurahan in one column, told apart by the indent of the cell's format alone."""
    book = xlsxwriter.Workbook(path, {"constant_memory": constant})
    sheet = book.add_worksheet("Rekap")
    formats = [book.add_format({"indent": step, "bold": not at}) for at, step in enumerate(steps)]
    sheet.write_row(0, 0, ["REKAPITULASI PILPRES 2019"])
    sheet.write_row(2, 0, [head, *SUBJECTS])
    row, number = 3, 0
    for wide, parts in PARTS.items():
        figures = [_figures(number + at) for at in range(len(parts))]
        sheet.write(row, 0, wide, formats[0])
        if sums:
            values: list[Value] = list(map(sum, zip(*figures, strict=True)))
            sheet.write_row(row, 1, [int(str(values[0])) + slip, *values[1:]])
        for at, (part, own) in enumerate(zip(parts, figures, strict=True), row + 1):
            sheet.write(at, 0, part, formats[1])
            sheet.write_row(at, 1, own)
        row, number = row + 1 + len(parts), number + len(parts)
    book.close()
    return path


@pytest.mark.parametrize("head", ["Wilayah", "Kecamatan", "Kelurahan", "Nama Kecamatan/Kelurahan"])
@pytest.mark.parametrize("sums", [True, False])
@pytest.mark.parametrize("steps", [(0, 1), (1, 3)])
def test_indents_of_the_format_tell_kecamatan_from_kelurahan(
    tmp_path: Path, head: str, sums: bool, steps: tuple[int, int]
) -> None:
    reading = read_results(read_workbook(_write(tmp_path / "rekap.xlsx", head, sums=sums, steps=steps)))

    table = table_of(reading)
    assert names(table) == [(wide, part) for wide, parts in PARTS.items() for part in parts]
    assert {area.level for area in table.areas} == {Level.VILLAGE}
    assert list(table.values) == [tuple(_figures(at)) for at in range(5)]
    assert len(table.totals) == (2 if sums else 0)
    assert complaints(reading) == []


def test_a_slip_in_the_sum_of_an_indented_group_makes_it_no_kelurahan(tmp_path: Path) -> None:
    path = _write(tmp_path / "rekap.xlsx", "Wilayah", sums=True, slip=10)

    table = table_of(read_results(read_workbook(path)))

    assert len(table.areas) == 5
    assert [values[0] for _, values in table.totals] == [331, 259]


def test_indents_that_tell_nothing_change_nothing(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(tmp_path / "rekap.xlsx")
    sheet = book.add_worksheet("Rekap")
    indented = book.add_format({"indent": 1})
    sheet.write_row(0, 0, ["Kelurahan", *SUBJECTS])
    for at, name in enumerate(("Empang", "Cipaku", "Batutulis", "Pakuan")):
        sheet.write(at + 1, 0, name, indented if at else None)
        sheet.write_row(at + 1, 1, _figures(at))
    book.close()

    table = table_of(read_results(read_workbook(tmp_path / "rekap.xlsx")))

    assert names(table) == [("Empang",), ("Cipaku",), ("Batutulis",), ("Pakuan",)]
