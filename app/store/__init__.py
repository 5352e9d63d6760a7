"""The store room: one cabinet folder, one database file, one writer, and a history that can be undone."""

from app.store.act import Act
from app.store.cabinet import Cabinet
from app.store.history import ActRecord, Change
from app.store.room import CheckFinding, Holding, KnownFile, Room
from app.store.telling import KeptRow
from app.store.undo import Kept, UndoReport

__all__ = [
    "Act",
    "ActRecord",
    "Cabinet",
    "Change",
    "CheckFinding",
    "Holding",
    "Kept",
    "KeptRow",
    "KnownFile",
    "Room",
    "UndoReport",
]
