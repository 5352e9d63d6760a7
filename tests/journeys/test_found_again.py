"""Sixty things a clerk of the sample office would type, each with the dossier or box that should come first."""

from __future__ import annotations

import pytest

from app.archive import listing
from app.archive.finding.search import search
from app.archive.records import DossierFilter
from app.cabinet import open_cabinet
from app.demo.run import run_demo

#: What is typed, and the number of what should come first.
QUERIES = (
    ("rekap pilpres 2019 kota", "255"),
    ("DB1 ppwp", "255"),
    ("berita acara rekapitulasi bogor tengah 2019", "245"),
    ("C1 pilpres tanah sareal", "254"),
    ("DA1 bogor barat presiden", "246"),
    ("pilwalkot 2024 kabko", "0084"),
    ("D.HASIL KABKO-KWK Gubernur", "0085"),
    ("C.HASIL-KWK bogor utara", "0082"),
    ("d hasil kecamatan tanah sareal", "0060"),
    ("rekap pilwalkot 2018 bogor timur", "279"),
    ("pilgub 2008", "274"),
    ("pilgub 2013 keberatan saksi", "275"),
    ("kursi dprd 2024", "0068"),
    ("bilangan pembagi pemilih", "262"),
    ("calon terpilih 2004", "261"),
    ("DCT DPRD 2024", "0050"),
    ("santunan kpps", "313"),
    ("kecelakaan kerja adhoc", "0117"),
    ("mahkamah konstitusi pilpres 2019", "318"),
    ("audit dana kampanye 2013", "309"),
    ("sumbangan kampanye wali kota 2008", "308"),
    ("kontrak rak arsip", "0008"),
    ("sewa gudang kedung halang", "139"),
    ("kotak suara karatan", "150"),
    ("kardus lembap", "147"),
    ("pelipatan surat suara 2024", "0010"),
    ("pemusnahan surat suara 2024", "0013"),
    ("usul musnah keuangan", "163"),
    ("pindah kantor denah rak", "0019"),
    ("daftar pemilih tetap gubernur 2024", "0031"),
    ("coklit bogor selatan", "175"),
    ("A.5 pindah memilih mahasiswa", "172"),
    ("pemilih ganda sidalih", "170"),
    ("lapas lokasi khusus 2024", "292"),
    ("debat wali kota 2018", "271"),
    ("maskot 2008", "200"),
    ("radio debat calon legislatif", "195"),
    ("buku tamu rumah pintar", "0042"),
    ("pengganti antarwaktu tanah sareal", "207"),
    ("boks V-024", "V-024"),
    ("118", "118"),
    ("nomor:313", "313"),
    ("kode:HK.03.1 tahun:2009", "302"),
    ("tahun:2021 pemusnahan", "164"),
    ("kode:SDM.09 boks:V-035", "327"),
    ("akses:R kesehatan pasangan calon tahun:2013", "266"),
    ('catatan:"pindah kantor kedua"', "153"),
    ('isi:"surat mandat" tahun:2024', "0059"),
    ("pencadangan server", "0038"),
    ("rekapitulsi presiden 2009", "234"),
    ("penetpan wali kota terpilih 2024", "0089"),
    ("64/PL.01.8-Und/3271/2024", "0063"),
    ("keberatan saksi kota 2019", "257"),
    ("honor pantarlih", "136"),
    ("dihitung ulang bogor timur", "233"),
    ("MK pilpres 2014", "317"),
    ("dpt 2019", "171"),
    ("berkas 313", "313"),
    ("rekap suara dprd 2014 bogor utara", "239"),
    ("PL.02.6 2013 gubernur", "275"),
)
ENOUGH = 57


def test_nearly_all_of_sixty_searches_have_the_right_thing_first(tmp_path_factory: pytest.TempPathFactory) -> None:
    made = run_demo(tmp_path_factory.mktemp("dicari") / "contoh")
    wrong: list[str] = []
    with open_cabinet(made.cabinet) as cabinet:
        for text, number in QUERIES:
            hits = search(cabinet, text).hits
            if not hits or hits[0].number != number:
                wrong.append(f"{text}: {[hit.number for hit in hits[:3]]} instead of {number}")
            dossiers = {hit.dossier for hit in hits if hit.dossier is not None}
            assert dossiers <= set(listing.ids_of_view(cabinet, DossierFilter(text=text))), text
    assert len(QUERIES) == len(dict(QUERIES)) == 60
    assert len(QUERIES) - len(wrong) >= ENOUGH, "\n".join(wrong)
