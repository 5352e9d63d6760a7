"""Proposals of disposal: drafted, frozen as proposed, consented or withdrawn; carrying them out is a room of its own.

Every write goes through an act of the caller's. A list changes only as a draft; what it says of a dossier is a
snapshot, which is taken once more at the moment the list is proposed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any

from app.archive import classification, dossiers, holding_back, people, tables
from app.archive.disposal.records import (
    ConsentRule,
    Files,
    Kind,
    Papers,
    Person,
    Proposal,
    Role,
    Signature,
    State,
)
from app.archive.disposal.snapshot import freeze, thaw
from app.archive.keys import plain
from app.archive.records import Dossier, Stage
from app.errors import AppError
from app.store import Act, Cabinet
from importers.wording.persons import persons_of

#: The stage a dossier must be in to be proposed.
STAGES: Mapping[Kind, tuple[Stage, ...]] = {
    Kind.TRANSFER: (Stage.ACTIVE,),
    Kind.DESTRUCTION: (Stage.INACTIVE,),
    Kind.HAND_OVER: (Stage.INACTIVE, Stage.PERMANENT),
}
_PAPERS = tuple(item.name for item in fields(Papers))
_PROPOSAL = f"""
    SELECT p.id, p.kind, p.number, p.state, p.made_on,
        (SELECT count(*) FROM proposal_line AS l WHERE l.proposal_id = p.id), {", ".join(f"p.{n}" for n in _PAPERS)}
    FROM proposal AS p
