"""The imports of the past: what each brought, whether it counts, and what undoing it did; it knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.desktop import words
from app.desktop.pages.history.state import ActLine, HistoryState
from app.desktop.session import Session, last_redoable
from app.i18n import number, tr
from app.reports.undoing import overtaken_line, undo_lines

if TYPE_CHECKING:
    from app.archive.people import Viewer
    from app.results.deliveries import DeliveryInfo
    from app.store import Cabinet, UndoReport
    from importers.records import Problem

ACT = "import_files"
#: How many imports are listed.
_MOST = 200


@dataclass(frozen=True, slots=True)
class PastImport:
    """One import of the past in detail: ``facts`` are names and values, ``notes`` say what later acts did to it."""

    act: ActLine
    facts: tuple[tuple[str, str], ...]
    files: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    can_redo: bool = False
    #: What was wrong with its files, the worst of ``problems_of``, and whether its receipt can be written.
    problems: tuple[Problem, ...] = ()
    problems_of: int = 0
    has_receipt: bool = False


class PastImports:
    """The imports of the cabinet, newest first, and undoing and redoing them."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._history = HistoryState(session)
        self.acts: list[ActLine] = []
        #: What an undo (True) or redo did, by the act it is of.
        self.told: dict[tuple[int, bool], list[str]] = {}

    def load(self) -> None:
        """Read the imports again."""
        self._history.load()
        while self._history.more and len(self._history.acts_of(ACT)) < _MOST:
            self._history.load_more()
        self.acts = self._history.acts_of(ACT)[:_MOST]

    def details(self, act: ActLine, done: Callable[[PastImport], object]) -> None:
        """Read what an import brought, off the window's thread."""
        cabinet, who = self.session.cabinet, self.session.viewer
        told = self.told.get((act.batch, bool(act.state)))
        self.session.lookups.ask("past_import", lambda: _details(cabinet, who, act, told), done)

    def problems(self, act: ActLine, done: Callable[[tuple[Problem, ...]], object]) -> None:
        """Read all problems that the files of an import had, off the window's thread."""
        cabinet, who = self.session.cabinet, self.session.viewer
        self.session.lookups.ask("past_problems", lambda: _problems(cabinet, who, act.batch), done)

    def undo(self, batch: int, done: Callable[[], object]) -> None:
        """Take an import back, and keep what is to be said of it."""
        self._turn(lambda cabinet: cabinet.undo(batch), batch, done, undone=True)

    def redo(self, batch: int, done: Callable[[], object]) -> None:
        """Do the import that was undone last again."""
        self._turn(lambda cabinet: cabinet.redo(), batch, done, undone=False)

    def _turn(
        self, turn: Callable[[Cabinet], UndoReport], batch: int, done: Callable[[], object], *, undone: bool
    ) -> None:
        from app.results.copies import by_batch
        from app.results.deliveries import overtaken

        def work(cabinet: Cabinet) -> None:
            later = overtaken(cabinet.connection(), batch)
            copies = by_batch(cabinet).get(batch, ()) if undone else ()
            # Kept before the window hears of the change, so that the page built anew can say it.
            self.told[batch, undone] = undo_lines(cabinet, turn(cabinet), later, copies)

        self.session.write("", work, lambda _nothing: done())


def _details(cabinet: Cabinet, who: Viewer, act: ActLine, told: list[str] | None) -> PastImport:
    from app.intake.archive.hiding import problems_for
    from app.intake.papers.receipt_record import kept, problems_of
    from app.results.deliveries import deliveries_of, overtaken

    delivered = deliveries_of(cabinet.connection(), act.batch)
    records = kept(cabinet, act.batch)
    notes = told
    if notes is None:
        report = cabinet.undo_of(act.batch) if act.state else None
        notes = (
            undo_lines(cabinet, report)
            if report is not None
            else [overtaken_line(later) for later in overtaken(cabinet.connection(), act.batch)]
        )
    redoable = last_redoable(cabinet.history(40))
    can_redo = not cabinet.read_only and redoable is not None and redoable.batch == act.batch
    return PastImport(
        act,
        tuple(_facts(act, delivered, records)),
        tuple(_files_told(records) if records else _files(delivered)),
        tuple(notes),
        can_redo,
        problems_for(cabinet, who, [problem for record in records for problem in problems_of(record)]),
        sum(sum(record["severities"].values()) for record in records),
        bool(records),
    )


