"""What headings mean, in the words of forms, Situng, Sirekap, KawalPemilu and hand-made sheets."""

from __future__ import annotations

import pytest

from importers.records import Level
from importers.wording.contestants import Roster, contestant_of
from importers.wording.headings import Role, meaning_of

MEASURES = [
    ("DPT / L", "registered_dpt_l"),
    ("DPT / JML", "registered_dpt"),
    ("DPT", "registered_dpt"),
    ("dpt_l", "registered_dpt_l"),
    ("jumlah_dpt", "registered_dpt"),
    ("jmlDPT", "registered_dpt"),
    ("Total DPT", "registered_dpt"),
    ("Jumlah Pemilih dalam DPT (Laki-laki)", "registered_dpt_l"),
    ("Jumlah Pemilih dalam DPT / Perempuan", "registered_dpt_p"),
    ("DATA PEMILIH / DPTb / P", "registered_dptb_p"),
    ("DATA PEMILIH / DPK / JML", "registered_dpk"),
    ("Daftar Pemilih Tetap", "registered_dpt"),
    ("Daftar Pemilih Khusus", "registered_dpk"),
    ("Jumlah Pemilih (DPT + DPTb + DPK)", "registered_total"),
    ("Jumlah Pemilih / L", "registered_total_l"),
    ("pemilih_dpt_l", "registered_dpt_l"),
    ("pemilih_dpt_j", "registered_dpt"),
    ("pengguna_dptb_j", "voted_dptb"),
    ("pengguna_non_dpt_j", "voted_dpk"),
    ("pengguna_non_dpt_l", "voted_dpk_l"),
    ("pengguna_total_j", "voted_total"),
    ("pengguna_total_p", "voted_total_p"),
    ("Jumlah Pengguna Hak Pilih dalam DPT", "voted_dpt"),
    ("PENGGUNA HAK PILIH / JUMLAH", "voted_total"),
    ("PENGGUNA HAK PILIH / DPTb / L", "voted_dptb_l"),
    ("Pemilih yang Menggunakan Hak Pilih", "voted_total"),
    ("Pemilih Hadir", "voted_total"),
    ("Suara Sah", "valid"),
    ("sah", "valid"),
    ("suara_sah", "valid"),
    ("JUMLAH SELURUH SUARA SAH", "valid"),
    ("tsah", "invalid"),
    ("tSah", "invalid"),
    ("Suara Tidak Sah", "invalid"),
    ("TDK SAH", "invalid"),
    ("SUARA / TIDAK SAH", "invalid"),
    ("Suara batal", "invalid"),
    ("JUMLAH SELURUH SUARA SAH DAN SUARA TIDAK SAH", "cast"),
    ("Sah + Tidak Sah", "cast"),
    ("Suara Masuk", "cast"),
    ("Surat suara yang diterima termasuk cadangan 2% dari DPT", "ballots_received"),
    ("SURAT SUARA / DIGUNAKAN", "ballots_used"),
    ("SURAT SUARA / Dikembalikan oleh pemilih karena rusak/keliru coblos", "ballots_damaged"),
    ("Surat suara tidak digunakan", "ballots_unused"),
    ("Sisa surat suara", "ballots_unused"),
    ("PEMILIH DISABILITAS / TERDAFTAR", "disabled_registered"),
    ("PEMILIH DISABILITAS / MENGGUNAKAN HAK PILIH", "disabled_voted"),
    ("Jumlah Kursi", "seats"),
    ("Registered voters", "registered_total"),
    ("Invalid votes", "invalid"),
]


@pytest.mark.parametrize(("heading", "field"), MEASURES)
def test_measures_are_known_by_their_words(heading: str, field: str) -> None:
    meaning = meaning_of(heading.split(" / "))

    assert (meaning.role, meaning.field) == (Role.MEASURE, field)


AREAS = [
    ("Kecamatan", Level.SUBDISTRICT),
    ("kec", Level.SUBDISTRICT),
    ("NAMA KECAMATAN", Level.SUBDISTRICT),
    ("KECAMATAN/DISTRIK", Level.SUBDISTRICT),
    ("Desa/Kelurahan", Level.VILLAGE),
    ("desakel", Level.VILLAGE),
    ("nama_kelurahan", Level.VILLAGE),
    ("Kabupaten/Kota", Level.REGENCY),
    ("Provinsi", Level.PROVINCE),
    ("TPS", Level.STATION),
    ("nomor_tps", Level.STATION),
    ("No. TPS", Level.STATION),
    ("Dapil", Level.DISTRICT),
    ("Daerah Pemilihan", Level.DISTRICT),
    ("WILAYAH / KECAMATAN", Level.SUBDISTRICT),
]


@pytest.mark.parametrize(("heading", "level"), AREAS)
def test_area_columns_are_known_with_their_level(heading: str, level: Level) -> None:
    meaning = meaning_of(heading.split(" / "))

    assert (meaning.role, meaning.level) == (Role.AREA, level)


