"""Makes the content of reports from a cabinet, and writes content to a file; what the screens and the command call."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from app import settings
from app.errors import AppError, Exit
from app.i18n import speaking
from app.reports.archive_forms import ListKind
from app.reports.archive_lists import make_archive_list
from app.reports.data import ReportStyle, Written
from app.reports.fetch import fetch_results
from app.reports.results_deck import make_deck
from app.reports.results_workbook import make_workbook
from exporters.content import Book, Content, Deck, Look, Paper
from exporters.label_content import LabelSheets
from exporters.safe import CannotWrite

if TYPE_CHECKING:
    from app.archive.people import Viewer
    from app.archive.records import Dossier
    from app.results.records import ElectionKey
    from app.settings import Settings
    from app.store import Cabinet
    from importers.records import Level

Progress = Callable[[float], None]

#: How many dossiers are read between two words of progress.
_CHUNK = 500

SUFFIX: dict[type[Content | LabelSheets], str] = {Deck: ".pptx", Book: ".xlsx", LabelSheets: ".pptx"}


def results_deck(
    cabinet: Cabinet,
    election: ElectionKey,
    *,
    area: str | None = None,
    source: str | None = None,
    level: Level | None = None,
    language: str | None = None,
    look: Look = Look.LIGHT,
    today: dt.date | None = None,
    sample: bool | None = None,
    office: str | None = None,
    progress: Progress | None = None,
) -> Deck:
    """Return the commissioners' deck of a contest.

    ``area`` is a code, ``language`` "id" or "en"; what is left out comes from the cabinet's settings, the program's
    language and today. Raises `AppError` as `app.results.reading.show` does.
    """
    style = _style(cabinet, language, today, sample, office, look=look)
    with speaking(language):
        data = fetch_results(cabinet, election, area=area, source=source, level=level, progress=progress)
    return make_deck(data, style)


def results_workbook(
    cabinet: Cabinet,
    election: ElectionKey,
    *,
    area: str | None = None,
    source: str | None = None,
    language: str | None = None,
    paper: Paper = Paper.A4,
    today: dt.date | None = None,
    sample: bool | None = None,
    office: str | None = None,
    progress: Progress | None = None,
) -> Book:
    """Return the workbook of a contest: every level that has figures, a chart, what differs, sources."""
    style = _style(cabinet, language, today, sample, office, paper=paper)
    with speaking(language):
        data = fetch_results(cabinet, election, area=area, source=source, all_levels=True, progress=progress)
    return make_workbook(data, style)


def archive_list(
    cabinet: Cabinet,
    kind: ListKind | str,
    *,
    language: str | None = None,
    paper: Paper = Paper.FOLIO,
    today: dt.date | None = None,
    sample: bool | None = None,
    viewer: Viewer | None = None,
    progress: Progress | None = None,
) -> Book:
    """Return an official list of the archive in its columns, with head and signature blocks from the settings.

    ``kind`` is a word of `ListKind`; another is an `AppError` (wrong usage). Titles that ``viewer`` may not see are
    hidden; None is whom the cabinet was opened for.
    """
    try:
        wanted = ListKind(kind)
    except ValueError:
        raise AppError("report_list_unknown", Exit.USAGE, kind=kind, kinds=", ".join(ListKind)) from None
    style = _style(cabinet, language, today, sample, None, paper=paper)
    return make_archive_list(wanted, _dossiers(cabinet, wanted, viewer, progress), _settings(cabinet), style)


def write(
    content: Content | LabelSheets,
    out: Path,
    *,
    overwrite: bool = False,
    template: Path | None = None,
    progress: Progress | None = None,
) -> Written:
    """Write content to ``out``: a deck or labels to .pptx, a book to .xlsx; never over an existing file unless told to.

    ``template`` is an office's own presentation with our layouts. Raises `AppError` with a sentence on why it cannot
    be written; what stood at ``out`` is then as it was.
    """
    wanted = SUFFIX[type(content)]
    if out.suffix.casefold() != wanted:
        raise AppError("report_suffix", Exit.USAGE, path=str(out), suffix=wanted)
    try:
        if isinstance(content, Deck):
            from exporters.deck import write_deck

            return Written(out, write_deck(content, out, overwrite=overwrite, template=template, progress=progress))
        if isinstance(content, LabelSheets):
            from exporters.labels import write_labels

            return Written(out, write_labels(content, out, overwrite=overwrite, progress=progress))
        from exporters.workbook import write_workbook

        write_workbook(content, out, overwrite=overwrite, progress=progress)
    except CannotWrite as refusal:
        raise AppError(f"report_{refusal.reason}", path=str(refusal.path), detail=refusal.detail) from refusal
    return Written(out, len(content.sheets))


def _dossiers(cabinet: Cabinet, kind: ListKind, viewer: Viewer | None, progress: Progress | None) -> Iterator[Dossier]:
    """Yield the dossiers a list may hold, in its order: lists of dossiers by number, the others by code."""
    from app.archive import dossiers, listing, masking, people
    from app.archive.records import DossierFilter, Order, Stage

    stages = {ListKind.ACTIVE: Stage.ACTIVE}
    stages |= dict.fromkeys((ListKind.INACTIVE, ListKind.DESTROY, ListKind.HAND_OVER), Stage.INACTIVE)
    by_number = kind in (ListKind.ACTIVE, ListKind.DOSSIERS, ListKind.CONTENTS)
    order = Order.NUMBER if by_number else Order.CODE
    ids = listing.ids_of_view(cabinet, DossierFilter(stage=stages.get(kind)), order)
    who = viewer or people.viewer_unasked(cabinet)
    for start in range(0, len(ids), _CHUNK):
        yield from masking.dossiers(who, dossiers.many(cabinet, ids[start : start + _CHUNK]))
        if progress:
            progress(start / len(ids))


def _settings(cabinet: Cabinet) -> Settings:
    return settings.load(cabinet.folder)


def _style(
    cabinet: Cabinet,
    language: str | None,
    today: dt.date | None,
    sample: bool | None,
    office: str | None,
    *,
    look: Look = Look.LIGHT,
    paper: Paper = Paper.A4,
) -> ReportStyle:
    told = _settings(cabinet)
    return ReportStyle(
        today or dt.datetime.now().astimezone().date(),
        told.office_name if office is None else office,
        language,
        told.sample if sample is None else sample,
        look,
        paper,
    )
