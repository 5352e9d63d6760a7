"""Editing a dossier in the list: a field over the cell, what is typed stored, and on to the next cell by Tab."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.archive.records import Dossier
from app.desktop.pages.archive import in_place
from app.desktop.widgets.in_place import CellEditor

if TYPE_CHECKING:
    from app.desktop.pages.archive.view import ArchivePage


class CellEditing:
    """The editing of cells in the list of a page; ``editor`` is the field that was opened last."""

    def __init__(self, page: ArchivePage) -> None:
        self._page = page
        self.editor: CellEditor | None = None

    def start(self, column: str = "title") -> None:
        """Edit a cell of the row under the cursor where it stands."""
        chosen = self._page.list.chosen
        dossier = self._page.model.dossier(chosen) if chosen is not None else None
        if dossier is None or self._page.refused(dossier):
            return
        text = in_place.text_of(dossier, column)
        self.editor = CellEditor(self._page.list, column, text, partial(self._store, dossier, column))

    def _store(self, dossier: Dossier, column: str, text: str, step: int) -> None:
        after = in_place.next_column(column, step, lambda name: bool(self._page.list.cell_box(name))) if step else None
        if text == in_place.text_of(dossier, column):
            if after is not None:
                self.start(after)
            return
        fields, problem = in_place.read(column, text)
        if problem:
            self._page.shell.status.say(problem)
            return

        def stored(_count: int) -> None:
            # The row may stand elsewhere in the order now: the next cell is opened where the list shows it.
            self._page.show_again(dossier.id, partial(self.start, after) if after is not None else None)

        self._page.session.write("", in_place.work(dossier, fields), stored)
