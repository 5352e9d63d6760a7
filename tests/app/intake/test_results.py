"""Plans of election results: what would be new, changed, the same or refused, and what applying and undoing leave."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app import settings
from app.errors import AppError
from app.intake.plan import Counts, ImportPlan
from app.intake.results.planning import apply, plan_results
from app.messages import sentence
from app.results import reading
from app.results.records import ElectionKey, Status
from app.results.tables import ROOM
from app.store import Cabinet
from importers.records import AreaLine, CodeScheme, ElectionGuess, Level, Problem, ResultTable, Severity, Subject
from tests.app.results import conftest as made
from tests.app.results.conftest import PAIRS, PRESIDENT, request, table

ROWS = [
    (("BOGOR SELATAN", "BATU TULIS"), (10, 20)),
    (("BOGOR SELATAN", "BONDONGAN"), (1, None)),
    (("BOGOR TIMUR", "BARANANGSIANG"), (5, 6)),
]
SIDE_BY_SIDE = (
    Subject(3, "dpt_l", field="registered_dpt_l"),
    Subject(4, "situng_01", number=1, source="situng"),
    Subject(5, "situng_02", number=2, source="situng"),
    Subject(6, "rekap_01", number=1, source="rekap"),
    Subject(7, "rekap_02", number=2, source="rekap"),
)
TABLES = ("area", "election", "contest", "subject", "source", "delivery", "district_member")
NOTHING: dict[str, list[tuple[object, ...]]] = {name: [] for name in TABLES}


@pytest.fixture
def cabinet(tmp_path: Path) -> Iterator[Cabinet]:
    with Cabinet.open(tmp_path / "lemari", (ROOM,), create=True, who="Sari") as opened:
        yield opened


def do(cabinet: Cabinet, plan: ImportPlan) -> None:
    with cabinet.act("import_files", names=plan.facts.name, figures=plan.figures) as act:
        apply(act, cabinet, plan)


def rows_of(cabinet: Cabinet) -> dict[str, list[tuple[object, ...]]]:
    return {name: cabinet.connection().execute(f"SELECT * FROM {name}").fetchall() for name in TABLES}


def codes(plan: ImportPlan, severity: Severity | None = None) -> list[str]:
    return [problem.code for problem in plan.problems if severity is None or problem.severity is severity]


def test_a_plan_changes_nothing_and_needs_no_cabinet(cabinet: Cabinet) -> None:
    plan = plan_results(None, made.reading(table(ROWS)), request())
    assert plan.counts == Counts(new=5)
    assert (plan.figures, plan.refusal) == (5, None)
    plan_results(cabinet, made.reading(table(ROWS)), request())
    assert rows_of(cabinet) == NOTHING


def test_the_summary_says_what_was_recognised() -> None:
    summary = plan_results(None, made.reading(table(ROWS)), request()).summary
    assert summary["election"] == {"kind": "ppwp", "year": 2019, "round": 1, "guessed": False}
    assert summary["contestants"][0] == {
        "heading": "01",
        "number": 1,
        "name": "Joko Widodo – Ma’ruf Amin",
        "total": 16,
        "source": "impor",
    }
    areas = summary["areas"]
    assert (areas["level"], areas["count"], areas["matched"], areas["unmatched"]) == ("kelurahan", 3, 3, [])
    assert areas["root"] == {"code": "32.71", "name": "Kota Bogor", "level": "kabko"}
    (source,) = summary["sources"]
    assert (source["columns"], source["status"], source["status_guessed"]) == (["C", "D"], "sementara", True)


def test_the_same_file_again_is_the_same(cabinet: Cabinet) -> None:
    do(cabinet, plan_results(cabinet, made.reading(table(ROWS)), request()))
    again = plan_results(cabinet, made.reading(table(ROWS)), request())
    assert again.counts == Counts(same=5)
    assert (again.refusal, again.changes) == (None, ())


def test_another_value_is_a_change_and_the_old_one_comes_back_with_undo(cabinet: Cabinet) -> None:
    do(cabinet, plan_results(cabinet, made.reading(table(ROWS)), request()))
    other = [(ROWS[0][0], (10, 21)), (ROWS[1][0], (1, 7)), ROWS[2]]
    plan = plan_results(cabinet, made.reading(table(other), name="ralat.xlsx"), request())
    assert plan.counts == Counts(new=1, changed=1, same=4)
    assert [(change.what, change.before, change.after) for change in plan.changes] == [
        ("Batu Tulis · Prabowo–Sandi · impor", "20", "21"),
        ("Bondongan · Prabowo–Sandi · impor", "", "7"),
    ]
    do(cabinet, plan)
    assert reading.show(cabinet, PRESIDENT).root.votes == (16, 34)
    assert reading.trace(cabinet, PRESIDENT, area="32.71.01.1001", contestant="2").cells[0].file == "ralat.xlsx"
    cabinet.undo()
    assert reading.show(cabinet, PRESIDENT).root.votes == (16, 26)
    assert plan_results(cabinet, made.reading(table(ROWS)), request()).counts == Counts(same=5)


def test_undo_leaves_the_cabinet_as_it_was_and_redo_brings_it_back(cabinet: Cabinet) -> None:
    before = rows_of(cabinet)
    do(cabinet, plan_results(cabinet, made.reading(table(ROWS)), request()))
    done = rows_of(cabinet)
    assert cabinet.undo().kept == ()
    assert rows_of(cabinet) == before
    cabinet.redo()
    assert rows_of(cabinet) == done
    assert reading.show(cabinet, PRESIDENT).root.votes == (16, 26)


def test_areas_that_later_figures_stand_on_stay_when_the_first_import_is_undone(cabinet: Cabinet) -> None:
    do(cabinet, plan_results(cabinet, made.reading(table(ROWS)), request(source="situng")))
    do(cabinet, plan_results(cabinet, made.reading(table(ROWS[:2])), request(source="pleno")))
    report = cabinet.undo(1)
    assert report.kept
    assert reading.show(cabinet, PRESIDENT, level=Level.VILLAGE).root.votes == (11, 20)
    assert [line.source.name for line in reading.list_results(cabinet)] == ["pleno"]


def test_two_files_of_one_act_find_each_others_areas(cabinet: Cabinet) -> None:
    plans = [
        plan_results(cabinet, made.reading(table(rows), name=name), request())
        for name, rows in (("a.xlsx", ROWS[:2]), ("b.xlsx", ROWS[2:]))
    ]
    with cabinet.act("import_files", names="a.xlsx, b.xlsx", figures=5) as act:
        for plan in plans:
            apply(act, cabinet, plan)
    assert reading.show(cabinet, PRESIDENT).root.votes == (16, 26)
    assert cabinet.connection().execute("SELECT count(*) FROM area WHERE code = '32.71'").fetchone() == (1,)


def test_sources_side_by_side_are_held_apart(cabinet: Cabinet) -> None:
    rows = [(names, (100, one, two, one + 1, two + 1)) for names, (one, two) in [ROWS[0], ROWS[2]]]  # type: ignore[operator]
    plan = plan_results(cabinet, made.reading(table(rows, SIDE_BY_SIDE)), request())
    assert plan.counts == Counts(new=12)
    assert [(source["name"], source["columns"]) for source in plan.summary["sources"]] == [
        ("situng", ["D", "E"]),
        ("rekap", ["F", "G"]),
    ]
    do(cabinet, plan)
    assert reading.show(cabinet, PRESIDENT, source="situng").root.votes == (15, 26)
    official = reading.show(cabinet, PRESIDENT)
    assert (official.source.name, official.source.status, official.root.votes) == ("rekap", Status.FINAL, (17, 28))
    assert official.root.measures == {"registered_dpt_l": 200}


def test_a_named_source_takes_its_columns_and_those_of_all(cabinet: Cabinet) -> None:
    rows = [(ROWS[0][0], (100, 1, 2, 3, 4))]
    plan = plan_results(cabinet, made.reading(table(rows, SIDE_BY_SIDE)), request(source="REKAP"))
    assert plan.counts == Counts(new=3)
    assert [source["name"] for source in plan.summary["sources"]] == ["rekap"]


def test_a_source_that_is_not_there_is_refused_and_those_seen_are_told() -> None:
    plan = plan_results(None, made.reading(table([], SIDE_BY_SIDE)), request(source="kawal"))
    assert plan.refusal is not None
    plan = plan_results(
        None, made.reading(table([(ROWS[0][0], (1, 1, 1, 1, 1))], SIDE_BY_SIDE)), request(source="kawal")
    )
    assert plan.refusal == ("source_unknown", {"source": "kawal", "found": "situng, rekap", "name": "hasil.xlsx"})
    assert "situng, rekap" in sentence(*plan.refusal)


def test_rows_of_unknown_areas_are_refused_and_the_rest_is_taken() -> None:
    rows = [*ROWS, (("BOGOR SELATAN", "RANGAMEKAR"), (3, 4))]
    plan = plan_results(None, made.reading(table(rows)), request())
    assert plan.counts == Counts(new=5, refused=2)
    (problem,) = [problem for problem in plan.problems if problem.severity is Severity.ERROR]
    assert (problem.code, problem.cell, problem.suggestion) == ("area_unknown", "A5", "Rangga Mekar")
    assert "Rangga Mekar (32.71.01.1006)" in sentence(problem.code, problem.data)
    (unmatched,) = plan.summary["areas"]["unmatched"]
    assert unmatched["suggestions"] == [{"code": "32.71.01.1006", "name": "Rangga Mekar"}]


def test_values_the_reader_refused_count_as_refused() -> None:
    one = made.reading(table(ROWS))
    bad = Problem("not_a_number", Severity.ERROR, "Sheet1", "C9", raw="abc")
    plan = plan_results(None, type(one)(one.facts, one.tables, (), one.election, problems=(bad,)), request())
    assert plan.counts == Counts(new=5, refused=1)


def test_the_same_area_twice(cabinet: Cabinet) -> None:
    rows = [*ROWS, (ROWS[0][0], (10, 99))]
    plan = plan_results(cabinet, made.reading(table(rows)), request())
    assert plan.counts == Counts(new=5, duplicate=1, refused=1)
    assert codes(plan)[-2:] == ["figure_twice", "figure_twice_differs"]
    assert [problem.cells for problem in plan.problems[-2:]] == [("C2", "C5"), ("D2", "D5")]
    do(cabinet, plan)
    assert reading.show(cabinet, PRESIDENT).root.votes == (16, 26)


def test_one_area_on_two_sheets_with_other_figures_is_no_double(cabinet: Cabinet) -> None:
    voters = table([(ROWS[0][0], (50,))], (Subject(3, "DPT", field="registered_dpt"),), sheet="DPT")
    plan = plan_results(cabinet, made.reading(table(ROWS), voters), request())
    assert plan.counts == Counts(new=6)
    do(cabinet, plan)
    assert reading.show(cabinet, PRESIDENT, level=Level.VILLAGE).areas[0].measures == {"registered_dpt": 50}
    assert reading.trace(cabinet, PRESIDENT, area="32.71", measure="registered_dpt").cells[0].sheet == "DPT"


def test_a_file_without_results_is_refused() -> None:
    plan = plan_results(None, made.reading(), request())
    assert plan.refusal == ("no_results", {"name": "hasil.xlsx"})
    assert plan.figures == 0


def test_a_file_of_which_nothing_can_be_taken_is_refused() -> None:
    plan = plan_results(None, made.reading(table([(("ENTAH DI MANA",), (1, 2))])), request())
    assert plan.refusal == ("nothing_taken", {"name": "hasil.xlsx", "refused": 2})
    assert codes(plan, Severity.ERROR) == ["area_root_unknown"]


def test_an_unknown_election_can_be_planned_but_not_applied(cabinet: Cabinet) -> None:
    plan = plan_results(cabinet, made.reading(table(ROWS)), request(election=None))
    assert plan.refusal is None
    assert plan.summary["election"] == {"kind": None, "year": None, "round": 1, "guessed": True}
    assert [who["name"] for who in plan.summary["contestants"]] == ["Nomor urut 1", "Nomor urut 2"]
    with pytest.raises(AppError, match="election_unknown"):
        do(cabinet, plan)
    assert rows_of(cabinet) == NOTHING


def test_an_election_the_file_tells_is_taken_as_a_guess(cabinet: Cabinet) -> None:
    one = made.reading(table(ROWS))
    told = type(one)(one.facts, one.tables, (), ElectionGuess("ppwp", 2019, 1, True))
    plan = plan_results(cabinet, told, request(election=None))
    assert plan.summary["election"]["guessed"] is True
    do(cabinet, plan)
    assert reading.show(cabinet, PRESIDENT).root.votes == (16, 26)


def test_an_area_that_does_not_exist_is_said() -> None:
    with pytest.raises(AppError, match="area_not_found"):
        plan_results(None, made.reading(table(ROWS)), request(area="99.99"))


def test_rows_outside_the_area_asked_for_are_refused() -> None:
    line = AreaLine(2, Level.SUBDISTRICT, (), "33.13.01", CodeScheme.KEMENDAGRI)
    one = ResultTable("Sheet1", "rows", (1,), PAIRS, (line,), ((1, 2),))
    plan = plan_results(None, made.reading(one), request(area="32.71"))
    assert codes(plan, Severity.ERROR) == ["area_outside"]


def test_the_offices_area_is_where_names_are_looked_for(cabinet: Cabinet) -> None:
    rows = [(("Sukasari",), (1, 2))]
    lonely = table(rows, levels=(Level.VILLAGE,))
    assert plan_results(cabinet, made.reading(lonely), request()).refusal is not None
    settings.save(cabinet.folder, settings.Settings(office_area="32.71"))
    plan = plan_results(cabinet, made.reading(lonely), request())
    assert plan.summary["areas"]["root"]["code"] == "32.71.02.1001"


def test_areas_in_columns_keep_their_cells(cabinet: Cabinet) -> None:
    lines = tuple(
        AreaLine(column, Level.SUBDISTRICT, ((Level.SUBDISTRICT, name),))
        for column, name in ((3, "BOGOR TIMUR"), (4, "BOGOR TENGAH"))
    )
    heads = (Subject(7, "01", number=1), Subject(8, "02", number=2))
    one = ResultTable("DA1", "columns", (5,), heads, lines, ((1, 2), (3, 4)))
    do(cabinet, plan_results(cabinet, made.reading(one), request()))
    found = reading.trace(cabinet, PRESIDENT, area="32.71.03", contestant="2")
    assert (found.value, found.cells[0].cell) == (4, "D8")


def test_form_and_dossier_and_status_are_kept_with_the_source(cabinet: Cabinet) -> None:
    decisions = {"form": "DB1", "dossier": "0012", "status": Status.FINAL, "source": "pleno"}
    do(cabinet, plan_results(cabinet, made.reading(table(ROWS)), request(**decisions)))
    info = reading.show(cabinet, PRESIDENT).source
    assert (info.form, info.dossier, info.status, info.official) == ("DB1", "0012", Status.FINAL, True)


def test_a_form_in_the_title_names_the_source(cabinet: Cabinet) -> None:
    titled = made.reading(table(ROWS), titles=("MODEL D.HASIL KABKO-PPWP",))
    (source,) = plan_results(cabinet, titled, request()).summary["sources"]
    assert (source["name"], source["status"], source["official"]) == ("D.HASIL KABKO", "final", True)


def test_candidates_stand_inside_their_party(cabinet: Cabinet) -> None:
    heads = (
        Subject(3, "PKB", number=1),
        Subject(4, "1. Ani", number=1, candidate=1, name="Ani"),
        Subject(5, "Gerindra 1", number=2, candidate=1, name="Budi"),
    )
    council = ElectionKey.parse("pdprdk-2024")
    one = made.reading(table([(ROWS[0][0], (10, 4, 5))], heads))
    plan = plan_results(cabinet, one, request(election=council))
    first, second = plan.summary["contestants"]
    assert (first["total"], [one["name"] for one in first["candidates"]]) == (10, ["Ani"])
    assert (second["name"], second["total"]) == ("Partai Gerakan Indonesia Raya", 5)
    do(cabinet, plan)
    assert reading.show(cabinet, council).root.votes == (10, 5)
    assert reading.trace(cabinet, council, area="32.71", contestant="2").value == 5
    assert reading.trace(cabinet, council, area="32.71", contestant="1.1").value == 4


def test_checks_are_told_once_for_columns_of_all_sources() -> None:
    heads = (
        Subject(3, "dpt_l", field="registered_dpt_l"),
        Subject(4, "dpt_p", field="registered_dpt_p"),
        Subject(5, "dpt", field="registered_dpt"),
        Subject(6, "situng_01", number=1, source="situng"),
        Subject(7, "kawal_01", number=1, source="kawal"),
    )
    plan = plan_results(None, made.reading(table([(ROWS[0][0], (1, 2, 4, 5, 5))], heads)), request())
    assert codes(plan, Severity.WARNING) == ["check1_differs"]


def test_planning_tells_how_far_it_is_and_can_be_cancelled() -> None:
    class Enough(Exception):  # noqa: N818
        pass

    shares: list[float] = []
    plan_results(None, made.reading(table(ROWS)), request(), shares.append)
    assert shares[-1] == pytest.approx(1.0)
    assert shares == sorted(shares)

    def stop(share: float) -> None:
        raise Enough

    with pytest.raises(Enough):
        plan_results(None, made.reading(table(ROWS)), request(), stop)


def test_a_line_without_figures_that_is_no_area_loses_nothing() -> None:
    plan = plan_results(None, made.reading(table([*ROWS, (("BOGOR TIMUR", "Lanjutan"), (None, None))])), request())
    assert codes(plan, Severity.ERROR) == []
    assert plan.counts == Counts(new=5)


def test_figures_that_lie_in_no_one_row_or_column_keep_their_cells(cabinet: Cabinet) -> None:
    lines = tuple(
        AreaLine(line, Level.SUBDISTRICT, ((Level.SUBDISTRICT, name),))
        for line, name in ((2, "BOGOR TIMUR"), (3, "BOGOR TENGAH"), (4, "NEGERI DONGENG"))
    )
    heads = (Subject(2, "01", number=1), Subject(3, "02", number=2))
    places = {(line, subject): (10 * line + subject, 5) for line in (2, 3, 4) for subject in (2, 3)}
    places |= {(4, 0): (40, 1)}
    one = ResultTable("Daftar", "rows", (5,), heads, lines, ((1, 2), (3, None), (5, 6)), places=places)

    plan = plan_results(cabinet, made.reading(one), request())
    do(cabinet, plan)

    found = reading.trace(cabinet, PRESIDENT, area="32.71.03", contestant="1")
    assert (found.value, found.cells[0].cell, found.cells[0].sheet) == (3, "E32", "Daftar")
    assert (plan.counts.new, plan.counts.refused) == (3, 2)
    assert next(problem.cell for problem in plan.problems if problem.data.get("area") == "NEGERI DONGENG") == "A40"
    again = plan_results(cabinet, made.reading(one), request())
    assert (again.counts.new, again.counts.same) == (0, 3)
