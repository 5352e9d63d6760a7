"""The child process in which a workbook is parsed: started, listened to, watched and ended; it knows no file format."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import IO, Any

from importers.grid_child import CHILD_FLAG, wire

_ROOT = Path(__file__).parents[2]
_TICK = 0.04


class Died(Exception):  # noqa: N818 - what happened to the child
    """The child ended without an answer; ``of_memory`` tells whether that is what it ran out of."""

    def __init__(self, *, of_memory: bool) -> None:
        super().__init__("memory" if of_memory else "crash")
        self.of_memory = of_memory


class Late(Exception):  # noqa: N818 - what happened to the child
    """The child took longer than it was given."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What the child may use: bytes of memory, seconds in all, bytes and cells it may send."""

    memory: int = 480 * 2**20
    seconds: float = 8.0
    sent: int = 320 * 2**20
    cells: int = 60_000_000


def child_command() -> list[str]:
    """Return the command line that starts the child.

    A frozen program (PyInstaller) has no Python to call: it calls itself with `CHILD_FLAG`, and its entry point hands
    over to `importers.grid_child.main.main` before anything else is imported.
    """
    if getattr(sys, "frozen", False):
        return [sys.executable, CHILD_FLAG]
    # Without site the child starts in half the time; the search path comes with the job.
    start = f"import sys; sys.path.insert(0, {str(_ROOT)!r}); from importers.grid_child.main import main; main()"
    return [sys.executable, "-I", "-S", "-c", start]


class Child:
    """A running child that waits for its job, works, and answers in frames."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin is not None  # noqa: S101 - pipes were asked for
        assert process.stdout is not None  # noqa: S101
        self._process = process
        self._stdin: IO[bytes] = process.stdin
        self._stdout: IO[bytes] = process.stdout
        self._frames: SimpleQueue[tuple[Any, ...] | None] = SimpleQueue()
        self._deadline = float("inf")
        self._limits = Limits()
        self._limited = True
        self._sent = self._cells = 0

    def give(self, file: Path, *, way: str, limits: Limits, password: str | None = None, share: int = 1) -> None:
        """Send the job; ``way`` is the reader: "quick", "stream", "markup", "json_text", or a module of another room.

        ``share`` is how many files it is for; see `more_time`.
        """
        self._limits = limits
        self._deadline = time.monotonic() + limits.seconds
        frozen = getattr(sys, "frozen", False)  # such a program finds its own modules
        path = [] if frozen else [str(_ROOT), *(entry for entry in sys.path if entry)]
        job = (path, str(file.absolute()), way, limits.memory, int(limits.seconds * 2) * share + 1, password)
        threading.Thread(target=self._listen, args=(self._stdout,), daemon=True).start()
        with suppress(OSError):  # a child that died already tells by its silence
            wire.send(self._stdin, *job)

    def more_time(self) -> None:
        """Count the time anew: the child goes on to another file."""
        self._deadline = time.monotonic() + self._limits.seconds

    def next(self, *, wait: bool = True) -> tuple[Any, ...] | None:
        """Return the next frame, None when there is none yet (or within a moment); raise Died or Late."""
        try:
            frame = self._frames.get(block=wait, timeout=_TICK)
        except Empty:
            self._watch()
            return None
        if frame is None:
            raise Died(of_memory=self._died_of_memory())
        if frame[0] == "ready":
            self._limited = frame[1]
        elif frame[0] == "rows":
            self._sent += len(frame[2])
            self._cells += frame[3]
            if self._sent > self._limits.sent or self._cells > self._limits.cells:
                raise Died(of_memory=True)
        return frame

    def _watch(self) -> None:
        if time.monotonic() > self._deadline:
            raise Late
        if not self._limited and memory_of(self._process.pid) > self._limits.memory:
            raise Died(of_memory=True)

    def _listen(self, stream: IO[bytes]) -> None:
        # A thread, since a pipe cannot be waited on with a time limit on Windows.
        try:
            while frame := wire.receive(stream):
                self._frames.put(frame)
        except (OSError, ValueError, EOFError):
            pass
        self._frames.put(None)

    def _died_of_memory(self) -> bool:
        # Rust and C abort when an allocation fails: SIGABRT, on Windows a fail-fast exception or breakpoint.
        return self._process.wait() in {-6, 3, 0xC0000409, 0xC0000017, 0x80000003}


@contextmanager
def guarded_child() -> Iterator[Child]:
    """Start a child and end it, whatever happens."""
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.CREATE_NO_WINDOW
    process = subprocess.Popen(  # noqa: S603 - our own command
        child_command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=sys.platform != "win32",  # Ctrl+C is for the program, which then ends the child
        creationflags=flags,
    )
    try:
        yield Child(process)
    finally:
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()


if sys.platform != "win32":

    def memory_of(process: int) -> int:
        """Return the bytes of memory a process uses now; 0 where the system does not tell."""
        try:
            return int(Path(f"/proc/{process}/statm").read_text("ascii").split()[1]) * 4096
        except (OSError, ValueError, IndexError):
            return 0

else:

    def memory_of(process: int) -> int:
        """Return the committed bytes of a process (psapi.h, PROCESS_MEMORY_COUNTERS)."""
        import ctypes
        from ctypes import wintypes

        class Counters(ctypes.Structure):
            _fields_ = (
                ("cb", wintypes.DWORD),
                ("PageFaultCount", wintypes.DWORD),
                ("sizes", ctypes.c_size_t * 8),
            )

        limited_information, pagefile_usage = 0x1000, 6
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.OpenProcess.restype = wintypes.HANDLE
        kernel.K32GetProcessMemoryInfo.argtypes = (wintypes.HANDLE, ctypes.c_void_p, wintypes.DWORD)
        kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
        handle = kernel.OpenProcess(limited_information, False, process)
        if not handle:
            return 0
        counters = Counters()
        counters.cb = ctypes.sizeof(counters)
        told = kernel.K32GetProcessMemoryInfo(handle, ctypes.byref(counters), counters.cb)
        kernel.CloseHandle(handle)
        return int(counters.sizes[pagefile_usage]) if told else 0
