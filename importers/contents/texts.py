"""The texts of many files, read one after another in a guarded child that is started anew when a file ends it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from importers.grid.guard import Died, Late, Limits, guarded_child

#: The kinds of files that have a text, by their first bytes; of pictures none without a reader of characters.
READABLE = frozenset({"pdf", "docx", "pptx", "xlsx", "odt", "ods", "odp", "text", "html", "mail"})
_SECONDS = 12.0
_BATCH = 25
_LIMITS = Limits(memory=700 * 2**20, seconds=_SECONDS, sent=64 * 2**20)


@dataclass(frozen=True, slots=True)
class Contents:
    """The text of a file and how many pages it has, where that is known.

    ``fault`` tells why there is no text or not all: "locked", "broken", "too_large", "slow", "no_text" (pages that are
    pictures), "other_kind", "missing".
    """

    text: str = ""
    pages: int | None = None
    fault: str | None = None


def texts_of(files: Sequence[tuple[Path, str]], *, seconds: float = _SECONDS) -> Iterator[Contents]:
    """Yield the contents of files, each a path and its kind, in their order."""
    at = 0
    while at < len(files):
        if files[at][1] not in READABLE:
            yield Contents(fault="other_kind")
            at += 1
            continue
        until = at + 1
        while until < min(len(files), at + _BATCH) and files[until][1] in READABLE:
            until += 1
        for found in _some(files[at:until], seconds):
            yield found
            at += 1


def _some(files: Sequence[tuple[Path, str]], seconds: float) -> Iterator[Contents]:
    """Yield the contents of the first files, up to the one that ended the child."""
    limits = Limits(_LIMITS.memory, seconds, _LIMITS.sent)
    with guarded_child() as child:
        names = json.dumps([[str(path.absolute()), kind] for path, kind in files])
        child.give(files[0][0], way="importers.contents_child.texts", limits=limits, password=names, share=len(files))
        done = 0
        try:
            while done < len(files):
                frame = child.next()
                if frame is None:
                    continue
                if frame[0] == "text":
                    yield Contents(frame[1], frame[2], frame[3])
                    done += 1
                    child.more_time()
                elif frame[0] in {"fail", "end"}:
                    yield Contents(fault=_FAILS.get(frame[1] if len(frame) > 1 else "", "broken"))
                    return
        except Late:
            yield Contents(fault="slow")
        except Died as died:
            yield Contents(fault="too_large" if died.of_memory else "broken")


_FAILS = {"too_large": "too_large", "missing": "missing"}
