"""A line whose code is one area's and whose name is another's: asked which is meant, never taken by one in silence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.cabinet import open_cabinet
from app.intake.plan import AreaDecision, ImportRequest
from app.intake.run import apply_plans, plan_file
from app.results.records import ElectionKey
from importers.records import Level, Severity

_HEAD = "Kode,Kelurahan,01 Jokowi,02 Prabowo\n"
_PATH = ((Level.VILLAGE, "BABAKAN"),)


@pytest.fixture
def cabinet(tmp_path: Path) -> Iterator[Any]:
    with open_cabinet(tmp_path / "lemari", write=True, create=True) as opened:
        yield opened


def request(tmp_path: Path, *rows: str, head: str = _HEAD) -> ImportRequest:
    path = tmp_path / "rekap.csv"
    path.write_text(head + "\n".join(rows) + "\n", "utf-8")
    return ImportRequest(path, election=ElectionKey.parse("ppwp-2019"), area="32.71")


def test_a_code_beside_the_name_of_another_kelurahan_is_asked(cabinet: Any, tmp_path: Path) -> None:
    codes = {name: code for code, name in _villages()}
    other = next(name for name in codes if name != "Babakan")
    rest = [name for name in codes if name not in ("Babakan", other)][:3]
    asked = request(tmp_path, f"{codes[other]},BABAKAN,10,20", *(f"{codes[name]},{name},1,2" for name in rest))
    plan = plan_file(cabinet, asked)
    (problem,) = [each for each in plan.problems if each.severity is Severity.ERROR]
    assert (problem.code, problem.cell, problem.data["area"], problem.data["within"]) == (
        "area_code_other",
        "B2",
        "BABAKAN",
        other,
    )
    assert plan.counts.new == 6
    (name,) = plan.names
    assert {one.name for one in name.near} == {"Babakan", other}

    for meant in (codes["Babakan"], codes[other]):
        decided = replace(asked, areas=(AreaDecision(name.path, code=meant),))
        settled = plan_file(cabinet, decided)
        assert settled.counts.new == 8
        assert [each.means.code for each in settled.names if each.means] == [meant]
        assert "area_code_settled" in {each.code for each in settled.problems}
        assert not settled.work.aliases, "a mistyped code is no name to be remembered"
    apply_plans(cabinet, [settled])
    assert plan_file(cabinet, decided).counts.same == 8


def test_another_spelling_beside_a_code_is_no_contradiction(cabinet: Any, tmp_path: Path) -> None:
    codes = {name: code for code, name in _villages()}
    rows = [f"{code},{name.upper()} X,1,2" for name, code in list(codes.items())[:3]]
    plan = plan_file(cabinet, request(tmp_path, *rows))
    assert plan.counts.new == 6
    assert not [each for each in plan.problems if each.code.startswith("area_code")]


def test_a_name_that_is_nothing_like_that_of_its_code_is_told_and_the_code_taken(cabinet: Any, tmp_path: Path) -> None:
    codes = {name: code for code, name in _villages()}
    rows = [f"{codes[name]},{name if name != 'Babakan' else 'XYLOPHONE'},1,2" for name in [*list(codes)[:5], "Babakan"]]
    plan = plan_file(cabinet, request(tmp_path, *dict.fromkeys(rows)))
    (problem,) = [each for each in plan.problems if each.code == "area_name_unlike"]
    assert (problem.severity, problem.raw, problem.data["name"]) == (Severity.INFO, "XYLOPHONE", "Babakan")
    assert problem.cell == "B6"
    assert plan.counts.refused == 0


def test_stations_of_a_kelurahan_that_is_named_otherwise_are_asked_once(cabinet: Any, tmp_path: Path) -> None:
    codes = {name: code for code, name in _villages()}
    other = next(name for name in codes if name != "Babakan")
    rows = [f"{codes[other]},Babakan,{number},1,2" for number in (1, 2)]
    plan = plan_file(cabinet, request(tmp_path, *rows, head="Kode,Kelurahan,TPS,01 Jokowi,02 Prabowo\n"))
    assert [each.data["lines"] for each in plan.problems if each.code == "area_code_other"] == [2]
    assert plan.counts.new == 0


def _villages() -> list[tuple[str, str]]:
    from app.results import gazetteer

    return [(place.code, place.name) for place in gazetteer.children("32.71.03")]
