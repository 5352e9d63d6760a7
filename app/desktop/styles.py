"""Every style of the window, made of the palette in force: labels on their grounds, boxes, buttons, lists."""

from __future__ import annotations

import tkinter as tk
from tkinter import font as tkfont
from tkinter import ttk
from typing import Any

from ttkbootstrap import Style

from app.desktop.theme import FACES, Current, colour, icon, px

_GROUNDS = {"": "ground", "Side": "chrome", "Tint": "tint", "Alert": "alert_tint", "Caution": "caution_tint"}

#: The styles of ttkbootstrap that ours stand on or change.
_BUILT = (
    *("TFrame", "TLabel", "TEntry", "TCombobox", "TPanedwindow", "Treeview"),
    *("TButton", "primary.TButton", "Outline.TButton", "danger.TButton", "Ghost.TButton", "tooltip.TLabel"),
    *("Vertical.TScrollbar", "Horizontal.TScrollbar"),
)


class _Plain:
    """Configures styles by Tk alone.

    ttkbootstrap's own way keeps what it is told, to say it again after each style that it builds: with as many styles
    as ours that is most of the time the window takes to open. Ours are all made anew with each look, so nobody need
    keep them.
    """

    def __init__(self, style: Any) -> None:
        self._style = style
        self.map, self.layout = style.map, style.layout
        self.element_names, self.element_create = style.element_names, style.element_create
        for name in _BUILT:
            style.configure(name)

    def configure(self, name: str, **options: Any) -> None:
        ttk.Style.configure(self._style, name, **options)


def bootstyle() -> Any:
    """Return ttkbootstrap's styles of the root window there is."""
    find: Any = Style.get_instance
    return find()


def make_styles() -> None:
    """Make every style in the theme that is in use, from the palette and the sizes in force."""
    style = _Plain(bootstyle())
    p = Current.palette
    for ground, colour_name in _GROUNDS.items():
        back = colour(colour_name)
        prefix = f"{ground}." if ground else ""
        if ground:
            style.configure(f"{ground}.TFrame", background=back)
            style.configure(f"{ground}.TLabel", background=back, foreground=p.ink)
        for look, tone in (
            ("Soft", p.soft),
            ("Accent", p.accent_ink),
            ("Good", p.good),
            ("Warn", p.caution),
            ("Bad", p.alert),
        ):
            style.configure(f"{look}.{prefix}TLabel", background=back, foreground=tone)
            style.configure(f"Small{look}.{prefix}TLabel", background=back, foreground=tone, font="SidaluSmall")
        style.configure(f"Body.{prefix}TLabel", background=back, foreground=p.ink)
        for face in FACES:
            style.configure(f"{face}.{prefix}TLabel", background=back, foreground=p.ink, font=f"Sidalu{face}")
    for name, tone in (("Line", p.line), ("Accentbar", p.accent), ("Edge", p.edge)):
        style.configure(f"{name}.TFrame", background=tone)
    _make_box_styles(style)
    _make_button_styles(style)
    _make_list_styles(style)


def make_check_styles() -> None:
    """Make the styles of check boxes if the theme in use has none; their marks take too long for each opening."""
    style = bootstyle()
    if style.style_exists_in_theme("TCheckbutton"):
        return
    style.configure("TCheckbutton")
    for ground, colour_name in _GROUNDS.items():
        name = f"{ground}.TCheckbutton" if ground else "TCheckbutton"
        ttk.Style.configure(style, name, background=colour(colour_name))


def make_progress_style() -> None:
    """Make the style of progress bars if the theme in use has none, as with check boxes."""
    style = bootstyle()
    if not style.style_exists_in_theme("Horizontal.TProgressbar"):
        style.configure("Horizontal.TProgressbar")
        ttk.Style.configure(style, "Horizontal.TProgressbar", thickness=px(6))


def _make_box_styles(style: Any) -> None:
    """Boxes with a hairline: cards and panes on the side colour, and the frame of the search box."""
    p = Current.palette
    for name, back, edge in (("Card", p.chrome, p.line), ("Well", p.ground, p.line), ("Search", p.chrome, p.line)):
        style.configure(
            f"{name}.TFrame",
            background=back,
            bordercolor=edge,
            lightcolor=back,
            darkcolor=back,
            relief="raised",
            borderwidth=1,
        )
        style.map(f"{name}.TFrame", bordercolor=[("focus", p.accent_ink)])
    style.configure(
        "Search.TEntry",
        fieldbackground=p.chrome,
        bordercolor=p.chrome,
        lightcolor=p.chrome,
        darkcolor=p.chrome,
        borderwidth=0,
        padding=px(4),
    )
    style.map(
        "Search.TEntry",
        bordercolor=[("focus", p.chrome)],
        lightcolor=[("focus", p.chrome)],
        darkcolor=[("focus", p.chrome)],
    )
    style.configure("TFrame", background=p.ground)
    style.configure("TLabel", background=p.ground, foreground=p.ink)
    style.configure("TPanedwindow", background=p.ground)
    style.configure("Vertical.TScrollbar", background=p.ground)
    style.configure("Horizontal.TScrollbar", background=p.ground)
    style.configure(
        "tooltip.TLabel",
        background=p.ink,
        foreground=p.ground,
        bordercolor=p.ink,
        darkcolor=p.ink,
        lightcolor=p.ink,
        font="SidaluSmall",
    )
    for orient in ("Vertical", "Horizontal"):
        style.configure(f"Side.{orient}.TScrollbar", background=p.chrome, troughcolor=p.chrome, bordercolor=p.chrome)
    for name in ("TEntry", "TCombobox"):
        style.configure(name, bordercolor=p.edge)
        style.map(name, bordercolor=[("invalid", p.alert), ("focus", p.accent_ink)])
    # What is chosen in a box that cannot be typed into is no text that is picked.
    style.map("TCombobox", selectbackground=[("readonly", p.field)], selectforeground=[("readonly", p.ink)])
    style.configure("TEntry", padding=px(5))
    style.configure("TCombobox", padding=px(5))


