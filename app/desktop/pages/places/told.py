"""What the page of places says of a box or a place, as plain texts; it knows no widget."""

from __future__ import annotations

from collections.abc import Sequence

from app.archive.records import BoxLine, Move, PlaceKind, PlaceNode
from app.archive.whereabouts import Stood
from app.archive.written import SEPARATOR
from app.desktop import words
from app.desktop.pages.places.state import Fill
from app.i18n import number, percent, tr, trc, trn

Rows = list[tuple[str, str]]


def kind(value: PlaceKind) -> str:
    """Return a kind of place in words."""
    return {
        PlaceKind.BUILDING: trc("tempat", "Gedung"),
        PlaceKind.ROOM: trc("tempat", "Ruangan"),
        PlaceKind.RACK: trc("tempat", "Rak atau lemari"),
        PlaceKind.SHELF: trc("tempat", "Baris atau laci"),
    }[value]


def path(names: Sequence[str]) -> str:
    """Return a place written out, or that it is none."""
    return SEPARATOR.join(names) or tr("belum ditempatkan")


def box_name(box: BoxLine) -> str:
    """Return what a box is called."""
    return tr("Boks {number}", number=box.number) if box.number else tr("Berkas lepas, tanpa boks")


def box_facts(box: BoxLine, first: str, last: str) -> Rows:
    """Return what is known of a box."""
    count = trn("{count} berkas", "{count} berkas", box.dossiers)
    if box.capacity:
        count = tr("{count} dari {room}", count=count, room=number(box.capacity))
    rows: Rows = [(trc("boks", "Isi"), count)]
    if first:
        rows.append((tr("Nomor berkas"), first if first == last else tr("{first} – {last}", first=first, last=last)))
    rows += [
        (tr("Kurun waktu"), box.years),
        (tr("Unit pengolah"), box.unit or ""),
        (tr("Keterangan"), box.note or ""),
    ]
    return [row for row in rows if row[1]]


def place_facts(node: PlaceNode, fill: Fill) -> Rows:
    """Return what is known of a place."""
    rows: Rows = [
        (tr("Jenis"), kind(node.kind)),
        (tr("Boks"), fill.text),
        (tr("Terisi"), percent(fill.share, 0) if fill.share is not None else ""),
        (trc("tempat", "Berkas"), number(node.dossiers)),
        (tr("Keterangan"), node.note or ""),
    ]
    return [row for row in rows if row[1]]


def moves(found: Sequence[Move]) -> Rows:
    """Return the moves of a box: the day, and from where to where, with the reason if one was given."""
    rows: Rows = []
    for move in found:
        way = tr("{origin} → {target}", origin=path(move.origin or ()), target=path(move.target or ()))
        rows.append(
            (words.iso_date(move.moved_at[:10]), tr("{way} ({why})", way=way, why=move.reason) if move.reason else way)
        )
    return rows


def stood(found: Stood) -> str:
    """Return where something was on a day."""
    if not found.known:
        return tr("Pada hari itu belum tercatat.")
    where = path(found.path)
    if found.box:
        where = SEPARATOR.join([*found.path, tr("Boks {number}", number=found.box)])
    if found.since is None:
        return where
    return tr("{where} — sejak {date}", where=where, date=words.iso_date(found.since[:10]))
