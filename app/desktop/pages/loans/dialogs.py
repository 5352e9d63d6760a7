"""The dialogs of a loan: lending dossiers, taking them back, putting the due date off."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping
from tkinter import ttk
from typing import Any

from app.archive.loans import Loan
from app.desktop.form_dialog import FormDialog
from app.desktop.pages.loans.forms import BackForm, ExtendForm, LendForm
from app.desktop.pages.loans.state import Candidate, LoansState
from app.desktop.session import Session
from app.desktop.theme import px
from app.desktop.widgets.controls import button, flowing, frame, label
from app.desktop.widgets.listing import Column, Listing
from app.desktop.widgets.rows import FixedRows, Row
from app.i18n import tr, trn

_FEW, _MOST = 3, 6


class LendDialog(FormDialog):
    """Which dossiers, to whom, until when; dossiers are found by number or words and gathered in a list."""

    def __init__(
        self,
        parent: tk.Misc,
        session: Session,
        model: LoansState,
        form: LendForm,
        on_stored: Callable[[int], object],
    ) -> None:
        self._form, self._model = form, model
        self._found: list[Candidate] = []
        self._chosen: list[Candidate] = []
        self.print_wanted = False
        super().__init__(
            parent,
            session,
            tr("Pinjamkan berkas"),
            draft=form.draft,
            start=form.values(),
            on_stored=on_stored,
            width=760,
        )
        self.save_button.configure(text=tr("Pinjamkan"))
        self.open(self.form.widget("borrower") if self._chosen else self.find)

    def fields(self, values: Mapping[str, str]) -> None:
        """Make the fields, over them the dossiers."""
        form, get = self.form, values.get
        self._make_picker()
        names = [(name, name) for name in self._form.known]
        form.suggest("borrower", tr("Peminjam"), [name for name, _same in names], get("borrower", ""), span=2)
        form.text("unit", tr("Unit"), get("unit", ""))
        form.text("contact", tr("Telepon"), get("contact", ""))
        form.text("purpose", tr("Keperluan"), get("purpose", ""), span=2)
        form.text("lent_on", tr("Tanggal pinjam"), get("lent_on", ""))
        form.text("due", tr("Harus kembali"), get("due", ""))
        form.lines("note", tr("Keterangan"), get("note", ""), height=2)
        form.check("print", tr("Cetak tanda terima dan kartu pinjam sesudah disimpan"), value=bool(get("print", "")))
        # Which dossiers were chosen is kept with the draft, in a field that is not seen.
        form.text("dossiers", "", get("dossiers", ""))
        form.show("dossiers", shown=False)
        form.widget("borrower").bind("<<ComboboxSelected>>", lambda _event: self._known_borrower(), add="+")
        self._chosen = self._model.told([int(id_) for id_ in get("dossiers", "").split()])
        self._show_chosen()

    def work(self, typed: dict[str, str]) -> Callable[[Any], Any] | None:
        """Return the lending, or None after saying what is wrong."""
        fields, problems = self._form.read(typed)
        wrong = problems.pop("find", "")
        self._say(wrong)
        if wrong:
            self.find.focus_set()
        self.form.complain(problems)
        self.print_wanted = bool(typed.get("print"))
        return None if problems or wrong else self._form.save(fields)

    def field_of(self, code: str) -> str:
        """Return the field beside which a refusal is told."""
        return {"loan_due_before": "due"}.get(code, "borrower")

    def add_typed(self) -> None:
        """Add the dossier that was typed or chosen; where several fit, offer them."""
        text = self.find.get().strip()
        picked = next((one for one in self._found if one.words == text), None)
        if picked is None:
            self._offer(text)
            exact = [one for one in self._found if one.words.split("  ")[0].casefold() == text.casefold()]
            picked = exact[0] if len(exact) == 1 else self._found[0] if len(self._found) == 1 else None
        if picked is not None:
            self._add(picked)
        elif self._found:
            self._say(tr("Beberapa berkas cocok; pilih satu."))
            self.find.event_generate("<Down>")
        elif text:
            self._say(tr("Tidak ada berkas yang cocok. Coba nomornya, atau kata lain dari uraiannya."))

    def remove(self) -> None:
        """Take the dossier under the cursor off the list."""
        wanted = self.list.chosen
        self._chosen = [one for one in self._chosen if one.id != wanted]
        self._show_chosen()

    def _make_picker(self) -> None:
        picker = frame(self._area.body)
        picker.pack(fill="x", before=self.form, pady=(0, px(12)))
        label(picker, tr("Berkas yang dipinjam"), "SmallSoft").pack(anchor="w", pady=(0, px(3)))
        row = frame(picker)
        row.pack(fill="x")
        self.find = ttk.Combobox(row)
        self.find.configure(postcommand=lambda: self._offer(self.find.get().strip()))
        self.find.pack(side="left", fill="x", expand=True)
        self.add_button = button(row, tr("Tambahkan"), self.add_typed, symbol="plus-lg")
        self.add_button.pack(side="left", padx=(px(8), 0))
        self.find.bind("<Return>", self._entered)
        self.find.bind("<<ComboboxSelected>>", lambda _event: self.add_typed())
        self._told = flowing(picker, "", "SmallSoft")
        self._told.pack(fill="x", pady=(px(3), px(6)))
        self.list = Listing(
            picker,
            [
                Column("number", tr("No."), 70, sortable=False),
                Column("title", tr("Uraian"), 340, stretch=True, sortable=False),
            ],
        )
        self.list.tree.bind("<Delete>", lambda _event: self.remove())
        self.list.pack(fill="x")
        self._say("")

    def _entered(self, _event: object) -> str:
        self.add_typed()
        return "break"

    def _offer(self, text: str) -> None:
        self._found = self._model.candidates(text) if len(text) > 1 or text.isdigit() else []
        self.find.configure(values=[one.words for one in self._found])

    def _add(self, picked: Candidate) -> None:
        if picked.why_not:
            self._say(tr("{dossier}: {why}.", dossier=picked.words.split("  ")[0], why=picked.why_not))
            return
        if picked.id not in {one.id for one in self._chosen}:
            self._chosen.append(picked)
        self.find.set("")
        self._found = []
        self._say("")
        self._show_chosen()
        self.find.focus_set()

    def _show_chosen(self) -> None:
        rows = [
            Row(one.id, (one.words.split("  ")[0], _rest(one)), "bad" if one.why_not else "") for one in self._chosen
        ]
        self.list.show(FixedRows(rows), keep=True)
        self.list.fit(max(_FEW, min(_MOST, len(rows))))
        self.form.set("dossiers", " ".join(str(one.id) for one in self._chosen))
        self.keep_draft()

    def _say(self, problem: str) -> None:
        hint = tr("Ketik nomor atau kata dari uraian, lalu Enter. Delete mengeluarkan yang dipilih.")
        look = "SmallBad" if problem else "SmallSoft"
        self._told.configure(text=problem or hint, style=f"{look}.TLabel")

    def _known_borrower(self) -> None:
        unit, contact = self._form.known.get(self.form.value("borrower"), ("", ""))
        self.form.set("unit", unit or self.form.value("unit"))
        self.form.set("contact", contact or self.form.value("contact"))


class BackDialog(FormDialog):
    """Which dossiers of a loan come back, when, and how they look."""

    def __init__(
        self,
        parent: tk.Misc,
        session: Session,
        form: BackForm,
        title: Callable[[int, str], str],
        on_stored: Callable[[int], object],
    ) -> None:
        self._form, self._title = form, title
        heading = tr("Terima kembali dari {borrower}", borrower=form.loan.borrower)
        super().__init__(
            parent, session, heading, draft=form.draft, start=form.values(), on_stored=on_stored, width=600, columns=2
        )
        self.save_button.configure(text=tr("Terima kembali"))
        self.open(self.save_button)

    def fields(self, values: Mapping[str, str]) -> None:
        """Make a mark for each dossier, then day, condition and note."""
        form, get = self.form, values.get
        for lent in self._form.loan.out:
            words = tr("{number}  {title}", number=lent.number, title=_cut(self._title(lent.dossier, lent.title)))
            form.check(f"line{lent.line}", words, value=bool(get(f"line{lent.line}", "")))
        form.text("on", tr("Tanggal kembali"), get("on", ""))
        form.choice("condition", tr("Kondisi"), self._form.conditions(), get("condition", ""))
        form.lines("note", tr("Keterangan"), get("note", ""), height=2)

    def work(self, typed: dict[str, str]) -> Callable[[Any], Any] | None:
        """Return the taking back, or None after saying what is wrong."""
        fields, problems = self._form.read(typed)
        self.form.complain(problems)
        return None if problems else self._form.save(fields)

    def field_of(self, code: str) -> str:
        """Return the field beside which a refusal is told."""
        del code
        return "on"


class ExtendDialog(FormDialog):
    """Until when a loan goes on."""

    def __init__(self, parent: tk.Misc, session: Session, form: ExtendForm, on_stored: Callable[[Any], object]) -> None:
        self._form = form
        super().__init__(
            parent,
            session,
            _extending(form.loan),
            draft=form.draft,
            start=form.values(),
            on_stored=on_stored,
            width=460,
            columns=1,
        )
        self.save_button.configure(text=tr("Perpanjang"))
        self.open(self.form.widget("due"))

    def fields(self, values: Mapping[str, str]) -> None:
        """Make the one field."""
        self.form.text("due", tr("Harus kembali"), values.get("due", ""))

    def work(self, typed: dict[str, str]) -> Callable[[Any], Any] | None:
        """Return the putting off, or None after saying what is wrong."""
        due, problems = self._form.read(typed)
        self.form.complain(problems)
        return None if due is None else self._form.save(due)


def _extending(loan: Loan) -> str:
    return trn(
        "Perpanjang pinjaman {borrower} ({count} berkas)",
        "Perpanjang pinjaman {borrower} ({count} berkas)",
        len(loan.out),
        borrower=loan.borrower,
    )


def _rest(one: Candidate) -> str:
    title = one.words.partition("  ")[2]
    return tr("{title} — {why}", title=title, why=one.why_not) if one.why_not else title


def _cut(text: str, most: int = 70) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
