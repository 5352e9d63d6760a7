"""JSON as the sites of KPU and KawalPemilu publish it, and as people write it: shapes made up after theirs."""

from __future__ import annotations

import json
import time
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from importers.areas import read_areas
from importers.grid import Workbook, read_workbook
from importers.grid.guard import Limits
from importers.kind import guess_kind
from importers.records import Kind, Level, ResultsReading, ResultTable, Severity
from importers.results import read_results
from tests.importers.refusals import reason_of, reason_or_rows

#: Sirekap's block of a TPS; its votes are those of contestants by ids that only the site explains.
ADMINISTRATION = {
    "suara_sah": 150,
    "suara_total": 151,
    "pemilih_dpt_j": 201,
    "pemilih_dpt_l": 103,
    "pemilih_dpt_p": 98,
    "pengguna_total_j": 151,
    "pengguna_non_dpt_j": 16,
    "suara_tidak_sah": 1,
}
STATION = {
    "mode": "hhcw",
    "chart": {"null": None, "100025": 17, "100026": 124, "100027": 9},
    "images": ["https://example.org/1.jpg", None],
    "administrasi": ADMINISTRATION,
    "psu": None,
    "ts": "2024-02-14 21:46:01",
    "status_suara": True,
}


def written(path: Path, value: Any, name: str = "a.json") -> Path:
    file = path / name
    file.write_text(value if isinstance(value, str) else json.dumps(value), "utf-8")
    return file


def read(path: Path, value: Any, name: str = "a.json") -> ResultsReading:
    return read_results(read_workbook(written(path, value, name)))


def values_of(table: ResultTable) -> dict[str, dict[object, int | None]]:
    """Return area (its code or last name) → number, id or field → value."""
    return {
        area.code or area.path[-1][1]: {
            subject.number or subject.name or subject.field: value
            for subject, value in zip(table.subjects, row, strict=True)
        }
        for area, row in zip(table.areas, table.values, strict=True)
    }


def test_a_station_of_sirekap_is_the_area_its_file_is_named_after(tmp_path: Path) -> None:
    (table,) = read(tmp_path, STATION, "3271011001002.json").tables
    assert table.areas[0].level is Level.STATION
    found = values_of(table)["3271011001002"]
    assert found["100026"] == 124
    assert found["valid"] == 150
    assert found["registered_dpt_l"] == 103
    assert found["voted_dpk"] == 16
    assert "null" not in found


def test_ids_of_contestants_are_no_numbers_on_the_ballot(tmp_path: Path) -> None:
    (table,) = read(tmp_path, STATION, "3271011001002.json").tables
    assert [subject.number for subject in table.subjects if subject.field is None] == [None] * 3


def test_areas_of_sirekap_by_code_with_the_sum_of_all_as_a_check(tmp_path: Path) -> None:
    rows = {f"32710{at}": {"100025": at, "100026": 10, "persen": 50.5, "status_progress": True} for at in range(1, 7)}
    whole = {"ts": "x", "mode": "hhcw", "table": rows, "chart": {"100025": 21, "100026": 60, "persen": 9.5}}
    reading = read(tmp_path, whole, "3271.json")
    (table,) = reading.tables
    assert values_of(table)["327106"] == {"100025": 6, "100026": 10}
    assert [values for _, values in table.totals] == [(21, 60)]
    assert {area.level for area in table.areas} == {Level.SUBDISTRICT}
    assert not [problem for problem in reading.problems if problem.severity is not Severity.INFO]


def test_null_blocks_are_blank_and_never_zero(tmp_path: Path) -> None:
    stations = [
        {"kode": f"327101100100{at}", "nama": f"TPS 00{at}", "tingkat": 5, "administrasi": None, "chart": None}
        for at in range(1, 5)
    ]
    stations[0] |= {"chart": {"100025": 3, "100026": None}}
    stations[1] |= {"administrasi": ADMINISTRATION}
    (table,) = read(tmp_path, stations).tables
    found = values_of(table)
    assert found["3271011001001"]["100025"] == 3
    assert found["3271011001001"]["100026"] is None
    assert found["3271011001001"]["valid"] is None
    assert found["3271011001002"]["valid"] == 150
    assert set(found["3271011001003"].values()) == {None}


