"""An import that was not stored when the window was closed: its files and what was decided about each, as a draft.

A password is never kept, nor what was typed by hand, which has a draft of its own. It knows no widget.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from app.desktop.drafts import Drafts
from app.desktop.pages.intake.work import FileWork
from app.intake.plan import AreaDecision, CellValue, ContestantDecision, ImportRequest
from app.results.records import ElectionKey, Status, Way
from importers.mapping import BadMapping
from importers.mapping.file import from_text, to_text
from importers.records import Kind, Level

_DRAFT = "import"
#: What is written as it is.
_PLAIN = (
    *("kind", "area", "source", "status", "form", "dossier"),
    *("strict", "add_areas", "take_duplicates", "remembered"),
)
_T = TypeVar("_T")
Left = frozenset[tuple[str, str | None, str | None]]


@dataclass(frozen=True, slots=True)
class UnfinishedFile:
    """A file of the import with its decisions and the problems that were left as they are.

    ``there`` tells whether it still lies where it did; ``same`` whether it is as it was, else nothing of what was
    decided about it holds.
    """

    request: ImportRequest
    left: Left
    there: bool
    same: bool


@dataclass(frozen=True, slots=True)
class Unfinished:
    """The files of an import that was left, and when something was last decided about them."""

    files: tuple[UnfinishedFile, ...]
    at: dt.datetime

    @property
    def there(self) -> tuple[UnfinishedFile, ...]:
        """The files that can still be read."""
        return tuple(file for file in self.files if file.there)


def keep(drafts: Drafts, files: Sequence[FileWork]) -> None:
    """Keep the files of an import that may come to something, in the place of what was kept."""
    kept = [_written(file) for file in files if (not file.failure or file.encrypted) and file.request.way is Way.FILE]
    texts = {"files": json.dumps(kept, ensure_ascii=False)} if kept else {}
    if texts.get("files") != drafts.get(_DRAFT).get("files"):
        now = dt.datetime.now().astimezone().isoformat(timespec="minutes")
        drafts.keep(_DRAFT, {**texts, "at": now} if texts else {})


def kept(drafts: Drafts) -> Unfinished | None:
    """Return the import that was left; None where there is none, or where its draft cannot be read."""
    texts = drafts.get(_DRAFT)
    if not texts:
        return None
    try:
        files = tuple(_file(said) for said in json.loads(texts["files"]))
        return Unfinished(files, dt.datetime.fromisoformat(texts["at"])) if files else None
    except (KeyError, TypeError, ValueError, AttributeError, BadMapping):
        return None


def forget(drafts: Drafts) -> None:
    """Forget the import that was left."""
    drafts.drop(_DRAFT)


def _written(file: FileWork) -> dict[str, Any]:
    request = file.request
    said: dict[str, Any] = {
        "path": str(request.path),
        "stamp": _stamp(request.path),
        "election": None if request.election is None else str(request.election),
        "values": [[each.sheet, each.cell, each.value, each.code] for each in request.values],
        "areas": [
            [[[level.value, name] for level, name in each.path], each.code, each.name, each.within]
            for each in request.areas
        ],
        "contestants": [[each.heading, each.number, each.name] for each in request.contestants],
        "mapping": None if request.mapping is None else to_text(request.mapping),
        "left": sorted([list(each) for each in file.left], key=str),
    }
    return said | {name: getattr(request, name) for name in _PLAIN}


def _file(said: dict[str, Any]) -> UnfinishedFile:
    path = Path(str(said["path"]))
    stamp = _stamp(path)
    there, same = bool(stamp), stamp == said["stamp"]
    if not same:
        return UnfinishedFile(ImportRequest(path), frozenset(), there, same)
    request = ImportRequest(
        path,
        kind=_some(Kind, said["kind"]),
        election=_some(ElectionKey.parse, said["election"]),
        area=_some(str, said["area"]),
        source=_some(str, said["source"]),
        status=_some(Status, said["status"]),
        form=_some(str, said["form"]),
        dossier=_some(str, said["dossier"]),
        values=tuple(CellValue(*each) for each in said["values"]),
        areas=tuple(
            AreaDecision(tuple((Level(level), name) for level, name in down), *more) for down, *more in said["areas"]
        ),
        contestants=tuple(ContestantDecision(*each) for each in said["contestants"]),
        mapping=_some(from_text, said["mapping"]),
        strict=said["strict"] is True,
        add_areas=said["add_areas"] is True,
        take_duplicates=said["take_duplicates"] is True,
        remembered=said["remembered"] is True,
    )
    return UnfinishedFile(request, frozenset((code, sheet, cell) for code, sheet, cell in said["left"]), there, same)


def _some(make: Callable[[str], _T], said: str | None) -> _T | None:
    return None if said is None else make(said)


def _stamp(path: Path) -> list[int]:
    """Return what tells whether a file is as it was; nothing for one that is not there."""
    try:
        found = path.stat()
    except OSError:
        return []
    return [found.st_size, found.st_mtime_ns]
