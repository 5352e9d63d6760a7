"""The program's one window: it opens a cabinet, carries the shell, runs the jobs' news, and meets faults calmly."""

from __future__ import annotations

import getpass
import re
import sys
import tkinter as tk
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import ttkbootstrap as ttk

from app import i18n, logs
from app import settings as settings_room
from app.cabinet import open_cabinet
from app.desktop import look, theme
from app.desktop.session import Session, words_of
from app.desktop.shell import Shell
from app.desktop.theme import px
from app.desktop.widgets.dialogs import Dialog, ask, tell
from app.desktop.widgets.scrolling import install_wheel
from app.errors import AppError
from app.i18n import tr
from app.settings import Settings

if TYPE_CHECKING:
    from app.desktop.waiting import Waiting
    from app.desktop.welcome import Welcome

LEAST = (1024, 700)
#: How often the window asks for news, in milliseconds; quickly while somebody waits for an answer.
_BEAT, _QUICK = 50, 4
_SWITCH = 0.0001


class Window:
    """The root window and what is in it: the welcome page, or the shell around an opened cabinet."""

    def __init__(self, folder: Path, *, root: ttk.App | None = None) -> None:
        self.folder = folder
        self.root = root or make_root()
        self.session: Session | None = None
        self.shell: Shell | None = None
        self.welcome: Welcome | None = None
        self.waiting: Waiting[Any] | None = None
        self._beat: str | None = None
        self._fault: Dialog | None = None
        self.root.report_callback_exception = self._callback_fault
        self.root.protocol("WM_DELETE_WINDOW", self.close)
        install_wheel(self.root)
        for sequence in ("<Control-k>", "<Control-b>", "<Control-d>", "<Control-o>", "<Control-n>", "<Control-Key-k>"):
            for kind in ("TEntry", "TCombobox", "Text"):
                self.root.unbind_class(kind, sequence)

    def open(self, folder: Path | None = None, *, create: bool = False) -> None:
        """Open the cabinet in ``folder``; where there is none, say so and offer to make one."""
        self.folder = folder or self.folder
        self.leave()
        settings = settings_room.load(self.folder)
        self._look(settings)
        try:
            cabinet = open_cabinet(self.folder, write=True, create=create, who=settings.clerk or None)
        except AppError as failure:
            self._cannot_open(failure, settings)
            return
        self._enter(Session(cabinet, settings))

    def open_to_read(self) -> None:
        """Open the cabinet without the right to change it."""
        settings = settings_room.load(self.folder)
        self._look(settings)
        try:
            cabinet = open_cabinet(self.folder)
        except AppError as failure:
            self._cannot_open(failure, settings)
            return
        self._enter(Session(cabinet, settings))

    def relook(self, **changes: Any) -> None:
        """Keep changed settings of the look (theme, language, text size) and build the window anew with them."""
        session, shell = self.session, self.shell
        if session is None or shell is None:
            return
        if session.jobs.open:
            # What is running tells the pages that stand now; they may go only when it has ended.
            self.root.after(_BEAT, lambda: self.relook(**changes))
            return
        page = shell.current
        session.forget_listeners()
        session.save(**changes)
        shell.end()
        shell.destroy()
        self._look(session.settings)
        self._show_shell(session, page)

    def restore(self, copy: Path) -> None:
        """Put a copy in the place of the catalogue; the cabinet is closed for it and opened again afterwards."""
        from app.desktop.waiting import Waiting
        from app.store import backup

        clerk = self.session.cabinet.who if self.session else getpass.getuser()
        self.leave()

        def done(_aside: Path | None) -> None:
            self.open()
            if self.shell is not None:
                self.shell.status.say(tr("Lemari dipulihkan dari {name}.", name=copy.name))

        def failed(failure: Exception, reference: str | None) -> None:
            self.open()
            self.report(failure, reference)

        self.waiting = Waiting(
            self.root,
            tr("Lemari sedang dipulihkan"),
            tr("Cadangan diperiksa, disalin, dan diperiksa sekali lagi."),
            lambda progress: backup.restore(self.folder, copy, who=clerk, progress=progress),
            done,
            failed,
            self.open,
        )

    def close(self) -> None:
        """Close the window; a running job is asked about first."""
        session = self.session
        job = session.running if session else None
        if job is not None:
            ask(
                self.root,
                tr("Pekerjaan masih berjalan"),
                tr(
                    "“{title}” belum selesai. Bila ditutup sekarang, pekerjaan itu dibatalkan dan tidak ada yang "
                    "berubah.",
                    title=job.title,
                ),
                tr("Batalkan dan tutup"),
                self.end,
                danger=True,
                no=tr("Tunggu"),
            )
            return
        self.end()

    def end(self) -> None:
        """Close the cabinet and the window."""
        self._remember_size()
        self.leave()
        self.root.destroy()
        theme.forget()

    def report(self, failure: BaseException, reference: str | None = None) -> None:
        """Tell of a failure: its sentence if it was expected, else a calm word with its reference in the log."""
        words = words_of(failure)
        if words is not None:
            tell(self.root, tr("Tidak dapat dikerjakan"), words, problem=True)
            return
        self._show_fault(reference or logs.fault(failure))

    def say_cancelled(self) -> None:
        """Say that a job was cancelled and that nothing changed."""
        if self.shell is not None:
            self.shell.status.say(tr("Dibatalkan; tidak ada yang berubah."))

    def show_title(self) -> None:
        """Name the office in the window's frame."""
        name = self.session.settings.office_name if self.session else ""
        self.root.title(tr("{office} – Sidalu", office=name) if name else tr("Sidalu"))

    def beat(self) -> None:
        """Hand news of jobs and lookups to the window; called by Tk again and again."""
        session = self.session
        if session is not None:
            session.jobs.poll()
            session.lookups.poll()
            session.pictures.poll()
            session.outside.poll()
            if self.shell is not None:
                self.shell.status.tick()

    def _schedule(self) -> None:
        self._beat = None
        try:
            self.beat()
        finally:
            # One piece of news that goes wrong must not silence all others.
            with suppress(tk.TclError):
                session = self.session
                quick = session is not None and (session.lookups.busy or session.jobs.fresh)
                self._beat = self.root.after(_QUICK if quick else _BEAT, self._schedule)

    def _look(self, settings: Settings) -> None:
        i18n.use(settings.language if settings.language in i18n.LANGUAGES else "id")
        look.apply(self.root, settings.theme, settings.text_size)
        width, height = (max(px(least), 0) for least in LEAST)
        self.root.minsize(min(width, self.root.winfo_screenwidth()), min(height, self.root.winfo_screenheight()))

    def _enter(self, session: Session) -> None:
        self._drop_welcome()
        self.session = session
        session.on_fault = self.report
        session.on_cancelled = self.say_cancelled
        logs.start(session.folder)
        self._size(session.settings)
        from app.desktop import arriving

        known = session.read_only or arriving.arrive_unasked(session)
        self._show_shell(session, session.settings.last_page or "home", known=known)
        if self._beat is None:
            self._beat = self.root.after(1, self._schedule)

    def _show_shell(self, session: Session, page: str, *, known: bool = True) -> None:
        session.forget_listeners()
        self.show_title()
        self.shell = Shell(self, session)
        self.shell.pack(fill="both", expand=True)
        self.shell.go(page).take_focus()
        # The page comes first; what the frame says of the cabinet may follow.
        self.shell.refresh_summary()
        if not known:
            self.root.after_idle(self.shell.ask_who)

    def leave(self) -> None:
        """Close the cabinet and empty the window."""
        if self._beat is not None:
            self.root.after_cancel(self._beat)
            self._beat = None
        if self.shell is not None:
            self.shell.end()
            self.shell.destroy()
            self.shell = None
        if self.session is not None:
            self.session.close()
            self.session = None
        self._drop_welcome()

    def _drop_welcome(self) -> None:
        if self.welcome is not None:
            self.welcome.destroy()
            self.welcome = None

    def _cannot_open(self, failure: AppError, settings: Settings) -> None:
        from app.desktop.welcome import Welcome

        self._size(settings)
        self._drop_welcome()
        self.root.title(tr("Sidalu"))
        self.welcome = Welcome(self, failure)
        self.welcome.pack(fill="both", expand=True)

    def _size(self, settings: Settings) -> None:
        """Give the window the size it had, within this screen, when it is first shown."""
        if self.root.state() != "withdrawn":
            return
        zoomed = settings.window.endswith("+")
        found = re.fullmatch(r"(\d+)x(\d+)\+?", settings.window)
        width, height = (int(found[1]), int(found[2])) if found else (px(1280), px(800))
        width, height = min(width, self.root.winfo_screenwidth()), min(height, self.root.winfo_screenheight())
        self.root.geometry(f"{width}x{height}")
        self.root.deiconify()
        if zoomed:
            with suppress(tk.TclError):
                self.root.state("zoomed")

    def _remember_size(self) -> None:
        if self.session is not None:
            zoomed = "+" if self.root.state() == "zoomed" else ""
            self.session.save(window=f"{self.root.winfo_width()}x{self.root.winfo_height()}{zoomed}")

    def _callback_fault(self, kind: type[BaseException], failure: BaseException, trace: TracebackType | None) -> None:
        del kind, trace
        self.report(failure)

    def _show_fault(self, reference: str) -> None:
        """Say once that something went wrong; further faults while it is read are only logged."""
        if self._fault is not None and self._fault.winfo_exists():
            return
        self._fault = tell(
            self.root,
            tr("Ada yang tidak beres"),
            tr(
                "Sidalu menemui kesalahan yang tidak terduga. Data Anda aman dan program tetap berjalan. "
                "Bila ini terulang, sebutkan rujukan {reference} kepada pengelola.",
                reference=reference,
            ),
            problem=True,
        )


