"""How a command comes to the password of a locked file: from standard input, or asked for at the terminal.

It is never an argument: other users of the machine can read those, and the shell remembers them.
"""

from __future__ import annotations

import getpass
import sys
from dataclasses import dataclass, field
from pathlib import Path

from app.cli.output import Output
from app.errors import AppError, Exit
from app.i18n import tr
from app.messages import sentence
from importers.unreadable import UnreadableFile

#: What a password can do something about.
_LOCKED = frozenset({"encrypted", "wrong_password"})
_MOST_TRIES = 3


class LockedFile(Exception):  # noqa: N818 - a statement about a file
    """A file could not be opened, for which a password may be asked."""

    def __init__(self, path: Path, refused: UnreadableFile) -> None:
        super().__init__(path.name)
        self.path = path
        self.refused = refused


@dataclass(slots=True)
class Passwords:
    """The passwords of the files of one command; ``given`` is tried on all of them."""

    output: Output
    given: str | None = None
    _told: dict[Path, str] = field(default_factory=dict)
    _tries: dict[Path, int] = field(default_factory=dict)

    def of(self, path: Path) -> str | None:
        """Return the password to try on a file: its own, else the one said last, which it then keeps."""
        if path not in self._told and self.given is not None:
            self._told[path] = self.given
        return self._told.get(path)

    def refused(self, path: Path, why: UnreadableFile) -> Exception:
        """Return what to raise for a file that was not opened: `LockedFile` where its password can be asked for."""
        if why.reason in _LOCKED and _someone_there() and self._tries.get(path, 0) < _MOST_TRIES:
            return LockedFile(path, why)
        return why

    def ask(self, locked: LockedFile) -> None:
        """Ask for a file's password; nothing typed in is a refusal to say it, and raises what the file was."""
        if locked.refused.reason == "wrong_password" and locked.path in self._tries:
            self.output.say(sentence("wrong_password", locked.refused.data))
        self._tries[locked.path] = self._tries.get(locked.path, 0) + 1
        question = tr("Kata sandi untuk '{name}' (kosong = batal): ", name=locked.path.name)
        try:
            said = getpass.getpass(question, stream=sys.stderr)
        except EOFError:
            said = ""
        if not said:
            raise locked.refused
        self._told[locked.path] = self.given = said


def piped_password() -> str:
    """Return the first line of standard input, which holds the password; none there is wrong usage."""
    line = sys.stdin.readline() if sys.stdin is not None else ""
    said = line.rstrip("\r\n")
    if not said:
        raise AppError("password_missing", Exit.USAGE)
    return said


def _someone_there() -> bool:
    """Tell whether a person can be asked."""
    return sys.stdin is not None and sys.stderr is not None and sys.stdin.isatty() and sys.stderr.isatty()
