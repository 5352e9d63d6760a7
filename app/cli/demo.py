"""The ``demo`` command: the main job on the sample that ships with the program, in a cabinet of its own."""

from __future__ import annotations

import os
import sys
from argparse import Namespace

from app.cli.output import Output
from app.i18n import number, tr


def demo(options: Namespace, output: Output) -> int:
    """Run the main job, print what it made, and open the window on it where there is a display."""
    from app.demo.run import run_demo

    made = run_demo(options.out, progress=output.progress)
    if output.json:
        output.answer({"cabinet": str(made.cabinet), "files": [str(path) for path in made.files]})
    else:
        output.line(tr("Contoh selesai: {count} berkas di {out}", count=number(len(made.files)), out=str(options.out)))
        for path in made.files:
            output.line(f"  {path.relative_to(made.cabinet.parent)}")
        output.line(tr("Lemari contoh: {folder}", folder=str(made.cabinet)))
    if options.no_window or not _has_display():
        return 0
    output.say(tr("Membuka jendela …"))
    from app.desktop import open_window

    return open_window(made.cabinet)


def _has_display() -> bool:
    """Tell whether a window can be shown: always on Windows and macOS, elsewhere where a display server is named."""
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY"))
