"""Digital files on the archive page: picked, dropped, added as a job that can be stopped and gone on with, and told."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from functools import cached_property, partial
from pathlib import Path
from tkinter import filedialog, ttk
from typing import TYPE_CHECKING

from app.archive.records import DigitalFile, Dossier
from app.desktop.commands import Command
from app.desktop.dropping import take_files
from app.desktop.opening import open_path
from app.desktop.pages.archive import digital_state
from app.desktop.pages.archive.preview_state import ask_page
from app.desktop.theme import icon, px
from app.desktop.widgets.controls import button, flowing, frame
from app.desktop.widgets.dialogs import Dialog, ask, tell
from app.desktop.widgets.listing import Column, Listing
from app.desktop.widgets.rows import FixedRows
from app.i18n import tr, trc

if TYPE_CHECKING:
    from app.archive.vault.addings import Adding
    from app.archive.vault.preview import Preview
    from app.desktop.pages.archive.fixity_dialog import FixityDialog
    from app.desktop.pages.archive.preview import FilesDialog
    from app.desktop.pages.page import Page
    from app.jobs import Job


#: How long after the page is made what is still to be read may begin, in milliseconds.
_AT_REST = 4_000


class DigitalFiles:
    """What the archive page does with digital files.

    ``chosen`` returns the dossier they are for; ``refused`` says so where it may not be opened; ``on_look`` hears that
    somebody looks at a dossier's files.
    """

    def __init__(
        self,
        page: Page,
        chosen: Callable[[], Dossier | None],
        refused: Callable[[Dossier], bool],
        on_look: Callable[[Dossier], object],
    ) -> None:
        self._page, self._chosen, self._refused, self._on_look = page, chosen, refused, on_look
        self._session = page.session
        self._menu = tk.Menu(page, tearoff=False)
        self._menu.add_command(label=tr("Berkas …"), accelerator="Ctrl+Shift+F", command=self.pick_files)
        self._menu.add_command(label=tr("Seluruh folder …"), accelerator="Ctrl+Shift+R", command=self.pick_folder)
        self.told: ToldDialog | None = None
        self.window: FilesDialog | None = None
        self.fixity: FixityDialog | None = None
        self._job: Job[Adding] | None = None
        # What an earlier run, or an older version, left unread; once the window is at rest.
        soon = page.after(_AT_REST, self.read_texts)
        page.bind("<Destroy>", lambda _event: page.after_cancel(soon), add="+")

    @cached_property
    def band(self) -> StoppedBand:
        """The band over the list, made when there is first something to tell."""
        return StoppedBand(self._page.body, self.go_on, self.leave)

    def commands(self) -> list[Command]:
        """Return what can be done, by key too."""
        group = tr("Berkas digital")
        look = Command(
            "archive_files", tr("Lihat berkas digital"), self.look_at_chosen, "Control-Shift-L", "images", group
        )
        if self._session.read_only:
            return [look]
        return [
            look,
            Command(
                "archive_attach",
                tr("Lampirkan berkas digital"),
                self.pick_files,
                "Control-Shift-F",
                "paperclip",
                group,
            ),
            Command(
                "archive_attach_folder",
                tr("Lampirkan seluruh folder"),
                self.pick_folder,
                "Control-Shift-R",
                "folder-plus",
                group,
            ),
        ]

    def open_file(self, file: DigitalFile) -> None:
        """Open a file with the program the computer has for it."""
        from app.archive.vault import path_of_file

        dossier = self._chosen()
        if dossier is not None:
            self._on_look(dossier)
        open_path(path_of_file(self._session.cabinet, file))

    def look(self, dossier: Dossier, file: DigitalFile | None = None) -> None:
        """Open the window of a dossier's files, at one of them."""
        from app.desktop.pages.archive.preview import FilesDialog

        self._on_look(dossier)
        self.window = FilesDialog(self._page, self._session, dossier, self.open_file, file)

    def look_at_chosen(self) -> None:
        """Open the window of the chosen dossier's files; where it has none, say how they come in."""
        dossier = self._chosen()
        if dossier is None or not dossier.files:
            tell(
                self._page,
                tr("Belum ada berkas digital"),
                tr("Tambahkan lewat Lampirkan, atau jatuhkan berkas dari Windows Explorer ke daftar."),
            )
            return
        self.look(dossier)

    def check(self) -> None:
        """Compare all digital files with what is noted of them, in a window of its own."""
        from app.desktop.pages.archive.fixity_dialog import FixityDialog

        self.fixity = FixityDialog(self._page, self._session, self._chosen(), self._page.shell.status.say)

    def thumb(self, file: DigitalFile, size: tuple[int, int], answer: Callable[[Preview], object]) -> None:
        """Draw the first page of a file for the details."""
        ask_page(self._session, "details_page", file, 0, size, answer)

    def offer(self, under: tk.Misc) -> None:
        """Ask whether files or a folder are to be added."""
        self._menu.tk_popup(under.winfo_rootx(), under.winfo_rooty() + under.winfo_height())

    def pick_files(self) -> None:
        """Let files be picked and add them to the chosen dossier."""
        dossier = self._chosen()
        if not self._may_add(dossier):
            return
        assert dossier is not None  # noqa: S101 - there is one that may be opened
        chosen = filedialog.askopenfilenames(parent=self._page, title=tr("Pilih berkas digital"))
        self.add(dossier, [Path(name) for name in self._page.tk.splitlist(chosen)])

    def pick_folder(self) -> None:
        """Let a folder be picked and add all that lies in it to the chosen dossier."""
        dossier = self._chosen()
        if not self._may_add(dossier):
            return
        assert dossier is not None  # noqa: S101 - there is one that may be opened
        chosen = filedialog.askdirectory(parent=self._page, title=tr("Pilih folder"), mustexist=True)
        if chosen:
            self.add(dossier, [Path(chosen)])

    def accept_drops(self, widget: tk.Misc, dossier_at: Callable[[int], Dossier | None]) -> None:
        """Let files be dropped on a widget; ``dossier_at`` returns the dossier at a height in it."""

        def dropped(paths: list[Path], height: int) -> None:
            self.drop(paths, dossier_at(height))

        if not self._session.read_only:
            take_files(widget, dropped)

    def drop(self, paths: Sequence[Path], dossier: Dossier | None) -> None:
        """Add what was dropped; a folder, or more than a few files, is asked about first."""
        if not self._may_add(dossier):
            return
        assert dossier is not None  # noqa: S101 - there is one that may be opened
        if len(paths) <= 5 and not any(path.is_dir() for path in paths):
            self.add(dossier, paths)
            return
        ask(
            self._page,
            tr("Lampirkan semuanya?"),
            tr(
                "“{name}” dan seluruh isinya disalin ke berkas {number}: {title}. Aslinya tidak diubah.",
                name=paths[0].name,
                number=dossier.number,
                title=dossier.title,
            ),
            tr("Lampirkan"),
            partial(self.add, dossier, paths),
        )

    def add(self, dossier: Dossier, paths: Sequence[Path]) -> None:
        """Add files and folders to a dossier as a job."""
        if paths:
            self._start(digital_state.add_work(self._session.cabinet, dossier.id, paths, lambda job: None))

    def go_on(self, adding: Adding) -> None:
        """Go on with a job that was stopped."""
        self.band.hide()
        self._start(digital_state.go_on_work(self._session.cabinet, adding.job))

    def leave(self, adding: Adding) -> None:
        """Let a stopped job be: what it added stays."""
        from app.archive.vault.adding_many import leave

        self._session.write("", lambda cabinet: leave(cabinet, adding.job), lambda _done: self.show_stopped())

    def show_stopped(self) -> None:
        """Show the band over the list while a job waits to be gone on with."""
        running = self._job is not None and not self._job.ended
        if running or self._session.read_only:
            self._tell_stopped(None)
            return
        cabinet = self._session.cabinet
        self._session.lookups.ask("stopped", lambda: digital_state.unfinished(cabinet), self._tell_stopped)

    def _tell_stopped(self, adding: Adding | None) -> None:
        if adding is not None:
            self.band.show(adding)
        elif "band" in self.__dict__:
            self.band.hide()

    def _start(self, work: Callable[[Callable[[float], None]], Adding]) -> None:
        self._job = self._session.start(
            tr("Menyalin berkas digital"), work, self._added, self._failed, self._cancelled, changes=True
        )

    def read_texts(self) -> None:
        """Read the texts of files that are new, for the search; behind whatever is at work."""
        cabinet = self._session.cabinet
        if not self._session.read_only and digital_state.texts_waiting(cabinet):
            self._session.start(tr("Membaca isi berkas digital"), digital_state.read_work(cabinet), cancelled=_nothing)

    def _added(self, adding: Adding) -> None:
        self._page.shell.status.say(digital_state.summary(adding))
        self.read_texts()
        self.show_stopped()
        if adding.told:
            self.told = ToldDialog(self._page, adding, FixedRows(digital_state.rows(self._session.cabinet, adding.job)))

    def _failed(self, failure: Exception, reference: str | None) -> None:
        self._session.changed()
        self._session.on_fault(failure, reference)
        self.show_stopped()

    def _cancelled(self) -> None:
        self._session.changed()
        self.show_stopped()

    def _may_add(self, dossier: Dossier | None) -> bool:
        """Tell whether files can be added to a dossier, and say why not."""
        if dossier is not None:
            return not self._refused(dossier)
        tell(
            self._page,
            tr("Pilih dahulu berkasnya"),
            tr("Berkas digital dilampirkan pada sebuah berkas arsip. Pilih satu di daftar, lalu ulangi."),
        )
        return False


