"""What a label of a column or row is called, and the labels that a menu offers; it knows no widget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.i18n import number, tr, trc
from app.results.contestants import ballot_name
from app.results.measures import measure_name
from importers.mapping import Label, What
from importers.records import CodeScheme, Level

#: The levels that a column of names can have, from wide to fine.
_LEVELS = (Level.PROVINCE, Level.REGENCY, Level.SUBDISTRICT, Level.VILLAGE, Level.STATION, Level.DISTRICT)
_PEOPLE = ("dpt", "dptb", "dpk", "total")
_SIDES = ("", "_l", "_p")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a menu: its words, the label it gives, or the entries it opens; without any of them a heading."""

    text: str
    label: Label | None = None
    inner: tuple[Entry, ...] = ()
    chosen: bool = False
    #: What it does where it gives no label: "clear", "header", "no_header", "contestant", "rows", "columns".
    act: str = ""


def label_words(label: Label) -> str:
    """Return what a label says, in a few words."""
    plain = {
        What.ROW_NUMBER: tr("Nomor urut"),
        What.NAMES: tr("Nama peserta di setiap baris"),
        What.VOTES: tr("Suara di setiap baris"),
        What.SUM: tr("Jumlah (dicek)"),
        What.PERCENT: tr("Persentase"),
        What.SKIP: tr("Diabaikan"),
        What.TOTAL: tr("Jumlah wilayah (dicek)"),
    }
    match label.what:
        case What.AREA:
            return level_words(label)
        case What.CODE:
            return scheme_words(label.scheme or CodeScheme.OTHER)
        case What.MEASURE:
            said = measure_name(label.field or "")
        case What.CONTESTANT:
            said = contestant_words(label)
        case _:
            said = plain[label.what]
    return tr("{what} ({source})", what=said, source=label.source) if label.source else said


def contestant_words(label: Label) -> str:
    """Return whom a label counts: "3. PDI Perjuangan", or the name alone where nobody told the number."""
    if label.number is None:
        return label.name or ""
    if label.own:
        return tr("Suara partai {party}", party=ballot_name(label.number))
    if label.candidate is None and label.name:
        return tr("{number}. {name}", number=str(label.number), name=label.name)
    said = ballot_name(label.number, label.candidate)
    return tr("{what}: {name}", what=said, name=label.name) if label.name else said


def level_words(label: Label) -> str:
    """Return what a column of names names."""
    if label.mixed:
        return tr("Nama wilayah beberapa tingkat")
    names = {
        Level.NATION: tr("Nama negara"),
        Level.PROVINCE: tr("Nama provinsi"),
        Level.REGENCY: tr("Nama kabupaten/kota"),
        Level.SUBDISTRICT: tr("Nama kecamatan"),
        Level.VILLAGE: tr("Nama kelurahan/desa"),
        Level.STATION: trc("kolom", "TPS"),
        Level.DISTRICT: tr("Daerah pemilihan"),
    }
    return tr("Nama wilayah") if label.level is None else names[label.level]


def scheme_words(scheme: CodeScheme) -> str:
    """Return whose codes a column has."""
    return {
        CodeScheme.KEMENDAGRI: tr("Kode Kemendagri"),
        CodeScheme.SIREKAP: tr("Kode Sirekap"),
        CodeScheme.SITUNG: tr("Kode Situng"),
        CodeScheme.DAPIL: tr("Kode dapil"),
        CodeScheme.OTHER: tr("Kode lain"),
    }[scheme]


def likelihood_words(likelihood: float) -> str:
    """Return how sure something is, as people say it."""
    return tr("tebakan, {share} %", share=number(round(likelihood * 100)))


def area_entries() -> tuple[Entry, ...]:
    """Return the levels that names of areas can have."""
    labels = [Label(What.AREA, level=level) for level in _LEVELS]
    return tuple(_entry(label) for label in (*labels, Label(What.AREA, mixed=True)))


def code_entries() -> tuple[Entry, ...]:
    """Return the schemes that codes of areas can have."""
    return tuple(_entry(Label(What.CODE, scheme=scheme)) for scheme in CodeScheme)


def measure_entries() -> tuple[Entry, ...]:
    """Return the measures in the groups of the forms."""
    votes = _measures(("valid", "invalid", "cast", "seats"))
    registered = _measures([f"registered_{which}{side}" for which in _PEOPLE for side in _SIDES])
    voted = _measures([f"voted_{which}{side}" for which in _PEOPLE for side in _SIDES])
    papers = _measures([f"ballots_{which}" for which in ("received", "used", "damaged", "unused")])
    disabled = _measures([f"disabled_{which}{side}" for which in ("registered", "voted") for side in _SIDES])
    return (
        Entry(tr("Suara dan kursi"), inner=votes),
        Entry(tr("Pemilih"), inner=registered),
        Entry(tr("Pengguna hak pilih"), inner=voted),
        Entry(tr("Surat suara"), inner=papers),
        Entry(tr("Disabilitas"), inner=disabled),
    )


def contestant_entries(known: Sequence[tuple[int, str]]) -> tuple[Entry, ...]:
    """Return the contestants that are known by number and name, and the way to type another."""
    listed = [
        Entry(tr("{number}. {name}", number=str(place), name=name), Label(What.CONTESTANT, number=place, name=name))
        for place, name in known
    ]
    return (*listed, Entry(tr("Nomor dan nama lain …"), act="contestant"))


def _entry(label: Label) -> Entry:
    return Entry(label_words(label), label)


def _measures(fields: Sequence[str]) -> tuple[Entry, ...]:
    return tuple(_entry(Label(What.MEASURE, field=field)) for field in fields)
