"""Dossiers that may be one and the same: found by their digital files and their titles, merged, or told apart for good.

It proposes only; that two are one is decided by people. What they told apart is remembered and not proposed again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.archive import arranging, dossiers, holding_back, tables, trash
from app.archive.keys import plain
from app.archive.many import among
from app.archive.records import Dossier
from app.errors import AppError
from app.store import Act, Cabinet
from app.store.room import Progress

#: From this likeness on two titles may be one written twice, and two words one misspelt (rapidfuzz, 0–100).
_TITLES, _WORDS = 88, 80
#: Up to so many titles of the same years and numbers are held against each other; of more only neighbours in order.
_MOST, _NEIGHBOURS = 1500, 40
_WORD = re.compile(r"[^\W_]+")
#: Small words that one title has and the other leaves out.
_SMALL = frozenset(
    ["dan", "di", "ke", "dari", "yang", "untuk", "pada", "dengan", "tentang", "atas", "oleh", "se", "serta"]
)
#: The fields that a merge looks at: those the form has.
FIELDS = (
    *("number", "code", "title", "year_from", "year_to", "extent", "unit", "copy_status", "medium", "condition"),
    *("access", "exempt", "stage", "category", "protection", "creator", "processing_unit", "election"),
    *("closed_year", "active_years", "inactive_years", "disposition", "box_id", "folder", "note"),
)


class Why(StrEnum):
    """What makes two dossiers likely to be one."""

    SAME_FILE = "same_file"
    SAME_TITLE = "same_title"
    LIKE_TITLE = "like_title"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two dossiers that may be one; ``first`` is the lesser number."""

    first: int
    second: int
    why: Why


@dataclass(frozen=True, slots=True)
class Merge:
    """What a merge would do: the values of both by field, what stays, and how much goes over.

    ``doubled`` files are in both already; they go into the trash with the dossier that goes.
    """

    keep: Dossier
    gone: Dossier
    values: Mapping[str, tuple[object, object]]
    result: Mapping[str, object]
    items: int
    files: int
    doubled: int


def find(cabinet: Cabinet, progress: Progress | None = None) -> tuple[Pair, ...]:
    """Return the pairs that may be one dossier, those with the same file first; what was told apart is left out."""
    found: dict[tuple[int, int], Why] = {}
    for first, second in cabinet.connection().execute(
        "SELECT DISTINCT a.dossier_id, b.dossier_id FROM digital_file AS a JOIN digital_file AS b"
        " ON b.sha256 = a.sha256 AND b.dossier_id > a.dossier_id WHERE a.size > 0"
    ):
        found[first, second] = Why.SAME_FILE
    for first, second, why in _like(cabinet, progress):
        found.setdefault((min(first, second), max(first, second)), why)
    apart = set(cabinet.connection().execute('SELECT "first_id", "second_id" FROM not_duplicate').fetchall())
    order = list(Why)
    pairs = [Pair(*key, why) for key, why in found.items() if key not in apart]
    return tuple(sorted(pairs, key=lambda pair: (order.index(pair.why), pair.first, pair.second)))


def tell_apart(act: Act, cabinet: Cabinet, first: int, second: int) -> None:
    """Remember that two dossiers are two."""
    first, second = sorted((first, second))
    query = 'SELECT 1 FROM not_duplicate WHERE "first_id" = ? AND "second_id" = ?'
    if cabinet.connection().execute(query, (first, second)).fetchone() is None:
        act.insert(tables.NotDuplicate, [{"first": first, "second": second}])


def plan(cabinet: Cabinet, keep: int, gone: int, taken: frozenset[str] = frozenset()) -> Merge:
    """Return what merging ``gone`` into ``keep`` would do; ``taken`` are fields whose value comes from ``gone``.

    What ``keep`` does not know is filled in from ``gone``. Raises `AppError` ``archive_dossier_missing``.
    """
    both = [*dossiers.many(cabinet, [keep, gone])]
    if len(both) != 2 or keep == gone:
        raise AppError("archive_dossier_missing")
    staying, going = both
    ours, theirs = _row(cabinet, keep), _row(cabinet, gone)
    values = {name: (ours[name], theirs[name]) for name in FIELDS if ours[name] != theirs[name]}
    result = {
        name: mine if mine not in (None, "") and name not in taken else other for name, (mine, other) in values.items()
    }
    known = {file.sha256 for file in staying.files}
    doubled = sum(file.sha256 in known for file in going.files)
    return Merge(staying, going, values, result, len(going.items), len(going.files) - doubled, doubled)


