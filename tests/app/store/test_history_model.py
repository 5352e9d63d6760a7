"""Random acts, undos, redos and restarts against a plain model of what the rows must be."""

from __future__ import annotations

import copy
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from app.errors import AppError
from app.store import Act, Cabinet
from tests.app.store.shelf import ROOM, Crate, Mark, Paper, rows

TEXT = st.text(max_size=6) | st.sampled_from(["a", "A", "\0nul", "'", '"', "é", "=1+1"])
REAL = st.floats(allow_nan=False) | st.none()
BLOB = st.binary(max_size=6) | st.none()
WHOLE = st.integers(-(2**63), 2**63 - 1) | st.integers(0, 5) | st.none()
STEP = st.one_of(
    st.tuples(st.just("crates"), st.lists(st.tuples(REAL, BLOB), max_size=3)),
    st.tuples(st.just("papers"), st.lists(st.tuples(TEXT, WHOLE), max_size=4)),
    st.tuples(st.just("marks"), st.lists(st.tuples(st.integers(1, 4), TEXT), max_size=3)),
    st.tuples(st.just("title"), st.tuples(st.integers(0, 6), TEXT)),
    st.tuples(st.just("place"), st.integers(0, 6)),
    st.tuples(st.just("year"), st.integers(0, 6)),
    st.tuples(st.just("each"), st.dictionaries(st.integers(1, 8), st.tuples(TEXT, WHOLE), max_size=4)),
    st.tuples(st.just("weigh"), st.tuples(st.integers(0, 4), REAL, BLOB)),
    st.tuples(st.just("out"), st.integers(0, 8)),
    st.tuples(st.just("unmark"), st.integers(1, 4)),
)


def do(act: Act, step: tuple[str, Any], fresh: int) -> None:
    """Do one step of an act; steps that cannot be done now change nothing."""
    kind, what = step
    if kind == "crates":
        act.insert(Crate, [{"number": f"{fresh}-{i}", "weight": w, "seal": s} for i, (w, s) in enumerate(what)])
    elif kind == "papers":
        act.insert(Paper, [{"title": title, "year": year} for title, year in what])
    elif kind == "marks":
        there = {tuple(row) for row in Mark.select(Mark.paper, Mark.colour).tuples()}
        new = {(paper, colour) for paper, colour in what} - there
        act.insert(Mark, [{"paper": paper, "colour": colour} for paper, colour in sorted(new)])
    elif kind == "title":
        act.update(Paper, Paper.id > what[0], title=what[1])
    elif kind == "place":
        crate = Crate.select().order_by(Crate.id.desc()).first()
        act.update(Paper, Paper.id <= what, crate=crate)
    elif kind == "year":
        act.update(Paper, (Paper.id > what) & (Paper.year < 1000), year=Paper.year + 1, title=Paper.title.concat("."))
    elif kind == "each":
        act.update_rows(Paper, {number: {"title": title, "year": year} for number, (title, year) in what.items()})
    elif kind == "weigh":
        act.update(Crate, Crate.id > what[0], weight=what[1], seal=what[2])
    elif kind == "out":
        act.delete(Paper, Paper.id > what)
    elif kind == "unmark":
        act.delete(Mark, Mark.paper == what)


class History(RuleBasedStateMachine):
    """The model: the rows after each act, a stack of what can be undone and one of what can be redone."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="sidalu-"))
        self.cabinet = Cabinet.open(self.folder, [ROOM], create=True)
        self.now: list[Any] = self.seen()
        self.done: list[tuple[int, list[Any], list[Any]]] = []
        self.undone: list[tuple[int, list[Any], list[Any]]] = []

    def seen(self) -> list[Any]:
        return [rows(self.cabinet, model) for model in (Crate, Paper, Mark)]

    @rule(steps=st.lists(STEP, min_size=1, max_size=4))
    def act(self, steps: list[tuple[str, Any]]) -> None:
        before = self.now
        with self.cabinet.act("random") as act:
            for nth, step in enumerate(steps):
                do(act, step, act.id * 10 + nth)
        self.now = self.seen()
        if act.rows:
            self.done.append((act.id, before, copy.deepcopy(self.now)))
            self.undone = []
        else:
            assert self.now == before

    @rule(steps=st.lists(STEP, min_size=1, max_size=3))
    def broken_act(self, steps: list[tuple[str, Any]]) -> None:
        with pytest.raises(ZeroDivisionError):
            self.break_off(steps)

    def break_off(self, steps: list[tuple[str, Any]]) -> None:
        with self.cabinet.act("broken") as act:
            for nth, step in enumerate(steps):
                do(act, step, act.id * 10 + nth)
            raise ZeroDivisionError

    @precondition(lambda self: self.done)
    @rule()
    def undo(self) -> None:
        batch, before, after = self.done.pop()
        report = self.cabinet.undo()
        assert report.batch == batch
        # Acts may cancel out within themselves, so that nothing is left to turn back but the words about it.
        assert report.kept == ()
        self.undone.append((batch, before, after))
        self.now = before

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        batch, before, after = self.undone.pop()
        report = self.cabinet.redo()
        assert (report.batch, report.kept) == (batch, ())
        self.done.append((batch, before, after))
        self.now = after

    @precondition(lambda self: not self.undone)
    @rule()
    def nothing_to_redo(self) -> None:
        with pytest.raises(AppError, match="nothing_to_redo"):
            self.cabinet.redo()

    @rule()
    def restart(self) -> None:
        self.cabinet.close()
        self.cabinet = Cabinet.open(self.folder, [ROOM], write=True)

    @invariant()
    def rows_are_as_they_must_be(self) -> None:
        assert self.seen() == self.now
        assert {told.batch for told in self.cabinet.history(limit=1000) if told.undone} == {
            batch for batch, _, _ in self.undone
        } | self.lost()

    def lost(self) -> set[int]:
        """Acts undone before a newer act was done stay undone for good."""
        known = {batch for batch, _, _ in self.done} | {batch for batch, _, _ in self.undone}
        return {told.batch for told in self.cabinet.history(limit=1000) if told.kind == "act"} - known

    def teardown(self) -> None:
        assert self.cabinet.check() == []
        self.cabinet.close()
        shutil.rmtree(self.folder)


TestHistory = History.TestCase
TestHistory.settings = settings(
    max_examples=25, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
)
