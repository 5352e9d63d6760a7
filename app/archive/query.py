"""What was typed into the search box as a query of the index: web-search syntax, word forms and typing errors.

`playhouse.fts_parser` reads the syntax (phrases in quotes, -exclusion, OR, brackets). Each single word is then
widened from the vocabulary: the last one to the words that begin so, every one to the forms of its stem, and one that
stands nowhere to the words it resembles. A word in quotes is taken as it is.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.archive.search_index import stem_of, words_of
from app.archive.vocabulary import Vocabulary

#: A sign that separates words for the index and people cannot type: it marks a single word that stood in quotes.
_EXACT = "\u2063"
#: Signs the parser takes for parts of words and the index does not.
_SEPARATING = str.maketrans({"\x00": " ", "_": " ", _EXACT: " "})
_LONGEST = 400
_TOKEN = re.compile(r'\(|\)|"(?P<text>[^"]*)"(?P<star>\*?)|[A-Z]+')
_QUOTED_WORD = re.compile(r'"([^"\s]+)"')
_MOST_BEGINNINGS = 64
_MOST_FORMS = 24
#: With no more records than this, FTS5's own prefix search is fast enough.
_FEW_POSTINGS = 20_000

#: How well a word fits what was typed.
AS_TYPED, BEGINS, FORM, RESEMBLES = 1.0, 0.8, 0.6, 0.5


@dataclass(frozen=True, slots=True)
class Term:
    """One thing looked for: words taken for it with how well they fit, or a phrase; ``docs`` bounds its records."""

    words: Mapping[str, float]
    docs: int
    begins: str | None = None
    phrase: tuple[str, ...] = ()

    def fits(self, word: str) -> float:
        """Return how well a word of a text fits, 0 for not at all."""
        found = self.words.get(word)
        if found is not None:
            return found
        return BEGINS if self.begins is not None and word.startswith(self.begins) else 0.0


@dataclass(frozen=True, slots=True)
class Query:
    """A query of the index; ``any_of`` tells that it holds alternatives, so that its rarest term bounds nothing."""

    match: str
    terms: tuple[Term, ...]
    any_of: bool
    instead: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def together(self) -> int:
        """How many postings the index has to walk to rank this."""
        return sum(term.docs for term in self.terms)

    @property
    def rarest(self) -> int:
        """No more records than this can match."""
        if self.any_of:
            return self.together
        return min((term.docs for term in self.terms), default=0)


def understand(text: str, vocabulary: Vocabulary, connection: sqlite3.Connection) -> Query | None:
    """Return the query that ``text`` stands for; None for an empty box, which filters nothing."""
    from playhouse import fts_parser

    parsed: str = fts_parser.parse(_prepared(text))
    if parsed == '""':
        return None
    return _Widening(vocabulary, connection).of(parsed)


def _prepared(text: str) -> str:
    """Mark words in quotes, and let the word still being typed stand for all that begin so."""
    text = text.translate(_SEPARATING)[:_LONGEST]
    marked = _QUOTED_WORD.sub(rf'"\1{_EXACT}"', text)
    last = marked.split()[-1] if marked.split() else ""
    if not marked or marked[-1].isspace() or last.startswith("-") or last in {"AND", "OR", "NOT"}:
        return marked
    if marked.count('"') % 2:
        return f'{marked}"*'
    return f"{marked}*" if marked[-1].isalnum() else marked


@dataclass(slots=True)
class _Widening:
    vocabulary: Vocabulary
    connection: sqlite3.Connection
    terms: list[Term] = field(default_factory=list)
    instead: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)

    def of(self, parsed: str) -> Query:
        out: list[str] = []
        excluded = [False]  # for each bracket open, whether it stands behind a NOT
        negated = any_of = False
        for token in _TOKEN.finditer(parsed):
            sign = token[0]
            if sign == "(":
                excluded.append(excluded[-1] or negated)
            elif sign == ")":
                excluded.pop()
            elif token["text"] is not None:
                out.append(self._term(token["text"], begun=bool(token["star"]), excluded=excluded[-1] or negated))
                negated = False
                continue
            else:
                any_of |= sign == "OR" and not excluded[-1]
            negated = sign == "NOT"
            out.append(sign)
        return Query(" ".join(out), tuple(self.terms), any_of, tuple(self.instead))

    def _term(self, text: str, *, begun: bool, excluded: bool) -> str:
        words = words_of(text)
        if len(words) != 1 or excluded or _EXACT in text:
            return self._as_typed(words, begun=begun, excluded=excluded)
        word = words[0]
        fitting = {word: AS_TYPED}
        begins: str | None = None
        if begun:
            beginning, total, all_of_them = self.vocabulary.beginning(word, _MOST_BEGINNINGS)
            fitting |= dict.fromkeys((other for other in beginning if other != word), BEGINS)
            if not all_of_them and total <= _FEW_POSTINGS:
                begins = word
        fitting |= dict.fromkeys((form for form in self._forms(word) if form not in fitting), FORM)
        if not any(self.vocabulary.docs(other) for other in fitting):
            like = self.vocabulary.like(word, begun=begun)
            if like:
                self.instead.append((text, tuple(like)))
                fitting |= dict.fromkeys(like, RESEMBLES)
        self.terms.append(Term(fitting, sum(map(self.vocabulary.docs, fitting)), begins))
        parts = [f'"{other}"' for other in fitting]
        if begins is not None:
            parts = [f'"{begins}"*', *(f'"{other}"' for other in fitting if not other.startswith(begins))]
        return parts[0] if len(parts) == 1 else f"({' OR '.join(parts)})"

    def _as_typed(self, words: list[str], *, begun: bool, excluded: bool) -> str:
        if words and not excluded:
            docs = [self.vocabulary.docs(word) for word in (words[:-1] if begun and len(words) > 1 else words)]
            self.terms.append(Term({}, min(docs), phrase=tuple(words)))
        return f'"{" ".join(words)}"{"*" if begun and words else ""}'

    def _forms(self, word: str) -> list[str]:
        """Return the other words of the index that have the same stem, the commonest first."""
        stem = stem_of(word)
        if len(stem) < 3 or not word.isalpha():
            return []
        rows = self.connection.execute(
            "SELECT word FROM archive_search_word WHERE stem = ? AND docs > 0 ORDER BY docs DESC LIMIT ?",
            (stem, _MOST_FORMS),
        )
        return [form for (form,) in rows if form != word]
