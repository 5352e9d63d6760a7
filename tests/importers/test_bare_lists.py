"""Lists without any header under the name of an area: parties under "DAPIL 1", the lines of a newspaper."""

from __future__ import annotations

import pytest

from importers.grid import Value
from importers.records import Level
from importers.results import read_results
from tests.importers.real_sheets import PARTIES_2019
from tests.importers.sheets import Rows, complaints, keys, names, one, table_of

_VOTES = "PEROLEHAN SUARA PARTAI POLITIK PEMILU DPRD KOTA BOGOR TAHUN 2019"
_PARTIES = ("PKB", "GERINDRA", "PDI PERJUANGAN", "GOLKAR")
_PAIRS = ("1. Bima Arya - Dedie A. Rachim", "2. Ruhiyat - Zaenul")


def _lists(title: str, *, numbered: bool, gaps: bool, total: bool) -> tuple[Rows, list[tuple[int, ...]]]:
    """Return lists of parties right under "DAPIL n", and the votes of each."""
    rows: list[list[Value]] = [[title]]
    truth = []
    for district in (1, 2, 3):
        counts = tuple(1000 * district + 31 * at for at in range(len(_PARTIES)))
        rows.append([f"DAPIL {district}"])
        lines: list[list[Value]] = [[at, *pair] for at, pair in enumerate(zip(_PARTIES, counts, strict=True), 1)]
        lines += [[None, "JUMLAH", sum(counts)]] if total else []
        rows += lines if numbered else [line[1:] for line in lines]
        rows += [[]] if gaps else []
        truth.append(counts)
    return rows, truth


@pytest.mark.parametrize("total", [False, True])
@pytest.mark.parametrize("gaps", [False, True])
@pytest.mark.parametrize("numbered", [False, True])
def test_parties_right_under_their_district_need_no_header(*, numbered: bool, gaps: bool, total: bool) -> None:
    rows, truth = _lists(_VOTES, numbered=numbered, gaps=gaps, total=total)

    reading = read_results(one(rows), names=PARTIES_2019)

    table = table_of(reading)
    assert keys(table) == [1, 2, 3, 4]
    assert list(table.values) == truth
    assert [area.path[-1] for area in table.areas] == [(Level.DISTRICT, str(at)) for at in (1, 2, 3)]
    second = 2 + len(_PARTIES) + total + gaps + 2
    assert table.cell(table.areas[1], table.subjects[0]) == f"{'C' if numbered else 'B'}{second}"
    assert (reading.sheets[0].used, reading.sheets[0].rows, complaints(reading)) == (True, 3, [])
    again = read_results(one(rows), names=PARTIES_2019, mapping=reading.understood)
    assert (table_of(again).values, complaints(again)) == (table.values, [])


def test_a_printed_sum_under_a_list_that_is_wrong_is_told_at_its_cell() -> None:
    rows, _ = _lists(_VOTES, numbered=True, gaps=False, total=True)
    wrong = [*map(list, rows)]
    wrong[6][2] = 9999

    table = table_of(read_results(one(wrong), names=PARTIES_2019))

    assert [(printed.of, printed.values[0]) for printed in table.sums] == [((0, 1, 2, 3), 9999)]


@pytest.mark.parametrize(
    "title",
    [
        "JUMLAH CALEG PARTAI POLITIK PEMILU DPRD KOTA BOGOR TAHUN 2019",
        "PEROLEHAN SUARA DAN KURSI: HASIL SURVEI 2019",
        "TARGET SUARA PARTAI DPRD KOTA BOGOR 2019",
        "PARTAI POLITIK DPRD KOTA BOGOR TAHUN 2019",
    ],
)
def test_parties_under_a_district_that_nothing_calls_votes_are_no_results(title: str) -> None:
    rows, _ = _lists(title, numbered=True, gaps=False, total=False)

    assert not read_results(one(rows), names=PARTIES_2019).tables


_COUNTS = {"Bogor Selatan": (12_582, 6_490), "Bogor Timur": (855, 4_848), "Tanah Sareal": (17_529, 24_185)}


def _written(count: int, all_of: int, *, unit: str = " suara") -> str:
    dotted = f"{count:,}".replace(",", ".")
    return f"{dotted}{unit} ({100 * count / all_of:.1f}%)".replace(".1f", "")


@pytest.mark.parametrize("heading", ["Kecamatan {}", "Kec. {}", "{}:", "{}"])
@pytest.mark.parametrize("cells", [1, 2])
def test_lines_of_a_newspaper_give_each_area_its_votes(heading: str, cells: int) -> None:
    rows: list[list[Value]] = [["Hasil Pilwalkot Bogor 2018 per kecamatan"], []]
    for name, counts in _COUNTS.items():
        rows.append([heading.format(name)])
        lines = [(pair, _written(count, sum(counts))) for pair, count in zip(_PAIRS, counts, strict=True)]
        rows += [[": ".join(line)] if cells == 1 else [*line] for line in lines]
        rows.append([])

    reading = read_results(one(rows))

    table = table_of(reading)
    assert keys(table) == [1, 2]
    assert list(table.values) == list(_COUNTS.values())
    assert [name[-1].removeprefix("Kec. ") for name in names(table)] == list(_COUNTS)
    assert {area.level for area in table.areas} == {Level.SUBDISTRICT}
    assert (reading.election.kind, reading.election.year, complaints(reading)) == ("pkwkk", 2018, [])


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["Hasil survei Pilwalkot Bogor 2018"],
            ["Kecamatan Bogor Selatan"],
            *([f"{pair}: 20 suara"] for pair in _PAIRS),
        ],
        [["Daftar saksi Pilwalkot Bogor 2018"], ["Kecamatan Bogor Selatan"], *([pair, 48] for pair in _PAIRS)],
        [["Catatan rapat"], ["Kecamatan Bogor Selatan"], ["Hadir: 20"], ["Suara peserta rapat: 30 suara"]],
        [["Jadwal pemungutan suara 2018"], ["Kecamatan Bogor Selatan"], ["Bimtek KPPS", 12], ["Simulasi", 14]],
    ],
)
def test_lines_about_anything_else_are_no_results(rows: Rows) -> None:
    assert not read_results(one(rows)).tables
