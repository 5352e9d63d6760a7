"""The digital files in the details of a dossier: a picture of the first page, and a button for each of the first."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from tkinter import ttk
from typing import TYPE_CHECKING

from app.archive.records import DigitalFile
from app.desktop import words
from app.desktop.pages.archive.preview_state import first_drawable
from app.desktop.theme import font, icon, px
from app.desktop.widgets.bars import cut
from app.desktop.widgets.controls import button, icon_button, label, tooltip
from app.desktop.widgets.pool import Pool
from app.i18n import tr, trn

if TYPE_CHECKING:
    from app.archive.vault.preview import Preview

_KINDS = {
    "pdf": "file-earmark-pdf",
    "png": "file-earmark-image",
    "jpeg": "file-earmark-image",
    "tiff": "file-earmark-image",
    "xlsx": "file-earmark-spreadsheet",
    "ods": "file-earmark-spreadsheet",
    "docx": "file-earmark-word",
    "odt": "file-earmark-word",
    "pptx": "file-earmark-slides",
    "mail": "envelope",
    "zip": "file-earmark-zip",
}
#: So many are shown here; all are in their window.
FIRST = 8
WIDE, HIGH = 240, 170

Thumb = Callable[[DigitalFile, tuple[int, int], Callable[["Preview"], object]], object]


@dataclass(frozen=True, slots=True)
class FileActions:
    """What can be done with files from here; ``attach`` is None where nothing can be written."""

    open: Callable[[DigitalFile], object]
    look: Callable[[DigitalFile | None], object]
    thumb: Thumb
    attach: Callable[[tk.Misc], object] | None


class FileCard:
    """What stands in the section of files: made once, filled anew for each dossier."""

    def __init__(self, section: ttk.Frame, head: ttk.Frame, actions: FileActions) -> None:
        self._section, self._actions = section, actions
        self._files: Sequence[DigitalFile] = ()
        self._drawn: str | None = None
        self.look_button = icon_button(
            head, "images", lambda: actions.look(None), tr("Lihat semua halaman"), side="Side", size=14
        )
        attach = actions.attach
        self.attach_button: ttk.Button | None = None
        if attach is not None:
            self.attach_button = made = button(
                head, tr("Lampirkan"), lambda: attach(made), "Linkside", symbol="paperclip",
                tip=tr("Tambahkan berkas digital atau folder"),
            )  # fmt: skip
            made.pack(side="right")
        self.picture: tk.PhotoImage | None = None
        self._thumb = ttk.Label(section, style="Side.TLabel", cursor="hand2")
        self._thumb.bind("<Button-1>", lambda _event: actions.look(first_drawable(self._files)))
        tooltip(self._thumb, tr("Lihat halamannya"))
        self._rows = Pool(lambda: button(section, "", _nothing, "Quietside", symbol="file-earmark"), fill="x")
        self._rest = label(section, "", "SmallSoft", side="Side")

    @property
    def buttons(self) -> Sequence[ttk.Button]:
        """The buttons of the files shown, in their order."""
        return self._rows.take(min(FIRST, len(self._files)))

    def show(self, files: Sequence[DigitalFile], width: int) -> None:
        """Show other files; ``width`` is the room there is."""
        self._files = files
        room = max(px(120), width - px(78))
        for made, file in zip(self._rows.take(min(FIRST, len(files))), files, strict=False):
            size = words.size(file.size)
            name = cut(file.name, room - font("").measure(f"  {size}"))
            symbol = _KINDS.get(file.kind, "file-earmark")
            made.configure(
                text=f" {name}  {size}", image=icon(symbol, 14, "ink"), command=partial(self._actions.open, file)
            )
        if files and not self.look_button.winfo_manager():
            self.look_button.pack(side="right")
        elif not files:
            self.look_button.pack_forget()
        rest = len(files) - FIRST
        if rest > 0:
            self._rest.configure(text=trn("dan {count} lagi", "dan {count} lagi", rest))
            self._rest.pack(side="bottom", anchor="w")
        elif not files:
            self._rest.configure(text=tr("Belum ada."))
            self._rest.pack(side="bottom", anchor="w")
        else:
            self._rest.pack_forget()
        self._show_thumb(first_drawable(files))

    def _show_thumb(self, file: DigitalFile | None) -> None:
        wanted = file.sha256 if file is not None else None
        if wanted == self._drawn:
            return
        self._drawn = wanted
        self._thumb.pack_forget()
        if file is not None:
            self._actions.thumb(file, (px(WIDE), px(HIGH)), partial(self._came, file.sha256))

    def _came(self, sha256: str, preview: Preview) -> None:
        if self._drawn != sha256 or preview.code is not None or not self._section.winfo_exists():
            return
        self.picture = tk.PhotoImage(master=self._section, data=preview.png, format="png")
        self._thumb.configure(image=self.picture)
        rows = self.buttons
        self._thumb.pack(anchor="w", pady=(px(2), px(8)))
        if rows:
            self._thumb.pack_configure(before=rows[0])


def _nothing() -> None:
    """Lead nowhere, as a button before it is filled."""
