"""The papers of an office move, and labels of boxes, written as files into the cabinet's reports."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path

from app.archive import places
from app.archive.moving import reading
from app.archive.moving.records import Relocation
from app.i18n import tr
from app.reports import making, moving
from app.store import Cabinet, filing
from exporters.content import Content
from exporters.label_content import LabelSheets


class Paper(StrEnum):
    """The papers of a move."""

    LABELS = "labels"
    SHELVES = "shelves"
    PACKING = "packing"
    MINUTES = "minutes"


def write_paper(
    cabinet: Cabinet, move: Relocation, kind: Paper, today: dt.date, progress: Callable[[float], None] | None = None
) -> Path:
    """Write a paper of a move, in place of the one of the same name, and return where; errors as `making.write`."""
    content: Content | LabelSheets
    match kind:
        case Paper.LABELS:
            wanted = {box.id for box in reading.boxes(cabinet, move.id)}
            boxes = [box for box in places.boxes(cabinet) if box.id in wanted]
            content, name = moving.box_labels(cabinet, boxes, today=today, moving=move.id), tr("Label boks")
        case Paper.SHELVES:
            ids = {box.target_id for box in reading.boxes(cabinet, move.id) if box.target_id is not None}
            content, name = moving.place_labels(cabinet, ids, today=today), tr("Label tempat")
        case Paper.PACKING:
            content, name = moving.pack_lists(cabinet, move, today=today), tr("Daftar muat")
        case Paper.MINUTES:
            content, name = moving.minutes(cabinet, move, today=today), tr("Berita Acara")
    return _write(cabinet, content, f"{name} {move.name}", progress)


def write_box_labels(cabinet: Cabinet, boxes: Iterable[int], today: dt.date) -> Path:
    """Write the labels of some boxes as they stand, and return where; errors as `making.write`."""
    wanted = set(boxes)
    lines = [box for box in places.boxes(cabinet) if box.id in wanted]
    return _write(cabinet, moving.box_labels(cabinet, lines, today=today), tr("Label boks"), None)


def write_place_labels(cabinet: Cabinet, wanted: Iterable[int], today: dt.date) -> Path:
    """Write the labels of some places, and return where; errors as `making.write`."""
    return _write(cabinet, moving.place_labels(cabinet, wanted, today=today), tr("Label tempat"), None)


def _write(
    cabinet: Cabinet, content: Content | LabelSheets, name: str, progress: Callable[[float], None] | None
) -> Path:
    out = cabinet.folder / "laporan" / f"{filing.safe_name(name, 80)}{making.SUFFIX[type(content)]}"
    return making.write(content, out, overwrite=True, progress=progress).path
