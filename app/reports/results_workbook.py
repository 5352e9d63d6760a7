"""The workbook of one contest: a sheet for each level with live totals and checks, a chart, what differs, sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.i18n import number, speaking, tr, trc
from app.reports import wording
from app.reports.care_pages import difference_table, difference_title, finding_text, method, source_rows
from app.reports.colours import contestant_colours
from app.reports.data import Comparison, ReportStyle, ResultsData
from app.reports.language import file_words
from app.reports.mismatches import where
from app.reports.results_deck import report_title
from app.reports.standing import share_of, standing, valid_votes
from app.results.elections import level_name
from app.results.participation import count
from app.results.records import AreaResult, ResultView
from exporters.content import (
    Book,
    ChartKind,
    ChartSheet,
    Column,
    DataSheet,
    Difference,
    Kind,
    Properties,
    Share,
    Sheet,
    Value,
)

#: Past so many rows a sheet is written row by row.
_MANY = 20_000
_WITH_SHARES = 8
_MOST_CHARTED = 60
_NAME_WIDTH = 28.0


def make_workbook(data: ResultsData, style: ReportStyle) -> Book:
    """Return the workbook of a contest; its totals are formulas that also hold their values."""
    with speaking(style.language) as language:
        views = data.levels or (data.view,)
        names = _area_names(views)
        sheets: list[Sheet] = []
        for view in views:
            sheet = _level_sheet(view, names, style, data)
            sheets.append(sheet)
            if view.level is data.view.level and _charted(view):
                sheets.append(_chart_sheet(view, sheet))
        if data.candidates:
            sheets.append(_candidate_sheet(data))
        sheets += [_difference_sheet(data, one) for one in data.comparisons if one.differing]
        if data.view.findings:
            sheets.append(_finding_sheet(data))
        if data.cells or data.measured:
            sheets.append(_origin_sheet(data))
        sheets.append(_source_sheet(data))
        area = data.view.root.name
        properties = Properties(
            tr("{title}, {area}", title=report_title(data), area=area),
            language,
            style.office,
            style.today,
            tr("Hasil menurut wilayah dengan sumbernya"),
            (str(data.view.election), area, data.view.source.name),
        )
        return Book(properties, tuple(sheets), file_words(), style.paper, style.sample)


def _level_sheet(view: ResultView, names: Mapping[str, str], style: ReportStyle, data: ResultsData) -> DataSheet:
    """Return the areas of one level: code, name, votes, shares, valid votes, what does not add up, other measures."""
    plan = _Columns(view, names)
    areas = [area for area in view.areas if area.id != view.root.id or len(view.areas) == 1]
    return DataSheet(
        level_name(view.level),
        tr("{title} menurut {areas}", title=report_title(data), areas=wording.areas(view.level, len(areas))),
        _about(view),
        plan.columns,
        tuple(plan.row(area) for area in areas),
        plan.totals(areas),
        (method(data),),
        stream=len(areas) > _MANY,
    )


def _about(view: ResultView) -> str:
    """Return area, source, status and coverage in one line."""
    info = view.source
    return tr(
        "{area} · {source} · {status} · {coverage}",
        area=view.root.name,
        source=wording.source(info),
        status=wording.status(info.status),
        coverage=wording.coverage(info.coverage),
    )


class _Columns:
    """The columns of a sheet of areas, and the rows that go under them."""

    def __init__(self, view: ResultView, names: Mapping[str, str]) -> None:
        self._view = view
        self._names = names
        self._parents = any(self._parent(area) for area in view.areas)
        self._fields = _fields(view)
        self._shares = len(view.contestants) <= _WITH_SHARES
        self._stated = any("valid" in area.measures for area in view.areas)
        self.columns = self._make()

    def _make(self) -> tuple[Column, ...]:
        columns = [Column(tr("Kode"), Kind.CODE, key=True, width=15)]
        if self._parents:
            columns.append(Column(tr("Di dalam"), width=22))
        columns.append(Column(level_name(self._view.level), key=True, width=_NAME_WIDTH))
        votes = []
        contestants = self._view.contestants
        valid_at = len(columns) + len(contestants) * (2 if self._shares else 1)
        for who in contestants:
            votes.append(len(columns))
            label = wording.label(who)
            columns.append(Column(label, Kind.NUMBER, summed=True, width=max(13.0, min(len(label) * 0.8, 26))))
            if self._shares:
                heading = tr("% {number}", number=str(who.number))
                columns.append(Column(heading, Kind.SHARE, formula=Share(len(columns) - 1, valid_at), width=9))
        if contestants:
            columns.append(Column(tr("Suara sah"), Kind.NUMBER, summed=True, width=13))
            if self._stated:
                heading = tr("Selisih suara sah")
                columns.append(Column(heading, Kind.SIGNED, formula=Difference(valid_at, tuple(votes)), width=12))
        columns += [Column(wording.measure(field), Kind.NUMBER, summed=True, width=15) for field in self._fields]
        return tuple(columns)

    def row(self, area: AreaResult) -> tuple[Value, ...]:
        """Return the row of an area."""
        values: list[Value] = [area.code or ""]
        if self._parents:
            values.append(self._parent(area) or "")
        return (*values, area.name, *self._figures(area))

    def totals(self, areas: Sequence[AreaResult]) -> tuple[Value, ...]:
        """Return the total row: the sums of what stands in the rows above it."""
        votes = tuple(sum(area.votes[place] or 0 for area in areas) for place in range(len(self._view.contestants)))
        measures = {
            field: sum(count(area.measures, field) or 0 for area in areas) for field in (*self._fields, "valid")
        }
        if self._stated or self._view.contestants:
            measures["valid"] = sum(self._valid(area) or 0 for area in areas)
        root = AreaResult(0, None, trc("suara", "Jumlah"), self._view.level, votes, measures)
        values: list[Value] = ["", ""] if self._parents else [""]
        return (*values, root.name, *self._figures(root))

    def _figures(self, area: AreaResult) -> list[Value]:
        valid = self._valid(area)
        values: list[Value] = []
        for votes in area.votes:
            values.append(votes)
            if self._shares:
                values.append(share_of(votes, valid or 0))
        if self._view.contestants:
            values.append(valid)
            if self._stated:
                values.append(None if valid is None else valid - sum(votes or 0 for votes in area.votes))
        values += [count(area.measures, field) for field in self._fields]
        return values

    def _valid(self, area: AreaResult) -> int | None:
        """Return the valid votes as stated, or the contestants' together where none are stated anywhere."""
        return area.measures.get("valid") if self._stated else valid_votes(area)

    def _parent(self, area: AreaResult) -> str | None:
        if area.code is None or "." not in area.code:
            return None
        return self._names.get(area.code.rsplit(".", 1)[0])


