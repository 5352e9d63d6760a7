"""The office's settings, its editions of the classification, and its copies; it knows no widget."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app import settings
from app.archive import classification, masking, people
from app.archive.records import Edition
from app.desktop import words
from app.desktop.session import Session
from app.desktop.summary import when_words
from app.desktop.widgets.rows import Row
from app.errors import AppError
from app.i18n import tr
from app.messages import known, sentence
from app.setting_words import check_limits
from app.store import CheckFinding, backup

if TYPE_CHECKING:
    from app.jobs import Job

#: The texts of the office form: the setting's name; the words are the form's.
OFFICE = (
    "office_name",
    "office_area",
    "satker",
    "city",
    "creator",
    "processing_unit",
    "records_unit",
    "unit_head_name",
    "unit_head_nip",
    "head_name",
    "head_nip",
    "clerk",
)


@dataclass(frozen=True, slots=True)
class BackupFile:
    """A copy in the cabinet's own folder."""

    path: Path
    when: str
    size: str


class SettingsState:
    """What the settings page works with."""

    def __init__(self, session: Session, on_change: Callable[[], object]) -> None:
        self._session = session
        self._on_change = on_change
        self.findings: Sequence[CheckFinding] | None = None
        self.job: Job[Any] | None = None

    def office(self) -> dict[str, str]:
        """Return the texts of the office form."""
        return {name: str(getattr(self._session.settings, name)) for name in OFFICE}

    @property
    def clerk_is_chosen(self) -> bool:
        """Tell whether people are registered, so that who works is chosen among them and not typed."""
        return people.any_active(self._session.cabinet)

    def save_office(self, typed: Mapping[str, str]) -> None:
        """Keep the office form; an area is kept by its code."""
        changes = {name: typed[name].strip() for name in OFFICE if name in typed}
        if self.clerk_is_chosen:
            changes.pop("clerk", None)
        changes["office_area"] = changes.get("office_area", "").split("  ")[0]
        self._session.save(**changes)

    def limits(self) -> dict[str, str]:
        """Return the limits of the checks as texts, by the name of the setting."""
        return {name: str(getattr(self._session.settings, name)) for name in check_limits()}

    def save_limits(self, typed: Mapping[str, str]) -> dict[str, str]:
        """Keep the limits of the checks; return by name what cannot be: then nothing is kept."""
        held, wrong = self._session.settings, {}
        for name, text in typed.items():
            try:
                held = settings.typed(held, name, text)
            except AppError as failure:
                wrong[name] = sentence(failure.code, failure.data)
        if not wrong:
            self._session.save(**{name: getattr(held, name) for name in typed})
        return wrong

    def editions(self) -> tuple[Edition, ...]:
        """Return the editions of the classification, the current one first."""
        return classification.editions(self._session.cabinet)

    def codes(self, edition: int) -> list[Row]:
        """Return the codes of an edition as rows."""
        rows = []
        for code in classification.codes(self._session.cabinet, edition):
            years = ""
            if code.active_years is not None or code.inactive_years is not None:
                years = f"{_years(code.active_years)} + {_years(code.inactive_years)}"
            fate = words.disposition(code.disposition) if code.disposition else ""
            rows.append(Row(code.id, (code.code, code.title, years, fate, code.basis or "")))
        return rows

    def make_current(self, edition: Edition, done: Callable[[], object]) -> None:
        """Let new dossiers take their codes from an edition."""

        def work(cabinet: Any) -> None:
            with cabinet.act("make_edition_current", name=edition.name) as act:
                classification.make_current(act, edition.id)

        self._session.write("", work, lambda _done: done())

    def backups(self) -> list[BackupFile]:
        """Return the copies in the cabinet's folder, newest first."""
        copies = backup.listed(self._session.folder)
        return [BackupFile(copy.path, when_words(copy.at), words.size(copy.size)) for copy in copies]

    def back_up(self, out: Path | None, done: Callable[[Path], object]) -> None:
        """Make a verified copy in a job."""
        cabinet = self._session.cabinet
        self._start(tr("Membuat cadangan"), lambda progress: cabinet.backup(out, progress), done)

    def check(self) -> None:
        """Look for damage in a job; what is found is kept in ``findings``."""
        cabinet = self._session.cabinet

        def done(findings: Sequence[CheckFinding]) -> None:
            self.findings = masking.findings(cabinet, self._session.viewer, findings)

        self._start(tr("Memeriksa lemari"), lambda progress: cabinet.check(progress), done)

    def _start(self, title: str, work: Callable[[Any], Any], done: Callable[[Any], object]) -> None:
        def finished(answer: Any) -> None:
            self.job = None
            done(answer)
            self._on_change()

        def ended(tell: Callable[..., object], *what: Any) -> None:
            self.job = None
            self._on_change()
            tell(*what)

        session = self._session
        self.job = session.start(
            title,
            work,
            finished,
            lambda failure, reference: ended(session.on_fault, failure, reference),
            lambda: ended(session.on_cancelled),
        )
        self._on_change()


def finding_words(finding: CheckFinding) -> str:
    """Return a finding of the check as a sentence."""
    return sentence(finding.code, finding.data) if known(finding.code) else finding.what


def _years(value: int | None) -> str:
    return "–" if value is None else str(value)
