"""Slips of several cells: one problem that puts all back, or names what is the same, and no other beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from importers.records import Problem
from tests.app.results.planted import Recap
from tests.app.results.test_planted import made_of, plan, wrong


def only(made: Recap, tmp_path: Path) -> Problem:
    (problem,) = wrong(plan(made, tmp_path))
    return problem


@pytest.mark.parametrize("layout", ["rows", "columns"])
def test_values_of_an_area_in_each_others_places_are_put_back_together(layout: str, tmp_path: Path) -> None:
    made, _ = made_of(8, layout)
    row = made.areas()[4]
    first = made.column("PASLON 2")
    moved = [first, first + 1, made.column("SUARA SAH")]
    values = made.rows[row][2]
    right = [values[place] for place in moved]
    meant = {made.name(row, place): value for place, value in zip(moved, right, strict=True)}
    for place, value in zip(moved, [right[2], right[0], right[1]], strict=True):
        values[place] = value
    problem = only(made, tmp_path)
    assert (problem.code, dict(problem.amends)) == ("cells_moved", meant)


@pytest.mark.parametrize("totals", [True, False])
def test_a_contestants_values_of_two_areas_are_exchanged(totals: bool, tmp_path: Path) -> None:
    made, _ = made_of(8, totals=totals)
    one, two = made.areas()[1:3]
    place = made.column("PASLON 2")
    first, second = made.rows[one][2], made.rows[two][2]
    meant = {made.name(one, place): first[place], made.name(two, place): second[place]}
    first[place], second[place] = second[place], first[place]
    problem = only(made, tmp_path)
    assert (problem.code, dict(problem.amends)) == ("cells_exchanged", meant)


@pytest.mark.parametrize("totals", [True, False])
def test_a_contestant_with_anothers_votes_everywhere_is_told_once(totals: bool, tmp_path: Path) -> None:
    made, _ = made_of(8, totals=totals)
    one, two = made.column("PASLON 1"), made.column("PASLON 2")
    meant = {made.name(row, two): made.rows[row][2][two] for row in made.areas()}
    for row in made.areas():
        made.rows[row][2][two] = made.rows[row][2][one]
    problem = only(made, tmp_path)
    assert problem.code == "columns_copied"
    assert dict(problem.amends) == meant


def test_rows_that_are_off_by_little_each_way_are_told_apart(tmp_path: Path) -> None:
    made, _ = made_of(8, totals=False)
    one, two = made.areas()[1:3]
    place = made.column("SUARA TIDAK SAH")
    made.rows[one][2][place] = 31
    made.rows[two][2][place] = 32
    for row, off in ((one, 1), (two, -1)):
        valid = made.rows[row][2][made.column("SUARA SAH")]
        invalid = made.rows[row][2][place]
        assert valid is not None
        assert invalid is not None
        made.rows[row][2][made.column("JUMLAH SUARA SAH DAN TIDAK SAH")] = valid + invalid + off
    assert "cells_exchanged" not in {problem.code for problem in wrong(plan(made, tmp_path))}
