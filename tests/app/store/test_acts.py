"""Acts: what is written and told, wholly or not at all."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import pytest

from app.store import Cabinet
from tests.app.store.shelf import Crate, Paper, opened, rows


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Cabinet]:
    with opened(tmp_path / "lemari") as cabinet:
        yield cabinet


def test_an_act_is_told_in_the_history(shelf: Cabinet) -> None:
    with shelf.act("papers_added", count=2, where="Rak 1") as act:
        numbers = act.insert(Paper, [{"title": "a"}, {"title": "b", "year": 2019}])
    assert numbers == [1, 2]
    assert rows(shelf, Paper) == [(1, None, "a", None, "surat"), (2, None, "b", 2019, "surat")]
    (told,) = shelf.history()
    assert (told.batch, told.who, told.what, told.rows, told.undone) == (act.id, "Siti", "papers_added", 2, False)
    assert told.data == {"count": 2, "where": "Rak 1"}
    assert told.at[10] == "T"
    assert told.at[-6] in "+-"


def test_an_act_that_changes_nothing_leaves_no_trace(shelf: Cabinet) -> None:
    with shelf.act("first") as act:
        act.insert(Paper, [{"title": "a"}])
    with shelf.act("nothing") as act:
        assert act.update(Paper, Paper.id > 0, title="a", year=None) == 0
        assert act.update_rows(Paper, {1: {"title": "a"}, 7: {"title": "x"}}) == 0
        assert act.delete(Paper, Paper.id > 5) == 0
        assert act.insert(Paper, []) == []
        assert act.append("INSERT INTO sheet (paper, value) VALUES (?, ?)", []) == 0
    assert [told.what for told in shelf.history()] == ["first"]


def test_an_exception_takes_everything_back(shelf: Cabinet) -> None:
    def half() -> None:
        with shelf.act("half") as act:
            act.insert(Paper, [{"title": "a"}])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()
    assert rows(shelf, Paper) == []
    assert shelf.history() == []


def test_an_act_within_an_act_is_a_mistake(shelf: Cabinet) -> None:
    with shelf.act("one"), pytest.raises(RuntimeError), shelf.act("two"):
        pass


def test_peewee_can_make_a_savepoint_within_an_act(shelf: Cabinet) -> None:
    def half() -> None:
        with shelf.database.atomic():
            Paper.create(title="b")
            raise ZeroDivisionError

    with shelf.act("one") as act:
        with shelf.database.atomic():
            act.insert(Paper, [{"title": "a"}])
        with pytest.raises(ZeroDivisionError):
            half()
    assert [paper.title for paper in Paper.select()] == ["a"]


def test_a_number_is_never_given_again(shelf: Cabinet) -> None:
    with shelf.act("add") as act:
        act.insert(Paper, [{"title": "a"}])
    shelf.undo()
    with shelf.act("add") as act:
        assert act.insert(Paper, [{"title": "b"}, {"id": 9, "title": "c"}, {"title": "d"}]) == [2, 9, 10]


def test_capitals_are_a_change(shelf: Cabinet) -> None:
    with shelf.act("add") as act:
        act.insert(Paper, [{"title": "berita"}])
    with shelf.act("capitals") as act:
        assert act.update(Paper, Paper.id == 1, title="Berita") == 1
    shelf.undo()
    assert rows(shelf, Paper)[0][2] == "berita"


def test_only_an_insert_without_references_can_append(shelf: Cabinet) -> None:
    with pytest.raises(ValueError, match="INSERT"), shelf.act("x") as act:
        act.append("DELETE FROM paper WHERE id = ?", [(1,)])
    with pytest.raises(ValueError, match="paper"), shelf.act("x") as act:
        act.append("INSERT INTO paper (title, kind) VALUES (?, ?)", [("a", "b")])


def test_values_of_other_kinds_are_stored_as_the_field_says(shelf: Cabinet) -> None:
    class Ink(StrEnum):
        RED = "merah"

    with shelf.act("add") as act:
        act.insert(Crate, [{"number": 12, "weight": 3}])
        act.insert(Paper, [{"title": Ink.RED, "year": True, "crate_id": 1}])
        act.update(Paper, Paper.id == 1, kind=Ink.RED)
    assert rows(shelf, Crate) == [(1, "12", 3.0, None)]
    assert rows(shelf, Paper) == [(1, 1, "merah", 1, "merah")]
    assert shelf.undo().kept == ()
    shelf.redo()
    assert rows(shelf, Paper) == [(1, 1, "merah", 1, "merah")]


def test_an_unknown_field_is_a_mistake(shelf: Cabinet) -> None:
    with pytest.raises(KeyError), shelf.act("x") as act:
        act.insert(Paper, [{"judul": "a"}])
    with pytest.raises(KeyError), shelf.act("x") as act:
        act.update(Paper, Paper.id == 1, judul="a")


def test_many_pages(shelf: Cabinet) -> None:
    with shelf.act("add") as act:
        act.insert(Paper, ({"title": f"t{i}", "year": i % 7} for i in range(12_001)))
    before = rows(shelf, Paper)
    shares: list[float] = []
    with shelf.act("edit") as act:
        assert act.update(Paper, Paper.year != 3, title="x", year=3) == 12_001 - 1714
    after = rows(shelf, Paper)
    assert shelf.undo(progress=shares.append).reversed == act.rows
    assert rows(shelf, Paper) == before
    assert shares == sorted(shares)
    assert len(shares) == 3
    shelf.redo()
    assert rows(shelf, Paper) == after


def test_another_thread_waits_for_its_turn(shelf: Cabinet) -> None:
    inside = threading.Event()
    ended: list[int] = []

    def other() -> None:
        inside.wait(10)
        with shelf.act("second") as act:
            ended.extend(act.insert(Paper, [{"title": "b"}]))

    thread = threading.Thread(target=other)
    thread.start()
    with shelf.act("first") as act:
        inside.set()
        act.insert(Paper, [{"title": "a"}])
        thread.join(0.1)
        assert ended == []
    thread.join(10)
    assert ended == [2]
    assert [told.what for told in shelf.history()] == ["second", "first"]


def test_a_fault_of_the_caller_s_own_files_comes_through(shelf: Cabinet) -> None:
    with pytest.raises(FileNotFoundError), shelf.act("file"):
        Path("tidak ada").read_bytes()


def test_a_mistake_met_on_the_way_from_a_missing_file_is_no_fault_of_the_disk(shelf: Cabinet) -> None:
    def mistaken() -> None:
        with shelf.act("file"):
            try:
                Path("tidak ada").read_bytes()
            except FileNotFoundError as fault:
                raise LookupError from fault

    with pytest.raises(LookupError):
        mistaken()


def test_the_trail_of_a_row(shelf: Cabinet) -> None:
    with shelf.act("add") as act:
        act.insert(Paper, [{"title": f"t{i}", "year": i} for i in range(6000)])
    with shelf.act("rename") as act:
        act.update(Paper, Paper.id > 10, title="sama")
    with shelf.act("other") as act:
        act.update_rows(Paper, {3: {"title": "lain"}, 5999: {"title": "lain"}})
    with shelf.act("out") as act:
        act.delete(Paper, Paper.id == 5999)
    shelf.undo()
    whole = {"id": 5999, "crate_id": None, "title": "t5998", "year": 5998, "kind": "surat"}
    found = shelf.trail(Paper, 5999)
    assert [(change.act.what, change.before, change.after) for change in found] == [
        ("out", {**whole, "title": "lain"}, None),
        ("other", {"title": "sama"}, {"title": "lain"}),
        ("rename", {"title": "t5998"}, {"title": "sama"}),
        ("add", None, whole),
    ]
    assert [change.act.undone for change in found] == [True, False, False, False]
    assert [change.act.what for change in shelf.trail(Paper, 5999, limit=1)] == ["out"]
    assert [change.act.what for change in shelf.trail(Paper, 3)] == ["other", "add"]
    assert shelf.trail(Paper, 7000) == []
