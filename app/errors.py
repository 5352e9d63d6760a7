"""Failures that are expected: each a code with data and an exit status; `app.messages` makes the sentence."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """The exit status of a command."""

    DONE = 0
    FAULT = 1
    USAGE = 2
    UNREADABLE = 3
    REFUSED = 4
    FOUND = 5


class AppError(Exception):
    """Something expected went wrong; nothing was changed unless the sentence says so.

    ``code`` names the sentence in `app.messages`, ``data`` fills it, ``status`` is the command's exit status.
    """

    def __init__(self, code: str, /, status: Exit = Exit.REFUSED, **data: object) -> None:
        super().__init__(code)
        self.code = code
        self.status = status
        self.data = data
