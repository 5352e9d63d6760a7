"""What of a drawn sheet is in sight: heads and names stay there, and a point leads to the cell that is seen at it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from app.desktop.pages.intake.marks import MarkedSheet
from app.desktop.widgets.sheet_view import SheetView
from importers.grid import Value
from importers.results import read_results
from tests.importers.sheets import one


class _Sheet:
    """A header in rows 3 and 4, and names in columns 1 and 2."""

    rows, columns = 1000, 30

    def text(self, row: int, column: int) -> str:
        return f"{row}/{column}"

    def role(self, row: int, column: int) -> str:
        return "area" if column < 3 < row else ""

    def is_number(self, row: int, column: int) -> bool:
        return row > 4 and column > 2

    def heads(self, row: int) -> Sequence[int]:
        return [head for head in (3, 4) if head < row]

    def names(self) -> Sequence[int]:
        return [1, 2]


@pytest.fixture
def view() -> SheetView:
    """Return a view of ten columns of 50 pixels and nineteen rows of 20."""
    return SheetView(_Sheet(), [50] * 30, gutter=40, line=20, width=540, height=400)


def test_the_beginning_is_seen_as_it_is(view: SheetView) -> None:
    assert view.rows()[:6] == [1, 2, 3, 4, 5, 6]
    assert view.columns()[:3] == [(1, 40), (2, 90), (3, 140)]
    assert view.place_at(95, 45) == (2, 2)
    assert view.place_at(5, 45) == (2, 0)
    assert view.place_at(95, 5) == (0, 2)


def test_header_and_names_stay_while_all_else_moves(view: SheetView) -> None:
    view.reveal(500, 20)
    assert view.rows()[:2] == [3, 4]
    assert [column for column, _x in view.columns()[:2]] == [1, 2]
    box = view.box(500, 20)
    assert box is not None
    assert (box[2] <= view.width, box[3] <= view.height) == (True, True)
    assert view.place_at(box[0] + 1, box[1] + 1) == (500, 20)
    # a click on what stayed leads to it, and not to what lies there in the sheet
    assert view.place_at(45, 25) == (3, 1)
    assert view.box(5, 20) is None


def test_every_step_up_or_left_is_seen(view: SheetView) -> None:
    view.reveal(60, 25)
    for row in range(60, 0, -1):
        view.reveal(row, 25)
        assert view.box(row, 25) is not None
    for column in range(25, 0, -1):
        view.reveal(1, column)
        assert view.box(1, column) is not None
    for row in range(1, 1001, 7):
        view.reveal(row, 1)
        box = view.box(row, 1)
        assert box is not None
        assert box[3] <= view.height


def test_the_last_row_is_reached_and_no_more(view: SheetView) -> None:
    view.move(10_000, 1)
    rows = view.rows()
    assert rows[:2] == [3, 4]
    assert rows[-1] == 1000
    assert not view.move(10_000, 1)


def test_in_a_low_and_narrow_window_nothing_stays(view: SheetView) -> None:
    view.width, view.height = 100, 60
    view.reveal(300, 9)
    assert view.rows() == [300, 301]
    assert view.names() == []
    assert view.box(300, 9) is not None


def test_wide_names_give_way_to_the_most_telling(view: SheetView) -> None:
    view.widths = [230, 200, *[50] * 28]
    view.reveal(300, 20)
    assert view.names() == [2]


def test_the_header_above_a_row_and_the_columns_of_its_names() -> None:
    head: list[Value] = ["Kecamatan", "Kelurahan", "01 Joko Widodo - Ma'ruf Amin", "02 Prabowo - Sandiaga Uno"]
    book = one(
        [
            ["REKAPITULASI PILPRES 2019"],
            head,
            ["BOGOR SELATAN", "EMPANG", 3, 4],
            ["BOGOR SELATAN", "CIPAKU", 5, 6],
        ]
    )
    reading = read_results(book)
    marked = MarkedSheet(book.sheets[0], reading.tables, verdict=reading.sheets[0])
    assert [list(marked.heads(row)) for row in (1, 2, 4)] == [[], [], [2]]
    assert marked.names() == [1, 2]


def test_where_areas_are_columns_the_labels_of_rows_stay() -> None:
    book = one(
        [
            ["KECAMATAN : BOGOR SELATAN"],
            ["NO", "URAIAN", "EMPANG", "CIPAKU", "JUMLAH AKHIR"],
            [1, "PASLON 01", 10, 20, 30],
            [2, "PASLON 02", 11, 21, 32],
            [None, "JUMLAH SUARA SAH", 21, 41, 62],
        ]
    )
    reading = read_results(book)
    marked = MarkedSheet(book.sheets[0], reading.tables, verdict=reading.sheets[0])
    assert marked.names() == [1, 2]
    assert list(marked.heads(5)) == [2]


def test_a_column_of_codes_gives_way_to_names() -> None:
    head: list[Value] = ["Kelurahan", "Kode Wilayah", "01 Joko Widodo - Ma'ruf Amin", "02 Prabowo - Sandiaga Uno"]
    rows: list[list[Value]] = [["EMPANG", "32.71.01.1003", 3, 4], ["CIPAKU", "32.71.01.1015", 5, 6]]
    book = one([head, *rows])
    reading = read_results(book)
    assert MarkedSheet(book.sheets[0], reading.tables, verdict=reading.sheets[0]).names() == [1]
    coded = one([head[1:], *(row[1:] for row in rows)])
    reading = read_results(coded)
    assert MarkedSheet(coded.sheets[0], reading.tables, verdict=reading.sheets[0]).names() == [1]
