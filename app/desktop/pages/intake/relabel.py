"""The menus and the bar over a drawn sheet by which its columns, rows and itself are labelled anew."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from tkinter import filedialog, ttk

from app.desktop.pages.intake.meanings import Entry
from app.desktop.pages.intake.relabelling import Relabelling
from app.desktop.session import words_of
from app.desktop.styles import make_check_styles
from app.desktop.theme import px
from app.desktop.widgets.controls import button, flowing, frame
from app.desktop.widgets.dialogs import Dialog, tell
from app.desktop.widgets.flow import Flow
from app.desktop.widgets.forms import Form
from app.desktop.widgets.menus import Menu
from app.errors import AppError
from app.i18n import tr, trc
from importers.mapping import Label, Side, What


class LineMenu(Menu):
    """The menu of a column or row: what it may be, the likely first; choosing one labels it."""

    def __init__(self, parent: tk.Misc, relabelling: Relabelling) -> None:
        super().__init__(parent)
        self._relabelling = relabelling
        self._line = ""

    def ask(self, line: str, x: int, y: int, row: int = 0) -> None:
        """Open the menu of a line, as it is at ``row``, at a place on the screen."""
        self._line, self._relabelling.row = line, row
        self.clear()
        self._fill(self, self._relabelling.menu(line))
        self.tk_popup(x, y)

    def _fill(self, menu: Menu, entries: Sequence[Entry | None]) -> None:
        for entry in entries:
            if entry is None:
                menu.add_separator()
            elif entry.inner:
                self._fill(menu.inner(entry.text, chosen=entry.chosen), entry.inner)
            elif entry.label is None and not entry.act:
                menu.heading(entry.text)
            else:
                menu.entry(entry.text, partial(self._chosen, entry), chosen=entry.chosen)

    def _chosen(self, entry: Entry) -> None:
        line = self._line
        match entry.act:
            case "header":
                self._relabelling.header(int(line))
            case "more_header":
                self._relabelling.more_header(int(line))
            case "clear":
                self._relabelling.label(line, None)
            case "contestant":
                ContestantDialog(self.master, self._relabelling, line)
            case _:
                self._relabelling.label(line, entry.label)


class ContestantDialog(Dialog):
    """Asks for the number and the name of a contestant, or of a candidate under its party."""

    def __init__(self, parent: tk.Misc, relabelling: Relabelling, line: str) -> None:
        super().__init__(parent, tr("Peserta siapa?"), width=420)
        self._relabelling, self._line = relabelling, line
        flowing(self.body, tr("Nomor urut menurut surat suara. Nomor calon hanya bagi calon di bawah partainya.")).pack(
            fill="x", pady=(0, px(8))
        )
        now = relabelling.label_of(line)
        label_ = now.label if now is not None and now.label.what is What.CONTESTANT else None
        self.form = Form(self.body, columns=2)
        self.form.pack(fill="x")
        self.form.text("number", tr("Nomor urut"), str(label_.number or "") if label_ else "")
        self.form.text("candidate", tr("Nomor calon"), str(label_.candidate or "") if label_ else "")
        self.form.text("name", trc("orang atau partai", "Nama"), (label_.name or "") if label_ else "", wide=True)
        self.answer(tr("Pakai"), self._agreed, main=True)
        self.answer(trc("tombol", "Batal"), self.give_up)
        self.open(self.form.widget("number"))

    def _agreed(self) -> None:
        typed = {name: value.strip() for name, value in self.form.values().items()}
        wrong = {
            name: tr("Isi dengan nomor 1–999.")
            for name in ("number", "candidate")
            if (typed[name] or name == "number") and not (typed[name].isdecimal() and 0 < int(typed[name]) < 1000)
        }
        self.form.complain(wrong)
        if wrong:
            return
        candidate = int(typed["candidate"]) if typed["candidate"] else None
        named = Label(What.CONTESTANT, number=int(typed["number"]), candidate=candidate, name=typed["name"] or None)
        self.close()
        self._relabelling.label(self._line, named)


class SheetBar(Flow):
    """Above the sheet: whether it is taken, how it lies, mappings from and to files, and the way back.

    What is made inside it before `build` stands in front.
    """

    def __init__(self, parent: tk.Misc, relabelling: Relabelling) -> None:
        super().__init__(parent, gap=12)
        self._relabelling = relabelling
        # A name and no `tk.Variable`: the bar goes while a job runs, and a variable must not end on the job's thread.
        self._taken = f"taken{self}"
        # beside the bar and not inside it, where it would get a place
        self.menu = Menu(parent)

    def build(self) -> None:
        """Make the parts."""
        make_check_styles()
        of = self._relabelling
        self.taken = ttk.Checkbutton(self, text=tr("Pakai lembar ini"), command=self._take, style="TCheckbutton")
        self.taken["variable"] = self._taken
        self.more = button(self, tr("Pemetaan"), self.open_menu, "Linkish", symbol="sliders")
        self.undo = button(
            self, tr("Mundur"), of.undo, "Linkish", symbol="arrow-counterclockwise", tip=tr("Batalkan perubahan")
        )
        self.back = button(self, tr("Seperti semula"), of.as_recognised, "Linkish", tip=tr("Kembali ke yang dikenali"))
        self.renew()
        self.lay()

    def renew(self) -> None:
        """Show how the sheet at hand stands."""
        self.setvar(self._taken, str(int(self._relabelling.said.use is True or self._relabelling.used)))
        for part, can in ((self.undo, self._relabelling.can_undo), (self.back, bool(self._relabelling.mapping))):
            part.state(["!disabled" if can else "disabled"])
            self.leave_out(part, left_out=not can)

    def open_menu(self) -> None:
        """Open the menu of what can be said of the whole sheet, and of mappings in files."""
        self.menu.clear()
        of, said = self._relabelling, self._relabelling.said
        lay: tuple[tuple[Side | None, str], ...] = (
            ("rows", tr("Wilayah ada di baris")),
            ("columns", tr("Wilayah ada di kolom")),
            (None, tr("Letak wilayah menurut isinya")),
        )
        for side, text in lay:
            self.menu.entry(text, partial(of.lay, side), chosen=said.areas_in == side)
        self.menu.add_separator()
        self.menu.entry(tr("Tabel ini tanpa judul kolom"), partial(of.header, None), chosen=said.header_rows == ())
        thousands = partial(of.thousands, taken=not said.thousands)
        self.menu.entry(tr("24.214 berarti dua puluh empat ribu"), thousands, chosen=said.thousands)
        self.menu.add_separator()
        self.menu.entry(tr("Simpan pemetaan …"), self.save)
        self.menu.entry(tr("Pakai pemetaan …"), self.load)
        self.menu.tk_popup(self.more.winfo_rootx(), self.more.winfo_rooty() + self.more.winfo_height())

    def save(self) -> None:
        """Ask where, and write what was understood as a mapping."""
        file = self._relabelling.file
        name = filedialog.asksaveasfilename(
            parent=self,
            title=tr("Simpan pemetaan"),
            initialfile=f"{file.path.stem}.json" if file is not None else "",
            defaultextension=".json",
            filetypes=[(tr("Pemetaan"), "*.json")],
        )
        if name:
            self._tried(lambda: self._relabelling.save(Path(name)))

    def load(self) -> None:
        """Ask for a mapping in a file and use it."""
        name = filedialog.askopenfilename(
            parent=self, title=tr("Pakai pemetaan"), filetypes=[(tr("Pemetaan"), "*.json")]
        )
        if name:
            self._tried(lambda: self._relabelling.take(Path(name)))

    def _take(self) -> None:
        self._relabelling.use(taken=self.getboolean(self.getvar(self._taken)))

    def _tried(self, work: Callable[[], object]) -> None:
        try:
            work()
        except AppError as failure:
            tell(self, tr("Pemetaan tidak dipakai"), words_of(failure) or failure.code, problem=True)


def remembered(parent: tk.Misc, relabelling: Relabelling) -> ttk.Frame | None:
    """Say that a remembered mapping is used, with the way to refuse it; None where there is none."""
    name = relabelling.made_for
    if not name:
        return None
    strip = frame(parent, "Tint", padding=(px(12), px(8)))
    refuse = button(strip, tr("Jangan pakai"), relabelling.as_recognised, "")
    refuse.pack(side="right", padx=(px(8), 0))
    text = flowing(strip, tr("Dibaca dengan pemetaan yang diingat dari {name}.", name=name), "Body", side="Tint")
    text.pack(side="left", fill="x", expand=True)
    return strip


def hint(parent: tk.Misc) -> ttk.Label:
    """Say how a column, a row or a cell is labelled."""
    told = tr("Klik huruf kolom atau nomor baris untuk mengubah artinya (Enter, Shift+Enter).")
    return flowing(parent, told, "SmallSoft")
