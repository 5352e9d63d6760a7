"""What a zip says of itself before anything in it is unpacked: which format it is, and whether its sizes are honest.

It reads the directory at the file's end, whose size is looked at first, and no part but the small ones.
"""

from __future__ import annotations

import struct
import zipfile
from dataclasses import dataclass
from pathlib import Path

from importers.grid_child.package import BadPackage, Package, look_into
from importers.records import UnreadableFile

#: No honest workbook has more parts; a longer directory is a way to eat memory.
_MOST_PARTS = 20_000
_LONGEST_DIRECTORY = 8 * 2**20
#: A sheet of 1,048,576 × 12 takes 0.4 GB, wide and styled ones more; the parts that are read may not pass these.
_LARGEST_PART = 2**30
_LARGEST_ALL = 2 * 2**30
#: Sheets of equal rows pack 20:1, without addresses 200:1, a bomb some 1000:1.
_HIGHEST_RATIO = 400
_RATIO_FROM = 16 * 2**20
_END = b"PK\x05\x06"
_END_FIXED = struct.Struct("<4s4H2LH")
_ENCRYPTED = 0x1


@dataclass(frozen=True, slots=True)
class ZipLook:
    """A zip that holds a workbook: its format, the unpacked size of what is read, and of the largest part of it."""

    format: str
    size: int
    largest: int
    macros: bool
    package: Package | None


def check_zip(path: Path) -> ZipLook:
    """Return what the zip holds; UnreadableFile for another kind, a damaged directory or sizes past all reason."""
    _check_directory(path)
    try:
        with zipfile.ZipFile(path) as archive:
            infos = archive.infolist()
            found = _format(path, archive, {info.filename.lower() for info in infos})
            read = [info for info in infos if _is_read(info.filename.lower())]
            if any(info.flag_bits & _ENCRYPTED for info in read):
                raise UnreadableFile("locked_otherwise", name=path.name)
            if found == "ods" and _ods_encrypted(archive):
                raise UnreadableFile("locked_otherwise", name=path.name)
            _check_sizes(path, read)
            package = _package(archive) if found in {"xlsx", "xlsm"} else None
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, struct.error) as error:
        raise UnreadableFile("truncated", name=path.name) from error
    macros = any(info.filename.lower().endswith("vbaproject.bin") for info in infos)
    size = sum(info.file_size for info in read)
    return ZipLook(found, size, max((info.file_size for info in read), default=0), macros, package)


def _check_directory(path: Path) -> None:
    """Look at the length of the directory before it is read, since reading makes an object of each entry."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - 65_557))
        tail = file.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < _END_FIXED.size:
        raise UnreadableFile("truncated", name=path.name)
    _, _, _, _, parts, length, _, _ = _END_FIXED.unpack_from(tail, at)
    if parts > _MOST_PARTS or length > _LONGEST_DIRECTORY:
        raise UnreadableFile("too_large", name=path.name)


def _format(path: Path, archive: zipfile.ZipFile, names: set[str]) -> str:
    if "xl/workbook.bin" in names:
        return "xlsb"
    if any(name.startswith("xl/") and name.endswith(".xml") for name in names):
        return "xlsm" if "xl/vbaproject.bin" in names else "xlsx"
    kind = ""
    if "mimetype" in names:
        with archive.open("mimetype") as file:
            kind = file.read(200).decode("ascii", "replace")
    if "opendocument.spreadsheet" in kind or (not kind and "content.xml" in names):
        return "ods"
    others = {"word/document.xml": "Word", "ppt/presentation.xml": "PowerPoint", "visio/document.xml": "Visio"}
    found = next((word for part, word in others.items() if part in names), "")
    if not found:
        found = next((word for mark, word in _ODF if mark in kind), "ZIP")
    raise UnreadableFile("wrong_kind" if names else "empty", name=path.name, found=found)


_ODF = (("opendocument.text", "Writer"), ("opendocument.presentation", "Impress"), ("epub", "EPUB"))


def _is_read(name: str) -> bool:
    """Tell whether a part is read at all; pictures and embedded files are not, and may be as large as they like."""
    return name.endswith((".xml", ".rels", ".bin")) and not name.startswith(
        ("xl/media/", "xl/embeddings/", "xl/drawings/", "xl/charts/", "xl/pivotcache/", "object ", "pictures/")
    )


def _check_sizes(path: Path, read: list[zipfile.ZipInfo]) -> None:
    whole = 0
    for info in read:
        whole += info.file_size
        bomb = info.file_size > _RATIO_FROM and info.file_size > _HIGHEST_RATIO * max(1, info.compress_size)
        if bomb or info.file_size > _LARGEST_PART:
            raise UnreadableFile("too_large", name=path.name)
    if whole > _LARGEST_ALL:
        raise UnreadableFile("too_large", name=path.name)


def _ods_encrypted(archive: zipfile.ZipFile) -> bool:
    try:
        with archive.open("META-INF/manifest.xml") as file:
            return b"encryption-data" in file.read(2**20)
    except KeyError:
        return False


def _package(archive: zipfile.ZipFile) -> Package | None:
    try:
        return look_into(archive)
    except BadPackage:
        return None  # the reader in the child will say what it makes of it
