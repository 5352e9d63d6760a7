"""The trash: a dossier thrown away is kept whole, with all that belongs to it, under the same numbers, as JSON.

No query of living dossiers sees it, the copies of its files stay known, and putting it back is putting the rows back.
"""

from __future__ import annotations

import datetime as dt
import json
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import peewee

from app.archive import holding_back, tables
from app.archive.many import among
from app.archive.records import AccessClass
from app.archive.written import years_text
from app.store import Act, Cabinet
from app.store.table import keys_of

_CHUNK = 1000
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Thrown:
    """A dossier in the trash: what a list shows of it, when it was thrown away and by whom."""

    id: int
    number: str
    code: str | None
    title: str
    years: str
    thrown_at: str
    who: str
    items: int
    files: int
    access: AccessClass = AccessClass.ORDINARY
    exempt: bool = False


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back, and what stood in its way.

    ``same_number`` are dossiers (their titles, of restricted ones their numbers) whose number another has by now;
    ``without`` are those that came back without something that is gone, as a box; ``left`` are those that could not be
    put back.
    """

    dossiers: int = 0
    same_number: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Link:
    """A table whose rows belong to rows of another, by a column of it."""

    model: type[peewee.Model]
    table: str
    column: str
    parent: str


def throw(act: Act, cabinet: Cabinet, dossiers: Sequence[int]) -> int:
    """Throw dossiers away with all that belongs to them, and return how many there were.

    Raises `AppError` ``archive_held_back`` for dossiers that are lent, proposed or disputed.
    """
    holding_back.refuse(cabinet, dossiers)
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    count = 0
    for start in range(0, len(dossiers), _CHUNK):
        some = list(dossiers[start : start + _CHUNK])
        owned = _owned(cabinet, some)
        contents: dict[int, dict[str, list[Row]]] = {}
        for table, rows in owned.items():
            for owner, row in rows.values():
                contents.setdefault(owner, {}).setdefault(table, []).append(row)
        act.insert(tables.TrashRow, [_thrown_row(id_, contents[id_], now, cabinet.who) for id_ in sorted(contents)])
        models = _models()
        for table in reversed(list(owned)):
            if owned[table]:
                (key,) = keys_of(models[table])
                act.delete(models[table], among(key, list(owned[table])))
        count += len(contents)
    return count


def ids(cabinet: Cabinet) -> array[int]:
    """Return the numbers of the dossiers in the trash, the newest thrown away first."""
    rows = cabinet.connection().execute("SELECT id FROM trash ORDER BY thrown_at DESC, id DESC")
    return array("q", (row[0] for row in rows))


def lines(cabinet: Cabinet, dossiers: Sequence[int]) -> tuple[Thrown, ...]:
    """Return what a list shows of dossiers in the trash, in this order; one that is not there is left out."""
    found: dict[int, Thrown] = {}
    rows = cabinet.connection().execute(
        "SELECT id, number, code, title, year_from, year_to, thrown_at, who,"
        " coalesce(json_array_length(content, '$.item'), 0), coalesce(json_array_length(content, '$.digital_file'), 0),"
        " content ->> '$.dossier[0].access', content ->> '$.dossier[0].exempt'"
        " FROM trash WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(dossiers)),),
    )
    for id_, number, code, title, first, last, at, who, items, files, access, exempt in rows:
        years, held = years_text(first, last), (AccessClass(access), bool(exempt))
        found[id_] = Thrown(id_, number, code, title, years, at, who, items, files, *held)
    return tuple(found[id_] for id_ in dossiers if id_ in found)


def restore(act: Act, cabinet: Cabinet, dossiers: Sequence[int]) -> Restored:
    """Put dossiers back as they were, with all that belonged to them, and tell what stood in the way."""
    told = Restored()
    for start in range(0, len(dossiers), _CHUNK):
        told = _restore_some(act, cabinet, list(dossiers[start : start + _CHUNK]), told)
    return told


def empty(act: Act, dossiers: Sequence[int]) -> int:
    """Take dossiers out of the trash for good; the copies of their files stay in the vault's folder."""
    count = 0
    for start in range(0, len(dossiers), _CHUNK):
        count += act.delete(tables.TrashRow, among(tables.TrashRow.id, dossiers[start : start + _CHUNK]))
    return count


