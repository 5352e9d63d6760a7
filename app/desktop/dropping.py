"""Files dropped on a widget from the computer's own file window; where the window system cannot, nothing happens."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from pathlib import Path
from typing import Any


def take_files(widget: tk.Misc, on_drop: Callable[[list[Path], int], object]) -> bool:
    """Call ``on_drop`` with the paths dropped on ``widget`` and the height in it; tell whether that can happen here.

    Tk has no dropping of its own: tkinterdnd2 brings it, and is not there for every kind of computer.
    """
    try:
        from tkinterdnd2 import COPY, DND_FILES, TkinterDnD

        TkinterDnD._require(widget.winfo_toplevel())
        target: Any = widget
        target.drop_target_register(DND_FILES)
    except (ImportError, RuntimeError, tk.TclError, AttributeError):
        return False

    def dropped(event: Any) -> str:
        paths = [Path(name) for name in widget.tk.splitlist(event.data)]
        # The other program waits for the answer until this has come back.
        if paths:
            widget.after_idle(on_drop, paths, event.y_root - widget.winfo_rooty())
        return str(COPY)

    target.dnd_bind("<<Drop:DND_Files>>", dropped)
    return True
