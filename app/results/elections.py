"""What elections are called, how wide their contests reach, and what participation is counted on.

It knows the kinds of election as KPU codes them; years and rounds are data. No table is read here.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from app.i18n import tr, trc
from app.results.records import ElectionKey, ElectionKind
from importers.records import Level

#: The area within which the winners of a kind of election are the same for all.
SCOPE: dict[ElectionKind, Level] = {
    ElectionKind.PRESIDENT: Level.NATION,
    ElectionKind.DPR: Level.NATION,
    ElectionKind.DPD: Level.PROVINCE,
    ElectionKind.DPRD_PROVINCE: Level.PROVINCE,
    ElectionKind.DPRD_REGENCY: Level.REGENCY,
    ElectionKind.GOVERNOR: Level.PROVINCE,
    ElectionKind.MAYOR: Level.REGENCY,
}

#: The level of the areas that elections by districts (dapil) divide.
DISTRICTS_OF: dict[ElectionKind, Level] = {
    ElectionKind.DPR: Level.PROVINCE,
    ElectionKind.DPRD_PROVINCE: Level.PROVINCE,
    ElectionKind.DPRD_REGENCY: Level.REGENCY,
}

#: Elections between parties; the others are between pairs or persons.
OF_PARTIES = frozenset({ElectionKind.DPR, ElectionKind.DPRD_PROVINCE, ElectionKind.DPRD_REGENCY})


def kind_name(kind: ElectionKind, area: str = "") -> str:
    """Return what people call a kind of election ("Pemilihan Presiden dan Wakil Presiden").

    ``area`` is the name of a regency or city: whether it is one or the other decides what its elections are called.
    """
    city, regency = area.startswith("Kota "), area.startswith("Kabupaten ")
    match kind:
        case ElectionKind.PRESIDENT:
            return tr("Pemilihan Presiden dan Wakil Presiden")
        case ElectionKind.DPR:
            return tr("Pemilihan Anggota DPR")
        case ElectionKind.DPD:
            return tr("Pemilihan Anggota DPD")
        case ElectionKind.DPRD_PROVINCE:
            return tr("Pemilihan Anggota DPRD Provinsi")
        case ElectionKind.DPRD_REGENCY if city:
            return tr("Pemilihan Anggota DPRD Kota")
        case ElectionKind.DPRD_REGENCY if regency:
            return tr("Pemilihan Anggota DPRD Kabupaten")
        case ElectionKind.DPRD_REGENCY:
            return tr("Pemilihan Anggota DPRD Kabupaten/Kota")
        case ElectionKind.GOVERNOR:
            return tr("Pemilihan Gubernur dan Wakil Gubernur")
        case ElectionKind.MAYOR if city:
            return tr("Pemilihan Wali Kota dan Wakil Wali Kota")
        case ElectionKind.MAYOR if regency:
            return tr("Pemilihan Bupati dan Wakil Bupati")
        case ElectionKind.MAYOR:
            return tr("Pemilihan Bupati/Wali Kota dan Wakilnya")


def election_name(key: ElectionKey, area: str = "") -> str:
    """Return what people call an election ("Pemilihan Presiden dan Wakil Presiden 2019", with its round past one).

    ``area`` is as for `kind_name`.
    """
    kind, year = kind_name(key.kind, area), str(key.year)
    if key.round == 1:
        return f"{kind} {year}"
    return tr("{kind} {year}, putaran {round}", kind=kind, year=year, round=str(key.round))


def level_name(level: Level) -> str:
    """Return the word a screen uses for a level of areas."""
    match level:
        case Level.NATION:
            return trc("level", "Nasional")
        case Level.PROVINCE:
            return trc("level", "Provinsi")
        case Level.REGENCY:
            return trc("level", "Kabupaten/Kota")
        case Level.SUBDISTRICT:
            return trc("level", "Kecamatan")
        case Level.VILLAGE:
            return trc("level", "Kelurahan/Desa")
        case Level.STATION:
            return trc("level", "TPS")
        case Level.DISTRICT:
            return trc("level", "Daerah Pemilihan")


def usual_base(key: ElectionKey) -> tuple[str, ...]:
    """Return the voter lists that participation is counted on by default in the year of an election.

    The lists are field stems of measures: "dpt", "dptb", "dpk". A year not in ``data/participation_base.csv`` counts
    on the DPT alone. Source: KPU counted on the DPT in 2019, on DPT + DPK in 2024.
    """
    return _bases().get(key.year, ("dpt",))


@cache
def _bases() -> dict[int, tuple[str, ...]]:
    with (Path(__file__).parent / "data" / "participation_base.csv").open(encoding="utf-8", newline="") as file:
        return {int(row["year"]): tuple(row["lists"].split("+")) for row in csv.DictReader(file)}
