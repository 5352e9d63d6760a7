"""The receipt of an import as a form of one page for each file: what came in, from where, with what amiss, by whom.

It is made from what the import left of itself, after it or years later; it knows no file format.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from app import settings
from app.errors import AppError, Exit
from app.i18n import date, language, moment, number, speaking, tr, trc
from app.intake.papers.receipt_record import kept
from app.messages import kept_sentence
from app.results.elections import election_name, level_name
from app.results.measures import measure_name
from app.results.records import ElectionKey, ElectionKind, Status
from app.store import history
from exporters.content import (
    Book,
    Column,
    Facts,
    FormSheet,
    KeyFigure,
    Kind,
    Properties,
    Ruled,
    Signature,
    Table,
    Value,
    Words,
)
from importers.records import Level, Problem, column_number

if TYPE_CHECKING:
    from app.store import ActRecord, Cabinet

#: So many lines of each table stand on the page; what is left is counted below it.
_SHEETS, _SUBJECTS, _PROBLEMS, _VALUES = 8, 18, 10, 6
_LONGEST = 90

Record = Mapping[str, Any]


def receipt_of(cabinet: Cabinet, batch: int, *, wording: str | None = None, today: dt.date | None = None) -> Book:
    """Return the receipt of import number ``batch``, a sheet for each of its files, in the language ``wording``.

    Raises `AppError` for an act that is not there or was no import.
    """
    act = history.record(cabinet.connection(), batch)
    records = kept(cabinet, batch) if act is not None else []
    if act is None or not records:
        raise AppError("receipt_not_kept", Exit.USAGE, batch=batch)
    told = settings.load(cabinet.folder)
    day = today or dt.datetime.now().astimezone().date()
    with speaking(wording):
        sheets = [_sheet(act, record, place, len(records), told, day) for place, record in enumerate(records, 1)]
        title = tr("Tanda terima impor nomor {batch}", batch=str(batch))
        properties = Properties(title, language(), told.office_name, day, subject=records[0]["file"]["name"])
        return Book(properties, tuple(sheets), words=file_words(), sample=told.sample)


def file_words() -> Words:
    """Return the few words that a workbook needs itself."""
    return Words(
        sample=tr("CONTOH"),
        sample_note=tr("Data contoh, bukan arsip atau hasil sesungguhnya"),
        page=tr("Halaman {page} dari {pages}"),
    )


def _sheet(act: ActRecord, record: Record, place: int, of: int, told: settings.Settings, today: dt.date) -> FormSheet:
    number_of = tr("Nomor {batch}", batch=str(act.batch))
    badge = number_of if of == 1 else f"{number_of} · {place}/{of}"
    blocks: list[tuple[Facts | Ruled, ...]] = [(_file(act, record), _content(record))]
    if record["sheets"]:
        blocks.append((_sheets(record),))
    tables = [table for table in (_contestants(record), _measures(record)) if table is not None]
    if len(record["sources"]) == 1:
        blocks.extend([tuple(tables)] if tables else [])
    else:
        blocks.extend((table,) for table in tables)
    blocks.extend((table,) for table in (_problems(record), _values(record)) if table is not None)
    return FormSheet(
        name=PurePosixPath(record["file"]["name"]).stem,
        title=tr("Tanda terima impor"),
        subtitle=record["file"]["name"],
        badge=badge,
        figures=_counts(record),
        rows=tuple(blocks),
        place_date=", ".join(part for part in (told.city, date(today)) if part),
        signatures=(Signature(tr("Yang memasukkan"), act.who or None), Signature(tr("Yang memeriksa"))),
        foot=tr(
            "Angka di halaman ini adalah angka sebagaimana terbaca dari berkas. SHA-256 berubah bila satu huruf saja "
            "di berkas berubah, sehingga membuktikan berkas mana yang dimasukkan."
        ),
        stamp=tr("IMPOR INI SUDAH DIURUNGKAN") if act.undone else None,
    )


def _counts(record: Record) -> tuple[KeyFigure, ...]:
    counts = record["counts"]
    return (
        KeyFigure(counts["new"], Kind.NUMBER, trc("jumlah nilai", "baru"), accent=True),
        KeyFigure(counts["changed"], Kind.NUMBER, trc("jumlah nilai", "berubah")),
        KeyFigure(counts["same"], Kind.NUMBER, trc("jumlah nilai", "sama")),
        KeyFigure(counts["duplicate"], Kind.NUMBER, trc("jumlah nilai", "mungkin ganda")),
        KeyFigure(counts["refused"], Kind.NUMBER, trc("jumlah nilai", "ditolak"), accent=counts["refused"] > 0),
    )


def _file(act: ActRecord, record: Record) -> Facts:
    file = record["file"]
    digest = file["sha256"]
    pairs = [
        (tr("Ukuran"), tr("{bytes} byte", bytes=number(file["bytes"]))),
        (tr("Diterapkan"), _moment(act.at)),
        (tr("Oleh"), act.who or "–"),
        ("SHA-256", "\n".join(digest[at : at + 22] for at in range(0, len(digest), 22))),
    ]
    if record.get("kept"):
        pairs.append((tr("Salinan"), record["kept"]))
    return Facts(tr("Berkas"), tuple(pairs))


def _content(record: Record) -> Facts:
    pairs: list[tuple[str, str]] = [(tr("Jenis"), _kind(record["kind"]))]
    areas = record.get("areas") or {}
    root = areas.get("root") or {}
    key = _election(record.get("election"))
    if key is not None:
        pairs.append((tr("Pemilu"), election_name(key, root.get("name") or "")))
    if root:
        pairs.append((tr("Wilayah"), " · ".join(part for part in (root.get("name"), root.get("code")) if part)))
    if areas:
        level = level_name(Level(areas["level"]))
        told = tr("{matched} dari {count}", matched=number(areas["matched"]), count=number(areas["count"]))
        pairs.append((level, told))
    pairs.extend((tr("Sumber"), _source(source)) for source in record["sources"][:4])
    return Facts(trc("tanda terima", "Isi"), tuple(pairs))


def _source(source: Mapping[str, Any]) -> str:
    status = trc("status angka", "final") if source["status"] == Status.FINAL else trc("status angka", "sementara")
    parts = [source["name"], status, tr("resmi") if source["official"] else ""]
    if source.get("form") and source["form"].casefold() not in source["name"].casefold():
        parts.append(source["form"])
    if source.get("dossier"):
        parts.append(tr("berkas arsip {number}", number=source["dossier"]))
    return " · ".join(part for part in parts if part)


def _sheets(record: Record) -> Ruled:
    columns = (
        Column(tr("Lembar"), width=4),
        Column(tr("Diambil"), width=2),
        Column(tr("Baris"), Kind.NUMBER, width=2),
        Column(tr("Keterangan"), width=9),
    )
    rows: list[tuple[Value, ...]] = [
        (
            _short(sheet["name"]),
            tr("ya") if sheet["used"] else tr("tidak"),
            sheet["rows"] or None,
            _short(kept_sentence(sheet["why"], sheet["data"])),
        )
        for sheet in record["sheets"][:_SHEETS]
    ]
    return _ruled(tr("Lembar"), columns, rows, len(record["sheets"]))


def _contestants(record: Record) -> Ruled | None:
    lines = record["contestants"]
    if not lines:
        return None
    sources = _names_of_sources(lines)
    columns = (
        Column(trc("nomor urut", "No."), Kind.CODE, width=2),
        Column(tr("Peserta"), width=7),
        *(Column(_total_heading(name, sources), Kind.NUMBER, width=3) for name in sources),
    )
    totals: dict[tuple[Value, str], dict[str, int]] = {}
    for line in lines:
        totals.setdefault((line["number"], line["name"] or ""), {})[line["source"]] = line["total"]
    rows = [
        (None if at is None else str(at), _short(name), *(found.get(source) for source in sources))
        for (at, name), found in totals.items()
    ]
    return _ruled(tr("Peserta, jumlah sebagaimana terbaca"), columns, rows[:_SUBJECTS], len(rows))


def _measures(record: Record) -> Ruled | None:
    lines = record["measures"]
    if not lines:
        return None
    sources = _names_of_sources(lines)
    columns = (
        Column(tr("Ukuran lain"), width=8),
        *(Column(_total_heading(name, sources), Kind.NUMBER, width=3) for name in sources),
    )
    totals: dict[str, dict[str, int]] = {}
    for line in lines:
        totals.setdefault(line["field"], {})[line["source"]] = line["total"]
    rows = [(measure_name(field), *(found.get(source) for source in sources)) for field, found in totals.items()]
    return _ruled(tr("Pemilih dan surat suara"), columns, rows[:_SUBJECTS], len(rows))


def _names_of_sources(lines: Iterable[Mapping[str, Any]]) -> list[str]:
    return list(dict.fromkeys(line["source"] for line in lines))[:3]


def _total_heading(source: str, sources: Sequence[str]) -> str:
    return tr("Jumlah") if len(sources) == 1 else source


def _problems(record: Record) -> Ruled | None:
    if not record["problems"]:
        return None
    places = [_place(each, record) for each in record["problems"][:_PROBLEMS]]
    columns = (
        Column(tr("Tingkat"), width=2),
        Column(trc("tanda terima", "Tempat"), width=2 if max(map(len, places)) < 9 else 5),
        Column(tr("Tertulis"), width=2.5),
        Column(tr("Keterangan"), width=16),
    )
    words = severity_words()
    rows: list[tuple[Value, ...]] = [
        (words[each["severity"]], place, _short(each["raw"] or "", 24), _told(each))
        for each, place in zip(record["problems"], places, strict=False)
    ]
    return _ruled(tr("Masalah"), columns, rows, sum(record["severities"].values()))


def severity_words() -> dict[str, str]:
    """Return what the severities are called in lists."""
    return {
        "error": trc("tingkat masalah", "Ditolak"),
        "warning": trc("tingkat masalah", "Periksa"),
        "info": trc("tingkat masalah", "Catatan"),
    }


def told_of(problem: Problem) -> str:
    """Return the sentence of a problem."""
    data = {"sheet": problem.sheet, "cell": problem.cell, "raw": problem.raw, "suggestion": problem.suggestion}
    return kept_sentence(problem.code, {**data, **problem.data})


def place_of(cell: str) -> tuple[int, int]:
    """Return the 1-based row and column of a cell by Excel's name of it."""
    letters = cell.rstrip("0123456789")
    return int(cell[len(letters) :] or 0), column_number(letters)


