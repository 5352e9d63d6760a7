"""Misspelt and unknown areas on their way: decided once, taken unasked the year after, asked again when undone."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from app.intake.areas.names import is_sure
from app.intake.plan import AreaDecision, ImportPlan, ImportRequest
from app.intake.run import apply_plans, plan_file
from app.results import reading
from app.results.records import ElectionKey
from app.store import Cabinet
from importers.records import Level

VILLAGES = ["SINDANGBARANG", "BUBULOK", "SITU GEDE", "SEMPLAK", "KB. KALAPA", "LOJI", "SAWAH LEGA"]


def book(path: Path, year: int, factor: int) -> Path:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.append([f"HASIL PEMILU PRESIDEN DAN WAKIL PRESIDEN TAHUN {year}"])
    sheet.append([])
    sheet.append(["No", "Kecamatan", "Kelurahan", "01", "02", "Suara Sah"])
    for at, name in enumerate(VILLAGES, 1):
        district = "BOGOR TENGAH" if name.startswith("KB.") else "BOGOR BARAT"
        sheet.append([at, district, name, at * factor, at, at * (factor + 1)])
    made.save(path)
    return path


def plan(cabinet: Cabinet, path: Path, *areas: AreaDecision) -> ImportPlan:
    return plan_file(cabinet, ImportRequest(path, area="32.71", areas=areas))


def still_open(found: ImportPlan) -> list[str]:
    return sorted(name.path[-1][1] for name in found.names if name.means is None)


def test_names_are_decided_once(cabinet: Cabinet, tmp_path: Path) -> None:
    first, second = book(tmp_path / "pilpres 2019.xlsx", 2019, 10), book(tmp_path / "pilpres 2024.xlsx", 2024, 20)
    asked = plan(cabinet, first)
    assert still_open(asked) == ["BUBULOK", "KB. KALAPA", "SAWAH LEGA"]
    assert [(name.path[-1][1], name.cell) for name in asked.names] == [
        ("BUBULOK", "C5"),
        ("KB. KALAPA", "C8"),
        ("SAWAH LEGA", "C10"),
    ]
    decisions = [AreaDecision(name.path, name.near[0].code) for name in asked.names if is_sure(name)]
    decisions += [AreaDecision(name.path, name="Sawah Lega") for name in asked.names if not name.near]
    assert len(decisions) == 3
    decided = plan(cabinet, first, *decisions)
    assert (decided.counts.new, decided.counts.refused) == (21, 0)
    one = apply_plans(cabinet, [decided])
    assert one is not None

    later = plan(cabinet, second)
    assert still_open(later) == []
    assert (later.counts.new, later.counts.refused) == (21, 0)
    two = apply_plans(cabinet, [later])
    assert two is not None
    shown = reading.show(cabinet, ElectionKey.parse("ppwp-2024"), level=Level.VILLAGE)
    assert {area.name: area.votes[0] for area in shown.areas if area.votes[0]} == {
        "Sindang Barang": 20,
        "Bubulak": 40,
        "Situ Gede": 60,
        "Semplak": 80,
        "Kebon Kalapa": 100,
        "Loji": 120,
        "Sawah Lega": 140,
    }

    cabinet.undo(two)
    assert still_open(plan(cabinet, second)) == []
    cabinet.undo(one)
    assert still_open(plan(cabinet, second)) == ["BUBULOK", "KB. KALAPA", "SAWAH LEGA"]
    assert reading.list_results(cabinet) == []
