"""The template drawn by code: wide, with layouts by name whose places slides can ask for."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER

from exporters.content import Look
from exporters.deck.places import Lacking, read_places
from exporters.palette import palette
from exporters.template import build
from exporters.template.layouts import LayoutName, Slot


def _parts(look: Look) -> dict[str, bytes]:
    return {str(part.partname): part.blob for part in build(look).part.package.iter_parts()}


def test_is_wide_and_has_our_layouts_by_name() -> None:
    presentation = build()
    assert (presentation.slide_width, presentation.slide_height) == (12_192_000, 6_858_000)
    assert [layout.name for layout in presentation.slide_layouts] == [name.value for name in LayoutName]
    assert len(presentation.slides) == 0


def test_every_layout_has_title_and_all_but_the_cover_a_foot() -> None:
    for layout in build().slide_layouts:
        kinds = {ph.placeholder_format.type for ph in layout.placeholders}
        assert kinds & {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE}
        if layout.name != LayoutName.COVER:
            assert {PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.SLIDE_NUMBER} <= kinds


@pytest.mark.parametrize("look", Look)
def test_the_same_look_gives_the_same_parts(look: Look) -> None:
    first, second = _parts(look), _parts(look)
    assert first == second
    assert not any("thumbnail" in name or "printer" in name for name in first)


@pytest.mark.parametrize("look", Look)
def test_colours_are_the_themes(look: Look) -> None:
    theme = _parts(look)["/ppt/theme/theme1.xml"].decode()
    colours = palette(look)
    for colour in (colours.paper, colours.ink, colours.accent, colours.accent_ink):
        assert colour.upper() in theme
    assert 'typeface="Calibri"' in theme


def test_places_are_inside_the_slide_and_above_the_foot() -> None:
    presentation = build()
    for places in read_places(presentation).values():
        for idx, box in places.boxes.items():
            assert box.x >= 0
            assert box.x + box.w <= presentation.slide_width / 12_700
            assert box.y + box.h <= presentation.slide_height / 12_700
            if idx in (Slot.CHART, Slot.TABLE, Slot.LIST, Slot.ATTENTION):
                assert box.y + box.h < places.box(Slot.FOOTER).y


def test_a_template_that_lacks_a_layout_says_which() -> None:
    presentation = build()
    presentation.slide_layouts.remove(presentation.slide_layouts.get_by_name(LayoutName.TABLE))
    with pytest.raises(Lacking) as lacking:
        read_places(presentation)
    assert lacking.value.what == "Tabel"


def test_opens_again(tmp_path: Path) -> None:
    stream = io.BytesIO()
    build(Look.DARK).save(stream)
    stream.seek(0)
    assert len(Presentation(stream).slide_layouts) == len(LayoutName)
