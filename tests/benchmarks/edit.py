"""A bulk edit of 100,000 dossiers, in the history, against the bare SQL update; the undo and redo rows share it."""

from __future__ import annotations

import random
import shutil
import sqlite3
import time
from array import array
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from tests.benchmarks import Outcome, Row, Way

DOSSIERS = 100_000
_STAGES = ("active", "permanent")
_CONDITIONS = ("good", "fragile", "damaged", None)


def prepare(folder: Path) -> None:
    """Fill a cabinet with dossiers of mixed stages and conditions."""
    from app.archive.tables import Dossier
    from app.cabinet import open_cabinet

    chance = random.Random(1)  # noqa: S311 - a sample, no secret
    with open_cabinet(folder / "lemari", write=True, create=True, who="uji") as cabinet, cabinet.act("fill") as act:
        act.insert(
            Dossier,
            (
                {
                    "number": f"{n:06}",
                    "number_key": f"{n:06}",
                    "code": "PL.01.8",
                    "code_key": "pl.01.8",
                    "title": f"Berita acara rekapitulasi hasil penghitungan suara TPS {n % 800:03} berkas {n}",
                    "title_key": f"berita acara {n:06}",
                    "year_from": 2014 + n % 10,
                    "year_key": 2014 + n % 10,
                    "stage": chance.choice(_STAGES),
                    "condition": chance.choice(_CONDITIONS),
                    "note": f"catatan {n}",
                }
                for n in range(DOSSIERS)
            ),
        )


def timed(steps: str) -> Way:
    """Return our way: do ``steps`` of edit, undo and redo in order; the last one counts."""

    def run(folder: Path, _: object) -> Outcome:
        from app.archive import bulk
        from app.archive.bulk import Change, How
        from app.cabinet import open_cabinet

        def edit() -> None:
            # As the window does it: the numbers of what is picked, all but one, so that they are no mere span.
            changes = [Change("stage", How.REPLACE, "inactive"), Change("condition", How.REPLACE, "good")]
            with cabinet.act("dossiers_edited", dossiers=len(picked)) as act:
                bulk.apply(act, cabinet, picked, changes)

        with open_cabinet(folder / "salinan", write=True) as cabinet:
            rows = cabinet.connection().execute("SELECT id FROM dossier WHERE id <> 50000 ORDER BY year_key, id")
            picked = array("q", (row[0] for row in rows))
            ways: dict[str, Callable[[], object]] = {"edit": edit, "undo": cabinet.undo, "redo": cabinet.redo}
            for step in steps.split():
                began = time.perf_counter()
                ways[step]()
                passed = time.perf_counter() - began
            return _outcome(cabinet.connection(), passed)

    return Way(f"Cabinet: {steps.split()[-1]}", run, _copy)


def bare(change: str) -> Way:
    """Return the peer's way: one UPDATE in one transaction, as safe on the disk as ours."""

    def run(folder: Path, _: object) -> Outcome:
        with closing(sqlite3.connect(folder / "salinan" / "catalogue.db", isolation_level=None)) as connection:
            connection.execute("PRAGMA cache_size = -65536")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("CREATE TABLE before_edit AS SELECT id, stage, condition FROM dossier")
            connection.execute("CREATE UNIQUE INDEX before_edit_id ON before_edit (id)")
            if change != EDIT:
                connection.execute(EDIT)
            began = time.perf_counter()
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(change)
            connection.execute("COMMIT")
            return _outcome(connection, time.perf_counter() - began)

    return Way("the bare UPDATE", run, _copy)


EDIT = "UPDATE dossier SET stage = 'inactive', condition = 'good' WHERE id <> 50000"
#: What an undo amounts to in SQL, if somebody had kept the rows as they were.
BACK = "UPDATE dossier SET stage = b.stage, condition = b.condition FROM before_edit AS b WHERE b.id = dossier.id"


def _copy(folder: Path) -> None:
    shutil.rmtree(folder / "salinan", ignore_errors=True)
    shutil.copytree(folder / "lemari", folder / "salinan")


def _outcome(connection: sqlite3.Connection, seconds: float) -> Outcome:
    rows = connection.execute("SELECT stage, condition, count(*) FROM dossier GROUP BY 1, 2 ORDER BY 1, 2").fetchall()
    return Outcome({"rows": [list(row) for row in rows]}, seconds=seconds)


ROW = Row(
    what="bulk edit of 100,000 dossiers, in the history",
    prepare=prepare,
    ours=timed("edit"),
    peer=bare(EDIT),
    peer_goal=1.2,
)
