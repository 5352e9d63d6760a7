"""The formats of a workbook, made once each: type, colours, lines, number formats with their own separators."""

from __future__ import annotations

from typing import Any

from exporters.content import RIGHT, Column, Kind
from exporters.palette import LIGHT
from exporters.written import number_format

FONT = "Calibri"
SIZE = 11


class Formats:
    """Hands out the formats of one workbook; asking twice gives the same one."""

    def __init__(self, workbook: Any, language: str) -> None:
        self._workbook = workbook
        self._language = language
        self._made: dict[tuple[tuple[str, object], ...], Any] = {}

    def get(self, **properties: object) -> Any:
        """Return the format with these properties of XlsxWriter, in our typeface."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._workbook.add_format({"font_name": FONT, "font_size": SIZE, **properties})
        return self._made[key]

    def plain(self) -> Any:
        """Return the format of the text of an official form."""
        return self.get(font_size=10)

    def title(self) -> Any:
        """Return the format of a sheet's title."""
        return self.get(bold=True, font_size=16, font_color=_hex(LIGHT.ink), valign="vcenter")

    def subtitle(self) -> Any:
        """Return the format of the line below a title."""
        return self.get(font_color=_hex(LIGHT.muted), valign="top")

    def mark(self) -> Any:
        """Return the format of the mark of a sample."""
        return self.get(bold=True, font_color=_hex(LIGHT.accent))

    def note(self) -> Any:
        """Return the format of a note below a table."""
        return self.get(font_color=_hex(LIGHT.muted), font_size=10, text_wrap=True, valign="top")

    def head(self, *, right: bool = False, centre: bool = False) -> Any:
        """Return the format of a heading on the accent."""
        side = "center" if centre else "right" if right else "left"
        return self.get(
            bold=True,
            font_color=_hex(LIGHT.on_accent),
            bg_color=_hex(LIGHT.accent),
            text_wrap=True,
            align=side,
            valign="vcenter",
            border=1,
            border_color=_hex(LIGHT.accent),
        )

    def cell(self, column: Column, *, total: bool = False) -> Any:
        """Return the format of a value in ``column``."""
        properties: dict[str, object] = {
            "num_format": number_format(column.kind, self._language),
            "align": "right" if column.kind in RIGHT else "left",
            "valign": "vcenter",
            "bottom": 1,
            "bottom_color": _hex(LIGHT.line),
        }
        if column.kind is Kind.TEXT:
            properties["num_format"] = "General"
        if column.wrap:
            properties["text_wrap"] = True
        if total:
            properties |= {"bold": True, "bg_color": _hex(LIGHT.wash), "top": 1, "top_color": _hex(LIGHT.ink)}
        return self.get(**properties)

    def form_head(self) -> Any:
        """Return the format of a heading of an official form: black lines, a grey wash, fit for any copier."""
        return self.get(
            bold=True, text_wrap=True, align="center", valign="vcenter", border=1, bg_color="#E7E6E6", font_size=10
        )

    def form_number(self) -> Any:
        """Return the format of the row "(1) … (n)" of an official form."""
        return self.get(italic=True, align="center", valign="vcenter", border=1, font_size=9)

    def form_cell(self, column: Column, *, first: bool) -> Any:
        """Return the format of a value of an official form; ``first`` begins a dossier and draws its upper line."""
        centred = column.kind is not Kind.TEXT
        return self.get(
            num_format=number_format(column.kind, self._language) if column.kind is not Kind.TEXT else "General",
            align="center" if centred else "left",
            indent=0 if centred else 1,
            valign="vcenter",
            text_wrap=True,
            font_size=10,
            left=1,
            right=1,
            bottom=7,
            top=1 if first else 7,
        )


def inner_width(characters: float) -> float:
    """Return the points of text a column of so many characters holds (seven pixels each at 11-point Calibri)."""
    return (characters * 7 + 5) * 0.75 - 3


def _hex(colour: str) -> str:
    return f"#{colour}"
