"""The settings page: office, look, classification, and the cabinet with its copies."""

from __future__ import annotations

import tkinter as tk
from functools import partial
from pathlib import Path
from tkinter import filedialog, ttk
from typing import TYPE_CHECKING

from app.desktop.opening import open_path
from app.desktop.pages.page import Page
from app.desktop.pages.settings.checks import ChecksTab
from app.desktop.pages.settings.classes import ClassesTab
from app.desktop.pages.settings.people import PeopleTab
from app.desktop.pages.settings.state import SettingsState, finding_words
from app.desktop.theme import TEXT_SIZES, icon, px
from app.desktop.widgets.controls import button, flowing, frame, label, line
from app.desktop.widgets.dialogs import ask
from app.desktop.widgets.facts import facts
from app.desktop.widgets.forms import Form
from app.desktop.widgets.scrolling import ScrollArea
from app.desktop.widgets.tabs import Tabs
from app.desktop.widgets.tiles import Tile
from app.i18n import number, percent, tr, trc

if TYPE_CHECKING:
    from app.desktop.shell import Shell


class SettingsPage(Page):
    """What the office and the clerk set."""

    def __init__(self, parent: tk.Misc, shell: Shell, title: str) -> None:
        super().__init__(parent, shell, title)
        self.model = SettingsState(shell.session, self._show_care)
        self.tabs = Tabs(
            self.body,
            [
                ("office", tr("Kantor")),
                ("people", trc("bagian", "Petugas")),
                ("look", tr("Tampilan")),
                ("checks", tr("Pemeriksaan hasil")),
                ("classes", tr("Klasifikasi")),
                ("care", tr("Lemari dan cadangan")),
            ],
        )
        self.tabs.pack(fill="both", expand=True)
        self.form: Form | None = None
        self._care = ScrollArea(self.tabs.page("care"), padding=(0, px(14), px(14), px(8)))
        self._care.pack(fill="both", expand=True)
        self.classes = ClassesTab(self.tabs.page("classes"), self.model, shell)
        self.classes.pack(fill="both", expand=True)
        self._build_office(self.tabs.page("office"))
        self.people = PeopleTab(self.tabs.page("people"), shell)
        self.people.pack(fill="both", expand=True)
        self._build_look(self.tabs.page("look"))
        self.checks = ChecksTab(
            self.tabs.page("checks"), self.model, self.shell.status, read_only=self.session.read_only
        )
        self.checks.pack(fill="both", expand=True)

    def refresh(self) -> None:
        """Read editions and copies again; what is being typed stays."""
        self.classes.refresh()
        self._show_care()
        self.people.load()
        self._lock_clerk()

    def visit(self, **where: object) -> None:
        """Open the tab called ``tab``."""
        self.tabs.open(str(where.get("tab", "office")))

    def take_focus(self) -> None:
        """Go to the first field."""
        if self.form is not None:
            self.form.widget("office_name").focus_set()

    def _build_office(self, parent: ttk.Frame) -> None:
        area = ScrollArea(parent, padding=(0, px(16), px(14), px(8)))
        area.pack(fill="both", expand=True)
        # Large text on a small screen: two fields to a row, so that their names are seen whole.
        columns = 3 if self.winfo_toplevel().winfo_width() >= px(900) else 2
        model, form = self.model, Form(area.body, columns=columns)
        self.form = form
        form.pack(fill="x")
        values = model.office()
        texts = {
            "office_name": (tr("Nama kantor"), tr("Tampil di laporan, misalnya KPU Kota Bogor.")),
            "office_area": (
                tr("Wilayah kantor"),
                tr("Kode Kemendagri, misalnya 32.71; nama di berkas dicocokkan di dalamnya."),
            ),
            "satker": (tr("Kode satker"), tr("Empat angka, misalnya 3271.")),
            "city": (tr("Kota penandatanganan"), ""),
            "creator": (tr("Pencipta arsip"), ""),
            "processing_unit": (tr("Unit pengolah"), ""),
            "records_unit": (tr("Unit kearsipan"), ""),
            "unit_head_name": (tr("Kepala unit pengolah"), ""),
            "unit_head_nip": (tr("NIP kepala unit pengolah"), ""),
            "head_name": (tr("Kepala unit kearsipan"), ""),
            "head_nip": (tr("NIP kepala unit kearsipan"), ""),
            "clerk": (tr("Nama Anda"), tr("Dicatat di riwayat pada setiap perbuatan.")),
        }
        for name, (words, hint) in texts.items():
            form.text(name, words, values[name], hint=hint)
        if not self.session.read_only:
            self.save_button = button(
                area.body, trc("tombol", "Simpan"), self._save_office, "primary", symbol="check-lg"
            )
            self.save_button.pack(anchor="w", pady=(px(8), 0))
        area.follow_focus()

    def _lock_clerk(self) -> None:
        """Show the name of who works here; where people are registered it is chosen at the top of the window."""
        if self.form is not None and self.model.clerk_is_chosen:
            entry = self.form.widget("clerk")
            entry.state(["!disabled"])
            self.form.set("clerk", self.session.person.name if self.session.person else "")
            entry.state(["disabled"])
            self.form.hint("clerk", tr("Dipilih lewat nama di kanan atas jendela."))

    def _save_office(self) -> None:
        if self.form is None:
            return
        self.model.save_office(self.form.values())
        self.shell.office_changed()
        self.shell.status.say(tr("Pengaturan disimpan."))

    def _build_look(self, parent: ttk.Frame) -> None:
        settings = self.session.settings
        body = frame(parent, padding=(0, px(16), 0, 0))
        body.pack(fill="both", expand=True)
        label(body, tr("Tema"), "Heading").pack(anchor="w", pady=(0, px(8)))
        row = frame(body)
        row.pack(fill="x")
        self.themes: dict[str, Tile] = {}
        for column, (name, symbol, words, note) in enumerate(
            (
                ("light", "sun", tr("Terang"), tr("Untuk ruang yang terang")),
                ("dark", "moon", tr("Gelap"), tr("Tenang di malam hari")),
                ("contrast", "circle-half", tr("Kontras tinggi"), tr("Paling mudah dibaca")),
            )
        ):
            made = Tile(row, words, note, symbol, partial(self._relook, theme=name), chosen=settings.theme == name)
            made.grid(row=0, column=column, sticky="nsew", padx=(px(12) if column else 0, 0))
            row.columnconfigure(column, weight=1, uniform="themes")
            self.themes[name] = made
        form = Form(body, columns=3)
        form.pack(fill="x", pady=(px(20), 0))
        languages = [("id", "Bahasa Indonesia"), ("en", "English")]
        self.language = form.choice("language", tr("Bahasa"), languages, settings.language)
        self.language.bind("<<ComboboxSelected>>", lambda _event: self._relook(language=form.value("language")))
        sizes = [(str(size), percent(size / 100, 0)) for size in TEXT_SIZES]
        self.text_size = form.choice("text_size", tr("Besar tulisan"), sizes, str(settings.text_size))
        self.text_size.bind("<<ComboboxSelected>>", lambda _event: self._relook(text_size=int(form.value("text_size"))))

    def _relook(self, **changes: object) -> None:
        # The page that asked is built anew; Tk must be done with the event that led here.
        self.shell.window.root.after_idle(partial(self.shell.window.relook, **changes))

    def _show_care(self) -> None:
        body = self._care.body
        for child in body.winfo_children():
            child.destroy()
        folder = self.session.folder
        label(body, tr("Lemari"), "Heading").pack(anchor="w", pady=(0, px(4)))
        facts(body, [(tr("Folder"), str(folder))]).pack(fill="x")
        row = frame(body)
        row.pack(anchor="w", pady=(px(6), px(22)))
        button(row, tr("Buka folder"), partial(open_path, folder), symbol="folder2-open").pack(side="left")
        button(row, tr("Buka lemari lain …"), self._open_other, symbol="archive").pack(side="left", padx=px(8))
        self._show_backups(body)
        self._show_check(body)
        self._care.follow_focus()

    def _show_backups(self, body: ttk.Frame) -> None:
        label(body, tr("Cadangan"), "Heading").pack(anchor="w", pady=(0, px(4)))
        told = tr(
            "Salinan lengkap catatan lemari, diperiksa begitu selesai dibuat. Simpan juga satu di luar komputer ini."
        )
        flowing(body, told).pack(fill="x", pady=(0, px(8)))
        row = frame(body)
        row.pack(anchor="w", pady=(0, px(8)))
        self.backup_button = button(
            row, tr("Cadangkan sekarang"), partial(self._back_up, None), "primary", symbol="shield-check"
        )
        self.backup_button.pack(side="left")
        button(row, tr("Cadangkan ke …"), self._back_up_to, symbol="usb-drive").pack(side="left", padx=px(8))
        if self.model.job is not None:
            self.backup_button.state(["disabled"])
        backups = self.model.backups()
        for made in backups[:8]:
            line(body).pack(fill="x")
            entry = frame(body, padding=(0, px(5)))
            entry.pack(fill="x")
            ttk.Label(entry, image=icon("shield-check", 15)).pack(side="left", padx=(0, px(10)))
            label(entry, made.path.name).pack(side="left")
            if not self.session.read_only:
                button(entry, tr("Pulihkan"), partial(self._ask_restore, made.path, made.when), "Linkish").pack(
                    side="right"
                )
            label(entry, made.size, "SmallSoft").pack(side="right", padx=px(12))
            label(entry, made.when, "SmallSoft").pack(side="right")
        if not backups:
            label(body, tr("Belum ada cadangan."), "Soft").pack(anchor="w")

    def _show_check(self, body: ttk.Frame) -> None:
        label(body, tr("Pemeriksaan"), "Heading").pack(anchor="w", pady=(px(22), px(4)))
        flowing(
            body,
            tr("Membandingkan catatan, berkas digital, sidik, dan indeks. Tidak ada yang diperbaiki tanpa diminta."),
        ).pack(fill="x", pady=(0, px(8)))
        self.check_button = button(body, tr("Periksa lemari"), self.model.check, symbol="search")
        self.check_button.pack(anchor="w")
        if self.model.job is not None:
            self.check_button.state(["disabled"])
        findings = self.model.findings
        if findings is None:
            return
        good = not findings
        told = tr("Semua baik.") if good else tr("Ditemukan {count} hal:", count=number(len(findings)))
        label(body, told, "Good" if good else "Warn").pack(anchor="w", pady=(px(10), px(4)))
        for finding in list(findings)[:50]:
            flowing(body, finding_words(finding), "Soft" if finding.severity == "info" else "Body").pack(
                fill="x", pady=px(2)
            )

    def _back_up(self, out: Path | None) -> None:
        self.model.back_up(out, self._backed_up)

    def _backed_up(self, made: Path) -> None:
        self.shell.refresh_summary()
        self.shell.status.say(tr("Cadangan tersimpan: {name}", name=made.name))

    def _back_up_to(self) -> None:
        chosen = filedialog.asksaveasfilename(parent=self, title=tr("Simpan cadangan"), defaultextension=".db")
        if chosen:
            self._back_up(Path(chosen))

    def _open_other(self) -> None:
        chosen = filedialog.askdirectory(parent=self, title=tr("Pilih folder lemari arsip"))
        if chosen:
            self.shell.window.root.after_idle(partial(self.shell.window.open, Path(chosen)))

    def _ask_restore(self, path: Path, when: str) -> None:
        ask(
            self,
            tr("Pulihkan lemari dari cadangan?"),
            tr(
                "Catatan lemari kembali seperti {when}. Keadaan sekarang disisihkan dahulu, tidak dihapus.",
                when=when,
            ),
            tr("Pulihkan"),
            lambda: self.shell.window.restore(path),
            danger=True,
        )


PAGE = SettingsPage
