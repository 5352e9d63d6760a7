"""One row for each area and contestant: contestants become columns again, and every figure keeps its own cell."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from importers.grid import Value
from importers.results import read_results
from tests.importers.sheets import complaints, keys, names, one, table_of

_KELURAHAN = (
    ("BOGOR SELATAN", "EMPANG"),
    ("BOGOR SELATAN", "CIPAKU"),
    ("BOGOR TIMUR", "TAJUR"),
    ("BOGOR TIMUR", "Sukasari"),
)
_PARTIES = ("PKB", "GERINDRA", "PDI PERJUANGAN", "GOLKAR")


@st.composite
def _lists(draw: st.DrawFn) -> tuple[list[list[Value]], dict[object, int]]:
    """Draw a list of rows and what it says: (area, party) → votes."""
    areas = draw(st.lists(st.sampled_from(_KELURAHAN), min_size=1, max_size=4, unique=True))
    parties = draw(st.lists(st.sampled_from(_PARTIES), min_size=2, max_size=4, unique=True))
    dots, merged, numbered, total = (draw(st.booleans()) for _ in range(4))
    votes = draw(st.sampled_from(["Suara", "Jumlah Suara", "Perolehan Suara", "SUARA SAH"]))
    rows: list[list[Value]] = [["PEROLEHAN SUARA PEMILU 2019"]] if draw(st.booleans()) else []
    rows.append([*(["No"] if numbered else []), "Kecamatan", "Kelurahan", "Partai", votes])
    truth: dict[object, int] = {}
    for area in areas:
        for at, party in enumerate(parties):
            value = truth[area, party] = draw(st.integers(0, 50_000))
            lead: list[Value] = list(area) if at == 0 or not merged else [None, None]
            shown: Value = f"{value:,}".replace(",", ".") if dots and value >= 1000 else value
            rows.append([*([len(truth)] if numbered else []), *lead, party, shown])
    if total:
        rows.append([*([None] if numbered else []), "TOTAL", None, None, sum(truth.values())])
    return rows, truth


@settings(max_examples=80, deadline=None)
@given(_lists())
def test_a_list_says_again_what_it_was_made_from(drawn: tuple[list[list[Value]], dict[object, int]]) -> None:
    rows, truth = drawn

    reading = read_results(one(rows))

    table = table_of(reading)
    found: dict[object, int | None] = {}
    for area, values in zip(table.areas, table.values, strict=True):
        for subject, value in zip(table.subjects, values, strict=True):
            row, column = table.position(area, subject)
            assert str(rows[row - 1][column - 1]).replace(".", "") == str(value)
            assert rows[row - 1][column - 2] == subject.name
            found[tuple(name for _, name in area.path), subject.name] = value
    assert found == truth
    assert complaints(reading) == []
    assert (table.areas_in, reading.sheets[0].areas_in) == ("rows", "rows")


def test_candidates_stand_under_their_party() -> None:
    rows: list[list[Value]] = [
        ["PEROLEHAN SUARA CALEG DPRD KOTA BOGOR PEMILU 2019"],
        ["Kecamatan", "No Partai", "Nama Partai", "No Caleg", "Nama Caleg", "Jumlah Suara"],
        ["A", 1, "PKB", None, None, 16],
        ["A", 1, "PKB", 1, "ANI", 10],
        ["A", 1, "PKB", 2, "BUDI", 6],
        ["B", 1, "PKB", None, None, 9],
        ["B", 1, "PKB", 1, "ANI", 4],
        ["B", 1, "PKB", 2, "BUDI", "-"],
    ]

    table = table_of(read_results(one(rows)))

    assert keys(table) == [1, (1, 1), (1, 2)]
    assert table.values == ((16, 10, 6), (9, 4, None))
    assert table.cell(table.areas[1], table.subjects[1]) == "F7"


def test_votes_of_a_party_alone_are_its_own_where_no_row_has_its_total() -> None:
    rows: list[list[Value]] = [
        ["Kecamatan", "No Partai", "Nama Partai", "No Caleg", "Nama Caleg", "Jumlah Suara"],
        ["A", 1, "PKB", None, "SUARA PARTAI", 50],
        ["A", 1, "PKB", 1, "ANI", 10],
        ["A", 1, "PKB", 2, "BUDI", 6],
    ]

    reading = read_results(one(rows))

    assert keys(table_of(reading)) == ["own1", (1, 1), (1, 2)]
    assert table_of(reading).values == ((50, 10, 6),)
    assert list(reading.problems) == []


def test_measures_and_pairs_by_number_in_one_column() -> None:
    rows: list[list[Value]] = [
        ["Kecamatan", "Kelurahan", "TPS", "Uraian", "Jumlah"],
        ["A", "X", 1, "DPT", 50],
        ["A", "X", 1, "Paslon 1", 20],
        ["A", "X", 1, "Paslon 2", 21],
        ["A", "X", 1, "Jumlah Suara Sah", 41],
        ["A", "X", 2, "DPT", 60],
        ["A", "X", 2, "Paslon 1", 24.214],
        ["A", "X", 2, "Paslon 2", 31],
        ["A", "X", 2, "Jumlah Suara Sah", 62],
    ]

    reading = read_results(one(rows))

    table = table_of(reading)
    assert keys(table) == ["registered_dpt", 1, 2, "valid"]
    assert names(table) == [("A", "X", "TPS 001"), ("A", "X", "TPS 002")]
    assert [(each.code, each.cell) for each in reading.problems] == [("decimal_looks_like_thousands", "E7")]


def test_a_list_of_people_is_no_list_of_contestants() -> None:
    rows: list[list[Value]] = [
        ["DAFTAR CALON TETAP DPRD"],
        ["Dapil", "Partai", "No Urut", "Nama Calon"],
        ["Bogor 1", "PKB", 1, "ANI"],
        ["Bogor 1", "PKB", 2, "BUDI"],
    ]

    assert read_results(one(rows)).tables == ()


def test_a_row_for_each_sex_and_for_both_with_sums_of_areas() -> None:
    rows: list[list[Value]] = [
        ["REKAPITULASI DAFTAR PEMILIH TETAP PEMILU 2024"],
        ["No", "Kecamatan", "Jenis Kelamin", "Jumlah", "Ket."],
        [1, "A", "Laki-laki", 10],
        [None, None, "Perempuan", 12],
        [None, None, "Jumlah", 22],
        [2, "B", "Laki-laki", "1.020"],
        [None, None, "Perempuan", 30],
        [None, None, "Jumlah", "1.050"],
        ["TOTAL", None, "Laki-laki", 1030],
        [None, None, "Perempuan", 42],
        [None, None, "Jumlah", 1072],
    ]

    reading = read_results(one(rows))

    table = table_of(reading)
    assert keys(table) == ["registered_dpt_l", "registered_dpt_p", "registered_dpt"]
    assert table.values == ((10, 12, 22), (1020, 30, 1050))
    assert [values for _, values in table.totals] == [(1030, 42, 1072)]
    assert (table.cell(table.areas[1], table.subjects[1]), complaints(reading)) == ("D7", [])


def test_sums_of_a_long_list_are_held_against_it() -> None:
    rows: list[list[Value]] = [
        ["Kecamatan", "Kelurahan", "Paslon", "Suara"],
        ["A", "X", "Paslon 1", 10],
        ["A", "X", "Paslon 2", 20],
        ["A", "Jumlah", None, 30],
        ["B", "Y", "Paslon 1", 11],
        ["B", "Y", "Paslon 2", 21],
        ["B", "Jumlah", None, 32],
        ["Jumlah", None, "Paslon 1", 21],
        ["Jumlah", None, "Paslon 2", 41],
        ["Grand Total", None, None, 62],
    ]
    right = read_results(one(rows))
    rows[6][3], rows[9][3] = 33, 62
    wrong = read_results(one(rows))

    assert (complaints(right), [values for _, values in table_of(right).totals]) == ([], [(21, 41)])
    assert [(each.code, each.cell) for each in wrong.problems] == [("list_total_differs", "D7")]


def test_sums_of_parties_and_of_areas_in_a_list_of_candidates() -> None:
    rows: list[list[Value]] = [
        ["PEROLEHAN SUARA CALEG DPRD KOTA BOGOR PEMILU 2019"],
        ["Kecamatan", "Partai", "No", "Calon", "Suara"],
        ["A", "PKB", None, "Suara Partai", 4],
        ["A", "PKB", 1, "ANI", 10],
        ["A", "PKB", 2, "BUDI", 6],
        ["A", "PKB", None, "Jumlah", 20],
        ["A", "PKS", None, "Suara Partai", 5],
        ["A", "PKS", 1, "CICI", 7],
        ["A", "JUMLAH PKS", None, None, 12],
        ["A", "TOTAL", None, None, 32],
    ]

    reading = read_results(one(rows), names={"PKB": 1, "PKS": 8})

    table = table_of(reading)
    assert keys(table) == ["own1", (1, 1), (1, 2), 1, "own8", (8, 1), 8]
    assert table.values == ((4, 10, 6, 20, 5, 7, 12),)
    assert [(each.of, each.values) for each in table.sums] == [((3, 6), (32,))]
    assert complaints(reading) == []
