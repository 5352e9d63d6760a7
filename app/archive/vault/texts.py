"""The texts of digital files: each content read once in a guarded child and kept for the search, or why it has none.

They are no part of the history: they can be read again at any time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.store import Cabinet, filing

#: Why a file has no text, or not all of it, as a code of its sentence.
FAULTS = {
    "locked": "content_locked",
    "broken": "content_broken",
    "too_large": "content_too_large",
    "slow": "content_slow",
    "other_kind": "content_other_kind",
    "needs_reader": "content_needs_reader",
    "missing": "content_missing",
}
_BATCH = 25
_PICTURES = ("png", "jpeg", "tiff", "bmp", "gif", "webp")


@dataclass(frozen=True, slots=True)
class Read:
    """How many files were read: with a text, with none, and how many of those wait for a reader of characters."""

    texts: int
    without: int
    scans: int


@dataclass(frozen=True, slots=True)
class FileText:
    """What is known of a file's text: its letters, pages, and the code of why it is not (wholly) there."""

    letters: int
    pages: int | None
    code: str | None


def waiting(cabinet: Cabinet) -> int:
    """Return how many contents are still to be read."""
    return len(_waiting(cabinet, scans=_reader_is_here()))


def of_file(cabinet: Cabinet, sha256: str) -> FileText | None:
    """Return what is known of the text of a content, None where it is still to be read."""
    row = (
        cabinet.connection()
        .execute("SELECT length(text), pages, fault FROM file_text WHERE sha256 = ?", (sha256,))
        .fetchone()
    )
    return None if row is None else FileText(row[0], row[1], FAULTS.get(row[2]) if row[2] else None)


def read_texts(cabinet: Cabinet, progress: Callable[[float], None] = lambda share: None) -> Read:
    """Read the texts of all files that have not been read, and let the search find them."""
    from importers.contents import texts_of

    reader = _reader_is_here()
    todo = _waiting(cabinet, scans=reader)
    counts = {"texts": 0, "without": 0, "scans": 0}
    for start in range(0, len(todo), _BATCH):
        some = todo[start : start + _BATCH]
        rows: list[tuple[str, str, int | None, str | None]] = []
        paths = [(filing.path_of(cabinet.folder, path), kind) for _, kind, path in some]
        for (sha256, kind, _), (file, _), found in zip(some, paths, texts_of(paths), strict=True):
            progress((start + len(rows)) / len(todo))
            text, pages, fault = found.text, found.pages, found.fault
            if fault == "no_text" or kind in _PICTURES:
                from importers.contents import characters

                seen = characters.read(file, kind)
                text, pages, fault = seen.text, seen.pages or pages, seen.fault
            if fault == "missing":
                continue
            counts["texts" if text else "without"] += 1
            counts["scans"] += fault == "needs_reader"
            rows.append((sha256, text, pages, fault))
        _store(cabinet, rows)
    progress(1.0)
    return Read(**counts)


def _store(cabinet: Cabinet, rows: Sequence[tuple[str, str, int | None, str | None]]) -> None:
    with cabinet.noting() as connection:
        connection.executemany(
            "INSERT INTO file_text (sha256, text, pages, fault) VALUES (?, ?, ?, ?) ON CONFLICT (sha256) DO UPDATE"
            " SET text = excluded.text, pages = excluded.pages, fault = excluded.fault",
            rows,
        )


def _waiting(cabinet: Cabinet, *, scans: bool) -> list[tuple[str, str, str]]:
    """Return content, kind and path of what is to be read; ``scans`` also of what only waited for a reader."""
    again = " OR t.fault = 'needs_reader'" if scans else ""
    return (
        cabinet.connection()
        .execute(
            "SELECT f.sha256, f.kind, min(f.path) FROM digital_file AS f LEFT JOIN file_text AS t"
            f" ON t.sha256 = f.sha256 WHERE t.sha256 IS NULL{again} GROUP BY f.sha256 ORDER BY min(f.id)"
        )
        .fetchall()
    )


def _reader_is_here() -> bool:
    from importers.contents import characters

    return characters.available()
