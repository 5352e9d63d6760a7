"""The records read from archive lists and classification tables: what a row says, in the words of the catalogue.

Words that come from fixed choices (access class, copy status …) are given by the keys the catalogue uses ("B",
"original"); how a list writes them is known by `importers.archive_lists.words`, what becomes of them by the intake.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from importers.records import FileFacts, Problem, SheetVerdict


class ListKind(StrEnum):
    """The official lists, by the words the command line uses."""

    ACTIVE = "aktif"
    INACTIVE = "inaktif"
    DESTRUCTION = "usul-musnah"
    HANDOVER = "usul-serah"
    VITAL = "vital"
    DOSSIERS = "berkas"
    CONTENTS = "isi-berkas"


@dataclass(frozen=True, slots=True)
class Location:
    """Where a list says a dossier is: names as written ("2", "118"), from wide to fine; all may be unknown."""

    building: str | None = None
    room: str | None = None
    rack: str | None = None
    shelf: str | None = None
    box: str | None = None
    folder: str | None = None


@dataclass(frozen=True, slots=True)
class Retention:
    """How long a dossier is kept, in years, and its end: "destroy", "keep", "review" or not said."""

    active_years: int | None = None
    inactive_years: int | None = None
    disposition: str | None = None


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One document of a dossier as its row says; ``row`` is the row in Excel, ``number`` None where it has none."""

    row: int
    number: int | None
    title: str
    date: str | None = None
    extent: int | None = None
    unit: str | None = None
    code: str | None = None
    copy_status: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class DossierRow:
    """One dossier as its rows say; None is what the list does not say and must change nothing.

    ``numbered`` tells a dossier's own number from the mere position in a list ("No"). ``title`` is None in a list of
    contents, which names its dossier by the number alone. ``cells`` gives the cell of each field that was filled.
    """

    sheet: str
    row: int
    number: str | None
    numbered: bool
    title: str | None
    code: str | None = None
    year_from: int | None = None
    year_to: int | None = None
    extent: int | None = None
    unit: str | None = None
    copy_status: str | None = None
    medium: str | None = None
    condition: str | None = None
    access: str | None = None
    category: str | None = None
    protection: str | None = None
    location: Location | None = None
    retention: Retention | None = None
    processing_unit: str | None = None
    creator: str | None = None
    stage: str | None = None
    election: str | None = None
    note: str | None = None
    items: tuple[ItemRow, ...] = ()
    cells: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ArchiveReading:
    """All that an archive list says; ``refused`` counts the rows that could not be taken."""

    facts: FileFacts
    sheets: tuple[SheetVerdict, ...]
    dossiers: tuple[DossierRow, ...]
    kinds: tuple[ListKind, ...] = ()
    refused: int = 0
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class ClassRow:
    """One code of a classification table; ``nth`` tells apart a code that stands more than once."""

    sheet: str
    row: int
    code: str
    nth: int
    title: str
    active_years: int | None = None
    inactive_years: int | None = None
    disposition: str | None = None
    basis: str | None = None
    access: str | None = None
    cells: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ClassificationReading:
    """All that a classification table says; ``edition`` is a name for it, from its title row or the file's name."""

    facts: FileFacts
    sheets: tuple[SheetVerdict, ...]
    rows: tuple[ClassRow, ...]
    edition: str
    refused: int = 0
    problems: tuple[Problem, ...] = ()
