"""From where on the checks tell of figures that are legal but odd: data that an office may set, with what is usual."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """How far figures may be from what is usual before they are told.

    ``voters_margin`` is by how many percent voters may exceed the list (10), which is told from ``voters_least`` voters
    on: those of the DPTb and DPK vote too. Of the 3,209 TPS of Kota Bogor in 2019 one in eighteen had more voters than
    its DPT, and one in 270 more than a quarter more. ``outlier_factor`` is how many times more, or fewer, voted than in
    the other areas of a table; ``source_least`` by how much a lone figure differs from another source's.
    """

    voters_margin: int = 25
    voters_least: int = 20
    outlier_factor: int = 4
    source_least: int = 20


USUAL = Limits()
