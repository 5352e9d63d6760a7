"""The checks on what a source states, as the results page shows them: which kinds fail, where, and by how much.

It knows no widget; the figures are looked through in a job, since a source may have millions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from app.desktop.session import Session, words_of
from app.desktop.widgets.rows import Row
from app.errors import AppError
from app.i18n import number, tr, trn
from app.reports import wording
from app.reports.mismatches import kind_words

if TYPE_CHECKING:
    from app.jobs import Job, Progress
    from app.results.auditing import Audit, FailedCheck
    from app.results.records import Finding, Listing, ResultView, SourceInfo


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One line of the list: an area, what should be what, both sides, and the figure that leads to the cell."""

    area: int
    area_name: str
    what: str
    stated: int
    sum: int
    key: str = ""
    title: str = ""


@dataclass(slots=True)
class ChecksState:
    """What fails in the area at hand; ``on_change`` hears of a new answer, ``told`` says why there is none yet."""

    session: Session
    on_change: Callable[[], object]
    source: SourceInfo | None = None
    found: Audit | None = None
    told: str = ""
    #: The kind that is looked at.
    kind: str = ""
    _lines: list[Mismatch] = field(default_factory=list)
    _job: Job[Any] | None = None
    _asked: tuple[object, ...] = ()

    def load(self, chosen: Listing, view: ResultView, area: str | None) -> None:
        """Look through the figures of a source in the area of the code ``area``, unless that is under way."""
        asked = (view, chosen.source.id, area)
        if asked == self._asked:
            return
        self.forget()
        self._asked, self.source, self.told = asked, view.source, tr("Angkanya sedang diperiksa …")
        cabinet, election, source = self.session.cabinet, chosen.election, chosen.source.name
        area = area or chosen.area_code

        def look(progress: Progress) -> Audit | str:
            from app.results.auditing import audit

            try:
                return audit(cabinet, election, area=area, source=source, progress=progress)
            except AppError as failure:
                return words_of(failure) or failure.code

        def came(answer: Audit | str) -> None:
            if asked != self._asked:
                return
            self._job = None
            self.found, self.told = (None, answer) if isinstance(answer, str) else (answer, "")
            self._lines = [] if self.found is None else [*map(_of_kept, self.found.failed)]
            self._lines += [line for line in map(_of_view, view.findings) if line is not None]
            self.kind = next((kind for kind, _ in self.kinds()), "")
            self.on_change()

        self._job = self.session.start(tr("Memeriksa angka"), look, came, cancelled=self._stopped)
        self.on_change()

    def forget(self) -> None:
        """Drop what was found: another source or area is looked at."""
        if self._job is not None:
            self._job.cancel()
        self._job, self.found, self.kind, self._asked, self._lines = None, None, "", (), []

    def lines(self) -> list[Mismatch]:
        """Return what fails, of the kind that is looked at."""
        return [line for line in self._lines if line.what == self.kind]

    def rows(self) -> list[Row]:
        """Return what fails as rows of a list: where, both sides and by how much they differ."""
        return [
            Row(
                place,
                (line.area_name, number(line.stated), number(line.sum), _signed(line.stated - line.sum)),
            )
            for place, line in enumerate(self.lines())
        ]

    def kinds(self) -> list[tuple[str, str]]:
        """Return the kinds that fail with how often each does, the most frequent first."""
        counts = Counter(line.what for line in self._lines)
        return [(what, tr("{what} ({count})", what=what, count=number(count))) for what, count in counts.most_common()]

    @property
    def count(self) -> int:
        """How many checks fail."""
        return len(self._lines)

    def summary(self) -> str:
        """Return what was looked at and how much of it fails, in words."""
        found = self.found
        if found is None:
            return ""
        areas = ", ".join(f"{number(count)} {wording.areas(level, count)}" for level, count in found.checked)
        failed = trn("{count} hal tidak cocok", "{count} hal tidak cocok", self.count)
        return tr("{areas} diperiksa: {failed}.", areas=areas, failed=failed)

    def agreement(self) -> tuple[str, str]:
        """Return heading and sentence for where nothing fails, or for where nothing can be checked."""
        found = self.found
        if found is None:
            return self.told, ""
        areas = ", ".join(f"{number(count)} {wording.areas(level, count)}" for level, count in found.checked)
        if not found.checks:
            return tr("Tidak ada yang dapat diperiksa"), tr(
                "Sumber ini tidak menyebut jumlah yang dapat dicocokkan dengan bagian-bagiannya ({areas}).", areas=areas
            )
        return tr("Semua pemeriksaan cocok"), tr(
            "{areas} diperiksa: jumlah yang tertulis sesuai dengan bagian-bagiannya.", areas=areas
        )

    def figure(self, place: int) -> tuple[SourceInfo, int, str, str, str] | None:
        """Return the figure a line leads to: its source, area with name, key and title."""
        lines = self.lines()
        if self.source is None or not 0 <= place < len(lines) or not lines[place].key:
            return None
        line = lines[place]
        return self.source, line.area, line.area_name, line.key, line.title

    def _stopped(self) -> None:
        self._job, self._asked = None, ()
        self.told = tr("Pemeriksaan dibatalkan; buka lagi tab ini untuk memeriksa.")
        self.on_change()


def _of_kept(failed: FailedCheck) -> Mismatch:
    number_, candidate, field_ = failed.subject
    key = f"c{number_}.{candidate}" if candidate else f"c{number_}" if number_ else field_
    data, what = failed.finding.data, kind_words(failed.finding)
    return Mismatch(failed.area, str(data["area"]), what, failed.stated, failed.sum, key, str(data["whole"]))


def _of_view(found: Finding) -> Mismatch | None:
    """Return a stated figure that is not what finer areas add up to; what the kept figures tell themselves is left."""
    if found.code != "stated_differs":
        return None
    data = found.data
    return Mismatch(found.area, found.area_name, kind_words(found), _count(data["stated"]), _count(data["sum"]))


def _count(value: object) -> int:
    return value if isinstance(value, int) else 0


def _signed(difference: int) -> str:
    return f"+{number(difference)}" if difference > 0 else f"−{number(-difference)}"
