"""Shapes that are published: forms in their own words, annexes of decrees, bilingual tables, web forms, Wikipedia."""

from __future__ import annotations

import pytest

from importers.grid import Value
from importers.records import Level
from importers.results import read_results
from tests.importers.sheets import Rows, book, complaints, keys, names, one, sheet, table_of

_SEXES: list[Value] = ["LAKI-LAKI (L)", "PEREMPUAN (P)", "JUMLAH (L+P)"]


@pytest.mark.parametrize("block", [["C. PEMILIH DISABILITAS", None, *_SEXES], []])
def test_disabled_voters_of_a_c1_are_told_by_their_own_sentences(block: list[Value]) -> None:
    rows: Rows = [
        ["MODEL C1-PPWP"],
        ["TPS", ":", "007"],
        ["DESA/KELURAHAN", ":", "EMPANG"],
        ["KECAMATAN", ":", "BOGOR SELATAN"],
        ["KABUPATEN/KOTA", ":", "KOTA BOGOR"],
        [],
        ["B. PENGGUNA HAK PILIH", None, *_SEXES],
        ["1. Jumlah pengguna hak pilih dalam DPT", None, 80, 81, 161],
        block,
        ["1. Jumlah seluruh Pemilih disabilitas terdaftar dalam DPT, DPTb dan DPK", None, 3, 4, 7],
        ["2. Jumlah seluruh Pemilih disabilitas yang menggunakan hak pilih", None, 2, 1, 3],
    ]

    reading = read_results(one(rows))

    table = table_of(reading)
    found = dict(zip(keys(table), table.values[0], strict=True))
    assert [found[f"disabled_{what}{sex}"] for what in ("registered", "voted") for sex in ("_l", "_p", "")] == [
        *(3, 4, 7),
        *(2, 1, 3),
    ]
    assert not complaints(reading)


@pytest.mark.parametrize(
    ("marks", "label"), [("ABC", "Jumlah A + B"), ("123", "JUMLAH (1 + 2)"), ("ABC", "Total (A+B)")]
)
def test_a_sum_of_the_rows_of_valid_and_invalid_votes_is_the_votes_cast(marks: str, label: str) -> None:
    rows: Rows = [
        ["No", "Uraian", "EMPANG", "BATUTULIS"],
        ["I", "PEROLEHAN SUARA"],
        [1, "Joko Widodo - Jusuf Kalla", 60, 70],
    ]
    rows += [[2, "Prabowo Subianto - Hatta Rajasa", 90, 80], ["II", "SUARA SAH DAN TIDAK SAH"]]
    rows += [[marks[0], "Jumlah suara sah", 150, 150], [marks[1], "Jumlah suara tidak sah", 10, 12]]
    rows += [[marks[2], label, 160, 162]]

    table = table_of(read_results(one([["KECAMATAN : BOGOR SELATAN"], ["PILPRES 2014"], *rows])))

    found = dict(zip(keys(table), table.values[1], strict=True))
    assert (found["valid"], found["invalid"], found["cast"]) == (150, 12, 162)


def test_who_came_to_a_meeting_by_sex_is_no_result() -> None:
    rows: Rows = [["REKAP KEHADIRAN PELANTIKAN KPPS"], ["NO", "KELURAHAN", "HADIR L", "HADIR P", "TIDAK HADIR"]]
    rows += [[1, "EMPANG", 30, 40, 2], [2, "BATUTULIS", 20, 35, 1]]

    assert not read_results(one(rows)).tables


def test_districts_are_known_by_the_heading_over_their_names() -> None:
    rows: Rows = [["PENETAPAN HASIL PEMILU ANGGOTA DPRD KABUPATEN BUTON TAHUN 2024"], []]
    rows += [["NO", "PARTAI POLITIK", "PEROLEHAN SUARA SAH DAERAH PEMILIHAN", None, None, "JUMLAH AKHIR"]]
    rows += [[None, None, "BUTON 1", "BUTON 2", "BUTON 3", None]]
    rows += [[1, "PARTAI KEBANGKITAN BANGSA", 100, 200, 300, 600], [2, "PARTAI GERINDRA", 400, 100, 200, 700]]

    table = table_of(read_results(one(rows, merges=[(3, 1, 4, 1), (3, 2, 4, 2), (3, 3, 3, 5), (3, 6, 4, 6)])))

    assert [area.level for area in table.areas] == [Level.DISTRICT] * 3
    assert names(table)[2][-1] == "BUTON 3"


def test_a_bilingual_table_of_regencies_is_read_by_both_its_languages() -> None:
    rows: Rows = [
        ["Tabel", "2.3.4", "Perolehan Suara Presiden Menurut Kabupaten/Kota di Provinsi Sulawesi Barat, 2019"]
    ]
    rows += [
        ["Kabupaten/Kota\nRegency/Municipality", "Pasangan Calon/Candidates", None, "Suara Tidak Sah\nInvalid Votes"]
    ]
    rows += [[None, "Joko Widodo–Ma’ruf Amin", "Prabowo Subianto–Sandiaga Uno", None], ["(1)", "(2)", "(3)", "(4)"]]
    rows += [["1. Majene", 300, 400, 5], ["2. Mamasa", 500, 200, 6], ["Sulawesi Barat", 800, 600, 11]]

    reading = read_results(one(rows, merges=[(2, 1, 3, 1), (2, 2, 2, 3), (2, 4, 3, 4)]))

    table = table_of(reading)
    assert [path[-1] for path in names(table)[:2]] == ["Majene", "Mamasa"]
    assert [subject.name for subject in table.subjects[:2]] == [
        "Joko Widodo–Ma’ruf Amin",
        "Prabowo Subianto–Sandiaga Uno",
    ]
    assert not complaints(reading)


