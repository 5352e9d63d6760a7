"""Sources of one contest side by side: read at the asked level, blanks as blanks, differences counted."""

from __future__ import annotations

import pytest

from app.errors import AppError
from app.results import comparing, reading, sources
from app.results.records import Status
from app.results.sources import SourceChange
from app.store import Cabinet
from importers.records import Level, Subject
from tests.app.results import conftest as made
from tests.app.results.conftest import PAIRS, PRESIDENT, Import, table

VILLAGES = [
    (("BOGOR SELATAN", "BATU TULIS"), (10, 20)),
    (("BOGOR SELATAN", "BONDONGAN"), (1, None)),
    (("BOGOR TIMUR", "BARANANGSIANG"), (5, 6)),
]
OTHER = [
    (("BOGOR SELATAN", "BATU TULIS"), (10, 21)),
    (("BOGOR SELATAN", "BONDONGAN"), (1, 7)),
    (("BOGOR TIMUR", "BARANANGSIANG"), (5, 6)),
    (("BOGOR TIMUR", "SUKASARI"), (3, 3)),
]


@pytest.fixture
def two(cabinet: Cabinet, take: Import) -> Cabinet:
    take(made.reading(table(OTHER), name="situng.xlsx"), source="situng", status=Status.PROVISIONAL)
    take(made.reading(table(VILLAGES), name="rekap.xlsx"), source="rekap", status=Status.FINAL)
    return cabinet


def said(found: comparing.SideBySide) -> dict[str, tuple[comparing.Said, ...]]:
    return {area.name: area.votes for area in found.areas}


def test_the_official_one_stands_first_and_blanks_differ_from_nothing(two: Cabinet) -> None:
    found = comparing.side_by_side(two, PRESIDENT, level=Level.VILLAGE)
    assert [info.name for info in found.sources] == ["rekap", "situng"]
    assert said(found) == {
        "Batu Tulis": ((10, 10), (20, 21)),
        "Bondongan": ((1, 1), (None, 7)),
        "Baranangsiang": ((5, 5), (6, 6)),
        "Sukasari": ((None, 3), (None, 3)),
    }
    assert [area.name for area in found.differing] == ["Batu Tulis"]
    (against,) = found.against
    assert (against.source.name, against.both, against.differing) == ("situng", 3, 1)
    assert found.root.votes == ((16, 19), (26, 37))
    assert found.sources[0].coverage.reported == 3


def test_sources_are_asked_for_by_name_in_their_order(two: Cabinet, take: Import) -> None:
    take(made.reading(table(VILLAGES), name="kawal.xlsx"), source="kawal")
    assert [info.name for info in comparing.side_by_side(two, PRESIDENT).sources] == ["rekap", "situng", "kawal"]
    found = comparing.side_by_side(two, PRESIDENT, sources=("kawal", "situng"))
    assert [info.name for info in found.sources] == ["kawal", "situng"]
    assert found.level is Level.SUBDISTRICT
    with pytest.raises(AppError, match="source_not_kept"):
        comparing.side_by_side(two, PRESIDENT, sources=("kawal", "lain"))
    with pytest.raises(AppError, match="sources_too_few"):
        comparing.side_by_side(two, PRESIDENT, sources=("kawal",))


def test_a_source_without_the_level_has_blanks_and_what_is_stated_wins(cabinet: Cabinet, take: Import) -> None:
    take(made.reading(table(VILLAGES), name="rekap.xlsx"), source="rekap")
    stated = table([(("BOGOR SELATAN",), (12, 20))], levels=(Level.SUBDISTRICT,))
    take(made.reading(stated, name="db1.xlsx"), source="DB1")
    by_village = comparing.side_by_side(cabinet, PRESIDENT, level=Level.VILLAGE, sources=("DB1", "rekap"))
    assert by_village.areas[0].votes == ((None, 10), (None, 20))
    assert by_village.against[0].both == 0
    assert by_village.root.votes == ((12, 16), (20, 26)), "of the whole both speak"
    by_subdistrict = comparing.side_by_side(cabinet, PRESIDENT, sources=("DB1", "rekap"))
    assert said(by_subdistrict)["Bogor Selatan"] == ((12, 11), (20, 20))
    with pytest.raises(AppError, match="level_without_figures"):
        comparing.side_by_side(cabinet, PRESIDENT, level=Level.STATION)