OTHERS = [
    ("No", Role.ROW_NUMBER),
    ("No. Urut", Role.ROW_NUMBER),
    ("#", Role.ROW_NUMBER),
    ("kode_kec", Role.CODE),
    ("kpu_id", Role.CODE),
    ("kodekabalamat", Role.CODE),
    ("Kode Wilayah", Role.CODE),
    ("jumlah_tps", Role.COUNT),
    ("Jumlah TPS", Role.COUNT),
    ("JML DESA", Role.COUNT),
    ("Tidak Hadir", Role.COUNT),
    ("Pemilih pemula", Role.COUNT),
    ("PKB / %", Role.PERCENT),
    ("Persentase", Role.PERCENT),
    ("Tingkat partisipasi", Role.PERCENT),
    ("ts", Role.NOTE),
    ("status_suara", Role.NOTE),
    ("Keterangan", Role.NOTE),
    ("Anggaran", Role.MONEY),
    ("Kotak Suara", Role.GOODS),
    ("Surat Suara", Role.GOODS),
    ("Jabatan", Role.PERSON),
    ("Partai Politik", Role.CONTESTANT_NAMES),
    ("Nama Calon", Role.CONTESTANT_NAMES),
    ("JUMLAH", Role.SUM),
    ("jum", Role.SUM),
    ("L", Role.GENDER),
    ("Perempuan", Role.GENDER),
    ("Luas", Role.UNKNOWN),
]


@pytest.mark.parametrize(("heading", "role"), OTHERS)
def test_what_is_no_figure_is_known_as_what_it_is(heading: str, role: Role) -> None:
    assert meaning_of(heading.split(" / ")).role is role


NUMBERED = [
    ("pas1", 1, None),
    ("paslon_01", 1, None),
    ("Paslon 2", 2, None),
    ("01", 1, None),
    ("No. 1", 1, None),
    ("Nomor Urut 3", 3, None),
    ("1. PKB", 1, "PKB"),
    ("Partai 4", 4, None),
    ("parpol_12", 12, None),
    ("Pasangan Calon Nomor Urut 02", 2, None),
    ("suara_paslon_1", 1, None),
    ("01 Joko Widodo – Ma’ruf Amin", 1, "Joko Widodo – Ma’ruf Amin"),
    ("PKB (1)", 1, "PKB"),
    ("Capres 2", 2, None),
]


@pytest.mark.parametrize(("heading", "number", "name"), NUMBERED)
def test_contestants_are_known_by_number(heading: str, number: int, name: str | None) -> None:
    found = contestant_of((heading,))

    assert found is not None
    assert (found.number, found.name) == (number, name)


@pytest.mark.parametrize(
    "heading",
    ["PKB", "GERINDRA", "PDI Perjuangan", "PDI-P", "Partai NasDem", "Partai Kebangkitan Bangsa (PKB)", "PARTAI GOLKAR"],
)
def test_parties_are_known_by_name(heading: str) -> None:
    found = contestant_of((heading,))

    assert found is not None
    assert found.party
    assert found.name == heading


def test_a_pair_over_or_under_its_number_is_one_contestant() -> None:
    for parts in (("PASLON 1", "Sendi – Melli"), ("Sendi – Melli", "1")):
        found = contestant_of(parts)
        assert found is not None
        assert (found.number, found.name) == (1, "Sendi – Melli")


def test_known_contestants_give_their_numbers_also_to_parts_of_their_names() -> None:
    roster = Roster({"Dedie A. Rachim – Jenal Mutaqin": 3, "Atang Trisnanto – Annida Allivia": 2, "PKB": 1})

    found = [contestant_of((heading,), roster) for heading in ("Dedie – Jenal", "ATANG - ANNIDA", "Partai PKB")]

    assert [each.number for each in found if each is not None] == [3, 2, 1]
    assert contestant_of(("Dedie – Annida",), roster) == contestant_of(("Dedie – Annida",))


@pytest.mark.parametrize("heading", ["Laki-laki", "2019", "TPS 001", "dpt_l", "Luas", "Dapil 3", "DPT 2019", "x" * 400])
def test_what_is_no_contestant_is_none(heading: str) -> None:
    assert contestant_of((heading,)) is None


def test_the_empty_box_is_a_contestant() -> None:
    assert contestant_of(("Kolom Kosong",)) is not None


def test_what_heads_a_group_of_contestants_is_nobodys_name() -> None:
    found = contestant_of(("NOMOR URUT DAN NAMA PASANGAN CALON", "1 Sendi Fardiansyah, S.T. - Hj. Melli Darsa"))

    assert found is not None
    assert (found.number, found.name) == (1, "Sendi Fardiansyah, S.T. - Hj. Melli Darsa")
