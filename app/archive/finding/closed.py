"""What a search may not find for somebody: records in dossiers that are closed to them, by what is hidden of these.

Number, code, years and place of a closed dossier are told everywhere, so it is found by them; its title, its note, its
items and its files are not, and no word of them may find it: that it was found would tell that the word is there.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from app.archive.finding.fields import Asked, Field
from app.archive.finding.index import KINDS, SHIFT

#: Fields of a query that ask for what is hidden of a closed dossier.
_HIDDEN = frozenset({Field.TITLE, Field.CONTENTS, Field.NOTE, Field.CREATOR, Field.OWN})
_FROM = {
    KINDS["dossier"]: "dossier AS d WHERE d.id",
    KINDS["item"]: "item AS i JOIN dossier AS d ON d.id = i.dossier_id WHERE i.id",
    KINDS["digital_file"]: "digital_file AS i JOIN dossier AS d ON d.id = i.dossier_id WHERE i.id",
}


def asks_hidden(asked: Asked) -> bool:
    """Tell whether a text asks for words, or leaves some out, which only an open dossier may answer."""
    each = (one for whole in asked.filters for one in (whole, *whole.others))
    by_field = any(one.field in _HIDDEN and one.values != ("",) for one in each)
    return by_field or any(part.kind in {"words", "phrase", "excluded"} for part in asked.parts)


def open_docs(connection: sqlite3.Connection, closed: str, docs: Sequence[int]) -> list[int]:
    """Return those of the records that are in no dossier the condition ``closed`` (on ``d``) holds for."""
    if not closed or not docs:
        return list(docs)
    shut: set[int] = set()
    for kind, source in _FROM.items():
        ids = [doc & ((1 << SHIFT) - 1) for doc in docs if doc >> SHIFT == kind]
        alias = "d" if kind == KINDS["dossier"] else "i"
        rows = connection.execute(
            f"SELECT {alias}.id FROM {source} IN (SELECT value FROM json_each(?)) AND {closed}", (json.dumps(ids),)
        )
        shut.update((kind << SHIFT) + id_ for (id_,) in rows)
    return [doc for doc in docs if doc not in shut]


def told_known(connection: sqlite3.Connection, closed: str, known: Mapping[int, str]) -> dict[int, str]:
    """Return what was found by key, without closed dossiers that were found by their title."""
    by_title = [doc for doc, field in known.items() if field == "title"]
    shut = set(by_title).difference(open_docs(connection, closed, by_title))
    return {doc: field for doc, field in known.items() if doc not in shut}


def told_instead(
    connection: sqlite3.Connection, closed: str, instead: Iterable[tuple[str, tuple[str, ...]]]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the words that were searched instead of others, without those that only closed dossiers have."""
    if not closed:
        return tuple(instead)
    kept = ((word, tuple(one for one in others if _open_has(connection, closed, one))) for word, others in instead)
    return tuple((word, others) for word, others in kept if others)


def _open_has(connection: sqlite3.Connection, closed: str, word: str) -> bool:
    rows = connection.execute("SELECT rowid FROM archive_search WHERE archive_search MATCH ?", (f'"{word}"',))
    while some := rows.fetchmany(1000):
        if open_docs(connection, closed, [doc for (doc,) in some]):
            return True
    return False
