"""The dialogs of an office move: its beginning, a vehicle, the plan of some boxes, and its closing."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping
from typing import Any

from app.archive import places
from app.archive.moving import projects
from app.archive.moving.records import Vehicle
from app.archive.written import SEPARATOR
from app.desktop.form_dialog import FormDialog
from app.desktop.pages.archive.shelving import ensure_place, path_of
from app.desktop.pages.moving import told
from app.desktop.pages.moving.state import MovingState
from app.desktop.session import Session
from app.desktop.widgets.controls import label
from app.i18n import tr, trc, trn
from app.store import Cabinet

Stored = Callable[[Any], object]
Work = Callable[[Any], Any]


class BeginDialog(FormDialog):
    """A new move: what is moved, where to, and with how many vehicles; racks can be made anew in the new place."""

    def __init__(self, parent: tk.Misc, session: Session, model: MovingState, on_stored: Stored) -> None:
        self._model = model
        start = {"vehicles": "1", "copied": "1", "source": "", "name": ""}
        super().__init__(
            parent, session, tr("Pindah kantor baru"), draft="moving", start=start, on_stored=on_stored, width=560
        )
        self.save_button.configure(text=trc("tombol", "Mulai"))
        self.open(self.form.widget("name"))

    def fields(self, values: Mapping[str, str]) -> None:
        """Make the fields of a new move."""
        form, get = self.form, values.get
        sources = [("", tr("Semua boks"))] + [(str(node.id), SEPARATOR.join(node.path)) for node in self._model.nodes]
        sites = [node.name for node in self._model.nodes if node.parent is None]
        form.text("name", tr("Nama pemindahan"), get("name", ""), span=4, hint=tr("Misalnya Pindah ke Jalan Loader."))
        form.choice("source", tr("Yang dipindahkan"), sources, get("source", ""), span=4)
        form.suggest("site", trc("kolom", "Tempat baru"), sites, get("site", ""), span=4)
        form.check("copied", tr("Buat rak dan baris yang sama di sana"), value=bool(get("copied", "")))
        form.text(
            "vehicles", tr("Kendaraan"), get("vehicles", ""), span=4,
            hint=tr("Jumlahnya, misalnya 3, atau namanya: Truk, Mobil boks."),
        )  # fmt: skip

    def work(self, typed: dict[str, str]) -> Work | None:
        """Return the opening of the move, or None after saying what is wrong."""
        problems = {}
        names = told.numbers_of(typed["vehicles"])
        if not typed["name"].strip():
            problems["name"] = tr("Beri nama pemindahannya.")
        if not typed["site"].strip():
            problems["site"] = tr("Sebutkan tempat barunya.")
        if not names:
            problems["vehicles"] = tr("Sebutkan paling sedikit satu kendaraan.")
        self.form.complain(problems)
        if problems:
            return None
        source = int(typed["source"]) if typed["source"] else None

        def work(cabinet: Cabinet) -> int:
            with cabinet.act("moving_begun", name=typed["name"].strip()) as act:
                move = projects.begin(act, cabinet, typed["name"])
                site = " ".join(typed["site"].split())
                targets = projects.prepare(act, cabinet, source, site, copied=bool(typed["copied"]))
                new = places.find_place(cabinet, site)
                there = set(places.places_within(cabinet, new)) if new is not None else set()
                boxes = [box for box in places.boxes(cabinet, place=source) if box.place not in there]
                for box in boxes:
                    if box.place is None:
                        targets[0] = new
                projects.add_boxes(act, cabinet, move, [box.id for box in boxes], targets)
                for name in names:
                    projects.add_vehicle(act, cabinet, move, name)
                projects.spread(act, cabinet, move)
                return move

        return work

    def field_of(self, code: str) -> str:
        """Tell of a place beside it."""
        return "site" if "place" in code else "name"


class VehicleDialog(FormDialog):
    """A vehicle of a move."""

    def __init__(
        self, parent: tk.Misc, session: Session, move: int, vehicle: Vehicle | None, on_stored: Stored
    ) -> None:
        self._move, self._vehicle = move, vehicle
        start = (
            {}
            if vehicle is None
            else {
                "name": vehicle.name,
                "plate": vehicle.plate,
                "driver": vehicle.driver,
                "capacity": "" if vehicle.capacity is None else str(vehicle.capacity),
            }
        )
        heading = tr("Kendaraan baru") if vehicle is None else tr("Ubah kendaraan")
        draft = "vehicle" if vehicle is None else f"vehicle/{vehicle.id}"
        super().__init__(parent, session, heading, draft=draft, start=start, on_stored=on_stored, width=520)
        if vehicle is not None:
            self.answer_left(trc("tombol", "Hapus"), self._remove)
        self.open(self.form.widget("name"))

    def fields(self, values: Mapping[str, str]) -> None:
        """Make the fields of a vehicle."""
        form, get = self.form, values.get
        form.text("name", tr("Nama atau nomor"), get("name", ""), span=2)
        form.text("plate", tr("Nomor polisi"), get("plate", ""), span=2)
        form.text("driver", tr("Pengemudi"), get("driver", ""), span=2)
        form.text("capacity", tr("Muat berapa boks"), get("capacity", ""), span=2)

    def work(self, typed: dict[str, str]) -> Work | None:
        """Return the storing of the vehicle, or None after saying what is wrong."""
        text = typed["capacity"].strip()
        if text and not (text.isdecimal() and 0 < int(text) < 10**5):
            self.form.complain({"capacity": tr("Isi dengan angka.")})
            return None
        move, vehicle = self._move, self._vehicle
        capacity = int(text) if text else None

        def work(cabinet: Cabinet) -> None:
            code = "moving_vehicle_added" if vehicle is None else "moving_vehicle_edited"
            plate, driver = typed["plate"].strip(), typed["driver"].strip()
            with cabinet.act(code, name=typed["name"].strip()) as act:
                if vehicle is None:
                    projects.add_vehicle(
                        act, cabinet, move, typed["name"], plate=plate, driver=driver, capacity=capacity
                    )
                else:
                    changes = {"plate": plate or None, "driver": driver or None, "capacity": capacity}
                    projects.edit_vehicle(act, cabinet, move, vehicle.id, name=typed["name"], **changes)

        return work

    def _remove(self) -> None:
        vehicle = self._vehicle
        if vehicle is None:
            return

        def work(cabinet: Cabinet) -> None:
            with cabinet.act("moving_vehicle_removed", name=vehicle.name) as act:
                projects.remove_vehicle(act, cabinet, vehicle.id)

        self._session.drafts.drop(self.draft)
        self.close()
        self._session.write("", work)


class PlanDialog(FormDialog):
    """The vehicle and the new place of some boxes; what is left empty stays as it is for each."""

    def __init__(self, parent: tk.Misc, session: Session, model: MovingState, on_stored: Stored) -> None:
        self._model = model
        count = len(model.marked)
        heading = trn("Rencanakan {count} boks", "Rencanakan {count} boks", count)
        super().__init__(parent, session, heading, draft="moving/plan", start={}, on_stored=on_stored, width=520)
        self.open(self.form.widget("vehicle"))

    def fields(self, values: Mapping[str, str]) -> None:
        """Make the fields of a plan."""
        form, get = self.form, values.get
        vehicles = [("", tr("(tetap)"))] + [(str(each.id), each.name) for each in self._model.vehicles]
        paths = [SEPARATOR.join(node.path) for node in self._model.nodes]
        form.choice("vehicle", tr("Kendaraan"), vehicles, get("vehicle", ""), span=4)
        form.suggest(
            "target", tr("Tempat tujuan"), paths, get("target", ""), span=4,
            hint=tr("Kosongkan bila tujuannya tetap. Yang belum ada dibuat."),
        )  # fmt: skip

    def work(self, typed: dict[str, str]) -> Work | None:
        """Return the planning of the boxes."""
        move, chosen = self._model.move, sorted(self._model.marked)
        if move is None:
            return None
        path = path_of(typed["target"])

        def work(cabinet: Cabinet) -> int:
            with cabinet.act("moving_planned", count=len(chosen)) as act:
                plan: dict[str, int | None] = {}
                if typed["vehicle"]:
                    plan["vehicle"] = int(typed["vehicle"])
                if path:
                    plan["target"] = ensure_place(act, cabinet, path)
                return projects.assign(act, cabinet, move.id, chosen, **plan) if plan else 0

        return work


class CloseDialog(FormDialog):
    """The closing of a move: what is not as it should be is told before, the number of its minutes is asked."""

    def __init__(self, parent: tk.Misc, session: Session, model: MovingState, on_stored: Stored) -> None:
        self._model = model
        super().__init__(
            parent, session, tr("Tutup pemindahan"), draft="moving/close", start={}, on_stored=on_stored, width=520
        )
        self.save_button.configure(text=trc("tombol", "Tutup pemindahan"))
        self.open(self.form.widget("number"))

    def fields(self, values: Mapping[str, str]) -> None:
        """Tell what closing does, and ask for the number."""
        lines = told.left_over(self._model.standing) or [tr("Semua boks sudah ditata di tempatnya.")]
        lines.append(tr("Lokasi semua boks diperbarui sekaligus. Ctrl+Z membukanya lagi."))
        label(self.body, "\n".join(lines), "Soft", wrap=460).pack(fill="x", pady=(0, 8), before=self._area)
        self.form.text("number", tr("Nomor Berita Acara"), values.get("number", ""), span=4)

    def work(self, typed: dict[str, str]) -> Work | None:
        """Return the closing of the move."""
        move = self._model.move
        if move is None:
            return None

        def work(cabinet: Cabinet) -> object:
            with cabinet.act("moving_finished", name=move.name) as act:
                return projects.close(act, cabinet, move.id, number=typed["number"].strip())

        return work
