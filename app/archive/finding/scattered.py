"""Words that stand together in no record, but all in one dossier with what is in it and where it stands.

"rekap paledang boks 118" may be a title, an item of that dossier and its box. It is asked last, for a few hundred
dossiers: those that have the rarest of the words.
"""

from __future__ import annotations

import sqlite3

from app.archive.finding.candidates import Candidate, candidates, with_whole
from app.archive.finding.index import doc_of, words_of
from app.archive.finding.narrowing import Narrowing, records_sql
from app.archive.finding.query import Query
from app.archive.finding.ranking import fit, rest_words

_MOST_RAREST = 5_000
_MOST_DOSSIERS = 300


def scattered(connection: sqlite3.Connection, query: Query, narrowing: Narrowing) -> list[Candidate]:
    """Return the dossiers that have all words of a query somewhere; each with the items and the place as its texts."""
    if not query.all_of or len(query.terms) < 2:
        return []
    # A word that stands in no record may be one of the meaning of a code.
    rarest = min((term for term in query.terms if term.docs), key=lambda term: term.docs, default=None)
    if rarest is None or rarest.docs > _MOST_RAREST:
        return []
    boxes = f"SELECT id FROM box WHERE id IN ({records_sql('box')}) OR place_id IN ({records_sql('place')})"
    ids = connection.execute(
        f"SELECT d.id FROM dossier AS d WHERE {narrowing.sql} AND (d.id IN ({records_sql('dossier')})"
        f" OR d.id IN (SELECT dossier_id FROM item WHERE id IN ({records_sql('item')})) OR d.box_id IN ({boxes})"
        f" OR d.id IN (SELECT dossier_id FROM digital_file WHERE id IN ({records_sql('digital_file')})))"
        " ORDER BY d.id DESC LIMIT ?",
        (*narrowing.values, *[rarest.match] * 5, _MOST_DOSSIERS),
    ).fetchall()
    found = candidates(connection, [doc_of("dossier", id_) for (id_,) in ids])
    return [one for one in with_whole(connection, found) if _has_all(one, query)]


def _has_all(candidate: Candidate, query: Query) -> bool:
    words = [*words_of(candidate.title), *rest_words(candidate)]
    return all(fit(words, term) for term in query.terms)
