"""What every page is: a heading with its actions, a body, and the moments the shell tells it of.

A page has its state beside it, without widgets; the page reads it and shows it. Where there may be nothing to show, a
`Vacancy` puts an `EmptyState` in the place of the contents.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from tkinter import ttk
from typing import TYPE_CHECKING, Any

from app.desktop.theme import icon, px
from app.desktop.widgets.controls import button, frame, label

if TYPE_CHECKING:
    import tkinter as tk

    from app.desktop.commands import Command
    from app.desktop.session import Session
    from app.desktop.shell import Shell
    from app.desktop.widgets.panes import Panes


class Page(ttk.Frame):
    """A page of the window; a subclass fills ``body`` and answers `refresh`.

    ``help`` is the chapter of the guide that tells of it, which F1 opens. A page whose contents lie in ``panes`` with a
    pane "details" has it folded from outside; one with a ``vacancy`` gives the keyboard to what the empty state offers.
    """

    help = ""
    panes: Panes | None = None
    vacancy: Vacancy | None = None

    def __init__(self, parent: tk.Misc, shell: Shell, title: str) -> None:
        super().__init__(parent, padding=(px(22), px(14), px(20), px(12)))
        self.shell = shell
        self.stale = True
        self.head = frame(self)
        self.head.pack(fill="x", pady=(0, px(10)))
        self.title = label(self.head, title, "Title")
        self.title.pack(side="left")
        self.actions = frame(self.head)
        self.actions.pack(side="right")
        self.body = frame(self)
        self.body.pack(fill="both", expand=True)

    @property
    def session(self) -> Session:
        """The cabinet that is open and all that goes with it."""
        return self.shell.session

    def refresh(self) -> None:
        """Read what is shown once more; called before the page is seen and after every change of the data."""

    def visit(self, **where: Any) -> None:
        """Come to a place inside the page that another page or the search box names."""

    def commands(self) -> list[Command]:
        """Return the actions of this page; their keys work while it is shown."""
        return []

    def take_focus(self) -> None:
        """Give the keyboard to the part of the page that is used first, or to what an empty page offers."""
        if self.vacancy is None or not self.vacancy.take_focus():
            self.focus_contents()

    def focus_contents(self) -> None:
        """Give the keyboard to the part of the contents that is used first."""
        self.focus_set()

    def end(self) -> None:
        """Keep what was typed and is not kept yet: the window closes, or is built anew."""

    def fold_details(self) -> bool:
        """Fold the details pane away or bring it back, on every page alike; False where the page has none."""
        if self.panes is None:
            return False
        folded = not self.session.settings.details_folded
        self.session.save(details_folded=folded)
        self.panes.fold("details", folded=folded)
        return True


class EmptyState(ttk.Frame):
    """What an empty page shows: what to do first, and buttons that do it (words, icon, action)."""

    def __init__(
        self,
        parent: tk.Misc,
        symbol: str,
        heading: str,
        text: str,
        actions: Sequence[tuple[str, str, Callable[[], object]]] = (),
        *,
        tone: str = "edge",
    ) -> None:
        super().__init__(parent)
        #: The button that does what comes first.
        self.first: ttk.Button | None = None
        inner = frame(self)
        inner.place(relx=0.5, rely=0.42, anchor="center")
        ttk.Label(inner, image=icon(symbol, 44, tone)).pack(pady=(0, px(14)))
        words = (label(inner, heading, "Heading", justify="center"), label(inner, text, "Soft", justify="center"))
        words[0].pack()
        words[1].pack(pady=(px(6), px(16)))
        row = frame(inner)
        row.pack()
        for title, glyph, action in actions:
            made = button(row, title, action, "" if self.first else "primary", symbol=glyph)
            made.pack(side="left", padx=px(4))
            self.first = self.first or made

        def fit(event: tk.Event[Any]) -> None:
            for part in words:
                part.configure(wraplength=max(px(80), min(px(440), event.width - px(24))))

        self.bind("<Configure>", fit)


class Vacancy:
    """The place of contents that may be empty: the packed widgets, or the empty state that ``make`` puts there."""

    def __init__(self, contents: Sequence[tk.Widget], make: Callable[[], EmptyState]) -> None:
        self._contents = contents
        self._make = make
        self._packed: list[tuple[tk.Widget, Any]] = []
        #: The empty state while it is there.
        self.shown: EmptyState | None = None

    def show(self, *, empty: bool) -> bool:
        """Show the empty state or the contents, and return ``empty``."""
        if empty and self.shown is None:
            self._packed = [(part, part.pack_info()) for part in self._contents if part.winfo_manager()]
            for part, _place in self._packed:
                part.pack_forget()
            self.shown = self._make()
            self.shown.pack(fill="both", expand=True)
        elif not empty and self.shown is not None:
            self.shown.destroy()
            self.shown = None
            for part, place in self._packed:
                part.pack(**place)
        return empty

    def take_focus(self) -> bool:
        """Give the keyboard to the first button of the empty state; False where none is shown."""
        if self.shown is None or self.shown.first is None:
            return False
        self.shown.first.focus_set()
        return True
