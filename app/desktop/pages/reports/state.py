"""A report being chosen: its kind and options, the outline of its pages, writing it, and the reports made before.

It knows no widget and no file format.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.desktop import words
from app.desktop.pages.results.state import group_words
from app.desktop.session import Session, words_of
from app.desktop.summary import when_words
from app.errors import AppError
from app.i18n import language, tr, trn
from app.results import reading
from app.results.records import Listing

if TYPE_CHECKING:
    from app.jobs import Job
    from app.reports.data import Written
    from exporters.content import Content

FOLDER = "laporan"
Options = list[tuple[str, str]]


class ReportKind(StrEnum):
    """What can be made."""

    DECK = "deck"
    WORKBOOK = "workbook"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Choice:
    """The clerk's decisions about a report; ``source`` is the id of a source, ``area`` a code or "" for the whole."""

    kind: ReportKind = ReportKind.DECK
    source: int = 0
    area: str = ""
    list_kind: str = "aktif"
    language: str = "id"
    look: str = "light"
    paper: str = "folio"


@dataclass(frozen=True, slots=True)
class OutlinePage:
    """One page of the outline: its title and what is on it (cover, contents, chart, table, list)."""

    title: str
    shape: str


@dataclass(frozen=True, slots=True)
class MadeReport:
    """A report in the cabinet's own folder."""

    path: Path
    when: str
    size: str


@dataclass(slots=True)
class ReportsState:
    """The report at hand; ``on_change`` hears of every change."""

    session: Session
    on_change: Callable[[], object]
    choice: Choice = field(default_factory=Choice)
    listed: list[Listing] = field(default_factory=list)
    areas: Options = field(default_factory=list)
    outline: list[OutlinePage] = field(default_factory=list)
    trouble: str = ""
    job: Job[Any] | None = None
    written: Path | None = None

    def load(self) -> None:
        """Read what reports can be made of."""
        if not self.listed:
            self.choice = replace(self.choice, language=language())
        self.session.lookups.ask("reports_list", lambda: reading.list_results(self.session.cabinet), self._listed)

    def choose(self, **changes: Any) -> None:
        """Change decisions and outline the report anew."""
        changed = replace(self.choice, **changes)
        if changed == self.choice:
            return
        if changed.source != self.choice.source:
            changed, self.areas = replace(changed, area=""), []
        self.choice = changed
        self.written = None
        self._outline()

    @property
    def listing(self) -> Listing | None:
        """The source the report is of."""
        return next((found for found in self.listed if found.source.id == self.choice.source), None)

    @property
    def possible(self) -> bool:
        """Tell whether the report can be written now."""
        return (
            self.job is None and not self.trouble and (self.choice.kind is ReportKind.LIST or self.listing is not None)
        )

    def sources(self) -> Options:
        """Return the sources a report can be of, in words."""
        return [
            (str(found.source.id), f"{group_words(found, self.listed)} · {found.source.name}") for found in self.listed
        ]

    def lists(self) -> Options:
        """Return the official lists."""
        return list(words.archive_lists().items())

    def proposed_path(self) -> Path:
        """Return the path the report is offered under: readable, dated, and free."""
        choice, listing = self.choice, self.listing
        if choice.kind is ReportKind.LIST:
            name = dict(self.lists())[choice.list_kind]
        elif listing is not None:
            area = dict(self.areas).get(choice.area, listing.area) if choice.area else listing.area
            name = tr("Hasil {election} {area}", election=words.election_short(str(listing.election)), area=area)
        else:
            name = tr("Laporan")
        safe = re.sub(r'[<>:"/\\|?*]+', "-", f"{name} {dt.datetime.now().astimezone():%Y-%m-%d}")
        suffix = ".pptx" if choice.kind is ReportKind.DECK else ".xlsx"
        path = self.session.folder / FOLDER / f"{safe}{suffix}"
        number = 2
        while path.exists():
            path = path.with_name(f"{safe} ({number}){suffix}")
            number += 1
        return path

    def write(self, path: Path) -> None:
        """Make the report and write it in a job that can be cancelled."""
        if not self.possible:
            return
        from app.reports.making import write

        choice, listing, session = self.choice, self.listing, self.session
        exists = path.exists()

        def work(progress: Callable[[float], None]) -> Written:
            content = make(session, choice, listing, lambda share: progress(share * 0.4))
            return write(content, path, overwrite=exists, progress=lambda share: progress(0.4 + share * 0.6))

        def done(made: Written) -> None:
            self.job, self.written = None, made.path
            self.on_change()

        def ended(tell: Callable[..., object], *what: Any) -> None:
            self.job = None
            self.on_change()
            tell(*what)

        self.job = session.start(
            tr("Menulis {name}", name=path.name),
            work,
            done,
            lambda failure, reference: ended(session.on_fault, failure, reference),
            lambda: ended(session.on_cancelled),
        )
        self.on_change()

    def made(self) -> list[MadeReport]:
        """Return the reports in the cabinet's folder, newest first."""
        found = [path for path in (self.session.folder / FOLDER).glob("*") if path.suffix in (".pptx", ".xlsx")]
        found = [path for path in found if not path.name.startswith("~")]
        dated = sorted(((path.stat().st_mtime, path) for path in found), reverse=True)
        return [
            MadeReport(path, when_words(dt.datetime.fromtimestamp(at).astimezone()), words.size(path.stat().st_size))
            for at, path in dated
        ]

    def outline_words(self) -> str:
        """Return how long the report will be."""
        if self.choice.kind is ReportKind.DECK:
            return trn("{count} halaman atau lebih", "{count} halaman atau lebih", len(self.outline))
        return trn("{count} lembar", "{count} lembar", len(self.outline))

    def _listed(self, listed: list[Listing]) -> None:
        self.listed = listed
        if self.listing is None and listed:
            self.choice = replace(self.choice, source=listed[0].source.id)
        self._outline()

    def _outline(self) -> None:
        choice, listing, session = self.choice, self.listing, self.session
        if choice.kind is not ReportKind.LIST and listing is None:
            self.outline, self.trouble = [], ""
            self.on_change()
            return

        def read() -> tuple[list[OutlinePage], Options, str]:
            try:
                areas = self._areas(listing) if listing is not None and not self.areas else self.areas
                return outline_of(make(session, choice, listing)), areas, ""
            except AppError as failure:
                return [], [], words_of(failure) or failure.code

        def came(answer: tuple[list[OutlinePage], Options, str]) -> None:
            self.outline, self.areas, self.trouble = answer
            self.on_change()

        session.lookups.ask("reports_outline", read, came)

    def _areas(self, listing: Listing) -> Options:
        view = reading.show(self.session.cabinet, listing.election, source=listing.source.name)
        return [(area.code, area.name) for area in view.areas if area.code and area.children]


