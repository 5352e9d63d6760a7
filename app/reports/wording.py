"""The words reports share: contestants, sources, status, coverage, levels, measures and the foot of a page."""

from __future__ import annotations

import datetime as dt

from app.i18n import date, language, number, percent, tr, trc, trn
from app.results.records import Amended, Contestant, Coverage, SourceInfo, Status
from exporters.content import Footer
from importers.records import Level


def label(contestant: Contestant) -> str:
    """Return a contestant as charts name it: number and short name ("02 Prabowo–Sandi", "08 PKS")."""
    return f"{contestant.number:02} {contestant.short}"


def areas(level: Level, count: int) -> str:
    """Return what areas of a level are called inside a sentence, in the form that goes with ``count``."""
    match level:
        case Level.NATION:
            return trn("negara", "negara", count)
        case Level.PROVINCE:
            return trn("provinsi", "provinsi", count)
        case Level.REGENCY:
            return trn("kabupaten/kota", "kabupaten/kota", count)
        case Level.SUBDISTRICT:
            return trn("kecamatan", "kecamatan", count)
        case Level.VILLAGE:
            return trn("kelurahan/desa", "kelurahan/desa", count)
        case Level.STATION:
            return trn("TPS", "TPS", count)
        case Level.DISTRICT:
            return trn("daerah pemilihan", "daerah pemilihan", count)


def status(value: Status) -> str:
    """Return how final figures are, as a word inside a list of facts."""
    return trc("status angka", "final") if value is Status.FINAL else trc("status angka", "sementara")


def coverage(value: Coverage) -> str:
    """Return how much has reported ("1.521 dari 1.530 TPS")."""
    if value.reported == 1 and value.expected in (1, None):
        return tr("angka tingkat {unit}", unit=areas(value.unit, 1))
    counted = value.reported if value.expected is None else value.expected
    unit = areas(value.unit, counted)
    if value.expected is None and value.unit is Level.STATION:
        return tr("{reported} {unit}, jumlah seluruhnya tidak diketahui", reported=number(value.reported), unit=unit)
    if value.expected is None:
        return tr("{reported} {unit}", reported=number(value.reported), unit=unit)
    return tr(
        "{reported} dari {expected} {unit}", reported=number(value.reported), expected=number(value.expected), unit=unit
    )


def source(info: SourceInfo) -> str:
    """Return a source as a person names it, with its form where it is not the name already."""
    if not info.form or info.form.casefold() in info.name.casefold():
        return info.name
    return tr("{source}, Model {form}", source=info.name, form=info.form.removeprefix("Model ").strip())


def footer(info: SourceInfo, today: dt.date) -> Footer:
    """Return the foot of a page of figures."""
    return Footer(
        tr("Sumber: {source}", source=source(info)),
        status(info.status),
        coverage(info.coverage),
        tr("disusun {date}", date=date(today)),
    )


def notes_head(info: SourceInfo) -> str:
    """Return the line that opens a speaker's notes on where the figures of a page come from."""
    return tr("Sumber angka pada salindia ini ({source}):", source=source(info))


def imported(at: str) -> str:
    """Return when something came in, as read; text that is no time stays as it is."""
    try:
        return stamp(dt.datetime.fromisoformat(at))
    except ValueError:
        return at or "–"


def stamp(value: dt.datetime) -> str:
    """Return a moment in figures, as narrow columns need it ("24/11/2026 07.30")."""
    return f"{value:%d/%m/%Y %H.%M}" if language() == "id" else f"{value:%Y-%m-%d %H:%M}"


def share(value: float, *, stated: bool) -> str:
    """Return a share of the votes with what it is of: the valid ones, or those listed where no source says valid."""
    if stated:
        return tr("{share} suara sah", share=percent(value))
    return tr("{share} suara yang tercantum", share=percent(value))


def base(lists: tuple[str, ...]) -> str:
    """Return what participation is counted on ("DPT + DPK")."""
    names = {
        "dpt": trc("daftar pemilih", "DPT"),
        "dptb": trc("daftar pemilih", "DPTb"),
        "dpk": trc("daftar pemilih", "DPK"),
        "total": tr("semua pemilih terdaftar"),
    }
    return " + ".join(names.get(name, name) for name in lists)


def measure(field: str) -> str:
    """Return what a measure counts, as the heading of its column."""
    plain = {
        "valid": tr("Suara sah"),
        "invalid": tr("Suara tidak sah"),
        "cast": tr("Suara sah dan tidak sah"),
        "ballots_received": tr("Surat suara diterima"),
        "ballots_used": tr("Surat suara digunakan"),
        "ballots_damaged": tr("Surat suara rusak"),
        "ballots_unused": tr("Surat suara tidak digunakan"),
        "disabled_registered": tr("Pemilih disabilitas terdaftar"),
        "disabled_voted": tr("Pemilih disabilitas memilih"),
        "seats": tr("Jumlah kursi"),
    }
    if field in plain:
        return plain[field]
    counted, _, sex = field.rpartition("_")
    if counted in plain and sex in ("l", "p"):
        what = plain[counted]
        return tr("{what} laki-laki", what=what) if sex == "l" else tr("{what} perempuan", what=what)
    stem, _, rest = field.partition("_")
    if stem not in ("registered", "voted") or not rest:
        return field
    listed, _, sex = rest.partition("_")
    people = {"l": tr("laki-laki"), "p": tr("perempuan")}.get(sex)
    of = tr("jumlah") if listed == "total" else base((listed,))
    if stem == "registered":
        return tr("Pemilih {list}, {sex}", list=of, sex=people) if people else tr("Pemilih {list}", list=of)
    return tr("Memilih {list}, {sex}", list=of, sex=people) if people else tr("Memilih {list}", list=of)


def amended(found: Amended, reason: str | None, *, emptied: bool) -> str:
    """Return what stands in a cell whose figure was taken otherwise, and why; ``emptied`` where none counts now."""
    stood = found.written or trc("isi sel", "kosong")
    if reason and emptied:
        return tr("Sebelumnya {stood}; dikosongkan: {reason}.", stood=stood, reason=reason.rstrip("."))
    if reason and found.written is None:
        return tr("Sebelumnya kosong; diisi: {reason}.", reason=reason.rstrip("."))
    if reason:
        return tr("Sebelumnya {stood}; dikoreksi: {reason}.", stood=stood, reason=reason.rstrip("."))
    if found.code == "typed":
        return tr("Di sel tertulis {stood}; petugas menetapkan nilai lain.", stood=stood)
    return tr("Di sel tertulis {stood}; petugas menerima saran perbaikannya.", stood=stood)
