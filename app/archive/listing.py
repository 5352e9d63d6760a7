"""Lists of dossiers of any length: the ids of a view in its order, the lines on screen, and the counts of the tree.

A screen takes the first ids by ``limit``, then all of them in a worker (8 bytes each), and asks for the lines it
shows. Lists that are walked, as a command does, go on by ``after``, by key and never by offset.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from app.archive import classification, places
from app.archive.keys import natural_key
from app.archive.people import Viewer
from app.archive.records import AccessClass, Carrier, DossierFilter, DossierLine, Order, Stage
from app.archive.underway import WHERE_NOW
from app.archive.written import place_text, years_text
from app.store import Cabinet

_KEYS = {
    Order.YEAR: ("d.year_key", "d.number_key", "d.id"),
    Order.CODE: ("d.code_key", "d.year_key", "d.number_key", "d.id"),
    Order.NUMBER: ("d.number_key", "d.id"),
    Order.TITLE: ("d.title_key", "d.id"),
}
_HAS_FILES = "EXISTS (SELECT 1 FROM digital_file AS f WHERE f.dossier_id = d.id)"
_CARRIERS = {
    Carrier.PAPER: f"d.medium <> 'digital' AND NOT {_HAS_FILES}",
    Carrier.DIGITAL: "d.medium = 'digital'",
    Carrier.BOTH: f"d.medium <> 'digital' AND {_HAS_FILES}",
}
_ALL = DossierFilter()


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a list: what it is read from, what holds in it, and what it is sorted by."""

    source: str
    conditions: tuple[str, ...]
    keys: tuple[str, ...]


# The join is told to begin with the boxes, which are in order already: nothing is left to sort.
_IN_ORDER_OF_PLACE = (
    _Part(
        "box AS b CROSS JOIN dossier AS d ON d.box_id = b.id",
        (),
        ("b.place_key", "b.number_key", "b.id", "d.number_key", "d.id"),
    ),
    _Part("dossier AS d", ("d.box_id IS NULL",), ("d.number_key", "d.id")),
)


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
    who: Viewer | None = None,
) -> array[int]:
    """Return the ids of a view in its order: all, or ``limit`` of them, those behind the dossier ``after``.

    Words find what is closed to ``who`` as little as in the search box.
    """
    ids: array[int] = array("q")
    conditions, values = _conditions(cabinet, view, who)
    for part, seek, seek_values in _parts(cabinet, order, after, descending=descending):
        sql = f"SELECT d.id FROM {part.source} WHERE {' AND '.join((*part.conditions, *seek, *conditions)) or '1'}"
        sql += " ORDER BY " + ", ".join(f"{key} DESC" if descending else key for key in part.keys)
        if limit is not None:
            sql += f" LIMIT {limit - len(ids)}"
        cursor = cabinet.connection().execute(sql, (*seek_values, *values))
        while rows := cursor.fetchmany(10_000):
            ids.extend([row[0] for row in rows])
        if limit is not None and len(ids) >= limit:
            break
    return ids


def count(cabinet: Cabinet, view: DossierFilter = _ALL, *, who: Viewer | None = None) -> int:
    """Return how many dossiers a view shows to ``who``."""
    conditions, values = _conditions(cabinet, view, who)
    sql = f"SELECT count(*) FROM dossier AS d WHERE {' AND '.join(conditions) or '1'}"
    number: int = cabinet.connection().execute(sql, values).fetchone()[0]
    return number


def lines(cabinet: Cabinet, ids: Sequence[int]) -> tuple[DossierLine, ...]:
    """Return the lines of these dossiers in this order; one that is gone is left out."""
    found: dict[int, DossierLine] = {}
    for start in range(0, len(ids), 500):
        some = list(ids[start : start + 500])
        rows = cabinet.connection().execute(
            f"SELECT d.id, d.number, d.code, d.title, d.year_from, d.year_to, {WHERE_NOW}, b.number, d.access, d.stage"
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


def _conditions(cabinet: Cabinet, view: DossierFilter, who: Viewer | None) -> tuple[list[str], list[object]]:
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
    _kind_conditions(view, add)
    _place_conditions(cabinet, view, add)
    if view.text.strip():
        # The list is there before anything is searched for.
        from app.archive.finding.search import dossiers_sql

        sql, match_values = dossiers_sql(cabinet, view.text, who=who)
        if sql:
            add(f"d.id IN ({sql})", *match_values)
    return conditions, values


def _kind_conditions(view: DossierFilter, add: Any) -> None:
    if view.access:
        add(f"d.access IN ({', '.join('?' * len(view.access))})", *sorted(view.access))
    if view.stage is not None:
        add("d.stage = ?", view.stage.value)
    if view.accession is not None:
        add("d.id IN (SELECT dossier_id FROM accession_dossier WHERE accession_id = ?)", view.accession)
    if view.carrier is not None:
        add(_CARRIERS[view.carrier])


def _place_conditions(cabinet: Cabinet, view: DossierFilter, add: Any) -> None:
    if view.unplaced:
        add("d.box_id IS NULL AND d.stage NOT IN ('handed_over', 'destroyed')")
    if view.box is not None:
        add("d.box_id = ?", view.box)
    if view.place is not None:
        within = ", ".join(map(str, places.places_within(cabinet, view.place)))
        add(f"d.box_id IN (SELECT id FROM box WHERE place_id IN ({within}))")


def _parts(
    cabinet: Cabinet, order: Order, after: int | None, *, descending: bool
) -> Iterator[tuple[_Part, tuple[str, ...], list[object]]]:
    """Yield the parts of a list that come behind the dossier ``after``, with the condition of what does in each."""
    parts = _IN_ORDER_OF_PLACE if order is Order.PLACE else (_Part("dossier AS d", (), _KEYS[order]),)
    if descending:
        parts = parts[::-1]
    at: tuple[int, tuple[object, ...]] | None = None
    for number, part in enumerate(parts) if after is not None else ():
        conditions = " AND ".join((*part.conditions, "d.id = ?"))
        sql = f"SELECT {', '.join(part.keys)} FROM {part.source} WHERE {conditions}"
        row = cabinet.connection().execute(sql, (after,)).fetchone()
        at = at or ((number, row) if row is not None else None)
    sign = "<" if descending else ">"
    for number, part in enumerate(parts):
        if at is None or number > at[0]:
            yield part, (), []
        elif number == at[0]:
            # A row value seeks on its first column only, which its own condition says outright.
            seek = f"({', '.join(part.keys)}) {sign} ({', '.join('?' * len(part.keys))})"
            yield part, (f"{part.keys[0]} {sign}= ?", seek), [at[1][0], *at[1]]
