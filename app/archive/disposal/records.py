"""What the disposal room hands out: due dossiers, holds, proposals with their people, as frozen records."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Due(StrEnum):
    """What the retention schedule asks of a dossier; ``UNKNOWN`` where a year or a period is missing."""

    TRANSFER = "transfer"
    DESTRUCTION = "destruction"
    HAND_OVER = "hand_over"
    REVIEW = "review"
    UNKNOWN = "unknown"


class Kind(StrEnum):
    """What a proposal proposes: pemindahan, pemusnahan, penyerahan."""

    TRANSFER = "transfer"
    DESTRUCTION = "destruction"
    HAND_OVER = "hand_over"


class State(StrEnum):
    """Where a proposal stands; its list is frozen from ``PROPOSED`` on."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    CONSENTED = "consented"
    DONE = "done"
    WITHDRAWN = "withdrawn"


#: The states in which a proposal holds its dossiers back from all else.
OPEN = (State.DRAFT, State.PROPOSED, State.CONSENTED)


class Role(StrEnum):
    """What someone is in a proposal: of the committee, or a witness of the destruction."""

    CHAIR = "chair"
    SECRETARY = "secretary"
    MEMBER = "member"
    WITNESS = "witness"


class Files(StrEnum):
    """What becomes of the digital files of destroyed dossiers."""

    KEEP = "keep"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class ConsentRule:
    """From how many inactive years on a destruction needs the national archive's consent; sources differ on "≥"."""

    years: int = 10
    inclusive: bool = True

    def covers(self, inactive_years: int | None) -> bool:
        """Tell whether a dossier of so many inactive years needs it."""
        if inactive_years is None:
            return False
        return inactive_years >= self.years if self.inclusive else inactive_years > self.years


@dataclass(frozen=True, slots=True)
class ClockYear:
    """How many dossiers become due in a way at the end of a year (0: not known)."""

    due: Due
    year: int
    dossiers: int


@dataclass(frozen=True, slots=True)
class Hold:
    """A dossier held back for a dispute; dates are ISO text, ``lifted`` is None while it holds."""

    id: int
    dossier: int
    number: str
    title: str
    reason: str
    since: str
    lifted: str | None
    lifted_reason: str | None


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who acts in a proposal; ``office`` is the office held."""

    id: int
    role: Role
    name: str
    nip: str | None
    office: str | None


@dataclass(frozen=True, slots=True)
class Signature:
    """One of the two who agreed to a destruction, with ISO date and time."""

    name: str
    signed_at: str


@dataclass(frozen=True, slots=True)
class Papers:
    """What is written down of a proposal on its way; dates are ISO text, ``files`` tells of digital files."""

    consent_by: str | None = None
    consent_number: str | None = None
    consent_date: str | None = None
    decree_number: str | None = None
    decree_date: str | None = None
    minutes_number: str | None = None
    minutes_date: str | None = None
    place: str | None = None
    manner: str | None = None
    basis: str | None = None
    receiver: str | None = None
    files: Files | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposal with its papers and people; ``number`` is running by year ("2/2026")."""

    id: int
    kind: Kind
    number: str
    state: State
    made_on: str
    dossiers: int
    papers: Papers
    people: tuple[Person, ...] = ()
    signatures: tuple[Signature, ...] = ()

    @property
    def open(self) -> bool:
        """Whether it still holds its dossiers back."""
        return self.state in OPEN


@dataclass(frozen=True, slots=True)
class Requirement:
    """Something a proposal needs before it can be carried out, by its code, and whether it is there."""

    code: str
    met: bool
    detail: str = ""
