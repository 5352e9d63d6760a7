"""The pages of participation: who came, by area, always with the base it is counted on."""

from __future__ import annotations

from app.i18n import number, percent, tr
from app.reports import wording
from app.reports.data import ReportStyle, ResultsData
from app.reports.notes import measure_notes
from app.results.elections import level_name
from app.results.participation import Participation, count, participation, registered_fields
from app.results.records import AreaResult
from exporters.content import Chart, ChartKind, ChartPage, Column, Kind, Page, Series, Table, TablePage, Value

_MOST = 120
_MOST_CHARTED = 60


def turnout_pages(data: ResultsData, style: ReportStyle) -> tuple[Page, ...]:
    """Return chart and table of participation, or nothing where voters or their base are not known."""
    whole = participation(data.view.root.measures, data.base)
    known = [
        (area, found)
        for area in data.view.areas
        if area.id != data.view.root.id and (found := participation(area.measures, data.base)) is not None
    ]
    if whole is None or len(known) < 2:
        return ()
    known.sort(key=lambda pair: -pair[1].share)
    footer = wording.footer(data.view.source, style.today)
    said = tr(
        "Partisipasi dihitung dari {base}; {voters} memilih dari {registered}.",
        base=wording.base(whole.base_lists),
        voters=number(whole.voters),
        registered=number(whole.base),
    )
    areas = (data.view.root, *(area for area, _ in known))
    notes = "\n".join((said, wording.notes_head(data.view.source), *measure_notes(data, areas, whole.fields)))
    called = wording.areas(data.view.level, len(known))
    pages: list[Page] = []
    if len(known) <= _MOST_CHARTED:
        pages.append(ChartPage(_headline(whole, known), _base_said(whole), _chart(known), footer, notes))
    pages.append(
        TablePage(
            tr("Tabel partisipasi menurut {areas}", areas=called),
            _base_said(whole),
            _table(data, whole, known[:_MOST]),
            footer,
            notes,
        )
    )
    return tuple(pages)


def registered_pages(data: ResultsData, style: ReportStyle) -> tuple[Page, ...]:
    """Return registered voters by area: what a file without votes has to say."""
    view = data.view
    fields = registered_fields(view.root.measures)
    if not fields:
        return ()
    stem = fields[-1]
    areas = sorted(
        (area for area in view.areas if area.id != view.root.id), key=lambda a: -(count(a.measures, stem) or 0)
    )

    def row(area: AreaResult) -> tuple[Value, ...]:
        return (area.name, *(count(area.measures, field) for field in fields))

    columns = (
        Column(level_name(view.level), key=True),
        *(Column(wording.measure(field), Kind.NUMBER) for field in fields),
    )
    called = wording.areas(view.level, len(areas))
    title = tr("Pemilih terdaftar menurut {areas}", areas=called)
    alt = tr("Pemilih terdaftar di {count} {areas}.", count=number(len(areas)), areas=called)
    footer = wording.footer(view.source, style.today)
    chart = Chart(
        ChartKind.RANKED,
        tuple(area.name for area in areas),
        (Series(wording.measure(stem), tuple(count(area.measures, stem) for area in areas), 0),),
        alt,
    )
    table = Table(columns, tuple(row(area) for area in areas[:_MOST]), alt, row(view.root))
    said = tr("Urut menurut jumlah pemilih")
    notes = "\n".join((wording.notes_head(view.source), *measure_notes(data, (view.root, *areas), fields)))
    pages: list[Page] = []
    if 2 <= len(areas) <= _MOST_CHARTED:
        pages.append(ChartPage(title, said, chart, footer, notes))
    pages.append(TablePage(tr("Tabel pemilih terdaftar menurut {areas}", areas=called), said, table, footer, notes))
    return tuple(pages)


def _headline(whole: Participation, known: list[tuple[AreaResult, Participation]]) -> str:
    return tr(
        "Partisipasi {share}: tertinggi di {highest}, terendah di {lowest}",
        share=percent(whole.share),
        highest=known[0][0].name,
        lowest=known[-1][0].name,
    )


def _base_said(whole: Participation) -> str:
    base = wording.base(whole.base_lists)
    if whole.by_votes:
        return tr("Suara sah dan tidak sah dibagi jumlah pemilih dalam {base}", base=base)
    return tr("Pemilih yang menggunakan hak pilih dibagi jumlah pemilih dalam {base}", base=base)


def _chart(known: list[tuple[AreaResult, Participation]]) -> Chart:
    names = tuple(tr("{area} ({share})", area=area.name, share=percent(found.share)) for area, found in known)
    came = tuple(found.voters for _, found in known)
    stayed = tuple(max(found.base - found.voters, 0) for _, found in known)
    series = (Series(tr("Memilih"), came, 0), Series(tr("Tidak memilih"), stayed, None))
    alt = tr("Grafik partisipasi: {listed}.", listed="; ".join(names))
    return Chart(ChartKind.SHARES, names, series, alt)


def _table(data: ResultsData, whole: Participation, known: list[tuple[AreaResult, Participation]]) -> Table:
    columns = (
        Column(level_name(data.view.level), key=True),
        Column(tr("Pemilih dalam {base}", base=wording.base(whole.base_lists)), Kind.NUMBER),
        Column(tr("Memilih"), Kind.NUMBER),
        Column(tr("Partisipasi"), Kind.SHARE),
    )
    rows = tuple((area.name, found.base, found.voters, found.share) for area, found in known)
    alt = tr("Tabel partisipasi di {count} wilayah.", count=number(len(rows)))
    return Table(columns, rows, alt, (data.view.root.name, whole.base, whole.voters, whole.share))