def test_polling_stations_called_alike_are_told_apart_by_what_they_lie_in(cabinet: Cabinet, take: Import) -> None:
    rows = [(("BOGOR SELATAN", name, "TPS 1"), (10, 20)) for name in ("BATU TULIS", "BONDONGAN")]
    stations = table(rows, levels=(Level.SUBDISTRICT, Level.VILLAGE, Level.STATION))
    for source in ("a", "b"):
        take(made.reading(stations, name=f"{source}.xlsx"), source=source)
    found = comparing.side_by_side(cabinet, PRESIDENT, level=Level.STATION)
    assert [area.full for area in found.areas] == ["TPS 001, Batu Tulis", "TPS 001, Bondongan"]
    villages = comparing.side_by_side(cabinet, PRESIDENT, level=Level.VILLAGE).areas
    assert [area.full for area in villages] == ["Batu Tulis", "Bondongan"]


def test_measures_and_contestants_that_only_one_has_are_kept_apart(cabinet: Cabinet, take: Import) -> None:
    with_valid = (*PAIRS, Subject(5, "Sah", field="valid"))
    rows = [(("BOGOR SELATAN", "BATU TULIS"), (10, 20, 30))]
    take(made.reading(table(rows, with_valid), name="a.xlsx"), source="a")
    take(made.reading(table([(("BOGOR SELATAN", "BATU TULIS"), (10,))], PAIRS[:1]), name="b.xlsx"), source="b")
    found = comparing.side_by_side(cabinet, PRESIDENT, level=Level.VILLAGE)
    assert found.areas[0].votes == ((10, 10), (20, None))
    assert found.areas[0].measures == {"valid": (30, None)}
    assert found.differing == ()


def test_what_a_clerk_settles_of_a_source_is_one_act(two: Cabinet) -> None:
    (rekap,) = [line.source for line in reading.list_results(two) if line.source.name == "rekap"]
    change = SourceChange(name="Pleno KPU", status=Status.PROVISIONAL, form="DB1-PPWP", dossier=" 12 ")
    code, data = sources.act_of(change, rekap.name, "x")
    with two.act(code, **data) as act:
        sources.change(act, two, rekap.id, change)
    (now,) = [line.source for line in reading.list_results(two) if line.source.id == rekap.id]
    assert (now.name, now.status, now.form, now.dossier) == ("Pleno KPU", Status.PROVISIONAL, "DB1-PPWP", "12")
    trace = reading.trace(two, PRESIDENT, area="32.71.01.1001", contestant="1", source="Pleno KPU")
    assert [(cell.form, cell.dossier) for cell in trace.cells] == [("DB1-PPWP", "12")]
    two.undo()
    (back,) = [line.source for line in reading.list_results(two) if line.source.id == rekap.id]
    assert (back.name, back.status, back.form, back.dossier) == ("rekap", Status.FINAL, None, None)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (SourceChange(official=True), "make_official"),
        (SourceChange(name="x"), "rename_source"),
        (SourceChange(status=Status.FINAL), "set_source_status"),
        (SourceChange(status=Status.FINAL, form=""), "change_source"),
    ],
)
def test_the_history_says_what_was_settled(change: SourceChange, code: str) -> None:
    assert sources.act_of(change, "rekap", "Presiden 2019")[0] == code


def test_a_measure_of_men_and_women_is_followed_to_both(cabinet: Cabinet, take: Import) -> None:
    people = (Subject(3, "L", field="registered_dpt_l"), Subject(4, "P", field="registered_dpt_p"))
    take(made.reading(table([(("BOGOR SELATAN", "BATU TULIS"), (40, 50))], people)))
    trace = reading.trace(cabinet, PRESIDENT, area="32.71.01", measure="registered_dpt")
    assert (trace.value, trace.derived) == (90, True)
    assert [(cell.cell, cell.what) for cell in trace.cells] == [
        ("C2", "Pemilih dalam DPT laki-laki"),
        ("D2", "Pemilih dalam DPT perempuan"),
    ]
    with pytest.raises(AppError, match="subject_unknown"):
        reading.trace(cabinet, PRESIDENT, area="32.71.01", measure="voted_dpt")
