"""The look of the window: one palette per theme with one accent, the typefaces, and every style made from them.

Colours are written here and nowhere else; whatever is drawn by hand asks `colour`, whatever has a size asks `px`.
It knows no page and no data.
"""

from __future__ import annotations

import sys
import tkinter as tk
from dataclasses import dataclass
from tkinter import font as tkfont
from typing import Any, ClassVar

import ttkbootstrap as ttk
from ttkbootstrap.style import Colors, ThemeDefinition

THEMES = ("light", "dark", "contrast")
TEXT_SIZES = (90, 100, 110, 125, 150, 175, 200)


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one theme by what they are for; the sheet's own colours mark what was recognised in a cell."""

    dark: bool
    accent: str
    on_accent: str
    accent_ink: str
    ground: str
    chrome: str
    ink: str
    soft: str
    line: str
    edge: str
    hover: str
    tint: str
    chosen: str
    field: str
    select: str
    good: str
    caution: str
    alert: str
    info: str
    alert_tint: str
    caution_tint: str
    sheet_header: str
    sheet_area: str
    sheet_contestant: str
    sheet_measure: str
    sheet_total: str
    sheet_problem: str


PALETTES = {
    "light": Palette(
        dark=False,
        accent="#8c1d2c",
        on_accent="#ffffff",
        accent_ink="#8c1d2c",
        ground="#ffffff",
        chrome="#f5f4f2",
        ink="#1e2124",
        soft="#666b71",
        line="#e2dfdb",
        edge="#c6c2bd",
        hover="#eceae7",
        tint="#f6e8ea",
        chosen="#f1d9dd",
        field="#ffffff",
        select="#6b7076",
        good="#1f7a45",
        caution="#8a5a00",
        alert="#b3261e",
        info="#1d5f9e",
        alert_tint="#fbe3e1",
        caution_tint="#fbf0da",
        sheet_header="#dcd8d2",
        sheet_area="#e0eee4",
        sheet_contestant="#e1eaf8",
        sheet_measure="#f5ebd8",
        sheet_total="#eae8ec",
        sheet_problem="#f7cfcb",
    ),
    "dark": Palette(
        dark=True,
        accent="#b53a4d",
        on_accent="#ffffff",
        accent_ink="#f0949f",
        ground="#1c1b1a",
        chrome="#262423",
        ink="#f0eeeb",
        soft="#aca7a2",
        line="#3a3735",
        edge="#5d5955",
        hover="#33302e",
        tint="#3b2327",
        chosen="#552a32",
        field="#232120",
        select="#5a5652",
        good="#6fc690",
        caution="#e5b75f",
        alert="#ff8f85",
        info="#86b8ee",
        alert_tint="#4a2320",
        caution_tint="#43351c",
        sheet_header="#3d3935",
        sheet_area="#21372a",
        sheet_contestant="#22304a",
        sheet_measure="#40361f",
        sheet_total="#34303a",
        sheet_problem="#6b2a27",
    ),
    "contrast": Palette(
        dark=True,
        accent="#ffd84d",
        on_accent="#000000",
        accent_ink="#ffd84d",
        ground="#000000",
        chrome="#000000",
        ink="#ffffff",
        soft="#f0f0f0",
        line="#ffffff",
        edge="#ffffff",
        hover="#333333",
        tint="#3d3400",
        chosen="#5c4d00",
        field="#000000",
        select="#ffd84d",
        good="#7dffb0",
        caution="#ffd84d",
        alert="#ff9d94",
        info="#9fd0ff",
        alert_tint="#4d0f0a",
        caution_tint="#3d3400",
        sheet_header="#3a3a3a",
        sheet_area="#0c3a1c",
        sheet_contestant="#0c2a52",
        sheet_measure="#463600",
        sheet_total="#33293d",
        sheet_problem="#7a1b14",
    ),
}

#: The typefaces by use: points, weight. The body is Tk's own default font, so that every widget follows it.
_FACES = {
    "Small": (9, "normal"),
    "SmallStrong": (9, "bold"),
    "Strong": (10, "bold"),
    "Heading": (11, "bold"),
    "Title": (18, "bold"),
    "Brand": (14, "bold"),
    "Figure": (16, "bold"),
}
_BODY = ("TkDefaultFont", "TkTextFont", "TkMenuFont", "TkHeadingFont", "TkIconFont", "TkCaptionFont")
_FAMILIES = {"win32": ("Segoe UI",), "darwin": ()}
_GROUNDS = {"": "ground", "Side": "chrome", "Tint": "tint", "Alert": "alert_tint", "Caution": "caution_tint"}


class _Current:
    """What is in force: the palette, and how many pixels a logical unit is."""

    palette = PALETTES["light"]
    factor = 1.0
    base_scaling = 0.0
    kept: ClassVar[list[object]] = []


