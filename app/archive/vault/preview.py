"""Pictures of the pages of digital files, drawn in a guarded child and kept aside, where they may be deleted any time.

They lie in a folder of the cabinet beside the vault, so that what is restricted does not leave it.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from app.archive.file_kinds import kind_of_bytes
from app.archive.records import DigitalFile
from app.archive.vault.adding import path_of_file
from app.archive.vault.texts import FAULTS
from app.store import Cabinet

FOLDER = "pratinjau"
_MOST = 3_000
#: So many bytes tell what kind a file is.
_FIRST = 8_192


@dataclass(frozen=True, slots=True)
class Preview:
    """A page as PNG and how many there are; or the code of why it cannot be drawn, with the beginning of the text."""

    png: bytes = b""
    pages: int = 0
    code: str | None = None
    text: str = ""


def of_page(cabinet: Cabinet, file: DigitalFile, page: int, width: int, height: int) -> Preview:
    """Return a page (0 is the first) to fit into ``width`` × ``height`` pixels; slow where it is not kept yet."""
    from importers.contents import picture_of

    kept = _kept(cabinet, file, page, width, height)
    if kept is not None:
        return kept
    drawn = picture_of(path_of_file(cabinet, file), file.kind, page, width=width, height=height)
    if drawn.fault is not None:
        return Preview(code=_code(drawn.fault), text=_beginning(cabinet, file))
    _keep(cabinet, file, page, width, height, drawn.png, drawn.pages)
    return Preview(drawn.png, drawn.pages)


def of_outside(file: Path, width: int, height: int) -> Preview:
    """Return the first page of a file that is not in the vault; nothing of it is kept."""
    from importers.contents import picture_of

    try:
        with file.open("rb") as opened:
            kind = kind_of_bytes(opened.read(_FIRST), file)
    except OSError:
        return Preview(code="incoming_unreadable")
    drawn = picture_of(file, kind, width=width, height=height)
    if drawn.fault is not None:
        return Preview(code=_code(drawn.fault))
    return Preview(drawn.png, drawn.pages)


def drawable(kind: str) -> bool:
    """Tell whether files of this kind have pages that can be drawn."""
    from importers.contents.pictures import DRAWN

    return kind in DRAWN


def forget(folder: Path, sha256: str) -> None:
    """Take away the pictures of a content that was destroyed, from the cabinet in ``folder``."""
    for found in (folder / FOLDER).glob(f"{sha256[:40]}-*"):
        with suppress(OSError):
            found.unlink()


def _code(fault: str) -> str:
    return "content_no_picture" if fault == "other_kind" else FAULTS.get(fault, "content_broken")


def _name(file: DigitalFile, page: int, width: int, height: int) -> str:
    return f"{file.sha256[:40]}-{page}-{width}x{height}-"


def _kept(cabinet: Cabinet, file: DigitalFile, page: int, width: int, height: int) -> Preview | None:
    begins = _name(file, page, width, height)
    with suppress(OSError, ValueError):
        for found in (cabinet.folder / FOLDER).glob(f"{begins}*.png"):
            return Preview(found.read_bytes(), int(found.stem.removeprefix(begins)))
    return None


def _keep(cabinet: Cabinet, file: DigitalFile, page: int, width: int, height: int, png: bytes, pages: int) -> None:
    if cabinet.read_only:
        return
    folder = cabinet.folder / FOLDER
    # A full or slow disk is no reason not to show the page.
    with suppress(OSError):
        folder.mkdir(exist_ok=True)
        _make_room(folder)
        part = folder / f"{_name(file, page, width, height)}{pages}.part"
        part.write_bytes(png)
        part.replace(part.with_suffix(".png"))


def _make_room(folder: Path) -> None:
    """Take the oldest third away when there are too many."""
    with os.scandir(folder) as entries:
        found = list(entries)
    if len(found) < _MOST:
        return
    found.sort(key=lambda entry: entry.stat().st_mtime)
    for entry in found[: _MOST // 3]:
        Path(entry.path).unlink(missing_ok=True)


def _beginning(cabinet: Cabinet, file: DigitalFile) -> str:
    row = (
        cabinet.connection()
        .execute("SELECT substr(text, 1, 3000) FROM file_text WHERE sha256 = ?", (file.sha256,))
        .fetchone()
    )
    return row[0] if row else ""
