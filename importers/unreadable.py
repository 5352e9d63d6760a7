"""That a file cannot be read at all; it stands alone, so that whoever only tells of it loads no record of a reading."""

from __future__ import annotations

import re

#: What no line of text may hold: controls, lone surrogates, line separators, marks that turn the direction of writing.
_UNPRINTABLE = "[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
#: Longer names are told by their beginning; no disk keeps them anyway.
_LONGEST = 1000


def printable(name: str) -> str:
    """Return the name of a file or sheet as it can be shown and kept: what no line of text may hold is replaced."""
    return name if name.isprintable() else re.sub(_UNPRINTABLE, "\ufffd", name)


class UnreadableFile(Exception):  # noqa: N818 - a statement about a file, not a fault of ours
    """A file that cannot be read at all.

    ``reason`` is a code that `app.messages.files` turns into a sentence: ``missing``, ``folder``, ``not_a_file``,
    ``name_too_long``, ``no_permission``, ``in_use``, ``changed``, ``unreadable_medium``, ``empty``, ``no_sheets``,
    ``truncated``, ``encrypted``, ``wrong_password``, ``locked_otherwise``, ``wrong_kind``, ``unknown_kind``,
    ``too_large``, ``broken``, ``json_broken``, ``json_deep``, ``json_large``, ``json_without_records``,
    ``timeout``.
    ``data`` fills the sentence; a ``name`` in it is made fit to be shown.
    """

    def __init__(self, reason: str, **data: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.data = data
        if isinstance(name := data.get("name"), str):
            name = printable(name)
            data["name"] = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
