"""The cabinet that is open with its settings and jobs: what every page's state works with, without any widget."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from app import settings as settings_room
from app.desktop.drafts import Drafts
from app.desktop.lookups import Lookups
from app.errors import AppError
from app.jobs import Jobs
from app.messages import known, sentence
from importers.unreadable import UnreadableFile

if TYPE_CHECKING:
    from app.archive.people import Person, Viewer
    from app.jobs import Job, Progress
    from app.settings import Settings
    from app.store import ActRecord, Cabinet

T = TypeVar("T")


class Session:
    """One opened cabinet: reading on the reading thread, writing as jobs one after another, and who wants to know."""

    def __init__(self, cabinet: Cabinet, settings: Settings) -> None:
        self.cabinet = cabinet
        self.settings = settings
        self.jobs = Jobs()
        self.lookups = Lookups()
        #: Pages being drawn, which may take seconds: on a thread of their own.
        self.pictures = Lookups()
        #: What lies outside the cabinet, on a disk that may be slow or away: on a thread of its own, too.
        self.outside = Lookups()
        self.drafts = Drafts(None if cabinet.read_only else cabinet.folder)
        #: What a page works on and another look of the window must not lose, by the page's name.
        self.kept: dict[str, Any] = {}
        for asked in (self.lookups, self.pictures, self.outside):
            asked.on_failure = lambda failure, reference: self.on_fault(failure, reference)
        #: Who works, of the registered people; set by `arrive`.
        self.person: Person | None = None
        self._viewer: Viewer | None = None
        self._listeners: list[Callable[[], object]] = []
        self.on_fault: Callable[[Exception, str | None], object] = _raise
        self.on_cancelled: Callable[[], object] = _nothing
        self._closed = False

    @property
    def folder(self) -> Path:
        """The folder of the cabinet."""
        return self.cabinet.folder

    @property
    def read_only(self) -> bool:
        """Tell whether nothing can be written (another program has the cabinet)."""
        return self.cabinet.read_only

    @property
    def viewer(self) -> Viewer:
        """Who looks at the records, which tells what is hidden from them."""
        if self._viewer is None:
            from app.archive import people

            # Where no trail of looks can be kept, nothing that needs one is shown.
            self._viewer = people.viewer(self.cabinet, None if self.read_only else self.person)
        return self._viewer

    def arrive(self, person: Person | None) -> None:
        """Let a registered person work here, whose PIN fitted, or nobody known; the history bears the name."""
        self.person, self._viewer = person, None
        if person is not None:
            self.cabinet.who = person.name
            self.save(clerk=person.name)
        elif self.viewer.clearance is None:
            self.cabinet.who = _logged_in()
            self._viewer = None

    @property
    def sample(self) -> bool:
        """Tell whether this is the sample cabinet, whose data were made to try the program."""
        return self.settings.sample

    def listen(self, listener: Callable[[], object]) -> None:
        """Call ``listener`` whenever the data of the cabinet changed."""
        self._listeners.append(listener)

    def forget_listeners(self) -> None:
        """Tell nobody who asked so far: the window is built anew."""
        self._listeners.clear()
        self.lookups.drop_all()
        self.pictures.drop_all()
        self.outside.drop_all()

    def changed(self) -> None:
        """Tell all listeners that the data changed."""
        self._viewer = None
        if self.person is not None:
            from app.archive import people

            self.person = people.by_id(self.cabinet, self.person.id)
        for listener in list(self._listeners):
            listener()

    def save(self, **changes: Any) -> None:
        """Keep changed settings; where they cannot be written they hold until the window closes."""
        changed = self.settings.changed(**changes)
        if changed == self.settings:
            return
        self.settings = changed
        if not self.read_only:
            with suppress(OSError, AppError):
                settings_room.save(self.folder, changed)

    def widths(self, name: str) -> Mapping[str, int]:
        """Return the remembered widths of a list's columns or of panes, in logical units."""
        return self.settings.columns.get(name, {})

    def keep_widths(self, name: str, widths: Mapping[str, int]) -> None:
        """Remember the widths of a list's columns."""
        self.save(columns={**self.settings.columns, name: dict(widths)})

    def keep_width(self, name: str, part: str, width: int) -> None:
        """Remember one width."""
        self.keep_widths(name, {**self.widths(name), part: width})

    def start(
        self,
        title: str,
        work: Callable[[Progress], T],
        done: Callable[[T], object] | None = None,
        failed: Callable[[Exception, str | None], object] | None = None,
        cancelled: Callable[[], object] | None = None,
        *,
        changes: bool = False,
    ) -> Job[T]:
        """Run long ``work`` as a job; ``changes`` says that it writes, so that pages are told afterwards."""

        def finished(answer: T) -> None:
            if self._closed:
                return
            if changes:
                self.changed()
            if done:
                done(answer)

        def gone_wrong(failure: Exception, reference: str | None) -> None:
            if not self._closed:
                (failed or self.on_fault)(failure, reference)

        def stopped() -> None:
            if not self._closed:
                (cancelled or self.on_cancelled)()

        return self.jobs.start(title, work, done=finished, failed=gone_wrong, cancelled=stopped)

    @property
    def running(self) -> Job[Any] | None:
        """The job that is at work and has a name people see, or None."""
        return next((job for job in self.jobs.open if job.title), None)

    def write(
        self,
        title: str,
        work: Callable[[Cabinet], T],
        done: Callable[[T], object] | None = None,
        failed: Callable[[Exception, str | None], object] | None = None,
    ) -> Job[T]:
        """Run a short write behind any job that is writing, so that the window never waits for it."""
        return self.start(title, lambda _progress: work(self.cabinet), done, failed, changes=True)

    def undo(self, batch: int | None = None, done: Callable[[Any], object] | None = None) -> None:
        """Undo the newest act or the one named."""

        def work(cabinet: Cabinet) -> Any:
            self._refuse_turning(last_undoable(self.acts()) if batch is None else self._act(batch))
            return cabinet.undo(batch)

        self.write("", work, done)

    def redo(self, done: Callable[[Any], object] | None = None) -> None:
        """Do the newest undone act again."""

        def work(cabinet: Cabinet) -> Any:
            self._refuse_turning(last_redoable(self.acts()))
            return cabinet.redo()

        self.write("", work, done)

    def _refuse_turning(self, act: ActRecord | None) -> None:
        from app.archive import people

        if act is not None:
            people.refuse_undo(self.cabinet, self.viewer, act)

    def _act(self, batch: int) -> ActRecord | None:
        return next((act for act in self.cabinet.history(1, batch + 1) if act.batch == batch), None)

    def acts(self, limit: int = 40) -> list[ActRecord]:
        """Return the newest lines of the history."""
        return self.cabinet.history(limit)

    def close(self) -> None:
        """Cancel what runs, end the threads and close the cabinet; nobody is told any more."""
        self._closed = True
        self.lookups.close()
        self.pictures.close()
        self.outside.close()
        self.jobs.close()
        self.cabinet.close()


def words_of(failure: BaseException) -> str | None:
    """Return the sentence of an expected failure; None for anything unexpected."""
    if isinstance(failure, AppError) and known(failure.code):
        return sentence(failure.code, failure.data, window=True)
    if isinstance(failure, UnreadableFile) and known(failure.reason):
        return sentence(failure.reason, failure.data, window=True)
    return None


def last_undoable(acts: list[ActRecord]) -> ActRecord | None:
    """Return the act that undo would take back."""
    return next((act for act in acts if act.kind == "act" and not act.undone), None)


def last_redoable(acts: list[ActRecord]) -> ActRecord | None:
    """Return the undone act that redo would do again; none once something new was done."""
    by_number = {act.batch: act for act in acts}
    for act in acts:
        if act.kind == "act":
            return None
        target = by_number.get(act.target or 0)
        if act.kind == "undo" and target is not None and target.undone:
            return target
    return None


def _logged_in() -> str:
    try:
        return getpass.getuser()
    except (OSError, ImportError, KeyError):
        return "?"


def _raise(failure: Exception, _reference: str | None) -> None:
    raise failure


def _nothing() -> None:
    """Take no notice."""
