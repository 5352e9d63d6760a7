"""The window of duplicates: the pairs above, and below the two side by side with what a merge would leave."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence

from app.archive.duplicates import Merge, Pair
from app.desktop.pages.archive import doubles
from app.desktop.session import Session, words_of
from app.desktop.theme import px
from app.desktop.widgets.controls import button, frame, label
from app.desktop.widgets.dialogs import Dialog
from app.desktop.widgets.listing import Column, Listing
from app.desktop.widgets.rows import FixedRows
from app.i18n import tr, trc, trn


class DoublesDialog(Dialog):
    """Pairs of dossiers that may be one: merged (Ctrl+Enter), told apart (Delete), or the other one kept (Ctrl+T)."""

    def __init__(self, parent: tk.Misc, session: Session, pairs: Sequence[Pair], say: Callable[[str], object]) -> None:
        super().__init__(parent, tr("Berkas yang mungkin ganda"), width=820)
        self._session, self._say = session, say
        self.model = doubles.Doubles(session.cabinet, pairs)
        self.merging: Merge | None = None
        self._fields: list[str] = []
        self._count = label(self.body, "", "Soft")
        self._count.pack(anchor="w", pady=(0, px(8)))
        self.pairs = Listing(
            self.body,
            [
                Column("one", trc("kolom", "Berkas ini"), 280, stretch=True, sortable=False),
                Column("other", tr("Kembarannya"), 270, sortable=False),
                Column("years", tr("Tahun"), 84, sortable=False),
                Column("why", tr("Sebab"), 150, sortable=False),
            ],
            on_choose=self._chose,
        )
        _high(self.pairs, 150)
        bar = frame(self.body)
        bar.pack(fill="x", pady=(px(12), px(8)))
        label(bar, tr("Bila digabung"), "Strong").pack(side="left")
        self.swap_button = button(bar, tr("Pertahankan yang lain"), self.swap, symbol="arrow-left-right", tip="Ctrl+T")
        self.swap_button.pack(side="right")
        self.fields = Listing(
            self.body,
            [
                Column("field", trc("kolom", "Isian"), 140, sortable=False),
                Column("keep", tr("Yang dipertahankan"), 200, sortable=False),
                Column("gone", tr("Yang dibuang"), 200, sortable=False),
                Column("result", tr("Hasilnya"), 200, stretch=True, sortable=False),
            ],
            on_open=self._turn,
        )
        _high(self.fields, 220)
        self.fields.pack_configure(fill="both", expand=True)
        self._told = label(self.body, "", "SmallSoft", wrap=770)
        self._told.pack(fill="x", pady=(px(8), 0))
        self.merge_button = self.answer(tr("Gabungkan"), self.merge, main=True)
        self.apart_button = self.answer(tr("Bukan duplikat"), self.tell_apart)
        self.answer_left(trc("tombol", "Tutup"), self.give_up)
        for sequence, run in (
            ("<Control-Return>", self.merge),
            ("<Delete>", self.tell_apart),
            ("<Control-t>", self.swap),
            ("<Control-T>", self.swap),
        ):
            self.bind(sequence, lambda _event, run=run: run())  # type: ignore[misc]
        self._show()
        self.open(self.pairs.tree)

    def swap(self) -> None:
        """Let the other one stay."""
        self.model.swap()
        self._show_merge()

    def merge(self) -> None:
        """Merge the pair as it is shown."""
        if self.merging is not None:
            said = tr("Digabungkan; yang lain ada di tempat sampah. Ctrl+Z mengurungkannya.")
            self._do(doubles.merge_work(self.merging), said)

    def tell_apart(self) -> None:
        """Remember that the pair is no duplicate."""
        if self.merging is not None:
            self._do(doubles.apart_work(self.merging), tr("Diingat sebagai bukan duplikat."))

    def _do(self, work: Callable[..., None], said: str) -> None:
        for made in (self.merge_button, self.apart_button):
            made.state(["disabled"])

        def done(_answer: None) -> None:
            self._say(said)
            if self.winfo_exists():
                self.model.done()
                self._show()

        self._session.write("", work, done, self._refused)

    def _refused(self, failure: Exception, reference: str | None) -> None:
        told = words_of(failure)
        if told is None or not self.winfo_exists():
            self._session.on_fault(failure, reference)
            return
        self._show_merge()
        self._told.configure(text=told, style="SmallBad.TLabel")

    def _chose(self, at: int) -> None:
        if at != self.model.at:
            self.model.choose(at)
            self._show_merge()

    def _turn(self, at: int) -> None:
        """Take the value of the field from the other dossier, or give it back."""
        self.model.turn(self._fields[at])
        self._show_merge()
        self.fields.choose(at)

    def _show(self) -> None:
        count = len(self.model)
        told = trn("{count} pasang untuk dilihat.", "{count} pasang untuk dilihat.", count)
        self._count.configure(text=told if count else tr("Tidak ada lagi berkas yang tampak ganda."))
        self.pairs.show(self.model)
        if count:
            self.pairs.choose(self.model.at, tell=False)
        self._show_merge()

    def _show_merge(self) -> None:
        self.merging = self.model.merge()
        ready = ["disabled" if self.merging is None else "!disabled"]
        for made in (self.merge_button, self.apart_button, self.swap_button):
            made.state(ready)
        self._fields, rows = doubles.field_rows(self.merging) if self.merging is not None else ([], [])
        self.fields.show(FixedRows(rows))
        hint = tr("Enter pada sebuah isian mengambil nilainya dari berkas yang lain.")
        said = f"{doubles.goes_over(self.merging)} {hint}" if self.merging is not None else ""
        self._told.configure(text=said, style="SmallSoft.TLabel")


def _high(listing: Listing, height: int) -> None:
    listing.configure(height=px(height))
    listing.pack_propagate(False)
    listing.pack(fill="x")
