"""Pages of a list that carry their sums on, and names of kecamatan above those of their kelurahan."""

from __future__ import annotations

import pytest

from importers.grid import Value
from importers.records import Level
from importers.results import read_results
from tests.importers.sheets import Rows, complaints, keys, names, one, table_of

_HEAD: list[Value] = ["No", "TPS", "01 JOKO WIDODO - MA'RUF AMIN", "02 PRABOWO - SANDI", "Suara Sah"]
_VOTES = [(40 + 3 * at, 70 - 2 * at) for at in range(15)]


def _pages(*, wrong: int = 0, chained: bool = False, foot: bool = False, end: bool = True) -> Rows:
    """Return three pages of TPS; ``wrong`` is added to a sum carried to the second page, and on where ``chained``."""
    rows: list[list[Value]] = [["PEROLEHAN SUARA PILPRES 2019"], ["KELURAHAN SUKASARI"], ["KECAMATAN BOGOR TIMUR"]]
    summed = [0, 0, 0]
    for page in range(3):
        rows.append(_HEAD)
        if page:
            carried = [*summed]
            carried[0] += wrong if page == 1 or chained else 0
            rows.append([None, "JUMLAH PINDAHAN", *carried])
        for at in range(5 * page, 5 * page + 5):
            figures = [*_VOTES[at], sum(_VOTES[at])]
            summed = [one + other for one, other in zip(summed, figures, strict=True)]
            rows.append([at + 1, f"TPS {at + 1:03d}", *figures])
        if foot and page < 2:
            rows.append([None, "JUMLAH DIPINDAHKAN", *summed])
    if end:
        rows.append([None, "JUMLAH AKHIR", summed[0] + (wrong if chained else 0), *summed[1:]])
    return rows


@pytest.mark.parametrize("foot", [False, True])
@pytest.mark.parametrize("end", [False, True])
def test_sums_carried_from_page_to_page_are_no_areas_and_right(*, foot: bool, end: bool) -> None:
    reading = read_results(one(_pages(foot=foot, end=end)))

    table = table_of(reading)
    assert list(table.values) == [(*each, sum(each)) for each in _VOTES]
    assert complaints(reading) == []


@pytest.mark.parametrize("foot", [False, True])
@pytest.mark.parametrize("end", [False, True])
def test_a_slip_in_what_is_carried_is_told_at_its_cell(*, foot: bool, end: bool) -> None:
    reading = read_results(one(_pages(wrong=9, foot=foot, end=end)))

    assert [(problem.code, problem.cell) for problem in reading.problems] == [
        ("carried_differs", f"C{12 if foot else 11}")
    ]
    assert reading.problems[0].data["sum"] == sum(one for one, _ in _VOTES[:5])


def test_a_slip_that_is_carried_to_the_end_is_told_there_alone() -> None:
    assert "carried_differs" not in complaints(read_results(one(_pages(wrong=9, chained=True))))


def test_names_above_names_without_a_word_for_their_level() -> None:
    votes = [(1200 + 7 * at, 900 - 5 * at) for at in range(5)]
    sums = [one + other for one, other in votes]
    lines = [*zip(*votes, strict=True), tuple(sums)]
    labels = ("01 JOKO WIDODO - MA'RUF AMIN", "02 PRABOWO SUBIANTO - SANDIAGA UNO", "Suara Sah")
    rows: Rows = [
        ["REKAPITULASI PILPRES 2019 KOTA BOGOR"],
        [],
        [None, "BOGOR TIMUR", None, None, "BOGOR TENGAH", None, None],
        ["Uraian", "Sukasari", "Baranangsiang", "Katulampa", "Paledang", "Gudang", "Jumlah"],
        *([label, *line, sum(line)] for label, line in zip(labels, lines, strict=True)),
    ]

    reading = read_results(one(rows))

    table = table_of(reading)
    assert keys(table) == [1, 2, "valid"]
    assert list(table.values) == [(*each, sum(each)) for each in votes]
    assert names(table)[0] == ("BOGOR TIMUR", "Sukasari")
    assert {tuple(level for level, _ in area.path) for area in table.areas} == {(Level.SUBDISTRICT, Level.VILLAGE)}
