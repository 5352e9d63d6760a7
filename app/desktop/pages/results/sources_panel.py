"""The tab that shows the sources of a contest, each with what is known of it and what can be settled about it."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from tkinter import ttk
from typing import Any

from app.desktop.form_dialog import FormDialog
from app.desktop.pages.results.told import when
from app.desktop.session import Session
from app.desktop.theme import icon, px
from app.desktop.widgets.controls import button, card, flowing, frame, label, pill
from app.desktop.widgets.facts import facts
from app.desktop.widgets.scrolling import ScrollArea
from app.i18n import number, tr
from app.reports import wording
from app.results.records import Listing, Status
from app.results.sources import SourceChange
from importers.values import whole_number


@dataclass(frozen=True, slots=True)
class SourceActions:
    """What can be done with a source; a cabinet that is only read offers none of the changes."""

    look: Callable[[Listing], object]
    make_official: Callable[[Listing], object]
    edit: Callable[[Listing], object]
    dossier: Callable[[str], object]
    stations: Callable[[], object]
    writable: bool = True


class SourcesPanel(ttk.Frame):
    """A card for each source of the contest, the official one first."""

    def __init__(self, parent: tk.Misc, actions: SourceActions) -> None:
        super().__init__(parent)
        self._actions = actions
        #: The buttons that make a source official, by the source's row.
        self.official: dict[int, ttk.Button] = {}
        #: The buttons that change what is known of a source, by its row.
        self.edit: dict[int, ttk.Button] = {}

    def show(self, sources: Sequence[Listing], chosen: Listing | None, stations: str) -> None:
        """Show the sources of a contest; ``chosen`` is the one looked at, ``stations`` says how many TPS there are."""
        self.official, self.edit = {}, {}
        for child in self.winfo_children():
            child.destroy()
        area = ScrollArea(self, padding=(0, px(8), px(10), 0))
        area.pack(fill="both", expand=True)
        head = frame(area.body)
        head.pack(fill="x", pady=(0, px(8)))
        if self._actions.writable:
            button(head, tr("Tetapkan …"), self._actions.stations, "Linkish", symbol="pencil").pack(side="right")
        flowing(head, stations, "SmallSoft").pack(side="left", fill="x", expand=True)
        for listing in sources:
            here = chosen is not None and chosen.source.id == listing.source.id
            self._card(area.body, listing, here=here).pack(fill="x", pady=(0, px(8)))
        area.follow_focus()

    def _card(self, parent: tk.Misc, listing: Listing, *, here: bool) -> ttk.Frame:
        info = listing.source
        box = card(parent, 14)
        head = frame(box, "Side")
        head.pack(fill="x")
        if info.official:
            ttk.Label(head, image=icon("award-fill", 15, "accent_ink"), style="Side.TLabel").pack(
                side="left", padx=(0, px(6))
            )
            pill(head, tr("Resmi")).pack(side="right")
        flowing(head, info.name, "Strong", side="Side").pack(side="left", fill="x", expand=True)
        facts(
            box,
            [
                (tr("Status"), wording.status(info.status)),
                (tr("Cakupan"), wording.coverage(info.coverage)),
                (tr("Angka"), number(info.figures)),
                (tr("Formulir"), info.form or "–"),
                (tr("Nomor berkas"), info.dossier or "–"),
                (tr("Berkas impor"), ", ".join(info.files)),
                (tr("Terakhir masuk"), when(info.imported_at)),
            ],
            side="Side",
            first=104,
        ).pack(fill="x", pady=(px(4), px(6)))
        row = frame(box, "Side")
        row.pack(fill="x")
        if here:
            label(row, tr("Sedang dilihat"), "SmallSoft", side="Side").pack(side="left", padx=(0, px(8)))
        else:
            button(row, tr("Lihat"), partial(self._actions.look, listing), "Linkside").pack(side="left")
        if info.dossier:
            button(
                row,
                tr("Buka berkas arsip"),
                partial(self._actions.dossier, info.dossier),
                "Linkside",
                symbol="folder2-open",
            ).pack(side="left", padx=(px(4), 0))
        if self._actions.writable:
            self.edit[info.id] = button(row, tr("Ubah …"), partial(self._actions.edit, listing), symbol="pencil")
            self.edit[info.id].pack(side="right")
            if not info.official:
                made = button(row, tr("Jadikan resmi"), partial(self._actions.make_official, listing), symbol="award")
                made.pack(side="right", padx=(0, px(8)))
                self.official[info.id] = made
        return box


class SourceDialog(FormDialog):
    """What is known of a source: its name, how final it is, and the signed paper its figures come from."""

    def __init__(
        self,
        parent: tk.Misc,
        session: Session,
        listing: Listing,
        settle: Callable[[Listing, SourceChange], Callable[[Any], Any]],
        on_stored: Callable[[Any], object],
    ) -> None:
        self._listing, self._settle = listing, settle
        info = listing.source
        start = {
            "name": info.name,
            "status": str(info.status),
            "form": info.form or "",
            "dossier": info.dossier or "",
        }
        heading = tr("Sumber {source}", source=info.name)
        draft = f"source/{info.id}"
        super().__init__(parent, session, heading, draft=draft, start=start, on_stored=on_stored, width=520, columns=2)
        self.open(self.form.widget("name"))

    def fields(self, values: Mapping[str, str]) -> None:
        """Make the fields of a source."""
        form, get = self.form, values.get
        form.text("name", tr("Nama sumber"), get("name", ""))
        options = [(str(status), wording.status(status)) for status in Status]
        form.choice("status", tr("Status"), options, get("status", ""))
        form.text("form", tr("Formulir"), get("form", ""), hint=tr("misalnya DB1-PPWP"))
        form.text("dossier", tr("Nomor berkas arsip"), get("dossier", ""), hint=tr("tempat formulirnya disimpan"))

    def work(self, typed: dict[str, str]) -> Callable[[Any], Any] | None:
        """Return the storing of what was changed."""
        typed = {name: text.strip() for name, text in typed.items()}
        if not typed["name"]:
            self.form.complain({"name": tr("Sumber perlu nama.")})
            return None
        said = {name: text if text != self._start[name] else None for name, text in typed.items()}
        status = None if said["status"] is None else Status(said["status"])
        change = SourceChange(name=said["name"], status=status, form=said["form"], dossier=said["dossier"])
        return self._settle(self._listing, change)


class StationsDialog(FormDialog):
    """How many TPS an area has in an election; blank where that is not known."""

    def __init__(
        self,
        parent: tk.Misc,
        session: Session,
        area: str,
        count: int | None,
        settle: Callable[[int | None], Callable[[Any], Any] | None],
        on_stored: Callable[[Any], object],
    ) -> None:
        self._settle = settle
        super().__init__(
            parent,
            session,
            tr("Jumlah TPS di {area}", area=area),
            draft=f"stations/{area}",
            start={"count": "" if count is None else str(count)},
            on_stored=on_stored,
            width=440,
            columns=1,
        )
        self.open(self.form.widget("count"))

    def fields(self, values: Mapping[str, str]) -> None:
        """Make the field."""
        hint = tr("Menurut keputusan penetapan TPS. Kosongkan bila tidak diketahui; cakupan sumber diukur dengannya.")
        self.form.text("count", tr("TPS yang seharusnya melapor"), values.get("count", ""), hint=hint)

    def work(self, typed: dict[str, str]) -> Callable[[Any], Any] | None:
        """Return the storing of the number."""
        text = typed["count"].strip()
        count = whole_number(text).value if text else None
        if text and not count:
            self.form.complain({"count": tr("Isi dengan angka, misalnya 1.530.")})
            return None
        return self._settle(count)
