"""A results file on its way: read, planned, applied, listed, shown, traced, the same again, undone and redone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.cabinet import open_cabinet
from app.intake.plan import Counts, ImportPlan, ImportRequest
from app.intake.run import apply_plans, plan_file, without_repeats
from app.results import reading
from app.results.participation import participation
from app.results.records import Coverage, ElectionKey, Status
from app.store import Cabinet
from importers.grid import sha256_of
from importers.records import Level, Severity

PRESIDENT = ElectionKey.parse("ppwp-2019")
#: Plenary figures by kecamatan, as KPU Kota Bogor published them.
PLENARY = {
    "Bogor Selatan": (43_065, 75_413),
    "Bogor Timur": (24_636, 36_995),
    "Bogor Tengah": (26_735, 38_646),
    "Bogor Barat": (50_238, 94_401),
    "Bogor Utara": (40_210, 69_407),
    "Tanah Sareal": (43_228, 84_211),
}
TABLES = ("area", "election", "contest", "subject", "source", "delivery", "district_member")


@pytest.fixture
def cabinet(tmp_path: Path) -> Iterator[Cabinet]:
    with open_cabinet(tmp_path / "lemari", write=True, create=True, who="Sari") as opened:
        yield opened


def take(cabinet: Cabinet, path: Path, **decisions: object) -> ImportPlan:
    plan = plan_file(cabinet, ImportRequest(path, **decisions))  # type: ignore[arg-type]
    apply_plans(cabinet, [plan])
    return plan


def kept(cabinet: Cabinet) -> dict[str, list[tuple[object, ...]]]:
    return {name: cabinet.connection().execute(f"SELECT * FROM {name}").fetchall() for name in TABLES}


def checks(plan: ImportPlan) -> Counter[str]:
    """Count failing rows by the number of the check."""
    return Counter(problem.code[:6] for problem in plan.problems if problem.code.startswith("check"))


def test_the_plenary_recap_of_kota_bogor(cabinet: Cabinet, shared_data: Path) -> None:
    path = shared_data / "bogor_pilpres2019_kelurahan.csv"
    before = kept(cabinet)
    plan = take(cabinet, path, source="rekap")
    assert plan.summary["election"] == {"kind": "ppwp", "year": 2019, "round": 1, "guessed": True}
    assert [who["total"] for who in plan.summary["contestants"]] == [228_112, 399_073]
    areas = plan.summary["areas"]
    assert (areas["level"], areas["count"], areas["matched"], areas["unmatched"]) == ("kelurahan", 68, 68, [])
    assert not [problem for problem in plan.problems if problem.severity is not Severity.INFO]

    (line,) = reading.list_results(cabinet)
    assert (line.area, line.source.name, line.source.status, line.source.official) == (
        "Kota Bogor",
        "rekap",
        Status.FINAL,
        True,
    )
    assert line.source.coverage == Coverage(Level.VILLAGE, 68, 68)
    city = reading.show(cabinet, PRESIDENT, level=Level.REGENCY)
    assert [(area.code, area.votes) for area in city.areas] == [("32.71", (228_112, 399_073))]
    assert {area.name: area.votes for area in reading.show(cabinet, PRESIDENT).areas} == PLENARY

    found = reading.trace(cabinet, PRESIDENT, area="32.71.01.1001", contestant="1")
    (cell,) = found.cells
    assert (found.value, cell.cell, cell.sha256) == (3_492, "Q2", sha256_of(path))

    again = plan_file(cabinet, ImportRequest(path, source="rekap"))
    assert again.counts == Counts(same=plan.figures)
    assert apply_plans(cabinet, [again]) is None
    done = kept(cabinet)
    assert cabinet.undo().kept == ()
    assert kept(cabinet) == before
    cabinet.redo()
    assert kept(cabinet) == done
    assert reading.show(cabinet, PRESIDENT).root.votes == (228_112, 399_073)


def test_three_sources_side_by_side_are_held_apart(cabinet: Cabinet, shared_data: Path) -> None:
    take(cabinet, shared_data / "bogor_pilpres2019_kelurahan.csv")
    votes = {
        name: reading.show(cabinet, PRESIDENT, level=Level.REGENCY, source=name).root.votes
        for name in ("situng", "kawal", "rekap")
    }
    assert votes == {"situng": (228_194, 399_224), "kawal": (227_766, 398_530), "rekap": (228_112, 399_073)}
    assert reading.show(cabinet, PRESIDENT).source.name == "rekap"


def test_the_faulty_rows_of_situng(cabinet: Cabinet, shared_data: Path) -> None:
    plan = take(cabinet, shared_data / "bogor_pilpres2019_tps.csv", source="situng")
    assert checks(plan) == {"check7": 175, "check6": 49}
    rows = {(problem.cell or "").lstrip("ABCDEFGHIJK") for problem in plan.problems if problem.code[:5] == "check"}
    assert len(rows) == 201
    (swapped,) = [problem for problem in plan.problems if problem.data.get("area", "").startswith("TPS 016, RANGGA")]  # type: ignore[attr-defined]
    assert (swapped.code, swapped.raw, swapped.suggestion) == ("check6_swapped", "5", "192")
    view = reading.show(cabinet, PRESIDENT, level=Level.STATION, area="32.71.01.1006")
    assert len(view.areas) == 52
    assert reading.show(cabinet, PRESIDENT).source.coverage == Coverage(Level.STATION, 3_209, 3_209)
    share = participation(reading.show(cabinet, PRESIDENT).root.measures, ("dpt",))
    assert share is not None
    assert (share.voters, share.base, share.by_votes) == (640_435, 716_473, True)


def test_stations_that_a_source_leaves_out_are_missing_from_its_coverage(cabinet: Cabinet, shared_data: Path) -> None:
    take(cabinet, shared_data / "bogor_pilpres2019_tps.csv")
    coverage = {line.source.name: line.source.coverage for line in reading.list_results(cabinet)}
    assert coverage["situng"] == Coverage(Level.STATION, 3_209, 3_209)
    assert coverage["kawal"] == Coverage(Level.STATION, 3_206, 3_209)


def test_sirekap_codes_and_blank_candidates(cabinet: Cabinet, shared_data: Path) -> None:
    election = ElectionKey.parse("ppwp-2024")
    plan = take(cabinet, shared_data / "sirekap_tps_1000.csv", election=election)
    assert checks(plan)["check6"] == 143
    assert (plan.summary["areas"]["count"], plan.summary["areas"]["matched"]) == (1_000, 1_000)
    view = reading.show(cabinet, election)
    assert (view.root.code, view.root.votes) == ("31", (33_529, 45_714, 18_541))
    assert {area.code for area in view.areas} == {"31.01", "31.73"}
    assert view.source.name == "sirekap"
    assert view.source.status is Status.PROVISIONAL


def test_registered_voters_of_a_regency_without_contestants(cabinet: Cabinet, shared_data: Path) -> None:
    election = ElectionKey.parse("pkwkk-2024")
    plan = take(cabinet, shared_data / "tps_karanganyar2024.xlsx", election=election)
    assert (plan.figures, plan.counts.refused) == (1_344, 0)
    view = reading.show(cabinet, election)
    assert (view.root.code, view.root.measures, view.contestants) == ("33.13", {"registered_dpt": 711_480}, ())
    assert len(view.areas) == 17
    assert len(reading.show(cabinet, election, level=Level.VILLAGE).areas) == 177


def test_areas_of_the_ministry_come_first_and_results_stand_on_them(cabinet: Cabinet, shared_data: Path) -> None:
    assert take(cabinet, shared_data / "wilayah_3271.csv").counts == Counts(new=76)
    areas = cabinet.connection().execute("SELECT count(*) FROM area").fetchone()
    take(cabinet, shared_data / "bogor_pilpres2019_kelurahan.csv", source="rekap")
    assert cabinet.connection().execute("SELECT count(*) FROM area").fetchone() == areas
    assert reading.show(cabinet, PRESIDENT).root.votes == (228_112, 399_073)


def test_files_of_one_act_that_say_the_same_are_counted_once(cabinet: Cabinet, tmp_path: Path) -> None:
    head = "Kecamatan;Kelurahan;01;02;Suara sah"
    first = ["Bogor Selatan;Batu Tulis;10;20;30", "Bogor Timur;Baranangsiang;5;6;11"]
    changed = ["Bogor Selatan;Batu Tulis;10;21;31", "Bogor Timur;Baranangsiang;5;6;11", "Bogor Timur;Sukasari;7;8;15"]
    files = {
        "rekap pilpres 2019.csv": [head, *first],
        "salinan pilpres 2019.csv": [head.replace("Suara sah", "Jumlah Suara Sah"), *first],
        "baru pilpres 2019.csv": [head, *changed],
    }
    for name, lines in files.items():
        (tmp_path / name).write_text("\n".join(lines), encoding="utf-8")
    spelt = ("D.Hasil Kab/Ko", "D HASIL KABKO", "d.hasil kabko")
    plans = [
        plan_file(cabinet, ImportRequest(tmp_path / name, election=PRESIDENT, source=source))
        for name, source in zip(files, spelt, strict=True)
    ]
    told = without_repeats(plans)
    assert [plan.counts for plan in told] == [Counts(new=6), Counts(same=6), Counts(new=3, changed=2, same=4)]
    assert [plan.counts for plan in without_repeats(told)] == [plan.counts for plan in told]
    apply_plans(cabinet, plans)
    assert reading.show(cabinet, PRESIDENT, source="D HASIL KAB KO").root.votes == (22, 35)
    assert [line.source.name for line in reading.list_results(cabinet)] == ["D.Hasil Kab/Ko"]
    assert cabinet.connection().execute("SELECT count(*) FROM figure").fetchone() == (11,)
    last = plan_file(cabinet, ImportRequest(tmp_path / "baru pilpres 2019.csv", election=PRESIDENT, source=spelt[0]))
    assert last.counts == Counts(same=9)
