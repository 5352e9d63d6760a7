"""What the archive room hands out: dossiers, items, places and boxes as frozen records, never rows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """The life stage of a dossier."""

    ACTIVE = "active"
    INACTIVE = "inactive"
    PERMANENT = "permanent"


class CopyStatus(StrEnum):
    """Copy status (tingkat perkembangan)."""

    ORIGINAL = "original"
    COPY = "copy"
    CARBON = "carbon"
    MIXED = "mixed"


class Medium(StrEnum):
    """What a dossier is made of."""

    TEXT = "text"
    AUDIOVISUAL = "audiovisual"
    DIGITAL = "digital"
    CARTOGRAPHIC = "cartographic"


class Condition(StrEnum):
    """The physical condition of a dossier."""

    GOOD = "good"
    FRAGILE = "fragile"
    DAMAGED = "damaged"


class AccessClass(StrEnum):
    """Access class (SKKAAD): Biasa, Terbatas, Rahasia, Sangat Rahasia."""

    ORDINARY = "B"
    LIMITED = "T"
    SECRET = "R"
    TOP_SECRET = "SR"


class Disposition(StrEnum):
    """What the retention schedule says of the end: Musnah, Permanen, Dinilai kembali."""

    DESTROY = "destroy"
    KEEP = "keep"
    REVIEW = "review"


class PlaceKind(StrEnum):
    """The kinds of place, from wide to fine; a box is a record of its own that stands in a place."""

    BUILDING = "building"
    ROOM = "room"
    RACK = "rack"
    SHELF = "shelf"


@dataclass(frozen=True, slots=True)
class Classification:
    """A classification code with its title in one edition, and the edition's retention for it (years, or None)."""

    id: int
    edition: str
    code: str
    title: str
    active_years: int | None = None
    inactive_years: int | None = None
    disposition: Disposition | None = None
    basis: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One document in a dossier; ``date`` is ISO text ("2019-05-07", "2019" or None)."""

    id: int
    number: int
    title: str
    date: str | None
    extent: int | None
    unit: str | None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class DigitalFile:
    """A digital file of a dossier: its path below the vault, size in bytes, SHA-256 in hex, kind by content."""

    id: int
    name: str
    path: str
    size: int
    sha256: str
    kind: str


@dataclass(frozen=True, slots=True)
class DossierLine:
    """A dossier as a list shows it; ``place`` is written out ("R2 · Boks 118"), ``years`` too ("2014–2019")."""

    id: int
    number: str
    code: str | None
    title: str
    years: str
    place: str
    access: AccessClass
    stage: Stage


@dataclass(frozen=True, slots=True)
class Dossier:
    """A dossier with all that is known of it; years are whole numbers, ``closed_year`` starts its retention."""

    id: int
    number: str
    classification: Classification | None
    title: str
    year_from: int | None
    year_to: int | None
    extent: int | None
    unit: str | None
    copy_status: CopyStatus | None
    medium: Medium
    condition: Condition | None
    access: AccessClass
    exempt: bool
    stage: Stage
    category: str | None
    processing_unit: str | None
    creator: str | None
    election: str | None
    closed_year: int | None
    box_id: int | None
    box: str | None
    folder: str | None
    place_path: tuple[str, ...]
    placed_since: str | None
    note: str | None
    items: tuple[Item, ...] = ()
    files: tuple[DigitalFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: ``kind`` is dossier, item or place; ``snippet`` marks the found words by STX and ETX."""

    id: int
    kind: str
    dossier: int | None
    number: str
    code: str | None
    title: str
    years: str
    place: str
    snippet: str


@dataclass(frozen=True, slots=True)
class Found:
    """An answer of the search: ``total`` may be a lower bound (``more``), ``milliseconds`` the time it took."""

    query: str
    total: int
    more: bool
    milliseconds: float
    hits: tuple[Hit, ...]
