"""Quick questions to the cabinet off the window's thread, the newest of a kind first: an older one is dropped.

It knows no widget; the window calls `Lookups.poll` and gets the answers on its own thread.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from app import logs


@dataclass(frozen=True, slots=True)
class _Failed:
    failure: Exception
    reference: str


class Lookups:
    """One reading thread; ``ask`` replaces a waiting question of the same kind, and a late answer is not told.

    Questions wait in their order; what is typed into the search box ("search") goes first.
    """

    def __init__(self) -> None:
        self._waiting: dict[str, tuple[int, Callable[[], Any], Callable[[Any], object]]] = {}
        self._numbers: dict[str, int] = {}
        self._wake = threading.Condition()
        self._answers: queue.SimpleQueue[tuple[str, int, Any, Callable[[Any], object]]] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._closed = False
        self._open = 0
        self._allowed: int | None = None
        #: Told of a question that failed, with its reference in the log.
        self.on_failure: Callable[[Exception, str], object] = lambda failure, reference: None

    def ask(self, kind: str, work: Callable[[], Any], done: Callable[[Any], object]) -> None:
        """Run ``work`` on the reading thread and hand its answer to ``done`` at a later poll."""
        with self._wake:
            number = self._numbers.get(kind, 0) + 1
            self._numbers[kind] = number
            self._waiting[kind] = (number, work, done)
            self._wake.notify()
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="lookups", daemon=True)
            self._thread.start()

    def drop(self, kind: str) -> None:
        """Want no answer of this kind any more."""
        with self._wake:
            self._numbers[kind] = self._numbers.get(kind, 0) + 1
            self._waiting.pop(kind, None)

    def drop_all(self) -> None:
        """Want no answer of any kind any more."""
        for kind in list(self._numbers):
            self.drop(kind)

    @property
    def busy(self) -> bool:
        """Tell whether an answer is still to come."""
        with self._wake:
            return bool(self._waiting) or self._open > 0 or not self._answers.empty()

    def poll(self) -> None:
        """Tell the answers that have come; call on the window's thread."""
        while True:
            try:
                found = self._answers.get_nowait()
            except queue.Empty:
                return
            self._tell(*found)

    def hold(self) -> None:
        """Answer one more question, and then none before `go_on`: reading on would slow the drawing of the answer."""
        with self._wake:
            self._allowed = 1

    def go_on(self) -> None:
        """Answer all questions again."""
        with self._wake:
            self._allowed = None
            self._wake.notify()

    def settle(self, seconds: float) -> None:
        """Wait so long at most for one answer and tell it, so that what is known at once is not drawn empty first."""
        if self.busy:
            with suppress(queue.Empty):
                self._tell(*self._answers.get(timeout=seconds))

    def close(self) -> None:
        """End the reading thread; what it still reads is not waited for longer than two seconds."""
        with self._wake:
            self._closed = True
            self._wake.notify()
        if self._thread is not None:
            self._thread.join(2)

    def _tell(self, kind: str, number: int, answer: Any, done: Callable[[Any], object]) -> None:
        if self._numbers.get(kind) != number:
            return
        if isinstance(answer, _Failed):
            self.on_failure(answer.failure, answer.reference)
        else:
            done(answer)

    def _run(self) -> None:
        while True:
            with self._wake:
                while (not self._waiting or self._allowed == 0) and not self._closed:
                    self._wake.wait()
                if self._closed:
                    return
                kind = "search" if "search" in self._waiting else next(iter(self._waiting))
                number, work, done = self._waiting.pop(kind)
                if self._allowed is not None:
                    self._allowed -= 1
                self._open += 1
            answer: Any
            try:
                answer = work()
            except Exception as failure:  # a question that fails leaves the screen as it was, and is told
                answer = _Failed(failure, logs.fault(failure, while_doing=kind))
            self._answers.put((kind, number, answer, done))
            with self._wake:
                self._open -= 1
