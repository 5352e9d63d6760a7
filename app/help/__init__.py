"""The short guide shown in the program: chapters in Markdown, read into plain blocks that any screen can show.

It knows the few signs the guide uses (headings, steps, points, **strong**, *words*, `typed`) and no widget.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app import i18n

_FOLDER = Path(__file__).parent
_STEP = re.compile(r"(\d+)\. +(.*)")
_RUN = re.compile(r"\*\*(?P<strong>.+?)\*\*|\*(?P<word>.+?)\*|`(?P<typed>.+?)`")


class Look(StrEnum):
    """How a piece of text is set off."""

    PLAIN = "plain"
    STRONG = "strong"
    WORD = "word"
    TYPED = "typed"


class Shape(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    STEP = "step"
    POINT = "point"


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, numbered step or point; ``runs`` are its text in pieces, ``number`` the step's."""

    shape: Shape
    runs: tuple[tuple[Look, str], ...]
    number: int | None = None

    @property
    def text(self) -> str:
        """Return the block's text without its looks."""
        return "".join(text for _, text in self.runs)


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter; ``name`` is the same in every language ("impor"), for links to it."""

    name: str
    title: str
    blocks: tuple[Block, ...]


def chapters(language: str | None = None) -> tuple[Chapter, ...]:
    """Return the guide in ``language`` ("id" or "en"), the program's own if none is named, in reading order."""
    folder = _FOLDER / (language or i18n.language())
    return tuple(_chapter(path) for path in sorted(folder.glob("*.md")))


def _chapter(path: Path) -> Chapter:
    title, *lines = path.read_text(encoding="utf-8").splitlines()
    blocks = tuple(_block(line) for line in lines if line.strip())
    return Chapter(path.stem.partition("-")[2], title.removeprefix("# "), blocks)


def _block(line: str) -> Block:
    step = _STEP.fullmatch(line)
    if step is not None:
        return Block(Shape.STEP, _runs(step[2]), int(step[1]))
    for sign, shape in (("## ", Shape.HEADING), ("- ", Shape.POINT)):
        if line.startswith(sign):
            return Block(shape, _runs(line.removeprefix(sign)))
    return Block(Shape.PARAGRAPH, _runs(line))


def _runs(text: str) -> tuple[tuple[Look, str], ...]:
    runs: list[tuple[Look, str]] = []
    end = 0
    for found in _RUN.finditer(text):
        if found.start() > end:
            runs.append((Look.PLAIN, text[end : found.start()]))
        runs.append((Look(str(found.lastgroup)), str(found[str(found.lastgroup)])))
        end = found.end()
    if end < len(text):
        runs.append((Look.PLAIN, text[end:]))
    return tuple(runs)
