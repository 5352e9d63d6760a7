"""What labels say and where their sheets are cut, without how they are drawn; it knows no file format."""

from __future__ import annotations

from dataclasses import dataclass, field

from exporters.content import Properties, Words


@dataclass(frozen=True, slots=True)
class LabelPaper:
    """A4 sheets of labels: how many across and down, and their size and place in mm."""

    across: int = 2
    down: int = 5
    width: float = 99.1
    height: float = 57.0
    left: float = 4.65
    top: float = 6.0
    gap: float = 2.5

    @property
    def on_sheet(self) -> int:
        """How many labels a sheet has."""
        return self.across * self.down


@dataclass(frozen=True, slots=True)
class Label:
    """A label: the code that the QR holds and that is written under it, what it is called, and lines beside it."""

    code: str
    heading: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LabelSheets:
    """Labels in their order; ``foot`` stands small on each (the office)."""

    properties: Properties
    labels: tuple[Label, ...]
    foot: str = ""
    paper: LabelPaper = field(default_factory=LabelPaper)
    words: Words = field(default_factory=Words)
    sample: bool = False
