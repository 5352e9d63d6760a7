"""The pages of a contest's whole: the result in one slide, and the ranking of all where there are many contestants."""

from __future__ import annotations

from app.i18n import number, percent, tr, trc, trn
from app.reports import findings, wording
from app.reports.colours import contestant_colours
from app.reports.data import ReportStyle, ResultsData
from app.reports.notes import measure_notes
from app.reports.standing import Standing, share_of, states_valid
from app.results.participation import participation
from app.results.records import ResultView
from exporters.content import (
    Chart,
    ChartKind,
    ChartPage,
    Colour,
    Column,
    KeyFigure,
    Kind,
    Page,
    Result,
    Series,
    Table,
    TablePage,
    Value,
)

#: More contestants than this are ranked on pages of their own; the result then shows the first of them.
MOST_ON_RESULT = 10
_FIRST = 9


def result_page(data: ResultsData, style: ReportStyle, now: Standing) -> Result:
    """Return the result in one slide."""
    view = data.view
    return Result(
        findings.headline(view, now),
        findings.subtitle(view, now),
        _chart(view, now),
        _figures(data, now),
        wording.footer(view.source, style.today),
        _notes(data, now),
        findings.attention(data),
    )


def ranking_pages(data: ResultsData, style: ReportStyle, now: Standing) -> tuple[Page, ...]:
    """Return the ranking of all contestants: as chart where the result does not show them all, and as table.

    A few contestants whose areas are known stand in the table of areas; they need none of their own.
    """
    view = data.view
    few = len(view.contestants) <= MOST_ON_RESULT
    if few and len(now.areas) > 1:
        return ()
    footer = wording.footer(view.source, style.today)
    names = tuple(wording.label(view.contestants[place]) for place in now.order)
    votes = tuple(float(now.votes[place]) for place in now.order)
    colours = contestant_colours(view, now)
    title = tr("Peringkat semua peserta di {area}", area=view.root.name)
    chart = Chart(
        ChartKind.RANKED,
        names,
        (Series(tr("Suara"), _whole(votes)),),
        tr("Grafik batang: suara {count} peserta, dari yang terbanyak.", count=number(len(names))),
        tuple(colours[place] for place in now.order),
    )
    if states_valid(view.root):
        subtitle = tr("Jumlah suara sah {valid}", valid=number(now.valid))
    else:
        subtitle = tr("Jumlah suara peserta yang tercantum {valid}", valid=number(now.valid))
    notes = _notes(data, now)
    table = TablePage(tr("Tabel peringkat semua peserta"), subtitle, _ranking(view, now), footer, notes)
    return (table,) if few else (ChartPage(title, subtitle, chart, footer, notes), table)


def _chart(view: ResultView, now: Standing) -> Chart:
    shown = now.order if len(now.order) <= MOST_ON_RESULT else now.order[:_FIRST]
    rest = now.order[len(shown) :]
    colours = contestant_colours(view, now)
    names = [wording.label(view.contestants[place]) for place in shown]
    votes = [now.votes[place] for place in shown]
    drawn: list[Colour] = [colours[place] for place in shown]
    if rest:
        names.append(trn("{count} peserta lain", "{count} peserta lain", len(rest)))
        votes.append(sum(now.votes[place] for place in rest))
        drawn.append(None)
    listed = "; ".join(
        tr("{name} {votes}", name=name, votes=number(value)) for name, value in zip(names, votes, strict=True)
    )
    alt = tr("Grafik batang perolehan suara di {area}: {listed}.", area=view.root.name, listed=listed)
    return Chart(ChartKind.RANKED, tuple(names), (Series(tr("Suara"), tuple(votes)),), alt, tuple(drawn))


def _figures(data: ResultsData, now: Standing) -> tuple[KeyFigure, ...]:
    view = data.view
    leader = view.contestants[now.first[0]]
    name = wording.label(leader)
    stated = states_valid(view.root)
    for_leader = tr("suara sah untuk {name}", name=name) if stated else tr("suara tercantum untuk {name}", name=name)
    share = KeyFigure(now.share(now.first[0]), Kind.SHARE, for_leader, accent=True)
    invalid = view.root.measures.get("invalid")
    if not stated:
        said = tr("suara semua peserta yang tercantum")
    elif invalid is None:
        said = tr("suara sah")
    else:
        said = tr("suara sah; {invalid} tidak sah", invalid=number(invalid))
    return share, KeyFigure(now.valid, Kind.NUMBER, said), _third(data, now)


def _third(data: ResultsData, now: Standing) -> KeyFigure:
    """Return participation where it is known, else how much has reported, else the margin."""
    view = data.view
    voters = participation(view.root.measures, data.base)
    if voters is not None:
        said = tr("partisipasi, dihitung dari {base}", base=wording.base(voters.base_lists))
        return KeyFigure(voters.share, Kind.SHARE, said)
    covered = view.source.coverage
    if covered.reported <= 1 and len(now.order) > 1:
        second = wording.label(view.contestants[now.order[1]])
        return KeyFigure(now.margin, Kind.NUMBER, tr("selisih suara dengan {name}", name=second))
    unit = wording.areas(covered.unit, covered.reported)
    if covered.expected is None:
        return KeyFigure(covered.reported, Kind.NUMBER, tr("{unit} masuk", unit=unit))
    if covered.reported >= covered.expected:
        return KeyFigure(covered.reported, Kind.NUMBER, tr("{unit}, semuanya masuk", unit=unit))
    said = tr("{unit} masuk dari {expected}", unit=unit, expected=number(covered.expected))
    return KeyFigure(covered.reported, Kind.NUMBER, said)


def _ranking(view: ResultView, now: Standing) -> Table:
    columns = (
        Column(tr("Peringkat"), Kind.CODE),
        Column(tr("Nomor"), Kind.CODE),
        Column(tr("Peserta"), key=True),
        Column(tr("Suara"), Kind.NUMBER),
        Column("%", Kind.SHARE),
    )
    rows: list[tuple[Value, ...]] = []
    for rank, place in enumerate(now.order, 1):
        who = view.contestants[place]
        rows.append((str(rank), str(who.number), who.name, now.votes[place], share_of(now.votes[place], now.valid)))
    together = sum(now.votes)
    total = ("", "", trc("suara", "Jumlah"), together, share_of(together, now.valid))
    alt = tr("Tabel peringkat {count} peserta dengan suara dan persen.", count=number(len(rows)))
    return Table(columns, tuple(rows), alt, total)


def _notes(data: ResultsData, now: Standing) -> str:
    """Return the speaker's notes: each figure with the cells it comes from."""
    view = data.view
    lines = [wording.notes_head(view.source)]
    for place in now.order:
        who = view.contestants[place]
        cell = data.cells.get((view.root.id, who.number))
        facts = {
            "name": wording.label(who),
            "votes": number(now.votes[place]),
            "share": percent(now.share(place)),
        }
        if cell:
            lines.append(tr("{name}: {votes} ({share}) dari {cell}.", cell=cell, **facts))
        else:
            lines.append(tr("{name}: {votes} ({share}).", **facts))
    turnout = participation(view.root.measures, data.base)
    fields = ("valid", "invalid", *(() if turnout is None else turnout.fields))
    lines += measure_notes(data, (view.root,), tuple(dict.fromkeys(fields)))
    return "\n".join(lines)


def _whole(values: tuple[float, ...]) -> tuple[float | None, ...]:
    return tuple(int(value) for value in values)
