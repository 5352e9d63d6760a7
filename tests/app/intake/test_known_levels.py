"""Plain names whose level no word says: they are the areas so named, in rows and in columns, and told as a guess."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.intake.plan import ImportPlan, ImportRequest
from app.intake.run import plan_file
from importers.grid import Value
from importers.mapping import What
from importers.records import Severity
from tests.importers.sheets import write_xlsx

_VILLAGES = ("PALEDANG", "GUDANG", "SEMPUR", "CIBOGOR")
_TITLE: list[Value] = ["REKAPITULASI PILPRES 2019"]


def _in_columns(names: tuple[str, ...], *, slip: int = 0) -> list[list[Value]]:
    votes = [(10 + at, 20 + at) for at in range(len(names))]
    sums = [sum(column) for column in zip(*votes, strict=True)]
    rows: list[list[Value]] = [_TITLE, ["URAIAN", *names, "JUMLAH"]]
    rows += [
        [f"{at + 1} PASLON {at + 1}", *(pair[at] for pair in votes), sums[at] + slip * (not at)] for at in range(2)
    ]
    return rows


def _told(plan: ImportPlan) -> list[str]:
    return [problem.code for problem in plan.problems if problem.severity is not Severity.INFO]


def _met(plan: ImportPlan) -> dict[str, tuple[int | None, ...]]:
    assert plan.work is not None
    (source,) = plan.work.sources
    return {met.node.code or "": tuple(met.values) for met in source.met}


@pytest.mark.parametrize("area", [None, "32.71", "32.71.03"])
def test_kelurahan_in_columns_under_uraian_are_kelurahan_though_no_word_says_so(
    tmp_path: Path, area: str | None
) -> None:
    plan = plan_file(None, ImportRequest(write_xlsx(tmp_path / "rekap.xlsx", _in_columns(_VILLAGES)), area=area))

    assert (plan.refusal, _told(plan)) == (None, [])
    assert _met(plan) == {
        "32.71.03.1002": (10, 20), "32.71.03.1001": (11, 21), "32.71.03.1006": (12, 22), "32.71.03.1004": (13, 23)
    }  # fmt: skip
    (guess,) = [problem for problem in plan.problems if problem.code == "level_guessed"]
    assert guess.data["level"] == "kelurahan"


def test_what_was_understood_reads_the_file_again(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "rekap.xlsx", _in_columns(_VILLAGES))
    first = plan_file(None, ImportRequest(path, area="32.71"))
    assert first.understood is not None
    levels = {str(line.label.level) for line in first.understood.sheets[0].lines if line.label.what is What.AREA}

    again = plan_file(None, ImportRequest(path, area="32.71", mapping=first.understood))

    assert levels == {"kelurahan"}
    assert _met(again) == _met(first)


def test_names_of_kecamatan_stay_what_they_were_guessed_to_be(tmp_path: Path) -> None:
    names = ("BOGOR SELATAN", "BOGOR TIMUR", "TANAH SAREAL")

    plan = plan_file(None, ImportRequest(write_xlsx(tmp_path / "rekap.xlsx", _in_columns(names)), area="32.71"))

    assert list(_met(plan)) == ["32.71.01", "32.71.02", "32.71.06"]


def test_names_of_nothing_stay_what_they_were_guessed_to_be_and_are_asked(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "rekap.xlsx", _in_columns(("Negeri Satu", "Negeri Dua", "Negeri Tiga")))

    plan = plan_file(None, ImportRequest(path, area="32.71"))

    assert {name.path[-1][0].value for name in plan.names} == {"kecamatan"}


def test_a_printed_sum_of_such_areas_that_is_wrong_is_told(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "rekap.xlsx", _in_columns(_VILLAGES, slip=7))

    plan = plan_file(None, ImportRequest(path, area="32.71"))

    assert len(_told(plan)) == 1
    assert "F3" in {cell for problem in plan.problems for cell in (problem.cell, *problem.cells)}
