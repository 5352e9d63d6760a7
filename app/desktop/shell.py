"""The frame around every page: rail, top bar, page, status line, and the keys that work everywhere.

It knows the pages by name only and makes each at its first visit.
"""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk
from typing import TYPE_CHECKING, Any

from app.desktop import masking, pages
from app.desktop.commands import Command
from app.desktop.finder import Finder, Offer
from app.desktop.popup import SearchPopup
from app.desktop.rail import Rail
from app.desktop.session import Session, last_redoable, last_undoable
from app.desktop.statusbar import StatusBar
from app.desktop.summary import read_summary
from app.desktop.theme import px
from app.desktop.topbar import TopBar
from app.desktop.widgets.controls import frame, line
from app.desktop.widgets.dialogs import Dialog
from app.i18n import number, tr, trn
from app.messages import act_sentence

if TYPE_CHECKING:
    from app.archive.records import Hit
    from app.desktop.arriving import WhoDialog
    from app.desktop.pages.page import Page
    from app.desktop.window import Window

#: How long a page that is opened may wait for what it shows first, in seconds; nobody sees that.
_MOMENT = 0.02
#: How long drawing it takes, in milliseconds; what else is to be read waits for that.
_DRAWING = 100


#: From this width on, in logical units, the rail has room for words.
_ROOMY = 960