def apply(root: ttk.App, mode: str, text_size: int) -> None:
    """Put theme ``mode`` (light, dark, contrast) and ``text_size`` (percent) in force on ``root``.

    Widgets that stand already keep their sizes: whoever changes the look builds the window's content anew.
    """
    if mode not in PALETTES:
        mode = "light"
    if not _Current.base_scaling:
        _Current.base_scaling = float(root.tk.call("tk", "scaling"))
    scaling = _Current.base_scaling * text_size / 100
    root.tk.call("tk", "scaling", scaling)
    _Current.palette = PALETTES[mode]
    _Current.factor = scaling / (4 / 3)
    _set_fonts(root)
    name = f"sidalu-{mode}-{text_size}"
    style: Any = root.style
    if name not in style.theme_names():
        # One Tk theme per text size: Tk keeps a theme's measures once it is made.
        define: Any = ThemeDefinition
        style.register_theme(define(name, _colors(_Current.palette), "dark" if _Current.palette.dark else "light"))
    style.theme_use(name)
    _make_styles(style)
    _dress_plain_widgets(root)


def forget() -> None:
    """Forget the root's own scaling; call when the root is gone."""
    _Current.base_scaling = 0.0


def colour(name: str) -> str:
    """Return a colour of the theme in force by what it is for (a field of `Palette`)."""
    return str(getattr(_Current.palette, name))


def px(units: float) -> int:
    """Return logical units (pixels at 96 dpi and 100 % text) in pixels of this screen."""
    return round(units * _Current.factor)


def icon(name: str, size: int = 16, tone: str = "soft") -> str:
    """Return the image of a Bootstrap icon in a colour of the theme; Tk keeps it."""
    make: Any = ttk.Icon
    return str(make(name, size, colour(tone)))


def font(face: str) -> tkfont.Font:
    """Return the font of a face (a key of the table above, or "" for the body)."""
    return tkfont.nametofont(f"Sidalu{face}" if face else "TkDefaultFont")


def _colors(p: Palette) -> Any:
    make: Any = Colors
    return make(
        primary=p.accent, secondary=p.soft, success=p.good, info=p.info, warning=p.caution, danger=p.alert,
        light=p.chrome, dark=p.ink, bg=p.ground, fg=p.ink, selectbg=p.select,
        selectfg=p.on_accent if p.select == p.accent else PALETTES["light"].on_accent, border=p.line,
        inputfg=p.ink, inputbg=p.field, active=p.hover,
    )  # fmt: skip


def _set_fonts(root: tk.Misc) -> None:
    known = set(tkfont.families(root))
    wanted = _FAMILIES.get(sys.platform, ("Noto Sans", "DejaVu Sans", "Liberation Sans"))
    family = next((name for name in wanted if name in known), None)
    family = family or str(tkfont.nametofont("TkDefaultFont", root=root).actual("family"))
    for name in _BODY:
        tkfont.nametofont(name, root=root).configure(family=family, size=10, weight="normal")
    for name in ("TkSmallCaptionFont", "TkTooltipFont"):
        tkfont.nametofont(name, root=root).configure(family=family, size=9)
    for face, (size, weight) in _FACES.items():
        # Tk keeps a font made this way; a Font object would take it away with itself.
        verb = "configure" if f"Sidalu{face}" in tkfont.names(root) else "create"
        root.tk.call("font", verb, f"Sidalu{face}", "-family", family, "-size", size, "-weight", weight)


def _make_styles(style: ttk.Style) -> None:
    p = _Current.palette
    for ground, colour_name in _GROUNDS.items():
        back = colour(colour_name)
        prefix = f"{ground}." if ground else ""
        if ground:
            style.configure(f"{ground}.TFrame", background=back)
            style.configure(f"{ground}.TLabel", background=back, foreground=p.ink)
            style.configure(f"{ground}.TCheckbutton", background=back)
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
        for face in _FACES:
            style.configure(f"{face}.{prefix}TLabel", background=back, foreground=p.ink, font=f"Sidalu{face}")
    for name, tone in (("Line", p.line), ("Accentbar", p.accent), ("Edge", p.edge)):
        style.configure(f"{name}.TFrame", background=tone)
    _make_box_styles(style)
    _make_button_styles(style)
    _make_list_styles(style)


