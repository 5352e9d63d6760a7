"""Who stands under which number: the list that ships with the program, as a first, editable answer.

The list (``data/contestants.csv``) holds facts with where each was read; its colours are approximate, chosen to be
legible side by side. Once a contest is in the cabinet, the names kept there are the ones that count.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from app.i18n import tr
from app.results.elections import OF_PARTIES
from app.results.records import Contestant, ElectionKey, ElectionKind


def known(key: ElectionKey, area: str | None) -> dict[int, Contestant]:
    """Return the contestants of an election by number, as far as the list knows them.

    ``area`` is the Kemendagri code of the contest or of an area inside it: parties that stand in one province only,
    and pairs of a Pilkada, are known by it; None leaves them out. A later round has the numbers of the first.
    """
    return {
        contestant.number: contestant
        for where, contestant in _listed().get((key.year, _kind(key)), ())
        if not where or _inside(area, where)
    }


def names(key: ElectionKey, area: str | None) -> Iterator[tuple[str, int]]:
    """Yield every listed name of an election's contestants with its number; without ``area`` those of all areas.

    What else they are called, as the ids that a portal has for them, is in ``data/contestants_also.csv``.
    """
    for where, contestant in _listed().get((key.year, _kind(key)), ()):
        if not where or area is None or _inside(area, where):
            yield contestant.name, contestant.number
            yield contestant.short, contestant.number
    yield from _also().get((key.year, _kind(key)), ())


def of_pairs() -> Iterator[ElectionKey]:
    """Yield the elections, each in its first round, whose pairs of candidates are listed."""
    for year, kind in _listed():
        if kind in tuple(ElectionKind):
            yield ElectionKey(ElectionKind(kind), year)


def ballot_name(number: int, candidate: int | None = None) -> str:
    """Return what stands for a name that nobody knows yet ("Nomor urut 3", "Nomor urut 3 calon 2")."""
    if candidate is None:
        return tr("Nomor urut {number}", number=str(number))
    return tr("Nomor urut {number} calon {candidate}", number=str(number), candidate=str(candidate))


def _kind(key: ElectionKey) -> str:
    return "party" if key.kind in OF_PARTIES else str(key.kind)


def _inside(area: str | None, where: str) -> bool:
    return area is not None and (area == where or area.startswith(f"{where}."))


@cache
def _listed() -> dict[tuple[int, str], tuple[tuple[str, Contestant], ...]]:
    found: dict[tuple[int, str], list[tuple[str, Contestant]]] = {}
    with (Path(__file__).parent / "data" / "contestants.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            contestant = Contestant(int(row["number"]), row["name"], row["short"], row["colour"] or None)
            found.setdefault((int(row["year"]), row["kind"]), []).append((row["area"], contestant))
    return {election: tuple(listed) for election, listed in found.items()}


@cache
def _also() -> dict[tuple[int, str], tuple[tuple[str, int], ...]]:
    found: dict[tuple[int, str], list[tuple[str, int]]] = {}
    with (Path(__file__).parent / "data" / "contestants_also.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault((int(row["year"]), row["kind"]), []).append((row["also"], int(row["number"])))
    return {election: tuple(listed) for election, listed in found.items()}