def _fields(view: ResultView) -> tuple[str, ...]:
    """Return the measures any area of a view has, in the order of the forms, without the valid votes."""
    found = {field for area in view.areas for field in area.measures} - {"valid"}
    order = ("invalid", "cast", "registered", "voted", "disabled", "ballots")

    def rank(field: str) -> tuple[int, str]:
        return next((place for place, stem in enumerate(order) if field.startswith(stem)), len(order)), field

    return tuple(sorted(found, key=rank))


def _area_names(views: Sequence[ResultView]) -> dict[str, str]:
    """Return names by code of all areas above the finest, so that a row can say what it lies in."""
    return {area.code: area.name for view in views[:-1] for area in view.areas if area.code}


def _charted(view: ResultView) -> bool:
    return bool(view.contestants) and 2 <= len(view.areas) <= _MOST_CHARTED and len(view.contestants) <= _WITH_SHARES


def _chart_sheet(view: ResultView, sheet: DataSheet) -> ChartSheet:
    labels = [wording.label(who) for who in view.contestants]
    headings = [column.heading for column in sheet.columns]
    kind = ChartKind.GROUPED if len(labels) <= 3 else ChartKind.SHARES
    called = wording.areas(view.level, len(view.areas))
    return ChartSheet(
        tr("Grafik"),
        tr("Perolehan suara menurut {areas}", areas=called),
        sheet.subtitle,
        kind,
        sheet.name,
        headings.index(level_name(view.level)),
        tuple(headings.index(label) for label in labels),
        contestant_colours(view, standing(view)),
        tr(
            "Grafik perolehan suara {contestants} di {count} {areas}; angkanya ada pada lembar {sheet}.",
            contestants=", ".join(labels),
            count=number(len(view.areas)),
            areas=called,
            sheet=sheet.name,
        ),
    )


