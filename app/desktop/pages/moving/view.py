"""The page Pindah Kantor: how far a move is, the field that codes are scanned into, its boxes, and its vehicles."""

from __future__ import annotations

import tkinter as tk
from functools import partial
from pathlib import Path
from tkinter import ttk
from typing import TYPE_CHECKING, Any

from app.archive.moving.records import Read, Step
from app.desktop.commands import Command
from app.desktop.opening import open_path
from app.desktop.pages.moving import told
from app.desktop.pages.moving.state import MovingState
from app.desktop.pages.page import EmptyState, Page, Vacancy
from app.desktop.theme import px
from app.desktop.widgets.controls import button, frame, label
from app.desktop.widgets.dialogs import ask
from app.desktop.widgets.listing import Column, Listing
from app.desktop.widgets.menus import Menu
from app.desktop.widgets.tiles import Tile
from app.i18n import number, tr, trc

if TYPE_CHECKING:
    from app.desktop.form_dialog import FormDialog
    from app.desktop.shell import Shell

_TONES = {"good": "Tint", "caution": "Caution", "alert": "Alert"}
_STEPS = ((Step.PACK, "box-seam"), (Step.LOAD, "truck"), (Step.ARRIVE, "box-arrow-in-down"), (Step.SHELVE, "bookshelf"))


