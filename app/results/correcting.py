"""A stored figure corrected later: the new value with its reason, while the old one and its cell stay told.

A correction is a delivery of one figure that names the same file, sheet and cell; undoing its act brings the old value
back. One that was blank is filled likewise: at its blank cell where the others of its area and of its kind show it,
else from paper alone. It knows no file and no window.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.errors import AppError, Exit
from app.results import area_sums, figures
from app.results.areas import Node, Tree, known_as
from app.results.blanks import blank_place
from app.results.choosing import choose_source, contest_of, id_of, kept_area
from app.results.lookup import KeptSubject, SubjectKey, subjects_of
from app.results.records import ElectionKey, Way
from app.results.tables import Amendment, Delivery
from app.results.traces import subject_words
from app.results.tracing import subject_of
from importers.values import LARGEST

if TYPE_CHECKING:
    from app.store.act import Act
    from app.store.cabinet import Cabinet

#: What an amendment is called that was made after the import.
CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """A figure that is not added up: what may be corrected, or filled; None for one taken away before or never there.

    ``source``, ``area``, ``subject`` and ``delivery`` are rows of the cabinet; the names are for people. One that was
    never ``stated`` has the delivery and cell that its file left blank, None and 0 where none is known.
    """

    source: int
    area: int
    subject: int
    delivery: int | None
    value: int | None
    cell: int
    source_name: str
    area_name: str
    subject_name: str
    stated: bool = True


def find(
    cabinet: Cabinet,
    election: ElectionKey,
    *,
    area: str,
    contestant: str | None = None,
    measure: str | None = None,
    source: str | None = None,
) -> StatedFigure:
    """Return the figure that stands in a cell for an area, or is blank; arguments as of `app.results.reading.trace`.

    Raises `AppError` as that does, ``figure_is_sum`` for a figure that is added up from finer areas, which are to be
    corrected instead, and ``figure_of_other_source`` for a blank of the source that counts where others state it.
    """
    connection = cabinet.connection()
    tree = Tree(connection)
    chosen = choose_source(connection, election, source, area)
    contest = contest_of(connection, chosen)
    node = kept_area(tree, area, contest)
    found = subjects_of(connection, contest).get(subject_of(contestant, measure))
    if found is None:
        raise AppError("subject_unknown", Exit.USAGE, subject=contestant or measure or "–", election=str(election))
    figure = _stated(cabinet, chosen, node, found)
    if source is None and not figure.stated:
        others = _stating(connection, contest, figure)
        if others:
            told = {"area": figure.area_name, "subject": figure.subject_name, "source": figure.source_name}
            raise AppError("figure_of_other_source", Exit.USAGE, **told, sources=", ".join(others))
    return figure


def _stating(connection: sqlite3.Connection, contest: int, figure: StatedFigure) -> list[str]:
    """Return the names of the other sources of a contest that state what one leaves blank."""
    rows = connection.execute(
        "SELECT id, name FROM source WHERE contest_id = ? AND id <> ? ORDER BY id", (contest, figure.source)
    )
    return [
        name
        for source, name in rows.fetchall()
        if connection.execute(
            f"SELECT 1 FROM ({figures.current(connection, source)}) WHERE area = ? AND subject = ? LIMIT 1",
            (figure.area, figure.subject),
        ).fetchone()
    ]


def find_kept(cabinet: Cabinet, source: int, area: int, key: SubjectKey) -> StatedFigure:
    """Return the figure that stands in a cell by the rows of source and area; raises `AppError` as `find` does."""
    connection = cabinet.connection()
    found = subjects_of(connection, contest_of(connection, source)).get(key)
    if found is None:
        raise AppError("subject_unknown", Exit.USAGE, subject=str(key), election="–")
    return _stated(cabinet, source, Tree(connection).by_id(area), found)


def _stated(cabinet: Cabinet, source: int, node: Node, subject: KeptSubject) -> StatedFigure:
    connection = cabinet.connection()
    name, area_name = _subject_name(subject), known_as(node)
    row = connection.execute(
        f"SELECT nullif(value, {figures.UNKNOWN}), cell, delivery"
        f" FROM ({figures.current(connection, source, unknown=True)}) WHERE area = ? AND subject = ?",
        (id_of(node), subject.id),
    ).fetchone()
    (source_name,) = connection.execute("SELECT name FROM source WHERE id = ?", (source,)).fetchone()
    if row is not None:
        value, cell, delivery = row
        return StatedFigure(source, id_of(node), subject.id, delivery, value, cell, source_name, area_name, name)
    from app.results.reading import trace_figure

    traced = trace_figure(cabinet, source, id_of(node), subject.key)
    if traced is not None and traced.cells:
        raise AppError("figure_is_sum", Exit.REFUSED, area=area_name, subject=name, count=len(traced.cells))
    delivery, cell = blank_place(connection, source, id_of(node), subject.id) or (None, 0)
    return StatedFigure(
        source, id_of(node), subject.id, delivery, None, cell, source_name, area_name, name, stated=False
    )


def correct(
    cabinet: Cabinet,
    figure: StatedFigure,
    value: int | None,
    reason: str,
    *,
    form: str | None = None,
    dossier: str | None = None,
) -> int:
    """Let ``value`` count for a figure from now on, for a reason that is kept with it, and return the act's number.

    None takes the figure away: nobody knows it, which is not nought. ``form`` and ``dossier`` name the signed paper
    that says so; left out, the figure's own stays.
    Raises `AppError`: ``correction_needs_reason``, ``correction_same``, ``correction_not_a_count``.
    """
    reason = " ".join(reason.split())
    if not reason:
        raise AppError("correction_needs_reason")
    if value is not None and not 0 <= value <= LARGEST:
        raise AppError("correction_not_a_count", value=value)
    if value == figure.value:
        same = "correction_same" if value is not None else "correction_blank_already"
        raise AppError(same, value=value, area=figure.area_name, subject=figure.subject_name)
    told = {"area": figure.area_name, "subject": figure.subject_name, "source": figure.source_name}
    code = "correct_figure"
    if value is None or figure.value is None:
        code = "blank_figure" if value is None else "fill_figure" if figure.stated else "fill_blank"
    with cabinet.act(code, **told, before=figure.value, after=value, reason=reason) as act:
        _store(act, cabinet, figure, value, reason, (form, dossier))
        batch: int = act.id
    return batch


def _store(
    act: Act,
    cabinet: Cabinet,
    figure: StatedFigure,
    value: int | None,
    reason: str,
    paper: tuple[str | None, str | None],
) -> None:
    stored = figures.UNKNOWN if value is None else value
    origin = cabinet.connection().execute(
        "SELECT file, sha256, sheet, kept, form, dossier FROM delivery WHERE id = ?", (figure.delivery,)
    )
    file, sha256, sheet, kept, form, dossier = origin.fetchone() or ("", "", "", None, None, None)
    row = {
        "source": figure.source,
        "area": figure.area,
        "batch": act.id,
        "file": file,
        "sha256": sha256,
        "sheet": sheet,
        "at": dt.datetime.now().astimezone().isoformat(timespec="seconds"),
        "way": str(Way.CORRECTION),
        "kept": kept,
        "form": paper[0] or form,
        "dossier": paper[1] or dossier,
        "reason": reason,
    }
    delivery = act.insert(Delivery, [row])[0]
    figures.store_scattered(act, delivery, [(figure.area, figure.subject, stored, figure.cell)])
    area_sums.touch(act, delivery)
    amendment = {
        "delivery": delivery,
        "area": figure.area,
        "subject": figure.subject,
        "cell": figures.called(figure.cell),
        "written": None if figure.value is None else str(figure.value),
        "value": stored,
        "code": CORRECTED,
    }
    act.insert(Amendment, [amendment])
    act.update(Delivery, Delivery.id == delivery, figures=1, live=1)


def amended(connection: sqlite3.Connection, source: int) -> dict[tuple[int, int], frozenset[str]]:
    """Return, by area and subject, the texts in whose place another value was taken, as far as that still counts.

    A file that says such a text again says nothing new: what was decided about it stands.
    """
    rows = connection.execute(
        "SELECT m.area, m.subject, m.written FROM amendment AS m JOIN delivery AS d ON d.id = m.delivery_id"
        " WHERE d.source_id = ? AND d.live = 1 AND m.written IS NOT NULL",
        (source,),
    )
    found: dict[tuple[int, int], frozenset[str]] = {}
    for area, subject, written in rows:
        found[area, subject] = found.get((area, subject), frozenset()) | {written}
    return found


def _subject_name(subject: KeptSubject) -> str:
    return subject_words(*subject.key, subject.short, subject.name)
