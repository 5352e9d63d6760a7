"""The help page: the guide's chapters, and every key of the window."""

from __future__ import annotations

import tkinter as tk
from functools import partial
from tkinter import ttk
from typing import TYPE_CHECKING, Any

from app.desktop.pages.page import Page
from app.desktop.theme import colour, px
from app.desktop.widgets.controls import button, frame, label, line, scrollbar
from app.desktop.widgets.scrolling import ScrollArea, hiding
from app.help import Block, Chapter, Look, Shape, chapters
from app.i18n import tr

if TYPE_CHECKING:
    from app.desktop.shell import Shell

_KEYS = ""


class GuidePage(Page):
    """Chapters at the left, the one that is read beside them."""

    def __init__(self, parent: tk.Misc, shell: Shell, title: str) -> None:
        super().__init__(parent, shell, title)
        self._chapters = chapters()
        self.current = _KEYS
        side = frame(self.body, "Side", padding=px(8))
        side.pack(side="left", fill="y", padx=(0, px(28)))
        self.buttons: dict[str, ttk.Button] = {}
        names = [(_KEYS, tr("Daftar tombol")), *((chapter.name, chapter.title) for chapter in self._chapters)]
        for name, words in names:
            made = button(side, words, partial(self.open, name), "Rail")
            made.configure(width=26)
            made.pack(fill="x", pady=(0, px(2)))
            self.buttons[name] = made
        self._place = frame(self.body)
        self._place.pack(side="left", fill="both", expand=True)

    def refresh(self) -> None:
        """Write the chapter that is open again: keys differ from page to page."""
        self.open(self.current)

    def visit(self, **where: Any) -> None:
        """Open the chapter called ``chapter``."""
        self.open(where.get("chapter", _KEYS))

    def take_focus(self) -> None:
        """Go to the chapter that is open."""
        self.buttons[self.current].focus_set()

    def open(self, name: str) -> None:
        """Show a chapter, or the keys for the name ""."""
        self.current = name
        for other, made in self.buttons.items():
            made.state(["selected" if other == name else "!selected"])
        for child in self._place.winfo_children():
            child.destroy()
        chapter = next((found for found in self._chapters if found.name == name), None)
        if chapter is None:
            self._write_keys()
        else:
            self._write_chapter(chapter)

    def _write_chapter(self, chapter: Chapter) -> None:
        text = tk.Text(
            self._place,
            wrap="word",
            font="TkDefaultFont",
            background=colour("ground"),
            foreground=colour("ink"),
            relief="flat",
            borderwidth=0,
            highlightthickness=1,
            highlightbackground=colour("ground"),
            highlightcolor=colour("accent_ink"),
            padx=px(6),
            pady=px(4),
            cursor="arrow",
            spacing3=px(6),
            width=20,
        )
        bar = scrollbar(self._place, text.yview)
        text.configure(yscrollcommand=hiding(bar, text))
        text.pack(side="left", fill="both", expand=True)
        text.tag_configure("title", font="SidaluHeading", spacing3=px(10))
        text.tag_configure("heading", font="SidaluStrong", spacing1=px(12), spacing3=px(4))
        text.tag_configure("step", lmargin1=px(4), lmargin2=px(30))
        text.tag_configure("strong", font="SidaluStrong")
        text.tag_configure("word", foreground=colour("accent_ink"))
        text.tag_configure("typed", background=colour("hover"))
        text.insert("end", f"{chapter.title}\n", "title")
        for block in chapter.blocks:
            _write_block(text, block)
        text.configure(state="disabled")

    def _write_keys(self) -> None:
        area = ScrollArea(self._place, padding=(0, 0, px(16), 0))
        area.pack(fill="both", expand=True)
        group = None
        for command in sorted(self.shell.all_commands(), key=lambda found: found.group):
            if not command.key:
                continue
            if command.group != group:
                group = command.group
                self._write_group(area.body, group)
            self._write_key(area.body, command.title, command.shown)
        self._write_group(area.body, tr("Dalam daftar"))
        for words, shown in (
            (tr("Baris sebelumnya atau berikutnya"), "↑ ↓"),
            (tr("Halaman sebelumnya atau berikutnya"), "PageUp PageDown"),
            (tr("Baris pertama atau terakhir"), "Home End"),
            (tr("Buka baris"), "Enter"),
            (tr("Urutkan menurut kolom ke-1, ke-2 …"), "Alt+1, Alt+2 …"),
        ):
            self._write_key(area.body, words, shown)
        self._write_group(area.body, tr("Dalam formulir"))
        for words, shown in (
            (tr("Bagian berikutnya atau sebelumnya"), "Tab, Shift+Tab"),
            (tr("Simpan atau setuju"), "Enter"),
            (tr("Tutup; isian yang belum disimpan menjadi draf"), "Esc"),
            (tr("Tambah, ubah, hapus isi berkas"), "Insert, Enter, Delete"),
        ):
            self._write_key(area.body, words, shown)

    @staticmethod
    def _write_group(parent: tk.Misc, words: str) -> None:
        label(parent, words, "Heading").pack(anchor="w", pady=(px(12), px(6)))
        line(parent).pack(fill="x")

    @staticmethod
    def _write_key(parent: tk.Misc, words: str, shown: str) -> None:
        row = frame(parent)
        row.pack(fill="x", pady=px(4))
        label(row, words).pack(side="left")
        label(row, shown, "SmallSoft").pack(side="right")


def _write_block(text: tk.Text, block: Block) -> None:
    shape = (
        "heading" if block.shape is Shape.HEADING else "step" if block.shape in (Shape.STEP, Shape.POINT) else "plain"
    )
    if block.shape is Shape.STEP:
        text.insert("end", f"{block.number}.  ", (shape, "strong"))
    elif block.shape is Shape.POINT:
        text.insert("end", "•  ", shape)
    for look, piece in block.runs:
        text.insert("end", piece, (shape,) if look is Look.PLAIN else (shape, str(look)))
    text.insert("end", "\n", shape)


PAGE = GuidePage
