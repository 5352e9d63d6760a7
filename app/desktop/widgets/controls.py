"""Small parts with one look everywhere: labels, buttons, chips, cards, lines and their tooltips.

It knows the theme only.
"""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from tkinter import ttk
from typing import Any

from ttkbootstrap import ToolTip

from app.desktop import theme
from app.desktop.styles import make_progress_style
from app.desktop.theme import px

_KINDS = {"primary": "primary.TButton", "danger": "danger.TButton", "": "Outline.TButton"}


def label(
    parent: tk.Misc, text: str = "", look: str = "", *, side: str = "", wrap: int = 0, **options: Any
) -> ttk.Label:
    """Return a label in a look ("Soft", "Title", "SmallSoft" …) on a ground ("" the page, "Side", "Tint" …).

    ``wrap`` is a width in logical units at which the text goes on in the next line.
    """
    style = ".".join(part for part in (look, side, "TLabel") if part)
    if wrap:
        options["wraplength"] = px(wrap)
        options.setdefault("justify", "left")
    return ttk.Label(parent, text=text, style=style, **options)


def flowing(parent: tk.Misc, text: str = "", look: str = "Soft", *, side: str = "") -> ttk.Label:
    """Return a label whose text goes on in the next line at the label's own width; pack it with ``fill="x"``."""
    made = label(parent, text, look, side=side, wrap=40)

    def fit(event: tk.Event[Any]) -> None:
        # A label keeps a little of its width to itself.
        now, wanted = int(str(made.cget("wraplength"))), max(px(40), event.width - 4)
        if now > wanted or now < wanted - 2:
            made.configure(wraplength=wanted)

    made.bind("<Configure>", fit)
    return made


def frame(parent: tk.Misc, side: str = "", **options: Any) -> ttk.Frame:
    """Return a plain frame on a ground ("" the page, "Side", "Tint" …)."""
    return ttk.Frame(parent, style=f"{side}.TFrame" if side else "TFrame", **options)


def card(parent: tk.Misc, padding: int = 16, *, side: bool = True, **options: Any) -> ttk.Frame:
    """Return a box with a hairline, on the side colour or on the page's."""
    return ttk.Frame(parent, style="Card.TFrame" if side else "Well.TFrame", padding=px(padding), **options)


def ring(around: ttk.Frame, widget: tk.Misc) -> None:
    """Show by the edge of a box that what is in it has the keyboard."""
    widget.bind("<FocusIn>", lambda _event: around.state(["focus"]), add="+")
    widget.bind("<FocusOut>", lambda _event: around.state(["!focus"]), add="+")


def line(parent: tk.Misc, *, upright: bool = False) -> ttk.Frame:
    """Return a hairline; the caller packs or grids it."""
    return (
        ttk.Frame(parent, style="Line.TFrame", width=1) if upright else ttk.Frame(parent, style="Line.TFrame", height=1)
    )


class SymbolButton(ttk.Button):
    """A button with an icon, of which the faint form is drawn when it is first disabled: most never are."""

    def __init__(self, parent: tk.Misc, symbol: str, size: int, tone: str, **options: Any) -> None:
        super().__init__(parent, image=theme.icon(symbol, size, tone), **options)
        self._drawn = (symbol, size, tone)
        self._faint = False

    def state(self, statespec: Any = None) -> Any:
        """Ask for or change the states, as every ttk widget's."""
        if not self._faint and statespec and "disabled" in statespec:
            self._faint = True
            symbol, size, tone = self._drawn
            shown: Any = (theme.icon(symbol, size, tone), "disabled", theme.icon(symbol, size, "faint"))
            self.configure(image=shown)
        return super().state(statespec)


def button(
    parent: tk.Misc,
    text: str,
    command: Callable[[], object],
    kind: str = "",
    *,
    symbol: str | None = None,
    tip: str = "",
    **options: Any,
) -> ttk.Button:
    """Return a button: ``kind`` is "primary" (one on a page), "" (an outline), or a theme's style ("Linkish" …)."""
    tones = {"primary": "on_accent", "danger": "on_accent", "Linkish": "accent_ink", "Linkside": "accent_ink"}
    style = _KINDS.get(kind, f"{kind}.TButton")
    options |= {"text": text, "command": command, "style": style}
    if symbol:
        tone = tones.get(kind, "ink")
        made: ttk.Button = SymbolButton(parent, symbol, 14, tone, compound="left", **options)
    else:
        made = ttk.Button(parent, **options)
    _invoke_on_space(made)
    if tip:
        tooltip(made, tip)
    return made


def icon_button(
    parent: tk.Misc,
    symbol: str,
    command: Callable[[], object],
    tip: str,
    *,
    side: str = "",
    size: int = 16,
    tone: str = "soft",
) -> ttk.Button:
    """Return a button of an icon only; ``tip`` says in words what it does."""
    style = f"Quiet{side.lower()}.TButton"
    made = SymbolButton(parent, symbol, size, tone, command=command, style=style, text=tip, compound="image")
    _invoke_on_space(made)
    tooltip(made, tip)
    return made


def chip(parent: tk.Misc, text: str, on_remove: Callable[[], object], tip: str) -> ttk.Button:
    """Return a filter that is in force; pressing it takes it away."""
    made = button(parent, text, on_remove, "Chip", tip=tip)
    made.configure(image=theme.icon("x", 12, "soft"), compound="right")
    return made


def pill(parent: tk.Misc, text: str, ground: str = "Tint", tip: str = "") -> ttk.Label:
    """Return a short word on a tint, such as a state or the mark of a sample."""
    made = label(parent, text, "SmallStrong", side=ground, padding=(px(8), px(2)))
    if tip:
        tooltip(made, tip)
    return made


def tooltip(widget: tk.Misc, text: str) -> None:
    """Say ``text`` when the pointer rests on the widget."""
    ToolTip(widget, text=text, delay=500, padding=px(6), wraplength=px(280), alpha=1.0)


def offer(box: ttk.Combobox, texts: Sequence[str], *, most: int = 34) -> None:
    """Offer texts in a box just as wide as the longest of them needs, at most so many figures wide."""
    wide = max((theme.font("").measure(text) for text in texts), default=0)
    box.configure(values=list(texts), width=min(most, wide // theme.font("").measure("0") + 2))


def progress(parent: tk.Misc, **options: Any) -> ttk.Progressbar:
    """Return a bar that shows a share of 1."""
    make_progress_style()
    return ttk.Progressbar(parent, maximum=1.0, **options)


def scrollbar(parent: tk.Misc, command: Callable[..., None], *, upright: bool = True, side: str = "") -> ttk.Scrollbar:
    """Return a scrollbar that a page's Tab order leaves out (the list itself has the keys)."""
    style = f"{side}{'.' if side else ''}{'Vertical' if upright else 'Horizontal'}.TScrollbar"
    made = ttk.Scrollbar(parent, orient="vertical" if upright else "horizontal", command=command, style=style)
    made.configure(takefocus=False)
    return made


def _invoke_on_space(made: ttk.Button) -> None:
    def press(_event: tk.Event[Any]) -> str:
        made.invoke()
        return "break"

    made.bind("<space>", press)
