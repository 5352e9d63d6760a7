"""Pages that are all of one area, as C1 and C.HASIL of a TPS: their columns are L, P and JML, or a sum alone.

Which area that is, titles and the name of the sheet say.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from importers.records import Level
from importers.wording.area_names import area_in_name, city_spoken_of, district_spoken_of
from importers.wording.headings import SUMS, Role, meaning_of, words

Path = tuple[tuple[Level, str], ...]
_STATION = re.compile(r"(?<![a-z])tps[\W_]*(?:nomor\W*|no\W*)?0*(\d{1,3})\b", re.IGNORECASE)
_NUMBER = re.compile(r"\W*0*(\d{1,3})\W*")
_NATION = re.compile(
    r"\b(?:secara|tingkat|suara)\s+nasional\b|\bse-?\s?indonesia\b|\bseluruh\s+indonesia\b", re.IGNORECASE
)
#: What else stands above the one column of figures.
_VOTES = frozenset({"suara", "sah", "perolehan", "angka", "dan", "votes", "hasil", "valid"})


@dataclass(frozen=True, slots=True)
class OneArea:
    """The sex that each 0-based column counts, the name of the area with its level, and the areas that it lies in."""

    sexes: dict[int, str]
    name: str
    level: Level
    within: Path


def one_area(raw: Mapping[int, tuple[str, ...]], titles: Sequence[str], sheet: str, within: Path) -> OneArea | None:
    """Return the area of a page under the headings ``raw``; None where these are no L, P and JML, or nothing names it.

    ``titles`` are the rows above, ``within`` the areas that they name.
    """
    sexes = sexes_of(raw)
    named = None if sexes is None else _named(titles, sheet, within)
    return None if sexes is None or named is None else OneArea(sexes, *named)


def sexes_of(raw: Mapping[int, tuple[str, ...]]) -> dict[int, str] | None:
    """Return the sex that each column counts, "" for a sum alone; None where headings are anything else."""
    headings = {at: parts[-1] for at, parts in raw.items()}
    sexed = [at for at, text in headings.items() if meaning_of((text,)).role is Role.GENDER]
    sums = [at for at, text in headings.items() if _is_sum(text)]
    if len(sexed) + len(sums) < len(headings) or len(sums) > 1 or not headings:
        return None
    return {at: text if sexed else "" for at, text in headings.items()}


def _is_sum(text: str) -> bool:
    said = set(words(text))
    return bool(said & (SUMS | {"suara"})) and said <= SUMS | _VOTES


def _named(titles: Sequence[str], sheet: str, within: Path) -> tuple[str, Level, Path] | None:
    """Return the TPS that titles or the sheet name, else the finest of the areas that titles name."""
    tree = _tree(titles, sheet, within)
    in_village = bool(tree) and tree[-1][0] is Level.VILLAGE
    said = [found for found in map(_STATION.search, (*titles, sheet)) if found]
    alone = _NUMBER.fullmatch(sheet) if in_village else None
    station = said[0] if said else alone
    if station is not None:
        return f"TPS {int(station[1]):03d}", Level.STATION, tree
    if not tree:
        return None
    return tree[-1][1], tree[-1][0], tree[:-1]


def _tree(titles: Sequence[str], sheet: str, within: Path) -> Path:
    """Return the areas that a page lies in: those that titles name, and the district they or the sheet speak of."""
    named = tuple(step for step in within if step[0] is not Level.STATION)
    if named and named[-1][0] not in (Level.PROVINCE, Level.REGENCY):
        return named
    of_sheet = area_in_name(sheet)
    district = district_spoken_of(titles) or (of_sheet[1] if of_sheet and of_sheet[0] is Level.DISTRICT else None)
    wider = named or city_spoken_of(titles)
    return (*wider, (Level.DISTRICT, district)) if district is not None else wider or _nation_in(titles)


def counts_votes(heading: Sequence[str]) -> bool:
    """Tell "SUARA SAH" and "PEROLEHAN SUARA" from the name of an area."""
    return _is_sum(heading[-1]) if heading else False


def _nation_in(titles: Sequence[str]) -> Path:
    """Return the nation where a title counts for all of it ("secara nasional")."""
    return ((Level.NATION, "Indonesia"),) if any(map(_NATION.search, titles)) else ()
