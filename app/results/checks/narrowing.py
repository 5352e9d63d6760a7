"""Which of the cells that may be to blame for a failing sum are: by other tables, what is usual, and a hand's slips.

The sums themselves do not tell here. It knows columns and suspects, no words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from app.results.checks import neighbours
from app.results.checks.blame import Suspect, looks_typed
from app.results.checks.likelihood import Likelihood
from app.results.checks.rows import Failure, Row
from app.results.checks.spots import Spots
from importers.records import ResultTable

#: What other tables and sources say of a row (an area) and a place (a subject): values, each with where it stands.
Elsewhere = Callable[[int, int], Mapping[int, str]]

#: No figure is proposed that is more than so many times the registered voters.
_MOST_OF_LIST = 1.5
#: A nought in a column of no more figures than this does not stand out.
_FEW = 3
#: Percentages tell of a sum where at least so many of its parts have one; none is held to more than so many decimals.
_SHARES = 2
_EXACT = 1e-6
#: How much of their last decimal percentages may be off that were rounded, and that were cut.
_ROUNDED, _CUT = 0.51, 1.0
#: In proportion as it stands, and far from it when mended.
WORSE = (True, False)


class Narrowing:
    """What speaks for and against the cells of one table; ``elsewhere`` tells what else is said of a row and place."""

    def __init__(
        self, table: ResultTable, places: Sequence[int], columns: Sequence[Row], spots: Spots, elsewhere: Elsewhere
    ) -> None:
        self._table = table
        self._places = places
        self._columns = columns
        self._spots = spots
        self._elsewhere = elsewhere
        self.likelihood = Likelihood(columns, spots.value)
        self._proportions: dict[tuple[int, int], tuple[float, float] | None] = {}

    def ranked(self, failure: Failure, suspects: Sequence[Suspect]) -> list[Suspect]:
        """Return suspects of a failing sum, the likeliest first."""
        ranked = self.likelihood.ranked(suspects, ((failure.row, failure.relation.whole),))
        return [each.suspect for each in ranked]

    def guess(self, failure: Failure, suspects: Sequence[Suspect]) -> Suspect | None:
        """Return which cell may be to blame, None where nobody can say."""
        found = self.narrow(failure, suspects)
        return found[0] if len(found) == 1 else None

    def narrow(self, failure: Failure, suspects: Sequence[Suspect]) -> Sequence[Suspect]:
        """Return which cells may be to blame: a lone blank, what is borne out elsewhere, else what is likelier."""
        if failure.blanks:
            first = failure.blanks[0]
            change = failure.relation.share(first, failure.missing)
            return [Suspect((failure.row, first), change, 1, 0)] if len(failure.blanks) == 1 and change > 0 else []
        borne = [each for each in suspects if self.said_elsewhere(each) is not None]
        if len(borne) == 1:
            return borne
        left = [each for each in suspects if not self._is_right(each) and self._could_be(each)]
        if len(left) == 1:
            return left if not left[0].against and self.fit(failure, left[0]) != WORSE else []
        alike = self._with_shares(failure, left)
        if len(alike) == 1:
            return alike
        left = alike or left
        typed = [each for each in left if looks_typed(each, self._columns)]
        nought = [each for each in left if self._is_lone_nought(each) and self.fit(failure, each)[1] is not False]
        odd = [each for each in left if self.fit(failure, each) == (False, True)]
        for likely in (nought, odd if not typed or set(odd) <= set(typed) else [], typed):
            if len(likely) == 1:
                return likely
        one = self.likelihood.likeliest(left, ((failure.row, failure.relation.whole),))
        return [one] if one else [each for each in left if self.fit(failure, each) != WORSE]

    def _with_shares(self, failure: Failure, suspects: Sequence[Suspect]) -> list[Suspect]:
        """Return the suspects whose mended values make all percentages beside the parts of a sum right."""
        row, relation = failure.row, failure.relation
        shares = {place: share for place in relation.parts if (share := self._spots.share((row, place))) is not None}
        if len(shares) < _SHARES:
            return []
        for off in (_ROUNDED, _CUT):
            found = [
                each for each in suspects if all(self._has_share(failure, each, *one, off) for one in shares.items())
            ]
            if found:
                return found
        return []

    def _has_share(
        self, failure: Failure, suspect: Suspect, place: int, share: tuple[float, float], off: float
    ) -> bool:
        """Tell whether a part is the percentage beside it, but for ``off`` of a decimal, with a suspect mended."""
        whole, part = (
            (self._columns[at][failure.row] or 0) + (suspect.change if suspect.spot == (failure.row, at) else 0)
            for at in (failure.relation.whole, place)
        )
        percent, exact = share
        return whole > 0 and abs(100 * part / whole - percent) <= max(off * exact, _EXACT)

    def may_be_typed(self, suspect: Suspect) -> bool:
        """Tell whether a slip of the hand may explain what a cell has, and nothing speaks against it."""
        return looks_typed(suspect, self._columns) and not self._is_right(suspect) and self._could_be(suspect)

    def said_elsewhere(self, suspect: Suspect) -> str | None:
        """Return where else it is said what a cell would be when mended; None where nothing says so."""
        row, place = suspect.spot
        return self._elsewhere(row, place).get((self._columns[place][row] or 0) + suspect.change)

    def fit(self, failure: Failure, suspect: Suspect) -> tuple[bool | None, bool | None]:
        """Tell whether a value is in proportion as it stands, and when it is mended; None where it is neither."""
        row, place = suspect.spot
        of, value = self._beside(failure, place), self._columns[place][row]
        beside = None if of is None else self._columns[of][row] if isinstance(of, int) else of[row]
        usual = (
            None
            if of is None or not beside or value is None or (not value and not self._is_lone_nought(suspect))
            else self._proportion(place, of)
        )
        if usual is None:
            return None, None
        written, mended = (
            neighbours.in_proportion(each, beside or 0, usual) for each in (value or 0, (value or 0) + suspect.change)
        )
        return written, mended

    def _is_lone_nought(self, suspect: Suspect) -> bool:
        """Tell whether a cell is the only nought of its column."""
        row, place = suspect.spot
        column = self._columns[place]
        return column[row] == 0 and list(column).count(0) == 1 and len(column) - list(column).count(None) > _FEW

    def _is_right(self, suspect: Suspect) -> bool:
        """Tell whether a cell says what is said elsewhere."""
        row, place = suspect.spot
        return self._columns[place][row] in self._elsewhere(row, place)

    def _could_be(self, suspect: Suspect) -> bool:
        """Tell whether a mended value is possible beside the rest of its row: some, and not more than there are."""
        row, place = suspect.spot
        mended = (self._columns[place][row] or 0) + suspect.change
        registered = neighbours.listed(self._table, self._places, self._columns)
        people = None if registered is None or place in registered[0] else registered[1][row]
        return mended > 0 and (not people or suspect.change < 0 or mended <= _MOST_OF_LIST * people)

    def _proportion(self, place: int, of: int | Row) -> tuple[float, float] | None:
        key = (place, of if isinstance(of, int) else -1)
        if key not in self._proportions:
            beside = self._columns[of] if isinstance(of, int) else of
            self._proportions[key] = neighbours.proportion(self._columns[place], beside)
        return self._proportions[key]

    def _beside(self, failure: Failure, place: int) -> int | Row | None:
        """Return what a column is judged by: the sum it is a part of, else the registered voters, or all who voted."""
        if place != failure.relation.whole and len(failure.relation.parts) > 1:
            return failure.relation.whole
        if place >= len(self._table.subjects):
            return None
        registered = neighbours.listed(self._table, self._places, self._columns)
        if registered is not None and place not in registered[0]:
            return registered[1]
        voted = neighbours.turnout(self._table, self._places)
        return None if voted == place else voted
