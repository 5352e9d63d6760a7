"""All checks on one table, the ones that explain most first, so that one slip is told once and where it was made.

A failing sum is told at the cell to blame where failing sums agree on one, else where it is stated.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.results.checks import copied, neighbours
from app.results.checks.blame import Judge, Suspect, Verdict, mends
from app.results.checks.limits import USUAL, Limits
from app.results.checks.lines import Lines
from app.results.checks.narrowing import WORSE, Elsewhere, Narrowing
from app.results.checks.rows import Failure, check_rows
from app.results.checks.rules import relations
from app.results.checks.runs import Run, explains, moved, swapped
from app.results.checks.shuffles import Shuffles
from app.results.checks.swaps import Swaps
from app.results.checks.told import Teller
from app.results.checks.totals import check_totals
from app.results.checks.unread import mend
from importers.records import AreaLine, Problem, ResultTable

#: More rows past the list than this, and than one in as many, are told as one.
_MANY = 10


#: Returns the area of another table that has the figures of a row, as people say it, with its first cell, and whether
#: it comes before.
Twin = Callable[[int], tuple[str, str, bool] | None]


@dataclass(slots=True)
class Examination:
    """What was found in a table: ``problems``, and by cell what values that could not be taken should be."""

    problems: list[Problem] = field(default_factory=list)
    meant: dict[str, int] = field(default_factory=dict)


def problems(
    table: ResultTable,
    places: Sequence[int],
    names: Callable[[int], str] | None = None,
    *,
    refused: Mapping[str, int | None] | None = None,
    limits: Limits = USUAL,
) -> Iterator[Problem]:
    """Yield what `examine` finds wrong."""
    yield from examine(table, places, names, refused=refused, limits=limits).problems


def examine(
    table: ResultTable,
    places: Sequence[int],
    names: Callable[[int], str] | None = None,
    *,
    refused: Mapping[str, int | None] | None = None,
    limits: Limits = USUAL,
    elsewhere: Elsewhere | None = None,
    twin: Twin | None = None,
) -> Examination:
    """Run all checks on the subjects at ``places`` (those of one source).

    ``names`` says the area of a row; left out, it is said as the file has it. ``refused`` are cells whose values could
    not be taken, with what they may have meant: they are no blanks, and their sums are not told again. ``limits``
    are from where on odd figures are told, ``elsewhere`` tells what else is said of a row and place, and where, and
    ``twin`` which area of another table has the same figures.
    """
    if not table.values:
        return Examination()
    said = names or (lambda row: area_text(table.areas[row]))
    return _Examiner(table, places, said, refused or {}, elsewhere or (lambda _row, _place: {}), twin).run(limits)


def area_text(area: AreaLine) -> str:
    """Return an area as a file names it, the finest name first ("TPS 16, Ranggamekar, Bogor Selatan")."""
    names = [f"TPS {name}" if level == "tps" and name.isdecimal() else name for level, name in area.path]
    return ", ".join(reversed(names)) or area.code or ""


class _Examiner:
    """The checks of one table for one source, on their way to problems."""

    def __init__(
        self,
        table: ResultTable,
        places: Sequence[int],
        said: Callable[[int], str],
        refused: Mapping[str, int | None],
        elsewhere: Elsewhere,
        twin: Twin | None,
    ) -> None:
        self._table = table
        self._places = places
        self._said = said
        self._twin = twin
        self._tell = Teller(table, said)
        self._spots, self._columns = self._tell.spots, self._tell.columns
        self._relations = relations(table, places)
        self._shuffles = Shuffles(places, self._columns, self._relations)
        self._swaps = Swaps(table, places, self._columns, self._relations)
        self._refused = {spot: meant for cell, meant in refused.items() if (spot := self._spots.find(cell))}
        self._touched: set[int] = set()
        self._narrowing = Narrowing(table, places, self._columns, self._spots, elsewhere)

    def run(self, limits: Limits) -> Examination:
        """Run all checks, the ones that explain most first."""
        failures = check_rows(self._columns, self._relations, lambda row, place: (row, place) in self._refused)
        totals = check_totals(self._table, self._places, self._columns)
        judge = Judge(self._columns, self._relations, totals)
        meant = {self._spots.cell(spot): value for spot, value in mend(self._refused, self._relations, judge).items()}
        past = [each for each in failures if not each.relation.equals]
        failures = [each for each in failures if each.relation.equals]
        runs = []
        for run in self._runs(failures, judge):
            failures = [each for each in failures if not explains(run, each)]
            runs.append(run)
            self._touched.update(row for row, _ in run.meant)
            self._tell.run(run)
        verdicts = judge.judge(
            failures, self._narrowing.narrow, lambda failure, each: self._narrowing.fit(failure, each) == WORSE
        )
        for verdict in verdicts:
            self._tell_verdict(verdict)
        self._tell_past([each for each in past if not any(self._mended(run, each) for run in runs)], verdicts)
        self._tell_copies(judge)
        self._tell_swapped(judge)
        lines = Lines(
            self._table, self._places, totals, self._columns, self._relations, judge.open, self._narrowing.likelihood
        )
        for fault in lines.faults():
            self._tell.line(fault)
        self._tell_neighbours(limits)
        return Examination(self._tell.problems(), meant)

    def _runs(self, failures: list[Failure], judge: Judge) -> Iterator[Run]:
        invalid = next((at for at in self._places if self._table.subjects[at].field == "invalid"), None)
        swaps = list(swapped(failures, invalid, self._columns))
        taken = {id(each) for run in swaps for each in run.failures}
        left = [each for each in failures if id(each) not in taken]
        shifts = list(moved(left, self._relations, self._columns))
        for run in (*swaps, *shifts):
            for spot, value in run.meant.items():
                judge.explain(spot, value - (self._spots.value(spot) or 0))
            yield run
        left = [each for each in left if not any(explains(run, each) for run in shifts)]
        twice = list(copied.copied_subjects(self._table, self._places, self._columns, left, judge))
        for find in (
            lambda _left, _judge: iter(twice),
            self._shuffles.in_areas,
            self._shuffles.between_areas,
            self._swaps.in_rows,
        ):
            found = []
            for run in find(left, judge):
                for spot, value in run.meant.items():
                    judge.explain(spot, value - (self._spots.value(spot) or 0))
                found.append(run)
            left = [each for each in left if not any(explains(run, each) for run in found)]
            yield from found

    def _tell_swapped(self, judge: Judge) -> None:
        """Tell of values in each other's place that only printed totals show."""
        areas = len(self._table.areas)
        for run in list(self._swaps.by_totals(judge)):
            for row, place in run.meant:
                if row >= areas:
                    judge.settle(row - areas, place)
                else:
                    judge.explain((row, place), run.meant[row, place] - (self._spots.value((row, place)) or 0))
                    self._touched.add(row)
            for row, place in run.also:
                if row >= areas:
                    judge.settle(row - areas, place)
            self._tell.run(run)

    def _mended(self, run: Run, failure: Failure) -> bool:
        """Tell whether what a run of wrong values should be makes a figure small enough again."""
        if run.failures and all(each.row != failure.row for each in run.failures):
            return False
        whole, *parts = [
            run.meant.get((failure.row, place), self._columns[place][failure.row]) for place in failure.relation.places
        ]
        return not failure.relation.fails(whole or 0, sum(value or 0 for value in parts))

    def _tell_verdict(self, verdict: Verdict) -> None:
        self._touched.add(verdict.failures[0].row)
        if verdict.culprit is None:
            for failure in verdict.failures:
                self._tell_unsure(failure, verdict.suspects)
            return
        failures = verdict.failures
        code = "check_crossing" if verdict.culprit.crossing else f"check{failures[0].relation.rule.number}_cell"
        if len(failures) and failures[0].blanks:
            code = "check_blank" if verdict.culprit.crossing else _blank(failures[0], verdict.culprit)
        if code == "check0_cell":
            code = "printed_sum_cell"
        self._tell.culprit(code, failures, verdict.culprit)
        if not verdict.culprit.crossing:
            for failure in failures[1:]:
                if (failure.row, failure.relation.whole) != verdict.culprit.spot:
                    self._tell.follower(failure, verdict.culprit)

    def _tell_unsure(self, failure: Failure, suspects: Sequence[Suspect]) -> None:
        """Tell a failing sum: at the cell that may be to blame, else at what is stated."""
        code = failure.relation.rule.code
        culprit = self._narrowing.guess(failure, suspects)
        if failure.blanks:
            if culprit is not None or _is_six(failure):
                code = _blank(failure, culprit)
        elif culprit is not None and (where := self._narrowing.said_elsewhere(culprit)) is not None:
            self._tell.borne_out(failure, culprit, where)
            return
        elif culprit is not None:
            number = failure.relation.rule.number
            code = f"check{number}_digit" if number else "printed_sum_digit"
            if culprit.spot[1] == failure.relation.whole:
                code = f"{code}_whole"
        if culprit is None:
            typed = [] if failure.blanks else [each for each in suspects if self._narrowing.may_be_typed(each)]
            self._tell.failure(failure, code, self._narrowing.ranked(failure, typed))
        else:
            self._tell.culprit(code, (failure,), culprit)

    def _tell_past(self, past: Iterable[Failure], verdicts: Sequence[Verdict]) -> None:
        """Tell figures that are more than they can be, unless the change of a cell that is told mends that too."""
        changes: dict[int, list[Suspect]] = {}
        for verdict in verdicts:
            row = verdict.failures[0].row
            changes.setdefault(row, []).extend(verdict.suspects)
        for failure in past:
            if any(mends(suspect, failure) for suspect in changes.get(failure.row, ())):
                continue
            self._touched.add(failure.row)
            self._tell.failure(failure, failure.relation.rule.code)

    def _tell_copies(self, judge: Judge) -> None:
        for first, row in copied.copies(
            self._table, self._places, self._columns, lambda row: self._all_ask(judge, row)
        ):
            self._tell_copy(judge, row, (self._said(first), self._spots.cell((first, self._places[0])), first))
        twins = {row: found for row in range(len(self._columns[0])) if (found := self._twin(row))} if self._twin else {}
        for row in copied.no_chance(self._table, self._places, self._columns, list(twins)):
            said, cell, before = twins[row]
            # the copy is where totals do not fit; where there are none it is the later of the two
            if self._asked(judge, row) or (before and not self._table.totals):
                self._tell_copy(judge, row, (said, cell, None))

    def _all_ask(self, judge: Judge, row: int) -> bool:
        """Tell whether the totals of all columns with figures of a row ask for others."""
        told = sum(1 for place in self._places if self._columns[place][row] is not None)
        return 1 < told == len(self._asked(judge, row))

    def _asked(self, judge: Judge, row: int) -> Mapping[int, int]:
        """Return what the totals of the columns ask for in a row that is another's, nothing where they do not agree."""
        told = [place for place in self._places if self._columns[place][row] is not None]
        off = {place: judge.asks(row, place) for place in told}
        meant = {
            place: (self._columns[place][row] or 0) + min(asked) for place, asked in off.items() if len(asked) == 1
        }
        return meant if min(meant.values(), default=-1) >= 0 else {}

    def _tell_copy(self, judge: Judge, row: int, first: tuple[str, str, int | None]) -> None:
        self._touched.add(row)
        meant = self._asked(judge, row)
        for place, value in meant.items():
            judge.explain((row, place), value - (self._columns[place][row] or 0))
        told = [place for place in self._places if self._columns[place][row] is not None]
        self._tell.copy(row, first, told, meant)

    def _tell_neighbours(self, limits: Limits) -> None:
        """Tell of rows that are odd beside the others, unless something of them is told already."""
        registered = neighbours.listed(self._table, self._places, self._columns)
        voted = neighbours.turnout(self._table, self._places)
        if registered is None:
            return
        lists, people = registered
        if voted is None:
            for row, usual in neighbours.too_large(self._table, people, limits.outlier_factor):
                if row not in self._touched:
                    self._tell.odd("far_from_others", row, lists[0], lists, people[row], usual, limits)
            return
        column = self._columns[voted]
        ratios = neighbours.ratios(column, people)
        past = [row for row in neighbours.past_list(column, people, ratios, limits) if row not in self._touched]
        if len(past) > max(_MANY, len(column) // _MANY):
            # so many are no slips: the list is not that of these voters
            self._tell.odd("voters_past_list_often", past[0], voted, lists, people[past[0]], len(past), limits)
            return
        for row in past:
            self._tell.odd("voters_past_list", row, voted, lists, people[row], None, limits)
        self._touched.update(past)
        for row, usual in neighbours.out_of_proportion(column, people, ratios, limits.outlier_factor):
            if row not in self._touched:
                self._tell.odd("out_of_proportion", row, voted, lists, people[row], usual, limits)


def _blank(failure: Failure, culprit: Suspect | None) -> str:
    """Return the code for a blank in a failing sum: of contestants in valid votes, one or several, or of any other."""
    if not _is_six(failure) or (culprit is not None and culprit.spot[1] == failure.relation.whole):
        return "check_blank"
    return "check6_blanks" if culprit is None else "check6_blank"


def _is_six(failure: Failure) -> bool:
    return failure.relation.rule.number == 6
