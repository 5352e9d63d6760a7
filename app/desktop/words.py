"""The words for what the rooms name by code: stages, access classes, media, elections; for every page alike.

It knows no widget.
"""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from typing import TYPE_CHECKING

from app.archive.records import AccessClass, Condition, CopyStatus, Disposition, Medium, Stage
from app.i18n import date, number, tr, trc

if TYPE_CHECKING:
    from importers.records import Kind, Severity


#: What extents are counted in; these words are kept as data, whatever language the window speaks.
UNITS = (
    *("berkas", "lembar", "bundel", "boks", "map", "buku", "album", "sampul", "eksemplar", "keping", "kaset"),
    *("hard disk", "roll", "peta"),
)


def stage(value: Stage) -> str:
    """Return a life stage in words."""
    return {
        Stage.ACTIVE: trc("tahap", "Aktif"),
        Stage.INACTIVE: trc("tahap", "Inaktif"),
        Stage.PERMANENT: trc("tahap", "Statis"),
        Stage.HANDED_OVER: trc("tahap", "Diserahkan"),
        Stage.DESTROYED: trc("tahap", "Dimusnahkan"),
    }[value]


def access(value: AccessClass) -> str:
    """Return an access class in words."""
    return {
        AccessClass.ORDINARY: trc("akses", "Biasa"),
        AccessClass.LIMITED: trc("akses", "Terbatas"),
        AccessClass.SECRET: trc("akses", "Rahasia"),
        AccessClass.TOP_SECRET: trc("akses", "Sangat Rahasia"),
    }[value]


def carrier(value: str) -> str:
    """Return in words whether a dossier is on paper, digital, or both."""
    return {
        "paper": trc("wujud", "Kertas saja"),
        "digital": trc("wujud", "Digital saja"),
        "both": trc("wujud", "Kertas dan digital"),
    }[value]


def copy_status(value: CopyStatus) -> str:
    """Return a copy status (tingkat perkembangan) in words."""
    return {
        CopyStatus.ORIGINAL: trc("tingkat perkembangan", "Asli"),
        CopyStatus.COPY: trc("tingkat perkembangan", "Salinan"),
        CopyStatus.CARBON: trc("tingkat perkembangan", "Tembusan"),
        CopyStatus.MIXED: trc("tingkat perkembangan", "Kombinasi"),
    }[value]


def medium(value: Medium) -> str:
    """Return a medium in words."""
    return {
        Medium.TEXT: trc("media", "Tekstual"),
        Medium.AUDIOVISUAL: trc("media", "Audio-visual"),
        Medium.DIGITAL: trc("media", "Digital"),
        Medium.CARTOGRAPHIC: trc("media", "Kartografi"),
    }[value]


def condition(value: Condition) -> str:
    """Return a physical condition in words."""
    return {
        Condition.GOOD: trc("kondisi", "Baik"),
        Condition.FRAGILE: trc("kondisi", "Rapuh"),
        Condition.DAMAGED: trc("kondisi", "Rusak"),
    }[value]


def condition_of(text: str | None) -> str:
    """Return a condition in words from its code, "" for none."""
    return condition(Condition(text)) if text else ""


def disposition(value: Disposition) -> str:
    """Return what becomes of a dossier at the end, in words."""
    return {
        Disposition.DESTROY: trc("nasib akhir", "musnah"),
        Disposition.KEEP: trc("nasib akhir", "permanen"),
        Disposition.REVIEW: trc("nasib akhir", "dinilai kembali"),
    }[value]


def election_short(key: str) -> str:
    """Return the everyday name of an election from its key ("Presiden 2019"); a key that is none stays as it is."""
    from app.results.records import ElectionKey, ElectionKind

    try:
        found = ElectionKey.parse(key)
    except ValueError:
        return key
    kind = {
        ElectionKind.PRESIDENT: trc("pemilu", "Presiden"),
        ElectionKind.DPR: trc("pemilu", "DPR"),
        ElectionKind.DPD: trc("pemilu", "DPD"),
        ElectionKind.DPRD_PROVINCE: trc("pemilu", "DPRD Provinsi"),
        ElectionKind.DPRD_REGENCY: trc("pemilu", "DPRD Kab/Kota"),
        ElectionKind.GOVERNOR: trc("pemilu", "Gubernur"),
        ElectionKind.MAYOR: trc("pemilu", "Wali Kota/Bupati"),
    }[found.kind]
    if found.round > 1:
        return tr("{kind} {year} putaran {round}", kind=kind, year=str(found.year), round=str(found.round))
    return tr("{kind} {year}", kind=kind, year=str(found.year))


def election_kind(value: object) -> str:
    """Return a kind of election in words from its code."""
    from app.results.elections import kind_name
    from app.results.records import ElectionKind

    return kind_name(ElectionKind(str(value)))


def file_kind(value: Kind) -> str:
    """Return what a file is, in words."""
    from importers.records import Kind

    return {
        Kind.RESULTS: tr("Hasil pemilu"),
        Kind.ARCHIVE_LIST: tr("Daftar arsip"),
        Kind.CLASSIFICATION: tr("Klasifikasi arsip"),
        Kind.AREAS: tr("Kode wilayah"),
    }[value]


def archive_lists() -> dict[str, str]:
    """Return the official lists by the words the command line uses, in words."""
    return {
        "aktif": tr("Daftar Arsip Aktif"),
        "inaktif": tr("Daftar Arsip Inaktif"),
        "vital": tr("Daftar Arsip Vital"),
        "berkas": tr("Daftar Berkas"),
        "isi-berkas": tr("Daftar Isi Berkas"),
        "usul-musnah": tr("Daftar Arsip Usul Musnah"),
        "usul-serah": tr("Daftar Arsip Usul Serah"),
    }


def severity(value: Severity) -> str:
    """Return how much a problem matters, in words."""
    from importers.records import Severity

    return {
        Severity.ERROR: trc("masalah", "Ditolak"),
        Severity.WARNING: trc("masalah", "Perlu dilihat"),
        Severity.INFO: trc("masalah", "Catatan"),
    }[value]


def contestant(place: int | None, name: str) -> str:
    """Return a contestant as every page writes one: two digits and the name ("08 PKS"); a dash for no number."""
    return f"{'–' if place is None else f'{place:02}'} {name}"


def iso_date(text: str | None) -> str:
    """Return a date as people read it from ISO text of any exactness ("2019-05-07", "2019-05", "2019", two by "/")."""
    return " – ".join(_iso_part(part) for part in (text or "").split("/") if part)


def _iso_part(text: str) -> str:
    with suppress(ValueError):
        if len(text) == 10:
            return date(dt.date.fromisoformat(text), "d MMM y")
        if len(text) == 7:
            return date(dt.date.fromisoformat(f"{text}-01"), "MMMM y")
    return text


def size(count: int) -> str:
    """Return a size in bytes as people read it."""
    if count < 1000:
        return tr("{count} B", count=str(count))
    if count < 1_000_000:
        return tr("{count} KB", count=number(count / 1000, 0))
    return tr("{count} MB", count=number(count / 1_000_000, 1))


def one_line(name: str) -> str:
    """Return a file's name on one line, whatever signs it has."""
    return "".join(character if character.isprintable() else "�" for character in name)
