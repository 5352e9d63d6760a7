"""The window that compares digital files with what is noted of them, and mends what is amiss with a press."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from pathlib import Path
from tkinter import filedialog

from app.archive.records import Dossier
from app.archive.vault.fixity import State
from app.desktop.pages.archive.fixity_state import FixityState
from app.desktop.session import Session
from app.desktop.theme import px
from app.desktop.widgets.controls import button, flowing, frame, progress
from app.desktop.widgets.dialogs import Dialog
from app.desktop.widgets.listing import Column, Listing
from app.desktop.widgets.rows import FixedRows
from app.i18n import tr, trc, trn

_BEAT = 150


class FixityDialog(Dialog):
    """What is amiss with digital files; ``dossier`` is the one that unknown files can be tied to."""

    def __init__(
        self, parent: tk.Misc, session: Session, dossier: Dossier | None, say: Callable[[str], object]
    ) -> None:
        super().__init__(parent, tr("Periksa berkas digital"), width=900, symbol="shield-check")
        self._dossier, self._say = dossier, say
        self._read_only = session.read_only
        self.model = FixityState(session, self._changed)
        self.on_close = self.model.stop
        self._told = flowing(self.body, "", "Soft")
        self._told.pack(fill="x", pady=(0, px(8)))
        self._bar = progress(self.body)
        row = frame(self.body)
        row.pack(fill="x", pady=(0, px(10)))
        self.relink_button = button(row, "", self._relink, symbol="link-45deg")
        self.search_button = button(row, tr("Cari di folder …"), self._search, symbol="folder2-open")
        self.accept_button = button(row, tr("Terima isi baru"), self._accept, symbol="check-lg")
        number = dossier.number if dossier is not None else ""
        self.adopt_button = button(row, tr("Catat pada berkas {number}", number=number), self._adopt, symbol="plus-lg")
        for made in (self.relink_button, self.search_button, self.accept_button, self.adopt_button):
            made.pack(side="left", padx=(0, px(8)))
        self.list = Listing(
            self.body,
            [
                Column("state", tr("Keadaan"), 110, sortable=False),
                Column("name", tr("Nama"), 220, sortable=False),
                Column("number", tr("Berkas"), 70, sortable=False),
                Column("where", tr("Letak di folder lemari"), 320, stretch=True, sortable=False),
            ],
            on_choose=lambda _fault: self._show_buttons(),
        )
        self.list.configure(height=px(320))
        self.list.pack_propagate(False)
        self.list.pack(fill="both", expand=True)
        self.answer(trc("tombol", "Tutup"), self.give_up)
        self.answer_left(tr("Periksa ulang"), self.model.look)
        self.model.look()
        self.open(self.list.tree)

    def _changed(self) -> None:
        if not self.winfo_exists():
            return
        self._told.configure(text=self.model.summary())
        self.list.show(FixedRows(self.model.rows()))
        if self.model.faults:
            self.list.choose(0)
        self._show_buttons()
        looking = self.model.job is not None and not self.model.job.ended
        if looking and not self._bar.winfo_manager():
            self._bar.pack(fill="x", pady=(0, px(8)), after=self._told)
            self._follow()
        elif not looking:
            self._bar.pack_forget()

    def _follow(self) -> None:
        """Show how far the looking is, until it ends."""
        job = self.model.job
        if self.winfo_exists() and job is not None and not job.ended:
            self._bar.configure(value=job.share)
            self.after(_BEAT, self._follow)

    def _show_buttons(self) -> None:
        model, chosen = self.model, self._chosen_state()
        moved = len(model.having(State.MOVED))
        self.relink_button.configure(
            text=trn("Tautkan ulang {count} yang pindah", "Tautkan ulang {count} yang pindah", moved)
        )
        wanted = model.having(State.MISSING, State.CHANGED, State.UNREADABLE)
        can = {
            self.relink_button: bool(moved),
            self.search_button: bool(wanted),
            self.accept_button: chosen is State.CHANGED,
            self.adopt_button: chosen is State.UNKNOWN and self._dossier is not None,
        }
        for made, possible in can.items():
            made.state(["!disabled" if possible and not self._read_only else "disabled"])

    def _chosen_state(self) -> State | None:
        chosen = self.list.chosen
        return self.model.faults[chosen].state if chosen is not None and chosen < len(self.model.faults) else None

    def _relink(self) -> None:
        self.model.relink(
            lambda count: self._say(
                trn("{count} berkas digital ditautkan ulang.", "{count} berkas digital ditautkan ulang.", count)
            )
        )

    def _search(self) -> None:
        chosen = filedialog.askdirectory(parent=self, title=tr("Pilih folder"), mustexist=True)
        if chosen:
            self.model.bring_back(Path(chosen), self._brought)

    def _brought(self, count: int) -> None:
        said = trn("{count} berkas digital dikembalikan.", "{count} berkas digital dikembalikan.", count)
        self._say(said if count else tr("Di folder itu tidak ada berkas yang isinya sama dengan yang dicari."))

    def _accept(self) -> None:
        chosen = self.list.chosen
        if chosen is not None:
            self.model.accept(self.model.faults[chosen], lambda _count: self._say(tr("Isi barunya diterima.")))

    def _adopt(self) -> None:
        chosen = self.list.chosen
        if chosen is not None and self._dossier is not None:
            self.model.adopt(
                [self.model.faults[chosen]], self._dossier, lambda _count: self._say(tr("Berkas digital dicatat."))
            )
