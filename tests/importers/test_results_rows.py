"""What a row under a header is: areas whose names begin like a note or a sum, and the notes and sums themselves."""

from __future__ import annotations

import pytest

from importers.grid import Value
from importers.results import read_results
from tests.importers.sheets import names, one, table_of

Row = list[Value]
HEAD: Row = ["No", "Desa", "01", "02", "Suara Sah"]


@pytest.mark.parametrize("name", ["Sumber Agung", "Ketuan Jaya", "Saksi Maler"])
@pytest.mark.parametrize("numbered", [True, False])
def test_an_area_named_like_a_note_is_an_area_also_while_it_is_blank(name: str, numbered: bool) -> None:
    rows: list[Row] = [[1, name, None, None, None], [2, "Mekarsari", 10, 20, 30], [3, "Sukamaju", 5, 5, 10]]
    table = table_of(read_results(one([HEAD, *rows] if numbered else [HEAD[1:], *(row[1:] for row in rows)])))
    assert names(table) == [(name,), ("Mekarsari",), ("Sukamaju",)]


@pytest.mark.parametrize("name", ["Selisihan", "Selisih Mara", "Pindahan Baru"])
def test_an_area_named_like_a_difference_keeps_its_figures(name: str) -> None:
    table = table_of(read_results(one([HEAD, [1, name, 10, 20, 30], [2, "Sukamaju", 5, 5, 10]])))
    assert (names(table)[0], table.values[0]) == ((name,), (10, 20, 30))


def test_a_group_named_like_a_note_is_a_group() -> None:
    rows: list[Row] = [
        HEAD,
        [None, "KETAPANG"],
        [1, "Mekarsari", 10, 20, 30],
        [None, "SUMBER"],
        [1, "Sukamaju", 5, 5, 10],
        [None, "Sumber: KPU Kabupaten"],
    ]
    assert names(table_of(read_results(one(rows)))) == [("KETAPANG", "Mekarsari"), ("SUMBER", "Sukamaju")]


@pytest.mark.parametrize("note", ["Sumber: KPU", "Sumber data KPU", "Ketua KPU,", "Saksi-saksi", "Bogor, 3 Mei 2019"])
def test_a_note_under_a_list_without_numbers_is_no_area(note: str) -> None:
    rows: list[Row] = [HEAD[1:], ["Mekarsari", 10, 20, 30], ["Sukamaju", 5, 5, 10], [note]]
    assert names(table_of(read_results(one(rows)))) == [("Mekarsari",), ("Sukamaju",)]


@pytest.mark.parametrize("label", ["Selisih", "Selisih suara", "Selisih 01 - 02", "Persentase", "Target", "Pindahan"])
def test_a_row_about_other_rows_is_no_area(label: str) -> None:
    rows: list[Row] = [HEAD[1:], ["Mekarsari", 10, 20, 30], ["Sukamaju", 5, 5, 10], [label, 5, 15, 20]]
    assert names(table_of(read_results(one(rows)))) == [("Mekarsari",), ("Sukamaju",)]


def test_what_is_carried_from_a_page_before_is_no_area_and_its_sum_no_fault() -> None:
    rows: list[Row] = [
        HEAD,
        [None, "JUMLAH PINDAHAN", 100, 200, 300],
        [1, "Mekarsari", 10, 20, 30],
        [2, "Sukamaju", 5, 5, 10],
        [None, "JUMLAH AKHIR", 115, 225, 340],
    ]
    table = table_of(read_results(one(rows)))
    assert (names(table), table.totals) == ([("Mekarsari",), ("Sukamaju",)], ())
    rows[-1] = [None, "JUMLAH AKHIR", 115, 225, 341]
    ((_, printed),) = table_of(read_results(one(rows))).totals
    assert printed == (115, 225, 341)
