"""Small dialogs that add to the grid: a contestant, a candidate, a party's own votes, a measure, an area."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable

from app.desktop.pages.by_hand.state import HandState
from app.desktop.widgets.dialogs import Dialog
from app.desktop.widgets.forms import Form
from app.i18n import tr, trc
from app.intake.by_hand import MEASURES
from app.results.measures import measure_name

_KINDS = ("contestant", "candidate", "own", "measure")


class AddColumn(Dialog):
    """Asks for a further column; ``on_added`` hears that there is one."""

    def __init__(self, parent: tk.Misc, state: HandState, on_added: Callable[[], object]) -> None:
        super().__init__(parent, tr("Tambah kolom"), width=520)
        self._state, self._on_added = state, on_added
        self.form = Form(self.body, columns=3)
        self.form.pack(fill="x")
        kinds = {
            "contestant": tr("Peserta: partai, pasangan, atau calon"),
            "candidate": tr("Calon di bawah partai"),
            "own": tr("Suara partai sendiri (A.1)"),
            "measure": tr("Ukuran: pemilih, surat suara, …"),
        }
        self.form.choice("kind", tr("Isi kolom"), [(kind, kinds[kind]) for kind in _KINDS], _KINDS[0], wide=True)
        self.form.text("number", tr("Nomor urut"))
        self.form.text("candidate", tr("Nomor calon"))
        self.form.text("name", tr("Nama"), wide=True)
        fields = [field for group in MEASURES.values() for field in group]
        by_sex = [
            name
            for field in fields
            for name in ((f"{field}_l", f"{field}_p", field) if field.startswith(("reg", "vot", "dis")) else (field,))
        ]
        self.form.choice("measure", tr("Ukuran"), [(name, measure_name(name)) for name in by_sex], "valid", wide=True)
        self.form.widget("kind").bind("<<ComboboxSelected>>", self._kind_chosen, add="+")
        self._kind_chosen()
        self.answer(tr("Tambahkan"), self._add, main=True)
        self.answer(trc("tombol", "Batal"), self.give_up)

    def open_first(self) -> None:
        """Show the dialog with the keyboard in its first field."""
        self.open(self.form.widget("number"))

    def _kind_chosen(self, _event: object = None) -> None:
        kind = self.form.value("kind")
        needed = {"contestant": ("number", "name"), "candidate": ("number", "candidate", "name"), "own": ("number",)}
        for name in ("number", "candidate", "name", "measure"):
            wanted = name in needed.get(kind, ("measure",))
            self.form.widget(name).state(["!disabled" if wanted else "disabled"])

    def _add(self) -> None:
        typed = self.form.values()
        kind = typed["kind"]
        if kind == "measure":
            self._answered(self._state.add_measure(typed["measure"]), "measure")
            return
        wanted = ("number", "candidate") if kind == "candidate" else ("number",)
        wrong = {name: tr("Isi dengan angka.") for name in wanted if not typed[name].isdigit() or not int(typed[name])}
        self.form.complain(wrong)
        if not wrong:
            candidate = int(typed["candidate"]) if kind == "candidate" else None
            own = kind == "own"
            refused = self._state.add_contestant(int(typed["number"]), "" if own else typed["name"], candidate, own=own)
            self._answered(refused, "number")

    def _answered(self, refused: str, field: str) -> None:
        if refused:
            self.form.complain({field: refused})
            return
        self.close()
        self._on_added()


class AddArea(Dialog):
    """Asks for the name of a further area; ``on_added`` hears that there is one."""

    def __init__(self, parent: tk.Misc, state: HandState, on_added: Callable[[], object]) -> None:
        super().__init__(parent, tr("Tambah wilayah"), width=460)
        self._state, self._on_added = state, on_added
        self.form = Form(self.body, columns=1)
        self.form.pack(fill="x")
        self.form.text(
            "name",
            tr("Nama wilayah"),
            hint=tr("Misalnya kecamatan yang kini sudah dimekarkan. Pada rencana, Sidalu menanyakan wilayah mana itu."),
        )
        self.answer(tr("Tambahkan"), self._add, main=True)
        self.answer(trc("tombol", "Batal"), self.give_up)

    def open_first(self) -> None:
        """Show the dialog with the keyboard in its field."""
        self.open(self.form.widget("name"))

    def _add(self) -> None:
        refused = self._state.add_area(self.form.value("name"))
        if refused:
            self.form.complain({"name": refused})
            return
        self.close()
        self._on_added()
