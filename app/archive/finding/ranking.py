"""How well a record fits what was asked: rare words count more, titles more than the rest; it knows no index."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from math import log

from app.archive.finding.candidates import Candidate, candidates
from app.archive.finding.index import KINDS, SHIFT, code_word, doc_of, words_of
from app.archive.finding.query import AS_TYPED, FORM, Term

_MOST_INSIDE = 5_000


def ranked(
    found: Sequence[Candidate], terms: Sequence[Term], exact: Mapping[int, str], *, cabinet_docs: int
) -> list[Candidate]:
    """Sort records: those in ``exact`` first and in its order, then the best, the newest of equals first."""
    first = {doc: place for place, doc in enumerate(exact)}
    weights = [log(1 + cabinet_docs / (1 + term.docs)) for term in terms]
    scored = [
        (first.get(candidate.doc, len(first)), -_score(candidate, terms, weights), -candidate.doc, candidate)
        for candidate in found
    ]
    scored.sort(key=lambda entry: entry[:3])
    return [candidate for *_, candidate in scored]


def holds(words: Sequence[str], phrase: Sequence[str]) -> bool:
    """Tell whether words stand side by side among others, the last one perhaps only begun."""
    *whole, last = phrase
    size = len(phrase)
    return any(
        list(words[start : start + size - 1]) == whole and words[start + size - 1].startswith(last)
        for start in range(len(words) - size + 1)
    )


def fitting(
    connection: sqlite3.Connection, dossiers: Sequence[int], terms: Sequence[Term], own: Sequence[Term]
) -> list[int]:
    """Return the records of some dossiers, themselves and what is in them, that have all ``terms``, newest first.

    The dossiers themselves have the ``own`` terms, too.
    """
    found = candidates(connection, [doc_of("dossier", id_) for id_ in dossiers])
    kept = {one.dossier: one for one in found if all(_has(one, term) for term in own if term.field != "contents")}
    within = ", ".join(map(str, filter(None, kept)))
    inside = [
        doc_of(kind, id_)
        for kind in ("item", "digital_file")
        for (id_,) in connection.execute(
            f"SELECT id FROM {kind} WHERE dossier_id IN ({within}) ORDER BY id DESC LIMIT ?", (_MOST_INSIDE,)
        )
    ]
    both = [*kept.values(), *candidates(connection, inside)]
    return sorted((one.doc for one in both if all(_has(one, term) for term in terms)), reverse=True)


def _has(candidate: Candidate, term: Term) -> bool:
    if not term.field:
        return bool(fit(words_of(candidate.title), term) or fit(rest_words(candidate), term))
    texts = (("title", candidate.title), *candidate.rest)
    return any(fit(words_of(text), term) for name, text in texts if name == term.field)


def _score(candidate: Candidate, terms: Sequence[Term], weights: Sequence[float]) -> float:
    title = words_of(candidate.title)
    rest: list[str] | None = None
    score = 0.0
    for term, weight in zip(terms, weights, strict=True):
        inside = fit(title, term)
        if not inside:
            rest = rest_words(candidate) if rest is None else rest
            score += weight * fit(rest, term)
        score += weight * 3.0 * inside
    if title and terms and not terms[0].phrase and terms[0].fits(title[0]) == AS_TYPED:
        score *= 1.1
    score /= 1 + 0.01 * len(title)
    return score * (1.15 if candidate.doc >> SHIFT == KINDS["dossier"] else 1.0)


def fit(words: Sequence[str], term: Term) -> float:
    """Return how well the best of some words fits a term, 0 for not at all."""
    if term.phrase:
        return float(holds(words, term.phrase))
    found = max(map(term.fits, words), default=0.0)
    return found or (FORM if term.written_out and holds(words, term.written_out) else 0.0)


def rest_words(candidate: Candidate) -> list[str]:
    """Return the words the index has of a record beside its title."""
    return [*words_of(" ".join(text for _, text in candidate.rest)), code_word(candidate.code or "")]
