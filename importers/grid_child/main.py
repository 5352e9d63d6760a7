"""The child's work: take a job from standard input, read the file, send its sheets in pieces to standard output.

A job is the frame ``(search path, file, way, memory, seconds, password)``; frames are those of `wire`. A way with a dot
in its name is a module of another room, which is told by ``password`` what else it must know.
"""

from __future__ import annotations

import gc
import sys
from functools import partial
from importlib import import_module
from typing import IO

from importers.grid_child import wire
from importers.grid_child.limits import limit
from importers.grid_child.wire import Failure, Send


def main() -> None:
    """Serve one job and end."""
    # In a windowed program sys.stdin and sys.stdout may be None while the pipes are there.
    source: IO[bytes] = open(0, "rb", closefd=False)  # noqa: SIM115 - open as long as the process is
    target: IO[bytes] = open(1, "wb", closefd=False)  # noqa: SIM115
    gc.disable()  # nothing here makes cycles, and rows come by the million
    job = wire.receive(source)
    if job is None:
        return
    path, file, way, memory, seconds, password = job
    if path:
        sys.path[:] = path
    send: Send = partial(wire.send, target)
    try:
        _serve(send, file, way, memory, seconds, password)
    except Failure as failure:
        send("fail", failure.reason, failure.data)
    except MemoryError:
        send("fail", "too_large", {})
    except BrokenPipeError:
        return
    except BaseException:  # a panic of the Rust library is no Exception
        send("fail", "broken", {})


def _serve(send: Send, file: str, way: str, memory: int, seconds: int, password: str | None) -> None:
    reader = import_module(way if "." in way else f"importers.grid_child.{way}")
    send("ready", limit(memory, seconds))
    reader.read(file, send, password)
    send("end")


if __name__ == "__main__":
    main()
