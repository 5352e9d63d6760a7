"""Reading results: levels that add up, stated figures that win, sources held apart, every figure back to its cell."""

from __future__ import annotations

import pytest

from app.errors import AppError, Exit
from app.messages import sentence
from app.results import reading, sources
from app.results.records import Coverage, ElectionKey, Status
from app.store import Cabinet
from importers.records import Level, Subject
from tests.app.results import conftest as made
from tests.app.results.conftest import PAIRS, PRESIDENT, Import, table

VILLAGES = [
    (("BOGOR SELATAN", "BATU TULIS"), (10, 20)),
    (("BOGOR SELATAN", "BONDONGAN"), (1, None)),
    (("BOGOR TIMUR", "BARANANGSIANG"), (5, 6)),
]


def votes(cabinet: Cabinet, election: ElectionKey = PRESIDENT, **asked: object) -> dict[str, tuple[int | None, ...]]:
    view = reading.show(cabinet, election, **asked)  # type: ignore[arg-type]
    return {area.name: area.votes for area in view.areas}


def test_an_empty_cabinet_lists_nothing(cabinet: Cabinet) -> None:
    assert reading.list_results(cabinet) == []
    with pytest.raises(AppError, match="no_figures"):
        reading.show(cabinet, PRESIDENT)


def test_finer_areas_add_up_to_every_level_above(cabinet: Cabinet, take: Import) -> None:
    take(made.reading(table(VILLAGES)))
    assert votes(cabinet, level=Level.REGENCY) == {"Kota Bogor": (16, 26)}
    assert votes(cabinet) == {"Bogor Selatan": (11, 20), "Bogor Timur": (5, 6)}
    assert votes(cabinet, level=Level.VILLAGE, area="32.71.01") == {"Batu Tulis": (10, 20), "Bondongan": (1, None)}


@pytest.mark.parametrize("level", [Level.STATION, Level.PROVINCE, Level.DISTRICT])
def test_a_level_that_nothing_is_known_of_is_refused(cabinet: Cabinet, take: Import, level: Level) -> None:
    take(made.reading(table(VILLAGES)))
    with pytest.raises(AppError, match="level_without_figures") as failure:
        reading.show(cabinet, PRESIDENT, level=level)
    assert "{" not in sentence(failure.value.code, failure.value.data)


def test_a_view_tells_names_root_coverage_and_where_to_go_on(cabinet: Cabinet, take: Import) -> None:
    take(made.reading(table(VILLAGES)))
    view = reading.show(cabinet, PRESIDENT)
    assert [who.short for who in view.contestants] == ["Jokowi–Ma’ruf", "Prabowo–Sandi"]
    assert (view.root.name, view.root.code, view.root.votes) == ("Kota Bogor", "32.71", (16, 26))
    assert view.source.coverage == Coverage(Level.VILLAGE, 3, 68)
    assert {area.name: area.children for area in view.areas} == {"Bogor Selatan": 16, "Bogor Timur": 6}
    assert reading.children_level(cabinet, PRESIDENT, None, None) is Level.SUBDISTRICT
    assert reading.children_level(cabinet, PRESIDENT, None, "32.71.01") is Level.VILLAGE
    assert reading.children_level(cabinet, PRESIDENT, None, "32.71.01.1001") is None


def test_a_stated_figure_wins_over_its_children_and_the_difference_is_told(cabinet: Cabinet, take: Import) -> None:
    take(made.reading(table(VILLAGES)))
    take(made.reading(table([(("BOGOR SELATAN",), (12, 20))]), name="kecamatan.xlsx"))
    assert votes(cabinet) == {"Bogor Selatan": (12, 20), "Bogor Timur": (5, 6)}
    assert votes(cabinet, level=Level.REGENCY) == {"Kota Bogor": (17, 26)}
    (finding,) = reading.show(cabinet, PRESIDENT).findings
    assert (finding.code, finding.area_name) == ("stated_differs", "Bogor Selatan")
    assert (finding.data["stated"], finding.data["sum"]) == (12, 11)
    assert "{" not in sentence(finding.code, finding.data)


def test_a_figure_leads_to_its_cell_and_a_sum_to_all_of_its_cells(cabinet: Cabinet, take: Import) -> None:
    take(made.reading(table(VILLAGES)))
    stated = reading.trace(cabinet, PRESIDENT, area="32.71.01.1001", contestant="2")
    assert (stated.value, stated.derived) == (20, False)
    assert [(cell.sheet, cell.cell, cell.file, cell.batch) for cell in stated.cells] == [
        ("Sheet1", "D2", "hasil.xlsx", 1)
    ]
    added = reading.trace(cabinet, PRESIDENT, area="32.71", contestant="1")
    assert (added.value, added.derived) == (16, True)
    assert [cell.cell for cell in added.cells] == ["C2", "C3", "C4"]
    nothing = reading.trace(cabinet, PRESIDENT, area="32.71.01.1002", contestant="2")
    assert (nothing.value, nothing.derived, nothing.cells) == (None, False, ())