def test_names_of_regencies_in_english_are_those_of_the_tree() -> None:
    rows: Rows = [["2024 Indonesian presidential election in East Kalimantan"]]
    rows += [["City/Regency", "Anies–Muhaimin", None, "Prabowo–Gibran", None, "Valid votes", "Turnout"]]
    rows += [[None, "Votes", "%", "Votes", "%", None, None]]
    rows += [["Berau Regency", "4,000", "40%", "6,000", "60%", "10,000", "78.5%"]]
    rows += [["Bontang City", "3,000", "30%", "7,000", "70%", "10,000", "80.1%"]]

    reading = read_results(one(rows, merges=[(2, 2, 2, 3), (2, 4, 2, 5)]))

    table = table_of(reading)
    assert names(table) == [("Kabupaten Berau",), ("Kota Bontang",)]
    assert keys(table)[-1] == "valid"
    assert not complaints(reading)


def test_answers_of_a_web_form_are_read_by_their_questions() -> None:
    rows: Rows = [
        ["Timestamp", "Pilih Kecamatan", "Pilih Kelurahan", "Nomor TPS", "Perolehan Suara Paslon 1", "Paslon 2"]
    ]
    rows += [
        ["27/11/2024", "Bogor Selatan", village, at, 100 + at, 90]
        for village in ("Empang", "Batutulis")
        for at in (1, 2)
    ]

    table = table_of(read_results(one(rows)))

    assert names(table)[1] == ("Bogor Selatan", "Empang", "TPS 002")
    assert table.values[1] == (102, 90)


def test_a_sheet_per_kelurahan_lies_in_the_kecamatan_of_its_title() -> None:
    rows: Rows = [["PILPRES 2024"], ["KECAMATAN", ": BOGOR SELATAN"], ["KOTA", ": BOGOR"], []]
    rows += [["TPS", "L", "P", "DPT", "01", "02", "03"], [1, 100, 110, 210, 50, 60, 70], [2, 90, 100, 190, 40, 50, 60]]

    reading = read_results(book(sheet(rows, "EMPANG"), sheet(rows, "BATUTULIS")))

    assert [names(table)[0][-3:] for table in reading.tables] == [
        ("BOGOR SELATAN", "EMPANG", "TPS 001"),
        ("BOGOR SELATAN", "BATUTULIS", "TPS 001"),
    ]
    assert keys(reading.tables[0])[:3] == ["registered_dpt_l", "registered_dpt_p", "registered_dpt"]


def test_a_dapil_over_its_first_rows_is_no_row_of_the_header() -> None:
    rows: Rows = [["DPRD KABUPATEN BANYUWANGI PEMILU 2024"], ["NO", "KECAMATAN", "PKB", "GERINDRA", "SAH"]]
    for dapil, places in (("DAPIL BANYUWANGI 1", ("Glagah", "Licin")), ("DAPIL BANYUWANGI 2", ("Muncar", "Srono"))):
        rows += [[dapil], *([at, place, 100, 200, 300] for at, place in enumerate(places, 1))]

    table = table_of(read_results(one(rows)))

    assert names(table)[0] == ("DAPIL BANYUWANGI 1", "Glagah")
    assert table.header_rows == (2,)


def test_a_table_of_parties_may_tell_how_they_changed() -> None:
    rows: Rows = [["Hasil Pemilu Legislatif 2024 – DPRD Kota Padang"], ["Partai", "Suara", "%", "+/–", "Kursi", "+/–"]]
    rows += [
        ["PKS", 600, 60, 1.25, 7, "▲1"],
        ["Gerindra", 400, 40, -1.5, 6, "–"],
        ["Suara sah", 1000, 100, None, None, None],
    ]

    table = table_of(read_results(one(rows)))

    assert [area.path[-1][1] for area in table.areas] == ["Kota Padang"]
    assert 600 in table.values[0]


@pytest.mark.parametrize(("title", "kind"), [("DPRK LANGSA", "pdprdk"), ("DPRA", "pdprdp")])
def test_councils_of_aceh_are_called_otherwise(title: str, kind: str) -> None:
    rows: Rows = [[f"REKAPITULASI PEMILU {title} TAHUN 2019"], ["No", "Kecamatan", "PKB", "PD Aceh", "PNA"]]
    rows += [[1, "Langsa Timur", 10, 20, 30], [2, "Langsa Barat", 15, 25, 35]]

    reading = read_results(one(rows), names={"PKB": 1, "PDA": 17, "PNA": 18})

    assert (reading.election.kind, reading.election.year) == (kind, 2019)
    assert keys(table_of(reading)) == [1, 17, 18]