def test_parties_with_their_own_votes_and_candidates_by_id(tmp_path: Path) -> None:
    parties = {
        str(party): {f"1{party}01": 6, f"1{party}02": 4, "jml_suara_total": 10 + party, "jml_suara_partai": party}
        for party in (*range(1, 18), 24)
    }
    reading = read(tmp_path, {"chart": parties, "administrasi": None}, "3271011001002.json")
    (table,) = reading.tables
    found = {
        (subject.number, subject.own): value for subject, value in zip(table.subjects, table.values[0], strict=True)
    }
    assert (found[1, False], found[24, False]) == (11, 34)
    assert (found[1, True], found[24, True]) == (1, 24)
    assert not [subject for subject in table.subjects if subject.candidate]
    (left,) = reading.problems
    assert (left.code, left.severity, left.data["count"]) == ("json_candidates_by_id", Severity.INFO, 36)
    assert left.cells[0] == "C1"


def test_the_code_of_a_district_is_no_kecamatan(tmp_path: Path) -> None:
    parties = {"1": {"100121": 7, "jml_suara_total": 10, "jml_suara_partai": 3}, "2": {"jml_suara_total": 4}}
    (table,) = read(tmp_path, {"mode": "hhcd", "table": parties}, "327101.json").tables
    assert table.areas[0].level is Level.DISTRICT
    assert table.values == ((10, 3, 4),)


def test_ids_of_situng_are_no_areas(tmp_path: Path) -> None:
    situng = {"table": {"25823": {"21": 10, "22": 20, "persen": 5.5}, "1": {"21": 1, "22": 2}}, "chart": {"21": 11}}
    reading = read(tmp_path, situng)
    assert not reading.tables
    assert "json_areas_by_id" in {sheet.why for sheet in reading.sheets}


def test_kawalpemilu_of_2019_names_its_areas_apart_from_their_votes(tmp_path: Path) -> None:
    node = {
        "id": 26141,
        "name": "KOTA BOGOR",
        "parentNames": ["IDN", "JAWA BARAT"],
        "children": [[26142, "BOGOR SELATAN", 600], [26159, "BOGOR TIMUR", 300]],
        "data": {
            "26142": {"sum": {"cakupan": 590, "pas1": 43065, "pas2": 75413, "sah": 118478, "tSah": 9}, "c1": None},
            "26159": {"sum": {"cakupan": 290, "pas1": 24636, "pas2": 36995, "sah": 61631, "tSah": 4}, "c1": None},
        },
    }
    reading = read(tmp_path, node)
    (table,) = reading.tables
    assert table.areas[0].path[-2:] == ((Level.REGENCY, "KOTA BOGOR"), (Level.SUBDISTRICT, "BOGOR SELATAN"))
    assert values_of(table)["BOGOR TIMUR"] == {1: 24636, 2: 36995, "valid": 61631, "invalid": 4}
    assert "KawalPemilu" in reading.titles


def test_stations_of_kawalpemilu_of_2024(tmp_path: Path) -> None:
    stations = {
        str(at): [{"idLokasi": f"3271011001{at}", "name": str(at), "pas1": at, "pas2": 5, "pas3": 1, "totalTps": 1}]
        for at in range(1, 12)
    }
    names = ["JAWA BARAT", "KOTA BOGOR", "BOGOR SELATAN", "BATUTULIS"]
    (table,) = read(tmp_path, {"result": {"id": "3271011001", "names": names, "aggregated": stations}}).tables
    assert table.areas[10].path[-2:] == ((Level.VILLAGE, "BATUTULIS"), (Level.STATION, "TPS 011"))
    assert table.values[10] == (11, 5, 1)


RECORDS = [
    {"kecamatan": "Bogor Selatan", "paslon_1": 43065, "paslon_2": 75413, "suara_sah": 118478},
    {"kecamatan": "Bogor Timur", "paslon_1": 24636, "paslon_2": 36995, "suara_sah": None},
]
WANTED = {
    "Bogor Selatan": {1: 43065, 2: 75413, "valid": 118478},
    "Bogor Timur": {1: 24636, 2: 36995, "valid": None},
}


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(RECORDS),
        json.dumps(RECORDS, indent=4),
        "\n".join(map(json.dumps, RECORDS)) + "\n",
        "\ufeff" + json.dumps({"hasil": RECORDS}),
        json.dumps([["Kecamatan", "Paslon 1", "Paslon 2", "Suara Sah"], *(list(each.values()) for each in RECORDS)]),
    ],
)
def test_records_in_every_form(tmp_path: Path, text: str) -> None:
    (table,) = read(tmp_path, text).tables
    assert values_of(table) == WANTED


