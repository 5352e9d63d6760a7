"""One form of each family of KPU's recaps, with made-up figures: its name, its heads, its blocks, its areas."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st

from importers.grid import Value
from importers.records import Level
from tests.importers.kpu_forms import (
    KECAMATAN,
    MAYORS,
    PAIRS_2019,
    PAIRS_2024,
    PARTIES_2019,
    PARTIES_2024,
    REGENCIES,
    STATIONS,
    VILLAGES,
    Form,
    admin_2014,
    admin_2019,
    admin_2024,
    fill,
    pairs,
    parties,
    senators,
)
from tests.importers.kpu_pages import Layout

_CERTIFICATE = "SERTIFIKAT REKAPITULASI HASIL PENGHITUNGAN PEROLEHAN SUARA DARI SETIAP"
_MINUTES = "BERITA ACARA DAN SERTIFIKAT REKAPITULASI HASIL PENGHITUNGAN PEROLEHAN SUARA"
_PRESIDENT = "DATA PEROLEHAN SUARA PASANGAN CALON PRESIDEN DAN WAKIL PRESIDEN"
_PROVINCE = ("PROVINSI", "JAWA BARAT")
_CITY = ("KABUPATEN/KOTA *)", "KOTA BOGOR")
_SOUTH = ("KECAMATAN/DISTRIK *)", "BOGOR SELATAN")
_VILLAGE = ("DESA/KELURAHAN *)", "EMPANG")
_NAMES = {_VILLAGE: "EMPANG", _PROVINCE: "JAWA BARAT", _CITY: "KOTA BOGOR", _SOUTH: "BOGOR SELATAN"}


def _form(model: str, titles: tuple[str, ...], blocks: tuple, kind: str, year: int, *heads: tuple[str, str]) -> Form:  # type: ignore[type-arg]
    level, areas = Level.REGENCY, REGENCIES
    for head, finer, names in (
        (_CITY, Level.SUBDISTRICT, KECAMATAN),
        (_SOUTH, Level.VILLAGE, VILLAGES),
        (_VILLAGE, Level.STATION, STATIONS),
    ):
        if head in heads:
            level, areas = finer, names
    within = tuple(_NAMES[head] for head in (_PROVINCE, _CITY, _SOUTH, _VILLAGE) if head in heads)
    return Form(model, titles, heads, blocks, areas, kind, year, level=level, within=within)


def da1_president_2019() -> Form:
    """DA1-PPWP: 16 kelurahan of a kecamatan."""
    titles = (f"{_CERTIFICATE} DESA/KELURAHAN", "PEMILIHAN UMUM PRESIDEN DAN WAKIL PRESIDEN TAHUN 2019")
    blocks = (*admin_2019(), *pairs("IV.", PAIRS_2019, _PRESIDENT))
    return _form("MODEL DA1-PPWP", titles, blocks, "ppwp", 2019, _SOUTH, _CITY, _PROVINCE)


def dhasil_president_2024() -> Form:
    """D.HASIL KECAMATAN-PPWP."""
    titles = (_MINUTES, "DARI SETIAP TPS DALAM WILAYAH KECAMATAN", "PEMILIHAN UMUM TAHUN 2024")
    blocks = (*admin_2024(), *pairs("IV.", PAIRS_2024, _PRESIDENT))
    return _form("MODEL D.HASIL KECAMATAN-PPWP", titles, blocks, "ppwp", 2024, _SOUTH, _CITY, _PROVINCE)


def da1_council_2019() -> Form:
    """DA1-DPRD KAB/KOTA: 16 parties."""
    titles = (f"{_CERTIFICATE} DESA/KELURAHAN DI TINGKAT KECAMATAN", "PEMILIHAN UMUM TAHUN 2019")
    blocks = (*admin_2019(), *parties("IV.", PARTIES_2019, lambda party: 0 if party == 7 else 1 + party % 8))
    dapil = ("DAERAH PEMILIHAN", "KOTA BOGOR 2")
    return _form("MODEL DA1-DPRD KAB/KOTA", titles, blocks, "pdprdk", 2019, _SOUTH, _CITY, _PROVINCE, dapil)


def dhasil_council_2024() -> Form:
    """D.HASIL KABKO-DPRD KAB/KOTA: 18 parties of up to 12 candidates."""
    titles = (_MINUTES, "PEMILIHAN UMUM ANGGOTA DEWAN PERWAKILAN RAKYAT DAERAH KABUPATEN/KOTA TAHUN 2024")
    blocks = (*admin_2024(), *parties("IV.", PARTIES_2024, lambda party: 0 if party == 9 else 1 + party * 5 % 12))
    dapil = ("DAERAH PEMILIHAN", "KOTA BOGOR 1")
    return _form("MODEL D.HASIL KABKO-DPRD KAB/KOTA", titles, blocks, "pdprdk", 2024, _CITY, _PROVINCE, dapil)


def dhasil_parliament_2024() -> Form:
    """D.HASIL PROV-DPR."""
    titles = (_MINUTES, "PEMILIHAN UMUM ANGGOTA DEWAN PERWAKILAN RAKYAT TAHUN 2024")
    blocks = (*admin_2024(), *parties("IV.", PARTIES_2024, lambda party: 3))
    return _form("MODEL D.HASIL PROV-DPR", titles, blocks, "pdpr", 2024, _PROVINCE)


def dc1_senate_2019() -> Form:
    """DC1-DPD: 40 candidates."""
    titles = (f"{_CERTIFICATE} KABUPATEN/KOTA", "PEMILIHAN UMUM TAHUN 2019")
    return _form("MODEL DC1-DPD", titles, (*admin_2019(), *senators("IV.", 40)), "pdpd", 2019, _PROVINCE)


def dhasil_mayor_2024() -> Form:
    """D.HASIL KABKO-KWK of a city."""
    titles = (_MINUTES, "PEMILIHAN WALI KOTA DAN WAKIL WALI KOTA TAHUN 2024")
    name = "DATA PEROLEHAN SUARA PASANGAN CALON WALI KOTA DAN WAKIL WALI KOTA"
    blocks = (*admin_2024(), *pairs("IV.", MAYORS, name))
    return _form("MODEL D.HASIL KABKO-KWK-WALIKOTA", titles, blocks, "pkwkk", 2024, _CITY, _PROVINCE)


def db1_president_2014() -> Form:
    """DB1 PPWP of 2014, with voters of a list that only that year had."""
    titles = (f"{_CERTIFICATE} KECAMATAN", "PEMILIHAN UMUM PRESIDEN DAN WAKIL PRESIDEN TAHUN 2014")
    names = ("H. PRABOWO SUBIANTO - Ir. H. M. HATTA RAJASA", "Ir. H. JOKO WIDODO - Drs. H. M. JUSUF KALLA")
    blocks = (*admin_2014(), *pairs("IV.", names, "DATA PEROLEHAN SUARA PASANGAN CALON"))
    return _form("MODEL DB1 PPWP", titles, blocks, "ppwp", 2014, _CITY, _PROVINCE)


def daa1_president_2019() -> Form:
    """DAA1-PPWP: the TPS of a kelurahan."""
    titles = (
        f"{_CERTIFICATE} TPS DALAM WILAYAH DESA/KELURAHAN",
        "PEMILIHAN UMUM PRESIDEN DAN WAKIL PRESIDEN TAHUN 2019",
    )
    blocks = (*admin_2019(), *pairs("IV.", PAIRS_2019, _PRESIDENT))
    return _form("MODEL DAA1-PPWP", titles, blocks, "ppwp", 2019, _VILLAGE, _SOUTH, _CITY, _PROVINCE)


def dhasil_council_stations_2024() -> Form:
    """D.HASIL KECAMATAN-DPRD KAB/KOTA: its part with a column for each TPS of a kelurahan."""
    titles = (_MINUTES, "DARI SETIAP TPS DALAM WILAYAH KELURAHAN", "PEMILIHAN UMUM TAHUN 2024")
    blocks = (*admin_2024(), *parties("IV.", PARTIES_2024, lambda party: 2 + party % 2))
    heads = (_PROVINCE, _CITY, _SOUTH, _VILLAGE)
    return _form("MODEL D.HASIL KECAMATAN-DPRD KAB/KOTA", titles, blocks, "pdprdk", 2024, *heads)


FAMILIES: tuple[Callable[[], Form], ...] = (
    da1_president_2019,
    dhasil_president_2024,
    da1_council_2019,
    dhasil_council_2024,
    dhasil_parliament_2024,
    dc1_senate_2019,
    dhasil_mayor_2024,
    db1_president_2014,
    daa1_president_2019,
    dhasil_council_stations_2024,
)
_WAYS_OF_STATIONS: tuple[Callable[[int], Value], ...] = (
    "TPS {}".format,
    "TPS {:03d}".format,
    "{:03d}".format,
    int,
)


@st.composite
def forms(draw: st.DrawFn) -> Form:
    """Draw a form of any family: how many areas it has, its blocks in any order."""
    form = draw(st.sampled_from(FAMILIES))()
    form.areas = form.areas[: draw(st.integers(2, len(form.areas)))]
    if form.level is Level.STATION:
        write = draw(st.sampled_from(_WAYS_OF_STATIONS))
        form.written = {name: write(number) for number, name in enumerate(form.areas, 1)}
    form.blocks = tuple(draw(st.permutations(form.blocks))) if draw(st.booleans()) else form.blocks
    return fill(form, draw(st.integers(0, 1000)))


layouts = st.builds(
    Layout,
    per_page=st.integers(1, 10),
    way=st.sampled_from(["stacked", "beside", "sheets"]),
    names_in=st.sampled_from(["block", "header"]),
    carried=st.sampled_from(["none", "front", "both"]),
    sexes=st.sampled_from(["rows", "columns"]),
    numbering=st.sampled_from(["", "plain", "brackets"]),
    number_apart=st.booleans(),
    marks_apart=st.booleans(),
    final=st.booleans(),
    fill_out=st.booleans(),
    dots=st.booleans(),
    text=st.booleans(),
    signatures=st.booleans(),
    heads_once=st.booleans(),
)
