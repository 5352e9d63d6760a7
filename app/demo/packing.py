"""Puts parts into a zip package with one fixed date, so that the same content is the same bytes."""

from __future__ import annotations

import zipfile
from pathlib import Path

_DATE = (2026, 1, 5, 8, 0, 0)


def add_part(package: zipfile.ZipFile, name: str, content: str | bytes) -> None:
    """Add one part to a package."""
    part = zipfile.ZipInfo(name, _DATE)
    part.compress_type = zipfile.ZIP_DEFLATED
    part.external_attr = 0o600 << 16
    package.writestr(part, content)


def repack(path: Path) -> Path:
    """Write a package anew with the fixed date on all its parts."""
    with zipfile.ZipFile(path) as package:
        parts = [(name, package.read(name)) for name in package.namelist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts:
            add_part(package, name, content)
    return path