def test_areas_within_areas_and_a_title(tmp_path: Path) -> None:
    tree = {
        "pemilu": "Pemilihan Presiden 2019",
        "kecamatan": [
            {"nama": "Bogor Selatan", "kelurahan": [{"nama": "Batutulis", "01": 100, "02": 200}]},
            {"nama": "Bogor Timur", "kelurahan": [{"nama": "Sukasari", "01": 7, "02": 8}]},
        ],
    }
    reading = read(tmp_path, tree)
    (table,) = reading.tables
    assert [area.path for area in table.areas] == [
        ((Level.SUBDISTRICT, "Bogor Selatan"), (Level.VILLAGE, "Batutulis")),
        ((Level.SUBDISTRICT, "Bogor Timur"), (Level.VILLAGE, "Sukasari")),
    ]
    assert (reading.election.kind, reading.election.year) == ("ppwp", 2019)


def test_areas_as_keys_by_name_and_by_code(tmp_path: Path) -> None:
    by_name = {"BOGOR SELATAN": {"01": 5, "02": 6, "sah": 11}, "BOGOR TIMUR": {"01": 1, "02": 2, "sah": 3}}
    (table,) = read(tmp_path, by_name).tables
    assert values_of(table)["BOGOR TIMUR"] == {1: 1, 2: 2, "valid": 3}
    by_code = {"32": {"nama": "JAWA BARAT", "3271": {"nama": "KOTA BOGOR", "327101": {"chart": {"01": 5, "02": 6}}}}}
    (table,) = read(tmp_path, by_code).tables
    assert values_of(table)["327101"] == {1: 5, 2: 6}


def test_every_figure_has_the_path_of_its_record_and_its_key(tmp_path: Path) -> None:
    (sheet,) = read_workbook(written(tmp_path, {"tungsura": {"table": {"327101": {"1000786": 3}}}})).sheets
    assert sheet.name == "tungsura.table"
    assert sheet.at(2, 1) == "tungsura.table.327101"
    assert sheet.at(1, 3) == "1000786"
    (sheet,) = read_workbook(written(tmp_path, "\n".join(map(json.dumps, RECORDS)))).sheets
    assert sheet.at(3, 1) == "#2"


def test_a_list_of_areas_by_their_codes(tmp_path: Path) -> None:
    areas = [
        {"nama": "BOGOR SELATAN", "id": 190001, "kode": "327101", "tingkat": 3},
        {"nama": "BOGOR TIMUR", "id": 190002, "kode": "327102", "tingkat": 3},
    ]
    book = read_workbook(written(tmp_path, areas))
    assert guess_kind(book) is Kind.AREAS
    assert [(row.code, row.name) for row in read_areas(book).rows] == [
        ("32.71.01", "BOGOR SELATAN"),
        ("32.71.02", "BOGOR TIMUR"),
    ]


# What is wrong with a file


def test_a_key_that_stands_twice_with_two_values_gives_none(tmp_path: Path) -> None:
    reading = read(tmp_path, '[{"kecamatan": "A", "01": 5, "01": 6, "02": 7}, {"kecamatan": "B", "01": 1, "02": NaN}]')
    (table,) = reading.tables
    assert table.values == ((None, 7), (1, None))
    told = {problem.code: problem for problem in reading.problems}
    assert (told["not_a_number"].cell, told["not_a_number"].raw) == ("C2", "5; 6")
    book = read_workbook(tmp_path / "a.json")
    assert [(problem.code, problem.cell) for problem in book.problems] == [("json_key_twice", "C2")]


def test_a_decimal_that_is_no_count_is_asked_for(tmp_path: Path) -> None:
    reading = read(tmp_path, '[{"kecamatan": "A", "01": 24.214, "02": 7.0}, {"kecamatan": "B", "01": 1, "02": 1e400}]')
    assert reading.tables[0].values[0] == (None, 7)
    assert {problem.code for problem in reading.problems} >= {"decimal_looks_like_thousands", "not_a_number"}