def make_root(mode: str = "light") -> ttk.App:
    """Make the root window, hidden until it has its size; Windows is told that we know its display scaling.

    It begins with the theme ``mode`` at 100 %, which is most often the one that stays.
    """
    root = ttk.App(title="Sidalu", theme=look.declare(mode), iconphoto=None, high_dpi=True)
    root.withdraw()
    # ttkbootstrap would hear of every widget that is shown or sized, hundreds of them, for what nobody here asks of it:
    # to tell their parents, and to place the window in the middle.
    root.unbind_all("<Map>")
    for sequence in ("<Map>", "<Configure>", "<Visibility>"):
        root.unbind(sequence)
    with suppress(tk.TclError):
        root.iconphoto(True, theme.window_icon())
    return root


def open_window(folder: Path, opened: Callable[[], object]) -> int:
    """Open the window on the cabinet in ``folder``, call ``opened``, and return the exit status when it is closed."""
    try:
        root = make_root(settings_room.load(folder).theme)
    except tk.TclError as failure:
        raise AppError("no_display", detail=str(failure)) from failure
    window = Window(folder, root=root)
    # Whatever reads in another thread hands the interpreter back ten times as often as Python would: no stalls.
    sys.setswitchinterval(_SWITCH)
    window.open()
    root.after_idle(opened)
    root.mainloop()
    return 0