"""
_CHUNK = 500


def proposals(cabinet: Cabinet) -> tuple[Proposal, ...]:
    """Return all proposals without their people, those still open first, newest first."""
    rows = cabinet.connection().execute(f"{_PROPOSAL} ORDER BY p.state IN ('done', 'withdrawn'), p.id DESC")
    return tuple(_proposal(row) for row in rows.fetchall())


def get(cabinet: Cabinet, proposal: int) -> Proposal:
    """Return a proposal with its people and signatures; `AppError` ``disposal_gone`` if there is none."""
    connection = cabinet.connection()
    row = connection.execute(f"{_PROPOSAL} WHERE p.id = ?", (proposal,)).fetchone()
    if row is None:
        raise AppError("disposal_gone")
    named = connection.execute(
        "SELECT id, role, name, nip, office FROM proposal_person WHERE proposal_id = ? ORDER BY id", (proposal,)
    )
    signed = connection.execute(
        "SELECT name, signed_at FROM proposal_signature WHERE proposal_id = ? ORDER BY id", (proposal,)
    )
    return _proposal(
        row,
        tuple(Person(id_, Role(role), name, nip, office) for id_, role, name, nip, office in named),
        tuple(Signature(*found) for found in signed),
    )


def lines(cabinet: Cabinet, proposal: int) -> Iterator[Dossier]:
    """Yield the dossiers of a proposal as they were frozen, in its order."""
    rows = cabinet.connection().execute(
        "SELECT snapshot FROM proposal_line WHERE proposal_id = ? ORDER BY position, id", (proposal,)
    )
    for (snapshot,) in rows.fetchall():
        yield thaw(snapshot)


def dossier_ids(cabinet: Cabinet, proposal: int) -> list[int]:
    """Return the dossiers of a proposal in its order."""
    rows = cabinet.connection().execute(
        "SELECT dossier FROM proposal_line WHERE proposal_id = ? ORDER BY position, id", (proposal,)
    )
    return [row[0] for row in rows]


def draft(
    act: Act, cabinet: Cabinet, kind: Kind, ids: Sequence[int], made_on: dt.date, *, year: str | None = None
) -> int:
    """Draft a proposal of dossiers and return its id; ``year`` stands in its number, the year of ``made_on`` if None.

    Raises `AppError`: ``disposal_empty``, ``archive_held_back``, ``disposal_stage`` (a dossier of another stage).
    """
    if not ids:
        raise AppError("disposal_empty")
    number = next_number(cabinet, year or str(made_on.year))
    values = {"kind": kind.value, "number": number, "made_on": made_on.isoformat()}
    (proposal,) = act.insert(tables.Proposal, [values])
    add_dossiers(act, cabinet, proposal, ids)
    return proposal


def next_number(cabinet: Cabinet, year: str) -> str:
    """Return the number the next proposal of a year gets, whatever its kind ("3/2026")."""
    rows = cabinet.connection().execute("SELECT number FROM proposal WHERE number LIKE ?", (f"%/{year}",))
    given = [int(first) for (number,) in rows if (first := number.split("/")[0]).isdecimal()]
    return f"{max(given, default=0) + 1}/{year}"


def add_dossiers(act: Act, cabinet: Cabinet, proposal: int, ids: Sequence[int]) -> int:
    """Put dossiers on the list of a draft; see `draft` for what is refused. Return how many were new to it."""
    now = _in_state(cabinet, proposal, State.DRAFT)
    there = set(dossier_ids(cabinet, proposal))
    wanted = [id_ for id_ in dict.fromkeys(ids) if id_ not in there]
    holding_back.refuse(cabinet, wanted, besides=proposal)
    for start in range(0, len(wanted), _CHUNK):
        some = wanted[start : start + _CHUNK]
        rows = []
        for position, dossier in enumerate(dossiers.many(cabinet, some), len(there) + start):
            if dossier.stage not in STAGES[now.kind]:
                raise AppError("disposal_stage", number=dossier.number, title=dossier.title)
            rows.append(
                {"proposal": proposal, "dossier": dossier.id, "position": position, "snapshot": freeze(dossier)}
            )
        act.insert(tables.ProposalLine, rows)
    return len(wanted)


def take_off(act: Act, cabinet: Cabinet, proposal: int, ids: Sequence[int]) -> int:
    """Take dossiers off the list of a draft; a list is never left empty (``disposal_empty``)."""
    _in_state(cabinet, proposal, State.DRAFT)
    if not set(dossier_ids(cabinet, proposal)) - set(ids):
        raise AppError("disposal_empty")
    line = tables.ProposalLine
    return act.delete(line, (line.proposal == proposal) & line.dossier.in_(list(ids)))


def propose(act: Act, cabinet: Cabinet, proposal: int) -> None:
    """Freeze the list of a draft as its dossiers stand now; one held back otherwise is ``archive_held_back``."""
    _in_state(cabinet, proposal, State.DRAFT)
    ids = dossier_ids(cabinet, proposal)
    holding_back.refuse(cabinet, ids, besides=proposal)
    rows = cabinet.connection().execute("SELECT dossier, id FROM proposal_line WHERE proposal_id = ?", (proposal,))
    at = dict(rows.fetchall())
    known = 0
    for start in range(0, len(ids), _CHUNK):
        now = {at[each.id]: {"snapshot": freeze(each)} for each in dossiers.many(cabinet, ids[start : start + _CHUNK])}
        known += len(now)
        act.update_rows(tables.ProposalLine, now)
    if known < len(ids):
        raise AppError("archive_dossier_missing")
    act.update(tables.Proposal, tables.Proposal.id == proposal, state=State.PROPOSED.value)


def needs_consent(cabinet: Cabinet, proposal: int, rule: ConsentRule) -> bool:
    """Tell whether the national archive must agree: a destruction with a dossier of so long a retention."""
    now = get(cabinet, proposal)
    if now.kind is not Kind.DESTRUCTION:
        return False
    return any(
        line.retention is not None and rule.covers(line.retention.inactive_years) for line in lines(cabinet, proposal)
    )


def consent(
    act: Act,
    cabinet: Cabinet,
    proposal: int,
    rule: ConsentRule,
    *,
    by: str,
    number: str | None = None,
    date: dt.date | None = None,
) -> None:
    """Write down that a proposal was agreed to, by whom, and with which letter.

    Raises `AppError` ``disposal_consent_by`` without a name, ``disposal_consent_letter`` where the national archive
    must agree and its letter's number or date is missing.
    """
    _in_state(cabinet, proposal, State.PROPOSED)
    by, number = by.strip(), (number or "").strip() or None
    if not by:
        raise AppError("disposal_consent_by")
    if (number is None or date is None) and needs_consent(cabinet, proposal, rule):
        raise AppError("disposal_consent_letter", years=rule.years)
    act.update(
        tables.Proposal,
        tables.Proposal.id == proposal,
        state=State.CONSENTED.value,
        consent_by=by,
        consent_number=number,
        consent_date=date.isoformat() if date else None,
    )


def withdraw(act: Act, cabinet: Cabinet, proposal: int, why: str | None = None) -> None:
    """Take an open proposal back: its dossiers are free again, its list is kept."""
    _in_state(cabinet, proposal, State.DRAFT, State.PROPOSED, State.CONSENTED)
    note = (why or "").strip() or None
    act.update(tables.Proposal, tables.Proposal.id == proposal, state=State.WITHDRAWN.value, note=note)


def write_papers(act: Act, cabinet: Cabinet, proposal: int, **papers: str | None) -> None:
    """Set papers of an open proposal by the names of `Papers`; dates are ISO text."""
    _in_state(cabinet, proposal, State.DRAFT, State.PROPOSED, State.CONSENTED)
    unknown = papers.keys() - set(_PAPERS)
    if unknown:
        raise KeyError(*unknown)
    cleaned = {name: (value or "").strip() or None for name, value in papers.items()}
    act.update(tables.Proposal, tables.Proposal.id == proposal, **cleaned)


def name_people(act: Act, cabinet: Cabinet, proposal: int, named: Sequence[Mapping[str, str | None]]) -> None:
    """Name committee and witnesses anew (mappings of role, name, nip, office), in this order.

    One name in two roles is ``disposal_person_twice``: a witness is not of the committee.
    """
    _in_state(cabinet, proposal, State.DRAFT, State.PROPOSED, State.CONSENTED)
    rows: list[dict[str, object]] = []
    seen: set[str] = set()
    for person in named:
        name = " ".join((person.get("name") or "").split())
        if not name:
            continue
        if plain(name) in seen:
            raise AppError("disposal_person_twice", name=name)
        seen.add(plain(name))
        rows.append(
            {
                "proposal": proposal,
                "role": Role(person.get("role") or "").value,
                "name": name,
                "nip": (person.get("nip") or "").strip() or None,
                "office": (person.get("office") or "").strip() or None,
            }
        )
    act.delete(tables.ProposalPerson, tables.ProposalPerson.proposal == proposal)
    act.insert(tables.ProposalPerson, rows)


def sign(act: Act, cabinet: Cabinet, proposal: int, name: str, at: dt.datetime, *, pin: str = "") -> int:
    """Sign for a destruction that was consented to; return how many have signed.

    Raises `AppError` ``disposal_sign_name`` without a name, ``disposal_signed_already`` for a second time by one
    person (also under a name that only has other titles or is shorter), ``disposal_signed_by_two`` for a third
    signature, ``disposal_not_signed`` for what is no destruction. Where people are registered, only they sign, each by
    the own PIN: ``disposal_sign_unknown``, ``person_pin_wrong``.
    """
    now = _in_state(cabinet, proposal, State.CONSENTED)
    name = " ".join(name.split())
    if now.kind is not Kind.DESTRUCTION:
        raise AppError("disposal_not_signed")
    if not name:
        raise AppError("disposal_sign_name")
    if any(_may_be_one(signature.name, name) for signature in now.signatures):
        raise AppError("disposal_signed_already", name=name)
    if len(now.signatures) > 1:
        raise AppError("disposal_signed_by_two")
    if people.people(cabinet):
        person = people.by_name(cabinet, name)
        if person is None or not person.active:
            raise AppError("disposal_sign_unknown", name=name)
        if not people.pin_fits(cabinet, person.id, pin):
            raise AppError("person_pin_wrong")
        name = person.name
    values = {"proposal": proposal, "name": name, "signed_at": at.isoformat(timespec="seconds")}
    act.insert(tables.ProposalSignature, [values])
    return len(now.signatures) + 1


def _may_be_one(first: str, second: str) -> bool:
    """Tell whether two names may be one person's: alike but for titles and degrees, or one a part of the other."""
    if plain(first) == plain(second):
        return True
    one, other = (frozenset[str]().union(*persons_of(name)) for name in (first, second))
    return bool(one and other) and (one <= other or other <= one)


