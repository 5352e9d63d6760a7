"""What the archive room hands out: dossiers, items, places and boxes as frozen records, never rows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """The life stage of a dossier; of one destroyed or handed over only the record is left (`GONE`)."""

    ACTIVE = "active"
    INACTIVE = "inactive"
    PERMANENT = "permanent"
    HANDED_OVER = "handed_over"
    DESTROYED = "destroyed"


#: The stages of dossiers that the office has no longer.
GONE = frozenset({Stage.HANDED_OVER, Stage.DESTROYED})


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


class Category(StrEnum):
    """What makes a dossier special: vital to the office, protected by law (terjaga), or neither."""

    GENERAL = "general"
    VITAL = "vital"
    PROTECTED = "protected"


class Order(StrEnum):
    """What a list of dossiers is sorted by; each order ends with the dossier's number."""

    YEAR = "year"
    CODE = "code"
    NUMBER = "number"
    TITLE = "title"
    PLACE = "place"


class Carrier(StrEnum):
    """Whether a dossier is on paper only, digital only (its medium is), or on paper with digital files."""

    PAPER = "paper"
    DIGITAL = "digital"
    BOTH = "both"


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
    nth: int = 1
    access: AccessClass | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition of the classification; dossiers take their codes from the one that is ``current``."""

    id: int
    name: str
    current: bool
    note: str | None
    codes: int


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
    code: str | None = None
    copy_status: CopyStatus | None = None


@dataclass(frozen=True, slots=True)
class DigitalFile:
    """A digital file of a dossier: its path below the vault, size in bytes, SHA-256 in hex, kind by content."""

    id: int
    name: str
    path: str
    size: int
    sha256: str
    kind: str
    item: int | None = None
    added_at: str = ""


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
    code: str | None = None
    protection: str | None = None
    retention: Retention | None = None

    @property
    def kept_back(self) -> bool:
        """Whether nothing made for others may name it: its access class is above ordinary, or it is exempt."""
        return self.exempt or self.access is not AccessClass.ORDINARY


@dataclass(frozen=True, slots=True)
class Retention:
    """How long a dossier is kept and what then; ``own`` tells the dossier's own word from its code's."""

    active_years: int | None
    inactive_years: int | None
    disposition: Disposition | None
    own: bool = False


@dataclass(frozen=True, slots=True)
class DossierFilter:
    """Which dossiers a list shows; None and empty hold for all.

    ``year`` is the year a dossier begins (0: not known), ``years`` a span it touches. ``election`` "" is those of no
    election. ``code`` takes the codes below it along, ``place`` the places in it; ``unplaced`` is those in no box.
    ``text`` is what the search box would find.
    """

    year: int | None = None
    years: tuple[int, int] | None = None
    election: str | None = None
    code: str | None = None
    access: frozenset[AccessClass] = frozenset()
    stage: Stage | None = None
    place: int | None = None
    box: int | None = None
    unplaced: bool = False
    text: str = ""
    carrier: Carrier | None = None
    accession: int | None = None


@dataclass(frozen=True, slots=True)
class PlaceNode:
    """A place of the tree: ``boxes`` and ``dossiers`` count what stands in it and in the places within it."""

    id: int
    parent: int | None
    kind: PlaceKind
    name: str
    path: tuple[str, ...]
    capacity: int | None
    note: str | None
    boxes: int
    dossiers: int


@dataclass(frozen=True, slots=True)
class BoxLine:
    """A box as a list shows it; a box without a number is what stands loose in its place. ``years`` is written out."""

    id: int
    number: str
    place: int | None
    place_path: tuple[str, ...]
    dossiers: int
    years: str
    unit: str | None
    capacity: int | None
    note: str | None


@dataclass(frozen=True, slots=True)
class Move:
    """A box carried from one place to another, with ISO date and time; None is nowhere."""

    box: int
    origin: tuple[str, ...] | None
    target: tuple[str, ...] | None
    moved_at: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: ``kind`` is dossier, item, box or place; ``snippet`` marks the found words by STX and ETX.

    ``dossier`` is the dossier to open: the hit itself, or the one its item is in. ``why`` are the fields that fit,
    by their names in `app.archive.written.field_text`.
    """

    id: int
    kind: str
    dossier: int | None
    number: str
    code: str | None
    title: str
    years: str
    place: str
    snippet: str
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """An answer of the search: ``total`` may be a lower bound (``more``), ``milliseconds`` the time it took.

    ``newest_first`` tells that there was too much to rank: the best of the newest come first. ``instead`` are words
    that stand nowhere, each with the likely words that were searched instead.
    """

    query: str
    total: int
    more: bool
    milliseconds: float
    hits: tuple[Hit, ...]
    newest_first: bool = False
    instead: tuple[tuple[str, tuple[str, ...]], ...] = ()
