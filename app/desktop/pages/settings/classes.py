"""The tab of the settings with the editions of the classification: looked at, edited, written out, moved between."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tkinter import filedialog, ttk
from typing import TYPE_CHECKING, Any

from app.archive import classification
from app.archive.records import Edition
from app.desktop.pages.settings.classes_dialogs import CodeDialog, MoveDialog
from app.desktop.pages.settings.classes_state import CodeForm, MoveState, write_edition
from app.desktop.theme import px
from app.desktop.widgets.controls import button, card, flowing, frame, label, pill
from app.desktop.widgets.listing import Column, Listing
from app.desktop.widgets.rows import FixedRows
from app.i18n import tr, trn

if TYPE_CHECKING:
    from app.desktop.pages.settings.state import SettingsState
    from app.desktop.shell import Shell


class ClassesTab(ttk.Frame):
    """Editions at the left, the codes of one of them at the right."""

    def __init__(self, parent: ttk.Frame, model: SettingsState, shell: Shell) -> None:
        super().__init__(parent, padding=(0, px(14), 0, 0))
        self._model, self._shell, self._session = model, shell, shell.session
        self._edition: int | None = None
        self.list: Listing | None = None
        #: What can be done with the edition that is looked at, by name.
        self.actions: dict[str, ttk.Button] = {}

    def refresh(self) -> None:
        """Read the editions again."""
        at = self.list.position if self.list is not None else -1
        for child in self.winfo_children():
            child.destroy()
        self.list, self.actions = None, {}
        editions = self._model.editions()
        head = frame(self)
        head.pack(fill="x", pady=(0, px(10)))
        words = tr("Arti kode klasifikasi dapat berubah antar edisi; berkas baru memakai edisi yang berlaku.")
        if not self._session.read_only:
            made = button(
                head, tr("Impor edisi …"), lambda: self._shell.go("intake"), symbol="file-earmark-spreadsheet"
            )
            made.pack(side="right")
        flowing(
            head, words if editions else tr("Belum ada klasifikasi. Impor tabel kode dan judulnya dari Excel atau CSV.")
        ).pack(side="left", fill="x", expand=True)
        if not editions:
            return
        if self._edition not in {edition.id for edition in editions}:
            self._edition = editions[0].id
        side = frame(self)
        side.pack(side="left", fill="y", padx=(0, px(16)))
        for edition in editions:
            self._show_edition(side, edition)
        self._show_codes(next(edition for edition in editions if edition.id == self._edition), editions, at)

    def edit(self, code: int | None = None) -> None:
        """Edit a code, the chosen one if none is named."""
        wanted = code if code is not None else self.list.chosen if self.list is not None else None
        edition = self._looked_at()
        found = classification.by_id(self._session.cabinet, wanted)
        if edition is not None and found is not None and not self._session.read_only:
            CodeDialog(self, self._session, CodeForm(edition, found), self._stored)

    def add(self) -> None:
        """Add a code to the edition."""
        edition = self._looked_at()
        if edition is not None and not self._session.read_only:
            CodeDialog(self, self._session, CodeForm(edition, None), self._stored)

    def write_out(self, path: Path | None = None) -> None:
        """Write the edition as a spreadsheet, where the clerk says."""
        edition = self._looked_at()
        if edition is None:
            return
        name = re.sub(r'[<>:"/\\|?*]+', "-", edition.name)
        chosen = path or filedialog.asksaveasfilename(
            parent=self, title=tr("Simpan edisi"), defaultextension=".xlsx", initialfile=f"{name}.xlsx"
        )
        if chosen:
            write_edition(self._session, edition, Path(chosen), self._written)

    def move(self, target: Edition) -> MoveDialog | None:
        """Show what the dossiers of the edition become in another one."""
        source = self._looked_at()
        if source is None or self._session.read_only:
            return None
        return MoveDialog(self, self._session, MoveState(self._session, source, target), self._moved)

    def _show_codes(self, edition: Edition, editions: tuple[Edition, ...], at: int) -> None:
        main = frame(self)
        main.pack(side="left", fill="both", expand=True)
        bar = frame(main)
        bar.pack(fill="x", pady=(0, px(8)))
        offered: list[tuple[str, str, str, Callable[[], object]]] = [
            ("write_out", tr("Ekspor …"), "file-earmark-spreadsheet", self.write_out)
        ]
        if not self._session.read_only:
            offered += [
                ("edit", tr("Ubah kode …"), "pencil", self.edit),
                ("add", tr("Tambah kode …"), "plus-lg", self.add),
            ]
        for name, words, symbol, run in offered:
            made = button(bar, words, run, symbol=symbol)
            made.pack(side="left", padx=(0, px(8)))
            self.actions[name] = made
        current = next((other for other in editions if other.current), None)
        if current is not None and current.id != edition.id and not self._session.read_only:
            made = button(
                bar, tr("Pindahkan berkas …"), partial(self.move, current), "primary", symbol="arrow-left-right"
            )
            made.pack(side="right")
            self.actions["move"] = made
        self.list = Listing(
            main,
            [
                Column("code", tr("Kode"), 96, sortable=False),
                Column("title", tr("Judul"), 300, stretch=True, sortable=False),
                Column("years", tr("Aktif + inaktif"), 110, sortable=False, spare=200),
                Column("fate", tr("Nasib akhir"), 110, sortable=False, spare=200),
                Column("basis", tr("Dasar hukum"), 130, sortable=False, spare=260),
            ],
            on_open=self.edit,
        )
        self.list.show(FixedRows(self._model.codes(edition.id)))
        self.list.pack(fill="both", expand=True)
        if edition.codes:
            self.list.choose(max(0, min(at, edition.codes - 1)), tell=False)

    def _show_edition(self, parent: ttk.Frame, edition: Edition) -> None:
        box = card(parent, 12)
        box.configure(width=px(240))
        box.pack(fill="x", pady=(0, px(8)))
        label(box, edition.name, "Strong", side="Side", wrap=210).pack(anchor="w")
        row = frame(box, "Side")
        row.pack(fill="x", pady=(px(4), 0))
        label(row, trn("{count} kode", "{count} kode", edition.codes), "SmallSoft", side="Side").pack(side="left")
        if edition.current:
            pill(row, tr("Berlaku")).pack(side="right")
        elif not self._session.read_only:
            button(row, tr("Berlakukan"), partial(self._model.make_current, edition, self.refresh), "Linkside").pack(
                side="right"
            )
        if edition.id != self._edition:
            button(row, tr("Lihat"), partial(self._look_at, edition.id), "Linkside").pack(side="right")

    def _look_at(self, edition: int) -> None:
        self._edition = edition
        self.refresh()

    def _looked_at(self) -> Edition | None:
        return next((edition for edition in self._model.editions() if edition.id == self._edition), None)

    def _stored(self, _answer: Any) -> None:
        self._shell.status.say(tr("Kode disimpan."))

    def _written(self, path: Path) -> None:
        self._shell.status.say(tr("Tersimpan: {name}", name=path.name))

    def _moved(self, count: Any) -> None:
        self._shell.status.say(trn("{count} berkas dipindahkan.", "{count} berkas dipindahkan.", int(count or 0)))
