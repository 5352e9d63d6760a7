"""What can be done in the window, each with its words and its key; for menus, the search box and the key list.

It knows no widget.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """An action: ``key`` is Tk's sequence ("Control-k") and ``shown`` how people read it ("Ctrl+K"), or both ""."""

    id: str
    title: str
    run: Callable[[], object]
    key: str = ""
    symbol: str = ""
    group: str = ""

    @property
    def shown(self) -> str:
        """The key as it is written for people."""
        return key_words(self.key)


_WORDS = {
    "Control": "Ctrl",
    "Shift": "Shift",
    "Alt": "Alt",
    "Escape": "Esc",
    "Return": "Enter",
    "Prior": "PageUp",
    "Next": "PageDown",
    "question": "?",
    "comma": ",",
    "Key": "",
}


def key_words(sequence: str) -> str:
    """Return how a Tk key sequence is written for people ("Control-Shift-z" → "Ctrl+Shift+Z")."""
    parts = [_WORDS.get(part, part) for part in sequence.split("-")]
    return "+".join(part.upper() if len(part) == 1 else part for part in parts if part)


def matching(commands: Iterable[Command], text: str) -> list[Command]:
    """Return the commands whose words begin with those of ``text``, in their own order; no text finds none."""
    asked = text.casefold().split()
    if not asked:
        return []
    return [
        command
        for command in commands
        if all(any(word.startswith(part) for word in command.title.casefold().split()) for part in asked)
    ]