def _problems(cabinet: Cabinet, who: Viewer, batch: int) -> tuple[Problem, ...]:
    from app.intake.archive.hiding import problems_for
    from app.intake.papers.receipt_record import all_problems, kept

    found = [problem for record in kept(cabinet, batch) for problem in all_problems(record)]
    return problems_for(cabinet, who, found)


def _facts(act: ActLine, delivered: list[DeliveryInfo], records: list[dict[str, Any]]) -> list[tuple[str, str]]:
    rows = [(tr("Nomor"), str(act.batch)), (tr("Kapan"), f"{act.day}, {act.clock}"), (tr("Petugas"), act.who)]
    rows.append((tr("Keadaan"), act.state or tr("berlaku")))
    if delivered:
        elections = dict.fromkeys(words.election_short(str(one.election)) for one in delivered)
        rows.append((tr("Pemilu"), ", ".join(elections)))
        rows.append((tr("Wilayah"), ", ".join(dict.fromkeys(one.area for one in delivered))))
        rows.append((tr("Sumber"), ", ".join(dict.fromkeys(one.source for one in delivered))))
        rows.append((tr("Angka"), number(sum(one.figures for one in delivered))))
    elif any(record["sources"] for record in records):
        rows += _facts_told(records)
    else:
        rows.append((tr("Catatan"), number(act.rows)))
    return rows


def _facts_told(records: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Return what an import brought as its receipt has it: what was undone has no figures of its own any more."""
    elections = [record["election"] for record in records if record["election"]]
    keys = [f"{each['kind']}-{each['year']}-{each['round']}" for each in elections if each["kind"] and each["year"]]
    roots = [record["areas"].get("root") for record in records if record["areas"]]
    sources = [source["name"] for record in records for source in record["sources"]]
    brought = sum(record["counts"]["new"] + record["counts"]["changed"] for record in records)
    return [
        (tr("Pemilu"), ", ".join(dict.fromkeys(map(words.election_short, keys)))),
        (tr("Wilayah"), ", ".join(dict.fromkeys(root["name"] for root in roots if root))),
        (tr("Sumber"), ", ".join(dict.fromkeys(sources))),
        (tr("Angka"), number(brought)),
    ]


def _files_told(records: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Return the files of an import as its receipt has them, with the sheets that were used; an undo changes nothing.

    What was recorded without any sheet is told by its SHA-256 alone.
    """
    told = []
    for record in records:
        sheets = ", ".join(sheet["name"] for sheet in record["sheets"] if sheet["used"])
        digest = _short(record["file"]["sha256"])
        what = (
            tr("lembar {sheets} · SHA-256 {digest}", sheets=sheets, digest=digest)
            if sheets
            else tr("SHA-256 {digest}", digest=digest)
        )
        told.append((record["file"]["name"], what))
    return told


def _files(delivered: list[DeliveryInfo]) -> list[tuple[str, str]]:
    """Return the files of an import, each with its sheets and its SHA-256."""
    sheets: dict[tuple[str, str], list[str]] = {}
    for one in delivered:
        sheets.setdefault((one.file, one.sha256), []).append(one.sheet)
    return [
        (file, tr("lembar {sheets} · SHA-256 {digest}", sheets=", ".join(dict.fromkeys(names)), digest=_short(digest)))
        for (file, digest), names in sheets.items()
    ]


def _short(digest: str) -> str:
    """Return both ends of a SHA-256, by which two are told apart; the receipt has it whole."""
    return f"{digest[:8]}…{digest[-8:]}"
