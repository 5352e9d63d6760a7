"""A stored figure corrected later: what counts, what is told of it, what a file that says the old value again does."""

from __future__ import annotations

import pytest

from app.errors import AppError
from app.messages import sentence
from app.results import correcting, reading
from app.results.records import Way
from app.store import Cabinet
from importers.records import Level
from tests.app.results import conftest as made
from tests.app.results.conftest import PAIRS, PRESIDENT, Import, table

VILLAGES = [
    (("BOGOR SELATAN", "BATU TULIS"), (10, 20)),
    (("BOGOR SELATAN", "BONDONGAN"), (1, None)),
]
BATU_TULIS = "32.71.01.1001"


def votes(cabinet: Cabinet, area: str) -> tuple[int | None, ...]:
    return reading.show(cabinet, PRESIDENT, area=area).root.votes


def test_a_correction_counts_at_every_level_and_tells_what_was(cabinet: Cabinet, take: Import) -> None:
    take(made.reading(table(VILLAGES)))
    found = correcting.find(cabinet, PRESIDENT, area=BATU_TULIS, contestant="1")
    assert (found.value, found.area_name, found.subject_name) == (10, "Batu Tulis", "Jokowi–Ma’ruf")
    correcting.correct(cabinet, found, 210, "salah ketik,  lihat DA1")
    assert votes(cabinet, BATU_TULIS) == (210, 20)
    assert votes(cabinet, "32.71.01") == (211, 20)
    cell = reading.trace(cabinet, PRESIDENT, area=BATU_TULIS, contestant="1").cells[0]
    assert (cell.value, cell.file, cell.sheet, cell.cell) == (210, "hasil.xlsx", "Sheet1", "C2")
    assert (cell.way, cell.reason) == (Way.CORRECTION, "salah ketik, lihat DA1")
    assert cell.amended is not None
    assert cell.amended.written == "10"
    assert "salah ketik" in str(cabinet.history(1)[0].data)


def test_undo_brings_the_old_value_back_and_redo_the_new_one(cabinet: Cabinet, take: Import) -> None:
    take(made.reading(table(VILLAGES)))
    batch = correcting.correct(
        cabinet, correcting.find(cabinet, PRESIDENT, area=BATU_TULIS, contestant="2"), 21, "hitung ulang"
    )
    cabinet.undo(batch)
    assert votes(cabinet, BATU_TULIS) == (10, 20)
    cabinet.redo()
    assert votes(cabinet, BATU_TULIS) == (10, 21)


def test_a_correction_can_be_corrected_again(cabinet: Cabinet, take: Import) -> None:
    take(made.reading(table(VILLAGES)))
    for value in (11, 12):
        found = correcting.find(cabinet, PRESIDENT, area=BATU_TULIS, contestant="1")
        correcting.correct(cabinet, found, value, "lihat berita acara")
    assert votes(cabinet, BATU_TULIS) == (12, 20)
    assert reading.list_results(cabinet)[0].source.figures == 3


def test_the_same_file_again_leaves_a_correction_standing(cabinet: Cabinet, take: Import) -> None:
    take(made.reading(table(VILLAGES)))
    found = correcting.find(cabinet, PRESIDENT, area=BATU_TULIS, contestant="1")
    correcting.correct(cabinet, found, 210, "salah ketik")
    plan = take(made.reading(table(VILLAGES)))
    assert (plan.counts.same, plan.counts.changed) == (3, 0)
    (told,) = [problem for problem in plan.problems if problem.code == "correction_stands"]
    assert (told.cell, told.raw) == ("C2", "10")
    assert "210" in sentence(told.code, told.data)
    assert votes(cabinet, BATU_TULIS) == (210, 20)


