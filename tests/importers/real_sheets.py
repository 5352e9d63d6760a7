"""Sheets written down after the kinds of files that offices, portals and volunteers really make, each with its truth.

Names of places are real, figures are invented, and no row is copied from any file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from importers.grid import Value
from tests.importers.sheets import Merge

Key = str | int | tuple[int | None, int]
Rows = list[list[Value]]

#: The parties of 2019 as a cabinet's list has them.
PARTIES_2019: dict[str, int] = {
    "Partai Kebangkitan Bangsa": 1, "PKB": 1, "Partai Gerakan Indonesia Raya": 2, "Gerindra": 2,
    "Partai Demokrasi Indonesia Perjuangan": 3, "PDIP": 3, "Partai Golongan Karya": 4, "Golkar": 4,
    "Partai NasDem": 5, "NasDem": 5, "Partai Gerakan Perubahan Indonesia": 6, "Garuda": 6,
    "Partai Berkarya": 7, "Berkarya": 7, "Partai Keadilan Sejahtera": 8, "PKS": 8,
    "Partai Persatuan Indonesia": 9, "Perindo": 9, "Partai Persatuan Pembangunan": 10, "PPP": 10,
    "Partai Solidaritas Indonesia": 11, "PSI": 11, "Partai Amanat Nasional": 12, "PAN": 12,
    "Partai Hati Nurani Rakyat": 13, "Hanura": 13, "Partai Demokrat": 14, "Demokrat": 14,
    "Partai Bulan Bintang": 19, "PBB": 19, "Partai Keadilan dan Persatuan Indonesia": 20, "PKPI": 20,
}  # fmt: skip
PILWALKOT_2024: dict[str, int] = {
    "Sendi Fardiansyah – Melli Darsa": 1,
    "Atang Trisnanto – Annida Allivia": 2,
    "Dedie A. Rachim – Jenal Mutaqin": 3,
    "Rena Da Frina – Teddy Risandi": 4,
    "Raendi Rayendra – Eka Maulana": 5,
}
PILPRES_2019: dict[str, int] = {
    "Joko Widodo – Ma’ruf Amin": 1,
    "Prabowo Subianto – Sandiaga Salahuddin Uno": 2,
}


@dataclass(frozen=True)
class Real:
    """A sheet, and what a careful clerk would say it holds: subjects, areas by their names, their figures."""

    rows: Rows
    keys: list[Key]
    areas: list[tuple[str, ...]]
    values: list[tuple[int | None, ...]]
    totals: int = 0
    sheet: str = "Sheet1"
    file: str = "hasil.xlsx"
    merges: tuple[Merge, ...] = ()
    names: Mapping[str, int] = field(default_factory=dict)
    codes: tuple[str, ...] = ()


def jabar_voters() -> Real:
    """Write the open data portal of a province: one row per regency and sex, codes, unit and year beside it."""
    head: list[Value] = ["id", "kode_provinsi", "nama_provinsi", "kode_kabupaten_kota", "nama_kabupaten_kota"]
    head += ["jenis_kelamin", "jumlah_dpt", "satuan", "tahun"]
    rows: Rows = [head]
    number = 0
    for code, name, male, female in ((3201, "KABUPATEN BOGOR", 1000, 990), (3271, "KOTA BOGOR", 400, 411)):
        for sex, count in (("LAKI-LAKI", male), ("PEREMPUAN", female)):
            number += 1
            rows.append([number, 32, "JAWA BARAT", code, name, sex, count, "ORANG", 2024])
    return Real(
        rows,
        ["registered_dpt_l", "registered_dpt_p"],
        [("JAWA BARAT", "KABUPATEN BOGOR"), ("JAWA BARAT", "KOTA BOGOR")],
        [(1000, 990), (400, 411)],
    )


def jabar_votes() -> Real:
    """Write the same portal: one row per regency and pair."""
    pairs = ("JOKO WIDODO - MA'RUF AMIN", "PRABOWO SUBIANTO - SANDIAGA UNO")
    head: list[Value] = ["id", "kode_provinsi", "nama_provinsi", "kode_kabupaten_kota", "nama_kabupaten_kota"]
    rows: Rows = [[*head, "pasangan_calon", "jumlah_suara", "satuan", "tahun"]]
    for at, (code, name, votes) in enumerate(
        ((3201, "KABUPATEN BOGOR", (700, 1300)), (3271, "KOTA BOGOR", (228, 399)), (3276, "KOTA DEPOK", (450, 618)))
    ):
        for each, (pair, count) in enumerate(zip(pairs, votes, strict=True), 1):
            rows.append([2 * at + each, 32, "JAWA BARAT", code, name, pair, count, "SUARA", 2019])
    return Real(
        rows,
        [1, 2],
        [("JAWA BARAT", name) for name in ("KABUPATEN BOGOR", "KOTA BOGOR", "KOTA DEPOK")],
        [(700, 1300), (228, 399), (450, 618)],
        names=PILPRES_2019,
    )


def bps_voters() -> Real:
    """Write a table of the statistics office: two languages in each heading, numbered columns and names, a source."""
    return Real(
        [
            ["Tabel", "2.3.1", "Jumlah Pemilih Terdaftar Menurut Kecamatan dan Jenis Kelamin di Kota Bogor, 2019"],
            ["Table", None, "Number of Registered Voters by Subdistrict and Sex in Bogor Municipality, 2019"],
            [],
            ["Kecamatan\nSubdistrict", "Pemilih Terdaftar/Registered Voters"],
            [None, "Laki-Laki\nMale", "Perempuan\nFemale", "Jumlah\nTotal"],
            ["(1)", "(2)", "(3)", "(4)"],
            ["010. Bogor Selatan", 65_102, 64_871, 129_973],
            ["020. Bogor Timur", 34_020, 34_650, 68_670],
            ["030. Bogor Utara", 61_000, 60_500, 121_500],
            ["Kota Bogor", 160_122, 160_021, 320_143],
            ["Sumber/Source: KPU Kota Bogor/General Election Commission of Bogor Municipality"],
        ],
        ["registered_total_l", "registered_total_p", "registered_total"],
        [("Bogor Selatan",), ("Bogor Timur",), ("Bogor Utara",)],
        [(65_102, 64_871, 129_973), (34_020, 34_650, 68_670), (61_000, 60_500, 121_500)],
        totals=1,
        sheet="2.3.1",
        merges=((4, 1, 5, 1), (4, 2, 4, 4)),
    )


def bps_parties() -> Real:
    """Write a table of the statistics office: votes of parties, which it writes in its own ways, in areas as rows."""
    parties = ["PKB", "P. Gerindra", "PDI-P", "P. Golkar", "P. Nasdem", "PKS", "P. Hanura", "P. Demokrat"]
    values = [(10, 20, 30, 40, 50, 60, 70, 80), (11, 21, 31, 41, 51, 61, 71, 81), (12, 22, 32, 42, 52, 62, 72, 82)]
    names = ["Bogor Selatan", "Bogor Timur", "Bogor Utara"]
    return Real(
        [
            ["Perolehan Suara Sah Partai Politik Menurut Kecamatan pada Pemilu DPRD Kota Bogor 2019"],
            ["Kecamatan/Subdistrict", *parties],
            *([name, *row] for name, row in zip(names, values, strict=True)),
            ["Jumlah/Total", *(sum(column) for column in zip(*values, strict=True))],
        ],
        [1, 2, 3, 4, 5, 8, 13, 14],
        [(name,) for name in names],
        values,  # type: ignore[arg-type]
        totals=1,
        names=PARTIES_2019,
    )


def situng_page() -> Real:
    """Write the table of the count's public page, copied out: pairs with all their titles, progress behind."""
    return Real(
        [
            ["Wilayah", "(01) Ir. H. JOKO WIDODO - Prof. Dr. (H.C) KH. MA'RUF AMIN",
             "(02) H. PRABOWO SUBIANTO - H. SANDIAGA SALAHUDDIN UNO", "Progress"],
            ["BOGOR SELATAN", "43.065", "75.413", "577 dari 577 TPS"],
            ["BOGOR TIMUR", "24.636", "36.995", "301 dari 301 TPS"],
            ["TANAH SAREAL", "43.228", "84.211", "612 dari 612 TPS"],
        ],
        [1, 2],
        [("BOGOR SELATAN",), ("BOGOR TIMUR",), ("TANAH SAREAL",)],
        [(43_065, 75_413), (24_636, 36_995), (43_228, 84_211)],
        file="situng pilpres 2019 kota bogor per kecamatan.xlsx",
    )  # fmt: skip


