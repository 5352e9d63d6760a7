"""Areas found by letters of their names: those at hand first, then those of the whole country."""

from __future__ import annotations

import pytest

from app.intake.areas.search import find_areas
from importers.records import Level


def found(text: str, level: Level = Level.VILLAGE, around: str | None = "32.71.04") -> list[tuple[str, str | None]]:
    return [(one.name, one.code) for one in find_areas(None, text, level, around)]


def test_those_inside_come_before_those_beside_and_elsewhere() -> None:
    names = found("cura")
    assert names == []
    assert found("curug")[:2] == [("Curug Mekar", "32.71.04.1010"), ("Curug", "32.71.04.1011")]
    assert found("tegal")[:2] == [("Tegallega", "32.71.03.1007"), ("Tegal Gundil", "32.71.05.1002")]


def test_a_slip_is_met_and_an_empty_box_shows_all_inside() -> None:
    assert found("bubulok")[0] == ("Bubulak", "32.71.04.1003")
    assert len(found("")) == 16


@pytest.mark.parametrize(
    ("text", "level", "name"),
    [
        ("Panipahan", Level.VILLAGE, "Panipahan"),
        ("33.13.01", Level.SUBDISTRICT, "Jatipuro"),
        ("karanganyar", Level.REGENCY, "Karanganyar"),
        ("jawa tengah", Level.PROVINCE, "Jawa Tengah"),
    ],
)
def test_all_the_country_is_searched_by_whole_names_and_codes(text: str, level: Level, name: str) -> None:
    assert any(name in one for one, _code in found(text, level))
