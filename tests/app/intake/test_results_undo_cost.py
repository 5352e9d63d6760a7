"""What undoing an import costs: it grows with what the import brought, not with its square."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from app.intake.plan import ImportRequest
from app.intake.run import apply_plans, plan_file
from app.store import Cabinet

STEPS = 1000


def undone(cabinet: Cabinet, folder: Path, election: str, stations: int) -> int:
    """Import that many stations nobody knew and return how many thousand steps SQLite takes to undo it."""
    path = folder / f"{election} {stations}.csv"
    rows = (f"Bogor Timur,Baranangsiang,{number},1,2" for number in range(1, stations + 1))
    path.write_text("\n".join(("Kecamatan,Kelurahan,TPS,01,02", *rows)) + "\n", "utf-8")
    apply_plans(cabinet, [plan_file(cabinet, ImportRequest(path, area="32.71"))])
    steps = count()
    cabinet.connection().set_progress_handler(lambda: next(steps) < 0, STEPS)
    cabinet.undo()
    cabinet.connection().set_progress_handler(None, STEPS)
    return next(steps)


def test_twice_the_stations_are_undone_in_twice_the_steps(cabinet: Cabinet, tmp_path: Path) -> None:
    undone(cabinet, tmp_path, "pilpres 2014", 10)
    few = undone(cabinet, tmp_path, "pilpres 2019", 1000)
    many = undone(cabinet, tmp_path, "pilpres 2024", 2000)
    assert many < 2.6 * few
