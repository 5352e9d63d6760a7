"""The way from a path to a workbook: first bytes, then the reader that fits, guarded where the format is not plain."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from importers.grid.book import Sheet, SheetBuilder, Workbook
from importers.grid.delimited import read_delimited
from importers.grid.guard import Child, Died, Late, Limits, guarded_child
from importers.grid.sniff import Family, Look, look, refuse, sha256_of, unchanged
from importers.grid.zipcheck import ZipLook, check_zip
from importers.records import FileFacts, Problem, UnreadableFile

Progress = Callable[[float], None]


def read_workbook(path: Path, *, password: str | None = None, progress: Progress | None = None) -> Workbook:
    """Return the sheets of any spreadsheet or delimited text, told by its bytes; else raise UnreadableFile.

    ``password`` opens an encrypted workbook. ``progress`` is called with 0..1 at least every 50 ms; what it raises
    ends the reading, and the child process with it.
    """
    tell = progress or (lambda _share: None)
    seen = look(path)
    tell(0.0)
    try:
        if seen.family is Family.TEXT:
            found, sheet, problems = read_delimited(seen, progress)
            sheets: tuple[Sheet, ...] = (sheet,)
        else:
            found, sheets, problems = _read_guarded(seen, password, tell)
        digest = sha256_of(path)
    except OSError as error:
        refuse(path, error)
    if not unchanged(seen):
        raise UnreadableFile("changed", name=path.name)
    tell(1.0)
    return Workbook(FileFacts(path.name, digest, seen.size, found), sheets, tuple(problems))


def _read_guarded(seen: Look, password: str | None, tell: Progress) -> tuple[str, tuple[Sheet, ...], list[Problem]]:
    with guarded_child() as child:  # it starts while the zip is looked into
        zipped = check_zip(seen.path) if seen.family is Family.ZIP else None
        limits = Limits(seconds=_seconds(seen, zipped))
        child.give(seen.path, way="quick", limits=limits, password=password)
        sheets = _collect(child, seen.path.name, tell)
    return (zipped.format if zipped else "xls"), sheets, []


def _seconds(seen: Look, zipped: ZipLook | None) -> float:
    size = zipped.size if zipped else seen.size
    return 8.0 + size / 2**20 / 4


def _collect(child: Child, name: str, tell: Progress) -> tuple[Sheet, ...]:
    builders: list[SheetBuilder] = []
    share = 0.0
    while True:
        try:
            frame = child.next()
        except Late:
            raise UnreadableFile("timeout", name=name) from None
        except Died as death:
            raise UnreadableFile("too_large" if death.of_memory else "broken", name=name) from None
        tell(share)
        if frame is None:
            continue
        match frame:
            case ("sheet", sheet, hidden):
                builders.append(SheetBuilder(sheet, hidden))
            case ("rows", numbers, packed, cells, dated):
                builders[-1].add(numbers, packed, cells=cells, dated=dated)
            case ("progress", done):
                share = done
            case ("fail", reason):
                raise UnreadableFile(reason, name=name)
            case ("end",):
                return tuple(builder.sheet() for builder in builders)
