"""The checks of practice on the figures of one area, as data: which figure should be what others add up to.

It knows what is counted, not what was counted. Numbers of checks are those the office knows them by.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from importers.records import ResultTable, Subject

#: Stands in a rule's parts for "every contestant".
CONTESTANTS = "*"


@dataclass(frozen=True, slots=True)
class Rule:
    """One check: ``whole`` is the field that should equal the sum of ``parts``, or be at most or at least their sum.

    It is run where the whole and all parts have a column. ``blanks`` says what to do with a row in which a part is
    blank: nothing can be said of it ("skip"), or the rest is added up and the blanks are told ("tell"). Number 0 is a
    sum that is printed in the sheet and no figure. ``unless`` are fields of which one that has a column says the same.
    """

    number: int
    whole: str
    parts: tuple[str, ...]
    relation: Literal["equals", "at_most", "at_least"] = "equals"
    blanks: Literal["skip", "tell"] = "skip"
    unless: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """Return the code of the sentence for a row that fails."""
        if self.relation == "at_least":
            return f"check{self.number}_exceeded"
        return f"check{self.number}_differs" if self.number else "printed_sum_differs"


def _by_sex(stem: str) -> Rule:
    return Rule(1, stem, (f"{stem}_l", f"{stem}_p"))


_LISTS = ("dpt", "dptb", "dpk")

#: The checks that look at one row. A party's own candidates (5) depend on its number; the margin of voters over the
#: list (10) is `app.results.checks.neighbours`', sums over areas (9) are `app.results.checks.totals`'.
RULES: tuple[Rule, ...] = (
    *(_by_sex(f"{who}_{part}") for who in ("registered", "voted") for part in (*_LISTS, "total")),
    *(_by_sex(who) for who in ("disabled_registered", "disabled_voted")),
    *(Rule(2, f"{who}_total", tuple(f"{who}_{part}" for part in _LISTS)) for who in ("registered", "voted")),
    *(
        Rule(2, f"{who}_total_{sex}", tuple(f"{who}_{part}_{sex}" for part in _LISTS))
        for who in ("registered", "voted")
        for sex in ("l", "p")
    ),
    Rule(3, "voted_dpt", ("registered_dpt",), relation="at_most"),
    Rule(4, "ballots_received", ("ballots_used", "ballots_damaged", "ballots_unused")),
    Rule(6, "valid", (CONTESTANTS,), blanks="tell"),
    Rule(7, "cast", ("valid", "invalid")),
    Rule(7, "ballots_used", ("valid", "invalid"), unless=("cast",)),
    Rule(7, "voted_total", ("valid", "invalid"), unless=("cast", "ballots_used")),
    Rule(8, "cast", ("ballots_used",)),
    Rule(8, "cast", ("voted_total",)),
    Rule(8, "ballots_used", ("voted_total",), unless=("cast",)),
    Rule(11, "disabled_voted", ("voted_total",), relation="at_most"),
)
_PARTY = Rule(5, "", (), blanks="tell")
#: Without own votes the candidates of a party may have less than its total, and never more; its own votes alone too.
_CANDIDATES = Rule(5, "", (), relation="at_least")
_PRINTED = Rule(0, "", (), blanks="tell")


@dataclass(frozen=True, slots=True)
class Relation:
    """A rule where it stands in a table: the places of its whole and its parts among the subjects of the table.

    Places past the subjects are those of the table's printed sums.
    """

    rule: Rule
    whole: int
    parts: tuple[int, ...]

    @property
    def places(self) -> tuple[int, ...]:
        """The places of the whole and all parts."""
        return (self.whole, *self.parts)

    @property
    def equals(self) -> bool:
        """Tell whether both sides should be the same."""
        return self.rule.relation == "equals"

    def fails(self, stated: int, summed: int) -> bool:
        """Tell whether what is stated and what the parts add up to break the rule."""
        match self.rule.relation:
            case "at_most":
                return stated > summed
            case "at_least":
                return stated < summed
        return stated != summed

    def share(self, place: int, missing: int) -> int:
        """Return by how much ``place`` would have to change where the whole is ``missing`` more than its parts."""
        return -missing if place == self.whole else missing


def relations(table: ResultTable, places: Sequence[int]) -> list[Relation]:
    """Return all checks of rows that the subjects at ``places`` (those of one source) allow."""
    found = [each for each in _ruled(table.subjects, places) if not _holds_more(each.rule, table)]
    found.extend(_parties(table.subjects, places))
    allowed = set(places)
    for at, printed in enumerate(table.sums):
        if printed.of and allowed.issuperset(printed.of):
            found.append(Relation(_PRINTED, len(table.subjects) + at, printed.of))
    return found


def _holds_more(rule: Rule, table: ResultTable) -> bool:
    """Tell a total that holds a further list of voters: the usual lists need not add up to it."""
    return rule.number == 2 and rule.whole.removesuffix("_l").removesuffix("_p") in table.more_in


def _ruled(subjects: Sequence[Subject], places: Sequence[int]) -> Iterator[Relation]:
    fields = {subjects[place].field: place for place in places if subjects[place].field is not None}
    for rule in RULES:
        whole = fields.get(rule.whole)
        if whole is None or not fields.keys().isdisjoint(rule.unless):
            continue
        if rule.parts == (CONTESTANTS,):
            parts = _contestants(subjects, places)
            if parts:
                yield Relation(rule, whole, parts)
        elif all(part in fields for part in rule.parts):
            yield Relation(rule, whole, tuple(fields[part] for part in rule.parts))


def _contestants(subjects: Sequence[Subject], places: Sequence[int]) -> tuple[int, ...]:
    """Return the contestants' places: a party's total holds its candidates, who count only where it has none."""
    voted_for = [place for place in places if subjects[place].field is None]
    totals = {subjects[place].number for place in voted_for if _is_total(subjects[place])}
    return tuple(place for place in voted_for if _is_total(subjects[place]) or subjects[place].number not in totals)


def _is_total(subject: Subject) -> bool:
    return subject.candidate is None and not subject.own


def _parties(subjects: Sequence[Subject], places: Sequence[int]) -> Iterator[Relation]:
    """Yield for each party with a total that its own votes and its candidates' are it (5), or not more than it."""
    by_number: dict[int, list[int]] = {}
    for place in places:
        number = subjects[place].number
        if subjects[place].field is None and number is not None:
            by_number.setdefault(number, []).append(place)
    for party in by_number.values():
        totals = [place for place in party if _is_total(subjects[place])]
        parts = tuple(place for place in party if place not in totals)
        if len(totals) == 1 and parts:
            whole = {subjects[place].own for place in parts} == {True, False}
            yield Relation(_PARTY if whole else _CANDIDATES, totals[0], parts)