def merge(act: Act, cabinet: Cabinet, merging: Merge) -> None:
    """Do a merge: fields, items and files go over, and the other dossier goes into the trash.

    Raises `AppError` ``archive_held_back`` where one of them is lent, proposed or disputed.
    """
    keep, gone = merging.keep.id, merging.gone.id
    holding_back.refuse(cabinet, [keep, gone])
    arranging.move_items(act, cabinet, [item.id for item in merging.gone.items], keep)
    known = {file.sha256 for file in dossiers.files(cabinet, keep)}
    coming = [file.id for file in dossiers.files(cabinet, gone) if file.sha256 not in known]
    act.update(tables.DigitalFile, among(tables.DigitalFile.id, coming), dossier=keep)
    for table in (tables.CustomValue, tables.AccessionDossier):
        _hand_over(act, cabinet, table, keep, gone)
    trash.throw(act, cabinet, [gone])
    changes = {name: value for name, value in merging.result.items() if value != merging.values[name][0]}
    if changes:
        fields = {("box" if name == "box_id" else name): value for name, value in changes.items()}
        dossiers.edit(act, cabinet, [keep], **fields)


def _hand_over(
    act: Act, cabinet: Cabinet, model: type[tables.CustomValue | tables.AccessionDossier], keep: int, gone: int
) -> None:
    """Give the rows of a table that ``keep`` has none like over to it."""
    like = "AND t.field_id = o.field_id" if model is tables.CustomValue else ""
    table = model._meta.table_name
    rows = cabinet.connection().execute(
        f"SELECT o.id FROM {table} AS o WHERE o.dossier_id = ?"
        f" AND NOT EXISTS (SELECT 1 FROM {table} AS t WHERE t.dossier_id = ? {like})",
        (gone, keep),
    )
    act.update(model, among(model.id, [row[0] for row in rows.fetchall()]), dossier=keep)


def _row(cabinet: Cabinet, dossier: int) -> dict[str, object]:
    row = cabinet.connection().execute(f"SELECT {', '.join(FIELDS)} FROM dossier WHERE id = ?", (dossier,)).fetchone()
    return dict(zip(FIELDS, row, strict=True))


def _like(cabinet: Cabinet, progress: Progress | None) -> Iterator[tuple[int, int, Why]]:
    """Yield pairs whose titles are the same or nearly so, among those of the same years and the same numbers."""
    cursor = cabinet.connection().execute(
        "SELECT id, year_from, year_to, title FROM dossier ORDER BY year_from, year_to"
    )
    count = cabinet.connection().execute("SELECT count(*) FROM dossier").fetchone()[0]
    groups: dict[tuple[str, ...], list[tuple[str, int]]] = {}
    years: tuple[object, object] | None = None
    for done, (id_, first, last, title) in enumerate(cursor):
        if (first, last or first) != years:
            yield from _in_groups(groups)
            groups, years = {}, (first, last or first)
        if progress is not None and done % 1000 == 0:
            progress(done / count)
        words = _WORD.findall(plain(title))
        numbers = tuple(word.lstrip("0") for word in words if any(sign.isdigit() for sign in word))
        letters = " ".join(sorted(word for word in words if word not in _SMALL and word.isalpha()))
        groups.setdefault(numbers, []).append((letters, id_))
    yield from _in_groups(groups)


def _in_groups(groups: Mapping[tuple[str, ...], list[tuple[str, int]]]) -> Iterator[tuple[int, int, Why]]:
    for found in groups.values():
        if len(found) > 1:
            yield from _in_group(sorted(found))


def _in_group(found: Sequence[tuple[str, int]]) -> Iterator[tuple[int, int, Why]]:
    """Yield the pairs of one group, sorted by words: those of one text as a chain, then those nearly alike."""
    from rapidfuzz import fuzz

    distinct: list[tuple[str, int]] = []
    for letters, id_ in found:
        if distinct and distinct[-1][0] == letters:
            yield distinct[-1][1], id_, Why.SAME_TITLE
        else:
            distinct.append((letters, id_))
    reach = len(distinct) if len(distinct) <= _MOST else _NEIGHBOURS
    for at, (letters, id_) in enumerate(distinct):
        for other, other_id in distinct[at + 1 : at + 1 + reach]:
            if fuzz.ratio(letters, other, score_cutoff=_TITLES) and _same_words(letters, other):
                yield id_, other_id, Why.LIKE_TITLE


def _same_words(one: str, other: str) -> bool:
    """Tell whether the words that two titles do not share are the same ones misspelt."""
    from rapidfuzz import fuzz

    mine, theirs = one.split(), other.split()
    for word in list(mine):
        if word in theirs:
            mine.remove(word)
            theirs.remove(word)
    if len(mine) != len(theirs) or len(mine) > 3:
        return False
    return all(len(word) > 3 and any(fuzz.ratio(word, their) >= _WORDS for their in theirs) for word in mine)
