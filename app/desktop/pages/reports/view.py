"""The reports page: choose a report, see its pages in outline, write it, open it, and find those made before."""

from __future__ import annotations

import tkinter as tk
from functools import partial
from pathlib import Path
from tkinter import filedialog, ttk
from typing import TYPE_CHECKING, Any

from app.desktop.commands import Command
from app.desktop.opening import open_path
from app.desktop.pages.page import Page
from app.desktop.pages.reports.outline import OutlineCards
from app.desktop.pages.reports.state import FOLDER, ReportKind, ReportsState
from app.desktop.theme import icon, px
from app.desktop.widgets.controls import button, card, flowing, frame, icon_button, label, line
from app.desktop.widgets.forms import Form
from app.desktop.widgets.scrolling import ScrollArea
from app.desktop.widgets.tiles import Tile
from app.i18n import tr

if TYPE_CHECKING:
    from app.desktop.shell import Shell


class ReportsPage(Page):
    """Decks, workbooks and official lists."""

    def __init__(self, parent: tk.Misc, shell: Shell, title: str) -> None:
        super().__init__(parent, shell, title)
        self.model = ReportsState(shell.session, self._changed)
        kinds = frame(self.body)
        kinds.pack(fill="x", pady=(0, px(14)))
        self._kinds: dict[ReportKind, Tile] = {}
        for column, (kind, symbol, words, note) in enumerate(_kinds()):
            made = Tile(kinds, words, note, symbol, partial(self.model.choose, kind=kind))
            made.grid(row=0, column=column, sticky="nsew", padx=(px(12) if column else 0, 0))
            kinds.columnconfigure(column, weight=1, uniform="kinds")
            self._kinds[kind] = made
        self._side = card(self.body, 18)
        self._side.configure(width=min(px(340), round(self.winfo_toplevel().winfo_width() * 0.34)))
        self._side.pack_propagate(False)
        self._side.pack(side="left", fill="y", padx=(0, px(18)))
        self._right = ScrollArea(self.body)
        self._right.pack(side="left", fill="both", expand=True)
        self._outline_head = frame(self._right.body)
        self._outline_head.pack(fill="x", pady=(0, px(8)))
        label(self._outline_head, tr("Isinya"), "Heading").pack(side="left")
        self._outline_words = label(self._outline_head, "", "SmallSoft")
        self._outline_words.pack(side="right")
        self._trouble = flowing(self._right.body, "", "Bad")
        self.outline = OutlineCards(self._right.body)
        self.outline.pack(fill="x")
        self._made = frame(self._right.body)
        self._made.pack(fill="x", pady=(px(12), 0))
        self.form: Form | None = None
        self.write_button: ttk.Button | None = None
        self._drawn: Any = None

    def refresh(self) -> None:
        """Read what reports can be made of."""
        self.model.load()
        self._show_made()

    def visit(self, **where: Any) -> None:
        """Choose a report: ``kind`` (deck, workbook, list) and the ``source`` it is of."""
        changes: dict[str, Any] = {}
        if "kind" in where:
            changes["kind"] = ReportKind(where["kind"])
        if where.get("source"):
            changes["source"] = where["source"]
        self.model.choose(**changes)

    def take_focus(self) -> None:
        """Go to the kinds of report."""
        self._kinds[self.model.choice.kind].focus_set()

    def commands(self) -> list[Command]:
        """Return the command to write the report."""
        return [Command("report_write", tr("Tulis laporan"), self.write, "Control-s", "download", tr("Laporan"))]

    def write(self) -> None:
        """Ask where to write the report and write it."""
        if not self.model.possible:
            return
        offered = self.model.proposed_path()
        offered.parent.mkdir(parents=True, exist_ok=True)
        kind = (tr("Paparan PowerPoint"), "*.pptx") if offered.suffix == ".pptx" else (tr("Buku kerja Excel"), "*.xlsx")
        chosen = filedialog.asksaveasfilename(
            parent=self,
            title=tr("Tulis laporan"),
            initialdir=str(offered.parent),
            initialfile=offered.name,
            defaultextension=offered.suffix,
            filetypes=[kind],
        )
        if chosen:
            self.model.write(Path(chosen))

    def _changed(self) -> None:
        choice = self.model.choice
        for kind, made in self._kinds.items():
            made.choose(chosen=kind is choice.kind)
        form = (choice.kind, tuple(self.model.sources()), choice.source, tuple(self.model.areas))
        if form != self._drawn or self.form is None:
            self._drawn = form
            self._build_side()
        self._show_feet()
        self._trouble.configure(text=self.model.trouble)
        if self.model.trouble:
            self._trouble.pack(fill="x", pady=(0, px(8)), after=self._outline_head)
        else:
            self._trouble.pack_forget()
        if self.model.outline or self.model.trouble:
            self._outline_head.pack(fill="x", pady=(0, px(8)), before=self.outline)
            self.outline.pack(fill="x")
        else:
            self._outline_head.pack_forget()
        self._outline_words.configure(text=self.model.outline_words() if self.model.outline else "")
        self.outline.show(self.model.outline, wide=choice.kind is ReportKind.DECK)
        if self.model.written is not None:
            self._show_made()

    def _build_side(self) -> None:
        for child in self._side.winfo_children():
            child.destroy()
        self._feet = frame(self._side, "Side")
        self._feet.pack(side="bottom", fill="x", pady=(px(12), 0))
        choice, model = self.model.choice, self.model
        self.form = None
        if choice.kind is not ReportKind.LIST and not model.listed:
            flowing(self._side, tr("Belum ada hasil pemilu untuk dilaporkan."), side="Side").pack(
                fill="x", pady=(0, px(10))
            )
            button(
                self._side,
                tr("Impor hasil pemilu …"),
                lambda: self.shell.go("intake"),
                symbol="file-earmark-spreadsheet",
            ).pack(anchor="w")
            return
        area = ScrollArea(self._side, side="Side")
        area.pack(fill="both", expand=True)
        self.form = Form(area.body, columns=1, side="Side")
        self.form.pack(fill="x")
        if choice.kind is ReportKind.LIST:
            self._bind("list_kind", self.form.choice("list_kind", tr("Daftar"), model.lists(), choice.list_kind))
        else:
            source = self.form.choice("source", tr("Pemilu dan sumber"), model.sources(), str(choice.source))
            self._bind("source", source)
            if model.areas:
                areas = [("", tr("seluruhnya")), *model.areas]
                self._bind("area", self.form.choice("area", tr("Wilayah"), areas, choice.area))
        languages = [("id", tr("Bahasa Indonesia")), ("en", tr("Bahasa Inggris"))]
        self._bind("language", self.form.choice("language", tr("Bahasa"), languages, choice.language))
        if choice.kind is ReportKind.DECK:
            looks = [("light", tr("Terang")), ("dark", tr("Gelap, untuk ruang yang digelapkan"))]
            self._bind("look", self.form.choice("look", tr("Tampilan"), looks, choice.look))
        else:
            papers = [("folio", tr("F4 mendatar")), ("a4", tr("A4 mendatar"))]
            self._bind("paper", self.form.choice("paper", tr("Kertas"), papers, choice.paper))
        area.follow_focus()
        self._feet.lift()

    def _bind(self, name: str, box: ttk.Combobox) -> None:
        def chosen(_event: object) -> None:
            if self.form is not None:
                value = self.form.value(name)
                self.model.choose(**{name: int(value) if name == "source" else value})

        box.bind("<<ComboboxSelected>>", chosen)

    def _show_feet(self) -> None:
        for child in self._feet.winfo_children():
            child.destroy()
        self.write_button = None
        model = self.model
        if model.written is not None:
            done = frame(self._feet, "Tint", padding=px(12))
            done.pack(fill="x", pady=(0, px(12)))
            ttk.Label(done, image=icon("check-circle", 18, "good"), style="Tint.TLabel").pack(
                side="left", anchor="n", padx=(0, px(10))
            )
            text = frame(done, "Tint")
            text.pack(side="left", fill="x", expand=True)
            flowing(text, model.written.name, "Strong", side="Tint").pack(fill="x")
            row = frame(text, "Tint")
            row.pack(anchor="w", pady=(px(6), 0))
            button(row, tr("Buka"), partial(open_path, model.written), symbol="box-arrow-up-right").pack(side="left")
            button(row, tr("Buka folder"), partial(open_path, model.written.parent), symbol="folder2-open").pack(
                side="left", padx=px(8)
            )
        if self.form is None:
            return
        self.write_button = button(
            self._feet, tr("Tulis laporan …"), self.write, "primary", symbol="download", tip="Ctrl+S"
        )
        self.write_button.pack(fill="x")
        if not model.possible:
            self.write_button.state(["disabled"])

    def _show_made(self) -> None:
        for child in self._made.winfo_children():
            child.destroy()
        made = self.model.made()
        head = frame(self._made)
        head.pack(fill="x", pady=(px(4), px(6)))
        label(head, tr("Laporan yang sudah dibuat"), "Heading").pack(side="left")
        if not made:
            label(self._made, tr("Belum ada di folder laporan lemari ini."), "Soft").pack(anchor="w")
            return
        button(
            head, tr("Buka folder"), partial(open_path, self.session.folder / FOLDER), "Linkish", symbol="folder2-open"
        ).pack(side="right")
        for report in made[:20]:
            line(self._made).pack(fill="x")
            row = frame(self._made, padding=(0, px(6)))
            row.pack(fill="x")
            symbol = "file-earmark-slides" if report.path.suffix == ".pptx" else "file-earmark-spreadsheet"
            ttk.Label(row, image=icon(symbol, 16)).pack(side="left", padx=(0, px(10)))
            icon_button(row, "box-arrow-up-right", partial(open_path, report.path), tr("Buka"), size=14).pack(
                side="right"
            )
            label(row, report.size, "SmallSoft", width=9, anchor="e").pack(side="right", padx=px(8))
            label(row, report.when, "SmallSoft").pack(side="right")
            label(row, report.path.name).pack(side="left")
        self._right.follow_focus()


def _kinds() -> list[tuple[ReportKind, str, str, str]]:
    """Return what can be made: kind, icon, words, and a note."""
    return [
        (ReportKind.DECK, "easel", tr("Paparan hasil"), tr("PowerPoint untuk komisioner")),
        (ReportKind.WORKBOOK, "table", tr("Buku kerja hasil"), tr("Excel menurut wilayah")),
        (ReportKind.LIST, "card-list", tr("Daftar arsip resmi"), tr("Excel dalam kolom bakunya")),
    ]


PAGE = ReportsPage
