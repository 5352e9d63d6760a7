"""Names that come near: slips, old spellings, abbreviations and numbers, proposed with how likely they were meant."""

from __future__ import annotations

import pytest

from app.results import gazetteer
from app.results.near import SURE, nearest
from importers.records import Level

VILLAGES = [found.name for part in gazetteer.children("32.71") for found in gazetteer.children(part.code)]
SUBDISTRICTS = [part.name for part in gazetteer.children("32.71")]


def best(level: Level, written: str, names: list[str]) -> tuple[str, float]:
    found = nearest(level, written, names)
    return (names[found[0][0]], found[0][1]) if found else ("", 0.0)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Bubulok", "Bubulak"),
        ("Kel. Bubulok", "Bubulak"),
        ("DS. BUBULOK", "Bubulak"),
        ("RANGAMEKAR", "Rangga Mekar"),
        ("Kb. Pedes", "Kebon Pedes"),
        ("KB PEDES", "Kebon Pedes"),
        ("Kebun Pedes", "Kebon Pedes"),
        ("Kedung Bdk", "Kedung Badak"),
        ("Tjimahpar", "Cimahpar"),
        ("Boeboelak", "Bubulak"),
        ("Lawangginung", "Lawanggintung"),
    ],
)
def test_a_kelurahan_written_otherwise_is_surely_proposed(written: str, meant: str) -> None:
    name, likelihood = best(Level.VILLAGE, written, VILLAGES)
    assert name == meant
    assert SURE <= likelihood < 1


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Bogor Tenggah", "Bogor Tengah"),
        ("Tanah Sereal", "Tanah Sareal"),
        ("Bgr. Barat", "Bogor Barat"),
        ("KEC. BOGOR SEL", "Bogor Selatan"),
    ],
)
def test_a_kecamatan_written_otherwise_is_surely_proposed(written: str, meant: str) -> None:
    name, likelihood = best(Level.SUBDISTRICT, written, SUBDISTRICTS)
    assert name == meant
    assert likelihood >= SURE


@pytest.mark.parametrize("written", ["Sukadamai II", "Suka Damai 2"])
def test_another_number_is_another_place_until_somebody_says_so(written: str) -> None:
    name, likelihood = best(Level.VILLAGE, written, VILLAGES)
    assert name == "Sukadamai"
    assert likelihood < SURE
    assert best(Level.VILLAGE, written, ["Sukadamai I", "Sukadamai II", "Sukadamai III"])[0] == "Sukadamai II"


def test_a_name_as_near_to_two_is_sure_of_neither() -> None:
    found = nearest(Level.VILLAGE, "Karangsari", ["Karangasri", "Karangasari", "Menteng"])
    assert len(found) == 2
    assert all(likelihood < SURE for _place, likelihood in found)


@pytest.mark.parametrize("written", ["Xyzzy", "Kota Baru", "", "Djajadi"])
def test_what_resembles_nothing_is_proposed_for_nothing(written: str) -> None:
    assert nearest(Level.VILLAGE, written, VILLAGES) == []
