"""Quick questions to the cabinet off the window's thread, the newest of a kind first: an older one is dropped.

It knows no widget; the window calls `Lookups.poll` and gets the answers on its own thread.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
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
                kind, number, answer, done = self._answers.get_nowait()
            except queue.Empty:
                return
            if self._numbers.get(kind) != number:
                continue
            if isinstance(answer, _Failed):
                self.on_failure(answer.failure, answer.reference)
            else:
                done(answer)

    def close(self) -> None:
        """End the reading thread; what it still reads is not waited for longer than two seconds."""
        with self._wake:
            self._closed = True
            self._wake.notify()
        if self._thread is not None:
            self._thread.join(2)

    def _run(self) -> None:
        while True:
            with self._wake:
                while not self._waiting and not self._closed:
                    self._wake.wait()
                if self._closed:
                    return
                kind = "search" if "search" in self._waiting else next(iter(self._waiting))
                number, work, done = self._waiting.pop(kind)
                self._open += 1
            answer: Any
            try:
                answer = work()
            except Exception as failure:  # a question that fails leaves the screen as it was, and is told
                answer = _Failed(failure, logs.fault(failure, while_doing=kind))
            self._answers.put((kind, number, answer, done))
            with self._wake:
                self._open -= 1
