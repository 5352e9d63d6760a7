"""The words of the search index in memory: which begin so, which look so, and in how many records each stands.

FTS5 can tell this too, but only by reading the postings of every word; here it is bisection and RapidFuzz. The words
are read once per cabinet and then only those that changed.
"""

from __future__ import annotations

import sqlite3
import threading
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from heapq import nlargest
from weakref import WeakKeyDictionary

from app.store import Cabinet

_LAST = "\U0010ffff"
#: How many guesses at typing errors are remembered: the same word is asked for with each letter typed after it.
_MOST_GUESSES = 256


class Vocabulary:
    """All words of an index, sorted, with the number of records each stands in."""

    def __init__(self) -> None:
        self.version = -1
        #: Words and counts change together, since another thread may be looking words up.
        self._terms: tuple[list[str], array[int]] = [], array("q")
        self._guesses: dict[tuple[str, bool], list[str]] = {}

    def __len__(self) -> int:
        return len(self._terms[0])

    def learn(self, connection: sqlite3.Connection, version: int) -> None:
        """Take in all words, or those that changed since this vocabulary's version."""
        if not self._terms[0]:
            words = connection.execute("SELECT word, docs FROM archive_search_word ORDER BY word").fetchall()
            self._take(words)
            self.version = version
            return
        rows = connection.execute(
            "SELECT word, docs FROM archive_search_word WHERE version > ? ORDER BY word", (self.version,)
        ).fetchall()
        fresh = [(word, docs) for word, docs in rows if not self._count(word, docs)]
        if fresh:
            self._take(sorted([*zip(*self._terms, strict=True), *fresh]))
        self._guesses.clear()
        self.version = version

    def _take(self, words: Sequence[tuple[str, int]]) -> None:
        self._terms = [word for word, _ in words], array("q", [docs for _, docs in words])

    def docs(self, word: str) -> int:
        """Return in how many records a word stands."""
        words, counts = self._terms
        place = bisect_left(words, word)
        return counts[place] if place < len(words) and words[place] == word else 0

    def beginning(self, prefix: str, most: int) -> tuple[list[str], int, bool]:
        """Return the ``most`` common words that begin so, all their records together, and whether there are no more."""
        words, all_counts = self._terms
        first, last = bisect_left(words, prefix), bisect_left(words, prefix + _LAST)
        counts = all_counts[first:last]
        total = sum(counts)
        if last - first <= most:
            return [word for word, docs in zip(words[first:last], counts, strict=True) if docs], total, True
        best = nlargest(most, zip(counts, range(first, last), strict=True))
        return [words[place] for _, place in best], total, False

    def like(self, word: str, *, begun: bool, most: int = 3) -> list[str]:
        """Return the words one or two typing errors away, nearest and commonest first.

        With ``begun`` the word is half-typed: words are compared as far as it goes. Numbers and words of fewer than
        four letters are not guessed at.
        """
        if len(word) < 4 or not word.isalpha():
            return []
        asked = (word, begun)
        if asked not in self._guesses:
            if len(self._guesses) >= _MOST_GUESSES:
                self._guesses.clear()
            self._guesses[asked] = self._guess(word, begun=begun)
        return self._guesses[asked][:most]

    def _guess(self, word: str, *, begun: bool) -> list[str]:
        errors = 1 if len(word) < 6 else 2
        found = self._nearest(word, self._with_first(word[0]), errors, begun=begun)
        if not found and word[1] != word[0]:
            found = self._nearest(word, self._with_first(word[1]), errors, begun=begun)
        if not found and not begun:
            found = self._nearest(word, self._ending(word[1:]), errors, begun=begun)
        return found

    def _count(self, word: str, docs: int) -> bool:
        words, counts = self._terms
        place = bisect_left(words, word)
        if place == len(words) or words[place] != word:
            return False
        counts[place] = docs
        return True

    def _with_first(self, letter: str) -> list[str]:
        words, _ = self._terms
        return words[bisect_left(words, letter) : bisect_left(words, letter + _LAST)]

    def _ending(self, ending: str) -> list[str]:
        """Return the words that differ in their first letter only: too slow for each keystroke of a half-typed word."""
        return [word for word in self._terms[0] if word.endswith(ending) and len(word) <= len(ending) + 2]

    def _nearest(self, word: str, candidates: list[str], errors: int, *, begun: bool) -> list[str]:
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        size = len(word)
        if begun:
            texts = list({other[:size] for other in candidates if len(other) >= size - errors})
        else:
            texts = [other for other in candidates if size - errors <= len(other) <= size + errors]
        near = process.extract(word, texts, scorer=OSA.distance, score_cutoff=errors, limit=24)
        ranked = sorted(
            (distance, -docs, other)
            for text, distance, _ in near
            for other in (self.beginning(text, 24)[0] if begun else [text])
            if (docs := self.docs(other))
        )
        return [other for distance, _, other in ranked if distance == ranked[0][0]][:24]


_known: WeakKeyDictionary[Cabinet, Vocabulary] = WeakKeyDictionary()
_lock = threading.Lock()


def vocabulary_of(cabinet: Cabinet) -> Vocabulary:
    """Return the vocabulary of a cabinet as it is now; read inside an open act it is read anew each time."""
    connection = cabinet.connection()
    version: int = connection.execute("SELECT version FROM archive_search_state").fetchone()[0]
    if connection.in_transaction:
        # What an act has written may yet be rolled back: nothing of it may stay.
        vocabulary = Vocabulary()
        vocabulary.learn(connection, version)
        return vocabulary
    with _lock:
        vocabulary = _known.setdefault(cabinet, Vocabulary())
        if vocabulary.version != version:
            vocabulary.learn(connection, version)
        return vocabulary
