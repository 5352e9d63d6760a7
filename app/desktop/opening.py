"""Opening a file or a folder with the program the computer has for it; it knows no widget."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from app.errors import AppError


def open_path(path: Path) -> None:
    """Open a file or folder as a double click would; `AppError` ``cannot_open`` where that is not possible."""
    if not path.exists():
        raise AppError("file_gone", name=path.name)
    try:
        if sys.platform == "win32":
            os.startfile(path)  # noqa: S606 - the clerk's own file, opened on the clerk's word
        else:
            program = "open" if sys.platform == "darwin" else "xdg-open"
            subprocess.Popen(  # noqa: S603 - no shell, one path
                [program, str(path)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
            )
    except OSError as failure:
        raise AppError("cannot_open", name=path.name) from failure