def situng_stations() -> Real:
    """Write what a volunteer scraped per TPS in 2019: areas last, from fine to wide, checks, links, NA."""
    link = "https://pemilu2019.kpu.go.id/img/c/900/003/900003514/1673-1-C-XXX-X5.jpg"
    head: list[Value] = ["timestamp", "paslon_01", "paslon_02", "c1_url", "pemilih_terdaftar", "jumlah_suara_sah"]
    head += ["pengguna_hak_pilih", "jumlah_suara", "jumlah_suara_tdk_sah", "tps", "kelurahan", "kecamatan"]
    head += ["kabupaten", "wilayah", "b+c+i", "checker o", "b+c", "checker q"]
    where = ["ALUE BAGOK", "ARONGAN LAMBALEK", "ACEH BARAT", "ACEH"]
    return Real(
        [
            head,
            [*["NA"] * 9, "TPS 1", *where, None, None, None, None],
            ["4/20/2019 20:15", 37, 132, link, 194, 169, 171, 171, 2, "TPS 2", *where, 171, 0, 169, 0],
            ["4/20/2019 20:15", 21, 221, link, 274, 242, 250, 250, 8, "TPS 3", *where, 250, 0, 242, 0],
            ["4/20/2019 20:15", 23, 184, link, 221, 207, 209, 209, 2, "TPS 4", *where, 209, 0, 207, 0],
        ],
        [1, 2, "registered_total", "valid", "voted_total", "cast", "invalid"],
        [("ACEH", "ACEH BARAT", "ARONGAN LAMBALEK", "ALUE BAGOK", f"TPS {n:03d}") for n in (1, 2, 3, 4)],
        [(None,) * 7, (37, 132, 194, 169, 171, 171, 2), (21, 221, 274, 242, 250, 250, 8),
         (23, 184, 221, 207, 209, 209, 2)],
    )  # fmt: skip