def _make_button_styles(style: Any) -> None:
    p = Current.palette
    pad = (px(12), px(6))
    for name in ("TButton", "primary.TButton", "Outline.TButton", "danger.TButton", "Ghost.TButton"):
        style.configure(name, padding=pad)
    for name, back, over, ink in (
        ("Rail", p.chrome, p.hover, p.ink),
        ("Railsoft", p.chrome, p.hover, p.soft),
        ("Quiet", p.ground, p.hover, p.ink),
        ("Quietside", p.chrome, p.hover, p.ink),
        ("Linkish", p.ground, p.hover, p.accent_ink),
        ("Linkside", p.chrome, p.hover, p.accent_ink),
        ("Chip", p.tint, p.chosen, p.ink),
        ("Tab", p.ground, p.hover, p.soft),
        ("Tabclose", p.ground, p.hover, p.soft),
    ):
        full = f"{name}.TButton"
        style.configure(
            full,
            background=back,
            foreground=ink,
            bordercolor=back,
            lightcolor=back,
            darkcolor=back,
            relief="flat",
            focuscolor=p.accent_ink,
            focusthickness=px(1),
            borderwidth=1,
            anchor="w",
            padding=(px(10), px(7)) if name.startswith("Rail") else (px(8), px(4)),
        )
        chosen = back if name.startswith("Tab") else p.tint
        shades = [("disabled", back), ("pressed", over), ("selected", chosen), ("hover", over)]
        style.map(
            full,
            background=shades,
            bordercolor=shades,
            lightcolor=shades,
            darkcolor=shades,
            foreground=[("disabled", p.faint), ("selected", p.ink)],
            font=[("selected", "SidaluStrong")] if name in ("Rail", "Railsoft") else [],
        )
    style.configure("Tabclose.TButton", padding=(px(2), px(4)))
    style.configure("Chip.TButton", font="SidaluSmall")
    style.configure("Outline.TButton", bordercolor=p.edge)


def _make_list_styles(style: Any) -> None:
    p = Current.palette
    height = tkfont.nametofont("TkDefaultFont").metrics("linespace") + px(10)
    for name, ground, row in (
        ("Treeview", p.ground, height),
        ("List.Treeview", p.ground, height),
        ("Tree.Treeview", p.chrome, height - px(2)),
    ):
        style.configure(
            name,
            rowheight=row,
            background=ground,
            fieldbackground=ground,
            bordercolor=ground,
            lightcolor=ground,
            darkcolor=ground,
            borderwidth=0,
            foreground=p.ink,
        )
        style.map(name, background=[("selected", p.chosen)], foreground=[("selected", p.ink)])
        style.configure(
            f"{name}.Heading",
            background=ground,
            foreground=p.soft,
            font="SidaluSmall",
            relief="flat",
            padding=(px(4), px(7)),
            borderwidth=0,
        )
        style.map(f"{name}.Heading", background=[("active", p.hover)], foreground=[("active", p.ink)])
    _make_tree_arrows(style)
    style.configure("Sash", sashthickness=px(12), gripcount=0)


def _make_tree_arrows(style: Any) -> None:
    """Draw the arrows of a tree as icons; Tk's states user1 and user2 are "open" and "nothing inside"."""
    if "Sidalu.indicator" in style.element_names():
        return
    blank = tk.PhotoImage(width=px(12), height=px(12))
    # Tk takes an image away with its Python object, also from a theme that is not in force just now.
    Current.kept.append(blank)
    style.element_create(
        "Sidalu.indicator",
        "image",
        icon("chevron-right", 11),
        ("user2", str(blank)),
        ("user1", icon("chevron-down", 11)),
        width=px(20),
        sticky="",
    )
    inside = [
        ("Sidalu.indicator", {"side": "left", "sticky": ""}),
        ("Treeitem.image", {"side": "left", "sticky": ""}),
        ("Treeitem.text", {"sticky": "nswe"}),
    ]
    style.layout("Tree.Treeview.Item", [("Treeitem.padding", {"sticky": "nswe", "children": inside})])