def test_a_trace_stops_at_the_first_area_that_states_the_figure(cabinet: Cabinet, take: Import) -> None:
    take(made.reading(table(VILLAGES)))
    take(made.reading(table([(("BOGOR SELATAN",), (12, 20))]), name="kecamatan.xlsx"))
    found = reading.trace(cabinet, PRESIDENT, area="32.71", contestant="1")
    assert [(cell.file, cell.value) for cell in found.cells] == [("hasil.xlsx", 5), ("kecamatan.xlsx", 12)]
    assert found.value == 17


def test_several_sources_are_asked_for_by_name_until_one_is_official(cabinet: Cabinet, take: Import) -> None:
    for name in ("situng", "kawal"):
        take(made.reading(table(VILLAGES)), source=name)
    with pytest.raises(AppError, match="source_needed") as failure:
        reading.show(cabinet, PRESIDENT)
    assert failure.value.status is Exit.USAGE
    assert failure.value.data["found"] == "situng, kawal"
    assert votes(cabinet, source="SITUNG", level=Level.REGENCY) == {"Kota Bogor": (16, 26)}
    with pytest.raises(AppError, match="source_not_kept"):
        reading.show(cabinet, PRESIDENT, source="pleno")
    take(made.reading(table([(("BOGOR TIMUR",), (7, 7))])), source="pleno")
    assert votes(cabinet) == {"Bogor Timur": (7, 7)}
    assert [line.source.official for line in reading.list_results(cabinet)] == [True, False, False]


def test_a_source_can_be_renamed_made_official_and_its_status_set(cabinet: Cabinet, take: Import) -> None:
    for name in ("pleno", "situng"):
        take(made.reading(table(VILLAGES)), source=name)
    other = reading.show(cabinet, PRESIDENT, source="situng").source
    with cabinet.act("make_official") as act:
        sources.set_official(act, cabinet, other.id)
        sources.rename(act, cabinet, other.id, "Situng 2019")
        sources.set_status(act, other.id, Status.FINAL)
    found = reading.show(cabinet, PRESIDENT).source
    assert (found.name, found.official, found.status) == ("Situng 2019", True, Status.FINAL)
    with pytest.raises(AppError, match="source_name_taken"), cabinet.act("rename_source") as act:
        sources.rename(act, cabinet, other.id, "PLENO")
    cabinet.undo()
    assert reading.show(cabinet, PRESIDENT).source.name == "pleno"


def test_votes_kept_by_district_add_up_to_the_city(cabinet: Cabinet, take: Import) -> None:
    council = ElectionKey.parse("pdprdk-2024")
    seats = Subject(5, "Jumlah Kursi", field="seats")
    rows = [(("Dapil 1",), (10, 4, 10)), (("Dapil 2",), (7, 3, 10))]
    take(made.reading(table(rows, (*PAIRS, seats), levels=(Level.DISTRICT,))), election=council, area="32.71")
    assert votes(cabinet, council) == {"Dapil Kota Bogor 1": (10, 4), "Dapil Kota Bogor 2": (7, 3)}
    assert votes(cabinet, council, level=Level.REGENCY) == {"Kota Bogor": (17, 7)}
    assert reading.show(cabinet, council).root.measures == {"seats": 20}
    assert reading.show(cabinet, council).contestants[0].name == "Partai Kebangkitan Bangsa"
    found = reading.trace(cabinet, council, area="32.71", contestant="1")
    assert (found.value, found.derived, len(found.cells)) == (17, True, 2)


def test_kecamatan_add_up_to_the_district_they_belong_to(cabinet: Cabinet, take: Import) -> None:
    council = ElectionKey.parse("pdprdk-2024")
    rows = [(("1", "BOGOR TIMUR"), (1, 2)), (("1", "BOGOR TENGAH"), (3, 4)), (("2", "BOGOR SELATAN"), (5, 6))]
    one = table(rows, levels=(Level.DISTRICT, Level.SUBDISTRICT))
    take(made.reading(one), election=council, area="32.71")
    expected = {"Dapil Kota Bogor 1": (4, 6), "Dapil Kota Bogor 2": (5, 6)}
    assert votes(cabinet, council, level=Level.DISTRICT) == expected
    assert votes(cabinet, council, level=Level.REGENCY) == {"Kota Bogor": (9, 12)}