def make(
    session: Session, choice: Choice, listing: Listing | None, progress: Callable[[float], None] | None = None
) -> Content:
    """Return the content of the chosen report."""
    from app.reports import making
    from exporters.content import Look, Paper

    cabinet = session.cabinet
    if choice.kind is ReportKind.LIST or listing is None:
        return making.archive_list(
            cabinet,
            choice.list_kind,
            language=choice.language,
            paper=Paper(choice.paper),
            viewer=session.viewer,
            progress=progress,
        )
    if choice.kind is ReportKind.WORKBOOK:
        return making.results_workbook(
            cabinet,
            listing.election,
            area=choice.area or None,
            source=listing.source.name,
            language=choice.language,
            paper=Paper(choice.paper),
            progress=progress,
        )
    return making.results_deck(
        cabinet,
        listing.election,
        area=choice.area or None,
        source=listing.source.name,
        language=choice.language,
        look=Look(choice.look),
        progress=progress,
    )


def outline_of(content: Content) -> list[OutlinePage]:
    """Return the pages or sheets of a content with their shapes."""
    parts: Any = getattr(content, "pages", None) or getattr(content, "sheets", ())
    shapes = {
        "Cover": "cover",
        "Contents": "contents",
        "Result": "chart",
        "ChartPage": "chart",
        "ChartSheet": "chart",
        "TablePage": "table",
        "DataSheet": "table",
        "OfficialList": "list",
    }
    return [OutlinePage(part.title, shapes.get(type(part).__name__, "table")) for part in parts]
