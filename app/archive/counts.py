"""Counts of what the archive holds: by year, class, medium, stage and place, and the few numbers of a status line."""

from __future__ import annotations

from dataclasses import dataclass

from app.archive import classification
from app.store import Cabinet


@dataclass(frozen=True, slots=True)
class Holding:
    """One line of a count of holdings: ``key`` is what the table keeps, ``title`` what is known of it."""

    key: str
    title: str
    dossiers: int


@dataclass(frozen=True, slots=True)
class Totals:
    """The numbers of the whole archive; ``loose_boxes`` boxes stand nowhere.

    ``unplaced`` dossiers are in no box; those destroyed or handed over need none.
    """

    dossiers: int
    items: int
    files: int
    boxes: int
    places: int
    unplaced: int
    loose_boxes: int


def totals(cabinet: Cabinet) -> Totals:
    """Return the numbers of the whole archive."""
    row = (
        cabinet.connection()
        .execute(
            "SELECT (SELECT count(*) FROM dossier), (SELECT count(*) FROM item), (SELECT count(*) FROM digital_file),"
            " (SELECT count(*) FROM box WHERE number <> ''), (SELECT count(*) FROM place),"
            " (SELECT count(*) FROM dossier WHERE box_id IS NULL AND stage NOT IN ('handed_over', 'destroyed')),"
            " (SELECT count(*) FROM box WHERE place_id IS NULL)"
        )
        .fetchone()
    )
    return Totals(*row)


def by_year(cabinet: Cabinet) -> tuple[Holding, ...]:
    """Return the holdings by the year dossiers begin in, oldest first; key "0" is those of no year."""
    return _holdings(cabinet, "SELECT year_key, '', count(*) FROM dossier GROUP BY year_key ORDER BY year_key")


def by_class(cabinet: Cabinet) -> tuple[Holding, ...]:
    """Return the holdings by the first part of their code ("PL.01.8" counts for "PL"), largest first."""
    return _holdings(
        cabinet,
        "SELECT key, '', sum(number) AS total FROM (SELECT CASE WHEN instr(code, '.') > 0"
        " THEN substr(code, 1, instr(code, '.') - 1) ELSE coalesce(code, '') END AS key, number"
        " FROM (SELECT code, count(*) AS number FROM dossier GROUP BY code)) GROUP BY key ORDER BY total DESC, key",
    )


def by_code(cabinet: Cabinet) -> tuple[Holding, ...]:
    """Return the holdings by whole code, with the title of the code where an edition knows it, largest first."""
    return _holdings(
        cabinet,
        f"SELECT t.code, {classification.TITLE_OF_CODE}, t.dossiers FROM ("
        "SELECT coalesce(code, '') AS code, count(*) AS dossiers FROM dossier GROUP BY 1) AS t"
        " ORDER BY t.dossiers DESC, t.code",
    )


def by_medium(cabinet: Cabinet) -> tuple[Holding, ...]:
    """Return the holdings by medium, largest first."""
    return _holdings(cabinet, "SELECT medium, '', count(*) AS total FROM dossier GROUP BY 1 ORDER BY total DESC, 1")


def by_stage(cabinet: Cabinet) -> tuple[Holding, ...]:
    """Return the holdings by life stage, largest first."""
    return _holdings(cabinet, "SELECT stage, '', count(*) AS total FROM dossier GROUP BY 1 ORDER BY total DESC, 1")


def by_place(cabinet: Cabinet) -> tuple[Holding, ...]:
    """Return the holdings by place, in the order of places, those that stand nowhere last."""
    return _holdings(
        cabinet,
        "SELECT coalesce(p.id, 0), coalesce(p.path, ''), count(*) FROM dossier AS d"
        " LEFT JOIN box AS b ON b.id = d.box_id LEFT JOIN place AS p ON p.id = b.place_id"
        " GROUP BY p.id ORDER BY p.id IS NULL, p.path_key",
    )


def _holdings(cabinet: Cabinet, sql: str) -> tuple[Holding, ...]:
    return tuple(Holding(str(key), title, number) for key, title, number in cabinet.connection().execute(sql))
