"""The search box over dossiers, items, boxes and places: exact numbers and codes first, then the best of the rest.

Ranking everything costs a second for a word that most records hold, so it is bounded: what is few is ranked whole;
what is many, but has a rare word in it, by the index's own bm25; of the rest the newest are ranked, and the answer
says so (`Found.newest_first`).
"""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import log

from app.archive.finding.index import KINDS, SHIFT, code_word, doc_of, kind_of, words_of
from app.archive.finding.query import AS_TYPED, Query, Term, understand
from app.archive.finding.snippets import marked
from app.archive.finding.vocabulary import vocabulary_of
from app.archive.keys import natural_key, title_key
from app.archive.records import Found, Hit
from app.archive.underway import WHERE_NOW
from app.archive.written import box_text, place_text, where_text, years_text
from app.jobs import Cancelled
from app.store import Cabinet

#: Counting stops here and says "more than"; it may stop at the second where it takes longer than the patience.
COUNTED = 10_000
COUNTED_AT_LEAST = 1_000
#: How long an answer to someone typing may go on counting, in seconds.
PATIENCE = 0.006
_RANKED_WHOLE = 150
_RANKED_BY_INDEX = 150
_MOST_RAREST = 5_000
_MOST_TOGETHER = 300_000
_BOX = re.compile(r"^\s*(?:boks|box|dus)\s*(?:no(?:mor)?\.?)?\s*(\S.*)$", re.IGNORECASE)
_LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A record that matched, with the texts it is judged and shown by."""

    doc: int
    dossier: int | None
    number: str
    code: str | None
    title: str
    years: str
    place: str
    rest: str


def search(cabinet: Cabinet, text: str, limit: int = 50, *, patience: float = PATIENCE) -> Found:
    """Return the ``limit`` best of what ``text`` finds; an empty text finds all dossiers, newest first.

    ``patience`` is how many seconds may go into counting beyond the first thousand. Another thread may stop it all by
    ``interrupt()`` on its connection: it then raises `Cancelled`.
    """
    begun = time.perf_counter()
    try:
        return _search(cabinet, text, limit, begun, patience)
    except sqlite3.OperationalError as fault:
        if "interrupted" in str(fault):
            raise Cancelled from fault
        raise


def dossiers_sql(cabinet: Cabinet, text: str) -> tuple[str, list[object]]:
    """Return a SELECT of the ids of the dossiers ``text`` finds, in themselves, an item or their box; "" for all."""
    connection = cabinet.connection()
    query = understand(text, vocabulary_of(cabinet), connection)
    if query is None:
        return "", []
    if not _matches_any(connection, query):
        query = understand(text, vocabulary_of(cabinet), connection, all_begun=True) or query

    def matching(kind: str) -> str:
        base = KINDS[kind] << SHIFT
        return (
            f"SELECT rowid - {base} FROM archive_search WHERE archive_search MATCH ?"
            f" AND rowid BETWEEN {base} AND {base + (1 << SHIFT) - 1}"
        )

    sql = (
        f"{matching('dossier')} UNION SELECT dossier_id FROM item WHERE id IN ({matching('item')})"
        f" UNION SELECT id FROM dossier WHERE box_id IN ({matching('box')})"
        " UNION SELECT id FROM dossier WHERE number_key = ?"
    )
    return sql, [query.match, query.match, query.match, natural_key(text)]


def _search(cabinet: Cabinet, text: str, limit: int, begun: float, patience: float) -> Found:
    connection = cabinet.connection()
    query = understand(text, vocabulary_of(cabinet), connection)
    if query is None:
        return _newest(connection, text, limit, begun)
    docs, more = _matching(connection, query, patience)
    exact = _exact(connection, text)
    if not docs and not exact:
        query = understand(text, vocabulary_of(cabinet), connection, all_begun=True) or query
        docs, more = _matching(connection, query, patience)
    total = len(docs) + (0 if more else len(set(exact).difference(docs)))
    ranked_by_index = query.rarest <= _MOST_RAREST and query.together <= _MOST_TOGETHER
    newest_first = len(docs) > _RANKED_WHOLE and not ranked_by_index
    chosen = docs[:_RANKED_WHOLE]
    if len(docs) > _RANKED_WHOLE and ranked_by_index:
        chosen = _best_by_index(connection, query)
    hits = _ranked(connection, query, chosen, exact, cabinet_docs=1 + _count_docs(connection))
    return Found(
        text,
        total,
        more,
        _milliseconds(begun),
        tuple(_hit(candidate, query.terms) for candidate in hits[:limit]),
        newest_first,
        query.instead,
    )


def _matching(connection: sqlite3.Connection, query: Query, patience: float) -> tuple[list[int], bool]:
    """Return the records that match, newest first, and whether there are more than were counted."""
    until = time.perf_counter() + patience
    cursor = connection.execute(
        "SELECT rowid FROM archive_search WHERE archive_search MATCH ? ORDER BY rowid DESC LIMIT ?",
        (query.match, COUNTED + 1),
    )
    docs: list[int] = []
    more = False
    while rows := cursor.fetchmany(COUNTED_AT_LEAST // 2):
        docs += [doc for (doc,) in rows]
        if len(docs) >= COUNTED_AT_LEAST and time.perf_counter() > until:
            more = cursor.fetchone() is not None
            break
    cursor.close()
    return docs[:COUNTED], more or len(docs) > COUNTED


def _matches_any(connection: sqlite3.Connection, query: Query) -> bool:
    sql = "SELECT 1 FROM archive_search WHERE archive_search MATCH ? LIMIT 1"
    return connection.execute(sql, (query.match,)).fetchone() is not None


def _newest(connection: sqlite3.Connection, text: str, limit: int, begun: float) -> Found:
    total = connection.execute("SELECT count(*) FROM dossier").fetchone()[0]
    ids = connection.execute("SELECT id FROM dossier ORDER BY id DESC LIMIT ?", (limit,))
    found = _candidates(connection, [doc_of("dossier", id_) for (id_,) in ids])
    hits = tuple(_hit(candidate, ()) for candidate in found)
    return Found(text, total, False, _milliseconds(begun), hits, newest_first=True)


def _count_docs(connection: sqlite3.Connection) -> int:
    row = connection.execute(
        "SELECT coalesce((SELECT max(id) FROM dossier), 0) + coalesce((SELECT max(id) FROM item), 0)"
    ).fetchone()
    return int(row[0])


def _exact(connection: sqlite3.Connection, text: str) -> list[int]:
    """Return the records whose number, code or first words are just what was typed, best first."""
    key = natural_key(text)
    if not key or len(key) > 120:
        return []
    docs: list[int] = []

    def take(kind: str, sql: str, *values: object) -> None:
        docs.extend(doc_of(kind, id_) for (id_,) in connection.execute(sql, values))

    box = _BOX.match(text)
    box_key = natural_key(box[1]) if box is not None else key
    take("box", "SELECT id FROM box WHERE number_key = ? ORDER BY id LIMIT 20", box_key)
    take("dossier", "SELECT id FROM dossier WHERE number_key = ? ORDER BY id DESC LIMIT 20", key)
    take(
        "dossier",
        "SELECT d.id FROM box AS b JOIN dossier AS d ON d.box_id = b.id WHERE b.number_key = ?"
        " ORDER BY d.number_key LIMIT 50",
        box_key,
    )
    take("dossier", "SELECT id FROM dossier WHERE code_key = ? ORDER BY year_key DESC, id DESC LIMIT 50", key)
    start = title_key(text)
    if len(start) >= 3:
        take(
            "dossier",
            "SELECT id FROM dossier WHERE title_key >= ? AND title_key < ? ORDER BY title_key LIMIT 10",
            start,
            start + _LAST,
        )
    return list(dict.fromkeys(docs))


def _best_by_index(connection: sqlite3.Connection, query: Query) -> list[int]:
    rows = connection.execute(
        "SELECT rowid FROM archive_search WHERE archive_search MATCH ? ORDER BY bm25(archive_search, 5.0, 1.0) LIMIT ?",
        (query.match, _RANKED_BY_INDEX),
    )
    return [doc for (doc,) in rows]


def _ranked(
    connection: sqlite3.Connection, query: Query, chosen: Sequence[int], exact: Sequence[int], *, cabinet_docs: int
) -> list[_Candidate]:
    first = {doc: place for place, doc in enumerate(exact)}
    candidates = _candidates(connection, dict.fromkeys((*exact, *chosen)))
    weights = [log(1 + cabinet_docs / (1 + term.docs)) for term in query.terms]
    scored = [
        (first.get(candidate.doc, len(first)), -_score(candidate, query.terms, weights), -candidate.doc, candidate)
        for candidate in candidates
    ]
    scored.sort(key=lambda entry: entry[:3])
    return [candidate for *_, candidate in scored]


def _score(candidate: _Candidate, terms: Sequence[Term], weights: Sequence[float]) -> float:
    """Judge a record: rare words count more, the title more than the rest, a dossier a little more than its item."""
    title = words_of(candidate.title)
    rest: list[str] | None = None
    score = 0.0
    for term, weight in zip(terms, weights, strict=True):
        inside = _holds(title, term.phrase) if term.phrase else max(map(term.fits, title), default=0.0)
        if not inside:
            rest = [*words_of(candidate.rest), code_word(candidate.code or "")] if rest is None else rest
            beside = _holds(rest, term.phrase) if term.phrase else max(map(term.fits, rest), default=0.0)
            score += weight * beside
        score += weight * 3.0 * inside
    if title and terms and not terms[0].phrase and terms[0].fits(title[0]) == AS_TYPED:
        score *= 1.1
    score /= 1 + 0.01 * len(title)
    return score * (1.15 if candidate.doc >> SHIFT == KINDS["dossier"] else 1.0)


def _holds(words: Sequence[str], phrase: Sequence[str]) -> float:
    size = len(phrase)
    for start in range(len(words) - size + 1):
        if list(words[start : start + size - 1]) == list(phrase[:-1]) and words[start + size - 1].startswith(
            phrase[-1]
        ):
            return 1.0
    return 0.0


def _candidates(connection: sqlite3.Connection, docs: Iterable[int]) -> list[_Candidate]:
    wanted: dict[str, list[int]] = {}
    order: dict[int, int] = {}
    for place, doc in enumerate(docs):
        kind, id_ = kind_of(doc)
        wanted.setdefault(kind, []).append(id_)
        order[doc] = place
    found: list[_Candidate] = []
    for kind, ids in wanted.items():
        sql, make = _SHAPES[kind]
        for start in range(0, len(ids), 500):
            some = ids[start : start + 500]
            rows = connection.execute(f"{sql} WHERE r.id IN ({', '.join('?' * len(some))})", some)
            found += [make(*row) for row in rows]
    found.sort(key=lambda candidate: order[candidate.doc])
    return found


def _from_dossier(
    id_: int, number: str, code: str | None, title: str, first: int | None, last: int | None, path: str | None,
    box: str | None, unit: str | None, creator: str | None, election: str | None, folder: str | None, note: str | None,
) -> _Candidate:  # fmt: skip
    years = years_text(first, last)
    rest = _joined(number, code, years, unit, creator, election, folder, note)
    return _Candidate(doc_of("dossier", id_), id_, number, code, title, years, place_text(path, box), rest)


def _from_item(
    id_: int, dossier: int, number: str, code: str | None, title: str, date: str | None, path: str | None,
    box: str | None, note: str | None,
) -> _Candidate:  # fmt: skip
    rest = _joined(date, code, note)
    return _Candidate(doc_of("item", id_), dossier, number, code, title, date or "", place_text(path, box), rest)


def _from_box(id_: int, number: str, path: str | None, unit: str | None, note: str | None) -> _Candidate:
    where = where_text(path)
    return _Candidate(doc_of("box", id_), None, number, None, box_text(number) or where, "", where, _joined(unit, note))


def _from_place(id_: int, name: str, path: str, note: str | None) -> _Candidate:
    return _Candidate(doc_of("place", id_), None, "", None, name, "", path, _joined(path, note))


_BOX_AND_PLACE = "LEFT JOIN box AS b ON b.id = {0}.{1} LEFT JOIN place AS p ON p.id = b.place_id"
_SHAPES: dict[str, tuple[str, Callable[..., _Candidate]]] = {
    "dossier": (
        f"SELECT r.id, r.number, r.code, r.title, r.year_from, r.year_to, {WHERE_NOW}, b.number, r.processing_unit,"
        " r.creator, r.election, r.folder, r.note FROM dossier AS r " + _BOX_AND_PLACE.format("r", "box_id"),
        _from_dossier,
    ),
    "item": (
        f"SELECT r.id, r.dossier_id, d.number, coalesce(r.code, d.code), r.title, r.date, {WHERE_NOW}, b.number, r.note"
        " FROM item AS r JOIN dossier AS d ON d.id = r.dossier_id " + _BOX_AND_PLACE.format("d", "box_id"),
        _from_item,
    ),
    "box": (
        f"SELECT r.id, r.number, {WHERE_NOW}, r.unit, r.note FROM box AS r " + _BOX_AND_PLACE.format("r", "id"),
        _from_box,
    ),
    "place": ("SELECT r.id, r.name, r.path, r.note FROM place AS r", _from_place),
}


def _hit(candidate: _Candidate, terms: Sequence[Term]) -> Hit:
    kind, id_ = kind_of(candidate.doc)
    return Hit(
        id_,
        kind,
        candidate.dossier,
        candidate.number,
        candidate.code,
        candidate.title,
        candidate.years,
        candidate.place,
        marked(candidate.title, candidate.rest, terms),
    )


def _joined(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)


def _milliseconds(begun: float) -> float:
    return round((time.perf_counter() - begun) * 1000, 2)
