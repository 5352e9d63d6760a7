"""A deck of 400 native chart slides, against the same by plain python-pptx: the longer, the further ahead."""

from __future__ import annotations

from tests.benchmarks import Row
from tests.benchmarks.deck import ours, plain

_SLIDES = 400

ROW = Row(
    "a deck of 400 native chart slides with notes and alt text",
    prepare=lambda _folder: None,
    ours=ours(_SLIDES),
    peer=plain(_SLIDES),
    peer_goal=0.4,
)
