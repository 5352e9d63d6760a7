"""Why a file was refused, with the sentence that is said to the clerk."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.messages import sentence
from importers.grid import read_workbook
from importers.records import UnreadableFile


def reason_of(path: Path, password: str | None = None) -> str:
    """Return why the file cannot be read; there is a sentence for it, and the file's name is in it."""
    with pytest.raises(UnreadableFile) as refused:
        read_workbook(path, password=password)
    said = sentence(refused.value.reason, refused.value.data)
    assert path.name in said
    assert "Tidak ada yang diubah" in said
    return refused.value.reason


def reason_or_rows(path: Path) -> object:
    """Return the rows of the first sheet, or why the file cannot be read."""
    try:
        return tuple(read_workbook(path).sheets[0].rows)
    except UnreadableFile as refused:
        return refused.reason
