"""Codes become sentences here and nowhere else: one table of Indonesian sentences per room, filled and translated.

A sentence says what happened, what was not changed, and what to do. Keys are the codes that `AppError`,
`UnreadableFile`, `Problem`, `SheetVerdict` and the acts of the history carry; ``{names}`` are the data they carry.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from string import Formatter

from app.i18n import number, tr

_ROOMS = (
    *("files", "reading", "mappings", "store", "results", "ballots", "archive", "arranging", "loans", "disposal"),
    *("moving", "vault", "reports", "demo", "screens"),
)

#: What has a sentence of its own where the data say more: the name among the data, and what its code ends in.
_VARIANTS = (("candidates", "among"), ("lost", "lost"))

_PAIR = 2


def sentence(code: str, data: Mapping[str, object] | None = None, *, window: bool = False) -> str:
    """Return the sentence for ``code`` in the language in use, filled from ``data``; an unknown code is a KeyError.

    For a ``window`` it is the one of its own, where the other tells of options of the command line; so it is for data
    that name ``candidates``, or say that something is ``lost``.
    Whole numbers in ``data`` are written with the language's separators; a year is passed as text.
    """
    text = _wording(code, data or {}, window=window)
    filled = {name: _cells(value) if name == "candidates" else _written(value) for name, value in (data or {}).items()}
    return tr(text, **filled) if filled else tr(text)


def kept_sentence(code: str, data: Mapping[str, object]) -> str:
    """Return the sentence for what an older or newer version of the program kept, which may know other data.

    What the sentence tells and the data do not stands as "…"; a code without a sentence stands for itself.
    """
    if not known(code):
        return code
    names = {name for _, name, _, _ in Formatter().parse(_wording(code, data)) if name}
    return sentence(code, {**dict(data), **dict.fromkeys(names - set(data), "…")})


def act_sentence(kind: str, what: str, data: Mapping[str, object] | None = None) -> str:
    """Return what an act of the history did; ``kind`` is "act", or "undo" and "redo" for what was done to one."""
    said = kept_sentence(what, data or {})
    match kind:
        case "undo":
            return tr("Mengurungkan: {what}", what=said)
        case "redo":
            return tr("Mengulangi: {what}", what=said)
        case _:
            return said


def _wording(code: str, data: Mapping[str, object], *, window: bool = False) -> str:
    """Return the Indonesian sentence of ``code`` that suits the data, not yet filled."""
    code = f"{code}@window" if window and known(f"{code}@window") else code
    for name, variant in _VARIANTS:
        code = f"{code}@{variant}" if name in data and known(f"{code}@{variant}") else code
    return _sentences()[code]


def known(code: str) -> bool:
    """Tell whether there is a sentence for ``code``."""
    return code in _sentences()


def _cells(value: object) -> object:
    """Return pairs of a cell and the number that it should have as they are written; all else stays."""
    if isinstance(value, str) or not isinstance(value, Sequence) or any(len(each) != _PAIR for each in value):
        return value
    return ", ".join(f"{cell} ({_written(meant)})" for cell, meant in value)


def _written(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int):
        return value
    return number(value)


_table: dict[str, str] = {}


def _sentences() -> dict[str, str]:
    if not _table:
        for room in _ROOMS:
            _table.update(import_module(f"app.messages.{room}").SENTENCES)
    return _table
