"""What a command prints: text for people or exactly one JSON document, and progress where someone watches."""

from __future__ import annotations

import datetime as dt
import json
import sys
import time
from collections.abc import Sequence
from typing import Any

from app import i18n
from app.errors import Exit

#: Characters that move the cursor, colour or hide text, or turn its direction, where it is shown.
_STEERING = dict.fromkeys(
    [*range(0x0A), *range(0x0B, 0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)], "\ufffd"
)


class Output:
    """The two channels of a command: its answer on stdout, everything else on stderr."""

    def __init__(self, *, json: bool) -> None:
        self.json = json
        self._answered = False
        self._shown_at = 0.0
        self._shown = False

    def answer(self, document: Any) -> None:
        """Print the one JSON document of the command."""
        self._clear()
        self._answered = True
        json.dump(document, sys.stdout, ensure_ascii=False, indent=2, default=str)
        sys.stdout.write("\n")

    def line(self, text: str = "") -> None:
        """Print one line for people."""
        self._clear()
        print(_harmless(text))

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
        """Print rows under heads; whole numbers are set to the right with the language's separators."""
        cells = [[_written(value) for value in row] for row in rows]
        widths = [max(len(line[at]) for line in [list(heads), *cells]) for at in range(len(heads))]
        right = [any(isinstance(row[at], int) for row in rows) for at in range(len(heads))]
        for line in [list(heads), ["─" * width for width in widths], *cells]:
            aligned = (
                text.rjust(width) if to_right else text.ljust(width)
                for text, width, to_right in zip(line, widths, right, strict=True)
            )
            self.line("  ".join(aligned).rstrip())

    def progress(self, share: float) -> None:
        """Show how far the work is, on stderr, where a person watches it."""
        now = time.monotonic()
        if now - self._shown_at < 0.1 or not sys.stderr.isatty():
            return
        self._shown_at, self._shown = now, True
        sys.stderr.write(f"\r{i18n.percent(share, 0):>6} ")
        sys.stderr.flush()

    def say(self, text: str) -> None:
        """Print one line on stderr: a warning, or what was done beside the answer."""
        self._clear()
        print(_harmless(text), file=sys.stderr)

    def failure(self, code: str, message: str, status: Exit) -> int:
        """Say in one sentence what failed, also as JSON where that was asked for, and return the exit status."""
        self.say(message)
        if self.json and not self._answered:
            self.answer({"error": {"code": code, "message": message}})
        return int(status)

    def _clear(self) -> None:
        if self._shown:
            sys.stderr.write("\r       \r")
            self._shown = False


def _harmless(text: str) -> str:
    """Return text without what steers a terminal: names and cells are written by others."""
    return text if text.isprintable() else text.translate(_STEERING)


def when(at: str) -> str:
    """Return a stored moment as a person here reads it: the day, and the time of this place."""
    return i18n.moment(dt.datetime.fromisoformat(at).astimezone())


def _written(value: object) -> str:
    if value is None:
        return "–"
    if isinstance(value, int) and not isinstance(value, bool):
        return i18n.number(value)
    return str(value)