def sirekap_clean() -> Real:
    """Write what a student made of Sirekap: the TPS as its code, its number beside it, shares and turnout."""
    head: list[Value] = ["provinsi", "kab_kota", "kecamatan", "desa_kelurahan", "tps", "suara_sah", "nomor_tps", "dpt"]
    head += ["suara_paslon_01", "suara_paslon_02", "suara_paslon_03", "proporsi_paslon_01", "proporsi_paslon_02"]
    head += ["proporsi_paslon_03", "turnout_rate", "suara_tidak_sah", "suara_total", "dpt_imputed", "origin_url", "ts"]
    head += ["paslon_pemenang"]
    rows: Rows = [head]
    values = [(200, 285, 17, 101, 82, 0, 200), (165, 285, 24, 89, 52, 0, 165), (227, 283, 28, 131, 68, 2, 229)]
    for at, (valid, dpt, one, two, three, invalid, cast) in enumerate(values, 1):
        code = f"3374111005{at:03d}"
        shares = [round(votes / valid, 4) for votes in (one, two, three)]
        rows.append(
            [
                "JAWA TENGAH",
                "KOTA SEMARANG",
                "BANYUMANIK",
                "GEDAWANG",
                code,
                valid,
                f"TPS {at:03d}",
                dpt,
                one,
                two,
                three,
                *shares,
                round(cast / dpt, 4),
                invalid,
                cast,
                "True",
                f"https://x/{code}",
                "2024-02-15 23:29:50",
                "PASLON 02",
            ]
        )
    return Real(
        rows,
        ["valid", "registered_dpt", 1, 2, 3, "invalid", "cast"],
        [("JAWA TENGAH", "KOTA SEMARANG", "BANYUMANIK", "GEDAWANG", f"TPS {at:03d}") for at in (1, 2, 3)],
        values,  # type: ignore[arg-type]
    )


