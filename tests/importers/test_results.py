"""Results read from real files, and any sheet at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers.grid import Value, read_workbook
from importers.records import CodeScheme, Level
from importers.results import read_results
from tests.importers.sheets import complaints, keys, names, one, table_of


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.none() | st.integers(-5, 40) | st.text("AL1. TOTALjumlah:%-", max_size=9), max_size=6)))
def test_any_sheet_at_all_is_read_or_refused_without_a_fault(rows: list[list[Value]]) -> None:
    reading = read_results(one([["KECAMATAN", "01", "02"], *rows]))

    assert len(reading.sheets) == 1


# ---- real files -----------------------------------------------------------------------------------------------------


def test_the_kelurahan_of_bogor_2019_hold_three_sources_apart(shared_data: Path) -> None:
    workbook = read_workbook(shared_data / "bogor_pilpres2019_kelurahan.csv")
    totals = {}
    for source in ("situng", "kawal", "rekap"):
        table = table_of(read_results(workbook, source=source))
        sums = dict(
            zip(keys(table), (sum(v or 0 for v in column) for column in zip(*table.values, strict=True)), strict=True)
        )
        totals[source] = (sums[1], sums[2])
        assert (sums["registered_dpt_l"], sums["registered_dpt_p"]) == (358_602, 357_871)

    reading = read_results(workbook)
    assert totals["rekap"] == (228_112, 399_073)
    assert totals["situng"] == (228_194, 399_224)
    assert reading.sources == ("situng", "kawal", "rekap")
    assert (reading.election.kind, reading.election.year, reading.election.round) == ("ppwp", 2019, 1)
    assert reading.problems == ()
    assert len(table_of(reading).areas) == 68
    assert table_of(reading).areas[0].scheme is CodeScheme.SITUNG


def test_the_stations_of_bogor_2019(shared_data: Path) -> None:
    table = table_of(read_results(read_workbook(shared_data / "bogor_pilpres2019_tps.csv"), source="situng"))

    assert len(table.areas) == 3209
    assert len(set(names(table))) == 3209
    assert keys(table) == ["registered_dpt_l", "registered_dpt_p", 1, 2, "valid", "invalid", "cast"]
    assert names(table)[0] == ("BOGOR SELATAN", "BATU TULIS", "TPS 001")
    assert sum(row[2] or 0 for row in table.values) == 228_194


def test_a_thousand_stations_of_sirekap(shared_data: Path) -> None:
    reading = read_results(read_workbook(shared_data / "sirekap_tps_1000.csv"))

    table = table_of(reading)
    assert complaints(reading) == []
    assert len(table.areas) == 1000
    assert {(area.level, area.scheme) for area in table.areas} == {(Level.STATION, CodeScheme.SIREKAP)}
    assert table.areas[0].code == "3101011001001"
    assert keys(table)[:6] == [1, 2, 3, "registered_dpt_l", "registered_dpt_p", "registered_dpt"]
    assert {"voted_dpk", "voted_total", "valid", "invalid", "cast"} < set(keys(table))
    assert table.values[3] == (None,) * len(table.subjects)


def test_voters_per_station_are_results(shared_data: Path) -> None:
    reading = read_results(read_workbook(shared_data / "tps_karanganyar2024.xlsx"))

    table = table_of(reading)
    assert (len(table.areas), sum(row[0] or 0 for row in table.values)) == (1344, 711_480)
    assert keys(table) == ["registered_dpt"]
    assert len({path[0] for path in names(table)}) == 17
    assert len({path[:2] for path in names(table)}) == 177
    assert reading.problems == ()


@pytest.mark.parametrize("name", ["klasifikasi_kpu.csv", "wilayah_3271.csv", "peserta_pemilu.csv"])
def test_other_lists_are_no_results(shared_data: Path, name: str) -> None:
    assert read_results(read_workbook(shared_data / name)).tables == ()