def _told(problem: Mapping[str, Any]) -> str:
    data = {name: problem[name] for name in ("sheet", "cell", "raw", "suggestion")}
    said = _short(kept_sentence(problem["code"], {**data, **problem["data"]}), 170)
    if problem["suggestion"]:
        return tr("{told} Usul: {suggestion}.", told=said, suggestion=problem["suggestion"])
    return said


def _values(record: Record) -> Ruled | None:
    """Return what the clerk took otherwise than it stands in the file, and what was left as it stands."""
    values, warnings = record["values"], record["severities"].get("warning", 0)
    if not values and not record["names"]:
        return None
    columns = (
        Column(trc("tanda terima", "Tempat"), width=6),
        Column(tr("Diambil sebagai"), Kind.NUMBER, width=4),
        Column(tr("Dasar"), width=8),
    )
    typed = tr("diketik petugas")
    rows: list[tuple[Value, ...]] = [
        (_place(each, record), each["value"], typed if each["code"] == "typed" else tr("saran diterima"))
        for each in values[:_VALUES]
    ]
    remark = tr(
        "Nama wilayah yang ditetapkan petugas: {names}. Peringatan yang dibiarkan sebagaimana tertulis: {warnings}.",
        names=number(record["names"]),
        warnings=number(warnings),
    )
    table = _ruled(tr("Keputusan petugas"), columns, rows, len(values))
    return Ruled(table.heading, table.table, " ".join(part for part in (table.remark, remark) if part))


