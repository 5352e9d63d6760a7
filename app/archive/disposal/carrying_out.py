"""Carrying out a proposal: what it needs for that, what becomes of its dossiers, and the destruction of digital files.

A destruction is the one act beyond undoing. The catalogue is written first and wholly; the digital files that are to go
are written down there and then taken from the disk, so that what a crash or a locked file left is removed later.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from pathlib import Path

from app.archive import dossiers, holding_back, tables
from app.archive.disposal import clock, proposals
from app.archive.disposal.records import ConsentRule, Files, Kind, Proposal, Requirement, Role, State
from app.archive.records import Stage
from app.archive.vault import preview
from app.errors import AppError
from app.store import Act, Cabinet, filing

#: The codes of the acts; that of a destruction is final in the room's table.
ACTS = {
    Kind.TRANSFER: "disposal_transferred",
    Kind.HAND_OVER: "disposal_handed_over",
    Kind.DESTRUCTION: "disposal_destroyed",
}


def requirements(cabinet: Cabinet, proposal: int, rule: ConsentRule, today: dt.date) -> tuple[Requirement, ...]:
    """Return what a proposal needs before it can be carried out, in the order of the work."""
    now = proposals.get(cabinet, proposal)
    ids = proposals.dossier_ids(cabinet, proposal)
    papers = now.papers
    held = holding_back.hindrances(cabinet, ids, besides=proposal)
    needed = [
        Requirement("consent", now.state in (State.CONSENTED, State.DONE), papers.consent_by or ""),
        Requirement("minutes", bool(papers.minutes_number and papers.minutes_date), papers.minutes_number or ""),
        Requirement("free", not held, ", ".join(_why(held))),
    ]
    if now.kind is Kind.HAND_OVER:
        needed.insert(1, Requirement("receiver", bool(papers.receiver), papers.receiver or ""))
    if now.kind is Kind.DESTRUCTION:
        needed[1:1] = _of_destruction(cabinet, now, rule)
        early = [id_ for id_, year in _years(cabinet, ids).items() if year >= today.year]
        needed.append(Requirement("due", not early, str(len(early)) if early else ""))
        names = ", ".join(signature.name for signature in now.signatures)
        needed.append(Requirement("signatures", len(now.signatures) > 1, names))
    return tuple(needed)


def carry_out(cabinet: Cabinet, proposal: int, rule: ConsentRule, today: dt.date) -> tuple[str, ...]:
    """Carry a proposal out as one act and return the paths of digital files that could not be removed yet.

    Transferred dossiers are inactive from now on; of those handed over or destroyed the record is left, without a
    place. Raises `AppError` ``disposal_needs_…`` for the first requirement that is not met, ``disposal_state``.
    """
    now = proposals.get(cabinet, proposal)
    ids = proposals.dossier_ids(cabinet, proposal)
    with cabinet.act(ACTS[now.kind], number=now.number, dossiers=len(ids)) as act:
        now = proposals.get(cabinet, proposal)
        if not now.open:
            raise AppError("disposal_state", number=now.number)
        for needed in requirements(cabinet, proposal, rule, today):
            if not needed.met:
                raise AppError(f"disposal_needs_{needed.code}", number=now.number)
        match now.kind:
            case Kind.TRANSFER:
                dossiers.edit(act, cabinet, ids, stage=Stage.INACTIVE.value)
            case Kind.HAND_OVER:
                dossiers.edit(act, cabinet, ids, stage=Stage.HANDED_OVER.value, box=None, folder=None)
            case Kind.DESTRUCTION:
                if now.papers.files is Files.REMOVE:
                    _give_up_files(act, cabinet, proposal, ids)
                dossiers.edit(act, cabinet, ids, stage=Stage.DESTROYED.value, box=None, folder=None)
                _seal(act, proposal)
        act.update(tables.Proposal, tables.Proposal.id == proposal, state=State.DONE.value)
    return remove_files(cabinet)


def remove_files(cabinet: Cabinet) -> tuple[str, ...]:
    """Take digital files of destroyed dossiers from the disk that are still there; return the paths that would not go.

    A file that any dossier still has stays.
    """
    rows = cabinet.connection().execute(
        "SELECT r.path, r.sha256 FROM removed_file AS r WHERE NOT EXISTS"
        " (SELECT 1 FROM digital_file AS f WHERE f.path = r.path) ORDER BY r.path"
    )
    left: list[str] = []
    for path, sha256 in rows.fetchall():
        preview.forget(cabinet.folder, sha256)
        there = filing.path_of(cabinet.folder, path)
        try:
            # Another file may have come under the same name since.
            if there.is_file() and _sha256(there) == sha256:
                there.unlink()
        except OSError:
            left.append(path)
    return tuple(left)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _of_destruction(cabinet: Cabinet, now: Proposal, rule: ConsentRule) -> list[Requirement]:
    papers = now.papers
    roles = [person.role for person in now.people]
    committee = Role.CHAIR in roles and Role.MEMBER in roles
    needed = [
        Requirement("committee", committee, ", ".join(p.name for p in now.people if p.role is not Role.WITNESS)),
        Requirement(
            "witnesses",
            roles.count(Role.WITNESS) > 1,
            ", ".join(person.name for person in now.people if person.role is Role.WITNESS),
        ),
        Requirement("decree", bool(papers.decree_number and papers.decree_date), papers.decree_number or ""),
    ]
    if proposals.needs_consent(cabinet, now.id, rule):
        agreed = bool(papers.consent_number and papers.consent_date)
        needed.insert(0, Requirement("letter", agreed, papers.consent_number or ""))
    if any(line.files for line in dossiers.many(cabinet, proposals.dossier_ids(cabinet, now.id))):
        needed.append(Requirement("files", papers.files is not None))
    return needed


def _years(cabinet: Cabinet, ids: Sequence[int]) -> dict[int, int]:
    """Return when each dossier is due, by what is known of it today; one whose year is not known is never due."""
    found = clock.years_of(cabinet, ids)
    return {id_: found.get(id_, 9999) for id_ in ids}


def _why(held: dict[int, tuple[holding_back.Hindrance, ...]]) -> list[str]:
    return list(dict.fromkeys(holding_back.told(cause) for causes in held.values() for cause in causes))[:3]


def _give_up_files(act: Act, cabinet: Cabinet, proposal: int, ids: Sequence[int]) -> None:
    """Write the digital files of dossiers down as removed, and take their rows out."""
    files = tables.DigitalFile
    for dossier in dossiers.many(cabinet, list(ids)):
        gone = [
            {
                "proposal": proposal,
                "dossier": dossier.id,
                "name": file.name,
                "path": file.path,
                "size": file.size,
                "sha256": file.sha256,
            }
            for file in dossier.files
        ]
        if gone:
            act.insert(tables.RemovedFile, gone)
            act.delete(files, files.dossier == dossier.id)
    # What was read from them goes with them; it stands outside the history.
    cabinet.connection().execute(
        "DELETE FROM file_text WHERE sha256 IN (SELECT sha256 FROM removed_file)"
        " AND sha256 NOT IN (SELECT sha256 FROM digital_file)"
    )


def _seal(act: Act, proposal: int) -> None:
    for model in (tables.ProposalLine, tables.ProposalPerson, tables.ProposalSignature):
        act.update(model, model.proposal == proposal, sealed=1)
