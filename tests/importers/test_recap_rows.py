"""Rows of recaps that are not labelled as the forms have them: parties without A.1 and B, lists of single years."""

from __future__ import annotations

from importers.grid import Value
from importers.results import read_results
from tests.importers.real_sheets import PARTIES_2019
from tests.importers.sheets import Rows, complaints, keys, one, table_of

HEAD: list[list[Value]] = [["REKAP DPRD KOTA BOGOR 2019"], ["KECAMATAN", ": BOGOR SELATAN"], []]
COLUMNS: list[Value] = ["No", "Uraian", "Empang", "Cipaku", "JUMLAH"]


def test_own_votes_and_sums_of_parties_are_known_without_the_marks_of_a_form() -> None:
    rows: Rows = [*HEAD, COLUMNS, [1, "PARTAI KEBANGKITAN BANGSA"]]
    rows += [[None, "Suara Partai", 10, 20, 30], [1, "H. ANI", 5, 6, 11], [2, "BUDI", 7, 8, 15]]
    rows += [[None, "Jumlah Suara Partai dan Calon", 22, 34, 56], [2, "PARTAI GERINDRA"]]
    rows += [[None, "Suara Partai", 1, 2, 3], [1, "CICI", 5, 6, 11], [None, "Jumlah Suara Partai dan Calon", 6, 8, 14]]

    reading = read_results(one(rows), names=PARTIES_2019)

    assert keys(table_of(reading)) == ["own1", (1, 1), (1, 2), 1, "own2", (2, 1), 2]
    assert table_of(reading).values[0] == (10, 5, 7, 22, 1, 5, 6)
    assert complaints(reading) == []


def test_a_party_over_candidates_without_numbers_has_the_sum_under_them_and_they_are_told() -> None:
    rows: Rows = [*HEAD, COLUMNS, [1, "PKB", 10, 20, 30], [None, "H. ANI", 5, 6, 11], [None, "Jumlah", 15, 26, 41]]
    rows += [[2, "Gerindra", 1, 2, 3], [None, "CICI", 5, 6, 11], [None, "Jumlah", 6, 8, 14]]

    reading = read_results(one(rows), names=PARTIES_2019)

    assert keys(table_of(reading)) == ["own1", 1, "own2", 2]
    assert table_of(reading).values == ((10, 15, 1, 6), (20, 26, 2, 8))
    told = [(each.code, each.cell) for each in reading.problems if each.code == "row_not_understood"]
    assert told == [("row_not_understood", "B6"), ("row_not_understood", "B9")]


def test_a_sum_under_a_list_of_parties_is_not_that_of_the_last_one() -> None:
    rows: Rows = [*HEAD, COLUMNS, [1, "PKB", 10, 20, 30], [2, "Gerindra", 1, 2, 3], [3, "PDIP", 4, 5, 9]]
    rows += [[None, "Lain-lain", 1, 1, 2], [None, "Jumlah", 16, 28, 44]]

    table = table_of(read_results(one(rows), names=PARTIES_2019))

    assert [key for key in keys(table) if key in (1, 2, 3)] == [1, 2, 3]
    assert table.values[0][:3] == (10, 1, 4)


def test_a_list_of_voters_that_only_some_years_had_is_left_out_with_a_word() -> None:
    rows: Rows = [["MODEL DA1-KWK"], ["PEMILIHAN WALI KOTA BOGOR TAHUN 2018"], ["KECAMATAN", ": BOGOR SELATAN"], []]
    rows += [["NO", "URAIAN", None, "EMPANG", "CIPAKU"], ["I.", "DATA PEMILIH"]]
    for number, label, first in (("1.", "Pemilih dalam DPT", 100), ("2.", "Pemilih DPTb / Pengguna KTP-el", 3)):
        rows += [
            [number, label, "LK", first, first],
            [None, None, "PR", first, first],
            [None, None, "JML", *[2 * first] * 2],
        ]
    rows += [["III.", "PEROLEHAN SUARA"], ["1.", "Bima Arya - Dedie A. Rachim", None, 100, 110]]
    rows += [["A.", "JUMLAH SUARA SAH", None, 160, 180]]

    reading = read_results(one(rows))

    assert keys(table_of(reading)) == ["registered_dpt_l", "registered_dpt_p", "registered_dpt", 1, "valid"]
    told = [(each.cell, each.data["count"]) for each in reading.problems if each.code == "list_without_place"]
    assert told == [("C10", 3)]
