"""A typed recap as a file: the workbook of what was typed, with a mapping that says what each of its lines is.

It goes the way of every file: the same plan, the same checks, the same undo, and a cell for every figure.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from app import settings
from app.errors import AppError, Exit
from app.i18n import date, language, tr
from app.intake.by_hand import HandColumn, HandRow, HandSheet, Values, area_name
from app.intake.plan import AreaDecision, ImportRequest
from app.results import contestants, elections
from app.results.records import Way
from importers.mapping import Label, LineLabel, Mapping, SheetMapping, What
from importers.records import CodeScheme, Kind, Level, column_name

if TYPE_CHECKING:
    from app.store.cabinet import Cabinet
    from exporters.content import Book, Column

#: No character of a file's name that Windows refuses.
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_TOTAL = "JUMLAH"
#: Title, subtitle and a blank row stand above the headings; those of votes have one for whose they are above them.
_HEADINGS = (4, 5)


def book_of(cabinet: Cabinet, sheet: HandSheet) -> Book:
    """Return the grid as a workbook of one sheet, to be written, printed and imported."""
    from exporters.content import Book, DataSheet, Properties

    frame, today = sheet.frame, dt.datetime.now().astimezone().date()
    area = area_name(cabinet, frame)
    title = tr("Rekapitulasi {election}", election=elections.election_name(frame.election, area))
    columns = (*_area_columns(sheet), *_figure_columns(sheet))
    coded = _is_coded(sheet)
    rows = [
        (*((row.code,) if coded else ()), *(name for _, name in row.path), *values) for row, values in _typed(sheet)
    ]
    if _has_total(sheet):
        heads: list[str | None] = [None] * (len(columns) - len(sheet.columns))
        heads[-1 if not coded else 1] = _TOTAL
        rows.append((*heads, *sheet.printed))
    told = [area, tr("diketik dari kertas oleh {who}, {day}", who=cabinet.who, day=date(today))]
    told += [text for text in (frame.form, frame.dossier and tr("berkas {number}", number=frame.dossier)) if text]
    office = settings.load(cabinet.folder).office_name
    return Book(
        Properties(title, language(), office, today, keywords=(str(frame.election), area, frame.source)),
        (DataSheet(tr("Isian"), title, " · ".join(told), columns, tuple(rows)),),
    )


def mapping_of(sheet: HandSheet) -> Mapping:
    """Return what each line of the workbook is: no heading needs to be recognised, whatever a candidate is called."""
    labels = [Label(What.CODE, scheme=CodeScheme.KEMENDAGRI)] if _is_coded(sheet) else []
    labels += [Label(What.AREA, level=level) for level in _levels(sheet)]
    # With its source on each, no word in brackets behind a name is taken for one.
    labels += [replace(_label(column), source=sheet.frame.source) for column in sheet.columns]
    lines = [LineLabel(column_name(at), label) for at, label in enumerate(labels, 1)]
    grouped = any(column.field is None for column in sheet.columns)
    headings = _HEADINGS if grouped else _HEADINGS[:1]
    if _has_total(sheet):
        lines.append(LineLabel(str(headings[-1] + len(_typed(sheet)) + 1), Label(What.TOTAL)))
    return Mapping((SheetMapping(tr("Isian"), True, headings, "rows", tuple(lines)),))


def _label(column: HandColumn) -> Label:
    if column.field is not None:
        return Label(What.MEASURE, field=column.field)
    name = None if column.own else column.name
    return Label(What.CONTESTANT, number=column.number, candidate=column.candidate, own=column.own, name=name)


def _typed(sheet: HandSheet) -> list[tuple[HandRow, Values]]:
    """Return the rows in which anything was typed."""
    rows = zip(sheet.rows, sheet.values, strict=True)
    return [(row, values) for row, values in rows if any(value is not None for value in values)]


def _has_total(sheet: HandSheet) -> bool:
    return any(value is not None for value in sheet.printed)


def _is_coded(sheet: HandSheet) -> bool:
    return any(row.code for row in sheet.rows)


def _levels(sheet: HandSheet) -> list[Level]:
    return [level for level, _ in sheet.rows[0].path] if sheet.rows else [sheet.frame.level]


def _area_columns(sheet: HandSheet) -> list[Column]:
    from exporters.content import Column
    from exporters.content import Kind as Form

    levels = _levels(sheet)
    coded = [Column(tr("Kode wilayah"), Form.CODE, key=True, width=16)] if _is_coded(sheet) else []
    return [*coded, *(Column(elections.level_name(level), key=level is levels[-1], width=26) for level in levels)]


def _figure_columns(sheet: HandSheet) -> list[Column]:
    """Return the columns of what was typed; a party with candidates stands above its own."""
    from exporters.content import Column
    from exporters.content import Kind as Form

    known = contestants.known(sheet.frame.election, sheet.frame.area)
    names = {number: who.short for number, who in known.items()}
    names.update((one.number, one.name) for one in sheet.columns if one.number and one.is_party and one.name)
    divided = {column.number for column in sheet.columns if column.own or column.candidate}
    made = []
    for column in sheet.columns:
        group, heading = None, column.heading
        if column.number is not None:
            group = tr("Perolehan suara")
        if column.number in divided:
            group = f"{column.number}. {names.get(column.number or 0) or contestants.ballot_name(column.number or 0)}"
            heading = column.part
        made.append(Column(heading, Form.NUMBER, group, width=14, summed=True))
    return made


def file_name(cabinet: Cabinet, sheet: HandSheet, now: dt.datetime) -> str:
    """Return a name for the workbook of a grid that Windows takes, and that tells one sitting from another."""
    told = {"election": str(sheet.frame.election), "area": area_name(cabinet, sheet.frame)}
    words = tr("Ketikan {election} {area} {moment}", **told, moment=f"{now:%Y-%m-%d %H.%M.%S}")
    return f"{_UNSAFE.sub(' ', words).strip(' .')}.xlsx"


def write(cabinet: Cabinet, sheet: HandSheet, folder: Path) -> ImportRequest:
    """Write the grid as a workbook into ``folder`` and return the request to import it.

    Raises `AppError` where nothing was typed, or the file cannot be written.
    """
    from exporters.safe import CannotWrite
    from exporters.workbook import write_workbook

    if not sheet.filled:
        raise AppError("hand_nothing_typed", Exit.REFUSED)
    path = folder / file_name(cabinet, sheet, dt.datetime.now().astimezone())
    try:
        write_workbook(book_of(cabinet, sheet), path, overwrite=True)
    except CannotWrite as failure:
        raise AppError(f"report_{failure.reason}", path=str(path), detail=failure.detail) from failure
    frame = sheet.frame
    return ImportRequest(
        path=path,
        kind=Kind.RESULTS,
        election=frame.election,
        area=frame.area,
        source=frame.source,
        status=frame.status,
        form=frame.form,
        dossier=frame.dossier,
        way=Way.HAND,
        mapping=mapping_of(sheet),
        areas=tuple(
            AreaDecision(row.path, name=row.name, within=row.added_in) for row, _ in _typed(sheet) if row.added_in
        ),
    )
