"""The window of a bulk edit: what becomes of each field above, and below at once what that would do."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk
from typing import Any

from app.archive.bulk import How, Preview
from app.desktop.pages.archive import bulk_form
from app.desktop.pages.archive.bulk_form import BulkField, BulkForm
from app.desktop.session import Session, words_of
from app.desktop.theme import px
from app.desktop.widgets.controls import frame, label
from app.desktop.widgets.dialogs import Dialog
from app.desktop.widgets.listing import Column, Listing
from app.desktop.widgets.rows import FixedRows
from app.desktop.widgets.scrolling import ScrollArea
from app.i18n import tr, trc, trn

_PAUSE = 250


class BulkDialog(Dialog):
    """What becomes of each field of many dossiers, with how many change and some of them before and after."""

    def __init__(self, parent: tk.Misc, session: Session, form: BulkForm, on_done: Callable[[int], object]) -> None:
        count = len(form.dossiers)
        super().__init__(
            parent, trn("Ubah {count} berkas sekaligus", "Ubah {count} berkas sekaligus", count), width=820
        )
        self._session, self._form, self._on_done = session, form, on_done
        self._later: str | None = None
        self.preview: Preview | None = None
        area = ScrollArea(self.body, padding=(0, 0, px(8), 0))
        area.pack(fill="both", expand=True)
        self.lines = {field.name: _Line(area.body, at, field, self._touched) for at, field in enumerate(form.fields())}
        area.body.columnconfigure(2, weight=1)
        area.fit(px(772), min(px(300), self.winfo_screenheight() - px(440)))
        area.follow_focus()
        foot = frame(self.body)
        foot.pack(fill="x", pady=(px(10), px(6)))
        label(foot, tr("Yang akan terjadi"), "Strong").pack(side="left")
        self.told = label(foot, "", "SmallSoft")
        self.told.pack(side="right")
        self.samples = Listing(
            self.body,
            [
                Column("number", tr("No."), 56, sortable=False),
                Column("title", tr("Uraian"), 220, stretch=True, sortable=False),
                Column("field", trc("kolom", "Isian"), 140, sortable=False),
                Column("before", tr("Sebelum"), 160, sortable=False),
                Column("after", tr("Sesudah"), 160, sortable=False),
            ],
        )
        self.samples.configure(height=px(150))
        self.samples.pack_propagate(False)
        self.samples.pack(fill="x")
        self.apply_button = self.answer(tr("Terapkan"), self.apply, main=True)
        self.answer(trc("tombol", "Batal"), self.give_up)
        self._ask()
        self.open(next(iter(self.lines.values())).how)

    def apply(self) -> None:
        """Do what was chosen."""
        changes, problems = self._read()
        self._complain(problems)
        if problems or not changes:
            return
        self.apply_button.state(["disabled"])
        self._session.start(
            tr("Mengubah banyak berkas"), self._form.work(changes), self._done, self._refused, changes=True
        )

    def _done(self, count: int) -> None:
        if self.winfo_exists():
            self.close()
        self._on_done(count)

    def _refused(self, failure: Exception, reference: str | None) -> None:
        told = words_of(failure)
        if told is None or not self.winfo_exists():
            self._session.on_fault(failure, reference)
            return
        self.told.configure(text=told, style="SmallBad.TLabel")

    def _touched(self) -> None:
        if self._later is None:
            self._later = self.after(_PAUSE, self._ask)

    def _ask(self) -> None:
        self._later = None
        changes, problems = self._read()
        # What is half typed is no fault yet: only applying complains.
        for line in self.lines.values():
            line.complain("")
        ready = [change for change in changes if change.field not in problems]
        self._form.ask_preview(ready, self._show)

    def _read(self) -> tuple[list[Any], dict[str, str]]:
        return self._form.read(
            {name: line.chosen() for name, line in self.lines.items()},
            {name: line.value() for name, line in self.lines.items()},
        )

    def _complain(self, problems: dict[str, str]) -> None:
        for name, line in self.lines.items():
            line.complain(problems.get(name, ""))
        for name in problems:
            self.lines[name].focus()
            return

    def _show(self, preview: Preview) -> None:
        if not self.winfo_exists():
            return
        self.preview = preview
        bad = bool(preview.reversed)
        self.told.configure(text=bulk_form.counted(preview), style="SmallBad.TLabel" if bad else "SmallSoft.TLabel")
        self.samples.show(FixedRows(self._form.sample_rows(preview)))
        for name, line in self.lines.items():
            line.count(preview.by_field.get(name))
        self.apply_button.state(["!disabled" if preview.changed and not bad else "disabled"])


class _Line:
    """One field: its name, what becomes of it, the value it gets, and how many that changes."""

    def __init__(self, parent: tk.Misc, row: int, field: BulkField, on_touch: Callable[[], object]) -> None:
        self._field, self._on_touch = field, on_touch
        label(parent, field.title, "Small", wrap=180).grid(row=row, column=0, sticky="w", padx=(0, px(12)))
        self.how = ttk.Combobox(parent, state="readonly", values=[words for _key, words in field.hows], width=14)
        self.how.current(0)
        self.how.grid(row=row, column=1, sticky="ew", pady=px(3))
        self.widget: Any
        if field.options:
            self.widget = ttk.Combobox(parent, state="disabled", values=[words for _key, words in field.options])
        elif field.suggestions:
            self.widget = ttk.Combobox(parent, state="disabled", values=list(field.suggestions))
        else:
            self.widget = ttk.Entry(parent, state="disabled")
        self.widget.grid(row=row, column=2, sticky="ew", padx=px(8), pady=px(3))
        self._count = label(parent, "", "SmallSoft", width=16, anchor="e")
        self._count.grid(row=row, column=3, sticky="e")
        self.how.bind("<<ComboboxSelected>>", self._chose)
        for sequence in ("<KeyRelease>", "<<ComboboxSelected>>"):
            self.widget.bind(sequence, lambda _event: on_touch())

    def choose(self, how: How, value: str = "") -> None:
        """Choose what becomes of the field, as a clerk does."""
        self.how.current([key for key, _words in self._field.hows].index(how.value))
        self._chose()
        if value:
            shown = next((words for key, words in self._field.options if key == value), value)
            if isinstance(self.widget, ttk.Combobox):
                self.widget.set(shown)
            else:
                self.widget.delete(0, "end")
                self.widget.insert(0, shown)
        self._on_touch()

    def chosen(self) -> str:
        """Return what becomes of the field."""
        return self._field.hows[max(0, self.how.current())][0]

    def value(self) -> str:
        """Return the value that was typed or chosen."""
        shown = str(self.widget.get()).strip()
        if self._field.options:
            return next((key for key, words in self._field.options if words == shown), "")
        return shown

    def count(self, count: int | None) -> None:
        """Show how many dossiers change by this field."""
        self._count.configure(text="" if count is None else trn("{count} berubah", "{count} berubah", count))

    def complain(self, problem: str) -> None:
        """Say what is wrong with the value."""
        self._count.configure(style="SmallBad.TLabel" if problem else "SmallSoft.TLabel", wraplength=px(130))
        if problem:
            self._count.configure(text=problem)

    def focus(self) -> None:
        """Go to the value."""
        self.widget.focus_set()

    def _chose(self, _event: object = None) -> None:
        takes = self.chosen() in (How.REPLACE.value, How.APPEND.value)
        ready = "readonly" if self._field.options else "normal"
        self.widget.configure(state=ready if takes else "disabled")
        if takes:
            self.widget.focus_set()
        self._on_touch()
