"""The page Tempat: the tree of places, the boxes in the one that is chosen, and the details of box or place."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.archive.records import DossierFilter
from app.desktop.commands import Command
from app.desktop.opening import open_path
from app.desktop.pages.page import EmptyState, Page, Vacancy
from app.desktop.pages.places.details import PlaceActions, PlaceDetails
from app.desktop.pages.places.state import PlacesState, Spot
from app.desktop.pages.places.tree import PlaceTree
from app.desktop.theme import px
from app.desktop.widgets.controls import button, frame, label
from app.desktop.widgets.dialogs import ask
from app.desktop.widgets.listing import Column, Listing
from app.desktop.widgets.panes import Panes
from app.i18n import tr, trc

if TYPE_CHECKING:
    from app.desktop.form_dialog import FormDialog
    from app.desktop.shell import Shell

#: From this width on the tree has its place beside list and details.
_ROOMY = 700
#: From this width of the window on the panes at both sides are as wide as they like.
_WIDE = 1180


class PlacesPage(Page):
    """Where everything stands."""

    help = "tempat"
    panes: Panes
    vacancy: Vacancy

    def __init__(self, parent: tk.Misc, shell: Shell, title: str) -> None:
        super().__init__(parent, shell, title)
        self.model = PlacesState(shell.session, self._came)
        self.writable = not self.session.read_only
        self.dialog: FormDialog | None = None
        self._keep = False
        self._wanted: int | None = None
        self._wanted_place: int | None = None
        self._make_actions()
        self._bar = frame(self.body)
        self._told = label(self._bar, "", "SmallSoft")
        self._told.pack(side="left")
        self._make_bar()
        self._bar.pack(fill="x", pady=(0, px(8)))
        self.panes = Panes(self.body, lambda name, width: self.session.keep_width("tempat.panel", name, width))
        self.panes.pack(fill="both", expand=True)
        self._build_panes()
        self.vacancy = Vacancy((self._bar, self.panes), self._make_empty)
        self.body.bind("<Configure>", lambda event: self.panes.fold("tree", folded=event.width < px(_ROOMY)))

    def refresh(self) -> None:
        """Read places and boxes again, staying where the list was."""
        self._keep = True
        self.model.load()

    def visit(self, **where: Any) -> None:
        """Show one ``box`` or one ``place`` (ids), or a ``spot`` of the tree."""
        self._wanted = where.get("box")
        self._wanted_place = where.get("place")
        if "spot" in where:
            self._go(where["spot"])
        elif self.model.loaded:
            self._show_wanted()

    def focus_contents(self) -> None:
        """Go to the list."""
        (self.boxless if self.model.spot.boxless else self.list).take_focus()

    def commands(self) -> list[Command]:
        """Return what can be done with places and boxes."""
        group = tr("Tempat")
        found = [
            Command("places_moving", tr("Pindah Kantor"), self._open_moving, "", "truck", group),
            Command("places_labels", tr("Cetak label boks"), self.print_labels, "", "qr-code", group),
        ]
        if self.writable:
            found += [
                Command("box_add", trc("tombol", "Boks baru"), self.add_box, "Control-n", "box-seam", group),
                Command("place_add", trc("tombol", "Tempat baru"), self.add_place, "Control-Shift-n", "plus-lg", group),
                Command("box_edit", tr("Ubah boks atau tempat"), self.edit, "F2", "pencil", group),
                Command("box_move", tr("Pindahkan boks"), self.move, "Control-m", "box-arrow-right", group),
                Command("box_mark", tr("Tandai semua boks"), self.mark_all, "Control-Shift-a", "check2", group),
            ]
        return found

    def add_box(self) -> None:
        """Open the form of a new box, in the place that is chosen."""
        from app.desktop.pages.places.dialogs import BoxDialog
        from app.desktop.pages.places.forms import BoxForm

        node = self.model.node(self.model.spot.place)
        form = BoxForm(self.model.boxes, None, node.path if node is not None else ())
        self.dialog = BoxDialog(self, self.session, form, self._boxes_stored)

    def add_place(self) -> None:
        """Open the form of a new place within the one that is chosen."""
        from app.desktop.pages.places.dialogs import PlaceDialog
        from app.desktop.pages.places.forms import PlaceForm

        form = PlaceForm(self.model.nodes, None, self.model.spot.place)
        self.dialog = PlaceDialog(self, self.session, form, self._place_stored)

    def edit(self) -> None:
        """Open the form of the box under the cursor, else of the place that is chosen."""
        from app.desktop.pages.places.dialogs import BoxDialog, PlaceDialog
        from app.desktop.pages.places.forms import BoxForm, PlaceForm

        box = self.model.box(self._chosen_box())
        node = self.model.node(self.model.spot.place)
        if box is not None and box.number:
            self.dialog = BoxDialog(self, self.session, BoxForm(self.model.boxes, box), self._boxes_stored)
        elif box is None and node is not None:
            form = PlaceForm(self.model.nodes, node, node.parent)
            self.dialog = PlaceDialog(self, self.session, form, self._place_stored)

    def move(self) -> None:
        """Ask where the marked boxes are carried, else the one under the cursor; or which box dossiers go into."""
        from app.desktop.pages.places.dialogs import BoxingDialog, MoveDialog

        if self.model.spot.boxless:
            ids = self.model.chosen(self.boxless.chosen)
            if ids:
                self.dialog = BoxingDialog(self, self.session, ids, self._carried)
            return
        chosen = [box for box in map(self.model.box, self.model.chosen(self._chosen_box())) if box is not None]
        if chosen:
            self.dialog = MoveDialog(self, self.session, chosen, self._carried)

    def remove(self) -> None:
        """Ask, and take the box under the cursor out, else the place that is chosen; what is not empty stays."""
        from app.desktop.pages.places.forms import remove_box_work, remove_place_work

        box = self.model.box(self._chosen_box())
        node = self.model.node(self.model.spot.place)
        if box is not None:
            heading, name, work = tr("Hapus boks ini?"), box.number, remove_box_work(box)
        elif node is not None:
            heading, name, work = tr("Hapus tempat ini?"), node.name, remove_place_work(node)
        else:
            return
        text = tr("“{name}” dihapus dari catatan bila kosong. Ctrl+Z mengembalikannya.", name=name)
        done = lambda _answer: self.shell.status.say(tr("Sudah dihapus. Ctrl+Z mengembalikannya."))  # noqa: E731
        ask(self, heading, text, tr("Hapus"), lambda: self.session.write("", work, done), danger=True)

    def print_labels(self) -> None:
        """Write labels for the marked boxes or the one under the cursor, else for all of the place, and open them."""
        chosen = self.model.chosen(self._chosen_box()) or [box.id for box in self.model.visible()]
        place = self.model.spot.place if self._chosen_box() is None and not self.model.marked else None
        if chosen or place is not None:
            self.model.labels(chosen, place, self._labels_written)

    def mark_all(self) -> None:
        """Mark all rows that are shown, or none of them."""
        self.model.mark_all()
        self._show_list(keep=True)

    def _make_actions(self) -> None:
        add = button(self.actions, trc("tombol", "Boks baru"), self.add_box, "primary", symbol="plus-lg", tip="Ctrl+N")
        place = button(self.actions, trc("tombol", "Tempat baru"), self.add_place, symbol="geo-alt", tip="Ctrl+Shift+N")
        if self.writable:
            add.pack(side="right")
            place.pack(side="right", padx=px(8))
        self.moving_button = button(self.actions, tr("Pindah Kantor"), self._open_moving, symbol="truck")
        self.moving_button.pack(side="right")
        self.moving_button.lower()
        add.lift()

    def _make_bar(self) -> None:
        self.move_button = button(self._bar, tr("Pindahkan …"), self.move, "Linkish", symbol="box-arrow-right")
        self.mark_button = button(
            self._bar, tr("Tandai semua"), self.mark_all, "Linkish", symbol="check2-all", tip="Ctrl+Shift+A"
        )
        if self.writable:
            self.move_button.pack(side="right")
            self.mark_button.pack(side="right", padx=px(8))

    def _build_panes(self) -> None:
        widths = self.session.widths("tempat.panel")
        # Where the window is small, the list between the two needs room to say where a box stands.
        roomy = self.winfo_toplevel().winfo_width() >= px(_WIDE)
        left = self.panes.side("tree", widths.get("tree", 230 if roomy else 205))
        self.tree = PlaceTree(left, self.model, self._go)
        self.tree.pack(fill="both", expand=True)
        self.tree.tree.bind("<Delete>", lambda _event: self.remove() if self.writable else None)
        self._main = self.panes.main()
        self.list = self._listing(
            [
                Column("mark", "", 28, sortable=False),
                Column("number", trc("kolom", "Boks"), 76),
                Column("place", trc("kolom", "Tempat"), 200, stretch=True, tail=True),
                Column("dossiers", trc("kolom", "Berkas"), 62, number=True),
                Column("years", tr("Tahun"), 92, spare=150),
                Column("unit", tr("Unit pengolah"), 140, spare=240),
            ],
            "tempat",
            self._box_chosen,
            lambda _box: self.edit(),
        )
        self.boxless = self._listing(
            [
                Column("mark", "", 28, sortable=False),
                Column("number", tr("No."), 70, sortable=False),
                Column("title", tr("Uraian"), 300, stretch=True, sortable=False),
                Column("years", tr("Tahun"), 92, sortable=False, spare=150),
            ],
            "tempat.lepas",
            lambda _dossier: None,
            lambda dossier: self.shell.go("archive", dossier=dossier),
        )
        right = self.panes.side("details", widths.get("details", 300 if roomy else 240))
        actions = PlaceActions(
            dossier=lambda dossier: self.shell.go("archive", dossier=dossier),
            contents=lambda box: self.shell.go("archive", view=DossierFilter(box=box.id)),
            edit=self.edit,
            move=self.move,
            remove=self.remove,
            inner=self.add_place,
            labels=self.print_labels,
            writable=self.writable,
        )
        self.details = PlaceDetails(right, self.model, actions)
        self.details.pack(fill="both", expand=True)
        self.panes.fold("details", folded=self.session.settings.details_folded)

    def _listing(
        self, columns: list[Column], name: str, choose: Callable[[int], object], enter: Callable[[int], object]
    ) -> Listing:
        made = Listing(
            self._main,
            columns,
            on_choose=choose,
            on_open=enter,
            on_sort=self._sort,
            widths=self.session.widths(name),
            on_widths=lambda changed: self.session.keep_widths(name, changed),
        )
        made.tree.bind("<space>", lambda _event: self._toggle(made))
        made.tree.bind("<Delete>", lambda _event: self.remove() if self.writable else None)
        made.tree.bind("<Button-1>", lambda event: self._pressed_mark(made, event), add="+")
        return made

    def _came(self) -> None:
        if self.vacancy.show(empty=self.model.empty):
            return
        self.tree.show()
        self._show_list(keep=self._keep)
        self._keep = True
        self._show_wanted()

    def _show_wanted(self) -> None:
        if self._wanted_place is not None and self.model.node(self._wanted_place) is not None:
            self._go(Spot(place=self._wanted_place))
            self._wanted_place = None
        box = self.model.box(self._wanted)
        if box is None:
            return
        self._wanted = None
        ids = [shown.id for shown in self.model.visible()]
        if box.id not in ids:
            self._go(Spot(place=box.place) if box.place is not None else Spot(unplaced=True))
            ids = [shown.id for shown in self.model.visible()]
        self.list.choose(ids.index(box.id))

    def _go(self, spot: Spot) -> None:
        self.model.show(spot)
        self.tree.choose(spot)
        self._show_list(keep=False)

    def _show_list(self, *, keep: bool) -> None:
        shown, hidden = (self.boxless, self.list) if self.model.spot.boxless else (self.list, self.boxless)
        if not shown.winfo_manager():
            hidden.pack_forget()
            shown.pack(fill="both", expand=True)
        shown.mark_sort(self.model.sort_column, descending=self.model.descending)
        shown.show(self.model.rows(), keep=keep)
        self._told.configure(text=self.model.summary())
        words = tr("Taruh di boks …") if self.model.spot.boxless else tr("Pindahkan …")
        self.move_button.configure(text=words)
        self._show_details()

    def _show_details(self) -> None:
        box = self.model.box(self._chosen_box())
        node = self.model.node(self.model.spot.place)
        if box is not None:
            self.details.show_box(box)
        elif node is not None:
            self.details.show_place(node)
        else:
            self.details.show_nothing(boxless=self.model.spot.boxless)

    def _chosen_box(self) -> int | None:
        """Return the box under the cursor; none while the keyboard is in the tree, whose place is meant then."""
        if self.model.spot.boxless or self.focus_get() is self.tree.tree:
            return None
        return self.list.chosen

    def _box_chosen(self, _box: int) -> None:
        self._show_details()

    def _sort(self, column: str) -> None:
        self.model.sort(column)
        self._show_list(keep=False)

    def _toggle(self, shown: Listing) -> str:
        chosen = shown.chosen
        if chosen is not None and self.writable:
            self.model.toggle(chosen)
            self._show_list(keep=True)
        return "break"

    def _pressed_mark(self, shown: Listing, event: tk.Event[Any]) -> str | None:
        """Toggle the mark of a row that was pressed in its first column."""
        if shown.tree.identify_column(event.x) == "#1" and shown.tree.identify_row(event.y):
            return self._toggle(shown)
        return None

    def _boxes_stored(self, boxes: list[int]) -> None:
        self._wanted = boxes[0] if boxes else None
        self.shell.status.say(tr("Boks disimpan."))
        self._show_wanted()

    def _place_stored(self, place: int) -> None:
        self._wanted_place = place
        self.shell.status.say(tr("Tempat disimpan."))

    def _carried(self, _count: int) -> None:
        self.model.marked.clear()
        self.shell.status.say(tr("Sudah dipindahkan. Ctrl+Z mengembalikannya."))
        self._show_list(keep=True)

    def _labels_written(self, path: Path) -> None:
        self.shell.status.say(tr("Ditulis: {path}", path=str(path)))
        open_path(path)

    def _open_moving(self) -> None:
        self.shell.go("moving").take_focus()

    def _make_empty(self) -> EmptyState:
        actions: list[Any] = []
        if self.writable:
            actions = [
                (trc("tombol", "Tempat baru"), "geo-alt", self.add_place),
                (trc("tombol", "Boks baru"), "plus-lg", self.add_box),
            ]
        return EmptyState(
            self.body,
            "box-seam",
            tr("Belum ada tempat"),
            tr("Mulailah dengan ruangan, lalu rak dan barisnya; boks ditaruh di sana."),
            actions,
        )


PAGE = PlacesPage
