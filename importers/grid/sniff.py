"""What a file is by its first bytes, never by its ending; it reads no further than that."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import stat
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NoReturn

from importers.records import UnreadableFile

_HEAD = 65_536
_PIECE = 1_048_576

#: First bytes of what people try to import by mistake, with the word the sentence uses.
_OTHER_KINDS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"RIFF", "RIFF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"{\\rtf", "RTF"),
    (b"SQLite format 3\x00", "SQLite"),
    (b"MZ", "EXE"),
    (b"\x7fELF", "ELF"),
    (b"PAR1", "Parquet"),
    (b"MIME-Version:", "MHTML"),
)
_TEXT_KINDS = frozenset({"PDF", "RTF", "MHTML"})
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BLANKS = b" \t\r\n"
#: How JSON begins; a table of text hardly ever does.
_JSON = re.compile(rb"\s*(?:\{\s*[\"}]|\[\s*(?:[\[\]{\"]|-?\d|null\b|true\b|false\b|NaN\b))")
#: Bytes that stand in no text: all controls but tab, line ends, form feed and the old end-of-file mark.
_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 26})


class Family(StrEnum):
    """What the first bytes tell: how the file has to be read."""

    ZIP = "zip"
    OLE = "ole"
    MARKUP = "markup"
    JSON = "json"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Look:
    """A regular file that can be read: its family, size in bytes, first bytes, and the stamp of its state."""

    path: Path
    family: Family
    size: int
    head: bytes
    stamp: tuple[int, int]


def look(path: Path) -> Look:
    """Return what ``path`` is; what cannot be a table at all is an UnreadableFile."""
    try:
        info = path.stat()
        _refuse_special(path, info.st_mode)
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(descriptor, "rb") as file:  # noqa: PTH123 - the descriptor is open already
            info = os.fstat(descriptor)
            _refuse_special(path, info.st_mode)
            head = file.read(_HEAD)
    except (OSError, ValueError) as error:
        refuse(path, error)
    if not head.strip(_BLANKS + b"\x00"):
        raise UnreadableFile("empty", name=path.name)
    return Look(path, _family(path, head), info.st_size, head, (info.st_size, info.st_mtime_ns))


def unchanged(seen: Look) -> bool:
    """Tell whether the file is still as it was when it was looked at."""
    try:
        info = seen.path.stat()
    except OSError:
        return False
    return (info.st_size, info.st_mtime_ns) == seen.stamp


def sha256_of(path: Path, progress: Callable[[float], None] | None = None) -> str:
    """Return the SHA-256 of a file in hex; a file that cannot be read is an UnreadableFile."""
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size or 1
            found = hashlib.sha256()
            done = 0
            while piece := file.read(_PIECE):
                found.update(piece)
                done += len(piece)
                if progress:
                    progress(min(1.0, done / size))
    except OSError as error:
        refuse(path, error)
    return found.hexdigest()


def refuse(path: Path, error: Exception) -> NoReturn:
    """Raise the UnreadableFile that says why the system would not give the file."""
    number = getattr(error, "errno", None)
    if getattr(error, "winerror", None) in {32, 33}:  # a sharing or lock violation: another program holds it
        reason = "in_use"
    elif isinstance(error, PermissionError):
        reason = "no_permission"
    elif isinstance(error, IsADirectoryError):
        reason = "folder"
    elif number == errno.ENAMETOOLONG:
        reason = "name_too_long"
    elif isinstance(error, ValueError | FileNotFoundError) or number in {errno.ENOTDIR, errno.ELOOP, errno.EINVAL}:
        reason = "missing"
    else:
        reason = "unreadable_medium"
    raise UnreadableFile(reason, name=path.name or str(path)) from error


def _refuse_special(path: Path, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise UnreadableFile("folder", name=path.name or str(path))
    if not stat.S_ISREG(mode):
        raise UnreadableFile("not_a_file", name=path.name)


def _family(path: Path, head: bytes) -> Family:
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return Family.ZIP
    if head.startswith(_OLE):
        return Family.OLE
    if _is_old_biff(head):
        return Family.OLE
    text = _as_text(head)
    for start, kind in _OTHER_KINDS:
        # A table may begin with the letters of a mark, but then no byte in it is out of place.
        if text.startswith(start) and (start[0] > 0x7E or kind in _TEXT_KINDS or _is_binary(text)):
            raise UnreadableFile("wrong_kind", name=path.name, found=kind)
    if _is_binary(text):
        raise UnreadableFile("unknown_kind", name=path.name)
    if _JSON.match(text):
        return Family.JSON
    return Family.MARKUP if text.lstrip(_BLANKS).startswith(b"<") else Family.TEXT


def looks_delimited(head: bytes) -> bool:
    """Tell text that begins like JSON and may be a table all the same: "[1] Kecamatan;[2] Suara"."""
    return re.match(rb"\s*\[\s*[\"\d-]", _as_text(head)) is not None


def _is_old_biff(head: bytes) -> bool:
    """Tell whether a file begins with the BOF record of Excel 2 to 4, which had no container yet."""
    return head[:2] in {b"\x09\x00", b"\x09\x02", b"\x09\x04"} and head[2:4] in {b"\x04\x00", b"\x06\x00"}


def _as_text(head: bytes) -> bytes:
    """Return the first bytes in one byte per character, whatever Unicode form they are in, without byte order mark."""
    if head.startswith(b"\xef\xbb\xbf"):
        return head[3:]
    if utf16 := utf16_form(head):
        return head[: len(head) // 2 * 2].decode(utf16, "replace").lstrip("\ufeff").encode("utf-8")
    return head


def utf16_form(head: bytes) -> str | None:
    """Return "utf-16-le" or "utf-16-be" for text in that form, with or without byte order mark; None for other text."""
    if head.startswith(b"\xff\xfe"):
        return "utf-16-le"
    if head.startswith(b"\xfe\xff"):
        return "utf-16-be"
    sample = head[:4096]
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if half >= 4 and odd > half * 0.6 and even < half * 0.05:
        return "utf-16-le"
    if half >= 4 and even > half * 0.6 and odd < half * 0.05:
        return "utf-16-be"
    return None


def _is_binary(text: bytes) -> bool:
    return len(text.translate(None, _CONTROLS)) != len(text)