def test_a_file_that_says_something_new_changes_it(cabinet: Cabinet, take: Import) -> None:
    take(made.reading(table(VILLAGES)))
    found = correcting.find(cabinet, PRESIDENT, area=BATU_TULIS, contestant="1")
    correcting.correct(cabinet, found, 210, "salah ketik")
    plan = take(made.reading(table([(("BOGOR SELATAN", "BATU TULIS"), (215, 20))])))
    assert plan.counts.changed == 1
    assert votes(cabinet, BATU_TULIS) == (215, 20)


@pytest.mark.parametrize(
    ("value", "reason", "code"),
    [
        (10, "sama", "correction_same"),
        (11, "  ", "correction_needs_reason"),
        (-1, "x", "correction_not_a_count"),
        (10**15, "x", "correction_not_a_count"),
    ],
)
def test_a_correction_that_makes_no_sense_is_refused(
    cabinet: Cabinet, take: Import, value: int, reason: str, code: str
) -> None:
    take(made.reading(table(VILLAGES)))
    found = correcting.find(cabinet, PRESIDENT, area=BATU_TULIS, contestant="1")
    acts = len(cabinet.history())
    with pytest.raises(AppError, match=code) as refused:
        correcting.correct(cabinet, found, value, reason)
    assert sentence(refused.value.code, refused.value.data)
    assert len(cabinet.history()) == acts


@pytest.mark.parametrize(
    ("area", "contestant", "code"),
    [("32.71.01", "1", "figure_is_sum"), (BATU_TULIS, "9", "subject_unknown")],
)
def test_a_sum_and_what_nobody_counts_are_not_corrected(
    cabinet: Cabinet, take: Import, area: str, contestant: str, code: str
) -> None:
    take(made.reading(table(VILLAGES)))
    with pytest.raises(AppError, match=code) as refused:
        correcting.find(cabinet, PRESIDENT, area=area, contestant=contestant)
    assert sentence(refused.value.code, refused.value.data)


def test_a_figure_blank_from_the_start_is_filled_at_its_cell(cabinet: Cabinet, take: Import) -> None:
    take(made.reading(table([*VILLAGES, (("BOGOR SELATAN", "EMPANG"), (7, 8))])))
    found = correcting.find(cabinet, PRESIDENT, area="32.71.01.1002", contestant="2")
    assert (found.value, found.stated) == (None, False)
    with pytest.raises(AppError, match="correction_blank_already"):
        correcting.correct(cabinet, found, None, "tidak terbaca")
    batch = correcting.correct(cabinet, found, 0, "lihat DA1", form="DA1", dossier="0012")
    assert votes(cabinet, "32.71.01.1002") == (1, 0)
    assert votes(cabinet, "32.71.01") == (18, 28)
    (cell,) = reading.trace(cabinet, PRESIDENT, area="32.71.01.1002", contestant="2").cells
    assert (cell.value, cell.file, cell.sheet, cell.cell) == (0, "hasil.xlsx", "Sheet1", "D3")
    assert (cell.way, cell.reason, cell.form, cell.dossier) == (Way.CORRECTION, "lihat DA1", "DA1", "0012")
    assert cell.amended is not None
    assert cell.amended.written is None
    assert "tadinya kosong" in sentence(cabinet.history(1)[0].what, cabinet.history(1)[0].data)
    cabinet.undo(batch)
    assert votes(cabinet, "32.71.01.1002") == (1, None)
    cabinet.redo()
    assert votes(cabinet, "32.71.01.1002") == (1, 0)


def test_a_blank_that_no_file_has_a_cell_for_is_filled_from_paper(cabinet: Cabinet, take: Import) -> None:
    take(made.reading(table(VILLAGES)))
    found = correcting.find(cabinet, PRESIDENT, area="32.71.01.1003", contestant="2")
    correcting.correct(cabinet, found, 5, "lihat DA1", dossier="0012")
    (cell,) = reading.trace(cabinet, PRESIDENT, area="32.71.01.1003", contestant="2").cells
    assert (cell.value, cell.file, cell.cell, cell.kept, cell.dossier) == (5, "", "", None, "0012")
    assert reading.list_results(cabinet)[0].source.files == ("hasil.xlsx",)
    found = correcting.find(cabinet, PRESIDENT, area="32.71.01.1003", contestant="2")
    correcting.correct(cabinet, found, 6, "salah baca")
    assert votes(cabinet, "32.71.01") == (11, 26)


