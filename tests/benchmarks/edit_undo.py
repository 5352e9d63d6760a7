"""The undo of a bulk edit of 100,000 dossiers against the bare SQL update from rows kept beside."""

from __future__ import annotations

from tests.benchmarks import Row
from tests.benchmarks.edit import BACK, bare, prepare, timed

ROW = Row(
    what="undo of a bulk edit of 100,000 dossiers",
    prepare=prepare,
    ours=timed("edit undo"),
    peer=bare(BACK),
    peer_goal=1.2,
)
