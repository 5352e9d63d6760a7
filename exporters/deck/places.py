"""Where a template's layouts put things, and the size of type they set there: asked once per layout."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pptx.oxml.ns import qn
from pptx.presentation import Presentation

from exporters.template.layouts import LayoutName

_POINT = 12_700


class Lacking(Exception):  # noqa: N818 - a statement about a template
    """A template lacks a layout or a placeholder we need; ``what`` names it."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


@dataclass(frozen=True, slots=True)
class PlaceBox:
    """A place in points, with the placeholder's kind and the type size set there."""

    x: float
    y: float
    w: float
    h: float
    kind: str
    size: float


@dataclass(frozen=True, slots=True)
class Places:
    """The places of one layout by placeholder number, and the layout's part."""

    part: Any
    name: str
    boxes: Mapping[int, PlaceBox]

    def box(self, idx: int) -> PlaceBox:
        """Return the place numbered ``idx``; a layout without it is Lacking."""
        if idx not in self.boxes:
            raise Lacking(f"{self.name}/{idx}")
        return self.boxes[idx]


def read_places(presentation: Presentation) -> dict[LayoutName, Places]:
    """Return the places of our six layouts in ``presentation``; one that is not there is Lacking."""
    by_name = {layout.name: layout for master in presentation.slide_masters for layout in master.slide_layouts}
    found = {}
    for name in LayoutName:
        if name.value not in by_name:
            raise Lacking(name.value)
        layout = by_name[name.value]
        boxes = {ph.placeholder_format.idx: _place(ph) for ph in layout.placeholders}
        found[name] = Places(layout.part, name.value, boxes)
    return found


def _place(shape: Any) -> PlaceBox:
    kind = shape._element.ph.get("type", "obj")
    lengths = (shape.left, shape.top, shape.width, shape.height)
    x, y, w, h = (length / _POINT for length in lengths)
    return PlaceBox(x, y, w, h, kind, _size(shape))


def _size(shape: Any) -> float:
    """Return the type size a layout sets for a placeholder, or its master's for titles, or 16."""
    element = shape._element
    for owner in (element, getattr(getattr(shape, "_base_placeholder", None), "_element", None)):
        if owner is None:
            continue
        for properties in owner.iter(qn("a:defRPr")):
            if properties.get("sz"):
                return int(properties.get("sz")) / 100
    return 16.0
