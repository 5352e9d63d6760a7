"""Which cell is to blame where sums fail: the one whose change would mend most of them and break none.

A failing row and a failing column that cross in one cell mean that cell. It knows sums and cells, no words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from app.results.checks.rows import Failure, Row
from app.results.checks.rules import Relation
from app.results.checks.slips import is_slip
from app.results.checks.spots import Spot
from app.results.checks.totals import Totals

#: Among so many rows pairs are looked for that make up a column's difference together.
_PAIRED = 100


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

    def __post_init__(self) -> None:
        for miss in self.totals.misses:
            self.open.setdefault(miss.place, {})[miss.line] = miss.off
        self._members = [frozenset(rows) for rows in self.totals.rows] if self.totals.misses else []
        for relation in self.relations:
            for place in relation.places if relation.equals else ():
                self._touching.setdefault(place, []).append(relation)

    def judge(self, failures: Iterable[Failure]) -> list[Verdict]:
        """Return for every failing row which cells are to blame, and take what they explain from ``open``."""
        by_row: dict[int, list[Failure]] = {}
        for failure in failures:
            by_row.setdefault(failure.row, []).append(failure)
        verdicts: list[Verdict] = []
        undecided: list[Verdict] = []
        for failing in by_row.values():
            for verdict in self._judge_row(failing):
                (undecided if verdict.culprit is None else verdicts).append(verdict)
        verdicts.extend(self._settle_columns(undecided))
        return sorted(verdicts, key=lambda each: each.failures[0].row)

    def _judge_row(self, failing: list[Failure]) -> list[Verdict]:
        """Blame one cell after the other until all failing checks of a row are explained."""
        left = list(failing)
        verdicts: list[Verdict] = []
        while left:
            best = self._likeliest(left)
            culprit = best[0] if len(best) == 1 and best[0].supports > 1 else None
            if culprit is None:
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
                asking += asks
                against += not asks
        return asking, against

    def _settle_columns(self, undecided: list[Verdict]) -> list[Verdict]:
        """Blame several cells of one column that make up its difference together."""
        settled: dict[int, Verdict] = {}
        for place, column in list(self.open.items()):
            wanting: list[tuple[int, Suspect]] = []
            for at, verdict in enumerate(undecided):
                if at not in settled:
                    wanting.extend((at, each) for each in verdict.suspects if each.spot[1] == place)
            for line in sorted(column, key=lambda each: -len(self._members[each])):
                off = column.get(line)
                inside = [each for each in wanting if each[1].spot[0] in self._members[line]]
                together = _making_up(off, inside) if off else None
                for at, suspect in together or ():
                    settled[at] = Verdict(undecided[at].failures, _crossed(suspect), (suspect,))
                    self.explain(suspect.spot, suspect.change)
                if together:
                    break
        return [settled.get(at, verdict) for at, verdict in enumerate(undecided)]


def _explains(culprit: Suspect, failure: Failure) -> bool:
    relation, place = failure.relation, culprit.spot[1]
    return place in relation.places and relation.share(place, failure.missing) == culprit.change


def _crossed(suspect: Suspect) -> Suspect:
    return Suspect(suspect.spot, suspect.change, suspect.supports + 1, suspect.against, crossing=True)


def _making_up(off: int, wanting: list[tuple[int, Suspect]]) -> list[tuple[int, Suspect]] | None:
    """Return the suspects of one column whose changes are together what a total is off by: all, one, or two."""
    if not wanting:
        return None
    if len(wanting) > 1 and sum(suspect.change for _, suspect in wanting) == off:
        return wanting
    if len(wanting) > _PAIRED:
        return None
    for size in (1, 2):
        fitting = [some for some in combinations(wanting, size) if sum(each.change for _, each in some) == off]
        if len(fitting) == 1:
            return list(fitting[0])
    return None


def typed_wrong(suspects: Sequence[Suspect], columns: Sequence[Row]) -> Suspect | None:
    """Return the one suspect that a slip of one digit, or of two swapped ones, explains; None where several do."""
    slips = []
    for suspect in suspects:
        value = columns[suspect.spot[1]][suspect.spot[0]]
        if value is not None and is_slip(value, value + suspect.change):
            slips.append(suspect)
    return slips[0] if len(slips) == 1 else None
