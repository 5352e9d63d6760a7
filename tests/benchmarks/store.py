"""Plan, check and store 600,000 figures of 50,000 TPS, undoably, against pandas melt + to_sql into the same tables.

The TPS are kept already, as after a list of areas or an earlier election; all three ways begin with the table in memory
and end with a committed transaction, and their figures must be the same to the last cell.
"""

from __future__ import annotations

import pickle
import shutil
import sqlite3
import time
from pathlib import Path
from typing import Any

from tests.benchmarks import Outcome, Row, Way

LINES = 50_000
CONTESTANTS = 5
MEASURES = ("valid", "invalid", "cast", "registered_dpt_l", "registered_dpt_p", "registered_dpt", "voted_total")
FIRST_COLUMN = 5
_INSERT = "INSERT INTO figure (delivery, area, subject, value, cell) VALUES (?, ?, ?, ?, ?)"


def _values(number: int) -> tuple[int, ...]:
    """Return the figures of one TPS: they add up, but for one in 500."""
    votes = [number * (7 + who) % 97 for who in range(CONTESTANTS)]
    valid, invalid = sum(votes) + (number % 500 == 0), number % 9
    men, women = 250 + number % 50, 250 + number % 47
    return (*votes, valid, invalid, valid + invalid, men, women, men + women, valid + invalid)


def station_paths() -> list[tuple[tuple[str, str], ...]]:
    """Return the names of 50,000 TPS in the kelurahan and desa of one province, as a file has them."""
    from app.results import gazetteer

    villages = [
        (regency, subdistrict, village)
        for regency in gazetteer.children("32")
        for subdistrict in gazetteer.children(regency.code)
        for village in gazetteer.children(subdistrict.code)
        if sum(other.name == village.name for other in gazetteer.children(subdistrict.code)) == 1
    ]
    found = []
    for number in range(LINES):
        places = villages[number % len(villages)]
        names = tuple((str(place.level), place.name.upper()) for place in places)
        found.append((*names, ("tps", f"{number // len(villages) + 1:03}")))
    return sorted(found)


def _reading(paths: list[tuple[tuple[str, str], ...]], values: list[tuple[int, ...]]) -> Any:
    from importers.records import AreaLine, ElectionGuess, FileFacts, Level, ResultsReading, ResultTable, Subject

    subjects = [Subject(FIRST_COLUMN + place, f"{place + 1:02}", number=place + 1) for place in range(CONTESTANTS)] + [
        Subject(FIRST_COLUMN + CONTESTANTS + place, field, field=field) for place, field in enumerate(MEASURES)
    ]
    areas = tuple(
        AreaLine(row, Level.STATION, tuple((Level(level), name) for level, name in path))
        for row, path in enumerate(paths, start=2)
    )
    table = ResultTable("Rekap", "rows", (1,), tuple(subjects), areas, tuple(values))
    return ResultsReading(FileFacts("rekap.xlsx", "0" * 64, 1, "xlsx"), (table,), (), ElectionGuess())


def _request(year: int) -> Any:
    from app.intake.plan import ImportRequest
    from app.results.records import ElectionKey, ElectionKind

    return ImportRequest(Path("rekap.xlsx"), election=ElectionKey(ElectionKind.GOVERNOR, year), source="sirekap")


def prepare(folder: Path) -> None:
    """Make a cabinet that keeps the TPS, one figure each of another election, and the table to store."""
    from app.cabinet import open_cabinet
    from app.intake.results.planning import apply, plan_results

    paths = station_paths()
    values = [_values(number) for number in range(LINES)]
    with open_cabinet(folder / "lemari", write=True, create=True) as cabinet:
        plan = plan_results(cabinet, _reading(paths, [row[:1] + (None,) * 11 for row in values]), _request(2018))
        with cabinet.act("import_files", names="rekap.xlsx", figures=plan.figures) as act:
            apply(act, cabinet, plan)
    (folder / "table.pickle").write_bytes(pickle.dumps((paths, values)))


def _copy(folder: Path, name: str) -> Path:
    place = folder / name
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(folder / "lemari", place)
    return place


def _table(folder: Path) -> tuple[list[tuple[tuple[str, str], ...]], list[tuple[int, ...]]]:
    loaded: tuple[list[tuple[tuple[str, str], ...]], list[tuple[int, ...]]]
    loaded = pickle.loads((folder / "table.pickle").read_bytes())  # noqa: S301 - our own
    return loaded


def _facts(connection: sqlite3.Connection, delivery: int) -> dict[str, object]:
    count, total, cells, areas = connection.execute(
        "SELECT count(*), sum(value), sum(cell), count(DISTINCT area) FROM figure WHERE delivery = ?", (delivery,)
    ).fetchone()
    return {"figures": count, "sum": total, "cells": cells, "areas": areas}


