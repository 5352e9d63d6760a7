"""The colours of the window: one palette per theme, each with one accent; colours are written here and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass


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
    faint: str
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
    sheet_carried: str
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
        faint="#c6c2bd",
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
        sheet_carried="#d6e4e6",
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
        faint="#5d5955",
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
        sheet_carried="#1f3a40",
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
        faint="#808080",
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
        sheet_carried="#003c46",
        sheet_problem="#7a1b14",
    ),
}
