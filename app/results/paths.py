"""The paths of names by which lines say which area they mean, taken from the lines; it knows no area."""

from __future__ import annotations

from collections.abc import Iterable

from app.results.pools import Path
from importers.records import AreaLine, Level


def paths_of(lines: Iterable[AreaLine]) -> set[Path]:
    """Return the paths of lines down to the kelurahan, each once."""
    paths: set[Path] = set()
    last: Path | None = None
    for line in lines:
        path = line.path[:-1] if line.level is Level.STATION else line.path
        # Lines of one area follow each other, and comparing two paths is quicker than looking one up.
        if path != last:
            paths.add(path)
            last = path
    paths.discard(())
    return paths


def names_beside_code(line: AreaLine) -> Path:
    """Return the names of a line that its code is held against: those of areas of the tree."""
    return tuple(step for step in line.path if step[0] not in (Level.STATION, Level.DISTRICT))