def test_a_figure_is_blanked_which_is_not_nought(cabinet: Cabinet, take: Import) -> None:
    take(made.reading(table(VILLAGES)))
    found = correcting.find(cabinet, PRESIDENT, area=BATU_TULIS, contestant="1")
    batch = correcting.correct(cabinet, found, None, "kertasnya tidak terbaca")
    assert votes(cabinet, BATU_TULIS) == (None, 20)
    assert votes(cabinet, "32.71.01") == (1, 20)
    traced = reading.trace(cabinet, PRESIDENT, area=BATU_TULIS, contestant="1")
    assert (traced.value, traced.derived) == (None, False)
    (cell,) = traced.cells
    assert (cell.value, cell.cell, cell.way, cell.reason) == (None, "C2", Way.CORRECTION, "kertasnya tidak terbaca")
    assert cell.amended is not None
    assert cell.amended.written == "10"
    above = reading.trace(cabinet, PRESIDENT, area="32.71.01", contestant="1")
    assert [one.value for one in above.cells] == [1]
    again = correcting.find(cabinet, PRESIDENT, area=BATU_TULIS, contestant="1")
    with pytest.raises(AppError) as refused:
        correcting.correct(cabinet, again, None, "masih tidak terbaca")
    assert refused.value.code == "correction_blank_already"
    cabinet.undo(batch)
    assert votes(cabinet, BATU_TULIS) == (10, 20)


def test_a_blanked_figure_stays_so_until_something_else_is_said(cabinet: Cabinet, take: Import) -> None:
    take(made.reading(table([(VILLAGES[0][0], (10,))], PAIRS[:1]), name="satu.xlsx"))
    found = correcting.find(cabinet, PRESIDENT, area=BATU_TULIS, contestant="1")
    correcting.correct(cabinet, found, None, "tidak terbaca")
    again = take(made.reading(table([(VILLAGES[0][0], (10,))], PAIRS[:1]), name="lagi.xlsx"))
    assert (again.counts.new, again.counts.same) == (0, 1)
    told = [problem for problem in again.problems if problem.code == "blank_stands"]
    assert sentence(told[0].code, told[0].data).endswith("Kekosongan itu tetap berlaku.")
    other = take(made.reading(table([(VILLAGES[0][0], (12,))], PAIRS[:1]), name="lain.xlsx"))
    assert other.counts.new == 1
    assert votes(cabinet, BATU_TULIS)[0] == 12


def test_a_blanked_figure_is_filled_again_and_a_sum_takes_the_place_of_one(cabinet: Cabinet, take: Import) -> None:
    take(made.reading(table(VILLAGES)))
    take(made.reading(table([(("BOGOR SELATAN",), (50, 60))], levels=(Level.SUBDISTRICT,)), name="kecamatan.xlsx"))
    assert votes(cabinet, "32.71.01") == (50, 60)
    whole = correcting.find(cabinet, PRESIDENT, area="32.71.01", contestant="1")
    correcting.correct(cabinet, whole, None, "tidak terbaca")
    assert votes(cabinet, "32.71.01") == (11, 60)
    assert [cell.cell for cell in reading.trace(cabinet, PRESIDENT, area="32.71.01", contestant="1").cells] == [
        *("C2", "C3"),
    ]
    blank = correcting.find(cabinet, PRESIDENT, area="32.71.01", contestant="1")
    assert blank.value is None
    correcting.correct(cabinet, blank, 51, "terbaca di salinan")
    assert votes(cabinet, "32.71.01") == (51, 60)
    assert [act.what for act in cabinet.history(2)] == ["fill_figure", "blank_figure"]
