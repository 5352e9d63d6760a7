"""The help page: how the main work is done in a few steps, and every key."""

from __future__ import annotations

import tkinter as tk
from typing import TYPE_CHECKING

from app.desktop.pages.page import Page
from app.desktop.theme import px
from app.desktop.widgets.controls import button, flowing, frame, label, line
from app.desktop.widgets.scrolling import ScrollArea
from app.i18n import tr

if TYPE_CHECKING:
    from app.desktop.shell import Shell


class GuidePage(Page):
    """Steps at the left, keys at the right."""

    def __init__(self, parent: tk.Misc, shell: Shell, title: str) -> None:
        super().__init__(parent, shell, title)
        self._area = ScrollArea(self.body)
        self._area.pack(fill="both", expand=True)
        self._area.body.columnconfigure(0, weight=3, uniform="guide")
        self._area.body.columnconfigure(1, weight=2, uniform="guide")

    def refresh(self) -> None:
        """Write the steps and the keys of the pages that have been seen."""
        for child in self._area.body.winfo_children():
            child.destroy()
        steps = frame(self._area.body)
        steps.grid(row=0, column=0, sticky="new", padx=(0, px(36)))
        for heading, text, words, page in _steps():
            label(steps, heading, "Heading").pack(anchor="w", pady=(px(4), px(2)))
            flowing(steps, text).pack(fill="x")
            button(steps, words, lambda name=page: self.shell.go(name), "Linkish", symbol="arrow-right").pack(  # type: ignore[misc]
                anchor="w", pady=(px(2), px(12))
            )
        self._write_keys()

    def _write_keys(self) -> None:
        keys = frame(self._area.body)
        keys.grid(row=0, column=1, sticky="new")
        group = None
        for command in sorted(self.shell.all_commands(), key=lambda found: found.group):
            if not command.key:
                continue
            if command.group != group:
                group = command.group
                label(keys, group, "Heading").pack(anchor="w", pady=(px(4), px(6)))
                line(keys).pack(fill="x")
            self._write_key(keys, command.title, command.shown)
        label(keys, tr("Dalam daftar"), "Heading").pack(anchor="w", pady=(px(14), px(6)))
        line(keys).pack(fill="x")
        for words, shown in (
            (tr("Baris sebelumnya atau berikutnya"), "↑ ↓"),
            (tr("Halaman sebelumnya atau berikutnya"), "PageUp PageDown"),
            (tr("Baris pertama atau terakhir"), "Home End"),
            (tr("Buka baris"), "Enter"),
            (tr("Urutkan menurut kolom ke-1, ke-2 …"), "Alt+1, Alt+2 …"),
        ):
            self._write_key(keys, words, shown)

    @staticmethod
    def _write_key(parent: tk.Misc, words: str, shown: str) -> None:
        row = frame(parent)
        row.pack(fill="x", pady=px(4))
        label(row, words).pack(side="left")
        label(row, shown, "SmallSoft").pack(side="right")


def _steps() -> list[tuple[str, str, str, str]]:
    return [
        (
            tr("1 · Masukkan hasil pemilu atau daftar arsip"),
            tr(
                "Pilih berkas Excel atau CSV. Sidalu menunjukkan apa yang dikenalinya pada lembar itu sendiri, masalah "
                "apa yang ada, dan apa yang akan berubah. Baru setelah Anda setuju, semuanya disimpan."
            ),
            tr("Ke Impor"),
            "intake",
        ),
        (
            tr("2 · Temukan berkas dalam hitungan detik"),
            tr(
                "Tekan Ctrl+K lalu ketik apa saja: kode, kata dari uraian, tahun, atau boks. "
                "Rinciannya menyebut tempatnya."
            ),
            tr("Ke Arsip"),
            "archive",
        ),
        (
            tr("3 · Periksa angkanya"),
            tr("Telusuri dari kota sampai TPS. Setiap angka dapat ditelusuri sampai sel di berkas asalnya."),
            tr("Ke Hasil Pemilu"),
            "results",
        ),
        (
            tr("4 · Buat paparan dan daftar"),
            tr(
                "Paparan PowerPoint untuk komisioner, buku kerja Excel, dan daftar arsip resmi dibuat dari data "
                "yang sama."
            ),
            tr("Ke Laporan"),
            "reports",
        ),
        (
            tr("Salah langkah?"),
            tr("Semua perbuatan dapat diurungkan dengan Ctrl+Z, juga sesudah Sidalu ditutup dan dibuka lagi."),
            tr("Ke Riwayat"),
            "history",
        ),
    ]


PAGE = GuidePage
