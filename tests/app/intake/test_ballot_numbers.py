"""A file's numbers of contestants held against their names: swapped ones are asked, numbers of lines are none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook

from app.intake.plan import ContestantDecision, ImportPlan, ImportRequest
from app.intake.results.planning import apply, plan_workbook
from app.results import reading
from app.results.records import ElectionKey
from app.store import Cabinet
from app.store.faults import AppError
from importers.grid import read_workbook
from importers.records import Severity
from tests.importers import kpu_families
from tests.importers.kpu_forms import PARTIES_2024, fill
from tests.importers.kpu_pages import Layout, typed

KECAMATAN = ("BOGOR SELATAN", "BOGOR TIMUR", "BOGOR TENGAH")
PRESIDENT = ElectionKey.parse("ppwp-2019")
LIST_2019 = ("1. PKB", "2. GERINDRA", "3. PDI-P", "4. Golkar", "5. Partai NasDem", "6. Garuda", "7. Berkarya", "8. PKS")


def _planned(folder: Path, title: str, headings: Sequence[str], **decided: object) -> ImportPlan:
    path = folder / "hasil.xlsx"
    book = Workbook()
    page = book.active
    page.append([title])
    page.append(["No", "Kecamatan", *headings])
    for at, name in enumerate(KECAMATAN, 1):
        page.append([at, name, *(100 * at + place for place in range(len(headings)))])
    book.save(path)
    return plan_workbook(None, read_workbook(path), replace(ImportRequest(path), **decided))  # type: ignore[arg-type]


def _keep(cabinet: Cabinet, plan: ImportPlan) -> None:
    with cabinet.act("import_files", names=plan.facts.name, figures=plan.figures) as act:
        apply(act, cabinet, plan)


def _warnings(plan: ImportPlan) -> list[tuple[str, str | None]]:
    return [(each.code, each.cell) for each in plan.problems if "contestant" in each.code]


def _totals(plan: ImportPlan) -> dict[int | None, int]:
    return {each["number"]: each["total"] for each in plan.summary["contestants"]}


def test_pairs_under_each_others_numbers_are_asked_for_theirs(tmp_path: Path, cabinet: Cabinet) -> None:
    headings = ("01 PRABOWO - SANDI", "02 JOKOWI - MA'RUF")
    plan = _planned(tmp_path, "HASIL PILPRES 2019 KOTA BOGOR", headings)

    assert _warnings(plan) == [("contestant_number_disputed", "C2"), ("contestant_number_disputed", "D2")]
    assert plan.undecided is not None
    assert plan.undecided[0] == "contestant_without_number"
    with pytest.raises(AppError):
        _keep(cabinet, plan)

    answered = _planned(
        tmp_path,
        "HASIL PILPRES 2019 KOTA BOGOR",
        headings,
        contestants=(ContestantDecision(headings[0], 2), ContestantDecision(headings[1], 1)),
    )
    assert _warnings(answered) == []
    assert answered.undecided is None
    assert _totals(answered) == {2: 600, 1: 603}


def test_what_is_decided_stands_against_the_list(tmp_path: Path) -> None:
    headings = ("01 PRABOWO - SANDI", "02 JOKOWI - MA'RUF")
    as_written = tuple(ContestantDecision(heading, at) for at, heading in enumerate(headings, 1))
    plan = _planned(tmp_path, "HASIL PILPRES 2019 KOTA BOGOR", headings, contestants=as_written)

    assert (_warnings(plan), plan.undecided, _totals(plan)) == ([], None, {1: 600, 2: 603})


def test_lines_of_a_list_are_no_numbers_of_the_ballot(tmp_path: Path) -> None:
    parties = ("PKS", "GOLKAR", "PDI PERJUANGAN", "GERINDRA", "PKB", "DEMOKRAT", "PAN", "PPP")
    headings = [f"{at}. {party}" for at, party in enumerate(parties, 1)]
    plan = _planned(tmp_path, "PEROLEHAN SUARA DPRD KOTA BOGOR PEMILU 2019", headings)

    assert _warnings(plan) == [("contestants_by_name", "C2")]
    assert list(_totals(plan)) == [8, 4, 3, 2, 1, 14, 12, 10]
    assert _totals(plan)[8] == 600


def test_names_of_another_year_are_told_once(tmp_path: Path) -> None:
    headings = ("1. PKB", "2. GERINDRA", "3. PDIP", "4. GOLKAR", "5. NASDEM", "6. PARTAI BURUH", "7. GELORA")
    plan = _planned(tmp_path, "REKAPITULASI DPRD KOTA BOGOR PEMILU 2019", headings)

    assert _warnings(plan) == [("contestant_name_unlike", "H2")]
    (told,) = (each for each in plan.problems if each.code == "contestant_name_unlike")
    assert told.data["contestants"] == 2


@pytest.mark.parametrize(
    ("title", "headings"),
    [
        ("REKAPITULASI DPRD KOTA BOGOR PEMILU 2019", LIST_2019),
        ("REKAPITULASI DPRD KOTA BOGOR PEMILU 2019", ("1. P K B", "2. Gerinda", "3. PDIP", "4. Golkr", "5. Nasdem")),
        ("HASIL PILPRES 2019", ("01 Jokowi - Ma'ruf", "02 Prabowo - Sandi")),
        ("HASIL PILPRES 2019", ("01 Ir. H. Joko Widodo", "02 H. Prabowo Subianto")),
        ("PEMILIHAN WALI KOTA BOGOR 2008", ("1 Calon Pertama - Wakilnya", "2 Calon Kedua - Wakilnya")),
    ],
)
def test_numbers_and_names_that_agree_raise_no_word(tmp_path: Path, title: str, headings: Sequence[str]) -> None:
    assert _warnings(_planned(tmp_path, title, headings)) == []


def test_figures_are_kept_under_the_number_that_was_decided(tmp_path: Path, cabinet: Cabinet) -> None:
    headings = ("01 PRABOWO - SANDI", "02 JOKOWI - MA'RUF")
    decided = (ContestantDecision(headings[0], 2), ContestantDecision(headings[1], 1))
    plan = _planned(tmp_path, "HASIL PILPRES 2019 KOTA BOGOR", headings, contestants=decided)
    _keep(cabinet, plan)

    assert reading.show(cabinet, PRESIDENT).root.votes == (603, 600)


def test_one_party_beyond_the_lines_that_agree_with_the_ballot_is_read_by_its_name(tmp_path: Path) -> None:
    parties = (
        "PKB",
        "Gerindra",
        "PDIP",
        "Golkar",
        "NasDem",
        "Buruh",
        "Gelora",
        "PKS",
        "PKN",
        "Hanura",
        "Garuda",
        "PAN",
    )
    parties += ("PBB", "Demokrat", "PSI", "Perindo", "PPP", "Ummat")
    headings = [f"{at}. {party}" for at, party in enumerate(parties, 1)]
    plan = _planned(tmp_path, "PEROLEHAN SUARA DPRD KOTA BOGOR PEMILU 2024", headings)

    assert [code for code, _ in _warnings(plan)] == ["contestants_by_name"]
    assert list(_totals(plan)) == [*range(1, 18), 24]


def test_candidates_go_with_their_party_to_its_number_on_the_ballot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = dict(enumerate(PARTIES_2024.values(), 1))
    monkeypatch.setattr(kpu_families, "PARTIES_2024", lines)
    form = fill(kpu_families.dhasil_council_2024(), 3)
    path = tmp_path / "hasil.xlsx"
    book = Workbook()
    for sheet in typed(form, Layout(per_page=4)):
        page = book.create_sheet(sheet.name)
        for row in sheet.rows:
            page.append(row)
    book.save(path)

    plan = plan_workbook(None, read_workbook(path), ImportRequest(path))

    assert [code for code, _ in _warnings(plan)] == ["contestants_by_name"]
    assert [each.code for each in plan.problems if each.code.startswith("check")] == []
    assert _totals(plan)[24] == sum(figures[18] for figures in form.figures)


def test_a_list_of_candidates_by_parties_in_another_order_is_read_by_their_names(tmp_path: Path) -> None:
    path = tmp_path / "suara dprd kota bogor 2019.csv"
    lines = ["Dapil,No,Partai,No Urut,Nama,Suara"]
    for at, party in enumerate(("PKS", "GOLKAR", "PDI PERJUANGAN", "GERINDRA"), 1):
        lines.append(f"KOTA BOGOR 1,{at},{party},,Suara Partai,{at * 10}")
        lines += [f"KOTA BOGOR 1,{at},{party},{place},ORANG {'AB'[place - 1]},{at * 100 + place}" for place in (1, 2)]
        lines.append(f"KOTA BOGOR 1,{at},{party},,Jumlah,{at * 210 + 3}")
    path.write_text("\n".join(lines))

    plan = plan_workbook(None, read_workbook(path), ImportRequest(path))

    assert _totals(plan) == {8: 213, 4: 423, 3: 633, 2: 843}
    assert [each.code for each in plan.problems if each.severity is not Severity.INFO] == ["contestants_by_name"]


@pytest.mark.parametrize(
    "headings",
    [
        ("1 ABW-AMI", "2 PS-GRR", "3 GP-MMD"),
        ("1 Paslon Satu", "2 Paslon Dua", "3 Paslon Tiga"),
        ("01 AMIN", "02 Prabowo-Gibran", "03 Ganjar-Mahfud"),
        ("1. ANIS BASWEDAN - MUHAIMIN", "2. PRABOWO S. - GIBRAN R.R.", "3. GANJAR P. - MAHFUD M.D."),
        (
            "1 H. Anies Rasyid Baswedan, Ph.D - Dr. (H.C.) H.A. Muhaimin Iskandar",
            "2 H. Prabowo Subianto - Gibran Rakabuming Raka",
            "3 H. Ganjar Pranowo, S.H., M.I.P. - Prof. Dr. H. M. Mahfud MD",
        ),
    ],
)
def test_initials_numbers_in_words_titles_and_nicknames_are_no_other_names(
    headings: tuple[str, ...], tmp_path: Path
) -> None:
    plan = _planned(tmp_path, "HASIL PILPRES 2024 KOTA BOGOR", headings)
    assert _warnings(plan) == []
    assert list(_totals(plan)) == [1, 2, 3]
    assert plan.undecided is None


def _planned_with_sum(folder: Path, names: Sequence[str]) -> ImportPlan:
    """Return the plan of a table that adds its contestants up: the sum tells that all of them are contestants."""
    path = folder / "hasil.xlsx"
    book = Workbook()
    page = book.active
    page.append(["HASIL PILPRES 2024 KOTA BOGOR"])
    page.append(["No", "Kecamatan", "PEROLEHAN SUARA", *([None] * (len(names) - 1)), "SUARA SAH"])
    page.append([None, None, *names, None])
    for at, name in enumerate(KECAMATAN, 1):
        votes = [1000 * at + 13 * place for place in range(len(names))]
        page.append([at, name, *votes, sum(votes)])
    book.save(path)
    return plan_workbook(None, read_workbook(path), ImportRequest(path))


def test_the_one_unknown_name_is_the_one_that_is_left_of_the_ballot(tmp_path: Path) -> None:
    plan = _planned_with_sum(tmp_path, ("PRABOWO-GIBRAN", "AMIN", "GANJAR-MAHFUD"))
    assert [(each.code, each.cell, each.severity) for each in plan.problems if "contestant" in each.code] == [
        ("contestant_by_elimination", "D3", Severity.INFO)
    ]
    assert plan.undecided is None
    assert _totals(plan) == {1: 6039, 2: 6000, 3: 6078}


def test_two_unknown_names_are_asked_for(tmp_path: Path) -> None:
    plan = _planned_with_sum(tmp_path, ("PRABOWO-GIBRAN", "AMIN", "GAMA"))
    assert plan.undecided is not None
    assert plan.undecided[0] == "contestant_without_number"
    assert "AMIN" in str(plan.undecided[1]["contestants"])
    assert "GAMA" in str(plan.undecided[1]["contestants"])
    assert not [each for each in plan.problems if each.code == "contestant_by_elimination"]


def test_a_pair_without_a_column_is_missed_where_a_column_was_not_understood(tmp_path: Path) -> None:
    plan = _planned(tmp_path, "HASIL PILPRES 2024 KOTA BOGOR", ("PRABOWO-GIBRAN", "AMIN", "GANJAR-MAHFUD"))
    assert _warnings(plan) == [("contestants_missing", "D2")]
    (missed,) = [each for each in plan.problems if each.code == "contestants_missing"]
    assert "Anies" in str(missed.data["contestants"])
    assert missed.data["heading"] == "AMIN"


def test_a_table_of_the_two_strongest_pairs_misses_nobody(tmp_path: Path) -> None:
    plan = _planned(tmp_path, "HASIL PILPRES 2024 KOTA BOGOR", ("PRABOWO-GIBRAN", "ANIES-MUHAIMIN"))
    assert _warnings(plan) == []


def test_the_initials_of_a_party_are_its_name_though_another_is_called_so(tmp_path: Path) -> None:
    plan = _planned(tmp_path, "HASIL PEMILU DPRD KOTA BOGOR 2009", ("1 Hanura", "16 PDP", "17 PKP", "31 Demokrat"))
    assert _warnings(plan) == []
    assert list(_totals(plan)) == [1, 16, 17, 31]
