"""Dossiers that may be one, as the window has them: the pairs as rows, and a merge shown field by field.

It knows no widget.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from app.archive import duplicates, listing, people
from app.archive.duplicates import Merge, Pair, Why
from app.archive.records import Dossier
from app.archive.written import field_text, place_text, value_text
from app.desktop import words
from app.desktop.session import Session
from app.desktop.widgets.rows import Row
from app.i18n import tr, trn
from app.store import Cabinet

if TYPE_CHECKING:
    from app.jobs import Progress

#: From so many letters in common on, texts are shown from so many before their difference.
_LONG, _BEFORE = 18, 8


class Doubles:
    """The pairs that are left to look at; which of the chosen one stays, and which values it takes from the other."""

    def __init__(self, cabinet: Cabinet, pairs: Sequence[Pair]) -> None:
        self._cabinet = cabinet
        self.pairs = list(pairs)
        self.at = 0
        self.swapped = False
        self.taken: frozenset[str] = frozenset()

    @property
    def pair(self) -> Pair | None:
        """The pair that is looked at."""
        return self.pairs[self.at] if self.at < len(self.pairs) else None

    def choose(self, at: int) -> None:
        """Look at another pair."""
        self.at, self.swapped, self.taken = at, False, frozenset()

    def swap(self) -> None:
        """Let the other one stay."""
        self.swapped, self.taken = not self.swapped, frozenset()

    def turn(self, field: str) -> None:
        """Take the value of a field from the other dossier, or from the one that stays again."""
        self.taken ^= {field}

    def merge(self) -> Merge | None:
        """Return what merging the pair would do; None where one of them is gone."""
        pair = self.pair
        if pair is None:
            return None
        keep, gone = (pair.second, pair.first) if self.swapped else (pair.first, pair.second)
        from app.errors import AppError

        try:
            return duplicates.plan(self._cabinet, keep, gone, self.taken)
        except AppError:
            return None

    def done(self) -> None:
        """Take the pair off the list, with those of a dossier that is gone."""
        del self.pairs[self.at]
        ids = {one for pair in self.pairs for one in (pair.first, pair.second)}
        there = {line.id for line in listing.lines(self._cabinet, sorted(ids))}
        self.pairs = [pair for pair in self.pairs if {pair.first, pair.second} <= there]
        self.choose(min(self.at, max(0, len(self.pairs) - 1)))

    def __len__(self) -> int:
        return len(self.pairs)

    @property
    def ids(self) -> Sequence[int]:
        """The positions of the pairs, by which a list knows them."""
        return range(len(self.pairs))

    def page(self, first: int, number: int) -> Sequence[Row]:
        """Return a run of the pairs as rows: the one, the other, the years, and why."""
        some = self.pairs[first : first + number]
        wanted = sorted({one for pair in some for one in (pair.first, pair.second)})
        lines = {line.id: line for line in listing.lines(self._cabinet, wanted)}
        rows = []
        for at, pair in enumerate(some, start=first):
            one, other = lines.get(pair.first), lines.get(pair.second)
            if one is not None and other is not None:
                cells = (
                    f"{one.number} · {one.title}",
                    f"{other.number} · {other.title}",
                    one.years,
                    why_words(pair.why),
                )
                rows.append(Row(at, cells))
        return rows


def find_work(session: Session) -> Callable[[Progress], tuple[Pair, ...]]:
    """Return the work that looks for duplicates among what whoever works here may open."""
    viewer = session.viewer

    def run(progress: Progress) -> tuple[Pair, ...]:
        pairs = duplicates.find(session.cabinet, progress)
        ids = sorted({one for pair in pairs for one in (pair.first, pair.second)})
        hidden = people.hidden(session.cabinet, viewer, ids)
        return tuple(pair for pair in pairs if hidden.keys().isdisjoint((pair.first, pair.second)))

    return run


def merge_work(merging: Merge) -> Callable[[Cabinet], None]:
    """Return the work that merges as one act."""

    def run(cabinet: Cabinet) -> None:
        with cabinet.act("dossiers_merged", gone=merging.gone.number, number=merging.keep.number) as act:
            duplicates.merge(act, cabinet, merging)

    return run


def apart_work(merging: Merge) -> Callable[[Cabinet], None]:
    """Return the work that remembers that the two are two, as one act."""

    def run(cabinet: Cabinet) -> None:
        with cabinet.act("dossiers_apart", other=merging.gone.number, number=merging.keep.number) as act:
            duplicates.tell_apart(act, cabinet, merging.keep.id, merging.gone.id)

    return run


def why_words(why: Why) -> str:
    """Return in words what makes two dossiers likely to be one."""
    return {
        Why.SAME_FILE: tr("Berkas digital sama"),
        Why.SAME_TITLE: tr("Uraian dan tahun sama"),
        Why.LIKE_TITLE: tr("Uraian hampir sama"),
    }[why]


def field_rows(merging: Merge) -> tuple[list[str], list[Row]]:
    """Return the fields in which the two differ, and rows of them: field, the one, the other, what will stand."""
    names = list(merging.values)
    rows = []
    for at, name in enumerate(names):
        mine, other = merging.values[name]
        result = merging.result[name]
        shown = _from_difference([_told(name, value, merging) for value in (mine, other, result)])
        rows.append(
            Row(at, (field_text("box" if name == "box_id" else name), *shown), "strong" if result != mine else "")
        )
    return names, rows


def goes_over(merging: Merge) -> str:
    """Return in words what goes over with a merge."""
    parts = [
        trn("{count} isi", "{count} isi", merging.items),
        trn("{count} berkas digital", "{count} berkas digital", merging.files),
    ]
    told = tr("Ikut pindah: {what}.", what=", ".join(parts))
    if merging.doubled:
        told += " " + trn(
            "{count} berkas digital yang sama tidak digandakan.",
            "{count} berkas digital yang sama tidak digandakan.",
            merging.doubled,
        )
    return told


def _from_difference(texts: Sequence[str]) -> tuple[str, ...]:
    """Return long texts from a little before where they begin to differ, so that a narrow column shows it."""
    pairs = zip(texts[0], texts[1], strict=False)
    same = next((at for at, (one, other) in enumerate(pairs) if one != other), min(len(texts[0]), len(texts[1])))
    if same < _LONG:
        return tuple(texts)
    return tuple(f"… {text[same - _BEFORE :]}" for text in texts)


def _told(name: str, value: object, merging: Merge) -> str:
    if name == "box_id":
        one: Dossier = merging.keep if value == merging.keep.box_id else merging.gone
        return place_text(" · ".join(one.place_path) or None, one.box) if value is not None else "–"
    if name == "election" and value:
        return words.election_short(str(value))
    return value_text(name, value) or "–"
