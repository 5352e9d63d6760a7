"""What can be done with the dossiers that are picked in the list, and with the archive as a whole: buttons and menus.

What is done stands in modules of its own, loaded when it is first asked for.
"""

from __future__ import annotations

import tkinter as tk
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from tkinter import filedialog, ttk
from typing import TYPE_CHECKING, Any, Literal

from app.archive import people
from app.desktop.commands import Command, key_words
from app.desktop.pages.archive.cell_editing import CellEditing
from app.desktop.theme import px
from app.desktop.widgets.controls import button, frame, label
from app.desktop.widgets.dialogs import Dialog, ask
from app.desktop.widgets.menus import Menu
from app.i18n import tr, trc, trn

if TYPE_CHECKING:
    from app.archive.duplicates import Pair
    from app.archive.records import Dossier
    from app.desktop.pages.archive.view import ArchivePage
    from app.desktop.widgets.listing import Listing


@dataclass(frozen=True, slots=True)
class _Deed:
    """Something that can be done: its words, key and icon, and to what: one row, all that are picked, the whole.

    ``on_bar`` puts it on the bar under the list, which has room for what is done often.
    """

    id: str
    title: str
    run: Callable[[], object]
    key: str
    symbol: str
    to: Literal["one", "picked", "whole"]
    short: str = ""
    on_bar: bool = True


