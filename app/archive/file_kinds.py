"""What a digital file is, told by its first bytes and never by its ending; it knows no catalogue."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

_STARTS = (
    (b"%PDF-", "pdf"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF8", "gif"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"BM", "bmp"),
    (b"ID3", "mp3"),
    (b"\xff\xfb", "mp3"),
    (b"OggS", "ogg"),
    (b"fLaC", "flac"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office-old"),
    (b"{\\rtf", "rtf"),
    (b"Rar!\x1a\x07", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1a\x45\xdf\xa3", "matroska"),
)
_ENDINGS = {
    ".pdf": {"pdf"},
    ".jpg": {"jpeg"},
    ".jpeg": {"jpeg"},
    ".png": {"png"},
    ".gif": {"gif"},
    ".tif": {"tiff"},
    ".tiff": {"tiff"},
    ".docx": {"docx", "office-old"},  # a locked document lies in the old container
    ".xlsx": {"xlsx", "office-old"},
    ".pptx": {"pptx", "office-old"},
    ".zip": {"zip"},
}
#: An e-mail begins with a field of its head, and has one of those that every mail has.
_MAIL = re.compile(rb"(?:from |[a-z][a-z0-9-]{1,40}:)")
_MAIL_FIELDS = re.compile(rb"^(?:from|received|message-id|mime-version|return-path|delivered-to): ", re.MULTILINE)
_INSIDE_ZIP = (("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "pptx"))
_RIFF = {b"WAVE": "wav", b"AVI ": "avi", b"WEBP": "webp"}


def kind_of_bytes(first: bytes, path: Path) -> str:
    """Return the kind of a file by its ``first`` bytes: "pdf", "jpeg", "docx", "zip", and the like.

    ``path`` is opened only for a zip, whose directory tells which kind it is.
    """
    if first.startswith(b"PK\x03\x04"):
        return _kind_of_zip(path)
    if first.startswith(b"RIFF"):
        return _RIFF.get(first[8:12], "unknown")
    if first[4:8] == b"ftyp":
        return "heic" if first[8:11] in {b"hei", b"mif"} else "m4a" if first[8:11] == b"M4A" else "mp4"
    for start, kind in _STARTS:
        if first.startswith(start):
            return kind
    return _kind_of_text(first) if first and _is_text(first) else "unknown"


def belies(suffix: str, kind: str) -> bool:
    """Tell whether a name's ending says clearly something else than the content is; endings not known say nothing."""
    said = _ENDINGS.get(suffix.lower())
    return said is not None and kind not in said


def _kind_of_text(first: bytes) -> str:
    start = first.lstrip(b"\xef\xbb\xbf \t\r\n")[:512].lower()
    if start.startswith((b"<!doctype html", b"<html")) or (start.startswith(b"<?xml") and b"<html" in start):
        return "html"
    return "mail" if _MAIL.match(start) and _MAIL_FIELDS.search(first[:4096].lower()) else "text"


def _kind_of_zip(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                kind = archive.read("mimetype").decode("ascii", "replace")
                if "opendocument" in kind:
                    return {"text": "odt", "spreadsheet": "ods", "presentation": "odp"}.get(
                        kind.rsplit(".", 1)[-1], "opendocument"
                    )
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError):
        return "zip"
    for folder, kind in _INSIDE_ZIP:
        if any(name.startswith(folder) for name in names):
            return kind
    return "zip"


def _is_text(first: bytes) -> bool:
    sample = first[:4096]
    if b"\x00" in sample and not sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    controls = sum(byte < 9 or 13 < byte < 32 for byte in sample)
    return controls <= len(sample) // 100 or sample.startswith((b"\xff\xfe", b"\xfe\xff"))
