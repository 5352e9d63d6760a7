"""Which election a file speaks of: titles first, then sheets, contestants and the file's name."""

from __future__ import annotations

import pytest

from importers.election import guess_election, key_in

TITLES = [
    ("PEMILIHAN UMUM PRESIDEN DAN WAKIL PRESIDEN TAHUN 2019", "ppwp", 2019, 1),
    ("MODEL DB1-PPWP", "ppwp", None, 1),
    ("Pilpres 2004 putaran kedua", "ppwp", 2004, 2),
    ("Pilwalkot 2024", "pkwkk", 2024, 1),
    ("PEMILIHAN WALI KOTA DAN WAKIL WALI KOTA BOGOR TAHUN 2018", "pkwkk", 2018, 1),
    ("Pemilihan Bupati dan Wakil Bupati Bogor 2024", "pkwkk", 2024, 1),
    ("PILGUB JABAR 2018", "pkwkp", 2018, 1),
    ("Pemilihan Gubernur dan Wakil Gubernur DKI 2017 Putaran II", "pkwkp", 2017, 2),
    ("MODEL DA1-DPRD KAB/KOTA", "pdprdk", None, 1),
    ("DPRD KABUPATEN/KOTA PEMILU 2024", "pdprdk", 2024, 1),
    ("D.HASIL KECAMATAN-DPRD KABKO", "pdprdk", None, 1),
    ("DPRD Kota Bogor 2014", "pdprdk", 2014, 1),
    ("DPRD PROVINSI JAWA BARAT 2019", "pdprdp", 2019, 1),
    ("MODEL DC1-DPR RI 2019", "pdpr", 2019, 1),
    ("DEWAN PERWAKILAN RAKYAT REPUBLIK INDONESIA 2009", "pdpr", 2009, 1),
    ("DEWAN PERWAKILAN DAERAH 2009", "pdpd", 2009, 1),
    ("Hasil Pemilu 2019: Presiden, DPR dan DPD", None, 2019, 1),
    ("Keputusan KPU Nomor 5 Tahun 2020 tentang Pilpres 2019", "ppwp", 2019, 1),
    ("Pemilu 2019 dan Pemilu 2024", None, None, 1),
    ("Rapat DPRD", None, None, 1),
    ("Berita", None, None, 1),
]


@pytest.mark.parametrize(("title", "kind", "year", "round_"), TITLES)
def test_titles(title: str, kind: str | None, year: int | None, round_: int) -> None:
    guess = guess_election([title])

    assert (guess.kind, guess.year, guess.round, guess.guessed) == (kind, year, round_, True)


@pytest.mark.parametrize(
    ("file", "kind", "year"),
    [
        ("bogor_pilpres2019_kelurahan.csv", "ppwp", 2019),
        ("tps_karanganyar2024.xlsx", None, 2024),
        ("DB1-PPWP Kota Bogor.xls", "ppwp", None),
        ("sirekap_tps_1000.csv", None, None),
    ],
)
def test_the_name_of_a_file_tells_too(file: str, kind: str | None, year: int | None) -> None:
    guess = guess_election([], file=file)

    assert (guess.kind, guess.year) == (kind, year)


def test_titles_count_before_sheets_contestants_and_file() -> None:
    guess = guess_election(
        ["Pilgub 2018"], sheets=["Pilpres 2014"], contestants=["Prabowo – Gibran"], file="pilwalkot2013.xlsx"
    )

    assert (guess.kind, guess.year) == ("pkwkp", 2018)


def test_the_pairs_for_president_tell_their_year() -> None:
    known = guess_election([], contestants=["Joko Widodo – Ma’ruf Amin", "Prabowo Subianto – Sandiaga Uno"])

    assert (known.kind, known.year) == ("ppwp", 2019)
    assert guess_election([], contestants=["Prabowo Subianto"]).kind is None


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("ppwp-2019", "ppwp-2019-1"),
        (" PPWP-2004-2 ", "ppwp-2004-2"),
        ("Berita acara rekap Pilpres 2019", "ppwp-2019-1"),
        ("SK KPU Nomor 12 Tahun 2018 tentang Pemilu Presiden 2019", "ppwp-2019-1"),
        ("Pilpres 2004 putaran kedua", "ppwp-2004-2"),
        ("abcd-2019", None),
        ("pdprd-2019", None),
        ("Rapat Pilpres", None),
        ("Pilgub dan Pilwalkot 2024", None),
    ],
)
def test_a_text_that_is_or_speaks_of_one_election_has_its_key(text: str, key: str | None) -> None:
    assert key_in(text) == key
