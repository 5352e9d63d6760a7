"""Bulk edits of dossiers: for each field keep, replace, append or clear; shown before they are done, all in one act."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import peewee

from app.archive import custom, dossiers, holding_back, tables
from app.archive.keys import title_key
from app.archive.many import among, listed
from app.archive.records import GONE
from app.errors import AppError
from app.store import Act, Cabinet

#: What stands between a text and what is appended to it.
BETWEEN = {"title": " "}
_BETWEEN = "; "
#: Texts that can be appended to.
TEXTS = ("title", "note", "protection", "creator", "processing_unit", "folder")
#: Fields that every dossier has, so that they are never cleared.
ALWAYS = frozenset({"title", "medium", "access", "stage", "exempt"})
#: All fields that can be edited so; a number and a place are each dossier's own.
FIELDS = (
    *("title", "code", "year_from", "year_to", "extent", "unit", "copy_status", "medium", "condition", "access"),
    *("exempt", "stage", "category", "protection", "creator", "processing_unit", "election", "closed_year"),
    *("active_years", "inactive_years", "disposition", "folder", "note"),
)


class How(StrEnum):
    """What becomes of a field."""

    KEEP = "keep"
    REPLACE = "replace"
    APPEND = "append"
    CLEAR = "clear"


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of one field, with the value it gets (REPLACE) or that is added to its text (APPEND).

    A field of the office's own goes by its `custom.Field.key`.
    """

    field: str
    how: How
    value: str | int | None = None

    def __post_init__(self) -> None:
        if self.field not in FIELDS and self.own is None:
            raise ValueError(f"{self.field} is no field of many")
        if self.how is How.APPEND and self.field not in TEXTS and self.own is None:
            raise ValueError(f"{self.field} is no text")
        if self.how is How.CLEAR and self.field in ALWAYS:
            raise ValueError(f"{self.field} is never empty")

    @property
    def own(self) -> int | None:
        """The number of the field of the office's own; None for one that every dossier has."""
        return custom.number_of(self.field)

    @property
    def sql(self) -> str:
        """What a dossier (``d``) holds in the field."""
        return f"d.{self.field}" if self.own is None else custom.value_sql(self.own, "d.id")

    def after(self, before: str | int | None) -> str | int | None:
        """Return what the field holds afterwards."""
        match self.how:
            case How.KEEP:
                return before
            case How.CLEAR:
                return None
            case How.APPEND if before:
                return f"{before}{BETWEEN.get(self.field, _BETWEEN)}{self.value}"
            case _:
                return self.value


@dataclass(frozen=True, slots=True)
class Sample:
    """One dossier before and after: the values of the fields that change."""

    id: int
    number: str
    title: str
    values: Mapping[str, tuple[str | int | None, str | int | None]]


@dataclass(frozen=True, slots=True)
class Preview:
    """What a bulk edit would do: how many dossiers change, how many by each field, and some of them shown.

    ``reversed`` is how many would have a last year before their first: as long as there are any, it is not done.
    """

    dossiers: int
    changed: int
    by_field: Mapping[str, int]
    samples: tuple[Sample, ...]
    reversed: int = 0


def preview(cabinet: Cabinet, ids: Sequence[int], changes: Sequence[Change], *, samples: int = 5) -> Preview:
    """Return what a bulk edit would do; nothing is written."""
    real = [change for change in changes if change.how is not How.KEEP]
    if not real or not ids:
        return Preview(len(ids), 0, {}, ())
    there = "FROM dossier AS d WHERE d.id IN (SELECT value FROM json_each(?))"
    tests, values = _differences(real)
    any_differs = " OR ".join(tests)
    sums = ", ".join(f"coalesce(sum({test}), 0)" for test in (f"({any_differs})", *tests))
    connection = cabinet.connection()
    row = connection.execute(f"SELECT count(*), {sums} {there}", (*values, *values, listed(ids))).fetchone()
    names = [change.field for change in real]
    shown = connection.execute(
        f"SELECT d.id, d.number, d.title, {', '.join(change.sql for change in real)} {there} AND ({any_differs})"
        f" ORDER BY d.id LIMIT {int(samples)}",
        (listed(ids), *values),
    ).fetchall()
    return Preview(
        row[0],
        row[1],
        dict(zip(names, row[2:], strict=True)),
        tuple(_sample(row, real) for row in shown),
        _reversed(cabinet, ids, real),
    )