def _candidate_sheet(data: ResultsData) -> DataSheet:
    """Return the own votes and candidates of every party in the whole area, each with the cells it comes from."""
    columns = (
        Column(tr("Nomor partai"), Kind.CODE, width=9),
        Column(tr("Partai"), key=True, width=16),
        Column(tr("Dapil"), width=22),
        Column(tr("Nomor calon"), Kind.CODE, width=9),
        Column(tr("Nama"), key=True, width=34, wrap=True),
        Column(tr("Suara"), Kind.NUMBER, summed=True, width=12),
        Column(tr("Asal angka"), width=46, wrap=True),
    )
    rows = tuple(
        (
            str(one.party.number),
            one.party.short,
            one.part.district,
            str(one.part.candidate) if one.part.candidate else "",
            one.part.name,
            one.votes,
            one.cells,
        )
        for one in data.candidates
    )
    many = tr("Tiap angka dijumlahkan dari banyak sel; telusuri di Hasil Pemilu, tab Calon.")
    notes = () if any(one.cells for one in data.candidates) else (many,)
    title = tr("{title} menurut calon", title=report_title(data))
    return DataSheet(tr("Calon"), title, _about(data.view), columns, rows, None, (*notes, method(data)))


def _difference_sheet(data: ResultsData, one: Comparison) -> DataSheet:
    table = difference_table(data, one)
    return DataSheet(
        tr("Beda {other}", other=one.other.name),
        tr("Perbedaan {mine} dan {other}", mine=data.view.source.name, other=one.other.name),
        difference_title(data, one),
        tuple(
            Column(column.heading, column.kind, key=column.key, formula=Difference(3, (2,)) if place == 4 else None)
            for place, column in enumerate(table.columns)
        ),
        table.rows,
    )


def _finding_sheet(data: ResultsData) -> DataSheet:
    columns = (
        Column(tr("Wilayah"), key=True, width=_NAME_WIDTH),
        Column(tr("Yang tidak cocok"), width=60, wrap=True),
        Column(tr("Sel"), Kind.CODE, width=10),
    )
    rows = tuple((where(one), finding_text(one), one.cell or "") for one in data.view.findings)
    said = tr("Angka dimuat apa adanya; tidak ada yang diperbaiki diam-diam")
    return DataSheet(tr("Pemeriksaan"), tr("Pemeriksaan yang tidak cocok"), said, columns, rows)


def _origin_sheet(data: ResultsData) -> DataSheet:
    """Return the cells behind every figure of the whole area, votes first."""
    root = data.view.root
    columns = (
        Column(tr("Angka"), key=True, width=34, wrap=True),
        Column(tr("Jumlah"), Kind.NUMBER, width=14),
        Column(tr("Asal angka"), width=70, wrap=True),
    )
    rows: list[tuple[Value, ...]] = [
        (wording.label(who), votes, cells)
        for who, votes in zip(data.view.contestants, root.votes, strict=True)
        if (cells := data.cells.get((root.id, who.number)))
    ]
    rows += [
        (wording.measure(field), count(root.measures, field), cells)
        for field in ("valid", *_fields(data.view))
        if (cells := data.measured.get((root.id, field)))
    ]
    said = tr("Berkas, lembar dan sel di balik setiap jumlah {area}", area=root.name)
    return DataSheet(tr("Asal angka"), tr("Asal setiap jumlah"), said, columns, tuple(rows))


def _source_sheet(data: ResultsData) -> DataSheet:
    columns = (
        Column(tr("Sumber"), key=True, width=24, wrap=True),
        Column(tr("Status"), width=11),
        Column(tr("Cakupan"), width=24, wrap=True),
        Column(tr("Berkas"), width=34, wrap=True),
        Column(tr("Lembar"), width=18, wrap=True),
        Column(tr("SHA-256"), Kind.CODE, width=15),
        Column(tr("Masuk"), width=24),
        Column(tr("Formulir"), width=14, wrap=True),
        Column(tr("Berkas arsip"), Kind.CODE, width=13),
    )
    rows = tuple(source_rows(data))
    said = tr("Dari mana setiap angka berasal")
    return DataSheet(tr("Sumber"), tr("Sumber angka"), said, columns, rows, None, (method(data),))
