"""The search box over dossiers, items, boxes and places: exact numbers and codes first, then the best of the rest.

Ranking everything costs a second for a word that most records hold, so it is bounded: what is few is ranked whole;
what is many, but has a rare word in it, by the index's own bm25; of the rest the newest are ranked, and the answer
says so (`Found.newest_first`).
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.archive.finding.candidates import Candidate, candidates, with_passages, with_whole
from app.archive.finding.closed import asks_hidden, open_docs, told_instead, told_known
from app.archive.finding.exact import boxes_asked, exact
from app.archive.finding.fields import Asked, Field, read
from app.archive.finding.index import KINDS, SHIFT, doc_of, kind_of
from app.archive.finding.narrowing import Narrowing, narrowing_of, records_sql
from app.archive.finding.query import Query, Term, understand
from app.archive.finding.ranking import fitting, ranked
from app.archive.finding.scattered import scattered
from app.archive.finding.snippets import marked
from app.archive.finding.vocabulary import Vocabulary, vocabulary_of
from app.archive.people import Viewer
from app.archive.records import Found, Hit
from app.jobs import Cancelled
from app.store import Cabinet

#: Counting stops here and says "more than"; it may stop at the second where it takes longer than the patience.
COUNTED = 10_000
COUNTED_AT_LEAST = 1_000
#: Where each record is also asked for its fields, a hit costs more.
COUNTED_FIELDS_AT_LEAST = 200
#: How long an answer to someone typing may go on counting, in seconds.
PATIENCE = 0.006
_RANKED_WHOLE = 150
_RANKED_BY_INDEX = 150
_MOST_RAREST = 5_000
_MOST_TOGETHER = 300_000
#: So many dossiers that fields leave over are read, rather than all that the index has for common words.
_FEW = 500
#: So many are looked into one by one, though very many items match.
_VERY_FEW = 40
_DOSSIERS = "CROSS JOIN dossier AS d ON d.id = s.rowid - {base}"
#: What is in dossiers, the newest kind of record first.
_INSIDE = {
    kind: f"CROSS JOIN {kind} AS i ON i.id = s.rowid - {{base}} CROSS JOIN dossier AS d ON d.id = i.dossier_id"
    for kind in ("item", "digital_file")
}
_NOTHING = Query("", (), 0, 0, (), all_of=True)


def search(
    cabinet: Cabinet, text: str, limit: int = 50, *, patience: float = PATIENCE, who: Viewer | None = None
) -> Found:
    """Return the ``limit`` best of what ``text`` finds; an empty text finds all dossiers, newest first.

    What is closed to ``who`` is found by its number, code, years and place alone; `app.archive.masking` tells what is
    shown of it. ``patience`` is how many seconds may go into counting beyond the first thousand. Another thread may
    stop it all by ``interrupt()`` on its connection: it then raises `Cancelled`.
    """
    begun = time.perf_counter()
    try:
        return _search(cabinet, text, limit, begun, patience, who.closed_sql if who is not None else "")
    except sqlite3.OperationalError as fault:
        if "interrupted" in str(fault):
            raise Cancelled from fault
        raise


def dossiers_sql(cabinet: Cabinet, text: str, *, who: Viewer | None = None) -> tuple[str, list[object]]:
    """Return a SELECT of the ids of the dossiers ``text`` finds, in themselves, an item or their box; "" for all.

    What is closed to ``who`` is found as in `search`.
    """
    connection = cabinet.connection()
    vocabulary = vocabulary_of(cabinet)
    asked = read(text)
    narrowing = narrowing_of(asked, vocabulary, connection).gathered()
    conditions, values = list(narrowing.conditions), list(narrowing.values)
    for match in narrowing.match:
        conditions.append(f"d.id IN ({records_sql('dossier')})")
        values.append(match)
    query = understand(asked.words, vocabulary, connection)
    if query is not None:
        found = _Finding(connection, vocabulary, asked, narrowing, query)
        sql, match_values = found.dossiers_sql()
        conditions.append(f"d.id IN ({sql})")
        values += match_values
    for match in narrowing.excluded:
        conditions.append(f"d.id NOT IN ({records_sql('dossier')})")
        values.append(match)
    if not conditions:
        return "", []
    closed = who.closed_sql if who is not None else ""
    if closed and asks_hidden(asked):
        conditions.append(f"NOT {closed} OR d.id IN (SELECT value FROM json_each(?))")
        known = {} if narrowing else told_known(connection, closed, exact(connection, text))
        values.append(json.dumps([kind_of(doc)[1] for doc in known if _is_dossier(doc)]))
    return f"SELECT d.id FROM dossier AS d WHERE {' AND '.join(f'({one})' for one in conditions)}", values


@dataclass(slots=True)
class _Finding:
    """What a text asks for, and the ways to what it finds."""

    connection: sqlite3.Connection
    vocabulary: Vocabulary
    asked: Asked
    narrowing: Narrowing
    query: Query
    closed: str = ""

    @property
    def terms(self) -> tuple[Term, ...]:
        return (*self.query.terms, *self.narrowing.terms)

    def dossiers_sql(self) -> tuple[str, list[object]]:
        alone = not self.narrowing
        if not self._matches_any():
            self._widen()
            together = [] if self._matches_any() else scattered(self.connection, self.query, self.narrowing)
            if together:
                return "SELECT value FROM json_each(?)", [json.dumps([one.dossier for one in together])]
        sql = (
            f"{records_sql('dossier')} UNION SELECT dossier_id FROM item WHERE id IN ({records_sql('item')})"
            f" UNION SELECT id FROM dossier WHERE box_id IN ({records_sql('box')})"
            f" UNION SELECT dossier_id FROM digital_file WHERE id IN ({records_sql('digital_file')})"
        )
        values: list[object] = [self.query.match] * 4
        if alone:
            known = [kind_of(doc)[1] for doc in exact(self.connection, self.asked.words) if _is_dossier(doc)]
            sql += " UNION SELECT value FROM json_each(?)"
            values.append(json.dumps(known))
        return sql, values

    def matching(self, patience: float) -> tuple[list[int], bool]:
        """Return the records that match, newest first, and whether there are more than were counted."""
        among = self._among_few()
        if among is not None:
            return self._open(among), False
        until = time.perf_counter() + patience
        at_least = COUNTED_FIELDS_AT_LEAST if self.narrowing else COUNTED_AT_LEAST
        docs: list[int] = []
        for sql, values in self._ways():
            cursor = self.connection.execute(f"{sql} LIMIT ?", (*values, COUNTED + 1 - len(docs)))
            while rows := cursor.fetchmany(at_least // 2):
                docs += [doc for (doc,) in rows]
                if self.narrowing.inside:
                    docs = list(dict.fromkeys(docs))
                if len(docs) >= at_least and time.perf_counter() > until:
                    more = cursor.fetchone() is not None
                    cursor.close()
                    return self._open(docs[:COUNTED]), more or len(docs) > COUNTED
            cursor.close()
            if len(docs) > COUNTED:
                break
        return self._open(docs[:COUNTED]), len(docs) > COUNTED

    def _open(self, docs: Sequence[int]) -> list[int]:
        return open_docs(self.connection, self.closed, docs)

    def _among_few(self) -> list[int] | None:
        """Return what has common words among the few that fields leave over; None where another way is shorter."""
        query, narrowing = self.query, self.narrowing
        alone = query.match and query.all_of and not narrowing.excluded
        if not (narrowing.conditions and alone) or query.rarest <= _MOST_RAREST:
            return None
        few = self.few()
        if few is None:
            return None
        return fitting(self.connection, few, query.terms, narrowing.terms)

    def found(self, patience: float, *, again: bool) -> tuple[list[int], bool, list[Candidate]]:
        """Return what matches and whether there is more; where nothing does, what is found by looking ``again``.

        It is then looked for wider, and at last over whole dossiers, which are the third of what is returned.
        """
        docs, more = self.matching(patience)
        if docs or not again or not self.query.match:
            return docs, more, []
        self._widen()
        docs, more = self.matching(patience)
        together = [] if docs else scattered(self.connection, self.query, self.narrowing)
        if self.closed:
            opened = set(self._open([one.doc for one in together]))
            together = [one for one in together if one.doc in opened]
        return docs or [one.doc for one in together], more, together

    def best_by_index(self) -> list[int]:
        rows = self.connection.execute(
            "SELECT rowid FROM archive_search WHERE archive_search MATCH ?"
            " ORDER BY bm25(archive_search, 5.0, 1.0) LIMIT ?",
            (self.query.match, _RANKED_BY_INDEX * (10 if self.closed else 1)),
        )
        return self._open([doc for (doc,) in rows])[:_RANKED_BY_INDEX]

    def _widen(self) -> None:
        """Let every word stand for all that begin so."""
        self.query = understand(self.asked.words, self.vocabulary, self.connection, all_begun=True) or self.query

    def _matches_any(self) -> bool:
        return any(self.connection.execute(f"{sql} LIMIT 1", values).fetchone() for sql, values in self._ways())

    def _ways(self) -> list[tuple[str, list[object]]]:
        """Return the SELECTs of the records that match, newest first: what is looked for are dossiers and items.

        Without fields boxes and places are looked for too, and all at once.
        """
        narrowing = self.narrowing
        if not narrowing:
            return self._by_words()
        matches = " AND ".join(f"({match})" for match in (self.query.match, *narrowing.match) if match)
        if narrowing.inside:
            few = self.few(_VERY_FEW) if narrowing.conditions else None
            return [self._of_inside(kind, join, few) for kind, join in _INSIDE.items()]
        if not matches:
            return [self._by_fields()]
        ways = [_way("dossier", _DOSSIERS, narrowing, matches)]
        if self.query.match:
            ways += self._inside()
        return ways

    def _by_words(self) -> list[tuple[str, list[object]]]:
        sql = "SELECT rowid FROM archive_search WHERE archive_search MATCH ?{} ORDER BY rowid DESC"
        if not self.narrowing.excluded:
            return [(sql.format(""), [self.query.match])]
        others = f" AND rowid >= {KINDS['item'] + 1 << SHIFT}"
        return [(sql.format(others), [self.query.match]), *self._inside()]

    def _inside(self) -> list[tuple[str, list[object]]]:
        """Return the SELECTs of items and files that match, in dossiers that have the fields asked for."""
        within = self.narrowing.within()
        return [_way(kind, join, within, self.query.match) for kind, join in _INSIDE.items()]

    def _of_inside(self, kind: str, join: str, few: list[int] | None) -> tuple[str, list[object]]:
        """Return the SELECT of the dossiers in which items or files match, each as often as it has them.

        Where the other fields leave ``few``, these are looked into; else what matches is asked for its dossier.
        """
        match, base = self.narrowing.inside, KINDS[kind] << SHIFT
        if few is not None:
            sql = (
                f"SELECT {KINDS['dossier'] << SHIFT} + i.dossier_id FROM {kind} AS i CROSS JOIN archive_search AS s"
                f" ON s.rowid = {base} + i.id WHERE i.dossier_id IN (SELECT value FROM json_each(?))"
                " AND s.archive_search MATCH ?"
            )
            return sql, [json.dumps(few), match]
        sql, values = _way(kind, join, self.narrowing, match)
        return sql.replace("SELECT s.rowid", f"SELECT {KINDS['dossier'] << SHIFT} + d.id", 1), values

    def _by_fields(self) -> tuple[str, list[object]]:
        """Return the SELECT of the dossiers that have the fields asked for, the newest year first."""
        doc = f"SELECT {KINDS['dossier'] << SHIFT} + d.id FROM dossier AS d WHERE"
        order = "ORDER BY d.year_key DESC, d.number_key DESC"
        few = self.few()
        if few is not None:
            return f"{doc} d.id IN (SELECT value FROM json_each(?)) {order}", [json.dumps(few)]
        return f"{doc} {self.narrowing.by_year} {order}", list(self.narrowing.values)

    def few(self, most: int = _FEW) -> list[int] | None:
        """Return the dossiers that the fields leave over, None where they are more than ``most``."""
        narrowing = self.narrowing
        rows = self.connection.execute(f"{narrowing.few_sql()} LIMIT {most + 1}", narrowing.values).fetchall()
        return [id_ for (id_,) in rows] if len(rows) <= most else None


def _is_dossier(doc: int) -> bool:
    return doc >> SHIFT == KINDS["dossier"]


def _way(kind: str, join: str, narrowing: Narrowing, match: str) -> tuple[str, list[object]]:
    base = KINDS[kind] << SHIFT
    sql = (
        f"SELECT s.rowid FROM archive_search AS s {join.format(base=base)} WHERE s.archive_search MATCH ?"
        f" AND s.rowid BETWEEN {base} AND {base + (1 << SHIFT) - 1} AND {narrowing.sql} ORDER BY s.rowid DESC"
    )
    return sql, [match, *narrowing.values]


def _search(cabinet: Cabinet, text: str, limit: int, begun: float, patience: float, closed: str) -> Found:
    connection = cabinet.connection()
    vocabulary = vocabulary_of(cabinet)
    asked = read(text)
    narrowing = narrowing_of(asked, vocabulary, connection)
    query = understand(asked.words, vocabulary, connection)
    if query is not None or narrowing.match:
        narrowing = narrowing.gathered()
    if query is None and not narrowing:
        return _newest(connection, text, limit, begun)
    closed = closed if asks_hidden(asked) else ""
    finding = _Finding(connection, vocabulary, asked, narrowing, query or _NOTHING, closed)
    known = boxes_asked(connection, asked) if narrowing else told_known(connection, closed, exact(connection, text))
    docs, more, together = finding.found(patience, again=not known)
    ordered, newest_first = _in_order(finding, docs, known, together)
    shown = ordered[:limit]
    if Field.CONTENTS in narrowing.fields:
        shown = with_whole(connection, shown)
    shown = with_passages(connection, shown, [term.beginnings for term in finding.terms])
    return Found(
        text,
        len(docs) + (0 if more else len(known.keys() - set(docs))),
        more,
        _milliseconds(begun),
        tuple(_hit(candidate, finding, known) for candidate in shown),
        newest_first,
        told_instead(connection, closed, finding.query.instead),
    )


def _in_order(
    finding: _Finding, docs: Sequence[int], known: Mapping[int, str], together: Sequence[Candidate]
) -> tuple[list[Candidate], bool]:
    """Return the records to be shown, best first, and whether only the newest of too many were ranked."""
    connection, query = finding.connection, finding.query
    if not finding.terms:
        # Fields alone rank nothing: what they find stays in its order, the newest year first.
        return candidates(connection, dict.fromkeys((*known, *docs[:_RANKED_WHOLE]))), len(docs) > _RANKED_WHOLE
    many = len(docs) > _RANKED_WHOLE
    fields = finding.narrowing or finding.narrowing.excluded
    by_index = not fields and query.rarest <= _MOST_RAREST and query.together <= _MOST_TOGETHER
    chosen = finding.best_by_index() if many and by_index else docs[:_RANKED_WHOLE]
    found = list(together) or candidates(connection, dict.fromkeys((*known, *chosen)))
    return ranked(found, finding.terms, known, cabinet_docs=1 + _count_docs(connection)), many and not by_index


def _newest(connection: sqlite3.Connection, text: str, limit: int, begun: float) -> Found:
    total = connection.execute("SELECT count(*) FROM dossier").fetchone()[0]
    ids = connection.execute("SELECT id FROM dossier ORDER BY id DESC LIMIT ?", (limit,))
    found = candidates(connection, [doc_of("dossier", id_) for (id_,) in ids])
    return Found(text, total, False, _milliseconds(begun), tuple(map(_hit, found)), newest_first=True)


def _count_docs(connection: sqlite3.Connection) -> int:
    row = connection.execute(
        "SELECT coalesce((SELECT max(id) FROM dossier), 0) + coalesce((SELECT max(id) FROM item), 0)"
    ).fetchone()
    return int(row[0])


def _hit(candidate: Candidate, finding: _Finding | None = None, known: Mapping[int, str] | None = None) -> Hit:
    kind, id_ = kind_of(candidate.doc)
    snippet, where = marked(candidate.title, candidate.rest, finding.terms if finding else ())
    asked = finding.narrowing.fields if finding else ()
    exact_field = (known or {}).get(candidate.doc)
    return Hit(
        id_,
        kind,
        candidate.dossier,
        candidate.number,
        candidate.code,
        candidate.title,
        candidate.years,
        candidate.place,
        snippet,
        tuple(dict.fromkeys((*([exact_field] if exact_field else []), *where, *(one.value for one in asked)))),
    )


def _milliseconds(begun: float) -> float:
    return round((time.perf_counter() - begun) * 1000, 2)
