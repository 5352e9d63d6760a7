"""The office the sample imitates: its name, its units, its kecamatan, and the mark every sample page carries.

It knows facts only; no person is named in it.
"""

from __future__ import annotations

OFFICE = "Komisi Pemilihan Umum Kota Bogor"
OFFICE_SHORT = "KPU Kota Bogor"
RECORDS_UNIT = "Sekretariat KPU Kota Bogor"
CITY = "Kota Bogor"
SATKER = "3271"
#: Where letters and lists are signed.
SIGNING_PLACE = "Bogor"

#: Stands on every page and sheet the sample is made of.
MARK = "CONTOH – bukan dokumen resmi"
FIGURES_MARK = "Contoh – disusun dari angka yang diterbitkan"
LIST_MARK = "Contoh – daftar rekaan untuk mencoba Sidalu, bukan arsip kantor mana pun"
RETENTION_MARK = "contoh – bukan ketentuan, ganti dengan JRA yang berlaku"

#: The year the sample speaks from: what is still in its active years then stands in the active list.
AS_OF = 2026

UNITS = {
    "KUL": "Subbagian Keuangan, Umum, dan Logistik",
    "RDI": "Subbagian Perencanaan, Data, dan Informasi",
    "TPH": "Subbagian Teknis Penyelenggaraan Pemilu, Partisipasi, dan Hubungan Masyarakat",
    "HSDM": "Subbagian Hukum dan Sumber Daya Manusia",
}

#: A sheet's name has 31 characters at most.
UNIT_SHEETS = {"KUL": "Keuangan Umum Logistik", "RDI": "Perencanaan Data", "TPH": "Teknis", "HSDM": "Hukum SDM"}

SUBDISTRICTS = ("Bogor Selatan", "Bogor Timur", "Bogor Tengah", "Bogor Barat", "Bogor Utara", "Tanah Sareal")
