"""Names of areas that are not exact: asked, decided, added, remembered for the next file, asked again when undone."""

from __future__ import annotations

import pytest

from app.errors import AppError
from app.intake.areas.names import is_sure
from app.intake.plan import AreaDecision, AreaName, Counts, ImportPlan
from app.intake.results.planning import apply, plan_results
from app.results import reading
from app.store import Cabinet
from importers.records import Level, ResultsReading, Severity
from tests.app.results import conftest as made
from tests.app.results.conftest import PRESIDENT, Import, request, table

KECAMATAN, KELURAHAN = Level.SUBDISTRICT, Level.VILLAGE
ROWS = [
    (("BOGOR BARAT", "SINDANGBARANG"), (10, 20)),
    (("BOGOR BARAT", "BUBULOK"), (1, 2)),
    (("BOGOR TENGGAH", "PALEDANG"), (3, 4)),
    (("BOGOR TENGGAH", "KP. SAWAH LEGA"), (5, 6)),
]
BUBULAK = AreaDecision(((KECAMATAN, "BOGOR BARAT"), (KELURAHAN, "BUBULOK")), "32.71.04.1003")
TENGAH = AreaDecision(((KECAMATAN, "BOGOR TENGGAH"),), "32.71.03")
NEW = AreaDecision(((KECAMATAN, "BOGOR TENGGAH"), (KELURAHAN, "KP. SAWAH LEGA")), name="Sawah Lega")
ALL = (BUBULAK, TENGAH, NEW)


@pytest.fixture
def take(cabinet: Cabinet) -> Import:
    """Return a way to import a reading: its plan, applied."""

    def taken(reading_: ResultsReading, **decisions: object) -> ImportPlan:
        plan = plan_results(cabinet, reading_, request(**decisions))
        with cabinet.act("import_files", names=reading_.facts.name, figures=plan.figures) as act:
            apply(act, cabinet, plan)
        return plan

    return taken


def planned(cabinet: Cabinet | None, rows: object = ROWS, **decisions: object) -> ImportPlan:
    return plan_results(cabinet, made.reading(table(rows)), request(area="32.71", **decisions))  # type: ignore[arg-type]


def open_names(plan: ImportPlan) -> list[AreaName]:
    return [name for name in plan.names if name.means is None]


def test_names_that_are_not_exact_are_asked_each_once(cabinet: Cabinet) -> None:
    plan = planned(cabinet)
    assert plan.counts == Counts(new=2, refused=6)
    tengah, bubulak = open_names(plan)
    assert (tengah.path, tengah.lines, tengah.figures, tengah.cell) == (TENGAH.path, 2, 4, "A4")
    assert tengah.parent is not None
    assert tengah.parent.name == "Kota Bogor"
    assert (tengah.near[0].name, tengah.near[0].code) == ("Bogor Tengah", "32.71.03")
    assert (bubulak.path, bubulak.lines, bubulak.figures) == (BUBULAK.path, 1, 2)
    assert (bubulak.near[0].name, bubulak.near[0].code) == ("Bubulak", "32.71.04.1003")
    assert is_sure(tengah)
    assert is_sure(bubulak)
    problem = next(one for one in plan.problems if one.data.get("area") == "BUBULOK")
    assert problem.data["candidates"] == [{"code": "32.71.04.1003", "name": "Bubulak", "likelihood": 0.86}]


def test_an_area_that_the_file_names_itself_is_hardly_meant_by_another_name() -> None:
    plan = planned(None, [*ROWS, (("BOGOR BARAT", "BUBULAK"), (7, 8))])
    bubulak = next(name for name in open_names(plan) if name.path == BUBULAK.path)
    assert bubulak.near[0].name == "Bubulak"
    assert not is_sure(bubulak)


def test_what_was_decided_is_taken_and_said_once(cabinet: Cabinet, take: Import) -> None:
    plan = take(made.reading(table(ROWS)), area="32.71", areas=ALL)
    assert plan.counts == Counts(new=8)
    assert not open_names(plan)
    said = [(problem.code, problem.raw) for problem in plan.problems if problem.code.startswith("area_")]
    assert sorted(said) == [
        ("area_added", "KP. SAWAH LEGA"),
        ("area_by_name", "BOGOR TENGGAH"),
        ("area_by_name", "BUBULOK"),
    ]
    assert all(problem.severity is Severity.INFO for problem in plan.problems)
    shown = reading.show(cabinet, PRESIDENT, level=KELURAHAN)
    assert {(row.name, row.code): row.votes for row in shown.areas if any(row.votes)} == {
        ("Sindang Barang", "32.71.04.1002"): (10, 20),
        ("Bubulak", "32.71.04.1003"): (1, 2),
        ("Paledang", "32.71.03.1002"): (3, 4),
        ("Sawah Lega", None): (5, 6),
    }


