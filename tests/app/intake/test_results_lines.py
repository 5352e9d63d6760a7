"""The values of a plan in full: every one of them by what would become of it, with what it was and its cell."""

from __future__ import annotations

from app.intake.plan import ImportPlan
from app.intake.results.lines import Fate, PlannedValues
from app.intake.results.planning import apply, plan_results
from app.store import Cabinet
from tests.app.results import conftest as made
from tests.app.results.conftest import request, table

MANY = [(("BOGOR SELATAN", "BATU TULIS", f"TPS {at}"), (at, 2 * at)) for at in range(1, 701)]


def take(cabinet: Cabinet, rows: object) -> ImportPlan:
    plan = plan_results(cabinet, made.reading(table(rows, levels=LEVELS)), request())  # type: ignore[arg-type]
    with cabinet.act("import_files", names="a", figures=plan.figures) as act:
        apply(act, cabinet, plan)
    return plan


LEVELS = (made.Level.SUBDISTRICT, made.Level.VILLAGE, made.Level.STATION)


def test_all_new_values_are_paged_past_any_limit(cabinet: Cabinet) -> None:
    plan = take(cabinet, MANY)
    values = PlannedValues(plan.work, Fate.NEW)
    assert len(values) == plan.counts.new == 1400
    assert [(one.area, one.after, one.cell) for one in values.page(1397, 9)] == [
        ("TPS 699", 1398, "D700"),
        ("TPS 700", 700, "C701"),
        ("TPS 700", 1400, "D701"),
    ]
    assert sum(one.after for start in range(0, 1400, 33) for one in values.page(start, 33)) == 3 * 700 * 701 // 2


def test_what_changes_is_told_with_what_it_was(cabinet: Cabinet) -> None:
    take(cabinet, MANY[:3])
    again = [*MANY[:2], ((*MANY[2][0],), (3, 99)), MANY[3]]
    plan = plan_results(cabinet, made.reading(table(again, levels=LEVELS)), request())
    fates = {fate: PlannedValues(plan.work, fate) for fate in Fate}
    assert {fate: len(values) for fate, values in fates.items()} == {Fate.NEW: 2, Fate.CHANGED: 1, Fate.SAME: 5}
    assert {str(fate): len(values) for fate, values in fates.items()} == {
        "new": plan.counts.new,
        "changed": plan.counts.changed,
        "same": plan.counts.same,
    }
    (changed,) = fates[Fate.CHANGED].page(0, 10)
    assert (changed.area, changed.before, changed.after, changed.cell) == ("TPS 003", 6, 99, "D4")
    assert [one.after for one in fates[Fate.SAME].page(0, 10)] == [1, 2, 2, 4, 3]
