"""The window: per page a state without tkinter and a view of widgets only."""

from __future__ import annotations

from pathlib import Path


def open_window(folder: Path) -> int:
    """Open the window on the cabinet in ``folder``; return the exit status when it is closed.

    Raises `AppError` ``no_display`` where no window can be shown.
    """
    from app.desktop.window import open_window as open_it

    return open_it(folder)


run = open_window
