"""The window of a dossier's digital files: their list, and the pages of the one under the cursor, to leaf through."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from functools import partial

from app.archive.records import DigitalFile, Dossier
from app.archive.vault.preview import Preview
from app.desktop.pages.archive.page_well import PageWell
from app.desktop.pages.archive.preview_state import FilesState
from app.desktop.session import Session
from app.desktop.theme import px
from app.desktop.widgets.controls import button, flowing, frame, icon_button
from app.desktop.widgets.dialogs import Dialog
from app.desktop.widgets.listing import Column, Listing
from app.desktop.widgets.rows import FixedRows
from app.i18n import tr, trc

_WIDE, _HIGH = 440, 430


class FilesDialog(Dialog):
    """All digital files of a dossier; arrows choose, Page Up and Page Down leaf, Enter opens with its own program."""

    def __init__(
        self,
        parent: tk.Misc,
        session: Session,
        dossier: Dossier,
        on_open: Callable[[DigitalFile], object],
        shown: DigitalFile | None = None,
    ) -> None:
        heading = tr("Berkas digital dari berkas {number}", number=dossier.number)
        super().__init__(parent, heading, width=960)
        self.model = FilesState(session, dossier, shown)
        self._on_open = on_open
        left = frame(self.body)
        left.pack(side="left", fill="both", expand=True, padx=(0, px(14)))
        self.list = Listing(
            left,
            [
                Column("name", tr("Nama"), 200, stretch=True, sortable=False),
                Column("kind", tr("Jenis"), 70, sortable=False),
                Column("size", tr("Ukuran"), 76, number=True, sortable=False),
                Column("added", tr("Ditambahkan"), 100, sortable=False),
            ],
            on_choose=self._chosen,
            on_open=lambda _file: self._open(),
        )
        self.list.pack(fill="both", expand=True)
        right = frame(self.body)
        right.pack(side="right", fill="y")
        self.well = PageWell(right, _WIDE, _HIGH)
        self.well.pack()
        below = frame(right)
        below.pack(fill="x", pady=(px(8), 0))
        self.back = icon_button(below, "chevron-left", partial(self.turn, -1), tr("Halaman sebelumnya (Page Up)"))
        self.back.pack(side="left")
        self.forth = icon_button(below, "chevron-right", partial(self.turn, 1), tr("Halaman berikutnya (Page Down)"))
        self.forth.pack(side="left", padx=(0, px(8)))
        button(below, tr("Buka"), self._open, symbol="box-arrow-up-right", tip="Enter").pack(side="right")
        self._told = flowing(right, "", "SmallSoft")
        self._told.configure(wraplength=px(_WIDE))
        self._told.pack(fill="x", pady=(px(6), 0))
        self.answer(trc("tombol", "Tutup"), self.give_up)
        self.list.tree.bind("<Prior>", lambda _event: self.turn(-1))
        self.list.tree.bind("<Next>", lambda _event: self.turn(1))
        self.list.show(FixedRows(self.model.rows()))
        if self.model.file is not None:
            ids = [file.id for file in dossier.files]
            self.list.choose(ids.index(self.model.file.id))
        self._show()
        self.open(self.list.tree)

    def turn(self, steps: int) -> str:
        """Show another page."""
        if self.model.turn(steps):
            self._show()
        return "break"

    def _chosen(self, file: int) -> None:
        if self.model.choose(file):
            self._show()

    def _open(self) -> None:
        if self.model.file is not None:
            self._on_open(self.model.file)

    def _show(self) -> None:
        self.well.wait()
        self._tell()
        self.model.ask(*self.well.room, self._came)

    def _came(self, preview: Preview) -> None:
        if self.winfo_exists():
            self.well.show(preview)
            self._tell()

    def _tell(self) -> None:
        self._told.configure(text=self.model.told())
        self.back.state(["!disabled" if self.model.page > 0 else "disabled"])
        self.forth.state(["!disabled" if self.model.page + 1 < self.model.pages else "disabled"])
