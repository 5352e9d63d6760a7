"""The dialog in which the clerk chooses the columns of the list."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable

from app.desktop.pages.archive import columns
from app.desktop.session import Session
from app.desktop.theme import px
from app.desktop.widgets.controls import label
from app.desktop.widgets.dialogs import Dialog
from app.desktop.widgets.forms import Form
from app.i18n import tr, trc


class ColumnsDialog(Dialog):
    """A check for each column there is."""

    def __init__(self, parent: tk.Misc, session: Session, on_chosen: Callable[[], object]) -> None:
        super().__init__(parent, tr("Kolom daftar"), width=520)
        self._session, self._on_chosen = session, on_chosen
        told = tr("Kolom yang tidak muat disembunyikan dari kanan sampai jendelanya cukup lebar.")
        label(self.body, told, "Soft", wrap=470).pack(anchor="w", pady=(0, px(10)))
        self.form = Form(self.body, columns=3)
        self.form.pack(fill="both", expand=True)
        shown = columns.chosen(session)
        for name in columns.names(session):
            if name != columns.ALWAYS:
                self.form.check(name, columns.title_of(session, name), value=name in shown, wide=False)
        self.answer(trc("tombol", "Simpan"), self.save, main=True)
        self.answer(trc("tombol", "Batal"), self.give_up)
        self.answer_left(tr("Seperti semula"), self.reset)
        self.open()

    def save(self) -> None:
        """Show the columns that are checked."""
        columns.choose(self._session, [name for name, held in self.form.values().items() if held])
        self.close()
        self._on_chosen()

    def reset(self) -> None:
        """Check the columns that are shown at first."""
        for name in self.form.values():
            self.form.set(name, "1" if name in columns.OWN else "")