def test_coverage_counts_what_no_file_has_named_yet(cabinet: Cabinet, take: Import) -> None:
    take(made.reading(table([(("BOGOR TIMUR", "BARANANGSIANG"), (1, 2))])), area="32.71.02")
    assert reading.show(cabinet, PRESIDENT).source.coverage == Coverage(Level.VILLAGE, 1, 1)
    take(made.reading(table([(("BOGOR UTARA", "CIBULUH"), (3, 4))], sheet="2"), name="utara.xlsx"), area="32.71.05")
    assert reading.show(cabinet, PRESIDENT).source.coverage == Coverage(Level.VILLAGE, 2, 68)
    cabinet.undo()
    assert reading.show(cabinet, PRESIDENT).source.coverage == Coverage(Level.VILLAGE, 1, 1)


def test_coverage_of_tps_counts_those_any_source_knows(cabinet: Cabinet, take: Import) -> None:
    levels = (Level.SUBDISTRICT, Level.VILLAGE, Level.STATION)
    tps = [(("BOGOR TIMUR", "BARANANGSIANG", str(number)), (number, 1)) for number in range(1, 6)]
    take(made.reading(table(tps, levels=levels)), source="situng")
    take(made.reading(table(tps[:3], levels=levels)), source="kawal")
    coverages = {line.source.name: line.source.coverage for line in reading.list_results(cabinet)}
    assert coverages == {"situng": Coverage(Level.STATION, 5, None), "kawal": Coverage(Level.STATION, 3, 5)}
    assert votes(cabinet, source="kawal", level=Level.STATION) == {
        "TPS 001": (1, 1),
        "TPS 002": (2, 1),
        "TPS 003": (3, 1),
    }


def test_coverage_of_tps_is_known_by_the_list_of_voters(cabinet: Cabinet, take: Import) -> None:
    levels = (Level.SUBDISTRICT, Level.VILLAGE, Level.STATION)
    tps = [(("BOGOR TIMUR", "BARANANGSIANG", str(number)), (number, 1)) for number in range(1, 5)]
    take(made.reading(table(tps, levels=levels)), source="situng")
    assert reading.show(cabinet, PRESIDENT).source.coverage == Coverage(Level.STATION, 4, None)
    voters = [(("BOGOR TIMUR", "BARANANGSIANG", str(number)), (200,)) for number in range(1, 7)]
    dpt = (Subject(3, "DPT", field="registered_dpt"),)
    take(made.reading(table(voters, dpt, levels=levels), name="dpt.xlsx"), source="daftar pemilih")
    coverages = {line.source.name: line.source.coverage for line in reading.list_results(cabinet)}
    assert coverages == {"situng": Coverage(Level.STATION, 4, 6), "daftar pemilih": Coverage(Level.STATION, 6, 6)}
    rest = [(("BOGOR TIMUR", "BARANANGSIANG", str(number)), (number, 1)) for number in (5, 6)]
    take(made.reading(table(rest, levels=levels), name="sisa.xlsx"), source="situng")
    assert reading.show(cabinet, PRESIDENT, source="situng").source.coverage == Coverage(Level.STATION, 6, 6)


def test_two_cities_of_one_election_are_told_apart(cabinet: Cabinet, take: Import) -> None:
    mayor = ElectionKey.parse("pkwkk-2024")
    take(made.reading(table([(("BOGOR TIMUR",), (1, 2))])), election=mayor)
    take(made.reading(table([(("COLOMADU",), (3, 4))])), election=mayor)
    with pytest.raises(AppError, match="area_needed"):
        reading.show(cabinet, mayor)
    assert votes(cabinet, mayor, area="33.13") == {"Colomadu": (3, 4)}
    assert reading.show(cabinet, mayor, area="32.71").contestants[0].short == "Sendi–Melli"
    assert reading.show(cabinet, mayor, area="33.13").contestants[0].name == "Nomor urut 1"


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"area": "99.99", "contestant": "1"}, "area_not_kept"),
        ({"area": "32.71", "contestant": "9"}, "subject_unknown"),
        ({"area": "32.71", "contestant": "satu"}, "subject_not_a_number"),
        ({"area": "32.71", "measure": "valid"}, "subject_unknown"),
        ({"area": "32.71"}, "subject_needed"),
    ],
)
def test_what_cannot_be_traced_is_said(cabinet: Cabinet, take: Import, asked: dict[str, str], code: str) -> None:
    take(made.reading(table(VILLAGES)))
    with pytest.raises(AppError, match=code) as failure:
        reading.trace(cabinet, PRESIDENT, **asked)
    assert failure.value.status is Exit.USAGE
    assert "{" not in sentence(failure.value.code, failure.value.data)
