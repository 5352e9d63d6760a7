"""The dialogs of the page of places: a place, a box, where boxes are carried, and which box dossiers go into."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from app.archive import holding_back, places
from app.archive.records import BoxLine, PlaceKind
from app.archive.written import SEPARATOR
from app.desktop.form_dialog import FormDialog
from app.desktop.pages.archive.shelving import Shelving, box_number, path_of
from app.desktop.pages.places import told
from app.desktop.pages.places.forms import BoxForm, PlaceForm, box_work, move_work
from app.desktop.session import Session
from app.i18n import tr, trc, trn

Stored = Callable[[Any], object]
Work = Callable[[Any], Any]


class PlaceDialog(FormDialog):
    """A building, room, rack or shelf, with what it is in: another place there carries it with all its boxes."""

    def __init__(self, parent: tk.Misc, session: Session, form: PlaceForm, on_stored: Stored) -> None:
        self._form = form
        node = form.node
        inside = [] if node is None else [box.id for box in places.boxes(session.cabinet, place=node.id)]
        self._lent = holding_back.lent_from(session.cabinet, inside)
        heading = trc("tombol", "Tempat baru") if form.node is None else tr("Ubah tempat")
        super().__init__(
            parent, session, heading, draft=form.draft, start=form.values(), on_stored=on_stored, width=560
        )
        self.open(self.form.widget("name"))

    def fields(self, values: Mapping[str, str]) -> None:
        """Make the fields of a place."""
        form, get = self.form, values.get
        form.text("name", tr("Nama"), get("name", ""), span=2, hint=tr("Misalnya Ruang Arsip, Rak 2, Baris B."))
        form.choice("kind", tr("Jenis"), [(kind, told.kind(kind)) for kind in PlaceKind], get("kind", ""), span=2)
        form.choice("parent", tr("Di dalam"), self._form.parents(), get("parent", ""), span=2, hint=self._lent)
        form.text("capacity", tr("Muat berapa boks"), get("capacity", ""), span=2)
        form.lines("note", tr("Keterangan"), get("note", ""), height=2)

    def work(self, typed: dict[str, str]) -> Work | None:
        """Return the storing of the place, or None after saying what is wrong."""
        fields, problems = self._form.read(typed)
        self.form.complain(problems)
        return None if problems else self._form.save(fields)


class BoxDialog(FormDialog):
    """A box, or several new ones at once."""

    def __init__(self, parent: tk.Misc, session: Session, form: BoxForm, on_stored: Stored) -> None:
        self._form, self._shelving = form, Shelving(session.cabinet)
        self._lent = holding_back.lent_from(session.cabinet, [form.box.id]) if form.box is not None else ""
        heading = trc("tombol", "Boks baru") if form.box is None else tr("Ubah boks")
        super().__init__(
            parent, session, heading, draft=form.draft, start=form.values(), on_stored=on_stored, width=560
        )
        self.open(self.form.widget("number"))

    def fields(self, values: Mapping[str, str]) -> None:
        """Make the fields of a box."""
        form, get = self.form, values.get
        hint = tr("Beberapa sekaligus: 118-125, 130.") if self._form.box is None else ""
        form.text("number", tr("Nomor boks"), get("number", ""), span=2, hint=hint)
        form.text("capacity", tr("Muat berapa berkas"), get("capacity", ""), span=2)
        form.suggest(
            "place", tr("Tempat"), self._shelving.paths(), get("place", ""), span=4,
            hint=" ".join(filter(None, (tr("Ruang · rak · baris. Yang belum ada dibuat."), self._lent))),
        )  # fmt: skip
        form.text("unit", tr("Unit pengolah"), get("unit", ""), span=4)
        form.lines("note", tr("Keterangan"), get("note", ""), height=2)

    def work(self, typed: dict[str, str]) -> Work | None:
        """Return the storing of the box, or None after saying what is wrong."""
        fields, problems = self._form.read(typed)
        self.form.complain(problems)
        return None if problems else self._form.save(fields)


class MoveDialog(FormDialog):
    """Where some boxes are carried, and why."""

    def __init__(self, parent: tk.Misc, session: Session, boxes: Sequence[BoxLine], on_stored: Stored) -> None:
        self._boxes, self._shelving = boxes, Shelving(session.cabinet)
        self._lent = holding_back.lent_from(session.cabinet, [box.id for box in boxes])
        heading = (
            tr("Pindahkan boks {number}", number=boxes[0].number)
            if len(boxes) == 1 and boxes[0].number
            else trn("Pindahkan {count} boks", "Pindahkan {count} boks", len(boxes))
        )
        super().__init__(parent, session, heading, draft="boxes/move", start={}, on_stored=on_stored, width=520)
        self.open(self.form.widget("place"))

    def fields(self, values: Mapping[str, str]) -> None:
        """Make the fields of a move."""
        hint = trn(
            "{count} berkas di dalamnya ikut pindah. Kosongkan bila belum ada tempatnya.",
            "{count} berkas di dalamnya ikut pindah. Kosongkan bila belum ada tempatnya.",
            sum(box.dossiers for box in self._boxes),
        )
        hint = " ".join(filter(None, (hint, self._lent)))
        self.form.suggest("place", tr("Ke"), self._shelving.paths(), values.get("place", ""), span=4, hint=hint)
        self.form.text("reason", tr("Alasan"), values.get("reason", ""), span=4)
        self.form.widget("place").bind("<KeyRelease>", self._show_new, add="+")

    def work(self, typed: dict[str, str]) -> Work | None:
        """Return the carrying of the boxes."""
        return move_work([box.id for box in self._boxes], path_of(typed["place"]), typed["reason"].strip())

    def _show_new(self, _event: object) -> None:
        new = self._shelving.new_names(path_of(self.form.value("place")))
        if new:
            self.form.hint("place", tr("Tempat baru: {names}", names=SEPARATOR.join(new)))


class BoxingDialog(FormDialog):
    """The box that some dossiers go into."""

    def __init__(self, parent: tk.Misc, session: Session, ids: Sequence[int], on_stored: Stored) -> None:
        self._ids, self._shelving = ids, Shelving(session.cabinet)
        heading = trn("Taruh {count} berkas di boks", "Taruh {count} berkas di boks", len(ids))
        super().__init__(parent, session, heading, draft="dossiers/box", start={}, on_stored=on_stored, width=520)
        self.open(self.form.widget("box"))

    def fields(self, values: Mapping[str, str]) -> None:
        """Make the fields: a box and its place, which one that is there brings along."""
        shelving, get = self._shelving, values.get
        box = self.form.suggest("box", tr("Boks"), shelving.numbers(), get("box", ""), span=4)
        self.form.suggest("place", tr("Tempat"), shelving.paths(), get("place", ""), span=4)
        for sequence in ("<<ComboboxSelected>>", "<FocusOut>"):
            box.bind(sequence, self._box_named, add="+")

    def work(self, typed: dict[str, str]) -> Work | None:
        """Return the putting of the dossiers, or None after saying what is wrong."""
        number = box_number(typed["box"])
        spot = self._shelving.read(number, typed["place"])
        problems = {"place": spot.problem} if spot.problem else {}
        if not number:
            problems = {"box": tr("Sebutkan nomor boksnya.")}
        self.form.complain(problems)
        return None if problems else box_work(self._ids, number, typed["place"])

    def _box_named(self, _event: object) -> None:
        number, _, chosen = self.form.value("box").partition("  ")
        stands = chosen.strip() or self._shelving.place_of(number)
        if chosen:
            self.form.set("box", box_number(number))
        if stands:
            self.form.set("place", stands)
