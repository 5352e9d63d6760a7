"""How many TPS there should be, as the clerk settles it: coverage by it, of an area or of all that lies in it."""

from __future__ import annotations

import pytest

from app.errors import AppError
from app.results import expecting, reading
from app.results.records import Coverage
from app.store import Cabinet
from importers.records import Level
from tests.app.results import conftest as made
from tests.app.results.conftest import PRESIDENT, Import, table

LEVELS = (Level.SUBDISTRICT, Level.VILLAGE, Level.STATION)
STATIONS = [
    *((("BOGOR TIMUR", "BARANANGSIANG", f"{number:03}"), (10, 20)) for number in range(1, 4)),
    *((("BOGOR TENGAH", "BABAKAN", f"{number:03}"), (1, 2)) for number in range(1, 3)),
]
TOLD: dict[str, object] = {"area": "Kota Bogor", "election": "Pilpres 2019"}


def coverage(cabinet: Cabinet) -> Coverage:
    return reading.show(cabinet, PRESIDENT).source.coverage


def test_coverage_is_measured_by_what_was_settled(cabinet: Cabinet, take: Import) -> None:
    take(made.reading(table(STATIONS, levels=LEVELS)), area="32.71")
    view, contest = reading.show(cabinet, PRESIDENT), reading.list_results(cabinet)[0].contest
    assert coverage(cabinet) == Coverage(Level.STATION, 5, None)
    batch = expecting.settle(cabinet, contest, view.root.id, 3209, TOLD)
    assert coverage(cabinet) == Coverage(Level.STATION, 5, 3209)
    expecting.settle(cabinet, contest, view.root.id, 3210, TOLD)
    assert coverage(cabinet).expected == 3210
    expecting.settle(cabinet, contest, view.root.id, None, TOLD)
    assert coverage(cabinet).expected is None
    assert not expecting.is_settled(cabinet.connection(), contest, view.root.id)
    cabinet.undo()
    cabinet.undo()
    assert coverage(cabinet).expected == 3209
    cabinet.undo(batch)
    assert coverage(cabinet).expected is None


def test_a_wider_area_has_what_all_inside_have_together_and_nothing_where_one_is_not_known(
    cabinet: Cabinet, take: Import
) -> None:
    take(made.reading(table(STATIONS, levels=LEVELS)), area="32.71")
    view, contest = reading.show(cabinet, PRESIDENT), reading.list_results(cabinet)[0].contest
    inside = cabinet.connection().execute("SELECT id FROM area WHERE parent_id = ?", (view.root.id,)).fetchall()
    for (area,) in inside:
        assert expecting.stations(cabinet.connection(), contest, view.root.id) is None
        expecting.settle(cabinet, contest, area, 100, TOLD)
    assert expecting.stations(cabinet.connection(), contest, view.root.id) == 600
    assert coverage(cabinet) == Coverage(Level.STATION, 5, 600)


@pytest.mark.parametrize("count", [0, -4, 10_000_000])
def test_what_is_no_number_of_stations_is_refused(cabinet: Cabinet, take: Import, count: int) -> None:
    take(made.reading(table(STATIONS, levels=LEVELS)), area="32.71")
    with pytest.raises(AppError) as refused:
        expecting.settle(cabinet, 1, 1, count, TOLD)
    assert refused.value.code == "stations_not_a_count"
