"""A plan of an import: what a file would change, in full, before anything is changed.

The same plan is made for a dry run and for the real thing; it is plain data and knows no file format.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.results.records import ElectionKey, Status, Way
from importers.mapping import Mapping
from importers.records import FileFacts, Kind, Level, Problem, SheetVerdict


@dataclass(frozen=True, slots=True)
class CellValue:
    """What the clerk takes for the value of a cell instead of what stands in it; the raw text is kept beside it.

    ``code`` is that of the problem whose suggestion was accepted, "typed" for a value of the clerk's own.
    """

    sheet: str
    cell: str
    value: int
    code: str = "typed"


@dataclass(frozen=True, slots=True)
class AreaDecision:
    """Which area a name of the file means: ``path`` are its names from wide to fine, as a line of the file has them.

    ``code`` is the Kemendagri code of the area meant. Without one it is the office's own area called ``name`` (or as
    the file calls it) in the area of code ``within`` (or in what the wider names mean), added where there is none.
    """

    path: tuple[tuple[Level, str], ...]
    code: str | None = None
    name: str | None = None
    within: str | None = None


@dataclass(frozen=True, slots=True)
class ContestantDecision:
    """Which number on the ballot, and which name, a contestant has whom the file names by ``heading`` alone."""

    heading: str
    number: int
    name: str | None = None


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """The clerk's decisions about a file; None leaves one to be found out, and defaults are what most files need.

    ``area`` is a Kemendagri code of the area the file is about; ``form`` is the model and ``dossier`` the number of the
    signed paper that figures come from. ``strict`` refuses the file whole for one error. ``values``, ``areas`` and
    ``contestants`` are decisions about single cells and names; ``add_areas`` adds every area that nothing in its parent
    comes near to; ``way`` tells that what the file holds was typed by hand;
    ``take_duplicates`` takes dossiers of a list that may be there already. ``mapping`` is what the clerk says of
    sheets, columns and rows; where there is none, ``remembered`` lets one that was made for such a file be used.
    """

    path: Path
    kind: Kind | None = None
    election: ElectionKey | None = None
    area: str | None = None
    source: str | None = None
    status: Status | None = None
    form: str | None = None
    dossier: str | None = None
    strict: bool = False
    password: str | None = None
    values: tuple[CellValue, ...] = ()
    areas: tuple[AreaDecision, ...] = ()
    way: Way = Way.FILE
    add_areas: bool = False
    contestants: tuple[ContestantDecision, ...] = ()
    take_duplicates: bool = False
    mapping: Mapping | None = None
    remembered: bool = True


@dataclass(frozen=True, slots=True)
class AreaChoice:
    """An area that a name may mean or means; ``likelihood`` is 0 to 1. One of the office's own may have no code."""

    level: Level
    name: str
    code: str | None
    within: str = ""
    within_code: str | None = None
    likelihood: float = 1.0
    new: bool = False


@dataclass(frozen=True, slots=True)
class AreaName:
    """A name in the file that is not exactly an area's: where it stands, what it may mean, and what was said it means.

    ``path`` are the names down to it, ``code`` is why it is asked ("area_unknown" …) or who said what it means: the
    clerk now ("area_by_name"), or once before ("area_by_alias"). ``lines`` are those it keeps from being taken or that
    were taken by it, ``figures`` their values. ``parent`` is the area it lies in, None where that is not known.
    """

    path: tuple[tuple[Level, str], ...]
    code: str
    sheet: str
    cell: str
    lines: int
    figures: int
    parent: AreaChoice | None = None
    near: tuple[AreaChoice, ...] = ()
    means: AreaChoice | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many single values (or records, for lists) a plan touches, by what it would do with them."""

    new: int = 0
    changed: int = 0
    same: int = 0
    duplicate: int = 0
    refused: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the plan as a screen shows it: what it is about, what it was and what it would be.

    ``dossier`` is the id of the dossier whose content it tells.
    """

    what: str
    before: str
    after: str
    dossier: int | None = None


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What importing one file would do; ``work`` is what the room that made the plan needs to apply it.

    ``summary`` is the part of the command's JSON that belongs to the kind of file (election, contestants, measures,
    areas, sources for results); ``refusal`` is the code of why the file is refused whole, with its data.
    ``settles`` says that what is kept about the figures (a source's status, form or dossier) would change;
    ``undecided`` is the code of what must still be decided before it can be applied, with its data. ``kept`` is the
    copy of the file in the cabinet, made as the plan is applied. ``names`` are names of areas that are not exact, open
    ones and those that were decided. ``mapping`` is the one that the file was read by, the clerk's or one remembered,
    and ``understood`` what was made of each line of its sheets.
    """

    request: ImportRequest
    facts: FileFacts
    kind: Kind
    sheets: tuple[SheetVerdict, ...]
    figures: int
    counts: Counts
    problems: tuple[Problem, ...] = ()
    changes: tuple[Change, ...] = ()
    summary: dict[str, Any] = field(default_factory=dict)
    refusal: tuple[str, dict[str, object]] | None = None
    work: Any = None
    settles: bool = False
    undecided: tuple[str, dict[str, object]] | None = None
    kept: str | None = None
    names: tuple[AreaName, ...] = ()
    mapping: Mapping | None = None
    understood: Mapping | None = None

    @property
    def hindrance(self) -> tuple[str, dict[str, object]] | None:
        """Return why it cannot be applied as it is, as a code with its data: refused, or not decided."""
        return self.refusal or self.undecided

    @property
    def has_work(self) -> bool:
        """Tell whether applying it would change anything."""
        return bool(self.counts.new or self.counts.changed or self.settles)
