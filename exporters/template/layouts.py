"""The six layouts of our template by name: where title, text, chart, table, footer and number stand on each.

A slide asks a layout for its places, so an office may move them in its own copy and the deck follows.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from exporters.template.shapes import Box, Type, placeholder, rectangle

WIDTH, HEIGHT = 40 / 3, 7.5
LEFT, RIGHT = 0.72, 12.62
ROOM = RIGHT - LEFT


class LayoutName(StrEnum):
    """The layouts a template must have, by the names people see in PowerPoint."""

    COVER = "Sampul"
    CONTENTS = "Daftar Isi"
    RESULT = "Hasil"
    CHART = "Grafik"
    TABLE = "Tabel"
    SOURCES = "Sumber"


class Slot:
    """The placeholder numbers (idx) that slides fill; the title is 0 on every layout."""

    TITLE = 0
    COVER_SUBTITLE = 1
    SUBTITLE = 13
    OFFICE = 14
    NOTE = 15
    CHART = 16
    TABLE = 17
    LIST = 18
    REMARK = 19
    ATTENTION = 20
    FIGURES = (21, 22, 23)
    DATE = 10
    FOOTER = 11
    NUMBER = 12


@dataclass(frozen=True, slots=True)
class Place:
    """One placeholder of a layout."""

    name: str
    kind: str
    idx: int | None
    box: Box | None
    style: Type | None
    prompt: str


TITLE_BOX = Box(LEFT, 0.42, 10.7, 0.86)
SUBTITLE_BOX = Box(LEFT, 1.33, ROOM, 0.56)
BODY_BOX = Box(LEFT, 2.0, ROOM, 4.72)
FOOTER_BOX = Box(LEFT, 6.98, 7.75, 0.24)
DATE_BOX = Box(8.55, 6.98, 2.35, 0.24)
BACK_BOX = Box(11.0, 6.98, 0.95, 0.24)
NUMBER_BOX = Box(RIGHT - 0.6, 6.98, 0.6, 0.24)
MARK_BOX = Box(RIGHT - 1.12, 0.4, 1.12, 0.3)
RULE_BOX = Box(LEFT, 6.9, ROOM, 0.01)

TITLE_TYPE = Type(28, bold=True, anchor="b")
SUBTITLE_TYPE = Type(16, "tx2")
FOOTER_TYPE = Type(10.5, "tx2", anchor="ctr")
NUMBER_TYPE = Type(10.5, "tx2", align="r", anchor="ctr")

_TITLE = Place("Judul", "title", None, None, None, "Judul salindia")
_SUBTITLE = Place("Anak judul", "body", Slot.SUBTITLE, SUBTITLE_BOX, SUBTITLE_TYPE, "Anak judul")
_FOOT = (
    Place("Kaki", "ftr", Slot.FOOTER, None, None, "Sumber · status · cakupan · tanggal"),
    Place("Tanggal", "dt", Slot.DATE, None, None, "Tanggal"),
    Place("Nomor salindia", "sldNum", Slot.NUMBER, None, None, ""),
)
_REMARK = Place("Catatan", "body", Slot.REMARK, Box(LEFT, 6.1, ROOM, 0.62), Type(12, "tx2", anchor="b"), "Catatan")


def _figure(place: int) -> Place:
    box = Box(9.62, 2.02 + place * 1.16, RIGHT - 9.62, 1.1)
    return Place(f"Angka kunci {place + 1}", "body", Slot.FIGURES[place], box, Type(14, "tx2"), "Angka kunci")


PLACES: dict[LayoutName, tuple[Place, ...]] = {
    LayoutName.COVER: (
        Place("Judul", "ctrTitle", None, Box(1.1, 2.05, 8.4, 2.1), Type(44, bold=True, anchor="b"), "Judul laporan"),
        Place("Anak judul", "subTitle", Slot.COVER_SUBTITLE, Box(1.1, 4.42, 8.4, 0.9), Type(20, "tx2"), "Anak judul"),
        Place(
            "Kantor",
            "body",
            Slot.OFFICE,
            Box(1.1, 0.92, 8.4, 0.55),
            Type(14, "accent2", bold=True, spacing=60),
            "KANTOR",
        ),
        Place("Catatan", "body", Slot.NOTE, Box(1.1, 6.28, 8.4, 0.55), Type(13, "tx2", anchor="b"), "Tanggal dan asal"),
    ),
    LayoutName.CONTENTS: (
        _TITLE,
        _SUBTITLE,
        Place("Isi", "body", Slot.LIST, BODY_BOX, Type(16), "Daftar isi"),
        *_FOOT,
    ),
    LayoutName.RESULT: (
        _TITLE,
        _SUBTITLE,
        Place("Grafik", "chart", Slot.CHART, Box(LEFT, 2.0, 8.5, 3.45), Type(14), "Grafik"),
        *(_figure(place) for place in range(3)),
        Place(
            "Perhatian",
            "body",
            Slot.ATTENTION,
            Box(LEFT, 5.72, ROOM, 0.96),
            Type(14, anchor="ctr", fill="bg2", inset=0.28),
            "Yang perlu diperhatikan",
        ),
        *_FOOT,
    ),
    LayoutName.CHART: (
        _TITLE,
        _SUBTITLE,
        Place("Grafik", "chart", Slot.CHART, BODY_BOX, Type(14), "Grafik"),
        *_FOOT,
    ),
    LayoutName.TABLE: (
        _TITLE,
        _SUBTITLE,
        Place("Tabel", "tbl", Slot.TABLE, BODY_BOX, Type(14), "Tabel"),
        _REMARK,
        *_FOOT,
    ),
    LayoutName.SOURCES: (
        _TITLE,
        _SUBTITLE,
        Place("Tabel sumber", "tbl", Slot.TABLE, BODY_BOX, Type(14), "Tabel sumber"),
        _REMARK,
        *_FOOT,
    ),
}


def layout_shapes(name: LayoutName) -> str:
    """Return the shapes of a layout as XML: its decoration first, then its placeholders."""
    drawn = _cover_decoration() if name is LayoutName.COVER else _content_decoration()
    first = drawn.count("<p:sp>") + 2
    return drawn + "".join(
        placeholder(first + number, place.name, place.kind, place.idx, place.box, place.style, place.prompt)
        for number, place in enumerate(PLACES[name])
    )


def master_shapes() -> str:
    """Return the master's shapes as XML: title, text, date, footer and number, from which the layouts inherit."""
    places = (
        Place("Judul", "title", None, TITLE_BOX, TITLE_TYPE, "Judul salindia"),
        Place("Isi", "body", 1, BODY_BOX, Type(16), "Isi"),
        Place("Tanggal", "dt", 2, DATE_BOX, NUMBER_TYPE, "Tanggal"),
        Place("Kaki", "ftr", 3, FOOTER_BOX, FOOTER_TYPE, "Kaki"),
        Place("Nomor salindia", "sldNum", 4, NUMBER_BOX, NUMBER_TYPE, ""),
    )
    return "".join(
        placeholder(2 + number, place.name, place.kind, place.idx, place.box, place.style, place.prompt)
        for number, place in enumerate(places)
    )


def _content_decoration() -> str:
    return rectangle(2, "Pita", Box(0, 0, 0.14, HEIGHT), "accent1") + rectangle(3, "Garis kaki", RULE_BOX, "accent6")


def _cover_decoration() -> str:
    """Draw the band and, at the right, rising bars in the washes: an echo of what the deck is about."""
    shapes = [rectangle(2, "Pita", Box(0, 0, 0.42, HEIGHT), "accent1")]
    heights = (1.5, 2.35, 1.95, 3.2, 4.3)
    for number, tall in enumerate(heights):
        box = Box(9.95 + number * 0.66, HEIGHT - tall, 0.5, tall)
        last = number == len(heights) - 1
        shapes.append(rectangle(3 + number, f"Batang {number + 1}", box, "accent1" if last else "bg2"))
    shapes.append(rectangle(8, "Garis", Box(1.1, 6.08, 8.4, 0.01), "accent6"))
    return "".join(shapes)
