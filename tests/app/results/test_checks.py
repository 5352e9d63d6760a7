"""The checks on rows and printed totals: where they are reported, what they say of blanks, what they suggest."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from app.messages import sentence
from app.results import checks
from importers.records import PrintedSum, Problem, ResultTable, Subject
from tests.app.results.conftest import table

HEADS = (
    Subject(3, "01", number=1),
    Subject(4, "02", number=2),
    Subject(5, "Sah", field="valid"),
    Subject(6, "Tidak sah", field="invalid"),
    Subject(7, "Jumlah", field="cast"),
)


def found(rows: list[tuple[int | None, ...]], totals: list[tuple[int | None, ...]] | None = None) -> list[Problem]:
    one = table(
        [(("A", f"B{number}"), values) for number, values in enumerate(rows)],
        HEADS,
        totals=[((), values) for values in totals or ()],
    )
    return list(checks.problems(one, range(len(HEADS))))


def test_a_right_row_is_not_told() -> None:
    assert found([(10, 20, 30, 2, 32), (None, None, None, None, None)]) == []


def test_contestants_that_do_not_add_up_are_told_at_the_valid_votes() -> None:
    (problem,) = found([(10, 20, 31, 1, 32)])
    assert (problem.code, problem.cell, problem.raw) == ("check6_differs", "E2", "31")
    assert problem.cells == ("E2", "C2", "D2")


def test_valid_and_invalid_that_do_not_add_up_are_told_at_the_total() -> None:
    (problem,) = found([(10, 20, 30, 2, 33)])
    assert (problem.code, problem.cell, problem.cells) == ("check7_differs", "G2", ("G2", "E2", "F2"))


def test_valid_and_invalid_in_each_others_place() -> None:
    (problem,) = found([(37, 155, 5, 192, 197)])
    assert (problem.code, problem.suggestion) == ("check6_swapped", "192")
    assert problem.cells == ("E2", "C2", "D2", "F2")


def test_a_blank_contestant_is_told_as_blank() -> None:
    (problem,) = found([(10, None, 30, 2, 32)])
    assert (problem.code, problem.data["blank"], problem.data["sum"]) == ("check6_blank", 1, 10)


def test_a_blank_among_parts_says_nothing_of_the_total() -> None:
    assert found([(10, 20, 30, None, 32)]) == []
    assert found([(10, 20, None, 2, 32)]) == []
    assert found([(10, 20, 30, 2, None)]) == []


def test_where_row_and_column_fail_by_the_same_number_the_cell_is_told() -> None:
    rows: list[tuple[int | None, ...]] = [(10, 20, 30, 2, 32), (7, 5, 15, 0, 15)]
    (problem,) = found(rows, [(20, 25, 45, 2, 47)])
    assert (problem.code, problem.cell, problem.raw, problem.suggestion) == ("check_crossing", "C3", "7", "10")


def test_a_printed_total_may_be_of_a_part_or_of_everything() -> None:
    rows = [(("A", "B1"), (1, 2)), (("A", "B2"), (3, 4))]
    right = table(rows, totals=[((), (4, 6)), ((), (4, 6))])
    assert list(checks.problems(right, (0, 1))) == []
    wrong = table(rows, totals=[((), (4, 7))])
    (problem,) = checks.problems(wrong, (0, 1))
    assert (problem.code, problem.cell, problem.raw, problem.data["sum"]) == ("check9_differs", "D4", "7", 6)
    assert problem.cells == ("D4", "D2", "D3")


def test_a_total_that_names_its_area_is_of_that_area() -> None:
    rows = [(("A", "B1"), (1, 2)), (("C", "B2"), (3, 4))]
    one = table(rows, totals=[(("A",), (1, 2)), (("C",), (3, 4)), ((), (4, 6))])
    assert list(checks.problems(one, (0, 1))) == []


def test_a_printed_sum_of_the_contestants() -> None:
    one = table([(("A", "B1"), (1, 2)), (("A", "B2"), (3, 4))])
    summed = ResultTable(
        one.sheet,
        one.areas_in,
        one.header_rows,
        one.subjects,
        one.areas,
        one.values,
        sums=(PrintedSum(5, "Jumlah", (0, 1), (3, 8)),),
    )
    (problem,) = checks.problems(summed, (0, 1))
    assert (problem.code, problem.cell, problem.data["sum"]) == ("printed_sum_differs", "E3", 7)


def test_men_and_women_lists_and_papers() -> None:
    heads = tuple(
        Subject(column, field, field=field)
        for column, field in enumerate(
            (
                *("registered_dpt_l", "registered_dpt_p", "registered_dpt", "voted_dpt"),
                *("ballots_received", "ballots_used", "ballots_damaged", "ballots_unused"),
            ),
            start=3,
        )
    )
    one = table([(("A", "B"), (50, 51, 100, 120, 103, 90, 2, 10))], heads)
    codes = [problem.code for problem in checks.problems(one, range(len(heads)))]
    assert codes == ["check1_differs", "check3_differs", "check4_differs"]


def test_every_failure_has_its_sentence() -> None:
    rows: list[tuple[int | None, ...]] = [(10, 20, 31, 2, 32), (10, None, 30, 2, 33), (37, 155, 5, 192, 197)]
    for problem in found(rows, [(57, 176, 66, 196, 262)]):
        assert "{" not in sentence(problem.code, problem.data)


def test_a_partys_total_holds_its_candidates() -> None:
    heads = (
        Subject(3, "PKB", number=1),
        Subject(4, "calon 1", number=1, candidate=1),
        Subject(5, "calon", number=2, candidate=1),
        Subject(6, "Sah", field="valid"),
    )
    assert list(checks.problems(table([(("A", "B"), (10, 4, 5, 15))], heads), range(4))) == []


small = st.integers(0, 30)


@given(st.lists(st.tuples(small, small, small, small, small), min_size=1, max_size=30))
def test_rows_without_blanks_fail_exactly_where_they_do_not_add_up(rows: list[tuple[int, int, int, int, int]]) -> None:
    problems = found(list(rows))
    told = Counter(problem.code[:6] for problem in problems)
    # valid and invalid votes that change places in rows after each other are one problem of all these rows
    together = sum(len(problem.amends) // 2 for problem in problems if problem.code == "columns_swapped")
    # two values of a row in each other's place are one problem of both checks
    pairs = sum(problem.code == "cells_swapped" for problem in problems)
    assert told["check6"] + together + pairs == sum(one + two != valid for one, two, valid, _, _ in rows)
    assert told["check7"] + pairs == sum(valid + invalid != cast for _, _, valid, invalid, cast in rows)
