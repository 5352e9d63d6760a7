"""The search index: an FTS5 table kept in step with dossiers, items, files, boxes and places inside each write.

Triggers only note which records changed and what the index holds of them; `flush`, run by the store just before each
commit (also of an undo), brings the index up to date in sets, which is many times faster than row by row. It also
keeps the words of the index with the number of records each stands in, since asking FTS5 for them costs by postings.
The index keeps no text of its own (``content=''``): to take a record out, FTS5 must be told what went in.
"""

from __future__ import annotations

import json
import re
import sqlite3
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Protocol

from app.store import Cabinet, CheckFinding

#: Kinds of record in the index and their order when the newest come first: a record's number in the index is
#: kind << 40 | id, and a range of numbers is a kind.
KINDS = {"digital_file": 0, "item": 1, "box": 2, "place": 3, "dossier": 4}
SHIFT = 40
_MASK = (1 << SHIFT) - 1

_TITLE = {"digital_file": "name", "item": "title", "box": "'boks ' || {r}number", "place": "name", "dossier": "title"}
_REST = {
    "digital_file": ("sha256",),
    "item": ("date", "code", "note"),
    "box": ("unit", "note"),
    "place": ("path", "note"),
    "dossier": (
        *("number", "code", "year_from", "year_to", "election", "processing_unit", "creator", "folder", "note"),
        "own",
    ),
}
#: What a record has in other tables; these have triggers of their own.
_ELSEWHERE = frozenset({"sha256", "own"})
_WATCHED = {
    "digital_file": ("name", "sha256"),
    "item": ("title", *_REST["item"]),
    "box": ("number", *_REST["box"]),
    "place": ("name", *_REST["place"]),
    "dossier": ("title", *(column for column in _REST["dossier"] if column not in _ELSEWHERE)),
}
_WORD = re.compile(r"[^\W_]+")
#: Numbers longer than this are not kept as words: each stands in a record or two, and there are as many as records.
LONGEST_NUMBER = 4
#: So many letters of a file's text can be found.
LONGEST_TEXT = 400_000


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 - snowballstemmer's own name


def doc_of(kind: str, id_: int) -> int:
    """Return the number a record has in the index."""
    return KINDS[kind] << SHIFT | id_


def kind_of(doc: int) -> tuple[str, int]:
    """Return the kind and id of the record that has the number ``doc`` in the index."""
    return _KIND_NAMES[doc >> SHIFT], doc & _MASK


_KIND_NAMES = {number: name for name, number in KINDS.items()}


def words_of(text: str) -> list[str]:
    """Split a text into words as the index does (unicode61 without diacritics): lower case letters and digits."""
    lowered = text.lower()
    if not lowered.isascii():
        decomposed = unicodedata.normalize("NFD", lowered)
        lowered = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _WORD.findall(lowered)


def code_word(code: str) -> str:
    """Return the word that a classification code is in the index: "PL.01.8" → "pl018"."""
    return code.replace(".", "").replace(" ", "").lower()


def stem_of(word: str) -> str:
    """Return the stem of an Indonesian word (Snowball); words with digits, very short and very long ones are kept."""
    if not 4 <= len(word) <= 24 or not word.isalpha():
        return word
    return _stemmer().stemWord(word)


@cache
def _stemmer() -> _Stemmer:
    import snowballstemmer

    stemmer: _Stemmer = snowballstemmer.stemmer("indonesian")
    return stemmer


def own_sql(dossier: str) -> str:
    """Return the SQL of all that a dossier has in the office's own fields, by the SQL of its id.

    An office that has no such fields is not made to look for them in every dossier.
    """
    values = f"SELECT value FROM custom_value WHERE dossier_id = {dossier} ORDER BY field_id"
    joined = f"(SELECT group_concat(value, ' ') FROM ({values}))"
    return f"iif((SELECT 1 FROM custom_value LIMIT 1) IS NULL, NULL, {joined})"


def _rest(kind: str, row: str) -> str:
    return " || ' ' || ".join(f"coalesce({_text(row, column)}, '')" for column in _REST[kind])


def _text(row: str, column: str) -> str:
    if column == "sha256":
        return f"(SELECT substr(text, 1, {LONGEST_TEXT}) FROM file_text WHERE sha256 = {row}sha256)"
    if column == "own":
        return own_sql(f"{row}id")
    # A code is one word of the index ("pl018"), which `code_word` makes of it too: as three words, each of them
    # common, it would be the slowest thing to look for, and it is what is looked for most.
    return f"replace(replace({row}{column}, '.', ''), ' ', '')" if column == "code" else f"{row}{column}"


