"""The tab of the settings that says from where on the checks of results tell of odd figures."""

from __future__ import annotations

from tkinter import ttk
from typing import TYPE_CHECKING

from app import settings
from app.desktop.theme import px
from app.desktop.widgets.controls import button, flowing, frame
from app.desktop.widgets.forms import Form
from app.desktop.widgets.scrolling import ScrollArea
from app.i18n import tr, trc
from app.setting_words import check_limits

if TYPE_CHECKING:
    from app.desktop.pages.settings.state import SettingsState
    from app.desktop.statusbar import StatusBar


class ChecksTab(ttk.Frame):
    """A field for each limit; all are kept together, or none where one cannot be."""

    def __init__(self, parent: ttk.Frame, model: SettingsState, status: StatusBar, *, read_only: bool) -> None:
        super().__init__(parent)
        self._model, self._status = model, status
        area = ScrollArea(self, padding=(0, px(16), px(14), px(8)))
        area.pack(fill="both", expand=True)
        flowing(
            area.body,
            tr(
                "Pemeriksaan hanya memperingatkan; angka selalu diambil apa adanya. Batas ini dipakai mulai impor "
                "berikutnya."
            ),
        ).pack(fill="x", pady=(0, px(10)))
        self.form = Form(area.body, columns=2)
        self.form.pack(fill="x")
        held = model.limits()
        for name, words in check_limits().items():
            self.form.text(name, words.title, held[name], hint=words.hint)
        if not read_only:
            row = frame(area.body)
            row.pack(anchor="w", pady=(px(8), 0))
            self.save_button = button(row, trc("tombol", "Simpan"), self.save, "primary", symbol="check-lg")
            self.save_button.pack(side="left")
            button(row, tr("Nilai bawaan"), self.reset, symbol="arrow-counterclockwise").pack(side="left", padx=px(8))
        area.follow_focus()

    def save(self) -> None:
        """Keep what is typed; say under its field what cannot be."""
        wrong = self._model.save_limits(self.form.values())
        self.form.complain(wrong)
        if not wrong:
            self._status.say(tr("Pengaturan disimpan."))

    def reset(self) -> None:
        """Put what is usual into the fields; it is kept when it is saved."""
        for name in check_limits():
            self.form.set(name, str(getattr(settings.Settings(), name)))
        self.form.complain({})