def decide(act: Act, cabinet: Cabinet, ids: Sequence[int], fate: str) -> int:
    """Settle the fate of dossiers that are to be reviewed ("destroy" or "keep"), each with the periods it has."""
    holding_back.refuse(cabinet, ids)
    count = 0
    for dossier in dossiers.many(cabinet, list(ids)):
        kept = dossier.retention
        periods = (kept.active_years, kept.inactive_years) if kept else (None, None)
        count += dossiers.edit(
            act, cabinet, [dossier.id], active_years=periods[0], inactive_years=periods[1], disposition=fate
        )
    return count


def basis_of(cabinet: Cabinet, proposal: int) -> tuple[str, ...]:
    """Return the legal bases that the retention of a proposal's dossiers names, each once."""
    found: dict[str, None] = {}
    for line in lines(cabinet, proposal):
        code = line.classification
        live = classification.by_id(cabinet, code.id) if code else None
        for each in (code, live):
            if each is not None and each.basis:
                found[each.basis] = None
    return tuple(found)


def _in_state(cabinet: Cabinet, proposal: int, *wanted: State) -> Proposal:
    now = get(cabinet, proposal)
    if now.state not in wanted:
        raise AppError("disposal_state", number=now.number)
    return now


def _proposal(row: Sequence[Any], people: tuple[Person, ...] = (), signed: tuple[Signature, ...] = ()) -> Proposal:
    id_, kind, number, state, made_on, count, *papers = row
    at = dict(zip(_PAPERS, papers, strict=True))
    at["files"] = Files(at["files"]) if at["files"] else None
    return Proposal(id_, Kind(kind), number, State(state), made_on, count, Papers(**at), people, signed)
