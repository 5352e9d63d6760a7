"""What the results room hands out: elections, contestants, areas and figures as frozen records, never rows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from importers.records import Level


class ElectionKind(StrEnum):
    """The kinds of election by KPU's own codes (Pemilu, then Pilkada)."""

    PRESIDENT = "ppwp"
    DPR = "pdpr"
    DPD = "pdpd"
    DPRD_PROVINCE = "pdprdp"
    DPRD_REGENCY = "pdprdk"
    GOVERNOR = "pkwkp"
    MAYOR = "pkwkk"


class Way(StrEnum):
    """How figures came into the cabinet."""

    FILE = "file"
    HAND = "hand"
    CORRECTION = "correction"


class Status(StrEnum):
    """How far a source's figures may be trusted: provisional or final."""

    PROVISIONAL = "sementara"
    FINAL = "final"


@dataclass(frozen=True, slots=True, order=True)
class ElectionKey:
    """An election as the whole house names it: KIND-YEAR-ROUND, e.g. ``ppwp-2019-1``."""

    kind: ElectionKind
    year: int
    round: int = 1

    def __str__(self) -> str:
        return f"{self.kind}-{self.year}-{self.round}"

    @classmethod
    def parse(cls, text: str) -> ElectionKey:
        """Read ``KIND-YEAR[-ROUND]``, the kind also by its everyday name; anything else raises ValueError."""
        found = re.fullmatch(r"([a-z]+)-(\d{4})(?:-([1-9]))?", text.strip().lower())
        if found is None:
            raise ValueError(text)
        return cls(ElectionKind(_EVERYDAY.get(found[1], found[1])), int(found[2]), int(found[3] or 1))


#: What everyone calls some elections ("pileg" is several, and none of them).
_EVERYDAY = {
    "pilpres": ElectionKind.PRESIDENT,
    "pilgub": ElectionKind.GOVERNOR,
    "pilwalkot": ElectionKind.MAYOR,
    "pilbup": ElectionKind.MAYOR,
}


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of an area has reported, e.g. 1,521 of 1,530 ``tps``; ``expected`` is None when not known."""

    unit: Level
    reported: int
    expected: int | None


@dataclass(frozen=True, slots=True)
class Contestant:
    """A pair, a party or a person on the ballot; ``colour`` is "#rrggbb" or None, ``short`` a name for charts.

    ``candidate`` is the number of a party's candidate, 0 for the votes given to the party itself; ``district`` is the
    name of the candidate's district, where it is known; ``held_in`` is that district's row where the whole of a view
    holds several, so that only the district's figures are this candidate's.
    """

    number: int
    name: str
    short: str
    colour: str | None = None
    candidate: int | None = None
    district: str = ""
    held_in: int | None = None


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """One source of figures for one contest: who says so, how final, how complete, and when it came in."""

    id: int
    name: str
    status: Status
    official: bool
    coverage: Coverage
    figures: int
    files: tuple[str, ...]
    imported_at: str
    form: str | None = None
    dossier: str | None = None


@dataclass(frozen=True, slots=True)
class AreaResult:
    """The figures of one area: ``votes`` in the order of the view's contestants, measures by field name.

    A party's votes hold its own and its candidates'; these are ``parts``, in the order of the view's.
    """

    id: int
    code: str | None
    name: str
    level: Level
    votes: tuple[int | None, ...]
    measures: Mapping[str, int] = field(default_factory=dict)
    children: int = 0
    parts: tuple[int | None, ...] = ()


@dataclass(frozen=True, slots=True)
class ResultView:
    """One contest by one source: the contestants, the areas at the asked level, and the whole they add up to.

    ``parts`` are the parties' own votes and candidates, where they were asked for; ``divided`` are the numbers of the
    parties that have any.
    """

    election: ElectionKey
    source: SourceInfo
    root: AreaResult
    level: Level
    contestants: tuple[Contestant, ...]
    areas: tuple[AreaResult, ...]
    findings: tuple[Finding, ...] = ()
    parts: tuple[Contestant, ...] = ()
    divided: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A check that failed on stored figures: the sentence's code and data, and the area it concerns."""

    code: str
    area: int
    area_name: str
    cell: str | None = None
    data: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Listing:
    """One line of the list of results: an election, the widest area it covers, and one source of its ``contest``."""

    election: ElectionKey
    area: str
    area_code: str | None
    source: SourceInfo
    contest: int = 0


@dataclass(frozen=True, slots=True)
class Amended:
    """What is in a cell whose figure was taken otherwise: the text ``written`` there, and why, as a problem's code."""

    written: str | None
    code: str


@dataclass(frozen=True, slots=True)
class TracedCell:
    """Where a figure stands: file, its SHA-256, sheet, cell, when it came in and by which act, and ``what`` it counts.

    ``kept`` is the copy of the file in the cabinet, relative to its folder; ``form`` and ``dossier`` name the signed
    paper; ``reason`` is that of a correction. One that a correction took away has no value; one that a clerk filled in
    and no file has a place for has "" for file, hash, sheet and cell.
    """

    value: int | None
    file: str
    sha256: str
    sheet: str
    cell: str
    imported_at: str
    batch: int
    area: str
    what: str = ""
    kept: str | None = None
    form: str | None = None
    dossier: str | None = None
    way: Way = Way.FILE
    reason: str | None = None
    amended: Amended | None = None
