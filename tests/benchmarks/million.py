"""Reading an honest sheet as large as Excel allows, 1,048,576 rows × 12 columns, to its last cell."""

from __future__ import annotations

import random
from pathlib import Path

from tests.benchmarks import Outcome, Row, Way

_ROWS = 1_048_576
_HEADINGS = (
    *("kecamatan", "kelurahan", "tps", "dpt_l", "dpt_p", "dpt_jml"),
    *("paslon_01", "paslon_02", "paslon_03", "suara_sah", "suara_tidak_sah", "suara_total"),
)
_VOTES = (6, 7, 8)
_FILE = "semua_tps.xlsx"


def _prepare(folder: Path) -> None:
    import xlsxwriter

    chance = random.Random(2024)  # noqa: S311 - no secret
    book = xlsxwriter.Workbook(folder / _FILE, {"constant_memory": True})
    sheet = book.add_worksheet("Hasil")
    sheet.write_row(0, 0, _HEADINGS)
    for row in range(1, _ROWS):
        place = (f"KECAMATAN {row // 2500 + 1}", f"DESA {row // 25 + 1}", f"{row % 25 + 1:03}")
        men, women = chance.randrange(80, 150), chance.randrange(80, 150)
        votes = [chance.randrange(60) for _ in _VOTES]
        invalid = chance.randrange(9)
        valid = sum(votes)
        sheet.write_row(row, 0, (*place, men, women, men + women, *votes, valid, invalid, valid + invalid))
    book.close()


def _ours_ready(_folder: Path) -> object:
    from importers.grid import read_workbook

    return read_workbook


def _ours(folder: Path, read_workbook: object) -> Outcome:
    (sheet,) = read_workbook(folder / _FILE).sheets  # type: ignore[operator]
    rows, votes = _summed(iter(sheet.rows))
    return Outcome({"rows": rows, "votes": votes}, {"tree_mb": _tree_mb()})


def _peer_ready(_folder: Path) -> object:
    import openpyxl

    return openpyxl


def _peer(folder: Path, openpyxl: object) -> Outcome:
    book = openpyxl.load_workbook(folder / _FILE, read_only=True)  # type: ignore[attr-defined]
    rows, votes = _summed(book["Hasil"].iter_rows(values_only=True))
    return Outcome({"rows": rows, "votes": votes})


def _summed(rows: object) -> tuple[int, list[int]]:
    """Return how many rows there are under the headings, and the sum of each column of votes."""
    next(rows)  # type: ignore[call-overload]
    count, votes = 0, [0] * len(_VOTES)
    for row in rows:  # type: ignore[attr-defined]
        count += 1
        for place, column in enumerate(_VOTES):
            votes[place] += row[column]
    return count, votes


def _tree_mb() -> float:
    """Return the peak of this process and that of its largest child together: no less than the tree's at any time."""
    try:
        import resource
    except ImportError:  # Windows tells no peak of children
        return 0.0
    return sum(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024


ROW = Row(
    what="read a sheet of 1,048,576 × 12 to its last cell, guarded",
    prepare=_prepare,
    ours=Way("Sidalu: read_workbook", _ours, _ours_ready),
    peer=Way("openpyxl, read-only, row by row", _peer, _peer_ready),
    peer_goal=0.5,
    limits={"tree_mb": 500, "seconds": 60},
    rounds=1,
)