class MovingPage(Page):
    """An office move, from its plan to its minutes."""

    help = "pindah"
    vacancy: Vacancy

    def __init__(self, parent: tk.Misc, shell: Shell, title: str) -> None:
        super().__init__(parent, shell, title)
        self.model = MovingState(shell.session, self._came, self._scanned)
        self.writable = not self.session.read_only
        self.dialog: FormDialog | None = None
        self._tiles: dict[Step, Tile] = {}
        self._told_of: int | None = None
        self._menu = Menu(self)
        self._name = label(self.head, "", "Soft")
        self._name.pack(side="left", padx=(px(14), 0), anchor="s", pady=(0, px(4)))
        self._make_actions()
        self._content = frame(self.body)
        self._content.pack(fill="both", expand=True)
        self.vacancy = Vacancy((self._content,), self._make_empty)
        self._make_steps()
        self._make_scanner()
        self._make_bar()
        self._make_list()

    def refresh(self) -> None:
        """Read the move again, staying where the list was."""
        self.model.load()

    def focus_contents(self) -> None:
        """Go to the field that a scanner types into."""
        if self.model.open:
            self.code.focus_set()
        else:
            self.list.take_focus()

    def commands(self) -> list[Command]:
        """Return what can be done with a move."""
        group = tr("Pindah Kantor")
        found = [Command("moving_papers", tr("Cetak dokumen pemindahan"), self.open_papers, "", "printer", group)]
        if self.writable:
            found += [
                Command("moving_begin", tr("Pindah kantor baru"), self.begin, "", "plus-lg", group),
                Command("moving_scan", tr("Pindai kode boks"), self.take_focus, "Control-m", "qr-code-scan", group),
                Command("moving_plan", tr("Rencanakan boks yang ditandai"), self.plan, "F2", "pencil", group),
                Command("moving_mark", tr("Tandai semua boks"), self.mark_all, "Control-Shift-a", "check2", group),
                Command("moving_close", tr("Tutup pemindahan"), self.close_move, "", "check2-circle", group),
            ]
        return found

    def begin(self) -> None:
        """Open the form of a new move."""
        from app.desktop.pages.moving.dialogs import BeginDialog

        self.dialog = BeginDialog(self, self.session, self.model, self.model.choose_move)

    def close_move(self) -> None:
        """Tell what closing does, and close the move."""
        from app.desktop.pages.moving.dialogs import CloseDialog

        if self.model.open:
            self.dialog = CloseDialog(self, self.session, self.model, self._closed)

    def plan(self) -> None:
        """Plan the marked boxes, or the one under the cursor, for a vehicle or another place."""
        from app.desktop.pages.moving.dialogs import PlanDialog

        if not self.model.open:
            return
        if not self.model.marked and self.list.chosen is not None:
            self._toggle(self.list.chosen)
        if self.model.marked:
            self.dialog = PlanDialog(self, self.session, self.model, self._planned)

    def edit_vehicle(self, at: int | None) -> None:
        """Open the form of a vehicle by its place in the row, or of a new one."""
        from app.desktop.pages.moving.dialogs import VehicleDialog

        move = self.model.move
        if move is not None and self.model.open:
            vehicle = self.model.vehicles[at] if at is not None else None
            self.dialog = VehicleDialog(self, self.session, move.id, vehicle, lambda _done: None)

    def mark_all(self) -> None:
        """Mark all boxes that are shown, or none of them."""
        self.model.mark_all()
        self._show_list()

    def open_papers(self) -> None:
        """Open the menu of papers."""
        menu = self._menu
        menu.clear()
        for kind, words in (
            ("labels", tr("Label boks dengan kode QR")),
            ("shelves", tr("Label rak tujuan dengan kode QR")),
            ("packing", tr("Daftar muat setiap kendaraan")),
            ("minutes", tr("Berita Acara dengan lampiran")),
        ):
            menu.entry(words, partial(self.write_paper, kind))
        at = self.papers_button
        menu.tk_popup(at.winfo_rootx(), at.winfo_rooty() + at.winfo_height())

    def write_paper(self, kind: str) -> None:
        """Write a paper into the cabinet's reports and open it."""
        self.model.papers(kind, self._written)

    def scan(self, _event: object = None) -> None:
        """Do what the code in the field means, and empty it for the next."""
        text = self.code.get()
        self.code.delete(0, "end")
        self.model.scan(text)

    def _take_back(self, _event: object) -> str | None:
        """Undo the last scan from the field itself, as long as nothing stands in it."""
        if self.code.get():
            return None
        self.shell.undo()
        return "break"

    def _make_actions(self) -> None:
        self.close_button = button(self.actions, tr("Tutup pemindahan"), self.close_move, "primary", symbol="check2")
        self.papers_button = button(self.actions, tr("Cetak"), self.open_papers, symbol="printer")
        self.more_button = button(self.actions, trc("tombol", "Lainnya"), self._open_more, symbol="three-dots")

    def _make_steps(self) -> None:
        row = frame(self._content)
        row.pack(fill="x", pady=(0, px(10)))
        for at, (step, symbol) in enumerate(_STEPS):
            tile = Tile(row, told.step_words(step), "", symbol, partial(self._choose_step, step), face="Strong")
            tile.pack(side="left", fill="x", expand=True, padx=(px(8) if at else 0, 0))
            self._tiles[step] = tile

    def _make_scanner(self) -> None:
        self._card = ttk.Frame(self._content, style="Card.TFrame", padding=px(12))
        self._card.pack(fill="x", pady=(0, px(10)))
        row = frame(self._card, "Side")
        row.pack(fill="x")
        self._what = label(row, "", "Strong", side="Side", width=10)
        self._what.pack(side="left")
        self.code = ttk.Entry(row, font="SidaluHeading")
        self.code.pack(side="left", fill="x", expand=True, padx=px(8))
        self.code.bind("<Return>", self.scan)
        for key in ("<Control-z>", "<Control-Z>"):
            self.code.bind(key, self._take_back)
        self.code_button = button(row, trc("tombol", "Catat"), self.scan, tip="Enter")
        self.code_button.pack(side="left")
        self._vehicle_words = label(row, tr("Kendaraan"), "SmallSoft", side="Side")
        self.vehicle = ttk.Combobox(row, state="readonly", width=18)
        self.vehicle.bind("<<ComboboxSelected>>", self._vehicle_chosen)
        self._place_words = label(row, tr("Ditaruh di"), "SmallSoft", side="Side")
        self.shelf = ttk.Combobox(row, state="readonly", width=34)
        self.shelf.bind("<<ComboboxSelected>>", self._place_chosen)
        self._answer = label(self._card, "", "Strong", side="Tint", padding=(px(12), px(8)))
        self._answer.pack(fill="x", pady=(px(10), 0))

    def _make_bar(self) -> None:
        bar = frame(self._content)
        bar.pack(fill="x", pady=(0, px(8)))
        self.parts: dict[str, ttk.Button] = {}
        for part in ("all", "waiting", "aboard", "amiss"):
            made = button(bar, "", partial(self._choose_part, part), "Chip")
            made.pack(side="left", padx=(0, px(6)))
            self.parts[part] = made
        self.plan_button = button(bar, tr("Rencanakan …"), self.plan, "Linkish", symbol="pencil", tip="F2")
        self.vehicles_button = button(bar, tr("Kendaraan …"), self._open_vehicles, "Linkish", symbol="truck")
        self._told = label(bar, "", "SmallSoft")
        if self.writable:
            self.plan_button.pack(side="right")
            self.vehicles_button.pack(side="right", padx=px(6))
        self._told.pack(side="right", padx=px(8))

    def _make_list(self) -> None:
        self.list = Listing(
            self._content,
            [
                Column("mark", "", 28, sortable=False),
                Column("number", trc("kolom", "Boks"), 76, sortable=False),
                Column("origin", tr("Tempat asal"), 240, sortable=False, spare=220),
                Column("target", trc("kolom", "Tempat baru"), 240, stretch=True, sortable=False),
                Column("vehicle", tr("Kendaraan"), 96, sortable=False, spare=160),
                Column("state", tr("Keadaan"), 180, sortable=False),
            ],
            on_open=self.model.take,
            widths=self.session.widths("pindah"),
            on_widths=lambda changed: self.session.keep_widths("pindah", changed),
        )
        self.list.pack(fill="both", expand=True)
        self.list.tree.bind("<space>", self._space)
        self.list.tree.bind("<Button-1>", self._pressed_mark, add="+")

    def _came(self) -> None:
        move = self.model.move
        self.vacancy.show(empty=move is None)
        if move is None:
            self._name.configure(text="")
            for made in (self.close_button, self.papers_button, self.more_button):
                made.pack_forget()
            return
        if self._told_of != move.id:
            self._told_of = move.id
            self._say_hint()
        self._name.configure(text=move.name if move.closed_on is None else tr("{name} · sudah ditutup", name=move.name))
        for made, shown in (
            (self.close_button, self.model.open),
            (self.papers_button, True),
            (self.more_button, self.writable),
        ):
            made.pack_forget()
            if shown:
                made.pack(side="right", padx=(px(8), 0))
        state = ["!disabled" if self.model.open else "disabled"]
        self.plan_button.state(state)
        self.code_button.state(state)
        self.code.state(state)
        self._show_step()
        self._show_list()

    def _show_step(self) -> None:
        model, step = self.model, self.model.step
        for each, tile in self._tiles.items():
            tile.note = told.reached(model.standing, each)
            tile.choose(chosen=each is step)
            tile.draw()
        self._what.configure(text=told.step_words(step) if step is not None else "")
        for made in (self._vehicle_words, self.vehicle, self._place_words, self.shelf):
            made.pack_forget()
        if step is Step.LOAD:
            self.vehicle.configure(values=[tr("(yang direncanakan)"), *(vehicle.name for vehicle in model.vehicles)])
            chosen = next((vehicle.name for vehicle in model.vehicles if vehicle.id == model.vehicle), None)
            self.vehicle.set(chosen or tr("(yang direncanakan)"))
            self._vehicle_words.pack(side="left", padx=(px(12), px(6)))
            self.vehicle.pack(side="left")
        elif step is Step.SHELVE:
            self.shelf.configure(values=[" · ".join(node.path) for node in model.nodes])
            self.shelf.set(model.place_words())
            self._place_words.pack(side="left", padx=(px(12), px(6)))
            self.shelf.pack(side="left")

    def _say_hint(self) -> None:
        self._say(told.hint(self.model.step) if self.model.open else tr("Pemindahan ini sudah ditutup."), "good")

    def _show_list(self) -> None:
        model = self.model
        for part, made in self.parts.items():
            text = told.part_words(part, model.step, number(model.count(part)))
            made.configure(text=f"● {text}" if part == model.shown else text)
        self._told.configure(text=model.summary() if model.marked else "")
        self.list.show(model.rows(), keep=True)

    def _scanned(self, read: Read) -> None:
        words, tone = told.read_words(read, self.model.step)
        self._say(words, tone)
        if tone != "good":
            self.bell()
        self._show_step()

    def _say(self, words: str, tone: str) -> None:
        self._answer.configure(text=words, style=f"Strong.{_TONES[tone]}.TLabel")

    def _choose_step(self, step: Step) -> None:
        self.model.choose_step(step)
        self._say_hint()
        self._show_step()
        self._show_list()
        if self.model.open:
            self.code.focus_set()

    def _choose_part(self, part: str) -> None:
        self.model.shown = part
        self._show_list()

    def _vehicle_chosen(self, _event: object) -> None:
        at = self.vehicle.current() - 1
        self.model.choose_vehicle(self.model.vehicles[at].id if at >= 0 else None)
        self.code.focus_set()

    def _place_chosen(self, _event: object) -> None:
        self.model.choose_place(self.model.nodes[self.shelf.current()].id)
        self.code.focus_set()

    def _toggle(self, box: int) -> None:
        self.model.toggle(box)
        self._show_list()

    def _space(self, _event: object) -> str:
        if self.list.chosen is not None and self.model.open:
            self._toggle(self.list.chosen)
        return "break"

    def _pressed_mark(self, event: tk.Event[Any]) -> None:
        if self.list.tree.identify_column(event.x) == "#1" and self.list.tree.identify_row(event.y):
            self._space(event)

    def _open_vehicles(self) -> None:
        menu = self._menu
        menu.clear()
        for at, vehicle in enumerate(self.model.vehicles):
            name, note = self.model.vehicle_words(vehicle)
            menu.entry(f"{name}  ({note})", partial(self.edit_vehicle, at))
        if self.model.open:
            menu.add_separator()
            menu.entry(tr("Kendaraan baru"), partial(self.edit_vehicle, None))
            menu.entry(tr("Bagi boks yang belum mendapat kendaraan"), self.model.spread)
        at_button = self.vehicles_button
        menu.tk_popup(at_button.winfo_rootx(), at_button.winfo_rooty() + at_button.winfo_height())

    def _open_more(self) -> None:
        menu = self._menu
        menu.clear()
        menu.entry(tr("Pindah kantor baru"), self.begin)
        if self.model.open:
            menu.entry(tr("Kembalikan boks yang ditandai ke rencana"), self.model.set_back)
            menu.entry(tr("Keluarkan boks yang ditandai dari pemindahan"), self.model.take_out)
            menu.entry(tr("Hapus pemindahan ini"), self._ask_remove)
        if len(self.model.moves) > 1:
            menu.add_separator()
            for move in self.model.moves:
                chosen = self.model.move is not None and move.id == self.model.move.id
                menu.entry(move.name, partial(self.model.choose_move, move.id), chosen=chosen)
        at = self.more_button
        menu.tk_popup(at.winfo_rootx(), at.winfo_rooty() + at.winfo_height())

    def _ask_remove(self) -> None:
        move = self.model.move
        if move is not None:
            text = tr("“{name}” beserta semua pindaiannya dihapus; boks tetap tercatat di tempat lamanya. "
                      "Ctrl+Z mengembalikannya.", name=move.name)  # fmt: skip
            ask(self, tr("Hapus pemindahan ini?"), text, tr("Hapus"), self.model.remove, danger=True)

    def _planned(self, _count: int) -> None:
        self.model.marked.clear()
        self._show_list()

    def _closed(self, answer: Any) -> None:
        self._say(told.closed(answer), "caution" if answer.missing else "good")
        self.write_paper("minutes")

    def _written(self, path: Path) -> None:
        self.shell.status.say(tr("Ditulis: {path}", path=str(path)))
        open_path(path)

    def _make_empty(self) -> EmptyState:
        actions: list[Any] = [(tr("Mulai pemindahan"), "truck", self.begin)] if self.writable else []
        return EmptyState(
            self.body,
            "truck",
            tr("Pindah kantor tanpa kehilangan arsip"),
            tr("Rencanakan kendaraannya, cetak label berkode, lalu pindai setiap boks saat dimuat, diturunkan, dan "
               "ditata. Sepanjang jalan arsip tetap dapat dicari."),
            actions,
        )  # fmt: skip


PAGE = MovingPage
