"""What the disposal page does, each as one act on the cabinet; it knows no widget."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from app.archive import people
from app.archive.disposal import carrying_out, clock, holds, proposals
from app.archive.disposal.records import ConsentRule, Hold, Kind, Proposal, State
from app.archive.people import Look, Viewer
from app.desktop.pages.disposal import told
from app.i18n import tr
from app.store import Cabinet

FOLDER = "laporan"
Work = Callable[[Cabinet], object]


def draft(kind: Kind, ids: Sequence[int], today: dt.date) -> Callable[[Cabinet], int]:
    """Return the drafting of a proposal; it answers the proposal's id."""

    def work(cabinet: Cabinet) -> int:
        number = proposals.next_number(cabinet, str(today.year))
        with cabinet.act("disposal_drafted", number=number, dossiers=len(ids)) as act:
            return proposals.draft(act, cabinet, kind, ids, today)

    return work


def put_on_draft(kind: Kind, dossier: int, today: dt.date) -> Callable[[Cabinet], str]:
    """Return the adding of one dossier to the newest draft of a kind, or to a new one; it answers the number."""

    def work(cabinet: Cabinet) -> str:
        drafts = [each for each in proposals.proposals(cabinet) if each.kind is kind and each.state is State.DRAFT]
        if not drafts:
            return proposals.get(cabinet, draft(kind, [dossier], today)(cabinet)).number
        number = drafts[0].number
        with cabinet.act("disposal_put_on", number=number, dossiers=1) as act:
            proposals.add_dossiers(act, cabinet, drafts[0].id, [dossier])
        return number

    return work


def propose(now: Proposal) -> Work:
    """Return the freezing of a draft."""

    def work(cabinet: Cabinet) -> None:
        with cabinet.act("disposal_proposed", number=now.number) as act:
            proposals.propose(act, cabinet, now.id)

    return work


def take_off(now: Proposal, ids: Sequence[int]) -> Work:
    """Return the taking of dossiers off a draft."""

    def work(cabinet: Cabinet) -> None:
        with cabinet.act("disposal_taken_off", number=now.number, dossiers=len(ids)) as act:
            proposals.take_off(act, cabinet, now.id, ids)

    return work


def consent(now: Proposal, rule: ConsentRule, by: str, number: str, date: dt.date | None) -> Work:
    """Return the writing down of a consent."""

    def work(cabinet: Cabinet) -> None:
        with cabinet.act("disposal_consented", number=now.number) as act:
            proposals.consent(act, cabinet, now.id, rule, by=by, number=number, date=date)

    return work


def withdraw(now: Proposal, why: str) -> Work:
    """Return the withdrawing of a proposal."""

    def work(cabinet: Cabinet) -> None:
        with cabinet.act("disposal_withdrawn", number=now.number) as act:
            proposals.withdraw(act, cabinet, now.id, why)

    return work


def write_papers(now: Proposal, papers: Mapping[str, str | None]) -> Work:
    """Return the filling in of papers."""

    def work(cabinet: Cabinet) -> None:
        with cabinet.act("disposal_papers", number=now.number) as act:
            proposals.write_papers(act, cabinet, now.id, **papers)

    return work


def name_people(now: Proposal, named: Sequence[Mapping[str, str | None]]) -> Work:
    """Return the naming of committee and witnesses."""

    def work(cabinet: Cabinet) -> None:
        with cabinet.act("disposal_people", number=now.number) as act:
            proposals.name_people(act, cabinet, now.id, named)

    return work


def sign(now: Proposal, name: str, pin: str = "") -> Work:
    """Return the signing of a destruction by a person, with the PIN of a registered one."""

    def work(cabinet: Cabinet) -> None:
        with cabinet.act("disposal_signed", number=now.number, name=" ".join(name.split())) as act:
            proposals.sign(act, cabinet, now.id, name, dt.datetime.now().astimezone(), pin=pin)

    return work


def carry_out(now: Proposal, rule: ConsentRule, today: dt.date) -> Callable[[Cabinet], tuple[str, ...]]:
    """Return the carrying out of a proposal; it answers the digital files that could not be removed yet."""
    return lambda cabinet: carrying_out.carry_out(cabinet, now.id, rule, today)


def hold(ids: Sequence[int], reason: str, since: dt.date) -> Work:
    """Return the holding back of dossiers."""

    def work(cabinet: Cabinet) -> None:
        with cabinet.act("disposal_held", dossiers=len(ids), reason=" ".join(reason.split())) as act:
            holds.place(act, cabinet, ids, reason, since)

    return work


def lift(held: Hold, today: dt.date, reason: str) -> Work:
    """Return the lifting of a hold."""

    def work(cabinet: Cabinet) -> None:
        with cabinet.act("disposal_lifted", number=held.number) as act:
            holds.lift(act, [held.id], today, reason.strip() or None)

    return work


def close(ids: Sequence[int], year: int | None) -> Callable[[Cabinet], int]:
    """Return the closing of dossiers with a year, or each with its last one; it answers how many were closed."""

    def work(cabinet: Cabinet) -> int:
        with cabinet.act("disposal_closed", dossiers=len(ids)) as act:
            return clock.close(act, cabinet, ids, year)

    return work


def decide(ids: Sequence[int], fate: str) -> Work:
    """Return the settling of the fate of dossiers under review."""

    def work(cabinet: Cabinet) -> None:
        with cabinet.act("disposal_decided", dossiers=len(ids)) as act:
            proposals.decide(act, cabinet, ids, fate)

    return work


def write_out(
    now: Proposal, today: dt.date, language: str, viewer: Viewer
) -> Callable[[Cabinet, Callable[[float], None]], Path]:
    """Return the writing of a proposal's minutes and list into the cabinet's folder; it answers the file.

    It is refused to a ``viewer`` who may not see all that stands on the list, and every list written is in the trail.
    """

    def work(cabinet: Cabinet, progress: Callable[[float], None]) -> Path:
        from app.reports.disposal import proposal_book
        from app.reports.making import write

        ids = proposals.dossier_ids(cabinet, now.id)
        if hidden := people.hidden(cabinet, viewer, ids):
            people.note_look(cabinet, viewer, hidden, Look.REFUSED)
            raise people.refusal(cabinet, next(iter(hidden)))
        book = proposal_book(cabinet, now.id, today=today, name=language)
        name = tr("Berita acara {kind} {number}", kind=told.kind_words(now.kind), number=now.number)
        path = write(book, free_path(cabinet.folder / FOLDER, name), progress=progress).path
        if not cabinet.read_only:
            people.note_look(cabinet, viewer, ids, Look.LISTED)
        return path

    return work


def free_path(folder: Path, name: str) -> Path:
    """Return a path for a workbook that no file has yet; signs that no file name may have become dashes."""
    safe = re.sub(r'[<>:"/\\|?*]+', "-", name)
    path, number = folder / f"{safe}.xlsx", 2
    while path.exists():
        path = folder / f"{safe} ({number}).xlsx"
        number += 1
    return path