class Deeds:
    """The deeds of the archive page; ``dialog`` is the window of the one that is open."""

    def __init__(self, page: ArchivePage) -> None:
        self._page = page
        self.dialog: Any = None
        self.cells = CellEditing(page)
        self._under: tk.Misc | None = None
        self._menu = Menu(page)

    @cached_property
    def bar(self) -> PickedBar:
        """The bar under the list, made when several rows are first picked."""
        deeds = [deed for deed in self._picked_deeds() if deed.to == "picked" and deed.on_bar]
        return PickedBar(self._under, deeds, self._page.list.pick_one, self._open_picked_menu)

    def button(self, parent: tk.Misc) -> ttk.Button:
        """Return the button that opens what can be done with the archive as a whole."""
        made = button(parent, tr("Lainnya"), lambda: self._open_menu(made), symbol="three-dots")
        return made

    def tend(self, parent: tk.Misc, listing: Listing) -> None:
        """Look after a list: its menu, and a bar under it while several rows are picked."""
        self._under = parent
        for sequence in ("<Button-3>", "<Menu>", "<Shift-F10>"):
            listing.tree.bind(sequence, self._open_list_menu)

    def picked(self) -> None:
        """Show how many rows are picked, and what can be done with them."""
        count = len(self._page.list.picking)
        if not self._page.session.read_only and (count > 1 or "bar" in self.__dict__):
            self.bar.show(count)

    def commands(self) -> list[Command]:
        """Return the deeds with their keys."""
        group = tr("Arsip")
        return [Command(deed.id, deed.title, deed.run, deed.key, deed.symbol, group) for deed in self._deeds()]

    def ids(self) -> array[int]:
        """Return the dossiers that are picked, in the order of the list."""
        return self._page.list.picking.ids()

    def _mine(self) -> array[int]:
        """Return the picked dossiers; none, which is told, where some of them may not be opened by who works here."""
        session, picked = self._page.session, self.ids()
        hidden = people.hidden(session.cabinet, session.viewer, picked)
        if hidden:
            said = trn(
                "{count} berkas yang dipilih tidak boleh Anda buka. Tidak ada yang diubah.",
                "{count} berkas yang dipilih tidak boleh Anda buka. Tidak ada yang diubah.",
                len(hidden),
            )
            self._page.shell.status.say(said)
            return array("q")
        return picked

    def _one(self) -> Dossier | None:
        """Return the dossier under the cursor; None, which is told, where it may not be opened."""
        chosen = self._page.list.chosen
        dossier = self._page.model.dossier(chosen) if chosen is not None else None
        return None if dossier is None or self._page.refused(dossier) else dossier

    def choose_columns(self) -> None:
        """Open the choice of columns."""
        from app.desktop.pages.archive.columns_dialog import ColumnsDialog

        self.dialog = ColumnsDialog(self._page, self._page.session, self._show_columns)

    def _show_columns(self) -> None:
        self._page.refresh()

    def ask_throw(self, dossiers: Sequence[int], title: str = "") -> Dialog:
        """Ask whether dossiers are to be thrown away, and do it."""
        count = len(dossiers)
        return ask(
            self._page,
            trn("Buang {count} berkas ke tempat sampah?", "Buang {count} berkas ke tempat sampah?", count),
            tr("“{title}” beserta isinya dapat dikembalikan dari tempat sampah, atau dengan Ctrl+Z.", title=title)
            if title and count == 1
            else tr("Semuanya beserta isinya dapat dikembalikan dari tempat sampah, atau dengan Ctrl+Z."),
            trc("tombol", "Buang"),
            lambda: self.throw(dossiers),
            danger=True,
        )

    def throw(self, dossiers: Sequence[int]) -> None:
        """Throw dossiers away."""
        from app.desktop.pages.archive.trash import throw_work

        self._page.session.start(
            tr("Membuang ke tempat sampah"),
            throw_work(self._page.session.cabinet, dossiers),
            lambda count: self._page.shell.status.say(
                trn(
                    "{count} berkas dibuang. Ctrl+Z mengembalikannya.",
                    "{count} berkas dibuang. Ctrl+Z mengembalikannya.",
                    count,
                )
            ),
            changes=True,
        )

    def copy(self) -> None:
        """Copy the dossier under the cursor and open the copy."""
        from app.desktop.pages.archive.moving import copy_work

        dossier = self._one()
        if dossier is not None:
            self._page.session.write("", copy_work(dossier), self._copied)

    def _copied(self, made: int) -> None:
        self._page.show_again(made, self._page.edit_chosen)
        self._page.shell.status.say(tr("Salinan dibuat tanpa tempat dan tanpa berkas digital."))

    def move(self) -> None:
        """Ask where the picked dossiers are to go."""
        picked = self._mine()
        if not picked:
            return
        from app.desktop.pages.archive.move_dialogs import MoveDialog
        from app.desktop.pages.archive.moving import MoveForm

        session = self._page.session
        self.dialog = MoveDialog(self._page, session, MoveForm(session, picked), self._moved)

    def _moved(self, count: int) -> None:
        self._page.shell.status.say(trn("{count} berkas dipindahkan.", "{count} berkas dipindahkan.", count))

    def edit_many(self) -> None:
        """Open the bulk edit of what is picked."""
        picked = self._mine()
        if not picked:
            return
        from app.desktop.pages.archive.bulk_dialog import BulkDialog
        from app.desktop.pages.archive.bulk_form import BulkForm

        session = self._page.session
        self.dialog = BulkDialog(self._page, session, BulkForm(session, picked), self._edited)

    def _edited(self, count: int) -> None:
        said = trn("{count} berkas diubah.", "{count} berkas diubah.", count)
        self._page.shell.status.say(said)

    def lend(self) -> None:
        """Lend what is picked, on the page of loans."""
        picked = self.ids()
        if picked:
            self._page.shell.go("loans", dossiers=list(picked))

    def hold(self) -> None:
        """Hold what is picked back for a dispute, on the page of disposal."""
        picked = self._mine()
        if picked:
            self._page.shell.go("disposal", hold=list(picked))

    def open_register(self) -> None:
        """Open the accession register with what is picked in the list."""
        from app.desktop.pages.archive.register_dialog import RegisterDialog

        page = self._page
        self.dialog = RegisterDialog(page, page.session, self.ids(), lambda view: page.visit(view=view))

    def open_folders(self) -> None:
        """Let a folder be picked whose folders become dossiers."""
        chosen = filedialog.askdirectory(parent=self._page, title=tr("Pilih folder"), mustexist=True)
        if chosen:
            from app.desktop.pages.archive.folders_dialog import FoldersDialog

            self.dialog = FoldersDialog(self._page, Path(chosen))

    def open_fields(self) -> None:
        """Open the office's own fields."""
        from app.desktop.pages.archive.own_dialogs import FieldsDialog

        self.dialog = FieldsDialog(self._page, self._page.session)

    def open_templates(self) -> None:
        """Open the templates of new dossiers."""
        from app.desktop.pages.archive.own_dialogs import TemplatesDialog

        self.dialog = TemplatesDialog(self._page, self._page.session, self._page.add_like)

    def find_doubles(self) -> None:
        """Look for dossiers that may be one, and show them."""
        from app.desktop.pages.archive.doubles import find_work

        session = self._page.session
        session.start(tr("Mencari berkas ganda"), find_work(session), self._show_doubles)

    def _show_doubles(self, pairs: Sequence[Pair]) -> None:
        if not pairs:
            self._page.shell.status.say(tr("Tidak ada berkas yang tampak ganda."))
            return
        from app.desktop.pages.archive.doubles_dialog import DoublesDialog

        self.dialog = DoublesDialog(self._page, self._page.session, pairs, self._page.shell.status.say)

    def open_trash(self) -> None:
        """Open the trash."""
        from app.desktop.pages.archive.trash_dialog import TrashDialog

        self.dialog = TrashDialog(self._page, self._page.session, self._page.shell.status.say)

    def _throw_picked(self) -> None:
        picked = self._mine()
        if not picked:
            return
        dossier = self._page.model.dossier(picked[0]) if len(picked) == 1 else None
        self.ask_throw(picked, dossier.title if dossier else "")

    def _deeds(self) -> list[_Deed]:
        if self._page.session.read_only:
            return []
        return [
            *self._picked_deeds(),
            _Deed(
                "files_incoming",
                tr("Folder pindaian"),
                self._open_incoming,
                "Control-Shift-i",
                "inbox",
                to="whole",
            ),
            _Deed("files_folders", tr("Berkas dari folder"), self.open_folders, "", "folder-plus", to="whole"),
            _Deed("archive_register", tr("Buku penerimaan arsip"), self.open_register, "", "journal-text", to="whole"),
            _Deed("archive_fields", tr("Isian tambahan"), self.open_fields, "", "ui-checks", to="whole"),
            _Deed("archive_templates", tr("Templat berkas"), self.open_templates, "", "file-earmark-plus", to="whole"),
            _Deed("archive_columns", tr("Kolom daftar"), self.choose_columns, "", "layout-three-columns", to="whole"),
            _Deed("archive_doubles", tr("Cari berkas ganda"), self.find_doubles, "", "intersect", to="whole"),
            _Deed("files_check", tr("Periksa berkas digital"), self._check, "", "shield-check", to="whole"),
            _Deed("archive_trash", tr("Tempat sampah"), self.open_trash, "", "trash", to="whole"),
        ]

    def _open_incoming(self) -> None:
        self._page.incoming.open()

    def _check(self) -> None:
        self._page.files.check()

    def _picked_deeds(self) -> list[_Deed]:
        many, throw = tr("Ubah sekaligus"), tr("Buang ke tempat sampah")
        return [
            _Deed("archive_edit_cell", tr("Ubah di daftar"), self.cells.start, "F2", "input-cursor", to="one"),
            _Deed("archive_copy", tr("Salin berkas"), self.copy, "Control-Shift-d", "copy", to="one"),
            _Deed("archive_edit_many", many, self.edit_many, "Control-Shift-e", "pencil-square", to="picked"),
            _Deed("archive_move", tr("Pindahkan"), self.move, "Control-m", "box-arrow-in-right", to="picked"),
            _Deed("archive_lend", tr("Pinjamkan"), self.lend, "Control-l", "arrow-left-right", to="picked"),
            _Deed("archive_hold", tr("Tahan"), self.hold, "Control-Shift-t", "pause-circle", to="picked", on_bar=False),
            _Deed(
                "archive_throw", throw, self._throw_picked, "Delete", "trash", to="picked", short=trc("tombol", "Buang")
            ),
        ]

    def _open_menu(self, under: ttk.Button) -> None:
        self._menu.clear()
        for deed in self._deeds():
            if deed.to == "whole":
                self._menu.entry(deed.title, deed.run)
        self._menu.tk_popup(under.winfo_rootx(), under.winfo_rooty() + under.winfo_height())

    def _open_picked_menu(self, under: tk.Misc) -> None:
        """Open what can be done with the picked rows, below a button that stands for it."""
        self._fill_list_menu()
        self._menu.tk_popup(under.winfo_rootx(), under.winfo_rooty() + under.winfo_height())

    def _open_list_menu(self, event: tk.Event[Any]) -> str:
        """Open what can be done with the row under the pointer, or with all that are picked if it is one of them."""
        page = self._page
        if self._page.session.read_only:
            return "break"
        at = page.list.position_at(event.y) if event.type is tk.EventType.ButtonPress else page.list.position
        if at is None or at < 0:
            return "break"
        if page.list.id_at(at) not in page.list.picking:
            page.list.choose(at)
        self._fill_list_menu()
        self._menu.tk_popup(event.x_root, event.y_root)
        return "break"

    def _fill_list_menu(self) -> None:
        self._menu.clear()
        count = len(self._page.list.picking)
        self._menu.heading(trn("{count} berkas dipilih", "{count} berkas dipilih", count))
        for deed in self._picked_deeds():
            if deed.to == "one" and count > 1:
                continue
            self._menu.entry(f"{deed.title}   {key_words(deed.key)}", deed.run)


