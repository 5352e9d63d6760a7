"""What the parent does while the child reads: the file's hash, and a search of the sheets' XML for what values hide."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from importers.grid.book import Sheet, SheetBuilder
from importers.grid.scan import Findings, scan
from importers.grid.zipcheck import ZipLook
from importers.records import Problem, Severity

_PIECE = 2**20


class Beside:
    """Work in small steps, taken between two looks at the child."""

    def __init__(self, path: Path, zipped: ZipLook | None) -> None:
        self._path = path
        self._zipped = zipped
        self._hash = hashlib.sha256()
        self._findings: dict[str, Findings] = {}
        self._work = self._steps()

    def step(self) -> bool:
        """Do a step of some milliseconds; False when there is nothing left to do."""
        return next(self._work, _DONE) is not _DONE

    def finish(self, tell: Callable[[], None]) -> str:
        """Do what is left, calling ``tell`` between steps, and return the file's SHA-256."""
        while self.step():
            tell()
        return self._hash.hexdigest()

    def sheets(self, builders: list[SheetBuilder]) -> tuple[tuple[Sheet, ...], list[Problem]]:
        """Return the sheets with their merges, and the problems of all."""
        problems: list[Problem] = []
        if self._zipped and self._zipped.macros:
            problems.append(Problem("macros_not_run", Severity.INFO))
        sheets: list[Sheet] = []
        for builder in builders:
            found = self._findings.get(builder.name)
            if found is not None:
                builder.merges = builder.merges or tuple(found.merges)
                builder.indents = found.indents
                problems.extend(found.problems(builder.name))
            sheets.append(builder.sheet())
            if found is not None and found.hidden_columns:
                problems.extend(found.hidden_in(builder.name, max(map(len, sheets[-1].rows), default=0)))
            problems.extend(builder.problems)
        return tuple(sheets), problems

    def _steps(self) -> Iterator[None]:
        with self._path.open("rb") as file:
            while piece := file.read(_PIECE):
                self._hash.update(piece)
                yield
        if self._zipped and self._zipped.package:
            with zipfile.ZipFile(self._path) as archive:
                yield from scan(archive, self._zipped.package, self._findings)


_DONE = object()
