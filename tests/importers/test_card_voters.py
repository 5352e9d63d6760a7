"""Voters by identity card: the DPK, where "DPTb/DPPh" stands beside them; what they are in forms of other years."""

from __future__ import annotations

import pytest

from importers.grid import Value
from importers.results import read_results
from tests.importers.sheets import Rows, keys, one, table_of

_AREAS = ("Bogor Selatan", "Bogor Timur", "Bogor Tengah")
_TITLE: list[Value] = ["PILKADA KOTA BOGOR 2024"]


def _codes(rows: Rows) -> list[str]:
    return [problem.code for problem in read_results(one(rows)).problems if problem.code != "level_guessed"]


@pytest.mark.parametrize("moved", ["DPTb/DPPh", "DPPh/DPTb", "DPTb", "Pemilih Pindahan (DPPh)"])
@pytest.mark.parametrize(("card", "sure"), [("Pengguna KTP-el / DPK", True), ("DPK (KTP-el)", True), ("KTP-el", False)])
def test_who_votes_by_card_beside_those_who_moved_is_the_dpk(moved: str, card: str, *, sure: bool) -> None:
    rows: Rows = [
        _TITLE,
        ["Kecamatan", "Pengguna Hak Pilih", None, None, None, "01", "02"],
        [None, "DPT", moved, card, "Jumlah", None, None],
        *([name, 100 + at, 3, 4, 107 + at, 50, 51] for at, name in enumerate(_AREAS)),
    ]

    table = table_of(read_results(one(rows)))

    assert keys(table) == ["voted_dpt", "voted_dptb", "voted_dpk", "voted_total", 1, 2]
    assert list(table.values) == [(100 + at, 3, 4, 107 + at, 50, 51) for at in range(3)]
    assert _codes(rows) == ([] if sure else ["meaning_guessed"])


def test_users_of_a_card_beside_the_lists_of_voters_are_on_the_list() -> None:
    heads: list[Value] = ["Kecamatan", "DPT", "DPTb/DPPh", "Pengguna KTP-el/DPK", "Jumlah Pemilih", "01", "02"]
    rows: Rows = [_TITLE, heads, *([name, 100 + at, 3, 4, 107 + at, 10, 20] for at, name in enumerate(_AREAS))]

    found = keys(table_of(read_results(one(rows))))

    assert found == ["registered_dpt", "registered_dptb", "registered_dpk", "registered_total", 1, 2]


def test_lists_under_the_name_of_those_who_voted_are_theirs_where_areas_are_columns() -> None:
    rows: Rows = [
        _TITLE,
        ["URAIAN", None, *_AREAS],
        ["Pengguna Hak Pilih", "DPT", 100, 101, 102],
        [None, "DPTb/DPPh", 3, 3, 3],
        [None, "Pengguna KTP-el / DPK", 4, 4, 4],
        [None, "Jumlah", 107, 108, 109],
        ["Suara Sah", None, 100, 101, 102],
    ]

    table = table_of(read_results(one(rows)))

    assert keys(table) == ["voted_dpt", "voted_dptb", "voted_dpk", "voted_total", "valid"]
    assert table.values[0] == (100, 3, 4, 107, 100)


def test_voters_by_card_are_told_by_sex_where_the_form_does() -> None:
    rows: Rows = [
        ["PEMILIHAN GUBERNUR TAHUN 2024"],
        ["TPS: 003", None, "DESA/KELURAHAN: JAMBUKIDUL", None, "KECAMATAN: CEPER"],
        ["1", "DATA PEMILIH", "L", "P", "JUMLAH"],
        ["1.B", "PENGGUNA HAK PILIH"],
        ["1", "Jumlah Pengguna Hak Pilih dalam DPT", 197, 177, 374],
        ["2", "Jumlah Pengguna Hak Pilih dalam DPTb (Pindahan)", 2, 2, 4],
        ["3", "Jumlah Pengguna Hak Pilih Tambahan (menggunakan KTP-el)", 3, 2, 5],
        ["4", "Jumlah", 202, 181, 383],
        ["II", "DATA PEROLEHAN SUARA", None, None, "JUMLAH"],
        ["1", "ANDIKA PERKASA - HENDRAR PRIHADI", None, None, 350],
        ["2", "AHMAD LUTHFI - TAJ YASIN", None, None, 22],
    ]

    table = table_of(read_results(one(rows)))

    found = dict(zip(keys(table), table.values[0], strict=True))
    assert [found[f"voted_dpk{sex}"] for sex in ("_l", "_p", "")] == [3, 2, 5]


def test_without_those_who_moved_nothing_tells_what_a_card_is() -> None:
    rows: Rows = [
        _TITLE,
        ["Kecamatan", "DPT", "Pengguna KTP-el", "Jumlah Pemilih", "01", "02"],
        *([name, 100 + at, 4, 104 + at, 10, 20] for at, name in enumerate(_AREAS)),
    ]

    assert keys(table_of(read_results(one(rows)))) == ["registered_dpt", "registered_total", 1, 2]
    assert _codes(rows) == ["list_without_place"]


def test_beside_a_dpk_voters_by_card_are_a_list_of_their_own() -> None:
    rows: Rows = [
        _TITLE,
        ["Kecamatan", "DPT", "DPTb", "DPK", "DPKTb / pengguna KTP", "Jumlah Pemilih", "01", "02"],
        *([name, 100 + at, 3, 4, 5, 112 + at, 10, 20] for at, name in enumerate(_AREAS)),
    ]

    found = keys(table_of(read_results(one(rows))))

    assert found == ["registered_dpt", "registered_dptb", "registered_dpk", "registered_total", 1, 2]
