"""The papers of a proposal of disposal: its minutes (Berita Acara), with the date in words, and the attached list.

They are made from the frozen list, never from what the dossiers have become since.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from app import settings as settings_room
from app.archive.disposal import proposals
from app.archive.disposal.records import Files, Kind, Person, Proposal, Role, State
from app.archive.records import Dossier
from app.i18n import date, language, number, speaking, tr, trc, trn
from app.reports.archive_forms import Form, ListKind, form
from app.reports.archive_lists import official_sheet
from app.reports.data import ReportStyle
from app.reports.language import file_words
from app.settings import Settings
from app.store import Cabinet
from exporters.content import (
    Book,
    Column,
    Facts,
    FormSheet,
    KeyFigure,
    OfficialList,
    Paper,
    Properties,
    Prose,
    Ruled,
    Signature,
    Table,
)
from exporters.content import Kind as ValueKind

#: What stands where something is still to be written by hand.
_BLANK = "………………………………"


def proposal_book(
    cabinet: Cabinet, proposal: int, *, today: dt.date, name: str | None = None, paper: Paper = Paper.FOLIO
) -> Book:
    """Return the papers of a proposal in the language ``name``: the minutes, and the list they go with."""
    told = settings_room.load(cabinet.folder)
    with speaking(name) as spoken:
        now, lines = proposals.get(cabinet, proposal), list(proposals.lines(cabinet, proposal))
        style = ReportStyle(today, told.office_name, spoken, told.sample, paper=paper)
        basis = now.papers.basis or "; ".join(proposals.basis_of(cabinet, proposal))
        sheets = (_minutes(now, lines, basis, told, style), _list(now, lines, told, style))
        properties = Properties(sheets[0].title, spoken, told.creator or told.office_name, today, sheets[0].title)
        return Book(properties, sheets, file_words(), paper, told.sample)


def day_in_words(day: dt.date) -> str:
    """Return a day as minutes write it: "Rabu, tanggal tiga puluh, bulan Desember, tahun dua ribu …"."""
    if language() != "id":
        return date(day, "full")
    from lokal import terbilang

    weekday, month = date(day, "EEEE"), date(day, "MMMM")
    return f"{weekday}, tanggal {terbilang(day.day)}, bulan {month}, tahun {terbilang(day.year)}"


def title_of(kind: Kind) -> str:
    """Return what the minutes of a kind are called."""
    match kind:
        case Kind.TRANSFER:
            return tr("Berita Acara Pemindahan Arsip")
        case Kind.DESTRUCTION:
            return tr("Berita Acara Pemusnahan Arsip")
        case Kind.HAND_OVER:
            return tr("Berita Acara Penyerahan Arsip Statis")


def role_words(role: Role) -> str:
    """Return what someone is in a proposal, in words."""
    match role:
        case Role.CHAIR:
            return trc("panitia", "Ketua")
        case Role.SECRETARY:
            return trc("panitia", "Sekretaris")
        case Role.MEMBER:
            return trc("panitia", "Anggota")
        case Role.WITNESS:
            return trc("panitia", "Saksi")


def _minutes(now: Proposal, lines: Sequence[Dossier], basis: str, told: Settings, style: ReportStyle) -> FormSheet:
    papers = now.papers
    day = dt.date.fromisoformat(papers.minutes_date) if papers.minutes_date else style.today
    office = told.creator or told.office_name or style.office
    files = [file for line in lines for file in line.files]
    rows: list[tuple[Facts | Ruled | Prose, ...]] = [
        (Prose((_opening(now, day, office, len(lines)),)),),
        (Facts(tr("Dasar dan keterangan"), _facts(now, basis, told, len(files))),),
    ]
    if now.people:
        rows.append((_people(now.people),))
    rows.append((Prose((_closing(now),)),))
    return FormSheet(
        tr("Berita Acara"),
        title_of(now.kind),
        tr("Nomor: {number} · {office}", number=papers.minutes_number or _BLANK, office=office),
        tr("Usulan {number}", number=now.number),
        (
            KeyFigure(len(lines), ValueKind.NUMBER, trn("berkas", "berkas", len(lines)), accent=True),
            KeyFigure(_years(lines), ValueKind.TEXT, tr("kurun waktu")),
        ),
        tuple(rows),
        f"{told.city}, {date(day)}" if told.city else date(day),
        _signatures(now, told),
        tr("Daftar arsip terlampir merupakan bagian yang tidak terpisahkan dari berita acara ini."),
        stamp=None if now.state is State.DONE else _not_yet(now),
    )


def _opening(now: Proposal, day: dt.date, office: str, count: int) -> str:
    values = {"day": day_in_words(day), "place": now.papers.place or _BLANK, "office": office or _BLANK}
    dossiers = trn("{count} berkas", "{count} berkas", count)
    match now.kind:
        case Kind.TRANSFER:
            return tr(
                "Pada hari ini, {day}, bertempat di {place}, kami yang bertanda tangan di bawah ini telah melaksanakan "
                "pemindahan arsip inaktif {office} dari unit pengolah ke unit kearsipan sebanyak {dossiers}, "
                "sebagaimana tercantum dalam daftar terlampir.",
                **values,
                dossiers=dossiers,
            )
        case Kind.DESTRUCTION:
            return tr(
                "Pada hari ini, {day}, bertempat di {place}, kami yang bertanda tangan di bawah ini, berdasarkan "
                "jadwal retensi arsip, penilaian panitia, dan persetujuan yang diperoleh, telah melaksanakan "
                "pemusnahan arsip {office} sebanyak {dossiers}, sebagaimana tercantum dalam daftar terlampir.",
                **values,
                dossiers=dossiers,
            )
        case Kind.HAND_OVER:
            return tr(
                "Pada hari ini, {day}, bertempat di {place}, {office} menyerahkan arsip statis sebanyak {dossiers} "
                "kepada {receiver}, sebagaimana tercantum dalam daftar terlampir.",
                **values,
                dossiers=dossiers,
                receiver=now.papers.receiver or _BLANK,
            )


def _closing(now: Proposal) -> str:
    if now.kind is Kind.DESTRUCTION:
        return tr("Berita acara ini dibuat dalam rangkap dua, disaksikan oleh dua orang saksi, dan disimpan permanen.")
    return tr("Berita acara ini dibuat dalam rangkap dua untuk masing-masing pihak.")


def _facts(now: Proposal, basis: str, told: Settings, files: int) -> tuple[tuple[str, str], ...]:
    papers = now.papers
    pairs = [(tr("Dasar hukum"), basis or _BLANK)]
    if papers.decree_number:
        pairs.append((tr("Surat keputusan"), _letter(papers.decree_number, papers.decree_date)))
    if papers.consent_by:
        pairs.append((tr("Persetujuan"), f"{papers.consent_by} {_letter(papers.consent_number, papers.consent_date)}"))
    if now.kind is not Kind.TRANSFER:
        pairs.append((tr("Cara"), papers.manner or _BLANK))
    if told.records_unit:
        pairs.append((tr("Unit Kearsipan"), told.records_unit))
    if now.kind is Kind.DESTRUCTION and files:
        kept = papers.files is not Files.REMOVE
        fate = tr("tetap disimpan") if kept else tr("ikut dimusnahkan")
        pairs.append((tr("Berkas digital"), tr("{count} berkas, {fate}", count=number(files), fate=fate)))
    if now.signatures:
        names = "; ".join(
            tr("{name} ({day})", name=signed.name, day=date(dt.datetime.fromisoformat(signed.signed_at).date()))
            for signed in now.signatures
        )
        pairs.append((tr("Disahkan di Sidalu oleh"), names))
    return tuple((name, value.strip()) for name, value in pairs)


def _letter(letter: str | None, day: str | None) -> str:
    if not letter:
        return ""
    if not day:
        return tr("Nomor {number}", number=letter)
    return tr("Nomor {number} tanggal {day}", number=letter, day=date(dt.date.fromisoformat(day)))


def _people(people: Sequence[Person]) -> Ruled:
    columns = (
        Column(tr("Nama"), width=4),
        Column(tr("NIP"), ValueKind.CODE, width=3),
        Column(tr("Jabatan"), width=3),
        Column(tr("Kedudukan"), width=2),
        Column(tr("Tanda tangan"), width=3),
    )
    rows = tuple((each.name, each.nip or "", each.office or "", role_words(each.role), "") for each in people)
    return Ruled(tr("Panitia dan saksi"), Table(columns, rows, tr("Panitia dan saksi")))


def _signatures(now: Proposal, told: Settings) -> tuple[Signature, ...]:
    records = tr("Kepala {unit}", unit=told.records_unit) if told.records_unit else tr("Kepala Unit Kearsipan")
    head = Signature(records, told.head_name or None, told.head_nip or None)
    match now.kind:
        case Kind.TRANSFER:
            unit = tr("Kepala {unit}", unit=told.processing_unit) if told.processing_unit else None
            first = Signature(
                unit or tr("Kepala Unit Pengolah"), told.unit_head_name or None, told.unit_head_nip or None
            )
            return (first, head)
        case Kind.HAND_OVER:
            return (head, Signature(tr("Yang menerima"), now.papers.receiver))
        case Kind.DESTRUCTION:
            seen = [person for person in now.people if person.role is Role.WITNESS]
            witnesses = [
                Signature(tr("Saksi {number}", number=at), each.name, each.nip) for at, each in enumerate(seen, 1)
            ]
            while len(witnesses) < 2:
                witnesses.append(Signature(tr("Saksi {number}", number=len(witnesses) + 1)))
            return (*witnesses[:3], head)


def _not_yet(now: Proposal) -> str:
    if now.state is State.WITHDRAWN:
        return tr("DITARIK: usulan ini tidak dilaksanakan")
    return tr("RANCANGAN: belum dilaksanakan")


def _years(lines: Sequence[Dossier]) -> str:
    years = [year for line in lines for year in (line.year_from, line.year_to) if year]
    if not years:
        return "–"
    return str(min(years)) if min(years) == max(years) else f"{min(years)}–{max(years)}"


def _list(now: Proposal, lines: Sequence[Dossier], told: Settings, style: ReportStyle) -> OfficialList:
    """Return the attached list; once carried out it is no longer one of a proposal."""
    done = now.state is State.DONE
    match now.kind:
        case Kind.DESTRUCTION:
            made, title = form(ListKind.DESTROY), tr("Daftar Arsip yang Dimusnahkan")
        case Kind.HAND_OVER:
            made, title = form(ListKind.HAND_OVER), tr("Daftar Arsip Statis yang Diserahkan")
        case Kind.TRANSFER:
            made, title = form(ListKind.INACTIVE), tr("Daftar Arsip yang Dipindahkan")
    if done or now.kind is Kind.TRANSFER:
        made = Form(title, made.columns, records_unit_signs=True)
    sheet = official_sheet(made, "", lines, told, style)
    return replace(sheet, name=made.title, head=(*sheet.head, (tr("Nomor usulan"), now.number)))
