"""Opening the window on 1,000,000 dossiers, until the list can be used, against an empty ttkbootstrap window."""

from __future__ import annotations

from pathlib import Path

from tests.benchmarks import Outcome, Row, Way
from tests.benchmarks.corpus import fill
from tests.benchmarks.screen import screen, shown, watched

DOSSIERS = 1_000_000


def _prepare(folder: Path) -> None:
    from app.settings import Settings, save

    fill(folder / "lemari", DOSSIERS)
    save(folder / "lemari", Settings(last_page="archive"))


def _window(*arguments: str, server: object) -> Outcome:
    with shown(server):
        seconds, told = watched(*arguments)
    return Outcome({"shown": True}, {key: float(value) for key, value in told.items()}, seconds)


ROW = Row(
    what="open the window on 1,000,000 dossiers, until the list can be used",
    prepare=_prepare,
    ours=Way("sidalu", lambda folder, server: _window(str(folder / "lemari"), server=server), lambda _folder: screen()),
    peer=Way("an empty ttkbootstrap window", lambda _folder, server: _window(server=server), lambda _folder: screen()),
    peer_goal=1.8,
    limits={"window_mb": 160},
)
