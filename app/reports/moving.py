"""The papers of an office move: labels with codes, a pack list for each vehicle, and the minutes of its closing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from app import settings as settings_room
from app.archive import dossiers, holding_back, listing, places
from app.archive.holding_back import Cause
from app.archive.moving import codes, reading
from app.archive.moving.records import MovingBox, Relocation, State, Vehicle
from app.archive.moving.written import state_words
from app.archive.records import BoxLine, Dossier, DossierFilter
from app.archive.written import SEPARATOR, years_text
from app.i18n import date, number, speaking, tr, trn
from app.reports.disposal import day_in_words
from app.reports.language import file_words
from app.settings import Settings
from app.store import Cabinet
from exporters.content import (
    Book,
    Column,
    Facts,
    FormSheet,
    KeyFigure,
    Kind,
    OfficialList,
    Paper,
    Properties,
    Prose,
    Ruled,
    Signature,
    Table,
)
from exporters.label_content import Label, LabelSheets

_BLANK = "………………………………"
#: How many of the boxes not found the minutes name; all of them stand in the list that goes with them.
_NAMED = 12


def box_labels(
    cabinet: Cabinet,
    boxes: Sequence[BoxLine],
    *,
    today: dt.date,
    name: str | None = None,
    moving: int | None = None,
) -> LabelSheets:
    """Return labels for boxes in their order, in the language ``name``.

    In a move (its id) they say where the box goes and in which vehicle, else where it stands. No label names a title.
    """
    told = settings_room.load(cabinet.folder)
    plan = {box.id: box for box in reading.boxes(cabinet, moving)} if moving is not None else {}
    with speaking(name) as spoken:
        labels = tuple(_box_label(cabinet, box, plan.get(box.id)) for box in boxes)
        title = tr("Label boks")
        office = told.creator or told.office_name
        return LabelSheets(
            Properties(title, spoken, office, today, title), labels, office, words=file_words(), sample=told.sample
        )


def place_labels(cabinet: Cabinet, wanted: Iterable[int], *, today: dt.date, name: str | None = None) -> LabelSheets:
    """Return labels for places (ids), whose codes are read before boxes are put there."""
    told = settings_room.load(cabinet.folder)
    ids = set(wanted)
    with speaking(name) as spoken:
        nodes = [node for node in places.tree(cabinet) if node.id in ids]
        labels = tuple(Label(codes.of_place(node.id), node.name, (SEPARATOR.join(node.path[:-1]),)) for node in nodes)
        title = tr("Label tempat")
        office = told.creator or told.office_name
        return LabelSheets(
            Properties(title, spoken, office, today, title), labels, office, words=file_words(), sample=told.sample
        )


def pack_lists(
    cabinet: Cabinet, relocation: Relocation, *, today: dt.date, name: str | None = None, paper: Paper = Paper.A4
) -> Book:
    """Return a pack list for each vehicle of a move, and one of the boxes that have none yet."""
    told = settings_room.load(cabinet.folder)
    with speaking(name) as spoken:
        sheets = []
        for vehicle in reading.vehicles(cabinet, relocation.id):
            boxes = reading.boxes(cabinet, relocation.id, vehicle=vehicle.id)
            sheets.append(_pack_list(cabinet, relocation, vehicle, boxes, told, today))
        free = [box for box in reading.boxes(cabinet, relocation.id) if box.vehicle_id is None]
        if free or not sheets:
            sheets.append(_pack_list(cabinet, relocation, None, free, told, today))
        title = tr("Daftar muat {name}", name=relocation.name)
        properties = Properties(title, spoken, told.creator or told.office_name, today, title)
        return Book(properties, tuple(sheets), file_words(), paper, told.sample)


def minutes(
    cabinet: Cabinet, relocation: Relocation, *, today: dt.date, name: str | None = None, paper: Paper = Paper.FOLIO
) -> Book:
    """Return the minutes (Berita Acara) of a move with the list of its boxes, and of the dossiers in those not found.

    A dossier that is kept back is listed by its number alone. Before the move is closed they say so across the page.
    """
    told = settings_room.load(cabinet.folder)
    with speaking(name) as spoken:
        boxes = reading.boxes(cabinet, relocation.id)
        lost = [box for box in boxes if box.state in _NOT_FOUND]
        sheets: list[FormSheet | OfficialList] = [
            _minutes(cabinet, relocation, boxes, told, today),
            _box_list(relocation, boxes, told, today),
        ]
        if lost:
            sheets.append(_lost_list(cabinet, lost, told, today))
        title = tr("Berita Acara {name}", name=relocation.name)
        properties = Properties(title, spoken, told.creator or told.office_name, today, title)
        return Book(properties, tuple(sheets), file_words(), paper, told.sample)


_NOT_FOUND = (State.MISSING, State.LOADED, State.ARRIVED)
_LEFT = (State.PLANNED, State.PACKED)


def _box_label(cabinet: Cabinet, box: BoxLine, plan: MovingBox | None) -> Label:
    first, last = _numbers(cabinet, box.id)
    span = first if first == last else tr("{first} – {last}", first=first, last=last)
    lines = [box.unit or ""]
    if first:
        lines.append(tr("Berkas {numbers}", numbers=span))
    lines.append(box.years)
    if plan is not None:
        lines.append(tr("Ke {place}", place=SEPARATOR.join(plan.target)) if plan.target else "")
        lines.append(tr("Kendaraan {name}", name=plan.vehicle) if plan.vehicle else "")
    else:
        lines.append(SEPARATOR.join(box.place_path))
    heading = tr("Boks {number}", number=box.number) if box.number else tr("Berkas lepas")
    return Label(codes.of_box(box.id), heading, tuple(line for line in lines if line))


def _numbers(cabinet: Cabinet, box: int) -> tuple[str, str]:
    row = (
        cabinet.connection()
        .execute("SELECT number FROM dossier WHERE box_id = ? ORDER BY number_key, id", (box,))
        .fetchall()
    )
    return (str(row[0][0]), str(row[-1][0])) if row else ("", "")


def _pack_list(
    cabinet: Cabinet,
    relocation: Relocation,
    vehicle: Vehicle | None,
    boxes: Sequence[MovingBox],
    told: Settings,
    today: dt.date,
) -> OfficialList:
    called = tr("Kendaraan {name}", name=vehicle.name) if vehicle is not None else tr("Tanpa kendaraan")
    head = [(tr("Pencipta Arsip"), told.creator or told.office_name), (tr("Pemindahan"), relocation.name)]
    head.append((tr("Kendaraan"), vehicle.name if vehicle is not None else tr("belum ditentukan")))
    if vehicle is not None:
        head.append((tr("Nomor polisi"), vehicle.plate or _BLANK))
        head.append((tr("Pengemudi"), vehicle.driver or _BLANK))
    head.append((tr("Jumlah boks"), number(len(boxes))))
    columns = (
        Column(tr("No"), Kind.CODE, width=6),
        Column(tr("Nomor Boks"), Kind.CODE, width=13),
        Column(tr("Jumlah Berkas"), Kind.CODE, width=10),
        Column(tr("Tempat Asal"), width=36),
        Column(tr("Tempat Tujuan"), width=36),
        Column(tr("Dimuat"), Kind.CODE, width=10),
        Column(tr("Diturunkan"), Kind.CODE, width=11),
        Column(tr("Ket."), width=18),
    )
    rows = [
        (
            str(at),
            box.number,
            number(box.dossiers),
            SEPARATOR.join(box.origin),
            SEPARATOR.join(box.target),
            "",
            "",
            _lent(cabinet, box),
        )
        for at, box in enumerate(boxes, 1)
    ]
    driver = vehicle.driver if vehicle is not None else ""
    signatures = (
        Signature(tr("Yang menyerahkan")),
        Signature(tr("Pengemudi"), driver or None),
        Signature(tr("Yang menerima")),
    )
    return OfficialList(
        called, tr("Daftar Muat"), tuple(head), columns, rows, _place_date(told, today), signatures,
        tr("Tidak ada boks dalam daftar ini."),
    )  # fmt: skip


def _lent(cabinet: Cabinet, box: MovingBox) -> str:
    """Return how many dossiers of a box are on loan, and so not in it."""
    ids = listing.ids_of_view(cabinet, DossierFilter(box=box.id))
    found = holding_back.hindrances(cabinet, ids)
    out = sum(any(cause.cause is Cause.LOAN for cause in causes) for causes in found.values())
    return trn("{count} berkas dipinjam", "{count} berkas dipinjam", out) if out else ""


def _minutes(
    cabinet: Cabinet, relocation: Relocation, boxes: Sequence[MovingBox], told: Settings, today: dt.date
) -> FormSheet:
    day = dt.date.fromisoformat(relocation.closed_on) if relocation.closed_on else today
    lost = [box for box in boxes if box.state in _NOT_FOUND]
    there = [box for box in boxes if box.state is State.SHELVED]
    left = [box for box in boxes if box.state in _LEFT]
    wrong = [box for box in boxes if box.wrongly_shelved]
    office = told.creator or told.office_name or _BLANK
    count = trn("{count} boks", "{count} boks", len(there))
    held = trn("{count} berkas", "{count} berkas", sum(box.dossiers for box in there))
    opening = tr(
        "Pada hari ini, {day}, kami yang bertanda tangan di bawah ini telah melaksanakan pemindahan arsip {office} "
        "dari {origin} ke {target} sebanyak {boxes} berisi {dossiers}, sebagaimana tercantum dalam daftar terlampir.",
        day=day_in_words(day), office=office, origin=_sites(box.origin for box in boxes) or _BLANK,
        target=_sites(box.put for box in there) or _BLANK, boxes=count, dossiers=held,
    )  # fmt: skip
    facts = [
        (tr("Pemindahan"), relocation.name),
        (tr("Dimulai"), date(dt.date.fromisoformat(relocation.begun_on))),
        (tr("Ditutup"), date(day) if relocation.closed_on else ""),
        (tr("Ditata di tempat lain"), _named(wrong)),
        (tr("Tidak ditemukan"), _named(lost)),
        (tr("Tidak ikut dipindahkan"), _named(left)),
        (tr("Keterangan"), relocation.note),
    ]
    rows: list[tuple[Facts | Ruled | Prose, ...]] = [
        (Prose((opening,)),),
        (Facts(tr("Hasil pemindahan"), tuple(fact for fact in facts if fact[1])),),
        (_by_vehicle(cabinet, relocation, boxes),),
        (Prose((tr("Demikian berita acara ini dibuat dengan sebenarnya untuk digunakan sebagaimana mestinya."),)),),
    ]
    role = tr("Kepala {unit}", unit=told.records_unit) if told.records_unit else tr("Kepala Unit Kearsipan")
    return FormSheet(
        tr("Berita Acara"),
        tr("Berita Acara Pemindahan Tempat Simpan Arsip"),
        tr("Nomor: {number} · {office}", number=relocation.number or _BLANK, office=office),
        relocation.name,
        (
            KeyFigure(len(there), Kind.NUMBER, tr("boks sudah ditata"), accent=True),
            KeyFigure(len(lost), Kind.NUMBER, tr("boks tidak ditemukan")),
            KeyFigure(len(left), Kind.NUMBER, tr("boks tidak ikut")),
        ),
        tuple(rows),
        _place_date(told, day),
        (
            Signature(role, told.head_name or None, told.head_nip or None),
            Signature(tr("Saksi 1")),
            Signature(tr("Saksi 2")),
        ),
        tr("Daftar boks terlampir merupakan bagian yang tidak terpisahkan dari berita acara ini."),
        stamp=None if relocation.closed_on else tr("Pemindahan ini belum ditutup"),
    )


def _by_vehicle(cabinet: Cabinet, relocation: Relocation, boxes: Sequence[MovingBox]) -> Ruled:
    columns = (
        Column(tr("Kendaraan"), width=3.0),
        Column(tr("Nomor polisi"), width=3.0),
        Column(tr("Pengemudi"), width=4.0),
        Column(tr("Boks"), Kind.NUMBER, width=2.0),
        Column(tr("Ditata"), Kind.NUMBER, width=2.0),
    )
    rows = []
    for vehicle in reading.vehicles(cabinet, relocation.id):
        carried = [box for box in boxes if box.carried_by == vehicle.name]
        shelved = sum(box.state is State.SHELVED for box in carried)
        rows.append((vehicle.name, vehicle.plate, vehicle.driver, len(carried), shelved))
    heading = tr("Kendaraan")
    return Ruled(heading, Table(columns, tuple(rows), heading))


def _box_list(relocation: Relocation, boxes: Sequence[MovingBox], told: Settings, today: dt.date) -> OfficialList:
    columns = (
        Column(tr("No"), Kind.CODE, width=6),
        Column(tr("Nomor Boks"), Kind.CODE, width=13),
        Column(tr("Jumlah Berkas"), Kind.CODE, width=10),
        Column(tr("Tempat Asal"), width=38),
        Column(tr("Kendaraan"), Kind.CODE, width=13),
        Column(tr("Tempat Baru"), width=38),
        Column(tr("Keadaan"), width=24),
    )
    rows = [
        (
            str(at), box.number, number(box.dossiers), SEPARATOR.join(box.origin), box.carried_by,
            SEPARATOR.join(box.put), state_words(box),
        )
        for at, box in enumerate(boxes, 1)
    ]  # fmt: skip
    head = ((tr("Pencipta Arsip"), told.creator or told.office_name), (tr("Pemindahan"), relocation.name))
    return OfficialList(
        tr("Daftar boks"), tr("Daftar Boks yang Dipindahkan"), head, columns, rows, _place_date(told, today), (),
        tr("Tidak ada boks dalam daftar ini."),
    )  # fmt: skip


def _lost_list(cabinet: Cabinet, lost: Sequence[MovingBox], told: Settings, today: dt.date) -> OfficialList:
    columns = (
        Column(tr("No"), Kind.CODE, width=6),
        Column(tr("Nomor Boks"), Kind.CODE, width=13),
        Column(tr("Nomor Berkas"), Kind.CODE, width=14),
        Column(tr("Uraian Informasi Berkas"), width=70),
        Column(tr("Kurun Waktu"), Kind.CODE, width=14),
        Column(tr("Terakhir di"), width=24),
    )
    rows: list[tuple[str, ...]] = []
    for box in lost:
        last = tr("Kendaraan {name}", name=box.carried_by) if box.carried_by else SEPARATOR.join(box.origin)
        for dossier in dossiers.many(cabinet, listing.ids_of_view(cabinet, DossierFilter(box=box.id))):
            rows.append((str(len(rows) + 1), box.number, dossier.number, _title(dossier), _years(dossier), last))
    head = ((tr("Pencipta Arsip"), told.creator or told.office_name),)
    return OfficialList(
        tr("Belum ditemukan"), tr("Berkas dalam Boks yang Tidak Ditemukan"), head, columns, rows,
        _place_date(told, today), (), tr("Tidak ada arsip dalam daftar ini."),
    )  # fmt: skip


def _title(dossier: Dossier) -> str:
    return tr("(judul tidak ditampilkan)") if dossier.kept_back else dossier.title


def _years(dossier: Dossier) -> str:
    return years_text(dossier.year_from, dossier.year_to)


def _named(boxes: Sequence[MovingBox]) -> str:
    """Return how many boxes, with the numbers of the first."""
    if not boxes:
        return ""
    names = ", ".join(box.number for box in boxes[:_NAMED])
    count = trn("{count} boks", "{count} boks", len(boxes))
    if len(boxes) > _NAMED:
        return tr("{count}: {names}, …", count=count, names=names)
    return tr("{count}: {names}", count=count, names=names)


def _sites(paths: Iterable[Sequence[str]]) -> str:
    """Return the widest places of some paths, each once."""
    return ", ".join(dict.fromkeys(path[0] for path in paths if path))


def _place_date(told: Settings, day: dt.date) -> str:
    return tr("{city}, {date}", city=told.city, date=date(day)) if told.city else date(day)
