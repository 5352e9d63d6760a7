"""The archive page: a tree, a list of any length, and the details of the dossier under the cursor."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from app.archive.records import Dossier, DossierFilter, Item
from app.desktop.commands import Command
from app.desktop.pages.archive import columns, list_columns
from app.desktop.pages.archive.deeds import Deeds
from app.desktop.pages.archive.details_pane import DetailsPane
from app.desktop.pages.archive.digital import DigitalFiles
from app.desktop.pages.archive.searches import SavedSearches
from app.desktop.pages.archive.state import ArchiveState
from app.desktop.pages.archive.tree import BranchTree
from app.desktop.pages.page import EmptyState, Page, Vacancy
from app.desktop.theme import px
from app.desktop.widgets.controls import button, chip, frame, label
from app.desktop.widgets.flow import Flow
from app.desktop.widgets.listing import Listing
from app.desktop.widgets.panes import Panes
from app.i18n import tr

if TYPE_CHECKING:
    from app.archive.custom import Template
    from app.desktop.pages.archive.details import DossierDetails
    from app.desktop.pages.archive.dialog import DossierDialog
    from app.desktop.pages.archive.incoming import IncomingFiles
    from app.desktop.pages.archive.item_dialogs import ItemDialog, ItemsDialog
    from app.desktop.shell import Shell


#: From this width on the tree has its place beside list and details.
_ROOMY = 860


class ArchivePage(Page):
    """The dossiers of the office."""

    panes: Panes
    vacancy: Vacancy

    def __init__(self, parent: tk.Misc, shell: Shell, title: str) -> None:
        super().__init__(parent, shell, title)
        self.model = ArchiveState(shell.session, self._rows_came)
        self._keep = False
        self._wanted: int | None = None
        self._then: Callable[[], object] | None = None
        self._nothing: EmptyState | None = None
        self.dialog: DossierDialog | None = None
        self.item_dialog: ItemDialog | None = None
        self.items_dialog: ItemsDialog | None = None
        writable = not self.session.read_only
        add = button(self.actions, tr("Berkas baru"), self.add, "primary", symbol="plus-lg", tip="Ctrl+N")
        if writable:
            add.pack(side="right")
        button(
            self.actions,
            tr("Cetak daftar"),
            lambda: shell.go("reports", kind="list"),
            symbol="printer",
            tip=tr("Daftar arsip aktif atau inaktif sebagai Excel"),
        ).pack(side="right", padx=px(8))
        self.deeds = Deeds(self)
        self.deeds.button(self.actions).pack(side="right")
        add.lift()
        self._filters = frame(self.body)
        self._summary = label(self._filters, "", "SmallSoft")
        self._summary.pack(side="right", anchor="n", pady=(px(6), 0))
        self._chips = Flow(self._filters)
        self._chips.pack(side="left", fill="x", expand=True)
        self._menu = tk.Menu(self, tearoff=False)
        self.add_filter = button(self._chips, tr("Saringan"), self._open_menu, "Linkish", symbol="plus-lg")
        self.searches = SavedSearches(self)
        tip = tr("Simpan pencarian ini di pohon sebelah kiri")
        self.save_search = button(
            self._filters, tr("Simpan"), self.searches.save, "Linkish", symbol="bookmark", tip=tip
        )
        self._filters.pack(fill="x", pady=(0, px(8)))
        self.panes = Panes(self.body, lambda name, width: self.session.keep_width("arsip.panel", name, width))
        self.panes.pack(fill="both", expand=True)
        self.files = DigitalFiles(
            self,
            self.chosen_dossier,
            self.refused,
            lambda dossier: self.model.looked(dossier, file=True),
        )
        self._build_panes(writable=writable)
        self.vacancy = Vacancy((self._filters, self.panes), self._make_empty)
        self.files.accept_drops(self.list.tree, self._dossier_at)
        self.body.bind("<Configure>", lambda event: self.panes.fold("tree", folded=event.width < px(_ROOMY)))

    @cached_property
    def incoming(self) -> IncomingFiles:
        """The files that wait in the folder of scans, where one is watched."""
        from app.desktop.pages.archive.incoming import IncomingFiles

        return IncomingFiles(self)

    @property
    def details(self) -> DossierDetails:
        """The details beside the list."""
        return self.pane.details

    def refresh(self) -> None:
        """Read the tree and the view again, staying where the list was."""
        self._keep = True
        self.show_columns()
        self.model.load()
        self.tree.load()
        self.files.show_stopped()
        if self.session.settings.scan_folder or "incoming" in self.__dict__:
            self.incoming.look()

    def visit(self, **where: Any) -> None:
        """Show one ``dossier`` (its id), what a ``search`` text finds, or a ``view`` (`DossierFilter`)."""
        self._keep = False
        if "dossier" in where:
            self._wanted = where["dossier"]
            self.model.show_view(DossierFilter())
            self.pane.show(self._dossier_of(where["dossier"]))
        else:
            self.model.show_view(where.get("view") or DossierFilter(text=where.get("search", "")))

    def focus_contents(self) -> None:
        """Go to the list."""
        self.list.take_focus()

    def commands(self) -> list[Command]:
        """Return what can be done with dossiers."""
        group = tr("Arsip")
        found = [
            Command(
                "archive_print",
                tr("Cetak daftar arsip"),
                lambda: self.shell.go("reports", kind="list"),
                "",
                "printer",
                group,
            ),
            Command("archive_place", tr("Lihat boksnya di Tempat"), self.open_place_of_chosen, "", "geo-alt", group),
        ]
        if not self.session.read_only:
            found += [
                Command("archive_add", tr("Berkas baru"), self.add, "Control-n", "plus-lg", group),
                Command("archive_edit", tr("Ubah berkas"), self.edit_chosen, "Control-e", "pencil", group),
            ]
        found += [*self.files.commands(), *self.deeds.commands(), *self.searches.commands()]
        return found

    def add(self) -> None:
        """Open the form for a new dossier."""
        self._open_form(None)

    def edit_chosen(self) -> None:
        """Open the form for the dossier under the cursor."""
        dossier = self.chosen_dossier()
        if dossier is not None:
            self.edit(dossier)

    def edit(self, dossier: Dossier) -> None:
        """Open the form for a dossier."""
        self._open_form(dossier)

    def open_item(self, dossier: Dossier, item: Item | None) -> None:
        """Open the form of an item of a dossier, or of a new one."""
        if self.refused(dossier):
            return
        from app.desktop.pages.archive import item_dialogs

        then = partial(self.shell.status.say, tr("Isi berkas disimpan."))
        self.item_dialog = item_dialogs.open_item(self, self.session, dossier, item, then)

    def open_items(self, dossier: Dossier) -> None:
        """Open the whole list of a dossier's items."""
        if self.refused(dossier):
            return
        from app.desktop.pages.archive.item_dialogs import ItemsDialog

        self.items_dialog = ItemsDialog(self, self.session, dossier)

    def refused(self, dossier: Dossier) -> bool:
        """Say that a dossier may not be opened by who works here, and keep it in the trail; False where it may."""
        refusal = self.model.refusal(dossier)
        if refusal is not None:
            self.shell.window.report(refusal)
        return refusal is not None

    def add_like(self, template: Template) -> None:
        """Open the form for a new dossier that begins with a template."""
        self._open_form(None, template)

    def add_beginning(self, beginning: Mapping[str, str], then: Callable[[int], object], parent: tk.Misc) -> None:
        """Open the form for a new dossier over a dialog, begun with some fields; ``then`` hears what was stored."""

        def stored(dossier: int) -> None:
            self._stored(dossier)
            then(dossier)

        self._open_form(None, beginning=beginning, stored=stored, parent=parent)

    def _open_form(
        self,
        dossier: Dossier | None,
        template: Template | None = None,
        *,
        beginning: Mapping[str, str] | None = None,
        stored: Callable[[int], object] | None = None,
        parent: tk.Misc | None = None,
    ) -> None:
        if dossier is not None and self.refused(dossier):
            return
        # What the form offers comes from the results room too, which the list does without.
        from app.desktop.pages.archive.dialog import DossierDialog
        from app.desktop.pages.archive.form import DossierForm

        form = DossierForm(self.session, dossier, template, beginning)
        self.dialog = DossierDialog(parent or self, self.session, form, stored or self._stored)
        self.dialog.on_close = self._left_form

    def _build_panes(self, *, writable: bool) -> None:
        widths = self.session.widths("arsip.panel")
        left = self.panes.side("tree", widths.get("tree", 172))
        self.tree = BranchTree(left, self.model, self._branch_chosen)
        self.searches.tend(self.tree)
        self.tree.pack(fill="both", expand=True)
        self._main = self.panes.main()
        self.list = Listing(
            self._main,
            list_columns.every(self.session),
            on_choose=lambda dossier: self.pane.soon(dossier),
            on_open=lambda _dossier: self.edit_chosen() if writable else None,
            on_sort=self._sort,
            widths=self.session.widths("arsip"),
            on_widths=lambda changed: self.session.keep_widths("arsip", changed),
            on_pick=self.deeds.picked,
        )
        self.show_columns()
        self.list.pack(fill="both", expand=True)
        self.deeds.tend(self._main, self.list)
        right = self.panes.side("details", widths.get("details", 300))
        self.pane = DetailsPane(self, right)
        self.panes.fold("details", folded=self.session.settings.details_folded)

    def open_place(self, dossier: Dossier) -> None:
        """Show on the page of places the box a dossier is in."""
        if dossier.box_id is not None:
            self.shell.go("places", box=dossier.box_id)

    def open_place_of_chosen(self) -> None:
        """Show on the page of places the box of the dossier under the cursor."""
        dossier = self.chosen_dossier()
        if dossier is not None:
            self.open_place(dossier)

    def show_columns(self) -> None:
        """Show the columns that are chosen; the office's own fields are among those there are."""
        self.list.replace_columns(list_columns.every(self.session))
        self.list.show_columns(columns.chosen(self.session))

    def _rows_came(self) -> None:
        if self.vacancy.show(empty=self.model.empty_cabinet):
            return
        self.list.mark_sort(self.model.sort_column, descending=self.model.descending)
        self.list.show(self.model.rows, keep=self._keep)
        self._keep = True
        self._show_filters()
        self._show_nothing(nothing=self.model.complete and not len(self.model.rows))
        if self._wanted is not None:
            if self._wanted in self.model.rows.ids:
                self.list.choose(self.model.rows.ids.index(self._wanted))
                self._wanted = None
                then, self._then = self._then, None
                if then is not None:
                    self.after_idle(then)
        elif self.list.chosen is None and len(self.model.rows):
            self.list.choose(0)
        else:
            self.pane.show(self.chosen_dossier())

    def _show_filters(self) -> None:
        for child in self._chips.winfo_children():
            if child is not self.add_filter:
                child.destroy()
        for found in self.model.chips():
            chip(self._chips, found.text, partial(self._filter, found.without), tr("Lepas saringan ini"))
        if self.searches.can_save():
            self.save_search.pack(side="right", anchor="n", padx=(0, px(12)), after=self._summary)
        else:
            self.save_search.pack_forget()
        self._chips.lay(last=self.add_filter)
        self._summary.configure(text=self.model.summary())

    def _show_nothing(self, *, nothing: bool) -> None:
        """Say over the empty list that nothing goes with the filters, and offer to take them away."""
        if not nothing:
            if self._nothing is not None:
                self._nothing.place_forget()
            return
        if self._nothing is None:
            everything = (tr("Lepas semua saringan"), "x-lg", partial(self._filter, DossierFilter()))
            self._nothing = EmptyState(
                self._main,
                "search",
                tr("Tidak ada berkas yang cocok"),
                tr("Lepas satu saringan, atau cari dengan kata lain."),
                [everything],
            )
        self._nothing.place(x=2, y=px(40), relwidth=1, width=-4, relheight=1, height=-px(44))

    def _filter(self, view: DossierFilter) -> None:
        self._keep = False
        self.model.show_view(view)

    def _open_menu(self) -> None:
        self._menu.delete(0, "end")
        for text, view in self.model.offered_filters():
            self._menu.add_command(label=text, command=partial(self._filter, view))
        searches = self.model.searches()
        if searches:
            # Where the tree has no room these are the way to them.
            self._menu.add_separator()
        for branch in searches:
            self._menu.add_command(label=branch.text, command=partial(self._filter, branch.view))
        self._menu.tk_popup(
            self.add_filter.winfo_rootx(), self.add_filter.winfo_rooty() + self.add_filter.winfo_height()
        )

    def _branch_chosen(self, view: DossierFilter) -> None:
        self._filter(view)

    def _sort(self, column: str) -> None:
        self._keep = False
        self.model.sort(column)

    def _dossier_at(self, height: int) -> Dossier | None:
        position = self.list.position_at(height)
        return self._dossier_of(self.list.id_at(position) if position is not None else self.list.chosen)

    def chosen_dossier(self) -> Dossier | None:
        """Return the dossier under the cursor."""
        return self._dossier_of(self.list.chosen)

    def _dossier_of(self, dossier: int | None) -> Dossier | None:
        return self.model.dossier(dossier) if dossier is not None else None

    def show_again(self, dossier: int, then: Callable[[], object] | None = None) -> None:
        """Go to a dossier once the list is read anew after a change, and do something there."""
        self._wanted, self._then = dossier, then
        self.refresh()

    def _left_form(self) -> None:
        if self.dialog is not None and self.session.drafts.get(self.dialog.draft):
            self.shell.status.say(tr("Isian disimpan sebagai draf dan kembali saat formulir ini dibuka lagi."))

    def _stored(self, dossier: int) -> None:
        self._wanted = dossier
        self.refresh()
        self.shell.status.say(tr("Berkas disimpan."))

    def _make_empty(self) -> EmptyState:
        actions: list[Any] = []
        if not self.session.read_only:
            actions = [
                (tr("Impor daftar arsip …"), "file-earmark-spreadsheet", lambda: self.shell.go("intake")),
                (tr("Berkas baru"), "plus-lg", self.add),
            ]
        return EmptyState(
            self.body,
            "folder2-open",
            tr("Lemari ini masih kosong"),
            tr("Mulailah dengan daftar arsip yang sudah ada di Excel, atau catat berkas satu per satu."),
            actions,
        )


PAGE = ArchivePage
