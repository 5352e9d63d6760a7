"""Contests and dossiers made by hand, small enough to know by heart: the president 2019 in Kota Bogor, a council."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from app.archive.records import (
    AccessClass,
    CopyStatus,
    Disposition,
    Dossier,
    Item,
    Medium,
    Retention,
    Stage,
)
from app.reports.data import ReportStyle, ResultsData, SourceFile, compare
from app.results.records import (
    AreaResult,
    Contestant,
    Coverage,
    ElectionKey,
    ElectionKind,
    ResultView,
    SourceInfo,
    Status,
)
from importers.records import Level

TODAY = dt.date(2026, 11, 24)
STYLE = ReportStyle(TODAY, "KPU Kota Bogor")
#: The plenary recap, by kecamatan (published): 01, 02.
PLENARY = {
    "Bogor Selatan": (43_065, 75_413),
    "Bogor Timur": (24_636, 36_995),
    "Bogor Tengah": (26_735, 38_646),
    "Bogor Barat": (50_238, 94_401),
    "Bogor Utara": (40_210, 69_407),
    "Tanah Sareal": (43_228, 84_211),
}
PAIRS = (
    Contestant(1, "Joko Widodo – Ma’ruf Amin", "Jokowi–Ma’ruf", "#1f4e79"),
    Contestant(2, "Prabowo Subianto – Sandiaga Salahuddin Uno", "Prabowo–Sandi", "#b5472f"),
)


def source(name: str = "rekap", status: Status = Status.FINAL, **changes: Any) -> SourceInfo:
    covered = Coverage(Level.STATION, 3_209, 3_209)
    info = SourceInfo(1, name, status, name == "rekap", covered, 12, ("rekap.xlsx",), "2026-11-24T07:30:00")
    return replace(info, **changes)


def contest(votes: dict[str, tuple[int | None, ...]], **changes: Any) -> ResultView:
    """Return a contest of pairs with these votes by kecamatan; measures by area in ``measures``."""
    measures: dict[str, dict[str, int]] = changes.pop("measures", {})
    contestants = changes.pop("contestants", PAIRS)
    areas = tuple(
        AreaResult(number, f"32.71.0{number}", name, Level.SUBDISTRICT, these, measures.get(name, {}))
        for number, (name, these) in enumerate(votes.items(), 1)
    )
    sums = tuple(sum(area.votes[place] or 0 for area in areas) for place in range(len(contestants)))
    together: dict[str, int] = {}
    for area in areas:
        for field, value in area.measures.items():
            together[field] = together.get(field, 0) + value
    root = AreaResult(99, "32.71", "Kota Bogor", Level.REGENCY, sums, together, len(areas))
    view = ResultView(ElectionKey(ElectionKind.PRESIDENT, 2019), source(), root, Level.SUBDISTRICT, contestants, areas)
    return replace(view, **changes)


def president(**changes: Any) -> ResultView:
    return contest(dict(PLENARY), **changes)


def situng(**changes: Any) -> ResultView:
    """Return a second source that differs in two kecamatan."""
    votes = {**PLENARY, "Bogor Timur": (24_646, 36_995), "Bogor Tengah": (26_735, 38_650)}
    return contest(dict(votes), source=source("Situng", Status.PROVISIONAL, id=2), **changes)


def president_data(**changes: Any) -> ResultsData:
    view = changes.pop("view", None) or president()
    files = (SourceFile("rekap", "rekap.xlsx", "Rekap", "ab12" * 16, "2026-11-24T07:30:00"),)
    cells = {(99, 1): "rekap.xlsx, lembar Rekap, sel C5:C10", (1, 2): "rekap.xlsx, lembar Rekap, sel D5"}
    data = ResultsData(view, (view,), (compare(view, situng()),), files, cells)
    return replace(data, **changes)


def council(parties: int = 18, areas: int = 6) -> ResultView:
    """Return a council election between many parties."""
    contestants = tuple(Contestant(n, f"Partai Nomor {n} Indonesia", f"P{n}") for n in range(1, parties + 1))
    votes = {
        f"Kecamatan {area}": tuple(1_000 * (parties - n) + 7 * area for n in range(parties))
        for area in range(1, areas + 1)
    }
    view = contest(dict(votes), contestants=contestants)
    return replace(view, election=ElectionKey(ElectionKind.DPRD_REGENCY, 2024))


def dossier(number: int = 1, **changes: Any) -> Dossier:
    made = Dossier(
        number,
        f"{number:04}",
        None,
        "Rekapitulasi suara tingkat kecamatan",
        2018,
        2019,
        2,
        "berkas",
        CopyStatus.ORIGINAL,
        Medium.TEXT,
        None,
        AccessClass.ORDINARY,
        exempt=False,
        stage=Stage.ACTIVE,
        category=None,
        processing_unit="Subbagian Teknis",
        creator=None,
        election=None,
        closed_year=2019,
        box_id=1,
        box="118",
        folder="3",
        place_path=("Gudang", "Rak 2"),
        placed_since=None,
        note="Sampul sobek",
        items=(
            Item(1, 1, "Berita acara", "2019-05-07", 12, "lembar"),
            Item(2, 2, "Sertifikat", "2019-05", None, None),
        ),
        code="PL.01.8",
        retention=Retention(1, 4, Disposition.DESTROY),
    )
    return replace(made, **changes)
