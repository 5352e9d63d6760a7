"""How a text was understood and why a dossier was found by it, for people to see; it finds nothing itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.archive.finding.candidates import candidates, with_passages, with_whole
from app.archive.finding.closed import told_instead
from app.archive.finding.fields import Part, read
from app.archive.finding.index import doc_of
from app.archive.finding.narrowing import narrowing_of
from app.archive.finding.query import Term, understand
from app.archive.finding.snippets import END, START, marked_text
from app.archive.finding.vocabulary import vocabulary_of
from app.archive.people import Viewer
from app.store import Cabinet

_MOST_REASONS = 6
#: Texts that are told of only where they have what no other text has.
_BESIDE = frozenset({"classification", "place"})


@dataclass(frozen=True, slots=True)
class Understood:
    """A part of what was typed; ``instead`` are the words that were looked for where it stands nowhere."""

    part: Part
    instead: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """A field of a dossier in which it was found, and the words of it that fit, as they stand there."""

    field: str
    words: tuple[str, ...]
    text: str


def understood(cabinet: Cabinet, text: str, *, who: Viewer | None = None) -> tuple[Understood, ...]:
    """Return the parts of a text as the search takes them for ``who``."""
    closed = who.closed_sql if who is not None else ""
    vocabulary, connection = vocabulary_of(cabinet), cabinet.connection()
    found: list[Understood] = []
    for part in read(text).parts:
        words = part.text if part.kind == "words" else ""
        if part.filter is not None and not part.filter.quoted:
            words = " ".join(narrowing_words(part))
        query = understand(words, vocabulary, connection) if words else None
        instead = dict(told_instead(connection, closed, query.instead)) if query is not None else {}
        found.append(Understood(part, tuple(dict.fromkeys(other for some in instead.values() for other in some))))
    return tuple(found)


def narrowing_words(part: Part) -> tuple[str, ...]:
    """Return the words of a field that go through the index, and so may be mended; none for numbers and codes."""
    one = part.filter
    return one.values if one is not None and one.worded and not one.excluded else ()


def reasons(cabinet: Cabinet, text: str, dossier: int) -> tuple[Reason, ...]:
    """Return in which fields of a dossier, its items and its place the words of a text stand."""
    connection, vocabulary = cabinet.connection(), vocabulary_of(cabinet)
    asked = read(text)
    own = narrowing_of(asked, vocabulary, connection).terms
    for all_begun in (False, True):
        query = understand(asked.words, vocabulary, connection, all_begun=all_begun)
        terms = (*(query.terms if query is not None else ()), *own)
        found = _reasons(cabinet, terms, dossier)
        if len({term for _, some in found for term in some}) == len(terms):
            break
    return tuple(reason for reason, _ in found[:_MOST_REASONS])


def _reasons(cabinet: Cabinet, terms: Sequence[Term], dossier: int) -> list[tuple[Reason, frozenset[int]]]:
    connection = cabinet.connection()
    found: list[tuple[Reason, frozenset[int]]] = []
    whole = with_whole(connection, candidates(connection, [doc_of("dossier", dossier)]))
    rows = connection.execute("SELECT id FROM digital_file WHERE dossier_id = ? ORDER BY id", (dossier,))
    files = candidates(connection, [doc_of("digital_file", id_) for (id_,) in rows.fetchall()])
    for one in (*whole, *with_passages(connection, files, [term.beginnings for term in terms])):
        first = "title" if one in whole else "contents"
        for name, text in ((first, one.title), *one.rest):
            shown, fitting = marked_text(name, text, terms)
            told = frozenset[int]().union(*(some for _, some in found))
            if fitting - told if name in _BESIDE else fitting:
                words = tuple(dict.fromkeys(piece.partition(END)[0] for piece in shown.split(START)[1:]))
                found.append((Reason(name, words, shown.replace(START, "").replace(END, "")), fitting))
    return found