def sirekap_dump() -> Real:
    """Write sirekap's own field names with codes of every level and their names behind the figures."""
    head: list[Value] = ["kode", "provinsi_kode", "kabupaten_kota_kode", "kecamatan_kode", "kelurahan_desa_kode"]
    head += ["tps", "suara_paslon_1", "suara_paslon_2", "suara_paslon_3", "chasil_hal_1", "suara_sah", "suara_total"]
    head += ["pemilih_dpt_j", "pengguna_non_dpt_j", "suara_tidak_sah", "pengguna_total_j", "psu", "ts"]
    head += ["provinsi_nama", "kabupaten_kota_nama", "kecamatan_nama", "kelurahan_desa_nama", "url_api"]
    names = ["JAWA BARAT", "KOTA BOGOR", "BOGOR SELATAN", "EMPANG"]
    rows: Rows = [head]
    figures = [(10, 20, 30, 60, 63, 100, 2, 3, 63), (11, 21, 31, 63, 63, 101, 1, 0, 63)]
    for at, (one, two, three, valid, cast, dpt, dpk, invalid, voted) in enumerate(figures, 1):
        code = f"3271011001{at:03d}"
        rows.append(
            [
                code,
                "32",
                "3271",
                "327101",
                "3271011001",
                f"TPS {at:03d}",
                one,
                two,
                three,
                "https://x",
                valid,
                cast,
                dpt,
                dpk,
                invalid,
                voted,
                None,
                "2024-02-15 12:00:00",
                *names,
                "https://x",
            ]
        )
    return Real(
        rows,
        [1, 2, 3, "valid", "cast", "registered_dpt", "voted_dpk", "invalid", "voted_total"],
        [(*names, f"TPS {at:03d}") for at in (1, 2)],
        figures,  # type: ignore[arg-type]
        codes=("3271011001001", "3271011001002"),
    )


def kawal_pemilu() -> Real:
    """Write kawalPemilu's fields in camel case, with English words and counts of TPS."""
    return Real(
        [
            ["idLokasi", "name", "pas1", "pas2", "pas3", "sah", "tidakSah", "totalTps", "totalCompletedTps",
             "totalErrorTps", "anyPendingTps", "updateTs"],
            ["327101", "BOGOR SELATAN", 31_000, 72_000, 14_000, 117_000, 2_000, 305, 300, 1, None, 1_707_900_000_000],
            ["327102", "BOGOR TIMUR", 21_000, 42_000, 11_000, 74_000, 1_000, 205, 200, 0, None, 1_707_900_000_000],
            ["327103", "BOGOR UTARA", 22_000, 41_000, 12_000, 75_000, 1_200, 210, 209, 0, None, 1_707_900_000_000],
        ],
        [1, 2, 3, "valid", "invalid"],
        [("BOGOR SELATAN",), ("BOGOR TIMUR",), ("BOGOR UTARA",)],
        [(31_000, 72_000, 14_000, 117_000, 2_000), (21_000, 42_000, 11_000, 74_000, 1_000),
         (22_000, 41_000, 12_000, 75_000, 1_200)],
        codes=("327101", "327102", "327103"),
    )  # fmt: skip


def english_sheet() -> Real:
    """Write an NGO's sheet in English."""
    return Real(
        [
            ["Province", "Regency", "District", "Village", "Polling Station", "Registered Voters", "Candidate 1",
             "Candidate 2", "Valid Votes", "Invalid Votes", "Total Votes", "Turnout (%)"],
            ["Jawa Barat", "Kota Bogor", "Bogor Selatan", "Empang", 1, 300, 100, 150, 250, 5, 255, 85.0],
            ["Jawa Barat", "Kota Bogor", "Bogor Selatan", "Empang", 2, 290, 110, 130, 240, 3, 243, 83.79],
        ],
        ["registered_total", 1, 2, "valid", "invalid", "cast"],
        [("Jawa Barat", "Kota Bogor", "Bogor Selatan", "Empang", f"TPS {n:03d}") for n in (1, 2)],
        [(300, 100, 150, 250, 5, 255), (290, 110, 130, 240, 3, 243)],
    )  # fmt: skip


REAL = {
    maker.__name__: maker
    for maker in (
        jabar_voters, jabar_votes, bps_voters, bps_parties, situng_page, situng_stations, sirekap_clean, sirekap_dump,
        kawal_pemilu, english_sheet,
    )
}  # fmt: skip
