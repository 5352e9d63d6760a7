"""Whatever a test did to a cabinet is undone act by act after a restart, back to nothing, and then done again."""

from __future__ import annotations

from pathlib import Path

from app.archive.tables import ROOM
from app.errors import AppError
from app.store import Cabinet

#: What tells of acts, looks and jobs themselves, and what is made anew from the rest.
_BESIDE = frozenset(
    {
        *("schema_migration", "act", "act_kept", "row_number_given", "act_page"),
        *("view_log", "file_job", "file_step", "file_text", "sqlite_sequence"),
    }
)

Contents = dict[str, list[tuple[object, ...]]]


def contents(cabinet: Cabinet) -> Contents:
    """Return the rows of every table that acts write, by table; tables without rows are left out."""
    connection = cabinet.connection()
    names = [
        name
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        if name not in _BESIDE and not name.startswith("archive_search")
    ]
    rows = {name: sorted(connection.execute(f"SELECT * FROM {name}").fetchall(), key=repr) for name in names}
    return {name: found for name, found in rows.items() if found}


def unwind(folder: Path, before: Contents) -> None:
    """Undo all acts after a restart, back to ``before``, and after another do them again.

    Where an act is beyond undoing, as a signed destruction is, those after it are all that is undone. A test that
    undid acts in another order than they were done may have left some behind; it looks at that itself.
    """
    with Cabinet.open(folder, (ROOM,), write=True, who="Sari") as cabinet:
        after = contents(cabinet)
        undone, failure = 0, ""
        (own,) = cabinet.connection().execute("SELECT count(*) FROM act WHERE kind = 'undo'").fetchone()
        while not failure:
            try:
                report = cabinet.undo()
            except AppError as refused:
                failure = refused.code
            else:
                if report.kept and own:
                    return
                assert not report.kept, "undone in their order, acts leave nothing behind"
                undone += 1
        assert failure in ("nothing_to_undo", "act_is_final")
        assert failure == "act_is_final" or contents(cabinet) == before
    with Cabinet.open(folder, (ROOM,), write=True, who="Sari") as cabinet:
        for _ in range(undone):
            cabinet.redo()
        assert contents(cabinet) == after