def _title(kind: str, row: str) -> str:
    title = _TITLE[kind]
    return title.format(r=row) if "{r}" in title else f"{row}{title}"


def _triggers(kind: str) -> Iterator[str]:
    base = KINDS[kind] << SHIFT
    old = (
        f"INSERT INTO archive_search_dirty (doc, title, rest) VALUES ({base} + OLD.id, {_title(kind, 'OLD.')}, "
        f"{_rest(kind, 'OLD.')}) ON CONFLICT (doc) DO NOTHING;"
    )
    changed = " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in ("id", *_WATCHED[kind]))
    yield (
        f"CREATE TRIGGER {kind}_search_insert AFTER INSERT ON {kind} BEGIN "
        f"INSERT INTO archive_search_dirty (doc) VALUES ({base} + NEW.id) ON CONFLICT (doc) DO NOTHING; END"
    )
    yield (
        f"CREATE TRIGGER {kind}_search_update AFTER UPDATE OF id, {', '.join(_WATCHED[kind])} ON {kind} "
        f"WHEN {changed} BEGIN {old} END"
    )
    yield f"CREATE TRIGGER {kind}_search_delete AFTER DELETE ON {kind} BEGIN {old} END"


def _triggers_of_texts() -> Iterator[str]:
    """Note the files whose text was read, read anew or forgotten, with the text that the index has of them."""
    note = (
        "INSERT INTO archive_search_dirty (doc, title, rest) SELECT r.id, r.name, {0} FROM digital_file AS r"
        " WHERE r.sha256 = {1}.sha256 ON CONFLICT (doc) DO NOTHING;"
    )
    old = f"substr(OLD.text, 1, {LONGEST_TEXT})"
    for event, text, row in (("insert", "''", "NEW"), ("update", old, "OLD"), ("delete", old, "OLD")):
        yield (
            f"CREATE TRIGGER file_text_search_{event} AFTER {event.upper()} ON file_text"
            f" BEGIN {note.format(text, row)} END"
        )


def _triggers_of_own_fields() -> Iterator[str]:
    """Note the dossiers whose own fields change, with the text that the index has of them: so, before they do."""
    base = KINDS["dossier"] << SHIFT
    note = (
        f"INSERT INTO archive_search_dirty (doc, title, rest) SELECT {base} + r.id, {_title('dossier', 'r.')},"
        f" {_rest('dossier', 'r.')} FROM dossier AS r WHERE r.id = {{0}}.dossier_id ON CONFLICT (doc) DO NOTHING;"
    )
    for event, row in (("insert", "NEW"), ("update", "OLD"), ("delete", "OLD")):
        yield (
            f"CREATE TRIGGER custom_value_search_{event} BEFORE {event.upper()} ON custom_value"
            f" BEGIN {note.format(row)} END"
        )