def test_other_encodings(tmp_path: Path) -> None:
    text = '[{"kecamatan": "Pàsir", "01": 5, "02": 6}]'
    for encoding in ("utf-16", "utf-16-le", "utf-8-sig"):
        file = tmp_path / "a.json"
        file.write_bytes(text.encode(encoding))
        assert rows(file) == "Pàsir"
    (tmp_path / "a.json").write_bytes(text.encode("cp1252"))
    assert rows(tmp_path / "a.json") == "Pàsir"
    assert [problem.code for problem in read_workbook(tmp_path / "a.json").problems] == ["encoding_guessed"]


def rows(file: Path) -> object:
    return read_workbook(file).sheets[0].at(2, 2)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('[{"kecamatan": "A", "01": 5}, {"kec', "json_broken"),
        ('{"kecamatan": "A", "01": 5', "json_broken"),
        ('[{"a": 1} {"b": 2}]', "json_broken"),
        ("[" * 100_000, "json_deep"),
        ('{"a": ' * 500 + "1" + "}" * 500, "json_deep"),
        (json.dumps({str(number): number for number in range(20_000)}), "json_large"),
    ],
)
def test_json_that_is_none(tmp_path: Path, text: str, reason: str) -> None:
    assert reason_of(written(tmp_path, text)) == reason


def test_a_table_of_text_that_begins_like_json(tmp_path: Path) -> None:
    book: Workbook = read_workbook(written(tmp_path, "[1] Kecamatan;[2] Suara\nBogor;5\n", "a.csv"))
    assert book.facts.format == "csv"
    assert book.sheets[0].rows[1] == ("Bogor", "5")


@pytest.mark.parametrize(
    "text",
    [
        '{"kecamatan": "' + "x" * 100_000_000 + '"}',
        "[" + "[]," * 9_000_000 + "[]]",
        '[{"kecamatan": "A", "01": ' + "9" * 50_000_000 + "}]",
    ],
    ids=["endless string", "empty lists", "endless number"],
)
def test_much_of_nothing_ends_soon(tmp_path: Path, text: str) -> None:
    began = time.monotonic()
    found = reason_or_rows(written(tmp_path, text))
    assert found in ("json_large", "empty", "json_broken") or (isinstance(found, tuple) and len(found) == 2)
    assert time.monotonic() - began < 10


def test_one_object_too_large_to_be_read_at_once_is_said_as_such(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importers.grid.reading.Limits", partial(Limits, memory=80 * 2**20))
    station = '"{}": {{"100025": 117, "100026": 31, "persen": 100.0, "administrasi": {{"suara_sah": 148}}}}'
    stations = ", ".join(station.format(number) for number in range(3_271_011_001_001, 3_271_011_001_001 + 120_000))
    assert reason_of(written(tmp_path, f'{{"table": {{{stations}}}}}')) == "json_large"


@pytest.mark.parametrize("value", [{}, [], ["a", "b"], {"table": {"327101": None}}])
def test_json_without_any_object_says_so(tmp_path: Path, value: Any) -> None:
    assert reason_of(written(tmp_path, value)) == "json_without_records"


def test_json_about_something_else_names_the_keys_that_say_nothing_of_results(tmp_path: Path) -> None:
    reading = read(tmp_path, [{"judul": "A", "tahun": 2019}, {"judul": "B", "tahun": 2020}])

    assert reading.tables == ()
    assert [(sheet.why, sheet.data["keys"]) for sheet in reading.sheets] == [("json_no_figures", "judul, tahun")]


def test_votes_listed_by_numbers_inside_each_area(tmp_path: Path) -> None:
    """Of "perolehan": [{"no_urut": 1, "suara": 57}, …] only the measures beside it were read, and nothing said so."""
    stations = [
        {
            "kecamatan": "BOGOR TIMUR",
            "kelurahan": "SUKASARI",
            "tps": f"TPS {station:03d}",
            "perolehan": [{"no_urut": at, "suara": 100 * station + at} for at in (1, 2, 3)],
            "sah": 300 * station + 6,
        }
        for station in (1, 2, 3)
    ]
    reading = read(tmp_path, {"pemilihan": "Pemilihan Wali Kota Bogor 2024", "data": stations})
    votes = next(table for table in reading.tables if any(each.number for each in table.subjects))
    assert [each.number for each in votes.subjects] == [1, 2, 3]
    assert votes.values == ((101, 102, 103), (201, 202, 203), (301, 302, 303))
    assert [name for _, name in votes.areas[1].path] == ["BOGOR TIMUR", "SUKASARI", "TPS 002"]
