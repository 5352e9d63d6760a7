"""The folder of scans on the archive page: looked at while the page is seen, told in a band, opened in a window."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from functools import cached_property
from tkinter import ttk
from typing import TYPE_CHECKING

from app.desktop.pages.archive.incoming_state import IncomingState
from app.desktop.theme import icon, px
from app.desktop.widgets.controls import button, flowing
from app.i18n import tr

if TYPE_CHECKING:
    from app.desktop.pages.archive.incoming_dialog import IncomingDialog
    from app.desktop.pages.archive.view import ArchivePage

#: How often the folder is looked at while the page is seen, in milliseconds.
_EVERY = 10_000


class IncomingFiles:
    """What the archive page does with files that wait in the folder of scans."""

    def __init__(self, page: ArchivePage) -> None:
        self._page = page
        self.model = IncomingState(page.session, self._changed)
        self.dialog: IncomingDialog | None = None
        self._later: str | None = None
        page.bind("<Map>", lambda event: self._seen(event.widget), add="+")
        page.bind("<Destroy>", lambda _event: self._stop(), add="+")
        if page.winfo_ismapped():
            self._seen(page)

    @cached_property
    def band(self) -> IncomingBand:
        """The band over the list, made when there is first something to tell."""
        return IncomingBand(self._page.body, self.open)

    def open(self) -> None:
        """Open the window of the files that wait."""
        from app.desktop.pages.archive.incoming_dialog import IncomingDialog

        self.dialog = IncomingDialog(self._page, self.model, self._page.chosen_dossier())

    def look(self) -> None:
        """Look at the folder now, where files can be put into dossiers at all."""
        if not self._page.session.read_only:
            self.model.look()

    def _seen(self, widget: tk.Misc) -> None:
        if widget is self._page and self._later is None and not self._page.session.read_only:
            self._later = self._page.after(_EVERY, self._again)

    def _again(self) -> None:
        self._later = None
        if self._page.winfo_ismapped():
            if self.model.folder:
                self.model.look()
            self._later = self._page.after(_EVERY, self._again)

    def _stop(self) -> None:
        if self._later is not None:
            self._page.after_cancel(self._later)
            self._later = None

    def _changed(self) -> None:
        text = self.model.band()
        if text:
            self.band.show(text)
        elif "band" in self.__dict__:
            self.band.pack_forget()
        if self.dialog is not None and self.dialog.winfo_exists():
            self.dialog.show()


class IncomingBand(ttk.Frame):
    """A band over the list that tells how many scans wait."""

    def __init__(self, parent: tk.Misc, on_open: Callable[[], object]) -> None:
        super().__init__(parent, style="Tint.TFrame", padding=(px(12), px(6), px(6), px(6)))
        ttk.Label(self, style="Tint.TLabel", image=icon("inbox", 16, "accent_ink")).pack(side="left", padx=(0, px(10)))
        self.open_button = button(self, tr("Masukkan ke berkas …"), on_open)
        self.open_button.pack(side="right")
        self._text = flowing(self, "", "Strong", side="Tint")
        self._text.pack(side="left", fill="x", expand=True)

    def show(self, text: str) -> None:
        """Tell of files that wait."""
        self._text.configure(text=text)
        if not self.winfo_manager():
            first = next(iter(self.master.pack_slaves()), None)
            self.pack(fill="x", pady=(0, px(8)))
            if first is not None:
                self.pack_configure(before=first)
