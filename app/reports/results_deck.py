"""The commissioners' deck of one contest: cover, contents, result, areas, participation, what differs, sources."""

from __future__ import annotations

from app.i18n import date, speaking, tr
from app.reports import findings, wording
from app.reports.area_pages import area_pages
from app.reports.care_pages import difference_pages, finding_pages, source_pages
from app.reports.data import ReportStyle, ResultsData
from app.reports.language import file_words
from app.reports.result_pages import ranking_pages, result_page
from app.reports.standing import standing
from app.reports.turnout_pages import registered_pages, turnout_pages
from app.results.elections import election_name
from exporters.content import Contents, Cover, Deck, Page, Properties


def make_deck(data: ResultsData, style: ReportStyle) -> Deck:
    """Return the deck of a contest; the same data and style give the same deck."""
    with speaking(style.language) as language:
        now = standing(data.view)
        pages: list[Page] = [_cover(data, style), Contents(tr("Isi laporan"), tr("Pilih satu baris untuk membukanya"))]
        if now is not None:
            pages += [result_page(data, style, now), *ranking_pages(data, style, now), *area_pages(data, style, now)]
        else:
            pages += registered_pages(data, style)
        pages += turnout_pages(data, style)
        pages += difference_pages(data, style)
        pages += finding_pages(data, style)
        pages += source_pages(data, style)
        return Deck(_properties(data, style, language), tuple(pages), file_words(), style.look, style.sample)


def report_title(data: ResultsData) -> str:
    """Return what the report is called."""
    return tr("Hasil {election}", election=election_name(data.view.election, data.view.root.name))


def _cover(data: ResultsData, style: ReportStyle) -> Cover:
    area = data.view.root.name
    source = data.view.source
    made = date(style.today)
    if source.dossier:
        note = tr(
            "{date} · disusun dari {source}, berkas arsip {dossier}",
            date=made,
            source=wording.source(source),
            dossier=source.dossier,
        )
    else:
        note = tr("{date} · disusun dari {source}", date=made, source=wording.source(source))
    return Cover(report_title(data), tr("{area} · laporan kepada komisioner", area=area), style.office, note)


def _properties(data: ResultsData, style: ReportStyle, language: str) -> Properties:
    view = data.view
    return Properties(
        tr("{title}, {area}", title=report_title(data), area=view.root.name),
        language,
        style.office,
        style.today,
        findings.headline(view, standing(view)),
        (str(view.election), view.root.name, view.source.name),
    )
