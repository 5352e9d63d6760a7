"""Offers to go on with the import that was at hand when the window was closed."""

from __future__ import annotations

import tkinter as tk
from tkinter import ttk

from app.desktop.pages.intake.state import ImportState
from app.desktop.pages.intake.unfinished import Unfinished
from app.desktop.theme import icon, px
from app.desktop.widgets.controls import button, flowing, frame
from app.i18n import moment, number, tr, trc

#: So many files are named.
_NAMED = 3


class LeftBehind(ttk.Frame):
    """A strip with the files that were left and since when, and the buttons to go on with them or to forget them."""

    def __init__(self, parent: tk.Misc, state: ImportState, found: Unfinished) -> None:
        super().__init__(parent, style="Tint.TFrame", padding=(px(14), px(10)))
        ttk.Label(self, image=icon("hourglass-split", 20, "accent_ink"), style="Tint.TLabel").pack(
            side="left", anchor="n", padx=(0, px(12))
        )
        feet = frame(self, "Tint")
        feet.pack(side="right", padx=(px(12), 0))
        self.drop = button(feet, trc("impor", "Lupakan"), state.give_up)
        self.drop.pack(side="right")
        self.take_up: ttk.Button | None = None
        if found.there:
            self.take_up = button(feet, trc("impor", "Lanjutkan"), state.take_up, "primary", symbol="arrow-right")
            self.take_up.pack(side="right", padx=(0, px(8)))
            self.take_up.lower(self.drop)
        #: What the keyboard goes to.
        self.first = self.take_up or self.drop
        text = frame(self, "Tint")
        text.pack(side="left", fill="x", expand=True)
        flowing(text, tr("Ada impor yang belum selesai"), "Strong", side="Tint").pack(fill="x")
        for told in _told(found):
            flowing(text, told, "Small", side="Tint").pack(fill="x", pady=(px(2), 0))
        text.lower(feet)


def _told(found: Unfinished) -> list[str]:
    """Return what is said of the files: which, since when, and which of them are gone or have changed."""
    names = [file.request.path.name for file in found.files]
    named = ", ".join(names[:_NAMED])
    if len(names) > _NAMED:
        named = tr("{names}, dan {count} berkas lain", names=named, count=number(len(names) - _NAMED))
    told = [
        tr(
            "{names}, terakhir dikerjakan {when}. Belum ada yang disimpan ke lemari; keputusan Anda masih ada.",
            names=named,
            when=moment(found.at),
        )
    ]
    gone = [file.request.path.name for file in found.files if not file.there]
    changed = [file.request.path.name for file in found.there if not file.same]
    if gone:
        told.append(tr("Tidak ada lagi di tempatnya: {names}.", names=", ".join(gone[:_NAMED])))
    if changed:
        told.append(
            tr(
                "Berubah sejak itu, jadi keputusan tentangnya tidak dipakai: {names}.",
                names=", ".join(changed[:_NAMED]),
            )
        )
    return told
