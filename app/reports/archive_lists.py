"""The official lists of an archive as a workbook: one sheet for each processing unit, with head and signatures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from app.archive.records import Category, Disposition, Dossier, Item, Stage
from app.i18n import date, speaking, tr
from app.reports.archive_forms import Form, FormColumn, ListKind, form
from app.reports.archive_words import due_year
from app.reports.data import ReportStyle
from app.reports.language import file_words
from app.settings import Settings
from exporters.content import Book, Column, OfficialList, Properties, Signature, Value


def make_archive_list(kind: ListKind, dossiers: Iterable[Dossier], settings: Settings, style: ReportStyle) -> Book:
    """Return the list of ``kind`` with those of ``dossiers`` that belong on it, in their order.

    Active dossiers and contents of dossiers are listed by processing unit, a sheet each; the others on one sheet.
    """
    with speaking(style.language) as language:
        made = form(kind)
        chosen = [dossier for dossier in dossiers if belongs(kind, dossier, style.today)]
        units = _by_unit(chosen) if kind in (ListKind.ACTIVE, ListKind.CONTENTS) else {"": chosen}
        sheets = tuple(official_sheet(made, unit, some, settings, style) for unit, some in (units or {"": []}).items())
        creator = settings.creator or settings.office_name or style.office
        properties = Properties(made.title, language, creator, style.today, made.title, (kind.value,))
        return Book(properties, sheets, file_words(), style.paper, style.sample)


def belongs(kind: ListKind, dossier: Dossier, today: dt.date) -> bool:
    """Tell whether a dossier stands on a list; what is due is what the schedule proposes, people decide."""
    if kind is ListKind.ACTIVE:
        return dossier.stage is Stage.ACTIVE
    if kind is ListKind.INACTIVE:
        return dossier.stage is Stage.INACTIVE
    if kind is ListKind.DESTROY:
        return _due(dossier, Disposition.DESTROY, today)
    if kind is ListKind.HAND_OVER:
        return _due(dossier, Disposition.KEEP, today)
    if kind is ListKind.VITAL:
        return (dossier.category or "").strip().casefold() == Category.VITAL
    return kind is not ListKind.CONTENTS or bool(dossier.items)


def _due(dossier: Dossier, fate: Disposition, today: dt.date) -> bool:
    until = due_year(dossier)
    wanted = dossier.retention is not None and dossier.retention.disposition is fate
    return wanted and dossier.stage is Stage.INACTIVE and until is not None and until < today.year


def _by_unit(dossiers: Sequence[Dossier]) -> dict[str, list[Dossier]]:
    units: dict[str, list[Dossier]] = {}
    for dossier in dossiers:
        units.setdefault(dossier.processing_unit or "", []).append(dossier)
    return dict(sorted(units.items(), key=lambda entry: (not entry[0], entry[0])))


def official_sheet(
    made: Form, unit: str, dossiers: Sequence[Dossier], settings: Settings, style: ReportStyle
) -> OfficialList:
    """Return a form filled with dossiers, with head and signatures; ``unit`` is the processing unit, "" for the own."""
    creator = settings.creator or settings.office_name or style.office
    head = [(tr("Pencipta Arsip"), creator)]
    named = unit or settings.processing_unit
    if named:
        head.append((tr("Unit Pengolah"), named))
    if made.records_unit_signs and settings.records_unit:
        head.append((tr("Unit Kearsipan"), settings.records_unit))
    columns = tuple(Column(column.heading, column.kind, column.group, width=column.width) for column in made.columns)
    return OfficialList(
        unit or made.title,
        made.title,
        tuple(head),
        columns,
        _rows(made, dossiers),
        _place_date(settings, style),
        _signatures(made, named, settings),
        tr("Tidak ada arsip dalam daftar ini."),
    )


def _rows(made: Form, dossiers: Sequence[Dossier]) -> tuple[tuple[Value, ...], ...]:
    rows: list[tuple[Value, ...]] = []
    for number, dossier in enumerate(dossiers, 1):
        items: Sequence[Item | None] = dossier.items if made.with_items and dossier.items else (None,)
        for place, item in enumerate(items):
            rows.append(tuple(_value(column, number, dossier, item, first=place == 0) for column in made.columns))
    return tuple(rows)


def _value(column: FormColumn, number: int, dossier: Dossier, item: Item | None, *, first: bool) -> Value:
    """Return what a cell says: of the dossier on its first line only, of the item on its own."""
    if column.item is not None:
        return column.item(dossier, item) if item is not None else None
    if column.dossier is None or not first:
        return None
    said = column.dossier(number, dossier)
    return said if said is not None else ""


def _place_date(settings: Settings, style: ReportStyle) -> str:
    made = date(style.today)
    return tr("{city}, {date}", city=settings.city, date=made) if settings.city else made


def _signatures(made: Form, unit: str, settings: Settings) -> tuple[Signature, ...]:
    """Return who signs: the processing unit's head, and for inactive archives the records unit's beside it.

    A unit other than the office's own signs by hand: its head is not known.
    """
    own = not unit or unit == settings.processing_unit
    role = tr("Kepala {unit}", unit=unit) if unit else tr("Kepala Unit Pengolah")
    first = Signature(role, settings.unit_head_name or None, settings.unit_head_nip or None) if own else Signature(role)
    if not made.records_unit_signs:
        return (first,)
    role = tr("Kepala {unit}", unit=settings.records_unit) if settings.records_unit else tr("Kepala Unit Kearsipan")
    return (Signature(role, settings.head_name or None, settings.head_nip or None), first)
