"""Files of several elections: one is taken, the one asked for if it is there, and each other one is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from importers.contests import Election
from importers.grid import Value, read_workbook
from importers.records import ResultsReading
from importers.results import read_results
from tests.importers.sheets import Rows, complaints, keys, names, one, table_of, write_xlsx

_AREAS = ("Bogor Selatan", "Bogor Timur", "Bogor Utara")


def _left(reading: ResultsReading) -> list[object]:
    return [problem.data["title"] for problem in reading.problems if problem.code == "other_election"]


def _votes(more: int) -> list[tuple[int, int]]:
    return [(100 + more + at, 50 + more + at) for at in range(len(_AREAS))]


@pytest.mark.parametrize(
    ("asked", "year", "left"),
    [
        (None, 2014, ["Pilpres TAHUN 2019", "Pilpres TAHUN 2024"]),
        (("ppwp", 2019), 2019, ["Pilpres TAHUN 2014", "Pilpres TAHUN 2024"]),
    ],
)
def test_a_list_of_several_elections_gives_one_of_them_and_names_the_others(
    tmp_path: Path, asked: Election | None, year: int, left: list[str]
) -> None:
    rows: list[list[Value]] = [["Hasil pemilu Kota Bogor"], ["Tahun", "Jenis Pemilu", "Kecamatan", "Paslon", "Suara"]]
    for at in (2014, 2019, 2024):
        for name, votes in zip(_AREAS, _votes(at), strict=True):
            rows += [[at, "Pilpres", name, f"0{place}", count] for place, count in enumerate(votes, 1)]

    reading = read_results(read_workbook(write_xlsx(tmp_path / "hasil.xlsx", rows)), election=asked)

    table = table_of(reading)
    assert keys(table) == [1, 2]
    assert names(table) == [(name,) for name in _AREAS]
    assert list(table.values) == _votes(year)
    assert (reading.election.kind, reading.election.year) == ("ppwp", year)
    assert _left(reading) == left
    assert complaints(reading) == ["other_election"] * 2


@pytest.mark.parametrize("merged", [False, True])
@pytest.mark.parametrize(("asked", "first"), [(None, 0), (("pdprdk", 2024), 2)])
def test_voters_by_year_and_sex_are_those_of_one_year(asked: Election | None, first: int, *, merged: bool) -> None:
    counts = {2014: (110, 120), 2019: (130, 140), 2024: (150, 160)}
    rows: list[list[Value]] = [["DAFTAR PEMILIH TETAP KOTA BOGOR"], ["Tahun", "Kecamatan", "Jenis Kelamin", "Jumlah"]]
    for year, people in counts.items():
        lines = [(name, sex, people[at] + place) for place, name in enumerate(_AREAS) for at, sex in enumerate("LP")]
        rows += [[None if merged and at else year, *line] for at, line in enumerate(lines)]

    reading = read_results(one(rows), election=asked)

    year = list(counts)[first]
    table = table_of(reading)
    assert keys(table) == ["registered_dpt_l", "registered_dpt_p"]
    assert list(table.values) == [(counts[year][0] + at, counts[year][1] + at) for at in range(3)]
    assert reading.election.year == year
    assert _left(reading) == [f"TAHUN {other}" for other in counts if other != year]


def test_the_same_header_again_under_the_title_of_another_election_is_another_table(tmp_path: Path) -> None:
    rows: list[list[Value]] = []
    for title, more in (("PILPRES 2014", 1), ("PILPRES 2019", 2), ("PILGUB 2018", 3)):
        rows += [
            [title],
            ["Kecamatan", "01", "02"],
            *([name, *v] for name, v in zip(_AREAS, _votes(more), strict=True)),
        ]
        rows.append([])
    path = write_xlsx(tmp_path / "hasil.xlsx", rows)

    first = read_results(read_workbook(path))
    asked = read_results(read_workbook(path), election=("pkwkp", 2018))

    assert (list(table_of(first).values), _left(first)) == (_votes(1), ["PILPRES 2019", "PILGUB 2018"])
    assert (list(table_of(asked).values), _left(asked)) == (_votes(3), ["PILPRES 2014", "PILPRES 2019"])


def test_a_header_again_on_the_next_page_of_one_election_goes_on() -> None:
    head: list[Value] = ["Kecamatan", "01", "02"]
    rows: Rows = [["PILPRES 2019"], head, ["Bogor Timur", 10, 20], ["PILPRES 2019"], head, ["Bogor Utara", 11, 21]]

    assert list(table_of(read_results(one(rows))).values) == [(10, 20), (11, 21)]


_BY_YEAR: list[tuple[object, int]] = [(None, 2019), (("pdprdk", 2014), 2014), (("pdprdk", 2019), 2019)]


@pytest.mark.parametrize("group", ["{}", "TAHUN {}", "PEMILU {}"])
@pytest.mark.parametrize(("asked", "year"), _BY_YEAR)
def test_groups_of_columns_under_years_are_elections_and_no_sources(
    asked: Election | None, year: int, group: str
) -> None:
    parties: list[Value] = ["PKB", "GERINDRA", "GOLKAR"]
    years: list[Value] = [group.format(2014), None, None, group.format(2019), None, None]
    figures = [[1000 * at + 37 * place for place in range(6)] for at in range(1, 4)]
    rows: Rows = [
        ["PEROLEHAN SUARA PARTAI PEMILU DPRD KOTA BOGOR TAHUN 2014 DAN 2019 PER KECAMATAN"],
        ["No", "Kecamatan", *years],
        [None, None, *parties, *parties],
        *([at, name, *figures[at - 1]] for at, name in enumerate(_AREAS, 1)),
        ["Jumlah", None, *(sum(column) for column in zip(*figures, strict=True))],
    ]

    reading = read_results(one(rows), election=asked)

    first = 3 if year == 2019 else 0
    table = table_of(reading)
    assert [subject.name for subject in table.subjects] == parties
    assert list(table.values) == [tuple(row[first : first + 3]) for row in figures]
    assert table.cell(table.areas[0], table.subjects[0]) == f"{'F' if first else 'C'}4"
    assert reading.sources == ()
    assert (reading.election.kind, reading.election.year) == ("pdprdk", year)
    assert complaints(reading) == ["other_election"]
    assert str(2014 if first else 2019) in str(_left(reading)[0])
    again = read_results(one(rows), mapping=reading.understood, election=asked)
    assert (table_of(again).values, complaints(again)) == (table.values, ["other_election"])


@pytest.mark.parametrize(("asked", "year"), [(None, 2019), (("ppwp", 2009), 2009)])
def test_columns_of_years_alone_count_what_the_title_says(asked: Election | None, year: int) -> None:
    counts = {name: [50_000 + 1_111 * at + 13 * place for place in range(3)] for at, name in enumerate(_AREAS)}
    rows: Rows = [
        ["Jumlah Pemilih Terdaftar Menurut Kecamatan di Kota Bogor, 2009, 2014 dan 2019"],
        ["Kecamatan/District", 2009, 2014, 2019],
        *([name, *each] for name, each in counts.items()),
        ["Jumlah/Total", *(sum(column) for column in zip(*counts.values(), strict=True))],
    ]

    reading = read_results(one(rows), election=asked)

    at = (2009, 2014, 2019).index(year)
    assert keys(table_of(reading)) == ["registered_total"]
    assert list(table_of(reading).values) == [(each[at],) for each in counts.values()]
    assert reading.election.year == year
    assert complaints(reading) == ["other_election"] * 2
    assert len(_left(reading)) == 2


@pytest.mark.parametrize("counted", ["Jumlah Penduduk", "Jumlah TPS", "Jumlah Anggota DPRD", "Anggaran Pemilu"])
def test_columns_of_years_of_anything_else_are_no_results(counted: str) -> None:
    rows: Rows = [
        [f"{counted} Menurut Kecamatan di Kota Bogor, 2014 dan 2019"],
        ["Kecamatan", 2014, 2019],
        *([name, 40 + at, 50 + at] for at, name in enumerate(_AREAS)),
    ]
    assert read_results(one(rows)).tables == ()
