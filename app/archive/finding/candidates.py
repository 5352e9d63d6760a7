"""The records behind the numbers of the index, with the texts that they are judged and shown by.

It reads tables and knows no query.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from app.archive.classification import TITLE_OF_CODE
from app.archive.finding.index import doc_of, kind_of, own_sql
from app.archive.underway import WHERE_NOW
from app.archive.written import box_text, place_text, where_text, years_text

#: A field's name and its text.
Text = tuple[str, str]
_MOST_ITEMS = 20_000
#: By so many letters from its beginning the text of a file is judged; what is shown of it is looked for in all of it.
_JUDGED = 2_000
_SHOWN_BEFORE, _SHOWN = 120, 600


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that matched; ``rest`` is what the index has of it beside the title, field by field."""

    doc: int
    dossier: int | None
    number: str
    code: str | None
    title: str
    years: str
    place: str
    rest: tuple[Text, ...]


def candidates(connection: sqlite3.Connection, docs: Iterable[int]) -> list[Candidate]:
    """Return the records with these numbers in the index, in this order; one that is gone is left out."""
    wanted: dict[str, list[int]] = {}
    order: dict[int, int] = {}
    for place, doc in enumerate(docs):
        kind, id_ = kind_of(doc)
        wanted.setdefault(kind, []).append(id_)
        order[doc] = place
    found: list[Candidate] = []
    for kind, ids in wanted.items():
        sql, make = _SHAPES[kind]
        for start in range(0, len(ids), 500):
            some = ids[start : start + 500]
            rows = connection.execute(f"{sql} WHERE r.id IN ({', '.join('?' * len(some))})", some)
            found += [make(*row) for row in rows]
    found.sort(key=lambda candidate: order[candidate.doc])
    return found


def with_whole(connection: sqlite3.Connection, found: Sequence[Candidate]) -> list[Candidate]:
    """Return records with more texts: the titles of a dossier's items, the place, and what its code means."""
    meanings = _meanings(connection, {one.code for one in found if one.code})
    titles: dict[int, list[str]] = {one.dossier: [] for one in found if one.dossier is not None}
    rows = connection.execute(
        f"SELECT dossier_id, title FROM item WHERE dossier_id IN ({', '.join(map(str, titles))})"
        " ORDER BY dossier_id, number LIMIT ?",
        (_MOST_ITEMS,),
    )
    for dossier, title in rows:
        titles[dossier].append(title)
    return [
        replace(
            one,
            rest=(
                *one.rest,
                *(("contents", title) for title in titles.get(one.dossier or 0, ())),
                *_known(("place", one.place), ("classification", meanings.get(one.code or ""))),
            ),
        )
        for one in found
    ]


def _meanings(connection: sqlite3.Connection, codes: set[str]) -> dict[str, str]:
    """Return the titles of codes in the current edition."""
    rows = connection.execute(
        f"SELECT t.value, {TITLE_OF_CODE} FROM (SELECT value, value AS code FROM json_each(?)) AS t",
        (json.dumps(sorted(codes)),),
    )
    return dict(rows.fetchall())


def with_passages(
    connection: sqlite3.Connection, found: Sequence[Candidate], words: Sequence[Sequence[str]]
) -> list[Candidate]:
    """Return records with the passage of a file's text, instead of its beginning, where one of ``words`` stands.

    ``words`` are the forms of each thing looked for, folded as the index folds them.
    """
    return [_with_passage(connection, one, words) if kind_of(one.doc)[0] == "digital_file" else one for one in found]


def _with_passage(connection: sqlite3.Connection, one: Candidate, words: Sequence[Sequence[str]]) -> Candidate:
    row = connection.execute(
        "SELECT t.text FROM digital_file AS f JOIN file_text AS t ON t.sha256 = f.sha256 WHERE f.id = ?",
        (kind_of(one.doc)[1],),
    ).fetchone()
    text = row[0] if row else ""
    low = text.lower()
    # A word stands at its beginning; without that the shortest words would be found inside all others.
    places = (
        match.start()
        for forms in words
        if forms and (match := re.search(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, forms))})", low)) is not None
    )
    first = min(places, default=-1)
    if first < 0 or len(low) != len(text):
        return one
    start = max(0, first - _SHOWN_BEFORE)
    return replace(one, rest=(("contents", text[start : start + _SHOWN]),))