def _ours_setup(folder: Path) -> object:
    from app.cabinet import open_cabinet
    from app.intake.results import planning as results

    cabinet = open_cabinet(_copy(folder, "ours"), write=True)
    return cabinet, results, _reading(*_table(folder))


def _ours(_folder: Path, state: object) -> Outcome:
    cabinet, results, reading = state  # type: ignore[misc]
    began = time.perf_counter()
    plan = results.plan_results(cabinet, reading, _request(2024))
    planned = time.perf_counter()
    with cabinet.act("import_files", names="rekap.xlsx", figures=plan.figures) as act:
        results.apply(act, cabinet, plan)
    done = time.perf_counter()
    facts = _facts(cabinet.connection(), 2)
    warned = sum(problem.code.startswith("check6") for problem in plan.problems)
    if warned != LINES // 500:
        raise AssertionError(f"{warned} rows were warned of")
    cabinet.connection().execute("PRAGMA wal_checkpoint").fetchone()
    before = time.perf_counter()
    cabinet.undo()
    undone = time.perf_counter() - before
    cabinet.close()
    return Outcome(
        facts, {"plan_s": planned - began, "apply_s": done - planned, "undo_ms": undone * 1000}, done - began
    )


def _plain(folder: Path, name: str) -> sqlite3.Connection:
    connection = sqlite3.connect(_copy(folder, name) / "catalogue.db", isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    return connection


def _ids(connection: sqlite3.Connection) -> dict[tuple[str, ...], int]:
    """Return the ids of the TPS by their names, for ways that do not match names themselves."""
    from app.results.gazetteer import name_keys
    from importers.records import Level

    rows = connection.execute(
        "SELECT r.name, s.name, v.name, t.key, t.id FROM area AS t JOIN area AS v ON v.id = t.parent_id"
        " JOIN area AS s ON s.id = v.parent_id JOIN area AS r ON r.id = s.parent_id WHERE t.level = 'tps'"
    )
    return {(r.upper(), s.upper(), v.upper(), name_keys(Level.STATION, key)[0]): area for r, s, v, key, area in rows}


def _areas(connection: sqlite3.Connection, paths: list[tuple[tuple[str, str], ...]]) -> list[int]:
    ids = _ids(connection)
    return [ids[path[0][1], path[1][1], path[2][1], path[3][1].lstrip("0")] for path in paths]


def _peer_setup(folder: Path) -> object:
    import pandas

    paths, values = _table(folder)
    connection = _plain(folder, "peer")
    frame = pandas.DataFrame(values, columns=range(1, 13))
    frame.insert(0, "area", _areas(connection, paths))
    frame.insert(1, "row", range(2, LINES + 2))
    return connection, pandas, frame


def _peer(_folder: Path, state: object) -> Outcome:
    connection, pandas, frame = state  # type: ignore[misc]
    began = time.perf_counter()
    melted = frame.melt(id_vars=["area", "row"], var_name="subject", value_name="value")
    melted["subject"] = pandas.to_numeric(melted["subject"])
    melted["delivery"] = 2
    melted["cell"] = melted["row"] * 16384 + melted["subject"] + FIRST_COLUMN - 2
    melted = melted[["delivery", "area", "subject", "value", "cell"]].sort_values(["area", "subject"])
    connection.execute("BEGIN IMMEDIATE")
    melted.to_sql("figure", connection, if_exists="append", index=False)
    connection.commit()
    passed = time.perf_counter() - began
    facts = _facts(connection, 2)
    connection.close()
    return Outcome(facts, {}, passed)


def _floor_setup(folder: Path) -> object:
    paths, values = _table(folder)
    connection = _plain(folder, "floor")
    rows = [
        (2, area, subject, value, row << 14 | (FIRST_COLUMN + subject - 2))
        for row, (area, line) in enumerate(zip(_areas(connection, paths), values, strict=True), start=2)
        for subject, value in enumerate(line, start=1)
    ]
    rows.sort()
    return connection, rows


def _floor(_folder: Path, state: object) -> Outcome:
    connection, rows = state  # type: ignore[misc]
    began = time.perf_counter()
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(_INSERT, rows)
    connection.execute("COMMIT")
    passed = time.perf_counter() - began
    facts = _facts(connection, 2)
    connection.close()
    return Outcome(facts, {}, passed)


ROW = Row(
    what="plan, check and store 600,000 figures with their source, one transaction, undoable",
    prepare=prepare,
    ours=Way("plan_results + apply + undo", _ours, _ours_setup),
    peer=Way("pandas melt + to_sql", _peer, _peer_setup),
    floor=Way("one plain executemany", _floor, _floor_setup),
    peer_goal=1.0,
    floor_goal=1.0,
    limits={"undo_ms": 50.0},
)
