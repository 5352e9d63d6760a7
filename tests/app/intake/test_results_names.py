"""Contestants that a file names without their numbers: known from the list or the cabinet, or still to be decided."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import AppError
from app.intake.plan import ContestantDecision, ImportPlan, ImportRequest
from app.intake.run import apply_plans, plan_file
from app.results.reading import show
from app.results.records import ElectionKey
from app.store import Cabinet

DISTRICTS = ("Bogor Selatan", "Bogor Timur", "Bogor Tengah")


def plan(cabinet: Cabinet, path: Path, title: str, *heads: str, area: str | None = None) -> ImportPlan:
    """Plan a sheet with ``heads`` over votes 1, 2, 3 … for each kecamatan."""
    width = len(heads)
    lines = [title, ";".join(("Kecamatan", *heads))]
    for at, name in enumerate(DISTRICTS):
        lines.append(";".join((name, *(str(100 * at + place) for place in range(1, width + 1)))))
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return plan_file(cabinet, ImportRequest(path, area=area))


def numbers(plan: ImportPlan) -> list[tuple[str, int | None, int]]:
    return [(who["heading"], who["number"], who["total"]) for who in plan.summary["contestants"]]


def test_parties_are_known_by_their_names(cabinet: Cabinet, tmp_path: Path) -> None:
    heads = ("PKB", "Gerindra", "PDI-P", "Partai Golkar", "PARTAI NASDEM", "Partai Keadilan Sejahtera (PKS)", "Jumlah")
    made = plan(cabinet, tmp_path / "a.csv", "Perolehan suara DPRD Kota Bogor tahun 2024", *heads)
    assert [number for _, number, _ in numbers(made)] == [1, 2, 3, 4, 5, 8]
    assert made.counts.new == 18
    assert not [problem for problem in made.problems if problem.code == "subject_twice"]


@pytest.mark.parametrize("area", ["32.71", None])
def test_pairs_are_known_by_their_names_whatever_their_order(
    cabinet: Cabinet, tmp_path: Path, area: str | None
) -> None:
    heads = ("Sendi Fardiansyah - Melli Darsa", "Raendi Rayendra - Eka Maulana", "Rena Da Frina - Teddy Risandi")
    made = plan(cabinet, tmp_path / "a.csv", "Pemilihan Wali Kota dan Wakil Wali Kota 2024", *heads, area=area)
    assert numbers(made) == list(zip(heads, (1, 5, 4), (303, 306, 309), strict=True))
    assert apply_plans(cabinet, [made]) == 1


def test_a_number_nobody_tells_is_not_taken_from_the_order_of_columns(cabinet: Cabinet, tmp_path: Path) -> None:
    heads = ("Anu Bin Fulan - Polan Suryana", "Dadap Waru - Sengon Laut")
    made = plan(cabinet, tmp_path / "a.csv", "Pemilihan Wali Kota dan Wakil Wali Kota Bogor 2013", *heads, area="32.71")
    assert numbers(made) == list(zip(heads, (None, None), (303, 306), strict=True))
    assert made.refusal is None
    with pytest.raises(AppError) as refused:
        apply_plans(cabinet, [made])
    assert refused.value.code == "contestant_without_number"
    assert all(head in str(refused.value.data["contestants"]) for head in heads)
    assert cabinet.history() == []


def test_a_number_that_the_clerk_gives_is_taken_with_the_name(cabinet: Cabinet, tmp_path: Path) -> None:
    heads = ("Anu Bin Fulan - Polan Suryana", "Dadap Waru - Sengon Laut")
    path = tmp_path / "a.csv"
    plan(cabinet, path, "Pemilihan Wali Kota dan Wakil Wali Kota Bogor 2013", *heads, area="32.71")
    decided = (ContestantDecision(heads[0], 2), ContestantDecision(heads[1], 1, "Dadap Waru – Sengon Laut"))
    made = plan_file(cabinet, ImportRequest(path, area="32.71", contestants=decided))
    assert made.undecided is None
    apply_plans(cabinet, [made])
    shown = show(cabinet, ElectionKey.parse("pkwkk-2013"))
    assert [(who.number, who.name) for who in shown.contestants] == [(1, "Dadap Waru – Sengon Laut"), (2, heads[0])]
    assert shown.root.votes == (306, 303)


def test_names_that_the_cabinet_keeps_are_known(cabinet: Cabinet, tmp_path: Path) -> None:
    title = "Pemilihan Wali Kota dan Wakil Wali Kota Bogor 2013"
    numbered = ("2. Anu Bin Fulan - Polan Suryana", "1. Dadap Waru - Sengon Laut")
    apply_plans(cabinet, [plan(cabinet, tmp_path / "a.csv", title, *numbered, area="32.71")])
    named = tuple(head[3:] for head in numbered)
    again = plan(cabinet, tmp_path / "b.csv", title, *named, area="32.71")
    assert [number for _, number, _ in numbers(again)] == [2, 1]
    assert (again.counts.same, again.counts.new) == (6, 0)
    assert show(cabinet, ElectionKey.parse("pkwkk-2013")).root.votes == (306, 303)


def test_pairs_tell_the_election_that_no_title_tells(cabinet: Cabinet, tmp_path: Path) -> None:
    heads = ("Sendi-Melli", "Atang-Annida", "Dedie-Jenal", "Sah")
    made = plan(cabinet, tmp_path / "a.csv", "DATA HASIL PILKADA KOTA BOGOR", *heads, area="32.71")
    assert made.summary["election"] == {"kind": "pkwkk", "year": 2024, "round": 1, "guessed": True}
    assert [number for _, number, _ in numbers(made)] == [1, 2, 3]


def test_everyday_names_are_those_on_the_ballot(cabinet: Cabinet, tmp_path: Path) -> None:
    made = plan(cabinet, tmp_path / "a.csv", "Pilpres 2004 putaran II Kota Bogor", "MEGA-HASYIM", "SBY-JK")
    assert [number for _, number, _ in numbers(made)] == [2, 4]
    made = plan(cabinet, tmp_path / "b.csv", "Pilpres 2019", "Jokowi – Ma’ruf Amin", "Prabowo – Sandi", "Suara Sah")
    assert [number for _, number, _ in numbers(made)] == [1, 2]
    made = plan(cabinet, tmp_path / "c.csv", "Perolehan suara DPRD Kota Bogor 2024", "PKB", "PDI PERJUANGAN")
    assert [number for _, number, _ in numbers(made)] == [1, 3]


def test_years_side_by_side_are_not_kept_as_sources_of_one_election(cabinet: Cabinet, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Kecamatan;PRESIDEN Sah;DPR RI Sah\nBogor Timur;100;120\nBogor Utara;200;220\n", "utf-8")
    assert plan_file(cabinet, ImportRequest(path)).hindrance is not None
    path.write_text("Kecamatan;DPT 2014;DPT 2019\nBogor Timur;100;120\nBogor Utara;200;220\n", "utf-8")
    election = ElectionKey.parse("ppwp-2019")
    with pytest.raises(AppError) as refused:
        apply_plans(cabinet, [plan_file(cabinet, ImportRequest(path, election=election))])
    assert refused.value.code == "several_elections_apart"
    assert cabinet.history() == []
    apply_plans(cabinet, [plan_file(cabinet, ImportRequest(path, election=election, source="2019"))])
    assert [act.undone for act in cabinet.history()] == [False]


def test_bogor_is_the_one_that_has_the_kecamatan_named_in_it(cabinet: Cabinet, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "PILPRES 2019;;\nKABUPATEN/KOTA : BOGOR;;\nKecamatan;01;02\nBogor Timur;1;2\nBogor Utara;3;4\n", "utf-8"
    )
    made = plan_file(cabinet, ImportRequest(path))
    assert made.counts.new == 4
    assert made.summary["areas"]["root"]["code"] == "32.71"
