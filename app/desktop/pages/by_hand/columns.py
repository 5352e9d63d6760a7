"""The dialog that adds columns to the grid: a contestant, a party with its candidates, a candidate, a measure."""

from __future__ import annotations

import re
import tkinter as tk
from collections.abc import Callable

from app.desktop.pages.by_hand.state import HandState
from app.desktop.widgets.dialogs import Dialog
from app.desktop.widgets.forms import Form
from app.i18n import tr, trc
from app.intake.by_hand import MEASURES
from app.results.measures import measure_name

_KINDS = ("contestant", "contestants", "party", "candidate", "own", "measure")


class AddColumn(Dialog):
    """Asks for a further column; ``on_added`` hears that there is one."""

    def __init__(self, parent: tk.Misc, state: HandState, on_added: Callable[[], object]) -> None:
        super().__init__(parent, tr("Tambah kolom"), width=520)
        self._state, self._on_added = state, on_added
        self.form = Form(self.body, columns=3)
        self.form.pack(fill="x")
        kinds = {
            "contestant": tr("Peserta: partai, pasangan, atau calon"),
            "contestants": tr("Beberapa peserta sekaligus"),
            "party": tr("Partai dengan semua calonnya"),
            "candidate": tr("Calon di bawah partai"),
            "own": tr("Suara partai sendiri (A.1)"),
            "measure": tr("Ukuran: pemilih, surat suara, …"),
        }
        self.form.choice("kind", tr("Isi kolom"), [(kind, kinds[kind]) for kind in _KINDS], _KINDS[0], wide=True)
        self.form.text("number", tr("Nomor urut"))
        self.form.text("candidate", tr("Nomor calon"))
        self.form.text("name", tr("Nama"), wide=True)
        self.form.lines("people", tr("Nama, satu per baris menurut nomor urut"), height=4, hint=" ")
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
        needed = {
            "contestant": ("number", "name"),
            "contestants": ("people",),
            "party": ("number", "name", "people"),
            "candidate": ("number", "candidate", "name"),
            "own": ("number",),
        }
        for name in ("number", "candidate", "name", "people", "measure"):
            self.form.show(name, shown=name in needed.get(kind, ("measure",)))
        self.form.hint(
            "people",
            tr("Boleh ditempel dari Excel. Kolom suara partai (A.1), tiap calon (A.2), dan jumlah (B) dibuat.")
            if kind == "party"
            else tr("Boleh ditempel dari Excel; nomor di depan nama dipakai sebagai nomor urut."),
        )
        self.refit()

    def _add(self) -> None:
        typed = self.form.values()
        kind = typed["kind"]
        if kind == "measure":
            self._answered(self._state.add_measure(typed["measure"]), "measure")
            return
        if kind == "contestants":
            self._answered(self._state.add_contestants(numbered_in(typed["people"])), "people")
            return
        wanted = ("number", "candidate") if kind == "candidate" else ("number",)
        wrong = {name: tr("Isi dengan angka.") for name in wanted if not typed[name].isdigit() or not int(typed[name])}
        self.form.complain(wrong)
        if not wrong and kind == "party":
            refused = self._state.add_party(int(typed["number"]), typed["name"], names_in(typed["people"]))
            self._answered(refused, "number")
        elif not wrong:
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


def names_in(text: str) -> list[str]:
    """Return the names of a pasted list, without numbers before them and columns behind them; blank lines are none."""
    return [name for _number, name in _lines(text)]


def numbered_in(text: str) -> list[tuple[int, str]]:
    """Return the names of a pasted list with their numbers: those written before them, else their place."""
    return [(number or at, name) for at, (number, name) in enumerate(_lines(text), 1)]


def _lines(text: str) -> list[tuple[int | None, str]]:
    """Return the number and the name of each line: its first cell with letters, and the number before or in it."""
    found = []
    for line in filter(str.strip, text.splitlines()):
        cells = [cell.strip() for cell in line.split("\t")]
        name = next((cell for cell in cells if any(letter.isalpha() for letter in cell)), "")
        within = re.match(r"(\d{1,3})\s*[.)]?\s+(.*)", name)
        if within is not None:
            name = within[2].strip()
        number = within[1] if within is not None else cells[0].rstrip(".)")
        found.append((int(number) if number.isdecimal() and int(number) else None, name))
    others = [number for number, _name in found[1:]]
    # A first line without a number above lines that have one is their heading.
    return found[1:] if others and found[0][0] is None and None not in others else found
