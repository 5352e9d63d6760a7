"""Sums kept beside figures say what the figures say: after corrections, undo, further files, and a migration."""

from __future__ import annotations

import importlib
import random
from collections.abc import Sequence
from unittest import mock

import pytest

from app.results import area_sums, correcting, reading
from app.results.records import ElectionKey, ResultView
from app.store import Cabinet
from importers.records import Level, ResultTable, Subject
from tests.app.results import conftest as made
from tests.app.results.conftest import Import, table

COUNCIL = ElectionKey.parse("pdprdk-2024")
PLACES = {"1": (("BOGOR TIMUR", "BARANANGSIANG"), ("BOGOR TENGAH", "BABAKAN")), "2": (("BOGOR SELATAN", "EMPANG"),)}
LEVELS = (Level.DISTRICT, Level.SUBDISTRICT, Level.VILLAGE, Level.STATION)
SHOWN = (Level.REGENCY, Level.SUBDISTRICT, Level.VILLAGE)
#: Party 1 has a total, own votes and candidates, party 2 only candidates, party 3 only a total.
HEADS = (
    Subject(5, "1", number=1),
    Subject(6, "1 sendiri", number=1, own=True),
    Subject(7, "1.1", number=1, candidate=1),
    Subject(8, "1.2", number=1, candidate=2),
    Subject(9, "2.1", number=2, candidate=1),
    Subject(10, "3", number=3),
    Subject(11, "sah", field="valid"),
)


def stations(chosen: random.Random, *, wrong: float, blank: float, heads: Sequence[Subject] = HEADS) -> ResultTable:
    rows = []
    for district, places in PLACES.items():
        for subdistrict, village in places:
            for number in range(1, 5):
                own, first, second, other, third = (chosen.randrange(9) for _ in range(5))
                whole = own + first + second + (chosen.random() < wrong)
                values = (whole, own, first, second, other, third, whole + other + third)
                shown = tuple(None if chosen.random() < blank else value for value in values)
                rows.append(((district, subdistrict, village, f"{number:03}"), shown))
    return table(rows, heads, levels=LEVELS)


def views(cabinet: Cabinet) -> list[ResultView]:
    shown = [reading.show(cabinet, COUNCIL, level=level, candidates=True) for level in SHOWN]
    return [*shown, reading.show(cabinet, COUNCIL, party=1), reading.show(cabinet, COUNCIL, level=Level.VILLAGE)]


def counted_one_by_one(cabinet: Cabinet) -> list[ResultView]:
    """Return the same views by figures alone: with no delivery marked, none has sums."""
    connection = cabinet.connection()
    connection.execute("SAVEPOINT alone")
    connection.execute("DELETE FROM area_sum")
    try:
        return views(cabinet)
    finally:
        connection.execute("ROLLBACK TO alone")
        connection.execute("RELEASE alone")


def kept(cabinet: Cabinet) -> set[tuple[int, ...]]:
    return set(cabinet.connection().execute("SELECT delivery, area, subject, value FROM area_sum").fetchall())


@pytest.mark.parametrize(("wrong", "blank"), [(0.0, 0.0), (0.3, 0.0), (0.2, 0.3)])
@pytest.mark.parametrize("seed", range(4))
def test_kept_sums_say_what_the_figures_say(
    cabinet: Cabinet, take: Import, wrong: float, blank: float, seed: int
) -> None:
    chosen = random.Random(seed)  # noqa: S311 - made up, not secret
    with mock.patch.object(area_sums, "WORTH", 0):
        take(made.reading(stations(chosen, wrong=wrong, blank=blank)), election=COUNCIL, area="32.71", source="uji")
        assert len([row for row in kept(cabinet) if row[2] != area_sums.MARK]) > 10
        first = views(cabinet)
        assert first == counted_one_by_one(cabinet)
        more = stations(chosen, wrong=wrong, blank=0.8)
        take(made.reading(more, name="susulan.xlsx"), election=COUNCIL, area="32.71", source="uji")
        assert views(cabinet) == counted_one_by_one(cabinet)
        cabinet.undo()
        assert [view.areas for view in views(cabinet)] == [view.areas for view in first]


def test_a_correction_counts_at_once(cabinet: Cabinet, take: Import) -> None:
    with mock.patch.object(area_sums, "WORTH", 0):
        reading_ = made.reading(stations(random.Random(1), wrong=0, blank=0))  # noqa: S311
        take(reading_, election=COUNCIL, area="32.71", source="uji")
    before = reading.show(cabinet, COUNCIL).root.measures["valid"]
    fine = reading.show(cabinet, COUNCIL, level=Level.STATION)
    found = correcting.find_kept(cabinet, fine.source.id, fine.areas[0].id, (0, 0, "valid"))
    correcting.correct(cabinet, found, found.value + 1000, "salah ketik")
    assert reading.show(cabinet, COUNCIL).root.measures["valid"] == before + 1000
    assert views(cabinet) == counted_one_by_one(cabinet)
    for key in ((0, 0, "valid"), (1, 0, ""), (1, 1, ""), (2, 1, "")):
        correcting.correct(
            cabinet, correcting.find_kept(cabinet, fine.source.id, fine.areas[1].id, key), None, "tidak terbaca"
        )
        assert views(cabinet) == counted_one_by_one(cabinet)


def test_the_migration_keeps_what_an_import_keeps(cabinet: Cabinet, take: Import) -> None:
    migration = importlib.import_module("app.store.migrations.0004_sums_of_areas")
    with mock.patch.object(area_sums, "WORTH", 0):
        made_up = stations(random.Random(2), wrong=0.2, blank=0.2)  # noqa: S311
        take(made.reading(made_up), election=COUNCIL, area="32.71", source="uji")
    mine, connection = kept(cabinet), cabinet.connection()
    connection.execute("SAVEPOINT anew")
    connection.execute("DELETE FROM area_sum")
    for statement in (migration._SUMS, migration._PARTIES, migration._OTHERS):
        connection.execute(statement)
    assert kept(cabinet) == mine
    connection.execute("ROLLBACK TO anew")
    connection.execute("RELEASE anew")
