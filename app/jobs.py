"""Long work in a thread of its own, told about by a queue: progress, an end, a cancel; it never touches a widget."""

from __future__ import annotations

import gc
import queue
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Generic, TypeVar

from app import logs
from app.errors import AppError

T = TypeVar("T")

#: Told how far a piece of work is, between 0 and 1; raises `Cancelled` once the work is to stop.
Progress = Callable[[float], None]

#: How often the interpreter lets another thread on while a job runs, in seconds; the window stays smooth.
_SWITCH = 0.0001
_BETWEEN = 0.03
#: A job that just began may end at once, as a small file planned anew does; for so long somebody waits for it.
_FRESH = 0.2


class Cancelled(Exception):  # noqa: N818 - an outcome, not a fault
    """The work was told to stop; what it had begun is rolled back."""


class State(StrEnum):
    """How far a job is."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(slots=True, eq=False)
class Job(Generic[T]):
    """A piece of work given to `Jobs.start`; read on the caller's thread, changed by `Jobs.poll`.

    ``share`` is how far it is, between 0 and 1; ``fault`` and ``reference`` (in the log) tell why it failed.
    """

    title: str
    state: State = State.WAITING
    share: float = 0.0
    result: T | None = None
    fault: Exception | None = None
    reference: str | None = None
    _stop: threading.Event = field(default_factory=threading.Event, repr=False)

    def cancel(self) -> None:
        """Ask the job to stop; it does at its next word of progress, and ends as cancelled."""
        self._stop.set()

    @property
    def ended(self) -> bool:
        """Whether the job is done, failed or cancelled."""
        return self.state in {State.DONE, State.FAILED, State.CANCELLED}


@dataclass(slots=True)
class _Task:
    job: Job[Any]
    work: Callable[[Progress], Any]
    done: Callable[[Any], None] | None
    failed: Callable[[Exception, str | None], None] | None
    cancelled: Callable[[], None] | None


class Jobs:
    """One worker thread with a queue; `poll` brings its news to the caller's thread."""

    def __init__(self) -> None:
        self._tasks: queue.SimpleQueue[_Task | None] = queue.SimpleQueue()
        self._ends: queue.SimpleQueue[tuple[_Task, State, Any, str | None]] = queue.SimpleQueue()
        self._shares: dict[Job[Any], float] = {}
        self._guard = threading.Lock()
        self._thread: threading.Thread | None = None
        #: The jobs not ended yet, in the order they were started.
        self.open: list[Job[Any]] = []
        self._began = 0.0

    @property
    def fresh(self) -> bool:
        """Tell whether a job was started a moment ago and has not ended."""
        return bool(self.open) and time.monotonic() - self._began < _FRESH

    def start(
        self,
        title: str,
        work: Callable[[Progress], T],
        *,
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception, str | None], None] | None = None,
        cancelled: Callable[[], None] | None = None,
    ) -> Job[T]:
        """Queue ``work``; one of the callables is called by `poll` at its end.

        ``failed`` gets the exception and, for an unexpected one, its reference in the log.
        """
        job: Job[T] = Job(title)
        self.open.append(job)
        self._began = time.monotonic()
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="job", daemon=True)
            self._thread.start()
        self._tasks.put(_Task(job, work, done, failed, cancelled))
        return job

    def poll(self) -> bool:
        """Bring progress and ends to the jobs, call what was asked for, and tell whether a job is still open."""
        with self._guard:
            shares, self._shares = self._shares, {}
        for job, share in shares.items():
            if not job.ended:
                job.state, job.share = State.RUNNING, share
        while True:
            try:
                task, state, outcome, reference = self._ends.get_nowait()
            except queue.Empty:
                return bool(self.open)
            self._end(task, state, outcome, reference)

    def wait(self, job: Job[Any], seconds: float = 60.0) -> bool:
        """Poll until ``job`` has ended or the time is over; tell whether it has. For tests and closing down."""
        limit = time.monotonic() + seconds
        while not job.ended and time.monotonic() < limit:
            self.poll()
            time.sleep(0.005)
        return job.ended

    def close(self, seconds: float = 10.0) -> bool:
        """Cancel all jobs, end the worker and tell whether it ended in time; call before closing a cabinet."""
        for job in self.open:
            job.cancel()
        thread, self._thread = self._thread, None
        if thread is None:
            return True
        self._tasks.put(None)
        thread.join(seconds)
        self.poll()
        return not thread.is_alive()

    def _end(self, task: _Task, state: State, outcome: Any, reference: str | None) -> None:
        job = task.job
        job.state = state
        with suppress(ValueError):
            self.open.remove(job)
        if state is State.DONE:
            job.result, job.share = outcome, 1.0
            if task.done is not None:
                task.done(outcome)
        elif state is State.FAILED:
            job.fault, job.reference = outcome, reference
            if task.failed is not None:
                task.failed(outcome, reference)
        elif task.cancelled is not None:
            task.cancelled()

    def _work(self) -> None:
        while (task := self._tasks.get()) is not None:
            state, outcome, reference = self._run(task)
            self._ends.put((task, state, outcome, reference))

    def _run(self, task: _Task) -> tuple[State, Any, str | None]:
        job = task.job
        last = 0.0

        def report(share: float) -> None:
            nonlocal last
            if job._stop.is_set():
                raise Cancelled
            now = time.monotonic()
            if now - last >= _BETWEEN:
                last = now
                with self._guard:
                    self._shares[job] = share

        try:
            with _smooth():
                report(0.0)
                return State.DONE, task.work(report), None
        except Cancelled:
            return State.CANCELLED, None, None
        except AppError as expected:
            return State.FAILED, expected, None
        except Exception as unexpected:
            return State.FAILED, unexpected, logs.fault(unexpected, while_doing=job.title)


class _smooth:  # noqa: N801 - a context manager used like a function
    """Let other threads on often while a job runs, and no collection of garbage hold them up."""

    def __enter__(self) -> None:
        self._interval = sys.getswitchinterval()
        self._collecting = gc.isenabled()
        sys.setswitchinterval(_SWITCH)
        gc.disable()

    def __exit__(self, *ignored: object) -> None:
        sys.setswitchinterval(self._interval)
        if self._collecting:
            gc.enable()
