"""Participation: voters who voted, by the base the office counts on; the base is always told with the share.

It knows measures by field name only, nothing of tables.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_SEXES = ("l", "p")
_LISTS = ("dpt", "dptb", "dpk")


@dataclass(frozen=True, slots=True)
class Participation:
    """``voters`` by ``base``; ``share`` is between 0 and 1 and more where more voted than the base holds.

    ``base_lists`` are the voter lists in the base ("dpt", "dpk"); ``by_votes`` says that voters were counted by their
    votes, valid and invalid, since the file does not state how many came. ``fields`` are the measures it is made of,
    those of voters first.
    """

    voters: int
    base: int
    base_lists: tuple[str, ...]
    by_votes: bool
    fields: tuple[str, ...] = ()

    @property
    def share(self) -> float:
        """Return voters by base."""
        return self.voters / self.base


def participation(measures: Mapping[str, int], base: Sequence[str]) -> Participation | None:
    """Return the participation in an area; None where voters, or a list of the base, are not known.

    ``base`` names voter lists ("dpt", "dptb", "dpk"), added up; "total" is the total as stated. `usual_base` of
    `app.results.elections` tells what KPU used.
    """
    lists = [count(measures, f"registered_{part}") for part in base]
    whole = sum(part for part in lists if part is not None)
    voters = _voters(measures)
    if voters is None or not whole or None in lists:
        return None
    fields = (*voters[2], *(f"registered_{part}" for part in base))
    return Participation(voters[0], whole, tuple(base), voters[1], fields)


def count(measures: Mapping[str, int], stem: str) -> int | None:
    """Return how many people a measure counts: as stated, else men and women together; None where neither is known."""
    stated = measures.get(stem)
    if stated is not None:
        return stated
    parts = [measures.get(f"{stem}_{sex}") for sex in _SEXES]
    known = [part for part in parts if part is not None]
    return sum(known) if len(known) == len(parts) else None


def registered_fields(measures: Mapping[str, int]) -> tuple[str, ...]:
    """Return the measures that tell of registered voters alone: men and women where both are known, then together."""
    stem = next((one for one in ("registered_dpt", "registered_total") if count(measures, one) is not None), None)
    if stem is None:
        return ()
    sexes = tuple(f"{stem}_{sex}" for sex in _SEXES)
    return (*sexes, stem) if all(field in measures for field in sexes) else (stem,)


def _voters(measures: Mapping[str, int]) -> tuple[int, bool, tuple[str, ...]] | None:
    """Return how many voted, whether that was counted by their votes, and the measures it is made of."""
    stated = count(measures, "voted_total")
    if stated is not None:
        return stated, False, ("voted_total",)
    lists = {field: votes for part in _LISTS if (votes := count(measures, field := f"voted_{part}")) is not None}
    if "voted_dpt" in lists:
        return sum(lists.values()), False, tuple(lists)
    if "cast" in measures:
        return measures["cast"], True, ("cast",)
    if "valid" in measures and "invalid" in measures:
        return measures["valid"] + measures["invalid"], True, ("valid", "invalid")
    return None
