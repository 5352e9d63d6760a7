"""The window: per page a state without tkinter and a view of widgets only."""

from __future__ import annotations

import gc
from pathlib import Path


def open_window(folder: Path) -> int:
    """Open the window on the cabinet in ``folder``; return the exit status when it is closed.

    Raises `AppError` ``no_display`` where no window can be shown.
    """
    # What is made until the window stands is there to stay: looking for garbage in it would find none.
    gc.disable()
    from app.desktop.window import open_window as open_it

    return open_it(folder, opened=_collect)


def _collect() -> None:
    gc.freeze()
    gc.enable()


run = open_window
