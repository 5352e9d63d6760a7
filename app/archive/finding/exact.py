"""Records that bear just the number, code or first words that were typed: looked up by key, before all words."""

from __future__ import annotations

import re
import sqlite3

from app.archive.finding.fields import Asked, Field
from app.archive.finding.index import doc_of
from app.archive.keys import natural_key, title_key

_BOX = re.compile(r"^\s*(?:boks|box|dus)\s*(?:no(?:mor)?\.?)?\s*(\S.*)$", re.IGNORECASE)
_DOSSIER = re.compile(r"^\s*(?:berkas|dossier|no(?:mor)?\.?)\s*(?:no(?:mor)?\.?)?\s*(\S*\d\S*)\s*$", re.IGNORECASE)
_LAST = "\U0010ffff"
_LONGEST = 120


def exact(connection: sqlite3.Connection, text: str) -> dict[int, str]:
    """Return the records whose number, code or first words are just what was typed, best first, with the field."""
    key = natural_key(text)
    if not key or len(key) > _LONGEST:
        return {}
    docs: dict[int, str] = {}

    def take(kind: str, field: str, sql: str, *values: object) -> None:
        for (id_,) in connection.execute(sql, values):
            docs.setdefault(doc_of(kind, id_), field)

    box = _BOX.match(text)
    box_key = natural_key(box[1]) if box is not None else key
    number = _DOSSIER.match(text)
    number_key = natural_key(number[1]) if number is not None else key
    take("box", "box", "SELECT id FROM box WHERE number_key = ? ORDER BY id LIMIT 20", box_key)
    take("dossier", "number", "SELECT id FROM dossier WHERE number_key = ? ORDER BY id DESC LIMIT 20", number_key)
    take(
        "dossier",
        "box",
        "SELECT d.id FROM box AS b JOIN dossier AS d ON d.box_id = b.id WHERE b.number_key = ?"
        " ORDER BY d.number_key LIMIT 50",
        box_key,
    )
    newest = "SELECT id FROM dossier WHERE code_key = ? ORDER BY year_key DESC, id DESC LIMIT 50"
    take("dossier", "code", newest, key)
    start = title_key(text)
    if len(start) >= 3:
        begins = "SELECT id FROM dossier WHERE title_key >= ? AND title_key < ? ORDER BY title_key LIMIT 10"
        take("dossier", "title", begins, start, start + _LAST)
    return docs


def boxes_asked(connection: sqlite3.Connection, asked: Asked) -> dict[int, str]:
    """Return the boxes whose number is asked for as a field, where nothing else is."""
    found: dict[int, str] = {}
    alone = len(asked.filters) == 1 and not asked.filters[0].others and not asked.words.strip()
    for one in asked.filters if alone else ():
        if one.field is Field.BOX and not one.excluded:
            for value in filter(None, one.values):
                rows = connection.execute("SELECT id FROM box WHERE number_key = ? LIMIT 20", (natural_key(value),))
                found |= {doc_of("box", id_): "box" for (id_,) in rows}
    return found
