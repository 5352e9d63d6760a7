"""The redo of a bulk edit of 100,000 dossiers against the bare SQL update."""

from __future__ import annotations

from tests.benchmarks import Row
from tests.benchmarks.edit import EDIT, bare, prepare, timed

ROW = Row(
    what="redo of a bulk edit of 100,000 dossiers",
    prepare=prepare,
    ours=timed("edit undo redo"),
    peer=bare(EDIT),
    peer_goal=1.2,
)