def _make_box_styles(style: ttk.Style) -> None:
    """Boxes with a hairline: cards and panes on the side colour, and the frame of the search box."""
    p = _Current.palette
    for name, back, edge in (("Card", p.chrome, p.line), ("Well", p.ground, p.line), ("Search", p.chrome, p.line)):
        style.configure(
            f"{name}.TFrame", background=back, bordercolor=edge, lightcolor=back, darkcolor=back,
            relief="raised", borderwidth=1,
        )  # fmt: skip
        style.map(f"{name}.TFrame", bordercolor=[("focus", p.accent_ink)])
    style.configure(
        "Search.TEntry", fieldbackground=p.chrome, bordercolor=p.chrome, lightcolor=p.chrome, darkcolor=p.chrome,
        borderwidth=0, padding=px(4),
    )  # fmt: skip
    style.map("Search.TEntry", bordercolor=[("focus", p.chrome)], lightcolor=[("focus", p.chrome)],
              darkcolor=[("focus", p.chrome)])  # fmt: skip
    style.configure("TFrame", background=p.ground)
    style.configure("TLabel", background=p.ground, foreground=p.ink)
    style.configure("TCheckbutton", background=p.ground)
    style.configure("TRadiobutton", background=p.ground)
    style.configure("TPanedwindow", background=p.ground)
    style.configure("Vertical.TScrollbar", background=p.ground)
    style.configure("Horizontal.TScrollbar", background=p.ground)
    style.configure(
        "tooltip.TLabel", background=p.ink, foreground=p.ground, bordercolor=p.ink, darkcolor=p.ink, lightcolor=p.ink,
        font="SidaluSmall",
    )  # fmt: skip
    for orient in ("Vertical", "Horizontal"):
        style.configure(f"Side.{orient}.TScrollbar", background=p.chrome, troughcolor=p.chrome, bordercolor=p.chrome)
    for name in ("TEntry", "TCombobox"):
        style.configure(name, bordercolor=p.edge)
        style.map(name, bordercolor=[("invalid", p.alert), ("focus", p.accent_ink)])
    style.configure("TEntry", padding=px(5))
    style.configure("TCombobox", padding=px(5))


def _make_button_styles(style: ttk.Style) -> None:
    p = _Current.palette
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
    ):
        full = f"{name}.TButton"
        style.configure(
            full, background=back, foreground=ink, bordercolor=back, lightcolor=back, darkcolor=back, relief="flat",
            focuscolor=p.accent_ink, focusthickness=px(1), borderwidth=1, anchor="w",
            padding=(px(10), px(7)) if name.startswith("Rail") else (px(8), px(4)),
        )  # fmt: skip
        chosen = back if name == "Tab" else p.tint
        shades = [("disabled", back), ("pressed", over), ("selected", chosen), ("hover", over)]
        style.map(
            full, background=shades, bordercolor=shades, lightcolor=shades, darkcolor=shades,
            foreground=[("disabled", p.edge), ("selected", p.ink)],
            font=[("selected", "SidaluStrong")] if name in ("Rail", "Railsoft") else [],
        )  # fmt: skip
    style.configure("Chip.TButton", font="SidaluSmall")


def _make_list_styles(style: Any) -> None:
    p = _Current.palette
    height = tkfont.nametofont("TkDefaultFont").metrics("linespace") + px(10)
    for name, ground, row in (
        ("Treeview", p.ground, height),
        ("List.Treeview", p.ground, height),
        ("Tree.Treeview", p.chrome, height - px(2)),
    ):
        style.configure(
            name, rowheight=row, background=ground, fieldbackground=ground, bordercolor=ground, lightcolor=ground,
            darkcolor=ground, borderwidth=0, foreground=p.ink,
        )  # fmt: skip
        style.map(name, background=[("selected", p.chosen)], foreground=[("selected", p.ink)])
        style.configure(
            f"{name}.Heading", background=ground, foreground=p.soft, font="SidaluSmall", relief="flat",
            padding=(px(4), px(7)), borderwidth=0,
        )  # fmt: skip
        style.map(f"{name}.Heading", background=[("active", p.hover)], foreground=[("active", p.ink)])
    _make_tree_arrows(style)
    style.configure("Horizontal.TProgressbar", thickness=px(6))
    style.configure("Sash", sashthickness=px(12), gripcount=0)


def _make_tree_arrows(style: Any) -> None:
    """Draw the arrows of a tree as icons; Tk's states user1 and user2 are "open" and "nothing inside"."""
    if "Sidalu.indicator" in style.element_names():
        return
    blank = tk.PhotoImage(width=px(12), height=px(12))
    # Tk takes an image away with its Python object, also from a theme that is not in force just now.
    _Current.kept.append(blank)
    style.element_create(
        "Sidalu.indicator", "image", icon("chevron-right", 11), ("user2", str(blank)), ("user1", icon("chevron-down", 11)),
        width=px(20), sticky="",
    )  # fmt: skip
    inside = [
        ("Sidalu.indicator", {"side": "left", "sticky": ""}),
        ("Treeitem.image", {"side": "left", "sticky": ""}),
        ("Treeitem.text", {"sticky": "nswe"}),
    ]
    style.layout("Tree.Treeview.Item", [("Treeitem.padding", {"sticky": "nswe", "children": inside})])


def _dress_plain_widgets(root: tk.Misc) -> None:
    """Give the widgets that ttk does not draw (menus, drop-down lists) the theme's colours and font."""
    p = _Current.palette
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


def window_icon(root: tk.Misc) -> str:
    """Return the image that stands for the program in the window's frame and the task bar."""
    del root
    make: Any = ttk.Icon
    return str(make("archive-fill", 64, PALETTES["light"].accent))
