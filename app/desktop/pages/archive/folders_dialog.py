"""The window in which folders become dossiers: what each would be, of which some or all are made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.desktop.pages.archive.folders_state import FoldersState
from app.desktop.theme import px
from app.desktop.widgets.controls import flowing
from app.desktop.widgets.dialogs import Dialog
from app.desktop.widgets.listing import Column, Listing
from app.desktop.widgets.rows import FixedRows
from app.i18n import tr, trc, trn

if TYPE_CHECKING:
    from app.desktop.pages.archive.view import ArchivePage


class FoldersDialog(Dialog):
    """The dossiers of a folder, all picked at first."""

    def __init__(self, page: ArchivePage, folder: Path) -> None:
        super().__init__(page, tr("Berkas dari folder"), width=900, symbol="folder-plus")
        self._page = page
        self.model = FoldersState(page.session, folder, self.show)
        flowing(self.body, str(folder), "Strong").pack(fill="x")
        self._told = flowing(self.body, self.model.summary(), "SmallSoft")
        self._told.pack(fill="x", pady=(px(2), px(10)))
        self.list = Listing(
            self.body,
            [
                Column("title", tr("Uraian"), 300, stretch=True, sortable=False),
                Column("code", tr("Kode"), 80, sortable=False),
                Column("years", tr("Tahun"), 90, sortable=False),
                Column("files", tr("Berkas digital"), 100, number=True, sortable=False),
                Column("size", tr("Ukuran"), 84, number=True, sortable=False),
                Column("state", tr("Keadaan"), 110, sortable=False),
            ],
            on_pick=self._show_button,
        )
        self.list.configure(height=px(320))
        self.list.pack_propagate(False)
        self.list.pack(fill="both", expand=True)
        hint = tr(
            "Setiap folder yang berisi dokumen menjadi satu berkas, beserta semua yang ada di dalamnya. Aslinya tidak "
            "diubah. Pilih sebagian dengan Ctrl atau Shift; uraian dan kodenya dapat diubah sesudahnya."
        )
        flowing(self.body, hint, "SmallSoft").pack(fill="x", pady=(px(8), 0))
        self.make_button = self.answer("", self.make, main=True)
        self.answer(trc("tombol", "Batal"), self.give_up)
        self._show_button()
        self.model.look()
        self.open(self.list.tree)

    def show(self) -> None:
        """Show what was found."""
        if not self.winfo_exists():
            return
        self._told.configure(text=self.model.summary())
        self.list.show(FixedRows(self.model.rows()))
        if self.model.found:
            self.list.choose(0)
            self.list.pick_all()
        self._show_button()

    def make(self) -> None:
        """Make the picked dossiers."""
        found = self.model.found
        wanted = [found[place] for place in self.list.picking.ids() if place < len(found)]
        page = self._page

        def done(made: tuple[int, int]) -> None:
            dossiers, files = made
            page.shell.status.say(
                tr(
                    "{dossiers} dicatat dengan {files}.",
                    dossiers=trn("{count} berkas baru", "{count} berkas baru", dossiers),
                    files=trn("{count} berkas digital", "{count} berkas digital", files),
                )
            )
            page.files.read_texts()

        if wanted:
            self.close()
            self.model.make(wanted, done)

    def _show_button(self) -> None:
        count = len(self.list.picking)
        self.make_button.configure(text=trn("Catat {count} berkas", "Catat {count} berkas", count))
        self.make_button.state(["!disabled" if count else "disabled"])
