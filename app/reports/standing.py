"""Who leads, by how much and where: the plain numbers behind what a report says. It makes no sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.results.records import AreaResult, ResultView


@dataclass(frozen=True, slots=True)
class AreaStanding:
    """How the leader of the whole stands in one area: the share there, and the lead over the best of the others."""

    area: AreaResult
    share: float
    lead: float
    won: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """The result of a contest in numbers.

    ``order`` are the places of the contestants from the most votes down, ``first`` those that share the most votes
    (more than one is a tie). ``valid`` is the base of all shares; ``areas`` holds the areas in which votes are known.
    """

    order: tuple[int, ...]
    first: tuple[int, ...]
    votes: tuple[int, ...]
    valid: int
    margin: int
    areas: tuple[AreaStanding, ...]

    @property
    def won(self) -> int:
        """In how many areas the leader of the whole leads too."""
        return sum(1 for area in self.areas if area.won)

    @property
    def strongest(self) -> AreaStanding | None:
        """The area in which the leader's share is greatest."""
        return max(self.areas, key=lambda area: area.share, default=None)

    @property
    def tightest(self) -> AreaStanding | None:
        """The area in which the leader is least ahead, or furthest behind."""
        return min(self.areas, key=lambda area: area.lead, default=None)

    def share(self, place: int) -> float:
        """Return the share of the contestant at ``place`` in all valid votes."""
        return self.votes[place] / self.valid if self.valid else 0.0


def standing(view: ResultView) -> Standing | None:
    """Return the standing of a contest, or None where it has no votes (registered voters only)."""
    votes = tuple(value or 0 for value in view.root.votes)
    if not votes or not any(votes):
        return None
    order = tuple(sorted(range(len(votes)), key=lambda place: (-votes[place], place)))
    most = votes[order[0]]
    first = tuple(place for place in order if votes[place] == most)
    second = votes[order[1]] if len(order) > 1 else 0
    areas = tuple(
        _in_area(area, order[0])
        for area in view.areas
        if any(value for value in area.votes) and area.id != view.root.id
    )
    return Standing(order, first, votes, valid_votes(view.root), most - second, areas)


def valid_votes(area: AreaResult) -> int:
    """Return the valid votes of an area: as stated, unless the contestants have more together, which then count."""
    together = sum(value or 0 for value in area.votes)
    return max(area.measures.get("valid", 0), together)


def states_valid(area: AreaResult) -> bool:
    """Tell whether the source states the valid votes of an area; otherwise they are its contestants' together."""
    return "valid" in area.measures


def share_of(value: int | None, whole: int) -> float | None:
    """Return ``value`` as a share of ``whole``, or None where either is not there."""
    return value / whole if value is not None and whole else None


def _in_area(area: AreaResult, leader: int) -> AreaStanding:
    votes: Sequence[int] = [value or 0 for value in area.votes]
    valid = valid_votes(area)
    best_other = max((value for place, value in enumerate(votes) if place != leader), default=0)
    ahead = votes[leader] - best_other
    return AreaStanding(area, votes[leader] / valid, ahead / valid, ahead > 0)
