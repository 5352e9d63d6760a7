"""Snippets of what was found, the found words between STX and ETX; it knows texts and terms, no index."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.archive.finding.candidates import Text
from app.archive.finding.index import code_word, words_of
from app.archive.finding.query import Term
from app.archive.finding.ranking import holds
from app.archive.written import field_text

START, END = "\x02", "\x03"
#: A word, or a classification code, which is one word of the index.
_WORD = re.compile(r"[A-Za-z]{2,5}(?:\.\d{1,3})+|[^\W_]+")
_BEFORE, _LENGTH = 60, 220


def marked(title: str, rest: Sequence[Text], terms: Sequence[Term]) -> tuple[str, tuple[str, ...]]:
    """Return the title with the found words marked, and the fields they stand in.

    The first text of the rest that alone has some of them follows, under the name of its field.
    """
    title_spans = _spans(title, terms, "title")
    shown = _cut(title, title_spans)
    fields = ["title"] if title_spans else []
    missing = set(range(len(terms))) - {term for *_, term in title_spans}
    named = False
    for name, text in rest if missing else ():
        spans = _spans(text, terms, name)
        if missing.isdisjoint(term for *_, term in spans):
            continue
        fields.append(name)
        if not named:
            shown = f"{shown} — {field_text(name)}: {_cut(text, spans)}"
            named = True
    return shown, tuple(fields)


def marked_text(field: str, text: str, terms: Sequence[Term]) -> tuple[str, frozenset[int]]:
    """Return one text of a record with the found words marked, and the numbers of the terms that it has."""
    spans = _spans(text, terms, field)
    return _cut(text, spans), frozenset(term for *_, term in spans)


def _spans(text: str, terms: Sequence[Term], field: str) -> list[tuple[int, int, int]]:
    """Return (start, end, number of the term) of each word of a field that fits a term."""
    words = [(found.start(), found.end(), _folded(found[0])) for found in _WORD.finditer(text)]
    spans: dict[int, tuple[int, int, int]] = {}
    for number, term in enumerate(terms):
        if term.field not in {"", field}:
            continue
        phrase = term.phrase or term.written_out
        for place, (start, end, word) in enumerate(words):
            if not term.phrase and term.fits(word):
                spans.setdefault(start, (start, end, number))
            elif phrase and word.startswith(phrase[0]):
                run = words[place : place + len(phrase)]
                if holds([other for *_, other in run], phrase):
                    for inside in run:
                        spans.setdefault(inside[0], (inside[0], inside[1], number))
    return [spans[start] for start in sorted(spans)]


def _folded(word: str) -> str:
    if word.isascii():
        return code_word(word)
    return "".join(words_of(word))


def _cut(text: str, spans: Sequence[tuple[int, int, int]]) -> str:
    """Return the part of a text around its first found word, with marks, and dots where it was cut."""
    first = max(0, spans[0][0] - _BEFORE) if spans and len(text) > _LENGTH else 0
    if first:
        first = text.rfind(" ", 0, first) + 1
    last = min(len(text), first + _LENGTH)
    if last < len(text):
        last = max(text.rfind(" ", first, last), spans[0][1] if spans else 0, first + 1)
    out: list[str] = ["…" if first else ""]
    at = first
    for start, end, _ in spans:
        if start < at or end > last:
            continue
        out += [text[at:start], START, text[start:end], END]
        at = end
    out += [text[at:last], "…" if last < len(text) else ""]
    return "".join(out).translate(_ONE_LINE)


_ONE_LINE = str.maketrans("\n\r\t", "   ")
