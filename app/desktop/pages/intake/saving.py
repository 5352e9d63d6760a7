"""Buttons that save the papers of an import: they ask where, write, and say where it was written."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from pathlib import Path
from tkinter import filedialog, ttk

from app.desktop.pages.intake.papers import write_problems, write_receipt, write_refused
from app.desktop.session import Session
from app.desktop.widgets.controls import button
from app.desktop.widgets.dialogs import tell
from app.i18n import tr
from app.intake.plan import ImportPlan
from importers.records import Problem


def receipt_button(parent: tk.Misc, session: Session, batch: int) -> ttk.Button:
    """Return the button that saves the receipt of an import."""

    def save(path: Path, done: Callable[[Path], object]) -> None:
        write_receipt(session, batch, path, done)

    name = tr("tanda terima impor {batch}.xlsx", batch=str(batch))
    return _button(parent, tr("Simpan tanda terima …"), "receipt", name, save)


def refused_button(parent: tk.Misc, session: Session, plan: ImportPlan) -> ttk.Button:
    """Return the button that saves the rows that a plan refused."""

    def save(path: Path, done: Callable[[Path], object]) -> None:
        write_refused(session, plan, path, done)

    name = tr("ditolak dari {name}.xlsx", name=Path(plan.facts.name).stem)
    return _button(parent, tr("Simpan baris yang ditolak …"), "download", name, save)


def problems_button(
    parent: tk.Misc, session: Session, name: str, problems: Sequence[Problem], of: int, kind: str = ""
) -> ttk.Button:
    """Return the button that saves a list of problems, of ``of`` in all."""

    def save(path: Path, done: Callable[[Path], object]) -> None:
        write_problems(session, name, problems, of, path, done)

    file = tr("masalah dalam {name}.xlsx", name=Path(name).stem)
    return _button(parent, tr("Simpan daftar masalah …"), "download", file, save, kind)


def _button(
    parent: tk.Misc,
    words: str,
    symbol: str,
    name: str,
    save: Callable[[Path, Callable[[Path], object]], None],
    kind: str = "",
) -> ttk.Button:
    def ask() -> None:
        chosen = filedialog.asksaveasfilename(
            parent=parent,
            title=words,
            initialfile=name,
            defaultextension=".xlsx",
            filetypes=[(tr("Buku kerja Excel"), "*.xlsx")],
        )
        if chosen:
            save(Path(chosen), lambda path: tell(parent, tr("Tersimpan"), str(path)))

    return button(parent, words, ask, kind, symbol=symbol)