def _nothing() -> None:
    """Take no notice: what was not read is read the next time."""


class StoppedBand(ttk.Frame):
    """A band over the list that tells of a stopped adding, with what can be done about it."""

    def __init__(
        self, parent: tk.Misc, on_go_on: Callable[[Adding], object], on_leave: Callable[[Adding], object]
    ) -> None:
        super().__init__(parent, style="Caution.TFrame", padding=(px(12), px(8)))
        self._adding: Adding | None = None
        ttk.Label(self, style="Caution.TLabel", image=icon("pause-circle", 16, "caution")).pack(
            side="left", padx=(0, px(10))
        )
        self.leave_button = button(self, tr("Biarkan"), partial(self._with, on_leave))
        self.leave_button.pack(side="right")
        self.go_on_button = button(self, tr("Lanjutkan"), partial(self._with, on_go_on), "primary")
        self.go_on_button.pack(side="right", padx=px(8))
        self._text = flowing(self, "", "Strong", side="Caution")
        self._text.pack(side="left", fill="x", expand=True)

    def show(self, adding: Adding) -> None:
        """Tell of a job that was stopped."""
        self._adding = adding
        self._text.configure(text=digital_state.stopped(adding))
        if not self.winfo_manager():
            first = next(iter(self.master.pack_slaves()), None)
            self.pack(fill="x", pady=(0, px(8)))
            if first is not None:
                self.pack_configure(before=first)

    def hide(self) -> None:
        """Tell of nothing."""
        self.pack_forget()

    def _with(self, action: Callable[[Adding], object]) -> None:
        if self._adding is not None:
            action(self._adding)


