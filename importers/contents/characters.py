"""The text of pages that are pictures, by the reader of characters of this computer (Tesseract) where there is one.

It is a program of its own that Sidalu does not bring along: without it such pages are kept and found by their name.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from importers.contents.pictures import DRAWN, picture_of
from importers.contents.texts import Contents

#: What Windows calls the folders of programs.
_PROGRAMS = ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)")
_SIDE = 2400
_MOST_PAGES = 40
_SECONDS = 90.0


def available() -> bool:
    """Tell whether there is a reader of characters here."""
    return _program() is not None


def _program() -> str | None:
    """Return where Tesseract is: on the path, or where its installer for Windows puts it without saying so."""
    usual = (Path(os.environ.get(name, "")) / "Tesseract-OCR" / "tesseract.exe" for name in _PROGRAMS)
    return shutil.which("tesseract") or next(
        (str(path) for path in usual if path.is_absolute() and path.is_file()), None
    )


def read(file: Path, kind: str) -> Contents:
    """Return what stands on the pages of a picture or of a PDF; fault "needs_reader" where nobody can read it."""
    program = _program()
    if kind not in DRAWN:
        return Contents(fault="other_kind")
    if program is None:
        return Contents(fault="needs_reader")
    language = _language(program)
    texts: list[str] = []
    page, pages = 0, 1
    while page < min(pages, _MOST_PAGES):
        picture = picture_of(file, kind, page, width=_SIDE, height=_SIDE)
        if picture.fault is not None:
            return Contents("\n".join(texts), None, picture.fault)
        pages = picture.pages
        try:
            done = _run([program, "stdin", "stdout", "-l", language], picture.png)
        except subprocess.TimeoutExpired:
            return Contents("\n".join(texts), pages, "slow")
        except OSError:
            return Contents("\n".join(texts), pages, "needs_reader")
        if done.returncode:
            return Contents("\n".join(texts), pages, "broken")
        texts.append(done.stdout.decode("utf-8", "replace").strip())
        page += 1
    return Contents("\n".join(texts), pages, "too_large" if pages > _MOST_PAGES else None)


def _language(program: str) -> str:
    """Return the languages to read in: Indonesian where it is installed."""
    try:
        known = _run([program, "--list-langs"], b"").stdout.decode("utf-8", "replace").split()
    except (OSError, subprocess.TimeoutExpired):
        return "eng"
    return "+".join(name for name in ("ind", "eng") if name in known) or "eng"


def _run(command: list[str], given: bytes) -> subprocess.CompletedProcess[bytes]:
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.CREATE_NO_WINDOW
    return subprocess.run(  # noqa: S603 - the program found by its name, with words of ours alone
        command, input=given, capture_output=True, timeout=_SECONDS, check=False, creationflags=flags
    )