def _from_dossier(
    id_: int, number: str, code: str | None, title: str, first: int | None, last: int | None, path: str | None,
    box: str | None, unit: str | None, creator: str | None, election: str | None, folder: str | None, note: str | None,
    own: str | None,
) -> Candidate:  # fmt: skip
    years = years_text(first, last)
    rest = _known(
        ("number", number),
        ("code", code),
        ("year", years),
        ("processing_unit", unit),
        ("creator", creator),
        ("election", election),
        ("folder", folder),
        ("note", note),
        ("own", own),
    )
    return Candidate(doc_of("dossier", id_), id_, number, code, title, years, place_text(path, box), rest)


def _from_item(
    id_: int, dossier: int, number: str, code: str | None, title: str, date: str | None, path: str | None,
    box: str | None, note: str | None,
) -> Candidate:  # fmt: skip
    rest = _known(("date", date), ("code", code), ("note", note))
    return Candidate(doc_of("item", id_), dossier, number, code, title, date or "", place_text(path, box), rest)


def _from_file(
    id_: int, dossier: int, number: str, code: str | None, name: str, path: str | None, box: str | None,
    text: str | None,
) -> Candidate:  # fmt: skip
    rest = _known(("contents", text))
    return Candidate(doc_of("digital_file", id_), dossier, number, code, name, "", place_text(path, box), rest)


def _from_box(id_: int, number: str, path: str | None, unit: str | None, note: str | None) -> Candidate:
    where = where_text(path)
    rest = _known(("processing_unit", unit), ("note", note))
    return Candidate(doc_of("box", id_), None, number, None, box_text(number) or where, "", where, rest)


def _from_place(id_: int, name: str, path: str, note: str | None) -> Candidate:
    return Candidate(doc_of("place", id_), None, "", None, name, "", path, _known(("place", path), ("note", note)))


def _known(*texts: tuple[str, str | None]) -> tuple[Text, ...]:
    return tuple((name, text) for name, text in texts if text)


_BOX_AND_PLACE = "LEFT JOIN box AS b ON b.id = {0}.{1} LEFT JOIN place AS p ON p.id = b.place_id"
_SHAPES: dict[str, tuple[str, Callable[..., Candidate]]] = {
    "dossier": (
        f"SELECT r.id, r.number, r.code, r.title, r.year_from, r.year_to, {WHERE_NOW}, b.number, r.processing_unit,"
        f" r.creator, r.election, r.folder, r.note, {own_sql('r.id')} FROM dossier AS r "
        + _BOX_AND_PLACE.format("r", "box_id"),
        _from_dossier,
    ),
    "item": (
        f"SELECT r.id, r.dossier_id, d.number, coalesce(r.code, d.code), r.title, r.date, {WHERE_NOW}, b.number, r.note"
        " FROM item AS r JOIN dossier AS d ON d.id = r.dossier_id " + _BOX_AND_PLACE.format("d", "box_id"),
        _from_item,
    ),
    "digital_file": (
        f"SELECT r.id, r.dossier_id, d.number, d.code, r.name, {WHERE_NOW}, b.number, substr(t.text, 1, {_JUDGED})"
        " FROM digital_file AS r JOIN dossier AS d ON d.id = r.dossier_id LEFT JOIN file_text AS t"
        " ON t.sha256 = r.sha256 " + _BOX_AND_PLACE.format("d", "box_id"),
        _from_file,
    ),
    "box": (
        f"SELECT r.id, r.number, {WHERE_NOW}, r.unit, r.note FROM box AS r " + _BOX_AND_PLACE.format("r", "id"),
        _from_box,
    ),
    "place": ("SELECT r.id, r.name, r.path, r.note FROM place AS r", _from_place),
}
