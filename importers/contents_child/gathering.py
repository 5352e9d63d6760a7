"""The text of a document while it is gathered: up to a limit, blanks drawn together."""

from __future__ import annotations

import re

#: More letters of one document are not kept: a thousand pages.
MOST = 2_000_000
_BLANKS = re.compile(r"[ \t\r\f\v\xa0\x00-\x08\x0e-\x1f]+")
_LINES = re.compile(r"\s*\n\s*")


class Gathered:
    """Pieces of text, and how many pages the document has."""

    def __init__(self) -> None:
        self.pages: int | None = None
        self._pieces: list[str] = []
        self._size = 0

    @property
    def full(self) -> bool:
        """Whether no more is taken."""
        return self._size > MOST

    def add(self, text: str | None) -> None:
        """Take a piece as a line of its own."""
        if text and not self.full:
            self._pieces.append(text)
            self._size += len(text) + 1

    def text(self) -> str:
        """Return all of it, without lone surrogates, which no database takes."""
        whole = _LINES.sub("\n", _BLANKS.sub(" ", "\n".join(self._pieces))).strip()[:MOST]
        return whole.encode("utf-8", "replace").decode("utf-8")