def apply(act: Act, cabinet: Cabinet, ids: Sequence[int], changes: Sequence[Change]) -> int:
    """Do a bulk edit and return how many dossiers really changed.

    Raises `AppError` ``archive_years_reversed_many`` and what `app.archive.dossiers.whole` raises.
    """
    real = [change for change in changes if change.how is not How.KEEP]
    wrong = _reversed(cabinet, ids, real)
    if wrong:
        raise AppError("archive_years_reversed_many", dossiers=wrong)
    stage = next((change.value for change in real if change.field == "stage"), None)
    if stage is not None:
        if stage in GONE:
            raise ValueError("disposal alone destroys or hands over")
        holding_back.refuse_gone(cabinet, ids)
    _refuse_folders(cabinet, ids, real)
    own = [change for change in real if change.own is not None]
    if not own:
        return _apply(act, cabinet, ids, real)
    # Several tables change: which dossiers do is asked of them before.
    changed = preview(cabinet, ids, real, samples=0).changed
    _apply(act, cabinet, ids, [change for change in real if change.own is None])
    for change in own:
        _set_own(act, cabinet, ids, change)
    return changed


def _set_own(act: Act, cabinet: Cabinet, ids: Sequence[int], change: Change) -> None:
    assert change.own is not None  # noqa: S101 - only those come here
    value = None if change.how is How.CLEAR else str(change.value)
    custom.set_many(act, cabinet, change.own, ids, value, behind=_BETWEEN if change.how is How.APPEND else None)


def _apply(act: Act, cabinet: Cabinet, ids: Sequence[int], real: Sequence[Change]) -> int:
    """Change what every dossier has, and return how many really changed."""
    if not real:
        return 0
    set_to = {change.field: change.after(None) for change in real if change.how is not How.APPEND}
    fields: dict[str, object] = dossiers.whole(cabinet, set_to) if set_to else {}
    title = next((change for change in real if change.field == "title" and change.how is How.APPEND), None)
    for change in real:
        if change.how is How.APPEND and change is not title:
            column = getattr(tables.Dossier, change.field)
            longer = column.concat(f"{_BETWEEN}{change.value}")
            empty = column.is_null() | (column == "")
            fields[change.field] = peewee.Case(None, [(empty, change.value)], longer)
    if title is not None:
        # The key a title is sorted by is worked out of it, which no SQL can: each row gets its own.
        return _append_titles(act, cabinet, ids, title, fields)
    return act.update(tables.Dossier, among(tables.Dossier.id, ids), **fields)


def _refuse_folders(cabinet: Cabinet, ids: Sequence[int], changes: Sequence[Change]) -> None:
    """Refuse another folder for dossiers that are held back; something appended to it is another in any case."""
    folder = next((change for change in changes if change.field == "folder"), None)
    if folder is None:
        return
    if folder.how is How.APPEND:
        holding_back.refuse(cabinet, ids)
    else:
        holding_back.refuse_elsewhere(cabinet, ids, {"folder": folder.after(None)})


def _append_titles(act: Act, cabinet: Cabinet, ids: Sequence[int], change: Change, fields: Mapping[str, object]) -> int:
    rows = cabinet.connection().execute(
        "SELECT id, title FROM dossier WHERE id IN (SELECT value FROM json_each(?))", (listed(ids),)
    )
    after = {id_: str(change.after(title)) for id_, title in rows.fetchall()}
    if fields:
        act.update(tables.Dossier, among(tables.Dossier.id, ids), **fields)
    return act.update_rows(
        tables.Dossier, {id_: {"title": title, "title_key": title_key(title)} for id_, title in after.items()}
    )


def _differences(changes: Sequence[Change]) -> tuple[list[str], list[object]]:
    """Return for each change the condition that a dossier has another value afterwards, and the values of all."""
    tests: list[str] = []
    values: list[object] = []
    for change in changes:
        if change.how is How.APPEND:
            tests.append("1")
        else:
            tests.append(f"{change.sql} COLLATE BINARY IS NOT ?")
            values.append(change.after(None))
    return tests, values


def _sample(row: Sequence[str | int | None], changes: Sequence[Change]) -> Sample:
    id_, number, title, *before = row
    pairs = {change.field: (old, change.after(old)) for change, old in zip(changes, before, strict=True)}
    different = {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
    return Sample(int(id_ or 0), str(number), str(title), different)


def _reversed(cabinet: Cabinet, ids: Sequence[int], changes: Sequence[Change]) -> int:
    years = {change.field: change.after(None) for change in changes if change.field in ("year_from", "year_to")}
    if not years:
        return 0
    sides = [("?" if name in years else f"d.{name}") for name in ("year_from", "year_to")]
    values = [years[name] for name in ("year_from", "year_to") if name in years]
    row = cabinet.connection().execute(
        f"SELECT count(*) FROM dossier AS d WHERE d.id IN (SELECT value FROM json_each(?)) AND {sides[0]} > {sides[1]}",
        (listed(ids), *values),
    )
    return int(row.fetchone()[0])
