"""Opens a cabinet with the tables of every room; it stands above the rooms and knows nothing of what they keep."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app import settings
from app.archive import tables as archive
from app.intake import tables as intake
from app.results import tables as results
from app.store import Cabinet, Room
from app.store.database import FILE

#: The rooms whose tables a cabinet has.
ROOMS: tuple[Room, ...] = (archive.ROOM, results.ROOM, intake.ROOM)


def open_cabinet(folder: Path, *, write: bool = False, create: bool = False, who: str | None = None) -> Cabinet:
    """Open the cabinet in ``folder`` with every room, by its own settings; `Cabinet.open` tells what may be refused.

    ``who`` is whose name the history bears: by default the clerk of the settings, else who is logged in.
    """
    chosen = settings.load(folder)
    return Cabinet.open(
        folder, ROOMS, write=write, create=create, who=who or chosen.clerk or None, backups_kept=chosen.backups_kept
    )


def exists(folder: Path) -> bool:
    """Tell whether there is a cabinet in ``folder``."""
    return (folder / FILE).is_file()


@contextmanager
def empty_cabinet(absent: Path) -> Iterator[Cabinet]:
    """Open a cabinet with nothing in it, which is gone afterwards: what the one that is ``absent`` reads as.

    What was set for that one holds already.
    """
    with tempfile.TemporaryDirectory(prefix="sidalu-") as folder:
        held = settings.load(absent)
        if held != settings.Settings():
            settings.save(Path(folder), held)
        with open_cabinet(Path(folder), write=True, create=True) as cabinet:
            yield cabinet
