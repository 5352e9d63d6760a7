"""A picture of one page of a file, drawn in a guarded child: pages of PDF, and pictures of every usual kind."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from importers.grid.guard import Died, Late, Limits, guarded_child

#: The kinds that can be drawn.
DRAWN = frozenset({"pdf", "png", "jpeg", "gif", "bmp", "tiff", "webp"})
_LIMITS = Limits(memory=900 * 2**20, seconds=10.0, sent=64 * 2**20)


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as PNG, no wider or higher than asked, with how many pages there are; or ``fault``, as in `Contents`."""

    png: bytes = b""
    pages: int = 0
    fault: str | None = None


def picture_of(file: Path, kind: str, page: int = 0, *, width: int, height: int, seconds: float = 10.0) -> Picture:
    """Draw a page (0 is the first) to fit into ``width`` × ``height`` pixels."""
    if kind not in DRAWN:
        return Picture(fault="other_kind")
    limits = Limits(_LIMITS.memory, seconds, _LIMITS.sent)
    with guarded_child() as child:
        asked = f"{kind} {page} {width} {height}"
        child.give(file, way="importers.contents_child.pictures", limits=limits, password=asked)
        try:
            while True:
                frame = child.next()
                if frame is None:
                    continue
                if frame[0] == "picture":
                    return Picture(frame[1], frame[2])
                if frame[0] in {"fail", "end"}:
                    reason = frame[1] if len(frame) > 1 else "broken"
                    return Picture(fault=reason if reason in {"locked", "too_large", "missing"} else "broken")
        except Late:
            return Picture(fault="slow")
        except Died as died:
            return Picture(fault="too_large" if died.of_memory else "broken")
