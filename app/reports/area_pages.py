"""The pages of votes by area: a chart that suits the number of contestants and areas, and the table."""

from __future__ import annotations

from app.i18n import number, tr, trn
from app.reports import wording
from app.reports.colours import contestant_colours
from app.reports.data import ReportStyle, ResultsData
from app.reports.notes import MOST_NOTES, measure_notes
from app.reports.standing import Standing, share_of, valid_votes
from app.results.elections import level_name
from app.results.records import AreaResult, ResultView
from exporters.content import Chart, ChartKind, ChartPage, Column, Kind, Page, Series, Table, TablePage, Value

#: A deck is looked at, not looked up: past these the workbook holds the rest.
MOST_CHARTED = 60
MOST_LISTED = 120
_GROUPED = 3
_GROUPED_VALUES = 24
_NAMED = 5
_WITH_SHARES = 5


def area_pages(data: ResultsData, style: ReportStyle, now: Standing) -> tuple[Page, ...]:
    """Return chart and table by area, or nothing where there are no areas below the whole."""
    view = data.view
    areas = sorted((one.area for one in now.areas), key=lambda area: -valid_votes(area))
    if len(areas) < 2:
        return ()
    footer = wording.footer(view.source, style.today)
    called = wording.areas(view.level, len(areas))
    notes = _notes(data, now, areas)
    pages: list[Page] = []
    if len(areas) <= MOST_CHARTED:
        title = tr("Perolehan suara menurut {areas}", areas=called)
        pages.append(ChartPage(title, _said(view, now), _chart(view, now, areas), footer, notes))
    remark = None
    if len(areas) > MOST_LISTED:
        remark = tr(
            "Hanya {shown} {areas} dengan suara sah terbanyak yang dimuat; semuanya ada di buku kerja.",
            shown=number(MOST_LISTED),
            areas=called,
        )
    pages.append(
        TablePage(
            tr("Tabel perolehan suara menurut {areas}", areas=called),
            tr("Urut menurut suara sah; persen dari suara sah setiap {area}", area=wording.areas(view.level, 1)),
            table(view, areas[:MOST_LISTED]),
            footer,
            notes,
            remark,
        )
    )
    return tuple(pages)


def table(view: ResultView, areas: list[AreaResult]) -> Table:
    """Return votes by area; with few contestants each has its share beside it."""
    few = len(view.contestants) <= _WITH_SHARES
    invalid = any("invalid" in area.measures for area in areas)
    columns = [Column(level_name(view.level), key=True)]
    for who in view.contestants:
        name = wording.label(who)
        if few:
            columns += [Column(tr("Suara"), Kind.NUMBER, name), Column("%", Kind.SHARE, name)]
        else:
            columns.append(Column(name, Kind.NUMBER))
    columns.append(Column(tr("Suara sah"), Kind.NUMBER))
    if invalid:
        columns.append(Column(tr("Tidak sah"), Kind.NUMBER))

    def row(area: AreaResult) -> tuple[Value, ...]:
        valid = valid_votes(area)
        values: list[Value] = [area.name]
        for votes in area.votes:
            values += [votes, share_of(votes, valid)] if few else [votes]
        values.append(valid)
        if invalid:
            values.append(area.measures.get("invalid"))
        return tuple(values)

    alt = tr(
        "Tabel perolehan suara {contestants} peserta di {count} {areas}.",
        contestants=number(len(view.contestants)),
        count=number(len(areas)),
        areas=wording.areas(view.level, len(areas)),
    )
    return Table(tuple(columns), tuple(row(area) for area in areas), alt, row(view.root))


def _chart(view: ResultView, now: Standing, areas: list[AreaResult]) -> Chart:
    names = tuple(area.name for area in areas)
    colours = contestant_colours(view, now)
    count = len(view.contestants)
    kind = ChartKind.GROUPED if count <= _GROUPED and count * len(areas) <= _GROUPED_VALUES else ChartKind.SHARES
    shown = tuple(range(count)) if count <= _NAMED + 1 else tuple(sorted(now.order[:_NAMED]))
    series = [
        Series(wording.label(view.contestants[place]), tuple(area.votes[place] for area in areas), colours[place])
        for place in shown
    ]
    rest = [place for place in range(count) if place not in shown]
    if rest:
        others = tuple(sum(area.votes[place] or 0 for place in rest) for area in areas)
        series.append(Series(trn("{count} peserta lain", "{count} peserta lain", len(rest)), others, None))
    alt = tr(
        "Grafik perolehan suara {contestants} di {count} {areas}; angkanya ada pada tabel sesudahnya.",
        contestants=", ".join(one.name for one in series),
        count=number(len(areas)),
        areas=wording.areas(view.level, len(areas)),
    )
    return Chart(kind, names, tuple(series), alt)


def _said(view: ResultView, now: Standing) -> str:
    """Return where the leader gained most, in votes."""
    leader = now.first[0]
    best = max(now.areas, key=lambda one: one.area.votes[leader] or 0)
    return tr(
        "{name} memperoleh suara terbanyak di {area} ({votes} suara)",
        name=view.contestants[leader].short,
        area=best.area.name,
        votes=number(best.area.votes[leader] or 0),
    )


def _notes(data: ResultsData, now: Standing, areas: list[AreaResult]) -> str:
    """Return the cells behind the page: of every contestant where that is not too much, else of the leader.

    The whole, which ends the table, is told of every contestant, and so are valid and invalid votes.
    """
    view = data.view
    places = tuple(range(len(view.contestants)))
    if len(places) * len(areas) > MOST_NOTES:
        places = now.first[:1]
    lines = [wording.notes_head(view.source)]
    everyone = tuple(range(len(view.contestants)))
    told = [(area, places) for area in areas[: MOST_NOTES // len(places)]]
    for area, of in (*told, (view.root, everyone)):
        for place in of:
            who = view.contestants[place]
            cell = data.cells.get((area.id, who.number))
            votes = area.votes[place]
            if cell and votes is not None:
                lines.append(
                    tr(
                        "{area}, {name}: {votes} dari {cell}.",
                        area=area.name,
                        name=wording.label(who),
                        votes=number(votes),
                        cell=cell,
                    )
                )
    lines += measure_notes(data, (view.root, *areas), ("valid", "invalid"))
    return "\n".join(lines)