class PickedBar(ttk.Frame):
    """A bar under the list: how many are picked and what can be done with them; seen only while several are.

    Deeds that have no room wait behind three dots.
    """

    def __init__(
        self,
        parent: tk.Misc | None,
        deeds: Sequence[_Deed],
        on_leave: Callable[[], object],
        on_more: Callable[[tk.Misc], object],
    ) -> None:
        super().__init__(parent, style="Tint.TFrame", padding=(px(12), px(6), px(6), px(6)))
        self._count = label(self, "", "SmallStrong", side="Tint")
        self._count.pack(side="left", padx=(0, px(12)))
        button(self, "", on_leave, "Chip", symbol="x-lg", tip=tr("Lepas pilihan")).pack(side="right")
        self._buttons = frame(self, "Tint")
        self._buttons.pack(side="left", fill="x", expand=True)
        self.buttons = {
            deed.id: button(
                self._buttons, deed.short or deed.title, deed.run, "Chip", symbol=deed.symbol, tip=key_words(deed.key)
            )
            for deed in deeds
        }
        more = button(self._buttons, "", lambda: on_more(more), "Chip", symbol="three-dots", tip=tr("Lainnya"))
        self._more = more
        self._buttons.bind("<Configure>", lambda event: self._fit(event.width))

    def _fit(self, room: int) -> None:
        """Show as many buttons as have room, and three dots for the rest."""
        gap = px(6)
        widths = [made.winfo_reqwidth() + gap for made in self.buttons.values()]
        shown = len(widths)
        if sum(widths) > room:
            left = room - self._more.winfo_reqwidth() - gap
            shown = sum(sum(widths[: place + 1]) <= left for place in range(len(widths)))
        wanted = [*list(self.buttons.values())[:shown], *([self._more] if shown < len(widths) else [])]
        if wanted != self._buttons.pack_slaves():
            for made in self._buttons.pack_slaves():
                made.pack_forget()
            for made in wanted:
                made.pack(side="left", padx=(0, gap))

    def show(self, count: int) -> None:
        """Show the bar for so many rows, or take it away where it is one or none."""
        if count > 1:
            self._count.configure(text=trn("{count} berkas dipilih", "{count} berkas dipilih", count))
            if not self.winfo_manager():
                self.pack(side="bottom", fill="x", pady=(px(6), 0), before=self.master.winfo_children()[0])
        elif self.winfo_manager():
            self.pack_forget()
