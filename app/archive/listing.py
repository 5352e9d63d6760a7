"""Lists of dossiers of any length: the ids of a view in its order, the lines on screen, and the counts of the tree.

A screen takes the first ids by ``limit``, then all of them in a worker (8 bytes each), and asks for the lines it
shows. Lists that are walked, as a command does, go on by ``after``, by key and never by offset.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.archive import classification, places, search
from app.archive.keys import natural_key
from app.archive.records import AccessClass, DossierFilter, DossierLine, Order, Stage
from app.archive.written import place_text, years_text
from app.store import Cabinet

_KEYS = {
    Order.YEAR: ("d.year_key", "d.number_key", "d.id"),
    Order.CODE: ("d.code_key", "d.year_key", "d.number_key", "d.id"),
    Order.NUMBER: ("d.number_key", "d.id"),
    Order.TITLE: ("d.title_key", "d.id"),
    Order.PLACE: ("b.place_key", "b.number_key", "b.id", "d.number_key", "d.id"),
}
_ALL = DossierFilter()


@dataclass(frozen=True, slots=True)
class TreeCount:
    """One branch of the tree of dossiers: ``key`` is a year, an election key ("" for none) or a code ("" for none)."""

    key: str
    title: str
    dossiers: int


def ids_of_view(
    cabinet: Cabinet,
    view: DossierFilter = _ALL,
    order: Order = Order.YEAR,
    *,
    descending: bool = False,
    after: int | None = None,
    limit: int | None = None,
) -> array[int]:
    """Return the ids of a view in its order: all, or ``limit`` of them, those behind the dossier ``after``."""
    ids: array[int] = array("q")
    if order is Order.PLACE and descending:
        ids = ids_of_view(cabinet, view, order)
        ids.reverse()
        return _behind(ids, after, limit)
    for part in _parts(order, view):
        conditions, values = _conditions(cabinet, view)
        seek, seek_values = _seek(cabinet, order, part, after, descending=descending)
        if seek is None:
            continue
        keys = _keys(order, part)
        sql = f"SELECT d.id FROM {part} WHERE {' AND '.join((*seek, *conditions)) or '1'}"
        sql += " ORDER BY " + ", ".join(f"{key} DESC" if descending else key for key in keys)
        if limit is not None:
            sql += f" LIMIT {limit - len(ids)}"
        cursor = cabinet.connection().execute(sql, (*seek_values, *values))
        while rows := cursor.fetchmany(10_000):
            ids.extend([row[0] for row in rows])
        if limit is not None and len(ids) >= limit:
            break
    return ids


def count(cabinet: Cabinet, view: DossierFilter = _ALL) -> int:
    """Return how many dossiers a view shows."""
    conditions, values = _conditions(cabinet, view)
    sql = f"SELECT count(*) FROM dossier AS d WHERE {' AND '.join(conditions) or '1'}"
    number: int = cabinet.connection().execute(sql, values).fetchone()[0]
    return number


def lines(cabinet: Cabinet, ids: Sequence[int]) -> tuple[DossierLine, ...]:
    """Return the lines of these dossiers in this order; one that is gone is left out."""
    found: dict[int, DossierLine] = {}
    for start in range(0, len(ids), 500):
        some = list(ids[start : start + 500])
        rows = cabinet.connection().execute(
            "SELECT d.id, d.number, d.code, d.title, d.year_from, d.year_to, p.path, b.number, d.access, d.stage"
            " FROM dossier AS d LEFT JOIN box AS b ON b.id = d.box_id LEFT JOIN place AS p ON p.id = b.place_id"
            f" WHERE d.id IN ({', '.join('?' * len(some))})",
            some,
        )
        for id_, number, code, title, first, last, path, box, access, stage in rows:
            found[id_] = DossierLine(
                id_,
                number,
                code,
                title,
                years_text(first, last),
                place_text(path, box),
                AccessClass(access),
                Stage(stage),
            )
    return tuple(found[id_] for id_ in ids if id_ in found)


def tree_years(cabinet: Cabinet) -> tuple[TreeCount, ...]:
    """Return the years dossiers begin in, newest first, with their counts; "0" is those of no year."""
    rows = cabinet.connection().execute(
        "SELECT year_key, count(*) FROM dossier GROUP BY year_key ORDER BY year_key DESC"
    )
    return tuple(TreeCount(str(year), str(year) if year else "", number) for year, number in rows)


def tree_elections(cabinet: Cabinet, year: int) -> tuple[TreeCount, ...]:
    """Return the elections of the dossiers that begin in ``year``; key "" is those of none."""
    rows = cabinet.connection().execute(
        "SELECT coalesce(election, ''), count(*) FROM dossier WHERE year_key = ? GROUP BY 1 ORDER BY 1", (year,)
    )
    return tuple(TreeCount(key, key, number) for key, number in rows)


def tree_codes(cabinet: Cabinet, year: int, election: str) -> tuple[TreeCount, ...]:
    """Return the classification codes of the dossiers of one year and election, with the titles known for them."""
    rows = cabinet.connection().execute(
        f"SELECT t.code, {classification.TITLE_OF_CODE}, t.dossiers FROM ("
        "SELECT coalesce(code, '') AS code, min(code_key) AS code_key, count(*) AS dossiers FROM dossier"
        " WHERE year_key = ? AND coalesce(election, '') = ? GROUP BY 1) AS t ORDER BY t.code_key, t.code",
        (year, election),
    )
    return tuple(TreeCount(*row) for row in rows)


def _conditions(cabinet: Cabinet, view: DossierFilter) -> tuple[list[str], list[object]]:
    conditions: list[str] = []
    values: list[object] = []

    def add(condition: str, *with_values: object) -> None:
        conditions.append(condition)
        values.extend(with_values)

    if view.year is not None:
        add("d.year_key = ?", view.year)
    if view.years is not None:
        first, last = view.years
        add("d.year_key BETWEEN 1 AND ? AND (d.year_key >= ? OR d.year_to >= ?)", last, first, first)
    if view.election is not None:
        add("d.election = ?" if view.election else "d.election IS NULL", *([view.election] if view.election else []))
    if view.code is not None:
        key = natural_key(view.code).rstrip(".")
        if key:
            add("(d.code_key = ? OR d.code_key >= ? AND d.code_key < ?)", key, f"{key}.", f"{key}/")
        else:
            add("d.code_key = ''")
    if view.access:
        add(f"d.access IN ({', '.join('?' * len(view.access))})", *sorted(view.access))
    if view.stage is not None:
        add("d.stage = ?", view.stage.value)
    _place_conditions(cabinet, view, add)
    if view.text.strip():
        sql, match_values = search.dossiers_sql(cabinet, view.text)
        if sql:
            add(f"d.id IN ({sql})", *match_values)
    return conditions, values


def _place_conditions(cabinet: Cabinet, view: DossierFilter, add: Any) -> None:
    if view.unplaced:
        add("d.box_id IS NULL")
    if view.box is not None:
        add("d.box_id = ?", view.box)
    if view.place is not None:
        within = ", ".join(map(str, places.places_within(cabinet, view.place)))
        add(f"d.box_id IN (SELECT id FROM box WHERE place_id IN ({within}))")


def _parts(order: Order, view: DossierFilter) -> tuple[str, ...]:
    """Return the FROM clauses a view is read by, one after the other: in order of place, the unplaced come last."""
    if order is not Order.PLACE:
        return ("dossier AS d",)
    placed = "box AS b CROSS JOIN dossier AS d ON d.box_id = b.id"
    unplaced = "dossier AS d"
    return (unplaced,) if view.unplaced else (placed, unplaced)


def _keys(order: Order, part: str) -> tuple[str, ...]:
    return ("d.number_key", "d.id") if order is Order.PLACE and "box" not in part else _KEYS[order]


def _seek(
    cabinet: Cabinet, order: Order, part: str, after: int | None, *, descending: bool
) -> tuple[tuple[str, ...] | None, list[object]]:
    """Return the condition of what comes behind a dossier in a part; None if nothing of the part does."""
    base = ("d.box_id IS NULL",) if order is Order.PLACE and "box" not in part else ()
    if after is None:
        return base, []
    boxed = cabinet.connection().execute("SELECT box_id FROM dossier WHERE id = ?", (after,)).fetchone()
    if order is Order.PLACE and boxed is not None:
        if "box" in part and boxed[0] is None:
            return None, []
        if "box" not in part and boxed[0] is not None:
            return base, []
    keys = _keys(order, part)
    source = "dossier AS d LEFT JOIN box AS b ON b.id = d.box_id"
    row = cabinet.connection().execute(f"SELECT {', '.join(keys)} FROM {source} WHERE d.id = ?", (after,)).fetchone()
    if row is None:
        return base, []
    sign = "<" if descending else ">"
    places_ = ", ".join("?" * len(keys))
    # A row value seeks on its first column only, which its own condition says outright.
    return (*base, f"{keys[0]} {sign}= ?", f"({', '.join(keys)}) {sign} ({places_})"), [row[0], *row]


def _behind(ids: array[int], after: int | None, limit: int | None) -> array[int]:
    start = ids.index(after) + 1 if after is not None and after in ids else 0
    return ids[start : start + limit] if limit is not None else ids[start:]
