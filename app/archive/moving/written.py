"""How the room of office moves writes states out for people; it knows records' values, no table and no screen."""

from __future__ import annotations

from app.archive.moving.records import MovingBox, State
from app.i18n import tr


def state_words(box: MovingBox) -> str:
    """Return how far a box is, in words; for one that stands elsewhere than planned, that."""
    if box.wrongly_shelved:
        return tr("Ditata di tempat lain")
    return {
        State.PLANNED: tr("Direncanakan"),
        State.PACKED: tr("Dikemas"),
        State.LOADED: tr("Di kendaraan"),
        State.ARRIVED: tr("Sudah tiba, belum ditata"),
        State.SHELVED: tr("Sudah ditata"),
        State.MISSING: tr("Tidak ditemukan"),
    }[box.state]
