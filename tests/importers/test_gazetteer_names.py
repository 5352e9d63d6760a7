"""Every name of a kelurahan, desa, kecamatan, kabupaten and kota of the ministry's list survives reading as an area.

Desa are called Karet, Sumber Jaya, Kota Batu, Saksi Maler, Pindahan Baru and Garuda: no word of forms may eat one.
"""

from __future__ import annotations

from functools import cache

import pytest

from app.results.gazetteer import children, regencies
from importers.grid import Value
from importers.records import Level, ResultsReading, Severity
from importers.results import read_results
from importers.wording.headings import Role, meaning_of
from tests.importers.sheets import complaints, names, one, table_of

Row = list[Value]
#: The list of parties and people who stand, some of whom desa share their names with.
NAMES = {"Joko Widodo – Ma’ruf Amin": 1, "Prabowo Subianto – Sandiaga Salahuddin Uno": 2, "Garuda": 6, "Hanura": 13}
SUBJECTS = ("01 Jokowi", "02 Prabowo", "Suara Sah", "Suara Tidak Sah")
#: Two desa that no word tells from valid votes and a rate, where areas are columns.
NOT_TOLD = {"Sah Raja", "Rate-rate"}


@cache
def _names(level: Level) -> tuple[str, ...]:
    """Return all names of a level, each once however it is written in capitals."""
    kecamatan = [each for regency in regencies() for each in children(regency.code)]
    found = {
        Level.REGENCY: regencies(),
        Level.SUBDISTRICT: kecamatan,
        Level.VILLAGE: [each for parent in kecamatan for each in children(parent.code)],
    }[level]
    return tuple({each.name.casefold(): each.name for each in found}.values())


def _figures(number: int) -> Row:
    first, second = 100 + 37 * number % 61, 200 + 53 * number % 71
    return [first, second, first + second, 3 + number % 5]


def _rows(head: str, listed: tuple[str, ...], *, numbered: bool, filled: bool) -> list[Row]:
    """Write a list of areas as rows, between two whose figures are always there."""
    body: list[Row] = [[name, *(_figures(at) if filled else [None] * 4)] for at, name in enumerate(listed)]
    rows: list[Row] = [[head, *SUBJECTS], ["Awalan", *_figures(1)], *body, ["Akhiran", *_figures(2)]]
    return [[at or "No", *row] for at, row in enumerate(rows)] if numbered else rows


def _lost(reading: ResultsReading, listed: tuple[str, ...], level: Level) -> list[str]:
    """Return the names that are no areas of that level by themselves."""
    kept = {area.path[-1][1] for area in table_of(reading).areas if area.level is level and len(area.path) == 1}
    return [name for name in listed if name not in kept]


@pytest.mark.parametrize(
    ("level", "head", "numbered", "filled"),
    [
        (Level.VILLAGE, "Desa/Kelurahan", True, True),
        (Level.VILLAGE, "Desa/Kelurahan", False, False),
        (Level.SUBDISTRICT, "Kecamatan", True, False),
        (Level.SUBDISTRICT, "Kecamatan", False, True),
        (Level.REGENCY, "Kabupaten/Kota", False, True),
    ],
)
def test_every_name_is_an_area_in_a_list_of_rows(level: Level, head: str, numbered: bool, filled: bool) -> None:
    listed = _names(level)
    assert len(listed) > 500

    reading = read_results(one(_rows(head, listed, numbered=numbered, filled=filled)), names=NAMES)

    assert _lost(reading, listed, level) == []
    assert table_of(reading).totals == ()
    assert complaints(reading) == []


def test_every_name_that_shares_a_word_with_headings_is_an_area_as_a_column() -> None:
    told = [name for name in _names(Level.VILLAGE) if meaning_of((name,)).role is not Role.UNKNOWN]
    told += [
        "Saksi Maler",
        "Garuda",
        "Hatta",
        "Hanura",
        "Widodo",
        "Kota Batu",
        "Lembar",
        "Kurun",
        "Berkas",
        "Bukit Rata",
    ]
    lost: list[str] = []
    for at in range(0, len(told), 8):
        listed = ["EMPANG", *told[at : at + 4], "CIPAKU", *told[at + 4 : at + 8], "BATUTULIS", "PAKUAN"]
        figures = [_figures(place) for place in range(len(listed))]
        rows: list[Row] = [["KECAMATAN", ": BOGOR SELATAN"], ["No", "Uraian", *listed, "JUMLAH"]]
        for number, subject in enumerate(SUBJECTS):
            values = [each[number] for each in figures]
            rows.append([number + 1, subject, *values, sum(values)])  # type: ignore[arg-type]

        reading = read_results(one(rows), names=NAMES)

        kept = {path[-1] for table in reading.tables for path in names(table)}
        lost.extend(name for name in listed if name not in kept)
    assert set(lost) <= NOT_TOLD


def test_a_city_in_a_list_of_kecamatan_is_still_their_sum() -> None:
    rows: list[Row] = [["Kecamatan", *SUBJECTS], ["KOTA BOGOR", 30, 40, 70, 5]]
    rows += [["Bogor Utara", 10, 20, 30, 2], ["Kota Batu", 15, 15, 30, 2], ["Bogor Timur", 5, 5, 10, 1]]

    table = table_of(read_results(one(rows), names=NAMES))

    assert names(table) == [("KOTA BOGOR", "Bogor Utara"), ("KOTA BOGOR", "Kota Batu"), ("KOTA BOGOR", "Bogor Timur")]
    assert [(area.level, values) for area, values in table.totals] == [(Level.REGENCY, (30, 40, 70, 5))]


def test_a_kecamatan_called_kota_heads_its_desa_where_titles_name_the_kabupaten() -> None:
    rows: list[Row] = [["KABUPATEN : GARUT"], ["No", "Desa", *SUBJECTS]]
    rows += [[None, "GARUT KOTA"], [1, "Pakuwon", *_figures(1)], [2, "Kota Wetan", *_figures(2)]]
    rows += [[None, "KOTA BARU"], [1, "Mekar", *_figures(3)], [None, "JUMLAH KOTA BARU", *_figures(3)]]

    reading = read_results(one(rows), names=NAMES)

    assert [path[1:] for path in names(table_of(reading))] == [
        ("GARUT KOTA", "Pakuwon"),
        ("GARUT KOTA", "Kota Wetan"),
        ("KOTA BARU", "Mekar"),
    ]
    assert [area.path[-1] for area, _ in table_of(reading).totals] == [(Level.SUBDISTRICT, "KOTA BARU")]
    assert all(problem.severity is Severity.INFO for problem in reading.problems)
