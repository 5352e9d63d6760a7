"""The dossiers of the sample office: read from the sample's own tables, given years, unit, stage and a box each.

It knows no spreadsheet; `app.demo.lists` writes what this says as the official lists.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from app.demo.office import AS_OF, SUBDISTRICTS, UNITS
from app.demo.shelving import Spot, shelve

_DATA = Path(__file__).parent / "data"
_ACCESS = {"": "Biasa", "T": "Terbatas", "R": "Rahasia"}


@dataclass(frozen=True, slots=True)
class SampleCode:
    """A classification code of the sample: a real code and title, and an invented retention in years."""

    code: str
    title: str
    active_years: int
    inactive_years: int
    disposition: str
    unit: str
    category: str


@dataclass(frozen=True, slots=True)
class SampleItem:
    """One document in a dossier; ``date`` is ISO text."""

    title: str
    date: str
    extent: str


@dataclass(frozen=True, slots=True)
class SampleDossier:
    """One dossier of the sample; words are those the official lists use, ``spot`` is None for what is digital only.

    ``key`` names it inside the sample, for its items and its digital files; most have none.
    """

    key: str
    code: SampleCode
    title: str
    years: str
    closed: int | None
    extent: str
    copy_status: str
    condition: str
    access: str
    medium: str
    note: str
    items: tuple[SampleItem, ...] = ()
    spot: Spot | None = None
    number: int = 0

    @property
    def active(self) -> bool:
        """Tell whether the dossier is still in use: open, or closed for less than its active years."""
        return self.closed is None or self.closed + self.code.active_years >= AS_OF

    @property
    def exempt(self) -> bool:
        """Tell whether the dossier is kept from public information: secret ones, and those whose note says so."""
        return self.access == "Rahasia" or "dikecualikan" in self.note.casefold()

    @property
    def years_written(self) -> str:
        """Return the date span as lists write it ("2018–2019")."""
        return self.years.replace("-", "–")


@cache
def classification() -> tuple[SampleCode, ...]:
    """Return the codes of the sample, by code."""
    codes = [
        SampleCode(
            row["kode"],
            row["judul"],
            int(row["aktif"]),
            int(row["inaktif"]),
            row["nasib"],
            row["unit"],
            row["kategori"],
        )
        for row in _rows("klasifikasi.csv")
    ]
    return tuple(sorted(codes, key=lambda one: _natural(one.code)))


@cache
def collection() -> tuple[SampleDossier, ...]:
    """Return every dossier of the sample, in its box, and numbered within its stage: by unit, code, year."""
    found = sorted(_dossiers(), key=_order)
    spots = shelve(
        [
            (
                _vault(dossier),
                dossier.code.unit,
                dossier.extent,
                dossier.medium == "digital" and "berkas" in dossier.extent,
            )
            for dossier in found
        ]
    )
    placed = [replace(dossier, spot=spot) for dossier, spot in zip(found, spots, strict=True)]
    active = [dossier for dossier in placed if dossier.active]
    inactive = [dossier for dossier in placed if not dossier.active]
    return tuple(
        replace(dossier, number=number) for stage in (active, inactive) for number, dossier in enumerate(stage, 1)
    )


def _dossiers() -> Iterator[SampleDossier]:
    codes = {one.code: one for one in classification()}
    items = _items()
    for row in _rows("berkas.csv"):
        series = SUBDISTRICTS if "{kecamatan}" in row["uraian"] else ("",)
        for subdistrict in series:
            key = f"{row['kunci']}/{subdistrict}" if subdistrict else row["kunci"]
            yield SampleDossier(
                key=key if row["kunci"] else "",
                code=codes[row["kode"]],
                title=row["uraian"].replace("{kecamatan}", subdistrict),
                years=row["kurun"],
                closed=_closed(row),
                extent=row["jumlah"],
                copy_status=row["tingkat"].capitalize(),
                condition=row["kondisi"] or "Baik",
                access=_ACCESS[row["akses"]],
                medium=row["media"] or "tekstual",
                note=row["keterangan"],
                items=items.get(key, ()),
            )


def _closed(row: Mapping[str, str]) -> int | None:
    """Return the year the dossier was closed: said, else its last year; "-" stands for one still open."""
    if row["tutup"] == "-":
        return None
    return int(row["tutup"] or row["kurun"][-4:])


def _items() -> dict[str, tuple[SampleItem, ...]]:
    found: dict[str, tuple[SampleItem, ...]] = {}
    for row in _rows("isi.csv"):
        item = SampleItem(row["uraian"], row["tanggal"], row["jumlah"])
        found[row["kunci"]] = (*found.get(row["kunci"], ()), item)
    return found


def _order(dossier: SampleDossier) -> tuple[object, ...]:
    return (not dossier.active, list(UNITS).index(dossier.code.unit), _natural(dossier.code.code), dossier.years[-4:])


def _vault(dossier: SampleDossier) -> str:
    """Tell which kind of room a dossier stands in: its unit's own, the vital records room, or the inactive store."""
    if dossier.active:
        return "unit"
    return "vital" if dossier.code.category == "Vital" else "inactive"


def _natural(code: str) -> tuple[str, tuple[int, ...]]:
    letters, *numbers = code.split(".")
    return letters, tuple(int(number) for number in numbers)


def _rows(name: str) -> list[dict[str, str]]:
    with (_DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def without_digits(title: str) -> str:
    """Return a title without its digits, small: no two dossiers of the sample may be equal by it."""
    return " ".join(re.sub(r"\d+", " ", title).casefold().split())
