"""Where in a JSON file a figure stands: the path of its cell, which no program shows, from the copy that was kept."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import AppError
from app.results.copies import path_of_copy
from importers.grid import Workbook, read_workbook
from importers.grid.sniff import Family, look
from importers.json_tables import path_of
from importers.unreadable import UnreadableFile

if TYPE_CHECKING:
    from app.results.records import TracedCell
    from app.store import Cabinet

#: Larger files take too long to be read once more for a path: of those the cell has to do.
_LARGEST = 16 * 2**20


def json_paths(
    cabinet: Cabinet, cells: Iterable[TracedCell], progress: Callable[[float], None] | None = None
) -> dict[TracedCell, str]:
    """Return the path in the JSON of each cell that is from such a file, as far as its copy is there unchanged."""
    found: dict[TracedCell, str] = {}
    books: dict[str, Workbook | None] = {}
    for cell in cells:
        if cell.kept is None or not cell.cell:
            continue
        if cell.kept not in books:
            books[cell.kept] = _json_of(cabinet, cell.kept, cell.file, progress)
        book = books[cell.kept]
        if book is None or book.facts.sha256 != cell.sha256:
            continue
        sheet = next((sheet for sheet in book.sheets if sheet.name == cell.sheet), None)
        path = None if sheet is None else path_of(sheet, cell.cell)
        if path is not None:
            found[cell] = path
    return found


def _json_of(cabinet: Cabinet, kept: str, name: str, progress: Callable[[float], None] | None) -> Workbook | None:
    """Return a copy read under the ``name`` its file had, which names the area of some; None for other files."""
    try:
        seen = look(path_of_copy(cabinet, kept))
        if seen.family is not Family.JSON or seen.size > _LARGEST:
            return None
        with tempfile.TemporaryDirectory(prefix="sidalu-") as folder:
            return read_workbook(Path(shutil.copy(seen.path, Path(folder) / name)), progress=progress)
    except (AppError, UnreadableFile, OSError):
        return None  # `check` tells of copies that are missing or changed