class Shell(ttk.Frame):
    """Everything in the window while a cabinet is open."""

    def __init__(self, window: Window, session: Session) -> None:
        super().__init__(window.root)
        self.window = window
        self.session = session
        self._pages: dict[str, Page] = {}
        self._current = ""
        self._bound: list[str] = []
        self.who_dialog: WhoDialog | None = None
        self.rail = Rail(self, self.go, folded=session.settings.rail_folded)
        self.rail.pack(side="left", fill="y")
        line(self, upright=True).pack(side="left", fill="y")
        right = frame(self)
        right.pack(side="left", fill="both", expand=True)
        self.top = TopBar(
            right,
            on_search=self._search,
            on_key=self._search_key,
            on_undo=self.undo,
            on_redo=self.redo,
            on_who=self.ask_who,
        )
        self.top.pack(fill="x")
        line(right).pack(fill="x")
        self.status = StatusBar(right, session)
        self.status.pack(side="bottom", fill="x")
        line(right).pack(side="bottom", fill="x")
        self._area = frame(right)
        self._area.pack(fill="both", expand=True)
        self.finder = Finder(session, self.commands, self._open_hit, self._show_all)
        self.popup = SearchPopup(self, self._leave_search)
        self._narrow = False
        self.bind("<Configure>", self._fit)
        session.listen(self._data_changed)

    @property
    def current(self) -> str:
        """The name of the page that is open."""
        return self._current

    def go(self, name: str, **where: Any) -> Page:
        """Open a page, made now if this is its first visit; ``where`` names a place inside it."""
        entry = pages.entry(name)
        page = self._pages.get(entry.name)
        if page is None:
            page = entry.load()(self._area, self, entry.title())
            self._pages[entry.name] = page
        if self._current != entry.name:
            if self._current:
                self._pages[self._current].pack_forget()
            page.pack(fill="both", expand=True)
            self._current = entry.name
            self.rail.mark(entry.under or entry.name)
            self.session.save(last_page=entry.name)
            self._bind_keys()
        lookups = self.session.lookups
        lookups.hold()
        if page.stale:
            page.stale = False
            page.refresh()
        if where:
            page.visit(**where)
        lookups.settle(_MOMENT)
        self.window.root.after(_DRAWING, lookups.go_on)
        return page

    @property
    def page(self) -> Page:
        """The page that is open."""
        return self._pages[self._current]

    def commands(self) -> list[Command]:
        """Return everything that can be done now: on this page, then everywhere."""
        everywhere = tr("Di mana pun")
        own = self._pages[self._current].commands() if self._current else []
        go = [
            Command(
                f"go_{entry.name}",
                entry.title(),
                lambda name=entry.name: self._visit(name),  # type: ignore[misc]
                key,
                entry.symbol,
                tr("Halaman"),
            )
            for entry, key in [
                *((entry, pages.key_of(entry.name)) for entry in pages.ENTRIES),
                *((entry, "") for entry in pages.INNER),
            ]
        ]
        general = [
            Command("search", tr("Cari"), self.top.focus_search, "Control-k", "search", everywhere),
            Command("fold_rail", tr("Lipat daftar halaman"), self.fold_rail, "Control-b", "layout-sidebar", everywhere),
            Command(
                "fold_details",
                tr("Lipat panel rincian"),
                self._fold_details,
                "Control-d",
                "layout-sidebar-reverse",
                everywhere,
            ),
            Command("who", tr("Ganti petugas"), self.ask_who, "Control-Shift-u", "person-circle", everywhere),
            Command("refresh", tr("Muat ulang halaman"), self.refresh, "F5", "arrow-clockwise", everywhere),
        ]
        if not self.session.read_only:
            general[1:1] = [
                Command("undo", tr("Urungkan"), self.undo, "Control-z", "arrow-counterclockwise", everywhere),
                Command("redo", tr("Ulangi"), self.redo, "Control-y", "arrow-clockwise", everywhere),
            ]
        return [*own, *general, *go]

    def all_commands(self) -> list[Command]:
        """Return the commands of every page made so far and those that work everywhere."""
        own = [command for page in self._pages.values() for command in page.commands()]
        return [*own, *(command for command in self.commands() if command not in own)]

    def undo(self) -> None:
        """Take the newest act back and say which it was."""
        target = last_undoable(self.session.acts())
        if target is None:
            self.status.say(tr("Tidak ada yang dapat diurungkan."))
            return
        words = act_sentence("act", target.what, masking.act_data(self.session, target.data))
        self.session.undo(done=lambda report: self._said_undo(words, len(report.kept)))

    def redo(self) -> None:
        """Do the newest undone act again."""
        target = last_redoable(self.session.acts())
        if target is None:
            self.status.say(tr("Tidak ada yang dapat diulangi."))
            return
        words = act_sentence("act", target.what, masking.act_data(self.session, target.data))
        self.session.redo(done=lambda _report: self.status.say(tr("Diulangi: {what}", what=words)))

    def ask_who(self) -> None:
        """Ask who works here; where nobody is registered yet, lead to where people are."""
        from app.desktop import arriving

        if self.session.read_only:
            self.status.say(tr("Di jendela yang hanya membaca, arsip terbatas tetap tersembunyi."))
        elif arriving.registered(self.session):
            self.who_dialog = arriving.WhoDialog(self, self.session, self._arrived)
        else:
            self.go("settings", tab="people")

    def _arrived(self) -> None:
        self.office_changed()
        self.session.changed()
        who = self.session.person
        self.status.say(tr("Selamat bekerja, {name}.", name=who.name) if who else tr("Bekerja tanpa nama."))

    def fold_rail(self) -> None:
        """Fold the rail to icons or open it again."""
        self.rail.fold(folded=not self.rail.folded)
        if not self._narrow:
            self.session.save(rail_folded=self.rail.folded)

    def _fit(self, event: tk.Event[Any]) -> None:
        """Fold the rail while the window has little room, as with large text; it comes back with the room."""
        narrow = event.width < px(_ROOMY)
        if narrow != self._narrow:
            self._narrow = narrow
            self.rail.fold(folded=narrow or self.session.settings.rail_folded)

    def refresh(self) -> None:
        """Read the page that is open once more."""
        self._pages[self._current].refresh()
        self._read_summary()

    def refresh_summary(self) -> None:
        """Read the facts of the frame once more."""
        self._read_summary()

    def office_changed(self) -> None:
        """Show another office or clerk in the frame, and let every page read them."""
        self.window.show_title()
        for name, page in self._pages.items():
            page.stale = name != self._current
        self._read_summary()

    def end(self) -> None:
        """Release the keys and give up open dialogs before the window is built anew or closed."""
        self._release_keys()
        for page in self._pages.values():
            page.end()
        for child in self.window.root.winfo_children():
            if isinstance(child, Dialog):
                child.give_up()

    def _visit(self, name: str) -> None:
        chapter = self.page.help if name == "guide" and self._current else ""
        self.go(name, **({"chapter": chapter} if chapter else {})).take_focus()

    def _fold_details(self) -> None:
        self._pages[self._current].fold_details()

    def _said_undo(self, words: str, kept: int) -> None:
        if kept:
            self.status.say(
                trn(
                    "Diurungkan: {what} ({count} catatan dibiarkan karena sudah diubah lagi)",
                    "Diurungkan: {what} ({count} catatan dibiarkan karena sudah diubah lagi)",
                    kept,
                    what=words,
                )
            )
        else:
            self.status.say(tr("Diurungkan: {what}", what=words))

    def _release_keys(self) -> None:
        for sequence in self._bound:
            self.window.root.unbind(sequence)
        self._bound.clear()

    def _bind_keys(self) -> None:
        self._release_keys()
        root = self.window.root
        for command in self.commands():
            if not command.key:
                continue
            for sequence in _sequences(command.key):
                root.bind(sequence, lambda event, run=command.run, key=command.key: self._pressed(event, key, run))  # type: ignore[misc]
                self._bound.append(sequence)

    def _pressed(self, event: tk.Event[Any], key: str, run: Callable[[], object]) -> str | None:
        typing = isinstance(event.widget, tk.Text | tk.Entry)
        if typing and key in _TYPED:
            return None
        # A dialog has the keyboard: what lies under it must not move.
        if isinstance(event.widget, tk.Misc) and event.widget.winfo_toplevel() is not self.window.root:
            return None
        run()
        return "break"

    def _search(self, text: str) -> None:
        self.finder.ask(text, self._offer)

    def _offer(self, offers: list[Offer], summary: str) -> None:
        if self.top.text.get().strip() == self.finder.text and self.focus_get() is self.top.entry:
            self.popup.show(self.top.box, offers, summary)

    def _search_key(self, key: str) -> None:
        if key == "Escape":
            if self.popup.shown:
                self.popup.hide()
            else:
                self._leave_search()
        elif key in ("Up", "Down"):
            self.popup.step(-1 if key == "Up" else 1)
        elif key == "Return":
            if self.popup.shown and self.popup.offers:
                self.popup.run_chosen()
            elif self.finder.text:
                self._leave_search()
                self._show_all(self.finder.text)
        elif key == "FocusOut":
            # A press on the list takes the keyboard first and must still find it.
            self.after(150, self._hide_if_left)
        elif key == "FocusIn" and self.top.text.get():
            self._search(self.top.text.get())

    def _hide_if_left(self) -> None:
        if self.focus_get() is not self.top.entry:
            self.popup.hide()

    def _leave_search(self) -> None:
        self.popup.hide()
        if self._current:
            self._pages[self._current].take_focus()

    def _open_hit(self, hit: Hit) -> None:
        if hit.dossier is not None:
            self.go("archive", dossier=hit.dossier)
        else:
            self.go("places", **{hit.kind: hit.id})

    def _show_all(self, text: str) -> None:
        self.go("archive", search=text)

    def _data_changed(self) -> None:
        for name, page in self._pages.items():
            page.stale = name != self._current
        if self._current:
            self._pages[self._current].refresh()
        self._read_summary()

    def _read_summary(self) -> None:
        person = self.session.person
        unknown = self.session.viewer.clearance is None
        name = person.name if person else "" if unknown else self.session.settings.clerk or self.session.cabinet.who
        self.top.who.configure(text=f" {name}" if name else f" {tr('Pilih petugas')}")
        self.top.mark_sample(sample=self.session.sample)
        self.session.lookups.ask("summary", lambda: read_summary(self.session), self._show_summary)

    def _show_summary(self, summary: Any) -> None:
        words = trn("{count} berkas", "{count} berkas", summary.dossiers)
        if summary.boxes:
            words = tr("{dossiers} · {boxes} boks", dossiers=words, boxes=number(summary.boxes))
        if self.session.read_only:
            words = tr("{counts} · hanya dibaca", counts=words)
        self.status.counts.configure(text=words)
        self.status.backup.configure(text=summary.backup_words)
        for made, possible in ((self.top.undo, summary.can_undo), (self.top.redo, summary.can_redo)):
            made.state(["!disabled" if possible and not self.session.read_only else "disabled"])


#: Keys that a field where something is typed has for itself.
_TYPED = frozenset({"Control-z", "Control-y", "Control-a", "Control-e", "Delete"})


def _sequences(key: str) -> list[str]:
    """Return the Tk sequences of a key; a letter counts with Caps Lock on, too."""
    *mods, last = key.split("-")
    if len(last) == 1 and last.isalpha():
        return [f"<{'-'.join([*mods, last])}>", f"<{'-'.join([*mods, last.upper()])}>"]
    return [f"<{key}>"]
