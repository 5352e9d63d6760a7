"""Reading a results workbook of 50,000 polling stations × 12 columns, guarded, into typed records with problems."""

from __future__ import annotations

import random
from pathlib import Path

from tests.benchmarks import Outcome, Row, Way

_STATIONS = 50_000
_HEADINGS = (
    *("kecamatan", "kelurahan", "tps", "dpt_l", "dpt_p", "dpt_jml"),
    *("paslon_01", "paslon_02", "paslon_03", "suara_sah", "suara_tidak_sah", "suara_total"),
)
_FILE = "hasil_pilpres_2024.xlsx"


def _prepare(folder: Path) -> None:
    import xlsxwriter

    chance = random.Random(2024)  # noqa: S311 - no secret
    book = xlsxwriter.Workbook(folder / _FILE)
    sheet = book.add_worksheet("Hasil")
    sheet.write_row(0, 0, _HEADINGS)
    for row in range(_STATIONS):
        place = (f"KECAMATAN {row // 2500 + 1}", f"DESA {row // 25 + 1}", f"{row % 25 + 1:03}")
        men, women = chance.randrange(80, 150), chance.randrange(80, 150)
        votes = [chance.randrange(60) for _ in range(3)]
        invalid = chance.randrange(9)
        valid = sum(votes)
        sheet.write_row(row + 1, 0, (*place, men, women, men + women, *votes, valid, invalid, valid + invalid))
    book.close()


def _facts(rows: int, totals: list[int]) -> Outcome:
    return Outcome({"rows": rows, "votes": totals})


def _ours_ready(_folder: Path) -> object:
    from importers.grid import read_workbook
    from importers.results import read_results

    return read_workbook, read_results


def _ours(folder: Path, ready: object) -> Outcome:
    read_workbook, read_results = ready  # type: ignore[misc]
    reading = read_results(read_workbook(folder / _FILE))
    (table,) = reading.tables
    places = [place for place, subject in enumerate(table.subjects) if subject.number is not None]
    assert not reading.problems
    return _facts(len(table.areas), [sum(row[place] or 0 for row in table.values) for place in places])


def _grid_alone(folder: Path, ready: object) -> Outcome:
    """Read the cells only, to see what the guard costs by itself."""
    read_workbook, _ = ready  # type: ignore[misc]
    (sheet,) = read_workbook(folder / _FILE).sheets
    return _facts(len(sheet.rows) - 1, [sum(row[place] for row in sheet.rows[1:]) for place in (6, 7, 8)])


def _pandas_ready(_folder: Path) -> object:
    import openpyxl  # noqa: F401 - its import is no part of the work
    import pandas

    return pandas


def _pandas(folder: Path, pandas: object) -> Outcome:
    frame = pandas.read_excel(folder / _FILE, engine="openpyxl")  # type: ignore[attr-defined]
    return _facts(len(frame), [int(frame[f"paslon_0{number}"].sum()) for number in (1, 2, 3)])


def _calamine_ready(_folder: Path) -> object:
    from python_calamine import CalamineWorkbook

    return CalamineWorkbook


def _calamine(folder: Path, calamine: object) -> Outcome:
    rows = calamine.from_path(str(folder / _FILE)).get_sheet_by_index(0).to_python()  # type: ignore[attr-defined]
    return _facts(len(rows) - 1, [int(sum(row[place] for row in rows[1:])) for place in (6, 7, 8)])


ROW = Row(
    what="read a 50,000 × 12 results workbook, guarded, into typed records with problems",
    prepare=_prepare,
    ours=Way("Sidalu: read_workbook and read_results", _ours, _ours_ready),
    peer=Way("pandas.read_excel with openpyxl", _pandas, _pandas_ready),
    floor=Way("python-calamine alone", _calamine, _calamine_ready),
    others=(Way("Sidalu: read_workbook alone", _grid_alone, _ours_ready),),
    peer_goal=1 / 5,
    floor_goal=2.0,
    limits={"peak_mb": 500},
)
