"""The checks of practice on the figures of one area, as data: which figure should be what others add up to.

It knows what is counted, not what was counted. Numbers of checks are those the office knows them by.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from importers.records import Subject

#: Stands in a rule's parts for "every contestant".
CONTESTANTS = "*"


@dataclass(frozen=True, slots=True)
class Rule:
    """One check: ``whole`` is the field that should equal the sum of ``parts``, or be at most or at least it.

    It is run where the whole and all parts have a column. ``blanks`` says what to do with a row in which a part is
    blank: nothing can be said of it ("skip"), or the rest is added up and the blanks are told ("tell").
    """

    number: int
    whole: str
    parts: tuple[str, ...]
    relation: Literal["equals", "at_most"] = "equals"
    blanks: Literal["skip", "tell"] = "skip"

    @property
    def code(self) -> str:
        """Return the code of the sentence for a row that fails."""
        return f"check{self.number}_differs"


def _by_sex(stem: str) -> Rule:
    return Rule(1, stem, (f"{stem}_l", f"{stem}_p"))


_LISTS = ("dpt", "dptb", "dpk")

#: The checks that look at one row. A party's own candidates (5) and the margin of voters over the list (10) are not
#: among them; sums over areas (9) are `check_totals`.
RULES: tuple[Rule, ...] = (
    *(_by_sex(f"{who}_{part}") for who in ("registered", "voted") for part in (*_LISTS, "total")),
    *(_by_sex(who) for who in ("disabled_registered", "disabled_voted")),
    *(Rule(2, f"{who}_total", tuple(f"{who}_{part}" for part in _LISTS)) for who in ("registered", "voted")),
    Rule(3, "voted_dpt", ("registered_dpt",), relation="at_most"),
    Rule(4, "ballots_received", ("ballots_used", "ballots_damaged", "ballots_unused")),
    Rule(6, "valid", (CONTESTANTS,), blanks="tell"),
    Rule(7, "cast", ("valid", "invalid")),
    Rule(8, "cast", ("ballots_used",)),
    Rule(8, "cast", ("voted_total",)),
    Rule(11, "disabled_voted", ("voted_total",), relation="at_most"),
)


def sides(rule: Rule, subjects: Sequence[Subject], places: Sequence[int]) -> tuple[int, tuple[int, ...]] | None:
    """Return the places of a rule's whole and of its parts, None where one of them has no column."""
    fields = {subjects[place].field: place for place in places if subjects[place].field is not None}
    whole = fields.get(rule.whole)
    if whole is None:
        return None
    if rule.parts == (CONTESTANTS,):
        parts = _contestants(subjects, places)
        return (whole, parts) if parts else None
    if any(part not in fields for part in rule.parts):
        return None
    return whole, tuple(fields[part] for part in rule.parts)


def _contestants(subjects: Sequence[Subject], places: Sequence[int]) -> tuple[int, ...]:
    """Return the contestants' places: a party's total holds its candidates, who count only where it has none."""
    voted_for = [place for place in places if subjects[place].field is None]
    totals = {subjects[place].number for place in voted_for if subjects[place].candidate is None}
    return tuple(
        place for place in voted_for if subjects[place].candidate is None or subjects[place].number not in totals
    )
