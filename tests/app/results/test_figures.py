"""Figures stored by the line and found again with their cells, whatever is blank."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from app.results import figures
from app.results.tables import ROOM
from app.store import Cabinet

_values = st.one_of(st.none(), st.integers(0, 2**40))


@given(st.integers(1, 1_048_576), st.integers(1, 16_384))
def test_any_cell_of_a_sheet_can_be_packed(row: int, column: int) -> None:
    assert figures.unpack_cell(figures.pack_cell(row, column)) == (row, column)


@settings(max_examples=25, deadline=None)
@given(
    rows=st.lists(st.tuples(_values, _values, _values), max_size=60),
    in_rows=st.booleans(),
)
def test_what_is_stored_is_read_back_with_its_cell(rows: list[tuple[int | None, ...]], in_rows: bool) -> None:
    subjects = [(11, 3), (12, 4), (13, 16_384)]
    lines = [(number, number + 1, values) for number, values in enumerate(rows, start=1)]
    with TemporaryDirectory() as folder, Cabinet.open(Path(folder), (ROOM,), create=True) as cabinet:
        with cabinet.act("import_files") as act:
            stored = figures.store(act, 1, subjects, lines, areas_in_rows=in_rows)
        found = cabinet.connection().execute("SELECT area, subject, value, cell FROM figure").fetchall()
    expected = {
        (area, subject, value, figures.pack_cell(*((line, at) if in_rows else (at, line))))
        for area, line, values in lines
        for (subject, at), value in zip(subjects, values, strict=True)
        if value is not None
    }
    assert set(found) == expected
    assert stored == len(found) == len(expected)
