"""The look in force: whatever is drawn by hand asks `colour`, whatever has a size asks `px`, an image is an `icon`.

It knows no page and no data; `app.desktop.look` puts a look in force.
"""

from __future__ import annotations

from tkinter import font as tkfont
from typing import Any, ClassVar

import ttkbootstrap as ttk

from app.desktop.palette import PALETTES

TEXT_SIZES = (90, 100, 110, 125, 150, 175, 200)

#: The typefaces by use: points, weight. The body is Tk's own default font, so that every widget follows it.
FACES = {
    "Small": (9, "normal"),
    "SmallStrong": (9, "bold"),
    "Strong": (10, "bold"),
    "Heading": (11, "bold"),
    "Title": (18, "bold"),
    "Brand": (14, "bold"),
    "Figure": (16, "bold"),
}


class Current:
    """What is in force: the palette, and how many pixels a logical unit is."""

    palette = PALETTES["light"]
    factor = 1.0
    base_scaling = 0.0
    fonts: ClassVar[dict[str, tkfont.Font]] = {}
    kept: ClassVar[list[object]] = []


def forget() -> None:
    """Forget what is the root's own, its scaling and its fonts; call when the root is gone."""
    Current.base_scaling = 0.0
    Current.fonts.clear()


def colour(name: str) -> str:
    """Return a colour of the theme in force by what it is for (a field of `Palette`)."""
    return str(getattr(Current.palette, name))


def between(one: str, other: str) -> str:
    """Return the colour half way between two."""
    pairs = zip(*(bytes.fromhex(each.removeprefix("#")) for each in (one, other)), strict=True)
    return "#" + "".join(f"{(a + b) // 2:02x}" for a, b in pairs)


def px(units: float) -> int:
    """Return logical units (pixels at 96 dpi and 100 % text) in pixels of this screen."""
    return round(units * Current.factor)


def icon(name: str, size: int = 16, tone: str = "soft") -> str:
    """Return the image of a Bootstrap icon in a colour of the theme; Tk keeps it."""
    make: Any = ttk.Icon
    return str(make(name, size, colour(tone)))


def font(face: str) -> tkfont.Font:
    """Return the font of a face (a key of the table above, or "" for the body)."""
    name = f"Sidalu{face}" if face else "TkDefaultFont"
    found = Current.fonts.get(name)
    if found is None:
        # Tk lists all its fonts each time one is asked for by name; what it is set to changes under the same name.
        found = Current.fonts[name] = tkfont.nametofont(name)
    return found


def window_icon() -> str:
    """Return the image that stands for the program in the window's frame and the task bar."""
    make: Any = ttk.Icon
    return str(make("archive-fill", 64, PALETTES["light"].accent))
