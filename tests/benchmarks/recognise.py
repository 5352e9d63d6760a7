"""Showing on the import page what was recognised in a file of 50,000 polling stations, from the moment it is chosen."""

from __future__ import annotations

import random
from pathlib import Path

from tests.benchmarks import Outcome, Row, Way
from tests.benchmarks.screen import screen, shown, watched
from tests.benchmarks.store import LINES, station_paths

_FILE = "rekap gubernur 2024 per tps.xlsx"
_HEADINGS = (
    *("Kabupaten/Kota", "Kecamatan", "Kelurahan/Desa", "TPS", "DPT L", "DPT P", "Jumlah DPT"),
    *("Paslon 01", "Paslon 02", "Paslon 03", "Suara Sah", "Suara Tidak Sah", "Jumlah Suara"),
)


def _prepare(folder: Path) -> None:
    import xlsxwriter

    from app.cabinet import open_cabinet

    with open_cabinet(folder / "lemari", write=True, create=True):
        pass
    chance = random.Random(2024)  # noqa: S311 - no secret
    book = xlsxwriter.Workbook(folder / _FILE)
    sheet = book.add_worksheet("Hasil")
    sheet.write_row(0, 0, _HEADINGS)
    for row, path in enumerate(station_paths(), start=1):
        men, women = chance.randrange(120, 150), chance.randrange(120, 150)
        votes = [chance.randrange(60) for _ in range(3)]
        valid, invalid = sum(votes), chance.randrange(9)
        names = [name for _, name in path]
        sheet.write_row(row, 0, (*names, men, women, men + women, *votes, valid, invalid, valid + invalid))
    book.close()


def _ours(folder: Path, server: object) -> Outcome:
    with shown(server):
        _whole, told = watched(str(folder / "lemari"), str(folder / _FILE))
    figures = {key: float(told[key]) for key in ("recognised_s", "planned_s", "stall_ms")}
    return Outcome({"rows": told["areas"]}, figures, told["recognised_s"])


def _pandas_ready(_folder: Path) -> object:
    import openpyxl  # noqa: F401 - its import is no part of the work
    import pandas

    return pandas


def _pandas(folder: Path, pandas: object) -> Outcome:
    frame = pandas.read_excel(folder / _FILE, engine="openpyxl")  # type: ignore[attr-defined]
    assert len(frame) == LINES
    return Outcome({"rows": len(frame)})


ROW = Row(
    what="show what was recognised in a file of 50,000 rows, from choosing it",
    prepare=_prepare,
    ours=Way("Sidalu: the page Impor, the sheet drawn with its meanings", _ours, lambda _folder: screen()),
    peer=Way("pandas.read_excel with openpyxl, shown nowhere", _pandas, _pandas_ready),
    peer_goal=1 / 2,
    limits={"recognised_s": 2.0, "stall_ms": 50.0},
)
