"""What was typed into the search box as a query of the index: web-search syntax, word forms and typing errors.

`playhouse.fts_parser` reads the syntax (phrases in quotes, -exclusion, OR, brackets). Each single word is then
widened from the vocabulary: the last one to the words that begin so, every one to the forms of its stem, and one that
stands nowhere to the words it resembles. A word in quotes is taken as it is.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from app.archive.finding.index import LONGEST_NUMBER, code_word, stem_of, words_of
from app.archive.finding.vocabulary import Vocabulary

#: A sign that separates words for the index and people cannot type: it marks a single word that stood in quotes.
_EXACT = "\u2063"
#: Signs the parser takes for parts of words and the index does not.
_SEPARATING = str.maketrans({"\x00": " ", "_": " ", _EXACT: " "})
_LONGEST = 400
_TOKEN = re.compile(r'\(|\)|"(?P<text>[^"]*)"(?P<star>\*?)|[A-Z]+')
_TERM = re.compile(r'"([^"]*)"(\*?)')
_WORDS_ONLY = re.compile(r'"[^"]*"\*?(?: AND "[^"]*"\*?)*')
#: A classification code, also one that is still being typed or has blanks for its dots; a year behind it is none of it.
_CODE = re.compile(r"(?<![\w./])[A-Za-z]{2,5}(?:(?:\.\d{0,3})+|(?:[. ]\d{1,2}(?!\d))+)(?![\w-]|\.\d)")
_BARE_WORDS = re.compile(r"\s*[^\W_]+(?:\s+[^\W_]+)+\s*")
_QUOTED_WORD = re.compile(r'"([^"\s]+)"')
_MOST_BEGINNINGS = 64
_MOST_PHRASES = 8
_MOST_FORMS = 24
_MOST_LONGER = 12
_TELLING = 5
#: What everyone calls an election, and the words that lists and election keys have for it.
_EVERYDAY = {
    "pilpres": ("presiden", "ppwp"),
    "pileg": ("legislatif", "pdpr", "pdpd", "pdprdp", "pdprdk"),
    "pilgub": ("gubernur", "pkwkp"),
    "pilwalkot": ("walikota", "wali", "pkwkk"),
    "pilwako": ("walikota", "wali", "pkwkk"),
    "pilbup": ("bupati", "pkwkk"),
    "pilkada": ("pemilihan", "pkwkp", "pkwkk"),
}
#: What offices shorten, and write as one word or as two.
_WRITTEN_OUT = {
    "dpt": "daftar pemilih tetap",
    "dps": "daftar pemilih sementara",
    "dct": "daftar calon tetap",
    "dcs": "daftar calon sementara",
    "mk": "mahkamah konstitusi",
    "ba": "berita acara",
    "sk": "surat keputusan",
    "rpp": "rumah pintar pemilu",
    "paw": "penggantian antarwaktu",
    "lhkpn": "laporan harta kekayaan",
    "walikota": "wali kota",
    "antarwaktu": "antar waktu",
}
#: With no more records than this, FTS5's own prefix search is fast enough.
_FEW_POSTINGS = 20_000

#: How well a word fits what was typed.
AS_TYPED, BEGINS, FORM, RESEMBLES = 1.0, 0.8, 0.6, 0.5


@dataclass(frozen=True, slots=True)
class Term:
    """One thing looked for: words taken for it with how well they fit, or a phrase; ``docs`` bounds its records.

    ``written_out`` is a phrase that the word is short for. ``match`` is what the index is asked for it; ``field`` is
    the only field it is looked for in, "" for all.
    """

    words: Mapping[str, float]
    docs: int
    begins: str | None = None
    phrase: tuple[str, ...] = ()
    written_out: tuple[str, ...] = ()
    match: str = ""
    field: str = ""

    @property
    def beginnings(self) -> tuple[str, ...]:
        """How what is looked for may begin in a text, folded as the index folds it."""
        begun = (self.begins,) if self.begins is not None else ()
        return self.phrase[:1] or (*sorted(self.words, key=len, reverse=True), *begun)

    def fits(self, word: str) -> float:
        """Return how well a word of a text fits, 0 for not at all."""
        found = self.words.get(word)
        if found is not None:
            return found
        return BEGINS if self.begins is not None and word.startswith(self.begins) else 0.0


@dataclass(frozen=True, slots=True)
class Query:
    """A query of the index: no more than ``rarest`` records match, and ranking them walks ``together`` postings.

    ``all_of`` tells that it is its terms and nothing else, all of which must be there.
    """

    match: str
    terms: tuple[Term, ...]
    rarest: int
    together: int
    instead: tuple[tuple[str, tuple[str, ...]], ...]
    all_of: bool = False


def understand(
    text: str, vocabulary: Vocabulary, connection: sqlite3.Connection, *, all_begun: bool = False
) -> Query | None:
    """Return the query that ``text`` stands for; None for an empty box, which filters nothing.

    With ``all_begun`` every word, not only the last, stands for all that begin so: for what is found nowhere otherwise.
    """
    from playhouse import fts_parser

    parsed: str = fts_parser.parse(_prepared(text, vocabulary, all_begun=all_begun))
    if parsed == '""':
        return None
    return _Widening(vocabulary, connection).of(parsed)


def _prepared(text: str, vocabulary: Vocabulary, *, all_begun: bool) -> str:
    """Mark words in quotes, make codes one word, and let the word still being typed stand for all that begin so."""
    text = text.translate(_SEPARATING)[:_LONGEST]
    if all_begun and _BARE_WORDS.fullmatch(text):
        return " ".join(word if word.isdigit() else f"{word}*" for word in text.split())
    if '"' not in text:
        text = _CODE.sub(lambda found: _one_word(found[0], vocabulary), text)
    marked = _QUOTED_WORD.sub(rf'"\1{_EXACT}"', text)
    last = marked.split()[-1] if marked.split() else ""
    if not marked or marked[-1].isspace() or last.startswith("-") or last in {"AND", "OR", "NOT"}:
        return marked
    if marked.count('"') % 2:
        return f'{marked}"*'
    return f"{marked}*" if marked[-1].isalnum() else marked


def _one_word(code: str, vocabulary: Vocabulary) -> str:
    """Return a code, or the beginning of one, as the index has it; what begins no code stays as it is."""
    word = code_word(code)
    known, _, _ = vocabulary.beginning(word, 1)
    return f"{word}*" if known else code


@dataclass(slots=True)
class _Widening:
    vocabulary: Vocabulary
    connection: sqlite3.Connection
    terms: list[Term] = field(default_factory=list)
    instead: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)

    def of(self, parsed: str) -> Query:
        if _WORDS_ONLY.fullmatch(parsed):
            return self._all_of(_TERM.findall(parsed))
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
                if excluded[-1] or negated:
                    out.append(_phrase(words_of(token["text"]), begun=bool(token["star"])))
                else:
                    out.append(self._term(token["text"], begun=bool(token["star"])))
                negated = False
                continue
            else:
                any_of |= sign == "OR" and not excluded[-1]
            negated = sign == "NOT"
            out.append(sign)
        docs = [term.docs for term in self.terms]
        # Of alternatives the rarest bounds nothing.
        return self._query(" ".join(out), [sum(docs)] if any_of else docs)

    def _query(self, match: str, docs: list[int], *, all_of: bool = False) -> Query:
        return Query(match, tuple(self.terms), min(docs, default=0), sum(docs), tuple(self.instead), all_of=all_of)

    def _all_of(self, words: list[tuple[str, str]]) -> Query:
        """Return a query of words that must all be there, the rarest first: FTS5 then skips through the common ones.

        A single letter still being typed narrows down nothing but the order.
        """
        parts: list[tuple[int, str]] = []
        for text, star in words:
            part = self._term(text, begun=bool(star))
            begun_letter = star and len("".join(words_of(text))) == 1
            if not begun_letter or ((text, star) == words[-1] and not parts):
                parts.append((self.terms[-1].docs, part))
        return self._query(" AND ".join(part for _, part in sorted(parts)), [docs for docs, _ in parts], all_of=True)

    def _term(self, text: str, *, begun: bool) -> str:
        match = self._widened(text, begun=begun)
        self.terms[-1] = replace(self.terms[-1], match=match)
        return match

    def _widened(self, text: str, *, begun: bool) -> str:
        words = words_of(text)
        if len(words) > 1:
            return self._several(words, begun=begun)
        if not words or _EXACT in text:
            self.terms.append(Term(dict.fromkeys(words, AS_TYPED), sum(map(self.vocabulary.docs, words))))
            return _phrase(words, begun=False)
        word = words[0]
        fitting = {word: AS_TYPED}
        begins: str | None = None
        if begun and word.isdigit() and len(word) > LONGEST_NUMBER:
            begins = word
        elif begun:
            beginning, total, all_of_them = self.vocabulary.beginning(word, _MOST_BEGINNINGS)
            fitting |= dict.fromkeys((other for other in beginning if other != word), BEGINS)
            if not all_of_them and total <= _FEW_POSTINGS:
                begins = word
        forms = (*self._forms(word), *_everyday(word, begun=begun))
        fitting |= dict.fromkeys((form for form in forms if form not in fitting), FORM)
        if word not in _WRITTEN_OUT and not any(self.vocabulary.docs(other) for other in fitting):
            like = self.vocabulary.like(word, begun=begun)
            if like:
                self.instead.append((text, tuple(like)))
                fitting |= dict.fromkeys(like, RESEMBLES)
        written_out = tuple(_WRITTEN_OUT.get(word, "").split())
        docs = sum(map(self.vocabulary.docs, fitting))
        docs += min(map(self.vocabulary.docs, written_out), default=0)
        self.terms.append(Term(fitting, docs, begins, written_out=written_out))
        native = [f'"{begins}"*'] if begins is not None else []
        others = [f'"{other}"' for other in fitting if begins is None or not other.startswith(begins)]
        return _any([*native, *others, *([_phrase(list(written_out), begun=False)] if written_out else [])])

    def _several(self, words: list[str], *, begun: bool) -> str:
        """Return a phrase; while its last word is being typed, one that is loose where too many words begin so."""
        docs = min(self.vocabulary.docs(word) for word in (words[:-1] if begun else words))
        self.terms.append(Term({}, docs, phrase=tuple(words)))
        if not begun:
            return _phrase(words, begun=False)
        *whole, last = words
        if last.isdigit() and len(last) > LONGEST_NUMBER:
            return _phrase(words, begun=True)
        beginning, _, all_of_them = self.vocabulary.beginning(last, _MOST_PHRASES)
        if all_of_them:
            return _any([_phrase([*whole, other], begun=False) for other in beginning or [last]])
        if len(last) == 1:
            return _phrase(whole, begun=False)
        beginning, _, _ = self.vocabulary.beginning(last, _MOST_BEGINNINGS)
        some = _any([f'"{other}"' for other in beginning])
        return f"({_phrase(whole, begun=False)} AND {some})"

    def _forms(self, word: str) -> list[str]:
        """Return the other words of the index that have the same stem or begin with it, the commonest first.

        What begins so is a form where the stem is long enough to tell: "merekap" is one of "rekapitulasi".
        """
        stem = stem_of(word)
        if len(stem) < 3 or not word.isalpha():
            return []
        longer = self.vocabulary.beginning(stem, _MOST_LONGER)[0] if len(stem) >= _TELLING else []
        rows = self.connection.execute(
            "SELECT word FROM archive_search_word WHERE stem = ? AND docs > 0 ORDER BY docs DESC LIMIT ?",
            (stem, _MOST_FORMS),
        )
        return [form for form in dict.fromkeys((*(form for (form,) in rows), *longer)) if form != word]


def _everyday(word: str, *, begun: bool) -> tuple[str, ...]:
    """Return the words for an election that is called by its everyday name, or by as much of it as is telling."""
    if not begun or len(word) < 5:
        return _EVERYDAY.get(word, ())
    return tuple(other for name, words in _EVERYDAY.items() if name.startswith(word) for other in words)


def _phrase(words: list[str], *, begun: bool) -> str:
    return f'"{" ".join(words)}"{"*" if begun and words else ""}'


def _any(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"({' OR '.join(parts)})"
