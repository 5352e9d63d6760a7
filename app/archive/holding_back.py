"""What holds a dossier back from being moved, proposed again, deleted or destroyed: disputes, open proposals, loans.

A dossier that is held back keeps its box and folder. Its box may be carried elsewhere where no more than loans hold its
dossiers back (`carried`): what is lent is not in it, and comes back to wherever the box stands then.

What was destroyed or handed over is held back for good: only its record is left. Each cause is one source in
`SOURCES`; whoever wants to touch dossiers asks here and knows no cause by itself.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.archive.records import Stage
from app.errors import AppError
from app.i18n import tr, trn
from app.store import Cabinet

_CHUNK = 10_000
#: How many lent dossiers of boxes are named.
_TOLD = 5


class Cause(StrEnum):
    """Why a dossier is held back."""

    HOLD = "hold"
    PROPOSAL = "proposal"
    LOAN = "loan"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Hindrance:
    """One reason that holds a dossier back.

    ``record`` is the id of the hold, proposal or loan; ``detail`` the reason of a dispute, a proposal's number, the
    borrower, or the stage of what is gone; ``since`` an ISO date, where it is known; ``closed`` tells that the detail
    is as closed as the dossier itself.
    """

    cause: Cause
    record: int
    detail: str
    since: str
    closed: bool = False


#: A question to the catalogue for some dossiers: rows of dossier, record, detail, since, and whether that is closed.
Source = Callable[[Cabinet, str, Sequence[int]], Iterable[tuple[Any, ...]]]


def _disputes(cabinet: Cabinet, marks: str, ids: Sequence[int]) -> Iterable[tuple[Any, ...]]:
    return cabinet.connection().execute(
        "SELECT h.dossier, h.id, h.reason, h.since, d.access <> 'B' OR d.exempt FROM hold AS h"
        f" JOIN dossier AS d ON d.id = h.dossier WHERE h.lifted IS NULL AND h.dossier IN ({marks}) ORDER BY h.id",
        ids,
    )


def _proposals(cabinet: Cabinet, marks: str, ids: Sequence[int]) -> Iterable[tuple[Any, ...]]:
    return cabinet.connection().execute(
        "SELECT l.dossier, p.id, p.number, p.made_on, 0"
        " FROM proposal_line AS l JOIN proposal AS p ON p.id = l.proposal_id"
        f" WHERE p.state IN ('draft', 'proposed', 'consented') AND l.dossier IN ({marks}) ORDER BY p.id",
        ids,
    )


def _loans(cabinet: Cabinet, marks: str, ids: Sequence[int]) -> Iterable[tuple[Any, ...]]:
    return cabinet.connection().execute(
        "SELECT l.dossier, o.id, o.borrower, o.lent_on, 0 FROM loan_line AS l JOIN loan AS o ON o.id = l.loan_id"
        f" WHERE l.returned_on IS NULL AND l.dossier IN ({marks}) ORDER BY o.id",
        ids,
    )


def _gone(cabinet: Cabinet, marks: str, ids: Sequence[int]) -> Iterable[tuple[Any, ...]]:
    return cabinet.connection().execute(
        f"SELECT id, id, stage, '', 0 FROM dossier WHERE stage IN ('handed_over', 'destroyed') AND id IN ({marks})", ids
    )


SOURCES: dict[Cause, Source] = {
    Cause.HOLD: _disputes,
    Cause.PROPOSAL: _proposals,
    Cause.LOAN: _loans,
    Cause.GONE: _gone,
}


def hindrances(
    cabinet: Cabinet, ids: Iterable[int], *, besides: int | None = None, causes: Collection[Cause] = tuple(Cause)
) -> dict[int, tuple[Hindrance, ...]]:
    """Return what holds back those of the dossiers that are held back.

    ``besides`` leaves one proposal out, ``causes`` all causes but those.
    """
    wanted = list(ids)
    found: dict[int, list[Hindrance]] = {}
    for start in range(0, len(wanted), _CHUNK):
        some = wanted[start : start + _CHUNK]
        marks = ", ".join("?" * len(some))
        for cause in causes:
            for dossier, record, detail, since, closed in SOURCES[cause](cabinet, marks, some):
                if cause is not Cause.PROPOSAL or record != besides:
                    found.setdefault(dossier, []).append(Hindrance(cause, record, detail, since, bool(closed)))
    return {dossier: tuple(reasons) for dossier, reasons in found.items()}


def all_told(cabinet: Cabinet, ids: Iterable[int]) -> dict[int, str]:
    """Return in a few words what holds those of the dossiers back that are held back."""
    return {dossier: told(causes[0]) for dossier, causes in hindrances(cabinet, ids).items()}


def refuse(cabinet: Cabinet, ids: Iterable[int], *, besides: int | None = None) -> None:
    """Raise `AppError` ``archive_held_back`` if any of the dossiers is held back, naming the first and why."""
    _refuse(cabinet, hindrances(cabinet, ids, besides=besides))


def _refuse(cabinet: Cabinet, found: Mapping[int, tuple[Hindrance, ...]]) -> None:
    if not found:
        return
    dossier, causes = next(iter(found.items()))
    row = cabinet.connection().execute("SELECT number FROM dossier WHERE id = ?", (dossier,)).fetchone()
    # Its number only: the title may be closed to whoever is refused.
    raise AppError("archive_held_back", number=row[0] if row else "?", why=told(causes[0]), dossiers=len(found))


def refuse_gone(cabinet: Cabinet, ids: Iterable[int]) -> None:
    """Raise `AppError` ``archive_held_back`` if any of the dossiers was destroyed or handed over: that stays so."""
    _refuse(cabinet, hindrances(cabinet, ids, causes=(Cause.GONE,)))


def refuse_elsewhere(cabinet: Cabinet, ids: Sequence[int], to: Mapping[str, object]) -> None:
    """Raise `AppError` ``archive_held_back`` if one that is held back would get another ``box`` (an id) or folder."""
    columns = {"box": "box_id", "folder": "coalesce(folder, '')"}
    wanted = {columns[name]: value for name, value in to.items() if name in columns}
    if not wanted:
        return
    differs = " OR ".join(f"{column} IS NOT ?" for column in wanted)
    values = [value or "" if column != "box_id" else value for column, value in wanted.items()]
    connection = cabinet.connection()
    for start in range(0, len(ids), _CHUNK):
        rows = connection.execute(
            f"SELECT id FROM dossier WHERE id IN (SELECT value FROM json_each(?)) AND ({differs})",
            (json.dumps(list(ids[start : start + _CHUNK])), *values),
        )
        refuse(cabinet, [id_ for (id_,) in rows])


def carried(cabinet: Cabinet, boxes: Iterable[int]) -> None:
    """Raise `AppError` ``archive_held_back`` if a dispute or an open proposal keeps boxes from being carried away."""
    ids = _inside(cabinet, boxes)
    _refuse(cabinet, hindrances(cabinet, ids, causes=(Cause.HOLD, Cause.PROPOSAL)))


def lent_from(cabinet: Cabinet, boxes: Iterable[int]) -> str:
    """Return in a sentence which dossiers of boxes are lent, by whose loans; "" where none is."""
    found = hindrances(cabinet, _inside(cabinet, boxes), causes=(Cause.LOAN,))
    if not found:
        return ""
    listed = json.dumps(list(found))
    rows = cabinet.connection().execute(
        "SELECT id, number FROM dossier WHERE id IN (SELECT value FROM json_each(?)) ORDER BY number_key, id", (listed,)
    )
    numbers = [
        tr("{number} (pinjaman nomor {loan})", number=number, loan=str(found[id_][0].record)) for id_, number in rows
    ]
    more = len(numbers) - _TOLD
    told = ", ".join(numbers[:_TOLD]) + (f" +{more}" if more > 0 else "")
    return trn(
        "{count} berkas sedang dipinjam, jadi tidak ada di boksnya: {numbers}.",
        "{count} berkas sedang dipinjam, jadi tidak ada di boksnya: {numbers}.",
        len(numbers),
        numbers=told,
    )


def _inside(cabinet: Cabinet, boxes: Iterable[int]) -> list[int]:
    rows = cabinet.connection().execute(
        "SELECT id FROM dossier WHERE box_id IN (SELECT value FROM json_each(?)) ORDER BY id", (json.dumps([*boxes]),)
    )
    return [id_ for (id_,) in rows]


def told(hindrance: Hindrance, *, openly: bool = False) -> str:
    """Return in a few words what holds a dossier back; what is closed only ``openly``, to who may open the dossier."""
    match hindrance.cause:
        case Cause.HOLD if hindrance.closed and not openly:
            return tr("ditahan")
        case Cause.HOLD:
            return tr("ditahan: {reason}", reason=hindrance.detail)
        case Cause.PROPOSAL:
            return tr("dalam usulan {number}", number=hindrance.detail)
        case Cause.GONE if hindrance.detail == Stage.DESTROYED:
            return tr("sudah dimusnahkan")
        case Cause.GONE:
            return tr("sudah diserahkan")
        case Cause.LOAN:
            return tr(
                "dipinjam {borrower} (pinjaman nomor {loan})", borrower=hindrance.detail, loan=str(hindrance.record)
            )
