"""The details of one dossier: where it is, what is known of it, what is in it, and its digital files."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from functools import partial
from tkinter import ttk
from typing import Any

from app.archive.records import DigitalFile, Dossier
from app.desktop import words
from app.desktop.theme import icon, px
from app.desktop.widgets.controls import button, flowing, frame, icon_button, label
from app.desktop.widgets.facts import facts
from app.desktop.widgets.scrolling import ScrollArea
from app.i18n import number, tr, trn

_KINDS = {
    "pdf": "file-earmark-pdf",
    "png": "file-earmark-image",
    "jpeg": "file-earmark-image",
    "jpg": "file-earmark-image",
    "xlsx": "file-earmark-spreadsheet",
    "xls": "file-earmark-spreadsheet",
    "docx": "file-earmark-word",
    "pptx": "file-earmark-slides",
}
_ITEMS = 12


class DossierDetails(ttk.Frame):
    """The pane at the right of the archive page."""

    def __init__(
        self,
        parent: tk.Misc,
        *,
        on_open: Callable[[DigitalFile], object],
        on_edit: Callable[[Dossier], object] | None,
        on_attach: Callable[[Dossier], object] | None,
        on_delete: Callable[[Dossier], object] | None,
    ) -> None:
        super().__init__(parent, style="Card.TFrame", padding=1)
        self._on_open, self._on_edit, self._on_attach, self._on_delete = on_open, on_edit, on_attach, on_delete
        self.files: list[ttk.Button] = []
        self.edit_button: ttk.Button | None = None
        self._dossier: Dossier | None = None

    def show(self, dossier: Dossier | None) -> None:
        """Show one dossier, or a word about choosing one."""
        for child in self.winfo_children():
            child.destroy()
        self.files = []
        self.edit_button = None
        self._dossier = dossier
        if dossier is None:
            hint = frame(self, "Side", padding=px(18))
            hint.pack(fill="both", expand=True)
            flowing(hint, tr("Pilih sebuah berkas untuk melihat tempat dan isinya."), side="Side").pack(fill="x")
            return
        if self._on_edit is not None:
            self._feet(dossier)
        area = ScrollArea(self, side="Side", padding=(px(18), px(16), px(14), px(12)))
        area.pack(fill="both", expand=True)
        body = area.body
        flowing(body, dossier.title, "Heading", side="Side").pack(fill="x")
        flowing(body, _line(dossier), "SmallSoft", side="Side").pack(fill="x", pady=(px(4), px(12)))
        self._place(body, dossier)
        facts(body, _facts(dossier), side="Side", first=100).pack(fill="x", pady=(px(12), 0))
        self._items(body, dossier)
        self._files(body, dossier)
        area.follow_focus()

    def _feet(self, dossier: Dossier) -> None:
        feet = frame(self, "Side", padding=(px(16), px(10)))
        feet.pack(side="bottom", fill="x")
        assert_edit = self._on_edit
        if assert_edit is not None:
            self.edit_button = button(feet, tr("Ubah"), lambda: assert_edit(dossier), symbol="pencil")
            self.edit_button.pack(side="left")
        attach = self._on_attach
        if attach is not None:
            button(
                feet, tr("Lampirkan"), lambda: attach(dossier), symbol="paperclip", tip=tr("Tambahkan berkas digital")
            ).pack(side="left", padx=px(8))
        remove = self._on_delete
        if remove is not None:
            icon_button(feet, "trash", lambda: remove(dossier), tr("Hapus berkas"), side="Side").pack(side="right")

    def _place(self, parent: ttk.Frame, dossier: Dossier) -> None:
        placed = bool(dossier.box or dossier.place_path)
        ground = "Tint" if placed else "Caution"
        box = frame(parent, ground, padding=(px(12), px(10)))
        box.pack(fill="x")
        glyph = icon("geo-alt-fill" if placed else "question-circle", 16, "accent_ink" if placed else "caution")
        ttk.Label(box, image=glyph, style=f"{ground}.TLabel").pack(
            side="left", anchor="n", padx=(0, px(10)), pady=px(2)
        )
        text = frame(box, ground)
        text.pack(side="left", fill="x", expand=True)
        first = " · ".join(dossier.place_path) or (
            tr("Boks {box}", box=dossier.box) if dossier.box else tr("Belum ditempatkan")
        )
        flowing(text, first, "Strong", side=ground).pack(fill="x")
        parts = []
        if dossier.place_path and dossier.box:
            parts.append(tr("Boks {box}", box=dossier.box))
        if dossier.folder:
            parts.append(tr("Folder {folder}", folder=dossier.folder))
        if dossier.box and not dossier.place_path:
            parts.append(tr("boks ini belum ditempatkan"))
        if not placed:
            parts.append(tr("Sebutkan boksnya lewat Ubah."))
        if parts:
            flowing(text, " · ".join(parts), "SmallSoft", side=ground).pack(fill="x")

    @staticmethod
    def _items(parent: ttk.Frame, dossier: Dossier) -> None:
        if not dossier.items:
            return
        label(parent, tr("Isi berkas"), "Strong", side="Side").pack(anchor="w", pady=(px(16), px(4)))
        for item in dossier.items[:_ITEMS]:
            row = frame(parent, "Side")
            row.pack(fill="x", pady=px(2))
            label(row, str(item.number), "SmallSoft", side="Side", width=3).pack(side="left", anchor="n")
            flowing(row, item.title, "Small", side="Side").pack(side="left", fill="x", expand=True)
        rest = len(dossier.items) - _ITEMS
        if rest > 0:
            label(parent, trn("dan {count} lagi", "dan {count} lagi", rest), "SmallSoft", side="Side").pack(anchor="w")

    def _files(self, parent: ttk.Frame, dossier: Dossier) -> None:
        if not dossier.files:
            return
        label(parent, tr("Berkas digital"), "Strong", side="Side").pack(anchor="w", pady=(px(16), px(4)))
        for file in dossier.files:
            symbol = _KINDS.get(file.kind.lower().removeprefix("."), "file-earmark")
            tip = tr("Buka {name} ({size})", name=file.name, size=words.size(file.size))
            row = button(parent, f" {file.name}", partial(self._on_open, file), "Quietside", symbol=symbol, tip=tip)
            row.pack(fill="x")
            self.files.append(row)


def _line(dossier: Dossier) -> str:
    years = _years(dossier)
    code = dossier.code or ""
    return " · ".join(part for part in (code, tr("berkas {number}", number=dossier.number), years) if part)


def _years(dossier: Dossier) -> str:
    first, last = dossier.year_from, dossier.year_to
    if first and last and first != last:
        return f"{first}–{last}"
    return str(first or last or "")


def _facts(dossier: Dossier) -> list[tuple[str, str]]:
    rows: list[tuple[str, str]] = []

    def add(name: str, value: Any) -> None:
        if value:
            rows.append((name, str(value)))

    code = dossier.classification
    add(tr("Klasifikasi"), code and _short(code.title))
    add(tr("Pemilu"), dossier.election and words.election_short(dossier.election))
    extent = dossier.extent
    add(tr("Jumlah"), f"{number(extent)} {dossier.unit or ''}".strip() if extent is not None else "")
    add(tr("Perkembangan"), dossier.copy_status and words.copy_status(dossier.copy_status))
    add(tr("Media"), words.medium(dossier.medium))
    add(tr("Kondisi"), dossier.condition and words.condition(dossier.condition))
    access = words.access(dossier.access)
    add(tr("Akses"), tr("{access}, dikecualikan", access=access) if dossier.exempt else access)
    add(tr("Tahap"), words.stage(dossier.stage))
    add(tr("Retensi"), _retention(dossier))
    add(tr("Unit pengolah"), dossier.processing_unit)
    add(tr("Keterangan"), dossier.note)
    return rows


def _retention(dossier: Dossier) -> str:
    kept = dossier.retention
    if kept is None:
        return ""
    years = ""
    if kept.active_years is not None and kept.inactive_years is not None:
        years = tr(
            "{active} th aktif, {inactive} th inaktif", active=str(kept.active_years), inactive=str(kept.inactive_years)
        )
    fate = words.disposition(kept.disposition) if kept.disposition else ""
    return " · ".join(part for part in (years, fate) if part)


def _short(text: str, most: int = 120) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