STATEMENTS = (
    """CREATE VIRTUAL TABLE archive_search USING fts5
    (title, rest, content='', tokenize='unicode61 remove_diacritics 2')""",
    "CREATE TABLE archive_search_dirty (doc INTEGER PRIMARY KEY, title TEXT, rest TEXT) STRICT",
    """CREATE TABLE archive_search_word (
        word TEXT PRIMARY KEY, stem TEXT NOT NULL, docs INTEGER NOT NULL, version INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX archive_search_word_stem ON archive_search_word (stem)",
    "CREATE INDEX archive_search_word_version ON archive_search_word (version, docs)",
    "CREATE TABLE archive_search_state (id INTEGER PRIMARY KEY CHECK (id = 1), version INTEGER NOT NULL) STRICT",
    "INSERT INTO archive_search_state VALUES (1, 0)",
    *(statement for kind in KINDS for statement in _triggers(kind)),
    *_triggers_of_texts(),
    *_triggers_of_own_fields(),
)


def texts_sql(kind: str, table: str) -> str:
    """Return the SELECT of number in the index, title and rest of all records of ``kind`` named in ``table.doc``."""
    base = KINDS[kind] << SHIFT
    return (
        f"SELECT n.doc, {_title(kind, 'r.')}, {_rest(kind, 'r.')} FROM {table} AS n "
        f"JOIN {kind} AS r ON r.id = n.doc - {base} WHERE n.doc BETWEEN {base} AND {base + _MASK} ORDER BY n.doc"
    )


def flush(connection: sqlite3.Connection) -> None:
    """Bring the index up to date with what this transaction changed."""
    if connection.execute("SELECT 1 FROM archive_search_dirty LIMIT 1").fetchone() is None:
        return
    counts: Counter[str] = Counter()
    gone = connection.execute("SELECT doc, title, rest FROM archive_search_dirty WHERE title IS NOT NULL ORDER BY doc")
    connection.executemany(
        "INSERT INTO archive_search (archive_search, rowid, title, rest) VALUES ('delete', ?, ?, ?)",
        _counted(gone, counts, -1),
    )
    for kind in KINDS:
        connection.executemany(
            "INSERT INTO archive_search (rowid, title, rest) VALUES (?, ?, ?)",
            _counted(connection.execute(texts_sql(kind, "archive_search_dirty")), counts, 1),
        )
    connection.execute("DELETE FROM archive_search_dirty")
    _keep_words(connection, counts)


def rebuild(cabinet: Cabinet) -> None:
    """Make the index anew from the records; nothing of the catalogue itself changes."""
    with cabinet.act("archive_index_rebuilt"):
        connection = cabinet.connection()
        connection.execute("INSERT INTO archive_search (archive_search) VALUES ('delete-all')")
        connection.execute("DELETE FROM archive_search_dirty")
        connection.execute("UPDATE archive_search_word SET docs = 0")
        for kind, number in KINDS.items():
            connection.execute(f"INSERT INTO archive_search_dirty (doc) SELECT {number << SHIFT} + id FROM {kind}")


def check(cabinet: Cabinet) -> Iterable[CheckFinding]:
    """Tell if the index is damaged, or holds other records than the tables do."""
    connection = cabinet.connection()
    tables = " UNION ALL ".join(f"SELECT {number << SHIFT} + id AS doc FROM {kind}" for kind, number in KINDS.items())
    held = "SELECT id FROM archive_search_docsize"
    wrong = connection.execute(
        # What an older version did not have in its index comes in with the next write.
        f"SELECT (SELECT count(*) FROM ({tables}) WHERE doc NOT IN ({held} UNION SELECT doc FROM archive_search_dirty))"
        f" + (SELECT count(*) FROM ({held}) WHERE id NOT IN (SELECT doc FROM ({tables})))"
    ).fetchone()[0]
    if wrong:
        yield CheckFinding("error", "search_index_behind", "archive_search", {"records": wrong})
    sound = _sound(connection)
    if not sound:
        yield CheckFinding("error", "search_index_damaged", "archive_search")


def _sound(connection: sqlite3.Connection) -> bool:
    """Let FTS5 walk the whole index by its vocabulary; a damaged one cannot be walked."""
    reading_only = connection.execute("PRAGMA query_only").fetchone()[0]
    try:
        # The vocabulary is a temporary table: a connection that may only read refuses even that one.
        connection.execute("PRAGMA query_only = 0")
        connection.execute(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.archive_search_terms USING fts5vocab(main, archive_search, row)"
        )
        connection.execute("SELECT sum(cnt) FROM temp.archive_search_terms").fetchone()
    except sqlite3.DatabaseError:
        return False
    finally:
        connection.execute(f"PRAGMA query_only = {reading_only}")
    return True


def _counted(rows: Iterable[tuple[int, str, str]], counts: Counter[str], step: int) -> Iterator[tuple[int, str, str]]:
    for row in rows:
        for word in set(words_of(f"{row[1]} {row[2]}")):
            if len(word) <= LONGEST_NUMBER or not word.isdigit():
                counts[word] += step
        yield row


def _keep_words(connection: sqlite3.Connection, counts: Counter[str]) -> None:
    changed = {word: count for word, count in counts.items() if count}
    connection.execute("UPDATE archive_search_state SET version = version + 1")
    version: int = connection.execute("SELECT version FROM archive_search_state").fetchone()[0]
    unknown = connection.execute(
        "SELECT value FROM json_each(?) WHERE value NOT IN (SELECT word FROM archive_search_word)",
        (json.dumps(list(changed)),),
    ).fetchall()
    connection.executemany(
        "INSERT INTO archive_search_word (word, stem, docs, version) VALUES (?, ?, 0, 0)",
        [(word, stem_of(word)) for (word,) in unknown],
    )
    connection.executemany(
        "UPDATE archive_search_word SET docs = docs + ?, version = ? WHERE word = ?",
        [(count, version, word) for word, count in changed.items()],
    )
