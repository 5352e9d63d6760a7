"""Contestants whose number on the ballot nobody tells: the clerk gives each heading its number, and a name."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk

from app.desktop.pages.intake.naming import Numbering, contestant_words
from app.desktop.pages.intake.state import ImportState
from app.desktop.theme import px
from app.desktop.widgets.controls import button, flowing, frame
from app.desktop.widgets.forms import Form
from app.desktop.widgets.listing import Column, Listing
from app.desktop.widgets.rows import FixedRows, Row
from app.i18n import number, tr, trc


class HeadingsList(ttk.Frame):
    """The headings of contestants without a number, and those that were given one."""

    def __init__(
        self, parent: tk.Misc, numbering: Numbering, state: ImportState, on_heading: Callable[[str], object]
    ) -> None:
        super().__init__(parent)
        self._state, self._on_heading = state, on_heading
        self._headings = numbering.headings
        flowing(
            self,
            tr(
                "Judul-judul ini menyebut peserta tanpa nomor urut, atau dengan nomor yang bukan milik nama itu. "
                "Urutan kolom tidak dipakai sebagai nomor; isi nomor urut menurut surat suara."
            ),
        ).pack(fill="x", pady=(px(10), px(8)))
        self.list = Listing(
            self,
            [
                Column("heading", trc("kolom", "Judul"), 240, stretch=True, sortable=False),
                Column("means", trc("kolom", "Peserta"), 180, sortable=False),
                Column("votes", tr("Suara"), 90, number=True, sortable=False),
            ],
            on_choose=self._chosen,
        )
        self.list.pack(fill="both", expand=True)
        rows = []
        for place, heading in enumerate(self._headings):
            decision = numbering.decision(heading)
            cells = (heading, contestant_words(decision), number(numbering.votes(heading)))
            rows.append(Row(place, cells, "faint" if decision else "warn"))
        self.list.show(FixedRows(rows))

    def begin(self) -> None:
        """Choose the heading that was looked at, or the first that is open."""
        if self._headings:
            self.list.choose(min(self._state.place, len(self._headings) - 1))

    def _chosen(self, place: int) -> None:
        self._state.place = place
        self._on_heading(self._headings[place])


class HeadingCard(ttk.Frame):
    """One heading: its number and name, chosen among the contestants known or typed."""

    def __init__(self, parent: tk.Misc, numbering: Numbering) -> None:
        super().__init__(parent, style="Side.TFrame")
        self._numbering = numbering
        self._known = numbering.known()
        self._inner: ttk.Frame | None = None
        self.form: Form | None = None
        self.use: ttk.Button | None = None
        self.back: ttk.Button | None = None

    def show(self, heading: str) -> None:
        """Show another heading."""
        if self._inner is not None:
            self._inner.destroy()
        self._inner = frame(self, "Side")
        self._inner.pack(fill="both", expand=True)
        flowing(self._inner, heading, "Heading", side="Side").pack(fill="x", pady=(0, px(10)))
        decision = self._numbering.decision(heading)
        disputed = self._numbering.dispute(heading)
        said = str(decision.number) if decision else ""
        typed = (decision.name or "") if decision else ""
        if disputed is not None and decision is None:
            written, listed_as = disputed
            said, typed = str(listed_as), dict(self._known).get(listed_as, "")
            words_ = tr(
                "Di berkas nomor {written}, menurut daftar peserta nomor {listed}.",
                written=str(written),
                listed=str(listed_as),
            )
            flowing(self._inner, words_, "Soft", side="Side").pack(fill="x", pady=(0, px(10)))
        self.form = Form(self._inner, columns=2, side="Side")
        self.form.pack(fill="x")
        self.form.text("number", tr("Nomor urut"), said)
        listed = [f"{place}  {name}" for place, name in self._known]
        self.form.suggest(
            "name", tr("Nama"), listed, typed, span=2, hint=tr("Bila dikosongkan, judulnya menjadi nama.")
        )
        self.form.widget("name").bind("<<ComboboxSelected>>", lambda _event: self._picked(), add="+")
        for name in ("number", "name"):
            self.form.widget(name).bind("<Return>", lambda _event: self._say(heading), add="+")
        self.use = button(self._inner, tr("Pakai nomor ini"), lambda: self._say(heading), "primary")
        self.use.pack(anchor="e", pady=(px(4), 0))
        self.back = None
        if decision is not None:
            self.back = button(
                self._inner,
                tr("Batalkan keputusan ini"),
                lambda: self._numbering.leave(heading),
                symbol="arrow-counterclockwise",
            )
            self.back.pack(anchor="e", pady=(px(8), 0))

    def _picked(self) -> None:
        """Fill number and name in from a contestant of the list."""
        assert self.form is not None  # noqa: S101 - the field that was chosen in is part of it
        place, _, name = self.form.value("name").partition("  ")
        self.form.set("number", place)
        self.form.set("name", name)

    def _say(self, heading: str) -> None:
        assert self.form is not None  # noqa: S101 - the button stands below it
        wrong = self._numbering.say(heading, self.form.value("number"), self.form.value("name"))
        self.form.complain({"number": wrong} if wrong else {})