class ToldDialog(Dialog):
    """What there is to tell of the files of a job: each with what became of it."""

    def __init__(self, parent: tk.Misc, adding: Adding, rows: FixedRows) -> None:
        super().__init__(parent, digital_state.summary(adding), width=820)
        flowing(self.body, tr("Ini yang perlu diketahui dari berkas-berkas itu:")).pack(fill="x", pady=(0, px(8)))
        area = frame(self.body)
        area.pack(fill="both", expand=True)
        self.list = Listing(
            area,
            [
                Column("name", tr("Nama"), 200, sortable=False),
                Column("what", tr("Keterangan"), 360, stretch=True, sortable=False),
                Column("folder", tr("Dari folder"), 200, sortable=False),
            ],
            on_choose=self._chosen,
        )
        self.list.configure(height=px(300))
        self.list.pack_propagate(False)
        self.list.pack(fill="both", expand=True)
        self._rows = rows
        self._said = flowing(self.body, "", "Small")
        self._said.pack(fill="x", pady=(px(8), 0))
        self.list.show(rows)
        self._chosen(1)
        self.answer(trc("tombol", "Tutup"), self.give_up, main=True)
        self.open(self.list.tree)

    def _chosen(self, row: int) -> None:
        """Say of the file under the cursor all that its line may have no room for."""
        for found in self._rows.page(row - 1, 1):
            name, said, folder = found.cells
            self._said.configure(text=tr("{name}: {said} Dari {folder}.", name=name, said=said, folder=folder))