def test_next_time_nothing_is_asked_and_undone_it_is_asked_again(cabinet: Cabinet, take: Import) -> None:
    first = take(made.reading(table(ROWS)), area="32.71", areas=ALL)
    batch = cabinet.history(1)[0].batch
    second = planned(cabinet)
    assert second.counts == Counts(same=8)
    assert [name.code for name in second.names] == ["area_by_alias"] * 3
    assert {problem.code for problem in second.problems} == {"area_by_alias"}
    other = planned(cabinet, [(("BOGOR BARAT", "Kel. Bubulok"), (1, 2))])
    assert [name.code for name in other.names] == ["area_by_alias"]
    cabinet.undo(batch)
    again = planned(cabinet)
    assert [name.path for name in open_names(again)] == [name.path for name in open_names(planned(None))]
    cabinet.redo()
    assert not open_names(planned(cabinet))
    assert first.counts.new == 8


def test_a_name_remembered_with_its_kecamatan_is_known_without_it(cabinet: Cabinet, take: Import) -> None:
    take(made.reading(table(ROWS)), area="32.71", areas=ALL)
    alone = table([(("BUBULOK",), (1, 2))], levels=(KELURAHAN,))
    plan = plan_results(cabinet, made.reading(alone), request(area="32.71"))
    assert plan.counts == Counts(same=2)
    elsewhere = plan_results(cabinet, made.reading(alone), request(area="32.71.03"))
    assert elsewhere.counts.refused == 2


def test_another_decision_about_a_remembered_name_replaces_it(cabinet: Cabinet, take: Import) -> None:
    take(made.reading(table(ROWS[:2])), area="32.71", areas=(BUBULAK,))
    other = AreaDecision(BUBULAK.path, "32.71.04.1001")
    take(made.reading(table([ROWS[1]])), area="32.71", areas=(other,))
    (name,) = planned(cabinet, [ROWS[1]]).names
    assert name.means is not None
    assert name.means.code == "32.71.04.1001"
    cabinet.undo()
    (name,) = planned(cabinet, [ROWS[1]]).names
    assert name.means is not None
    assert name.means.code == "32.71.04.1003"


def test_a_kelurahan_of_a_kecamatan_that_was_divided_is_offered_where_it_lies(take: Import, cabinet: Cabinet) -> None:
    rows = [(("BOGOR TENGAH", "BATU TULIS"), (1, 2))]
    (asked,) = planned(None, rows).names
    assert [(near.name, near.within) for near in asked.near] == [("Batu Tulis", "Bogor Selatan")]
    assert not is_sure(asked)
    take(made.reading(table(rows)), area="32.71", areas=(AreaDecision(asked.path, asked.near[0].code),))
    assert planned(cabinet, rows).counts == Counts(same=2)


def test_a_name_that_two_areas_bear_is_decided_like_any_other(cabinet: Cabinet, take: Import) -> None:
    rows = table([(("PANIPAHAN",), (1, 2))], levels=(KELURAHAN,))
    (asked,) = plan_results(None, made.reading(rows), request(area="14.07.06")).names
    assert asked.code == "area_ambiguous"
    assert [near.likelihood for near in asked.near] == [0.5, 0.5]
    meant = asked.near[1].code
    take(made.reading(rows), area="14.07.06", areas=(AreaDecision(asked.path, meant),))
    (known,) = plan_results(cabinet, made.reading(rows), request(area="14.07.06")).names
    assert known.code == "area_by_alias"
    assert known.means is not None
    assert known.means.code == meant


def test_unknown_areas_are_added_all_at_once_but_none_that_comes_near() -> None:
    plan = planned(None, add_areas=True)
    assert {name.path[-1][1] for name in open_names(plan)} == {"BUBULOK", "BOGOR TENGGAH"}
    plan = planned(None, areas=(BUBULAK, TENGAH), add_areas=True)
    assert plan.counts == Counts(new=8)
    (new,) = [name for name in plan.names if name.means and name.means.new]
    assert (new.path, new.means and new.means.within) == (NEW.path, "Bogor Tengah")


def test_a_new_kelurahan_needs_its_kecamatan() -> None:
    rows = table([(("SAWAH LEGA",), (1, 2)), (("EMPANG",), (1, 2))], levels=(KELURAHAN,))
    lone = AreaDecision(((KELURAHAN, "SAWAH LEGA"),))
    plan = plan_results(None, made.reading(rows), request(area="32.71", areas=(lone,)))
    assert "area_new_nowhere" in [problem.code for problem in plan.problems]
    placed = AreaDecision(lone.path, within="32.71.01")
    plan = plan_results(None, made.reading(rows), request(area="32.71", areas=(placed,)))
    assert plan.counts == Counts(new=4)


@pytest.mark.parametrize(("code", "why"), [("32.71.99", "area_not_found"), ("32.71.04.1003", "area_other_level")])
def test_a_code_that_cannot_be_meant_is_refused(code: str, why: str) -> None:
    with pytest.raises(AppError) as refused:
        planned(None, areas=(AreaDecision(TENGAH.path, code),))
    assert refused.value.code == why