def _ruled(heading: str, columns: tuple[Column, ...], rows: Sequence[tuple[Value, ...]], count: int) -> Ruled:
    rest = count - len(rows)
    remark = tr("… dan {rest} lagi; semuanya ada di riwayat dan berkasnya.", rest=number(rest)) if rest > 0 else None
    return Ruled(heading, Table(columns, tuple(rows), heading), remark)


def _place(each: Mapping[str, Any], record: Record) -> str:
    """Return where something stands; the sheet is named where there are several."""
    path = each.get("data", {}).get("path")
    sheet = each["sheet"] if len(record["sheets"]) > 1 or not each["cell"] else None
    return str(path or " · ".join(part for part in (sheet, each["cell"]) if part) or "–")


def _short(text: str, longest: int = _LONGEST) -> str:
    plain = " ".join(str(text).split())
    return plain if len(plain) <= longest else f"{plain[: longest - 1].rstrip()}…"


def _election(told: Mapping[str, Any] | None) -> ElectionKey | None:
    if not told or not told.get("kind") or not told.get("year"):
        return None
    return ElectionKey(ElectionKind(told["kind"]), told["year"], told["round"])


def _kind(kind: str) -> str:
    return {
        "results": tr("Hasil pemilu"),
        "archive-list": tr("Daftar arsip"),
        "classification": tr("Klasifikasi"),
        "areas": tr("Daftar wilayah"),
    }.get(kind, kind)


def _moment(at: str) -> str:
    try:
        return moment(dt.datetime.fromisoformat(at))
    except ValueError:
        return at or "–"
