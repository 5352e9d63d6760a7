"""What is shown instead of a cabinet that cannot be opened: the reason, and what can be done about it."""

from __future__ import annotations

from pathlib import Path
from tkinter import filedialog, ttk
from typing import TYPE_CHECKING, Any

from app import paths
from app.desktop.session import words_of
from app.desktop.theme import icon, px
from app.desktop.waiting import Waiting
from app.desktop.widgets.controls import button, frame, label
from app.i18n import tr

if TYPE_CHECKING:
    from app.desktop.window import Window
    from app.errors import AppError


class Welcome(ttk.Frame):
    """A first page without a cabinet: make one, choose another folder, look at the sample, or only read."""

    def __init__(self, window: Window, failure: AppError) -> None:
        super().__init__(window.root)
        self._window = window
        self.waiting: Waiting[Any] | None = None
        missing = failure.code == "cabinet_missing"
        inner = frame(self)
        inner.place(relx=0.5, rely=0.45, anchor="center")
        head = frame(inner)
        head.pack(anchor="w")
        ttk.Label(head, image=icon("archive-fill", 34, "accent_ink")).pack(side="left")
        label(head, tr("Sidalu"), "Title").pack(side="left", padx=(px(14), 0))
        label(inner, tr("Sistem Arsip Data Pemilu"), "Soft").pack(anchor="w", pady=(px(4), px(22)))
        if missing:
            heading = tr("Selamat datang")
            text = tr(
                "Semua data kantor Anda disimpan dalam satu folder, lemari arsip. Belum ada lemari di {folder}.",
                folder=window.folder,
            )
        else:
            heading = tr("Lemari arsip tidak dapat dibuka")
            text = words_of(failure) or failure.code
        label(inner, heading, "Heading").pack(anchor="w")
        label(inner, text, "Soft", wrap=520).pack(anchor="w", pady=(px(6), px(18)))
        self.buttons: dict[str, ttk.Button] = {}
        if missing:
            self._offer(
                inner,
                "create",
                tr("Buat lemari di sini"),
                "plus-lg",
                self._create,
                tr("Mulai dengan lemari kosong di folder itu."),
            )
            self._offer(
                inner,
                "sample",
                tr("Lihat contoh"),
                "eye",
                self._sample,
                tr("Lemari berisi data contoh untuk mencoba; data Anda tidak tersentuh."),
            )
        if failure.code == "cabinet_taken":
            self._offer(
                inner,
                "read",
                tr("Buka untuk dibaca saja"),
                "eye",
                window.open_to_read,
                tr("Semua dapat dilihat dan dicari; perubahan menunggu giliran."),
            )
            self._offer(
                inner, "again", tr("Coba lagi"), "arrow-clockwise", window.open, tr("Setelah orang itu menutup Sidalu.")
            )
        if failure.code == "cabinet_damaged_backup":
            self._offer(
                inner,
                "restore",
                tr("Pulihkan cadangan terbaru"),
                "shield-check",
                self._restore,
                tr("Katalog yang rusak disisihkan, tidak dihapus."),
            )
        self._offer(
            inner,
            "choose",
            tr("Pilih folder lain …"),
            "folder2-open",
            self._choose,
            tr("Misalnya di flash disk atau folder bersama."),
        )
        next(iter(self.buttons.values())).focus_set()

    def _offer(self, parent: ttk.Frame, name: str, words: str, symbol: str, action: object, note: str) -> None:
        row = frame(parent)
        row.pack(fill="x", pady=px(4))
        kind = "primary" if not self.buttons else ""
        made = button(row, words, action, kind, symbol=symbol, width=24)  # type: ignore[arg-type]
        made.pack(side="left")
        label(row, note, "SmallSoft", wrap=320).pack(side="left", padx=(px(14), 0))
        self.buttons[name] = made

    def _create(self) -> None:
        self._window.open(create=True)

    def _choose(self) -> None:
        chosen = filedialog.askdirectory(parent=self, title=tr("Pilih folder lemari arsip"), mustexist=False)
        if chosen:
            self._window.open(Path(chosen))

    def _restore(self) -> None:
        from app.store import backup

        copy = backup.newest_good(self._window.folder)
        if copy is not None:
            self._window.restore(copy)

    def _sample(self) -> None:
        from app.demo.run import run_demo

        self.waiting = Waiting(
            self,
            tr("Contoh sedang disiapkan"),
            tr("Data contoh diimpor lewat jalan yang sama seperti data sungguhan. Tunggu sebentar."),
            lambda progress: run_demo(sample_folder(), progress=progress),
            lambda result: self._window.open(result.cabinet),
            self._window.report,
        )


def sample_folder() -> Path:
    """Return the folder the sample is made in, beside the user's own cabinet and never in it."""
    return paths.default_cabinet().parent / "contoh"
