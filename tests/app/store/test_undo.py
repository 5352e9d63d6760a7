"""Acts undone and redone: what goes back, what is kept, and what is told of it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import AppError
from app.store import Cabinet, Kept, Room
from tests.app.store.shelf import ROOM, Crate, Mark, Paper, Sheet, opened, rows


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Cabinet]:
    with opened(tmp_path / "lemari") as cabinet:
        yield cabinet


def all_rows(cabinet: Cabinet) -> list[list[tuple[object, ...]]]:
    return [rows(cabinet, model) for model in (Crate, Paper, Mark)]


def test_undo_and_redo_of_each_kind_of_change(shelf: Cabinet) -> None:
    with shelf.act("begin") as act:
        crates = act.insert(Crate, [{"number": "1", "weight": 0.1, "seal": b"\0\xff"}, {"number": "2"}])
        act.insert(Paper, [{"title": f"t{i}", "crate": crates[0], "year": 2000 + i} for i in range(5)])
        act.insert(Mark, [{"paper": 1, "colour": "merah"}, {"paper": 1, "colour": "biru", "note": "x"}])
    states = [all_rows(shelf)]
    with shelf.act("update") as act:
        assert act.update(Paper, Paper.year > 2001, title="sama", crate=crates[1]) == 3
    states.append(all_rows(shelf))
    with shelf.act("each its own") as act:
        assert act.update_rows(Paper, {1: {"title": "satu"}, 2: {"title": "dua", "year": None}, 3: {}}) == 2
    states.append(all_rows(shelf))
    with shelf.act("worked out") as act:
        assert act.update(Paper, Paper.year.is_null(False), year=Paper.year + 1, title=Paper.title.concat("!")) == 4
        assert act.update(Mark, Mark.colour == "biru", note="y") == 1
        assert act.update(Crate, Crate.id == 1, weight=math.pi, seal=b"") == 1
    states.append(all_rows(shelf))
    with shelf.act("delete") as act:
        assert act.delete(Paper, Paper.crate == 1) == 2
        assert act.delete(Mark, Mark.paper == 1) == 2
        assert act.delete(Crate, Crate.id == 1) == 1
    states.append(all_rows(shelf))
    assert len({str(state) for state in states}) == 5
    for state in reversed(states[:-1]):
        assert shelf.undo().kept == ()
        assert all_rows(shelf) == state
    assert shelf.undo().kept == ()
    assert all_rows(shelf) == [[], [], []]
    with pytest.raises(AppError, match="nothing_to_undo"):
        shelf.undo()
    for state in states:
        assert shelf.redo().kept == ()
        assert all_rows(shelf) == state
    with pytest.raises(AppError, match="nothing_to_redo"):
        shelf.redo()


def test_undo_and_redo_are_remembered_over_a_restart(tmp_path: Path) -> None:
    with opened(tmp_path) as cabinet, cabinet.act("add") as act:
        act.insert(Paper, [{"title": "a"}])
    with opened(tmp_path) as cabinet:
        cabinet.undo()
    with opened(tmp_path) as cabinet:
        assert rows(cabinet, Paper) == []
        assert [(told.kind, told.undone, told.target) for told in cabinet.history()] == [
            ("undo", False, 1),
            ("act", True, None),
        ]
        cabinet.redo()
        assert len(rows(cabinet, Paper)) == 1
        assert [told.kind for told in cabinet.history()] == ["redo", "undo", "act"]
        assert [told.kind for told in cabinet.history(limit=1, before=3)] == ["undo"]


def test_a_new_act_ends_what_can_be_redone(shelf: Cabinet) -> None:
    for title in "ab":
        with shelf.act("add") as act:
            act.insert(Paper, [{"title": title}])
    shelf.undo()
    with shelf.act("add") as act:
        act.insert(Paper, [{"title": "c"}])
    with pytest.raises(AppError, match="nothing_to_redo"):
        shelf.redo()
    shelf.undo()
    shelf.undo()
    assert rows(shelf, Paper) == []
    shelf.redo()
    shelf.redo()
    assert [row[2] for row in rows(shelf, Paper)] == ["a", "c"]


def test_what_cannot_be_undone_is_said(shelf: Cabinet) -> None:
    with shelf.act("add") as act:
        act.insert(Paper, [{"title": "a"}])
    shelf.undo(1)
    for batch, code in ((1, "already_undone"), (2, "not_an_act"), (77, "unknown_batch")):
        with pytest.raises(AppError, match=code):
            shelf.undo(batch)


def test_rows_edited_since_are_kept_and_told(shelf: Cabinet) -> None:
    with shelf.act("add") as act:
        act.insert(Paper, [{"title": f"t{i}"} for i in range(4)])
    with shelf.act("rename") as act:
        act.update(Paper, Paper.id > 0, title="sama")
    with shelf.act("later") as act:
        act.update(Paper, Paper.id == 2, title="lain")
        act.update(Paper, Paper.id == 3, year=2020)
        act.delete(Paper, Paper.id == 4)
    report = shelf.undo(2)
    assert report.kept == (Kept("paper", (2,), "kept_edited"), Kept("paper", (4,), "kept_gone"))
    assert report.reversed == 2
    assert [row[2:4] for row in rows(shelf, Paper)] == [("t0", None), ("lain", None), ("t2", 2020)]
    shelf.redo()
    assert [row[2:4] for row in rows(shelf, Paper)] == [("sama", None), ("lain", None), ("sama", 2020)]


def test_a_row_is_turned_back_wholly_or_not_at_all(shelf: Cabinet) -> None:
    with shelf.act("add and edit") as act:
        act.insert(Paper, [{"title": "a"}, {"title": "b"}])
        act.update(Paper, Paper.id > 0, year=1999)
    with shelf.act("later") as act:
        act.update(Paper, Paper.id == 1, title="lain")
    report = shelf.undo(1)
    assert report.kept == (Kept("paper", (1,), "kept_edited"),)
    assert rows(shelf, Paper) == [(1, None, "lain", 1999, "surat")]


def test_an_undo_that_turns_nothing_back_changes_nothing(shelf: Cabinet) -> None:
    with shelf.act("add") as act:
        act.insert(Paper, [{"title": "a"}])
    with shelf.act("later") as act:
        act.update(Paper, Paper.id == 1, title="b")
    report = shelf.undo(1)
    assert (report.reversed, [kept.reason for kept in report.kept]) == (0, ["kept_edited"])
    assert [told.kind for told in shelf.history()] == ["act", "act"]
    assert shelf.undo().batch == 2


def test_what_others_refer_to_is_kept(shelf: Cabinet) -> None:
    with shelf.act("crates") as act:
        act.insert(Crate, [{"number": "1"}, {"number": "2"}])
    with shelf.act("paper") as act:
        act.insert(Paper, [{"title": "a", "crate": 1}])
    report = shelf.undo(1)
    assert report.kept == (Kept("crate", (1,), "kept_in_use"),)
    assert [row[0] for row in rows(shelf, Crate)] == [1]


def test_a_redo_tells_nothing_of_rows_that_its_undo_left(shelf: Cabinet) -> None:
    with shelf.act("crates") as act:
        act.insert(Crate, [{"number": "1"}, {"number": "2"}])
    with shelf.act("paper") as act:
        act.insert(Paper, [{"title": "a", "crate": 1}])
    shelf.undo(1)
    report = shelf.redo()
    assert (report.reversed, report.kept) == (1, ())
    assert [row[0] for row in rows(shelf, Crate)] == [1, 2]


def test_what_refers_to_a_row_that_is_gone_is_kept(shelf: Cabinet) -> None:
    with shelf.act("begin") as act:
        act.insert(Crate, [{"number": "1"}])
        act.insert(Paper, [{"title": "a", "crate": 1}, {"title": "b"}])
    with shelf.act("out") as act:
        act.delete(Paper, Paper.id > 0)
    with shelf.act("crate away") as act:
        act.delete(Crate, Crate.id == 1)
    report = shelf.undo(2)
    assert report.kept == (Kept("paper", (1,), "kept_parent_gone"),)
    assert [row[2] for row in rows(shelf, Paper)] == ["b"]


def test_a_value_taken_by_another_row_is_kept(shelf: Cabinet) -> None:
    with shelf.act("begin") as act:
        act.insert(Crate, [{"number": "1"}, {"number": "2"}])
    with shelf.act("out") as act:
        act.delete(Crate, Crate.id > 0)
    with shelf.act("again") as act:
        act.insert(Crate, [{"number": "1"}])
    report = shelf.undo(2)
    assert report.kept == (Kept("crate", (1,), "kept_taken"),)
    assert [row[:2] for row in rows(shelf, Crate)] == [(2, "2"), (3, "1")]


def test_a_value_taken_since_the_edit_is_kept(shelf: Cabinet) -> None:
    with shelf.act("begin") as act:
        act.insert(Crate, [{"number": "1"}, {"number": "2"}])
    with shelf.act("renumber") as act:
        act.update_rows(Crate, {1: {"number": "10"}, 2: {"number": "20"}})
    with shelf.act("again") as act:
        act.insert(Crate, [{"number": "1"}])
    report = shelf.undo(2)
    assert report.kept == (Kept("crate", (1,), "kept_taken"),)
    assert [row[:2] for row in rows(shelf, Crate)] == [(1, "10"), (2, "2"), (3, "1")]


def test_appended_rows_stay_when_their_act_is_undone(shelf: Cabinet) -> None:
    with shelf.act("import") as act:
        (number,) = act.insert(Paper, [{"title": "lembar", "year": 0}])
        assert act.append("INSERT INTO sheet (paper, value) VALUES (?, ?)", [(number, i) for i in range(9)]) == 9
        act.update(Paper, Paper.id == number, year=1)
    assert shelf.undo().kept == ()
    assert rows(shelf, Paper) == []
    assert len(rows(shelf, Sheet)) == 9
    shelf.redo()
    assert rows(shelf, Paper)[0][3] == 1


def test_a_cancelled_undo_changes_nothing(shelf: Cabinet) -> None:
    with shelf.act("add") as act:
        act.insert(Paper, [{"title": "a"}])

    def cancel(share: float) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        shelf.undo(progress=cancel)
    assert len(rows(shelf, Paper)) == 1
    assert not shelf.history()[0].undone


def test_a_row_that_a_trigger_holds_back_is_kept(tmp_path: Path) -> None:
    guard = """CREATE TRIGGER guard BEFORE DELETE ON crate WHEN EXISTS (SELECT 1 FROM sheet WHERE paper = old.id)
    BEGIN SELECT RAISE(IGNORE); END"""
    room = Room("shelf", ROOM.models, (*ROOM.statements, guard), ROOM.flush)
    with opened(tmp_path, [room]) as cabinet:
        with cabinet.act("begin") as act:
            act.insert(Crate, [{"number": str(n)} for n in range(1, 6)])
            act.append("INSERT INTO sheet (paper, value) VALUES (?, ?)", [(2, 1), (4, 1)])
        report = cabinet.undo()
        assert report.kept == (Kept("crate", (2,), "kept_in_use"), Kept("crate", (4,), "kept_in_use"))
        assert [row[0] for row in rows(cabinet, Crate)] == [2, 4]
        assert cabinet.redo().reversed == 3
        assert len(rows(cabinet, Crate)) == 5


def test_one_row_that_does_not_fit_among_many_equal_ones(shelf: Cabinet) -> None:
    with shelf.act("add") as act:
        act.insert(Paper, [{"title": "a"} for _ in range(10)])
    with shelf.act("twice") as act:
        act.update(Paper, Paper.id > 0, title="b")
        act.update(Paper, Paper.id > 0, title="c")
    with shelf.act("later") as act:
        act.update(Paper, Paper.id == 5, title="x")
    report = shelf.undo(2)
    assert report.kept == (Kept("paper", (5,), "kept_edited"),)
    assert {row[2] for row in rows(shelf, Paper) if row[0] != 5} == {"a"}


def test_an_act_of_tables_that_are_no_more_cannot_be_undone(tmp_path: Path) -> None:
    with opened(tmp_path) as cabinet, cabinet.act("add") as act:
        act.insert(Paper, [{"title": "a"}])
    with opened(tmp_path, []) as cabinet, pytest.raises(AppError, match="history_older"):
        cabinet.undo()
