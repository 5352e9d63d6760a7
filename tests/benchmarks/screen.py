"""Windows under watch, each in a process of its own: a screen to show them on, and the moment they can be used.

``python -m tests.benchmarks.screen CABINET`` runs the program itself with its main loop in our hands; with a FILE it
imports that file up to its plan; without a cabinet it shows an empty ttkbootstrap window. What was seen is printed as
JSON: a line the moment it can be used, and one at the end.
"""

from __future__ import annotations

import itertools
import json
import os
import re
import shutil
import subprocess
import sys
import time
import tkinter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from tkinter import ttk
from typing import Any

#: The style of a list, by which its widget is found: `app.desktop.widgets.listing`.
_LIST = "List.Treeview"
_PATIENCE = 60.0


def screen() -> subprocess.Popen[str] | None:
    """Start a screen of our own where there is none, and let the processes started from here on use it."""
    if os.environ.get("DISPLAY") or shutil.which("Xvfb") is None:
        return None
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x800x24", "-dpi", "96", "-nolisten", "tcp"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert server.stdout is not None
    os.environ["DISPLAY"] = f":{server.stdout.readline().strip()}"
    return server


def watched(*arguments: str) -> tuple[float, dict[str, Any]]:
    """Run this module in a fresh process and return the seconds until it was ready, and what it tells at its end."""
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.benchmarks.screen", *arguments], stdout=subprocess.PIPE, text=True
    )
    with process:
        assert process.stdout is not None
        ready = json.loads(process.stdout.readline())
        passed = time.perf_counter() - began
        told = {**ready, **json.loads(process.stdout.readline() or "{}")}
    if process.returncode:
        raise RuntimeError(f"the window ended with {process.returncode}")
    return passed, told


@contextmanager
def shown(server: object) -> Iterator[None]:
    """End the screen that `screen` started when the work is done."""
    try:
        yield
    finally:
        if isinstance(server, subprocess.Popen):
            server.terminate()
            server.wait()


def _tell(**facts: object) -> None:
    print(json.dumps(facts), flush=True)


def _empty() -> None:
    import ttkbootstrap

    root = ttkbootstrap.App(title="Sidalu")
    root.geometry("1280x800")
    root.wait_visibility()
    root.update()
    _tell(cpu_s=time.process_time(), thread_s=time.thread_time())
    _tell(window_mb=_peak_mb())
    root.destroy()


def _program(cabinet: str) -> None:
    """Run the program on a cabinet; its main loop is ours, so that we see when there is something to see."""
    from app.__main__ import main

    filled: list[tkinter.Misc] = []

    def insert(tree: ttk.Treeview, *arguments: Any, **options: Any) -> str:
        if not filled and str(tree["style"]) == _LIST:
            filled.append(tree)
        return _insert(tree, *arguments, **options)

    def loop(root: tkinter.Misc, _n: int = 0) -> None:
        _until(root, lambda: bool(filled))
        root.update()
        _tell(cpu_s=time.process_time(), thread_s=time.thread_time())
        began = time.perf_counter()
        _until(root, lambda: any(re.fullmatch(r"[\d.]+ berkas", text) for text in _texts(root)))
        _tell(window_mb=_peak_mb(), whole_s=time.perf_counter() - began)
        # As a press on the window's cross does: a cabinet that was not closed is looked over when it is next opened.
        root.tk.eval(root.protocol("WM_DELETE_WINDOW"))  # type: ignore[attr-defined]

    # A look at every widget after every event would cost more than what is measured.
    _insert = ttk.Treeview.insert
    ttk.Treeview.insert = insert  # type: ignore[assignment]
    tkinter.Misc.mainloop = loop  # type: ignore[method-assign]
    sys.argv[1:] = ["--data", cabinet]
    main()


def _import(cabinet: str, file: str) -> None:
    """Choose a file on the import page: tell when what was recognised is seen, and at the end when it is planned.

    ``stall_ms`` is the longest time in which the window did not answer.
    """
    from pathlib import Path

    from app.desktop.pages.intake.recognition import RecognitionStep
    from app.desktop.window import Window, make_root

    root = make_root("light")
    window = Window(Path(cabinet), root=root)
    window.open()
    root.geometry("1280x800")
    root.wait_visibility()
    page: Any = window.shell.go("intake")  # type: ignore[union-attr]
    _until(root, lambda: not page.session.lookups.busy)
    root.update()
    beats = [time.perf_counter()]

    def beat() -> None:
        beats.append(time.perf_counter())
        root.after(2, beat)

    def seen() -> bool:
        return isinstance(page.shown, RecognitionStep) and bool(page.shown.sheet.grid_.canvas.find_all())

    beat()
    began = time.perf_counter()
    page.model.choose([Path(file)])
    _until(root, seen)
    root.update_idletasks()
    _tell(recognised_s=time.perf_counter() - began)
    _until(root, lambda: not page.model.busy)
    root.update()
    stall = max(after - before for before, after in itertools.pairwise(beats))
    areas = sum(len(table.areas) for table in page.model.file.tables)
    _tell(planned_s=time.perf_counter() - began, stall_ms=stall * 1000, areas=areas)
    root.tk.eval(root.protocol("WM_DELETE_WINDOW"))


def _until(root: tkinter.Misc, condition: Callable[[], bool]) -> None:
    limit = time.monotonic() + _PATIENCE
    while not condition():
        # Waits for one event as the main loop does; the window's own beat is one.
        root.tk.dooneevent(0)
        if time.monotonic() > limit:
            raise TimeoutError


def _texts(widget: tkinter.Misc) -> Iterator[str]:
    for child in widget.winfo_children():
        if child.winfo_class() == "TLabel":
            yield str(child["text"])
        yield from _texts(child)


def _peak_mb() -> float:
    try:
        import resource
    except ImportError:  # Windows keeps no such count
        return 0.0
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)


if __name__ == "__main__":
    if sys.argv[2:]:
        _import(*sys.argv[1:])
    elif sys.argv[1:]:
        _program(*sys.argv[1:])
    else:
        _empty()
