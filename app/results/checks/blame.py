"""Which cell is to blame where sums fail: the one whose change would mend most of them and break none.

A failing row and a failing column that cross in one cell mean that cell. It knows sums and cells, no words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from app.results.checks.rows import Failure, Row
from app.results.checks.rules import Relation
from app.results.checks.slips import is_slip
from app.results.checks.spots import Spot
from app.results.checks.totals import Totals

#: Among so many rows pairs are looked for that make up a column's difference together.
_PAIRED = 100
#: Where more rows than this fail, a row may meet what a total is off by without being the reason.
_SEVERAL = 3


@dataclass(frozen=True, slots=True)
class Suspect:
    """A cell that may be wrong: what would mend it, and how many sums speak for and against that."""

    spot: Spot
    change: int
    supports: int
    against: int
    crossing: bool = False

    @property
    def weight(self) -> tuple[int, int]:
        """How much speaks for it; the larger the likelier."""
        return self.supports - self.against, self.supports


@dataclass(frozen=True, slots=True)
class Verdict:
    """Checks of one row that fail together: the cell to blame, None where several may be, and the likeliest."""

    failures: tuple[Failure, ...]
    culprit: Suspect | None
    suspects: tuple[Suspect, ...] = ()


#: Returns which suspects of a failing sum may be to blame: one, where it is likelier than the others.
Narrow = Callable[[Failure, Sequence[Suspect]], Sequence[Suspect]]

#: Tells that the change of a suspect would make a usual value an unusual one.
Odd = Callable[[Failure, Suspect], bool]


@dataclass(slots=True)
class Judge:
    """Looks for the cells to blame in one table; ``open`` holds what printed totals are off by, as far as unexplained.

    ``open`` is by place, then by line of the totals.
    """

    columns: Sequence[Row]
    relations: Sequence[Relation]
    totals: Totals
    open: dict[int, dict[int, int]] = field(default_factory=dict)
    _members: list[frozenset[int]] = field(default_factory=list)
    _touching: dict[int, list[Relation]] = field(default_factory=dict)
    _asked: Counter[tuple[int, int]] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        for miss in self.totals.misses:
            self.open.setdefault(miss.place, {})[miss.line] = miss.off
        self._members = [frozenset(rows) for rows in self.totals.rows] if self.totals.misses else []
        for relation in self.relations:
            for place in relation.places if relation.equals else ():
                self._touching.setdefault(place, []).append(relation)

    def judge(self, failures: Iterable[Failure], narrow: Narrow | None = None, odd: Odd | None = None) -> list[Verdict]:
        """Return for every failing row which cells are to blame, and take what they explain from ``open``.

        ``narrow`` returns which may be to blame where rows and columns do not say; columns may bear it out.
        ``odd`` tells that a change would make a usual value unusual: where many rows fail, one of them meets a total by
        chance, and such a one is not to blame.
        """
        by_row: dict[int, list[Failure]] = {}
        for failure in failures:
            by_row.setdefault(failure.row, []).append(failure)
        self._asked = Counter(
            asked for failing in by_row.values() for asked in {ask for each in failing for ask in _asked_of(each)}
        )
        verdicts: list[Verdict] = []
        undecided: list[Verdict] = []
        doubt = odd if odd is not None and len(by_row) > _SEVERAL else _never
        for failing in by_row.values():
            for verdict in self._judge_row(failing, doubt):
                (undecided if verdict.culprit is None else verdicts).append(verdict)
        verdicts.extend(self._settle_columns(undecided, narrow or _all_of))
        return sorted(verdicts, key=lambda each: each.failures[0].row)

    def has_culprit(self, failing: Sequence[Failure]) -> bool:
        """Tell whether one cell explains all failing checks of a row, several of them or totals as well."""
        best = self._likeliest(failing)
        return (
            len(best) == 1
            and best[0].supports > 1
            and not best[0].against
            and all(_explains(best[0], each) for each in failing)
        )

    def members(self, line: int) -> frozenset[int]:
        """Return the rows that a printed total is the sum of."""
        return self._members[line]

    def asks(self, row: int, place: int) -> set[int]:
        """Return by how much the totals above a cell that are not right yet are off."""
        return {off for line, off in self.open.get(place, {}).items() if row in self._members[line]}

    def settle(self, line: int, place: int) -> None:
        """Take a printed total for explained."""
        self.open.get(place, {}).pop(line, None)

    def _judge_row(self, failing: list[Failure], odd: Odd) -> list[Verdict]:
        """Blame one cell after the other until all failing checks of a row are explained."""
        left = list(failing)
        verdicts: list[Verdict] = []
        while left:
            best = self._likeliest(left)
            culprit = best[0] if len(best) == 1 and best[0].supports > 1 else None
            if culprit is None or (culprit.crossing and len(left) == 1 and odd(left[0], culprit)):
                break
            explained = [each for each in left if _explains(culprit, each)]
            self.explain(culprit.spot, culprit.change)
            verdicts.append(Verdict(tuple(explained), culprit, tuple(best)))
            left = [each for each in left if each not in explained]
        unsure = (Verdict((each,), None, tuple(self._likeliest([each], among=left))) for each in left)
        return [*verdicts, *unsure]

    def explain(self, spot: Spot, change: int) -> None:
        """Take a change of a cell from what the totals above it are off by."""
        row, place = spot
        column = self.open.get(place, {})
        for line in list(column):
            if row in self._members[line]:
                column[line] -= change
                if not column[line]:
                    del column[line]

    def _likeliest(self, failures: Sequence[Failure], among: Sequence[Failure] | None = None) -> list[Suspect]:
        """Return the suspects for which most speaks, several where it is the same."""
        failing = {id(each.relation) for each in (among or failures)}
        others = [each for each in among or () if each not in failures]
        suspects: list[Suspect] = []
        for place in dict.fromkeys(place for each in failures for place in each.relation.places):
            for suspect in self._suspects(place, failures, failing):
                against = sum(1 for each in others if place in each.relation.places and not _explains(suspect, each))
                suspects.append(replace(suspect, against=suspect.against + against) if against else suspect)
        most = max((suspect.weight for suspect in suspects), default=None)
        return [suspect for suspect in suspects if suspect.weight == most]

    def _suspects(self, place: int, failures: Sequence[Failure], failing: set[int]) -> Iterable[Suspect]:
        """Yield the changes of one place that some of the failing checks of its row ask for."""
        row = failures[0].row
        wanted = Counter(
            each.relation.share(place, each.missing)
            for each in failures
            if place in each.relation.places and (not each.blanks or place in each.blanks)
        )
        value = self.columns[place][row]
        for change, asking in wanted.items():
            if (value or 0) + change < 0 or (value is None and change <= 0):
                continue
            contradicting = wanted.total() - asking + self._passing(place, row, failing)
            crossing, passing = self._columns_say(place, row, change)
            yield Suspect((row, place), change, asking + crossing, contradicting + passing, crossing > 0)

    def _passing(self, place: int, row: int, failing: set[int]) -> int:
        """Return how many checks of the row that hold would fail if the place changed."""
        count = 0
        for relation in self._touching.get(place, ()):
            if id(relation) not in failing:
                values = [self.columns[each][row] for each in relation.places]
                # noughts that add up to nought are no sum that anybody made
                count += None not in values and any(values)
        return count

    def _columns_say(self, place: int, row: int, change: int) -> tuple[int, int]:
        """Return how many totals above a cell ask for a change, and how many speak against it."""
        column = self.open.get(place, {})
        asking = against = 0
        for line, members in enumerate(self._members):
            if row in members:
                asks = column.get(line) == change
                # where several rows would each be right by it, the total tells of none of them
                asking += asks and self._asked[place, change] < 2
                # one that is wrong by another number says nothing: another row may be wrong as well
                against += line not in column
        return asking, against

    def _settle_columns(self, undecided: list[Verdict], narrow: Narrow) -> list[Verdict]:
        """Blame the cells of a column that make up its difference together: those guessed, and suspects that fit."""
        if not self.open:
            return undecided
        settled: dict[int, Verdict] = {}
        guessed: dict[int, list[tuple[int, Suspect]]] = {}
        wanting: dict[int, list[tuple[int, Suspect]]] = {}
        for at, verdict in enumerate(undecided):
            left = narrow(verdict.failures[0], verdict.suspects)
            for each in left:
                (guessed if len(left) == 1 else wanting).setdefault(each.spot[1], []).append((at, each))
        for place, column in list(self.open.items()):
            for line in sorted(column, key=lambda each: -len(self._members[each])):
                inside = self._members[line]
                sure, others = (
                    [each for each in some.get(place, ()) if each[0] not in settled and each[1].spot[0] in inside]
                    for some in (guessed, wanting)
                )
                together = _together(column[line], sure, others)
                for at, suspect in together:
                    settled[at] = Verdict(undecided[at].failures, _crossed(suspect), (suspect,))
                    self.explain(suspect.spot, suspect.change)
                if together:
                    break
        return [settled.get(at, verdict) for at, verdict in enumerate(undecided)]


def _asked_of(failure: Failure) -> Iterable[tuple[int, int]]:
    """Return the places with the change that each of them would need for a failing check to hold."""
    return ((place, failure.relation.share(place, failure.missing)) for place in failure.relation.places)


def _explains(culprit: Suspect, failure: Failure) -> bool:
    relation, place = failure.relation, culprit.spot[1]
    return place in relation.places and relation.share(place, failure.missing) == culprit.change


def _crossed(suspect: Suspect) -> Suspect:
    return Suspect(suspect.spot, suspect.change, suspect.supports + 1, suspect.against, crossing=True)


def _together(
    off: int, guessed: list[tuple[int, Suspect]], wanting: list[tuple[int, Suspect]]
) -> list[tuple[int, Suspect]]:
    """Return the changes of one column that are what a total is off by: those guessed and, if need be, some others."""
    rest = off - sum(suspect.change for _, suspect in guessed)
    if not rest:
        return guessed
    others = _making_up(rest, wanting)
    return [*guessed, *others] if others else []


def _making_up(off: int, wanting: list[tuple[int, Suspect]]) -> list[tuple[int, Suspect]] | None:
    """Return the suspects of one column whose changes are together what a total is off by: one, two, or all of them.

    Where several sets of them are, nobody can say which.
    """
    if not wanting or len(wanting) > _PAIRED:
        every = len(wanting) > 1 and sum(suspect.change for _, suspect in wanting) == off
        return wanting if every else None
    sets = [*combinations(wanting, 1), *combinations(wanting, 2)]
    if len(wanting) > 2:
        sets.append(tuple(wanting))
    fitting = [some for some in sets if sum(each.change for _, each in some) == off]
    return list(fitting[0]) if len(fitting) == 1 else None


def _never(_failure: Failure, _suspect: Suspect) -> bool:
    return False


def _all_of(_failure: Failure, suspects: Sequence[Suspect]) -> Sequence[Suspect]:
    return suspects


def looks_typed(suspect: Suspect, columns: Sequence[Row]) -> bool:
    """Tell whether a slip of one digit, or of two swapped ones, explains what a cell has."""
    value = columns[suspect.spot[1]][suspect.spot[0]]
    return value is not None and is_slip(value, value + suspect.change)


def mends(suspect: Suspect, failure: Failure) -> bool:
    """Tell whether the change of a cell makes a figure small enough again."""
    relation, place = failure.relation, suspect.spot[1]
    if place not in relation.places or suspect.spot[0] != failure.row:
        return False
    change = suspect.change if place == relation.whole else -suspect.change
    return failure.stated + change <= failure.summed
