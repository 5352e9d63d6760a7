"""Opens a cabinet with the tables of every room; it stands above the rooms and knows nothing of what they keep."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module, util
from pathlib import Path

from app.store.cabinet import Cabinet
from app.store.database import FILE
from app.store.room import Room


def rooms() -> tuple[Room, ...]:
    """Return the rooms whose tables a cabinet has."""
    names = ("app.archive.tables", "app.results.tables")
    return tuple(import_module(name).ROOM for name in names if util.find_spec(name))


def open_cabinet(folder: Path, *, write: bool = False, create: bool = False, who: str | None = None) -> Cabinet:
    """Open the cabinet in ``folder`` with every room; see `Cabinet.open`."""
    return Cabinet.open(folder, rooms(), write=write, create=create, who=who)


def exists(folder: Path) -> bool:
    """Tell whether there is a cabinet in ``folder``."""
    return (folder / FILE).is_file()


@contextmanager
def empty_cabinet() -> Iterator[Cabinet]:
    """Open a cabinet with nothing in it, which is gone afterwards: what an absent cabinet reads as."""
    with (
        tempfile.TemporaryDirectory(prefix="sidalu-") as folder,
        open_cabinet(Path(folder), write=True, create=True) as cabinet,
    ):
        yield cabinet
