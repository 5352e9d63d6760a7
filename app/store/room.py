"""What a store room brings to a cabinet: its tables, its triggers and what it does before each commit.

It knows no room by name.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import peewee

if TYPE_CHECKING:
    from app.store.cabinet import Cabinet

#: A callable told how far a piece of work is, between 0 and 1; it may raise to cancel.
Progress = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class CheckFinding:
    """One thing `Cabinet.check` found: a message code with its data, and ``what`` it is about (a table, a file)."""

    severity: Literal["error", "warning", "info"]
    code: str
    what: str
    data: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file that a row speaks of: its path below the folder of digital files, its SHA-256, and its size if known."""

    path: str
    sha256: str
    size: int | None = None


@dataclass(frozen=True, slots=True)
class Holding:
    """What a room holds in the folder of digital files: the files its rows speak of, below ``branch`` ("" for all).

    ``missing``, ``changed`` and ``unknown`` are the codes of what `app.store.filing.check` finds amiss there.
    """

    branch: str
    files: Callable[[Cabinet], Iterable[KnownFile]]
    missing: str
    changed: str
    unknown: str


@dataclass(frozen=True, slots=True)
class Room:
    """The tables of one room and what keeps them in step.

    ``statements`` are run after the tables are made (triggers, views, FTS tables); ``flush`` runs inside each write's
    transaction just before its commit, also in undo and redo; ``checks`` are asked by `Cabinet.check`, which also
    compares the files of ``holdings``.
    ``names`` say how a row of a table is called, as SQL over its columns; ``users`` are SELECTs, over a row's number,
    of the batch of the act that needs the row without referring to it. ``final`` are the codes of acts that are beyond
    undoing, because what they did outside the catalogue cannot be taken back.
    A foreign key must not cascade: what it takes along would be missing from the history.
    """

    name: str
    models: tuple[type[peewee.Model], ...]
    statements: tuple[str, ...] = ()
    flush: Callable[[sqlite3.Connection], None] | None = None
    checks: tuple[Callable[[Cabinet], Iterable[CheckFinding]], ...] = ()
    holdings: tuple[Holding, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    users: Mapping[str, str] = field(default_factory=dict)
    final: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        for model in self.models:
            for key in model._meta.refs:
                if (key.on_delete or "").upper() in {"CASCADE", "SET NULL", "SET DEFAULT"}:
                    raise ValueError(f"{model.__name__}.{key.name} changes rows behind the history's back")
