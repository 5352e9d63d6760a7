"""How a command comes to its cabinet: an absent one reads as an empty one and is created by the first write only."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import AppError, Exit

if TYPE_CHECKING:
    from app.results.records import ElectionKey
    from app.store import Cabinet


@contextmanager
def reading(folder: Path) -> Iterator[Cabinet]:
    """Open the cabinet in ``folder`` to read; where there is none, an empty one that leaves nothing behind."""
    from app.cabinet import empty_cabinet, exists, open_cabinet

    with open_cabinet(folder) if exists(folder) else empty_cabinet(folder) as cabinet:
        yield cabinet


@contextmanager
def writing(folder: Path, *, create: bool = False) -> Iterator[Cabinet]:
    """Open the cabinet in ``folder`` to write; ``create`` makes it where there is none."""
    from app.cabinet import open_cabinet

    with open_cabinet(folder, write=True, create=create) as cabinet:
        yield cabinet


def election_of(text: str | None) -> ElectionKey | None:
    """Return the election that ``--election`` names; words that name none are wrong usage."""
    from app.results.records import ElectionKey

    if text is None:
        return None
    try:
        return ElectionKey.parse(text)
    except ValueError:
        raise AppError("election_unknown_word", Exit.USAGE, election=text) from None


def election_or_only(cabinet: Cabinet, text: str | None) -> ElectionKey:
    """Return the election that ``--election`` names, or the only one the cabinet holds; with several one is needed."""
    from app.results.reading import list_results

    named = election_of(text)
    if named is not None:
        return named
    held = sorted({line.election for line in list_results(cabinet)})
    if not held:
        raise AppError("no_results_yet")
    if len(held) > 1:
        raise AppError("election_needed", Exit.USAGE, elections=", ".join(map(str, held)))
    return held[0]
