"""Puts a look in force on the root window: palette, text size, typefaces, and a theme with every style made of them."""

from __future__ import annotations

import sys
import tkinter as tk
from tkinter import font as tkfont
from typing import Any

import ttkbootstrap as ttk
from ttkbootstrap.style import Colors, ThemeDefinition
from ttkbootstrap.utils.config import defer

from app.desktop.palette import PALETTES, Palette
from app.desktop.styles import bootstyle, make_styles
from app.desktop.theme import FACES, Current

_BODY = ("TkDefaultFont", "TkTextFont", "TkMenuFont", "TkHeadingFont", "TkIconFont", "TkCaptionFont")
_FAMILIES = {"win32": ("Segoe UI",), "darwin": ()}


def declare(mode: str, text_size: int = 100) -> str:
    """Make the theme of a look known to ttkbootstrap, also before there is a root window, and return its name.

    There is one Tk theme per text size: Tk keeps a theme's measures once it is made.
    """
    mode = mode if mode in PALETTES else "light"
    palette = PALETTES[mode]
    name = f"sidalu-{mode}-{text_size}"
    define: Any = ThemeDefinition
    definition = define(name, _colors(palette), "dark" if palette.dark else "light")
    defer(name, lambda: bootstyle().register_theme(definition))
    return name


def apply(root: ttk.App, mode: str, text_size: int) -> None:
    """Put theme ``mode`` (light, dark, contrast) and ``text_size`` (percent) in force on ``root``.

    Widgets that stand already keep their sizes: whoever changes the look builds the window's content anew.
    """
    if mode not in PALETTES:
        mode = "light"
    if not Current.base_scaling:
        Current.base_scaling = float(root.tk.call("tk", "scaling"))
    scaling = Current.base_scaling * text_size / 100
    root.tk.call("tk", "scaling", scaling)
    Current.palette = PALETTES[mode]
    Current.factor = scaling / (4 / 3)
    _set_fonts(root)
    style = bootstyle()
    name = declare(mode, text_size)
    if style.theme_use() != name:
        style.theme_use(name)
    make_styles()
    _dress_plain_widgets(root)


def _colors(p: Palette) -> Any:
    make: Any = Colors
    return make(
        primary=p.accent,
        secondary=p.soft,
        success=p.good,
        info=p.info,
        warning=p.caution,
        danger=p.alert,
        light=p.chrome,
        dark=p.ink,
        bg=p.ground,
        fg=p.ink,
        selectbg=p.select,
        selectfg=p.on_accent if p.select == p.accent else PALETTES["light"].on_accent,
        border=p.line,
        inputfg=p.ink,
        inputbg=p.field,
        active=p.hover,
    )


def _set_fonts(root: tk.Misc) -> None:
    known = set(tkfont.families(root))
    wanted = _FAMILIES.get(sys.platform, ("Noto Sans", "DejaVu Sans", "Liberation Sans"))
    family = next((name for name in wanted if name in known), None)
    family = family or str(tkfont.nametofont("TkDefaultFont", root=root).actual("family"))
    for name in _BODY:
        tkfont.nametofont(name, root=root).configure(family=family, size=10, weight="normal")
    for name in ("TkSmallCaptionFont", "TkTooltipFont"):
        tkfont.nametofont(name, root=root).configure(family=family, size=9)
    for face, (size, weight) in FACES.items():
        # Tk keeps a font made this way; a Font object would take it away with itself.
        verb = "configure" if f"Sidalu{face}" in tkfont.names(root) else "create"
        root.tk.call("font", verb, f"Sidalu{face}", "-family", family, "-size", size, "-weight", weight)


def _dress_plain_widgets(root: tk.Misc) -> None:
    """Give the widgets that ttk does not draw (menus, drop-down lists) the theme's colours and font."""
    p = Current.palette
    options = {
        "*Menu.background": p.ground,
        "*Menu.foreground": p.ink,
        "*Menu.activeBackground": p.chosen,
        "*Menu.activeForeground": p.ink,
        "*Menu.borderWidth": "0",
        "*TCombobox*Listbox.font": "TkDefaultFont",
        "*TCombobox*Listbox.background": p.field,
        "*TCombobox*Listbox.foreground": p.ink,
        "*TCombobox*Listbox.selectBackground": p.chosen,
        "*TCombobox*Listbox.selectForeground": p.ink,
        "*TCombobox*Listbox.borderWidth": "0",
        "*TCombobox*Listbox.highlightThickness": "0",
    }
    for pattern, value in options.items():
        root.option_add(pattern, value)
