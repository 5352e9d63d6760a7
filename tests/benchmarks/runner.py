"""Runs the ways of a row, each in a fresh process, in turns, and holds medians against goals; it knows no row."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from tests.benchmarks import Row, row


@dataclass(frozen=True, slots=True)
class Verdict:
    """One goal and what came of it."""

    what: str
    measured: float
    goal: float

    @property
    def reached(self) -> bool:
        """Tell whether the goal was reached."""
        return self.measured <= self.goal


@dataclass(frozen=True, slots=True)
class Result:
    """Medians of a row: seconds and figures by role, and the verdicts on its goals."""

    name: str
    row: Row
    seconds: Mapping[str, float]
    figures: Mapping[str, Mapping[str, float]]
    facts: Mapping[str, object]
    verdicts: tuple[Verdict, ...]


def run_row(name: str, rounds: int | None = None) -> Result:
    """Run every way of the row in turns; facts that differ between ways are an AssertionError."""
    found = row(name)
    answers: dict[str, list[dict[str, Any]]] = {role: [] for role in found.ways()}
    with tempfile.TemporaryDirectory(prefix=f"bench-{name}-") as place:
        # Linux counts a process's peak from the one that started it: the input is made elsewhere too.
        command = [sys.executable, "-m", "tests.benchmarks", "--prepare", name, place]
        subprocess.run(command, check=True, env=_installed(place))
        for _ in range(rounds or found.rounds):
            for role, taken in answers.items():
                taken.append(_fresh(name, role, place))
    facts = answers["ours"][0]["facts"]
    for role, taken in answers.items():
        for answer in taken:
            assert answer["facts"] == facts, f"{name}: {role} found {answer['facts']}, ours {facts}"
    seconds = {role: median(answer["seconds"] for answer in taken) for role, taken in answers.items()}
    figures = {role: _medians([answer["figures"] for answer in taken]) for role, taken in answers.items()}
    return Result(name, found, seconds, figures, facts, _verdicts(found, seconds, figures["ours"]))


def prepare(name: str, place: str) -> None:
    """Make the row's input; called in a fresh process."""
    row(name).prepare(Path(place))


def once(name: str, role: str, place: str) -> dict[str, Any]:
    """Do one way's work here and now; called in the fresh process."""
    way = row(name).ways()[role]
    folder = Path(place)
    state = way.setup(folder)
    gc.collect()
    began = time.perf_counter()
    outcome = way.run(folder, state)
    passed = time.perf_counter() - began
    return {
        "seconds": passed if outcome.seconds is None else outcome.seconds,
        "facts": dict(outcome.facts),
        "figures": {**outcome.figures, "peak_mb": _peak_mb()},
    }


def _fresh(name: str, role: str, place: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.benchmarks", "--once", name, role, place]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True, env=_installed(place))
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def _installed(place: str) -> dict[str, str]:
    """Return an environment in which bytecode is kept, as it is of an installed program, but not among the sources."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": f"{place}/bytecode"}


def _peak_mb() -> float:
    try:
        import resource
    except ImportError:  # Windows tells no peak of children
        return 0.0
    spent = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return round(max(spent) / 1024, 1)


def _medians(taken: list[dict[str, float]]) -> dict[str, float]:
    return {key: median(figures[key] for figures in taken) for key in taken[0]}


def _verdicts(found: Row, seconds: Mapping[str, float], figures: Mapping[str, float]) -> tuple[Verdict, ...]:
    goals = {"peer": found.peer_goal, "floor": found.floor_goal}
    ratios = [
        Verdict(f"ours / {role}", seconds["ours"] / seconds[role], goal)
        for role, goal in goals.items()
        if goal is not None and role in seconds
    ]
    known = {**figures, "seconds": seconds["ours"]}
    return (*ratios, *(Verdict(key, known[key], limit) for key, limit in found.limits.items()))
