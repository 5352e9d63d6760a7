"""The way from a path to a workbook: first bytes, then the reader that fits, guarded where the format is not plain."""

from __future__ import annotations

import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from importers.grid.beside import Beside
from importers.grid.book import SheetBuilder, Workbook
from importers.grid.delimited import read_delimited
from importers.grid.guard import Child, Died, Late, Limits, guarded_child
from importers.grid.scan import NotUtf8
from importers.grid.sniff import Family, Look, look, looks_delimited, refuse, sha256_of, unchanged
from importers.grid.zipcheck import ZipLook, check_zip
from importers.records import FileFacts, Problem, Severity, UnreadableFile
from importers.unreadable import printable

Progress = Callable[[float], None]

#: Calamine takes some three bytes of memory for each of the XML; larger sheets are streamed from the start.
_STREAM_ABOVE = 110 * 2**20
#: Seconds given to any file, and to each megabyte of unpacked XML: eight times what an office PC needs.
_SECONDS, _SECONDS_PER_MB = 7.0, 0.4
#: JSON says every key in every record, and its records are walked through twice.
_SECONDS_PER_MB_OF_JSON = 1.2
#: The reader in the child for what the first bytes tell.
_WAYS = {Family.ZIP: "quick", Family.OLE: "quick", Family.MARKUP: "markup", Family.JSON: "json_text"}
#: Left for the second way, however long the first took.
_LEAST_SECONDS = 2.5


def read_workbook(path: Path, *, password: str | None = None, progress: Progress | None = None) -> Workbook:
    """Return the sheets of any spreadsheet or delimited text, told by its bytes; else raise UnreadableFile.

    ``password`` opens an encrypted workbook. ``progress`` is called with 0..1 at least every 50 ms; what it raises
    ends the reading, and the child process with it.
    """
    path = Path(path)
    seen = look(path)
    tell = _Told(progress)
    tell(0.0)
    try:
        book = _read_text(seen, tell) if seen.family is Family.TEXT else _read_guarded(seen, password, tell)
    except NotUtf8:
        raise UnreadableFile("broken", name=path.name) from None
    except (OSError, zipfile.BadZipFile) as error:
        refuse(path, error)
    if not unchanged(seen):
        raise UnreadableFile("changed", name=path.name)
    tell(1.0)
    return book


class _Told:
    """Progress that never goes back."""

    def __init__(self, progress: Progress | None) -> None:
        self._progress = progress
        self._share = 0.0

    def __call__(self, share: float | None = None) -> None:
        """Tell ``share``, or again what was told last, which gives the listener a chance to cancel."""
        if self._progress is not None:
            self._share = max(self._share, min(1.0, share or 0.0))
            self._progress(self._share)


def _read_text(seen: Look, tell: _Told) -> Workbook:
    found, sheet, problems = read_delimited(seen, tell)
    facts = FileFacts(printable(seen.path.name), sha256_of(seen.path), seen.size, found)
    return Workbook(facts, (sheet,), tuple(problems))


def _read_guarded(seen: Look, password: str | None, tell: _Told) -> Workbook:
    """Read in a child; an .xlsx that calamine dies of or cannot understand is read again in our own way."""
    answer: _Answer | None = None
    with guarded_child() as child:  # it starts while the zip is looked into
        zipped = check_zip(seen.path) if seen.family is Family.ZIP else None
        beside = Beside(seen.path, zipped)
        streamable = zipped is not None and zipped.package is not None and bool(zipped.package.sheets)
        way = _WAYS[seen.family]
        if streamable and zipped and zipped.largest > _STREAM_ABOVE:
            way, streamable = "stream", False
        limits = _limits(seen, zipped)
        began = time.monotonic()
        child.give(seen.path, way=way, limits=limits, password=password)
        try:
            answer = _collect(child, seen.path.name, tell, beside)
        except UnreadableFile as refused:
            if seen.family is Family.JSON and refused.reason == "too_large":
                raise UnreadableFile("json_large", name=seen.path.name) from None
            if refused.reason == "json_broken" and looks_delimited(seen.head):
                return _read_text(seen, tell)
            if not streamable or refused.reason not in {"too_large", "broken"}:
                raise
    if answer is None:
        left = began + limits.seconds - time.monotonic()
        with guarded_child() as child:
            child.give(seen.path, way="stream", limits=replace(limits, seconds=max(_LEAST_SECONDS, left)))
            answer = _collect(child, seen.path.name, tell, beside)
    if not answer.builders:
        reason = "json_without_records" if answer.format == "json" else "no_sheets"
        raise UnreadableFile(reason, name=seen.path.name)
    digest = beside.finish(tell)
    found = answer.format or (zipped.format if zipped else "xls")
    sheets, problems = beside.sheets(answer.builders)
    facts = FileFacts(printable(seen.path.name), digest, seen.size, found)
    return Workbook(facts, sheets, (*answer.problems, *problems))


def _limits(seen: Look, zipped: ZipLook | None) -> Limits:
    size = zipped.size if zipped else seen.size
    rate = _SECONDS_PER_MB_OF_JSON if seen.family is Family.JSON else _SECONDS_PER_MB
    return Limits(seconds=_SECONDS + rate * size / 2**20)


class _Answer:
    """What the child has sent so far."""

    def __init__(self) -> None:
        self.format: str | None = None
        self.builders: list[SheetBuilder] = []
        self.problems: list[Problem] = []

    def take(self, frame: tuple[object, ...], name: str) -> float | None:
        """Take a frame; return the share of the work done where the frame tells it."""
        match frame:
            case ("sheet", str(sheet), bool(hidden)):
                self.builders.append(SheetBuilder(printable(sheet), hidden))
            case ("rows", list(numbers), bytes(packed), int(cells), bool(dated)):
                self.builders[-1].add(numbers, packed, cells=cells, dated=dated)
            case ("merges", list(boxes)):
                self.builders[-1].merges = tuple(boxes)
            case ("problem", str(code), list(cells), raw):
                text = raw if isinstance(raw, str) else None
                builder = self.builders[-1]
                problem = Problem(
                    code, Severity.WARNING, builder.name, cells[0], tuple(cells), text, data={"count": len(cells)}
                )
                builder.problems.append(problem)
            case ("hidden",):
                self.builders[-1].hidden = True
            case ("encoding", str(encoding)):
                self.problems.append(Problem("encoding_guessed", Severity.INFO, data={"encoding": encoding}))
            case ("format", str(found)):
                self.format = found
            case ("progress", float(share)):
                return share
            case ("fail", str(reason), dict(data)):
                raise UnreadableFile(reason, **{"name": name, **data})
        return None


def _collect(child: Child, name: str, tell: _Told, beside: Beside) -> _Answer:
    """Take what the child sends until it is done, working beside it meanwhile."""
    answer = _Answer()
    busy = True
    began = time.monotonic()
    while True:
        busy = busy and beside.step()
        try:
            frame = child.next(wait=not busy)
        except Late:
            raise UnreadableFile("timeout", name=name) from None
        except Died as death:
            raise UnreadableFile("too_large" if death.of_memory else "broken", name=name) from None
        if frame is None:
            # Nothing is told while a sheet is parsed: creep towards half, so that the bar is seen to live.
            passed = time.monotonic() - began
            tell(0.5 * passed / (passed + 1.0))
            continue
        if frame[0] == "end":
            return answer
        share = answer.take(frame, name)
        tell(share)
