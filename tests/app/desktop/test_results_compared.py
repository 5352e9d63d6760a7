"""A comparison of many areas as rows: made when they are seen, with what differs counted once."""

from __future__ import annotations

from time import perf_counter

from app.desktop.pages.results.compared import TOTAL, ComparedRows, differences
from app.results.comparing import ComparedArea, SideBySide
from app.results.records import Contestant, ElectionKey
from importers.records import Level

_MANY = 20_000


def area(at: int, votes: tuple[int | None, int | None], valid: tuple[int | None, int | None]) -> ComparedArea:
    return ComparedArea(at, None, f"TPS {at:05}", Level.STATION, (votes, (7, 7)), {"valid": valid}, "Batu Tulis")


def many() -> SideBySide:
    areas = [area(at, (10, 10), (20, 20)) for at in range(_MANY)]
    areas[5] = area(5, (10, 11), (20, None))
    areas[_MANY - 1] = area(_MANY - 1, (None, 1), (20, 21))
    who = (Contestant(1, "SATU", "SATU", None), Contestant(2, "DUA", "DUA", None))
    root = ComparedArea(0, "32.71", "Kota Bogor", Level.REGENCY, ((1, 1), (2, 2)))
    election = ElectionKey.parse("ppwp-2019")
    return SideBySide(election, Level.STATION, (None, None), who, ("valid",), root, tuple(areas), ())  # type: ignore[arg-type]


def test_what_differs_is_counted_by_kind() -> None:
    found = differences(many())
    assert found.areas == {5, _MANY - 1}
    assert (found.contestants, found.measures, found.figures) == (1, 1, {"c1", "valid"})


def test_only_rows_that_are_seen_are_made() -> None:
    found = many()
    began = perf_counter()
    rows = ComparedRows(found, found.areas, ["c1", "c2", "valid"], frozenset({5}))
    assert len(rows) == _MANY + 1
    head, last = rows.page(0, 7), rows.page(_MANY, 20)
    assert perf_counter() - began < 0.05
    assert (head[0].id, head[0].cells[1:5]) == (TOTAL, ("1", "1", "2", "2"))
    assert (head[6].cells, head[6].tag) == (
        ("TPS 00005, Batu Tulis", "10", "≠ 11", "7", "7", "20", "–"),
        "warn",
    )
    assert [row.cells[1:3] + row.cells[5:] for row in last] == [("–", "1", "20", "≠ 21")]