def _restore_some(act: Act, cabinet: Cabinet, some: Sequence[int], told: Restored) -> Restored:
    connection = cabinet.connection()
    wanted = json.dumps(list(some))
    contents = dict(
        connection.execute(
            "SELECT id, content FROM trash WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id", (wanted,)
        ).fetchall()
    )
    there = {
        row[0]: row[1]
        for row in connection.execute(
            "SELECT id, iif(access <> 'B' OR exempt, number, title) FROM dossier"
            " WHERE id IN (SELECT value FROM json_each(?))",
            (wanted,),
        )
    }
    by_table: dict[str, list[Row]] = {}
    for id_, content in contents.items():
        if id_ not in there:
            for table, rows in json.loads(content).items():
                by_table.setdefault(table, []).extend(rows)
    back = by_table.get("dossier", [])
    called = {row["id"]: _called(row) for row in back}
    same = tuple(called[row["id"]] for row in back if _is_taken(cabinet, row))
    without: dict[str, None] = {}
    models = _models()
    for table in models:
        if by_table.get(table):
            rows = [*_fitting(cabinet, models[table], by_table[table], called, without)]
            act.insert(models[table], rows)
    act.delete(tables.TrashRow, among(tables.TrashRow.id, [row["id"] for row in back]))
    return replace(
        told,
        dossiers=told.dossiers + len(back),
        same_number=(*told.same_number, *same),
        without=(*told.without, *without),
        left=(*told.left, *there.values()),
    )


def _fitting(
    cabinet: Cabinet,
    model: type[peewee.Model],
    rows: Sequence[Row],
    called: Mapping[int, str],
    without: dict[str, None],
) -> Iterator[Row]:
    """Yield rows without references to what is gone; a row that is nothing without it is left out."""
    columns = set(model._meta.columns)
    gone: dict[str, set[int]] = {}
    for key in model._meta.refs:
        asked = {row[key.column_name] for row in rows if row.get(key.column_name) is not None}
        target = key.rel_model._meta
        known = cabinet.connection().execute(
            f"SELECT id FROM {target.table_name} WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(asked)),),
        )
        gone[key.column_name] = asked - {row[0] for row in known}
    may_be_empty = {key.column_name for key in model._meta.refs if key.null}
    for row in rows:
        lost = {column for column, ids_ in gone.items() if row.get(column) in ids_}
        if lost and "title" in row:
            without[called[row["id"] if model is tables.Dossier else row["dossier_id"]]] = None
        if lost <= may_be_empty:
            yield {name: None if name in lost else value for name, value in row.items() if name in columns}


def _called(row: Row) -> str:
    """Return what a dossier is called for anybody to read."""
    return str(row["title"] if row["access"] == AccessClass.ORDINARY and not row["exempt"] else row["number"])


def _is_taken(cabinet: Cabinet, row: Row) -> bool:
    query = "SELECT 1 FROM dossier WHERE number_key = ? AND processing_unit IS ?"
    found = cabinet.connection().execute(query, (row["number_key"], row["processing_unit"])).fetchone()
    return found is not None


def _owned(cabinet: Cabinet, dossiers: Sequence[int]) -> dict[str, dict[int, tuple[int, Row]]]:
    """Return the rows of dossiers and all that belongs to them, by table and number, each with its dossier's number."""
    owned = {"dossier": {row["id"]: (row["id"], row) for row in _rows(cabinet, "dossier", "id", dossiers)}}
    for link in _links():
        parents = owned.get(link.parent, {})
        found = owned.setdefault(link.table, {})
        for row in _rows(cabinet, link.table, link.column, list(parents)):
            found.setdefault(row["id"], (parents[row[link.column]][0], row))
    return owned


def _rows(cabinet: Cabinet, table: str, column: str, values: Sequence[int]) -> Iterator[Row]:
    if not values:
        return
    cursor = cabinet.connection().execute(
        f"SELECT * FROM {table} WHERE {column} IN (SELECT value FROM json_each(?)) ORDER BY id",
        (json.dumps(list(values)),),
    )
    names = [column[0] for column in cursor.description]
    for row in cursor:
        yield dict(zip(names, row, strict=True))


@cache
def _links() -> tuple[_Link, ...]:
    """Return the tables of the room that belong to a dossier, parents first."""
    found: list[_Link] = []
    reached = ["dossier"]
    for parent in reached:
        for model in tables.ROOM.models:
            name = model._meta.table_name
            for key in model._meta.refs:
                if key.rel_model._meta.table_name == parent:
                    found.append(_Link(model, name, key.column_name, parent))
                    if name not in reached:
                        reached.append(name)
    return tuple(found)


@cache
def _models() -> Mapping[str, type[peewee.Model]]:
    """Return the models of the rows that are thrown away, parents first."""
    return {"dossier": tables.Dossier, **{link.table: link.model for link in _links()}}


def _thrown_row(id_: int, content: Mapping[str, Sequence[Row]], now: str, who: str) -> Row:
    (dossier,) = content["dossier"]
    shown = {name: dossier[name] for name in ("number", "code", "title", "year_from", "year_to")}
    return {"id": id_, **shown, "thrown_at": now, "who": who, "content": json.dumps(content, ensure_ascii=False)}
