"""Dossiers moved from one edition of the classification to another: which code becomes which, and the moving itself.

Where a code and its title are the same in both editions that is sure; all else is only a proposal a person settles.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.archive import classification, tables
from app.archive.keys import natural_key, plain
from app.archive.records import Classification
from app.store import Act, Cabinet

#: How alike two titles must be, in per cent, for one to be proposed; and how many are.
_ALIKE, _PROPOSED = 70, 3
#: Titles may have 3,000 characters; so many tell one from another.
_COMPARED = 200


@dataclass(frozen=True, slots=True)
class CodeMove:
    """A code that dossiers bear, how many do, and the codes of the other edition it may become, likeliest first.

    ``sure`` says that the first of them is the same code with the same title.
    """

    code: Classification
    dossiers: int
    candidates: tuple[Classification, ...]
    sure: bool


def plan_move(cabinet: Cabinet, source: int, target: int) -> tuple[CodeMove, ...]:
    """Return the codes of edition ``source`` that dossiers bear, with what each may become in edition ``target``."""
    counts = dict(
        cabinet.connection()
        .execute(
            "SELECT c.id, count(*) FROM class_code AS c JOIN dossier AS d ON d.class_code_id = c.id"
            " WHERE c.edition_id = ? GROUP BY c.id",
            (source,),
        )
        .fetchall()
    )
    if not counts:
        return ()
    new = classification.codes(cabinet, target)
    moves = []
    for code in classification.codes(cabinet, source):
        if code.id in counts:
            candidates, sure = _candidates(code, new)
            moves.append(CodeMove(code, counts[code.id], candidates, sure))
    return tuple(moves)


def move(act: Act, cabinet: Cabinet, chosen: Mapping[int, int]) -> int:
    """Give the dossiers of each old code (an id) its new one; return how many were moved.

    Their periods are the new code's from then on, unless a dossier has its own. Lists that are frozen stay.
    """
    dossier = tables.Dossier
    count = 0
    for old, new in chosen.items():
        code = classification.by_id(cabinet, new)
        if code is not None:
            changes = {"code": code.code, "code_key": natural_key(code.code), "class_code": code.id}
            count += act.update(dossier, dossier.class_code == old, **changes)
    return count


def _candidates(code: Classification, new: Sequence[Classification]) -> tuple[tuple[Classification, ...], bool]:
    from rapidfuzz import fuzz, process

    title = plain(code.title)
    same = [other for other in new if other.code == code.code]
    exact = [other for other in same if plain(other.title) == title]
    if len(exact) == 1:
        return (exact[0],), True
    called = [other for other in new if plain(other.title) == title]
    titles = [plain(other.title)[:_COMPARED] for other in new]
    near = process.extract(
        title[:_COMPARED], titles, scorer=fuzz.token_sort_ratio, score_cutoff=_ALIKE, limit=_PROPOSED
    )
    found = dict.fromkeys((*called, *same, *(new[at] for _words, _score, at in near)))
    return tuple(found), False
