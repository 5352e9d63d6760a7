"""The window of files that wait in the folder of scans: looked at one by one, and put into a dossier or passed over."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tkinter import filedialog
from typing import TYPE_CHECKING

from app.archive.records import Dossier
from app.desktop.dossiers_offered import find_dossiers
from app.desktop.masking import may_open
from app.desktop.opening import open_path
from app.desktop.pages.archive.incoming_state import IncomingState, beginning
from app.desktop.pages.archive.page_well import PageWell
from app.desktop.pages.page import EmptyState
from app.desktop.session import words_of
from app.desktop.theme import px
from app.desktop.widgets.controls import button, flowing, frame
from app.desktop.widgets.dialogs import Dialog, tell
from app.desktop.widgets.forms import Form
from app.desktop.widgets.listing import Column, Listing
from app.desktop.widgets.rows import FixedRows
from app.errors import AppError
from app.i18n import tr, trc, trn

if TYPE_CHECKING:
    from app.archive.vault.incoming import Incoming
    from app.archive.vault.preview import Preview
    from app.desktop.pages.archive.view import ArchivePage

_WIDE, _HIGH = 320, 400
#: Keys that walk through what is offered, and type nothing.
_WALKING = frozenset({"Up", "Down", "Return", "Tab", "Escape"})


class IncomingDialog(Dialog):
    """Files that wait; several can be picked. ``dossier`` is the one they are offered to first."""

    def __init__(self, page: ArchivePage, model: IncomingState, dossier: Dossier | None) -> None:
        super().__init__(page, tr("Berkas digital dari folder pindaian"), width=940, symbol="inbox")
        self._page, self._session, self.model = page, page.session, model
        self._files: Sequence[Incoming] = ()
        self._shown: Incoming | None = None
        self._empty: EmptyState | None = None
        self._make_head()
        self._main_area = frame(self.body)
        self._main_area.pack(fill="both", expand=True)
        right = frame(self._main_area)
        right.pack(side="right", fill="y")
        self.well = PageWell(right, _WIDE, _HIGH)
        self.well.pack()
        self.open_button = button(right, tr("Buka"), self.open_file, symbol="box-arrow-up-right", tip="Enter")
        self.open_button.pack(anchor="e", pady=(px(8), 0))
        left = frame(self._main_area)
        left.pack(side="left", fill="both", expand=True, padx=(0, px(14)))
        self.form = Form(left, columns=1)
        self.form.pack(side="bottom", fill="x", pady=(px(8), 0))
        start = f"{dossier.number}  {dossier.title}" if dossier is not None and not self._closed(dossier) else ""
        box = self.form.suggest("dossier", tr("Ke berkas"), (), start)
        self.form.hint("dossier", tr("Nomor berkas, atau kata dari uraiannya."))
        box.bind("<KeyRelease>", lambda event: self._look_up(event.keysym), add="+")
        self.list = Listing(
            left,
            [
                Column("name", tr("Nama"), 180, stretch=True, sortable=False),
                Column("size", tr("Ukuran"), 76, number=True, sortable=False),
                Column("when", tr("Ditulis"), 136, sortable=False),
                Column("folder", tr("Di dalam"), 100, sortable=False, spare=200),
            ],
            on_choose=lambda _place: self._choose(),
            on_open=lambda _place: self.open_file(),
            on_pick=self._show_buttons,
        )
        self.list.pack(fill="both", expand=True)
        self.list.tree.bind("<Delete>", lambda _event: self.pass_over())
        self.attach_button = self.answer(tr("Lampirkan"), self.attach, main=True)
        self.answer(trc("tombol", "Tutup"), self.give_up)
        self.new_button = self.answer_left(tr("Berkas baru …"), self.new_dossier)
        self.pass_button = self.answer_left(tr("Lewati"), self.pass_over)
        self.pass_button.pack_configure(padx=(px(8), 0))
        self._look_up("")
        self.show()
        self.open(self.list.tree)
        model.look()

    def show(self) -> None:
        """Show what waits now; what was picked stays picked as long as it waits."""
        self._told.configure(text=self.model.summary())
        self._folder.configure(text=self.model.folder)
        self._show_empty(empty=not self.model.folder)
        if self.model.files != self._files:
            kept = {self._files[place].key for place in self.list.picking.ids() if place < len(self._files)}
            self._files = self.model.files
            self.list.show(FixedRows(self.model.rows()))
            places = [place for place, one in enumerate(self._files) if one.key in kept] or [0]
            self.list.choose(places[0])
            for place in places[1:]:
                self.list.picking.turn(place)
        self._choose()
        self._show_buttons()

    def choose_folder(self) -> None:
        """Let the folder be chosen in which scans arrive."""
        chosen = filedialog.askdirectory(
            parent=self, title=tr("Pilih folder pindaian"), mustexist=True, initialdir=self.model.folder or None
        )
        if not chosen:
            return
        try:
            self.model.watch(Path(chosen))
        except AppError as failure:
            tell(self, tr("Folder ini tidak dapat dipantau"), words_of(failure) or "", problem=True)

    def stop(self) -> None:
        """Watch no folder any more."""
        self.model.watch(None)

    def attach(self) -> None:
        """Put the picked files into the dossier that was typed."""
        picked = self.picked()
        dossier, problem = self.model.dossier_of(self.form.value("dossier"))
        self.form.complain({"dossier": problem} if problem else {})
        if dossier is not None and picked and not self._page.refused(dossier):
            self._page.files.add(dossier, [one.path for one in picked])

    def new_dossier(self) -> None:
        """Write a new dossier that begins with the name of the picked file, and put the picked files into it."""
        picked = self.picked()
        if not picked:
            return
        paths = [one.path for one in picked]

        def stored(number: int) -> None:
            made = self._page.model.dossier(number)
            if made is not None:
                self._page.files.add(made, paths)

        self._page.add_beginning(beginning(picked[0]), stored, parent=self)

    def pass_over(self) -> None:
        """Wait for the picked files no more; they stay where they are."""
        picked = self.picked()
        if picked:
            self._session.write("", self.model.pass_work(picked), self._passed)

    def open_file(self) -> None:
        """Open the file under the cursor with the program the computer has for it."""
        if self._shown is not None:
            try:
                open_path(self._shown.path)
            except AppError as failure:
                self._page.shell.window.report(failure)

    def picked(self) -> list[Incoming]:
        """Return the files that are picked, in the order of the list."""
        return [self._files[place] for place in self.list.picking.ids() if place < len(self._files)]

    def _make_head(self) -> None:
        row = frame(self.body)
        row.pack(fill="x", pady=(0, px(10)))
        self.stop_button = button(row, tr("Berhenti memantau"), self.stop, "Linkish")
        self.stop_button.pack(side="right", anchor="n")
        self.folder_button = button(row, tr("Ganti folder …"), self.choose_folder, "Linkish", symbol="folder2-open")
        self.folder_button.pack(side="right", anchor="n")
        told = frame(row)
        told.pack(side="left", fill="x", expand=True)
        self._folder = flowing(told, "", "Strong")
        self._folder.pack(fill="x")
        self._told = flowing(told, "", "SmallSoft")
        self._told.pack(fill="x", pady=(px(2), 0))
        self._head = row

    def _show_empty(self, *, empty: bool) -> None:
        """Say over everything what the folder of scans is for, while none is chosen."""
        if not empty:
            if self._empty is not None:
                self._empty.place_forget()
            return
        if self._empty is None:
            self._empty = EmptyState(
                self.body,
                "inbox",
                tr("Belum ada folder pindaian"),
                tr(
                    "Pilih folder tempat pemindai menyimpan hasilnya. Yang baru di sana ditawarkan untuk dimasukkan ke "
                    "berkas; aslinya tidak pernah diubah."
                ),
                [(tr("Pilih folder …"), "folder2-open", self.choose_folder)],
            )
        self._empty.place(x=0, y=0, relwidth=1, relheight=1)
        self._empty.lift()

    def _show_buttons(self) -> None:
        count = len(self.picked())
        self.attach_button.configure(
            text=trn("Lampirkan {count} berkas digital", "Lampirkan {count} berkas digital", count)
            if count > 1
            else tr("Lampirkan")
        )
        for made in (self.attach_button, self.new_button, self.pass_button):
            made.state(["!disabled" if count else "disabled"])
        self.open_button.state(["!disabled" if self._shown is not None else "disabled"])

    def _choose(self) -> None:
        chosen = self.list.chosen
        file = self._files[chosen] if chosen is not None and chosen < len(self._files) else None
        if file == self._shown:
            return
        self._shown = file
        if file is None:
            self.well.clear()
            return
        self.well.wait()

        def came(preview: Preview) -> None:
            if self.winfo_exists() and self._shown == file:
                self.well.show(preview)

        self.model.ask_page(file, self.well.room, came)

    def _look_up(self, key: str) -> None:
        """Offer dossiers by what was typed; arrows only walk through those offered."""
        if key not in _WALKING:
            find_dossiers(self._session, self.form.value("dossier").partition("  ")[0], self._offer)

    def _offer(self, found: list[tuple[str, str]]) -> None:
        if self.winfo_exists():
            self.form.widget("dossier").configure(values=[f"{number}  {title}" for number, title in found])

    def _closed(self, dossier: Dossier) -> bool:
        return not may_open(self._session, dossier)

    def _passed(self, count: int) -> None:
        self._page.shell.status.say(
            trn(
                "{count} berkas digital dilewati. Ctrl+Z mengembalikannya.",
                "{count} berkas digital dilewati. Ctrl+Z mengembalikannya.",
                count,
            )
        )
