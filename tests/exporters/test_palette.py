"""Contestants keep their colours where these can be seen and told apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.content import Look
from exporters.palette import LIGHT, contrast, distinct, drawn, ink_on, legible, palette

colours = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")


@pytest.mark.parametrize("look", Look)
def test_text_reads_on_its_ground(look: Look) -> None:
    own = palette(look)
    for ink in (own.ink, own.muted, own.accent_ink):
        assert contrast(ink, own.paper) >= 4.5
        assert contrast(ink, own.wash) >= 4.5
    assert contrast(own.on_accent, own.accent) >= 4.5


@given(colours, st.sampled_from(list(Look)))
def test_a_wanted_colour_is_seen_on_the_paper(colour: str, look: Look) -> None:
    assert contrast(legible(colour, look), palette(look).paper) >= 1.85


@given(colours)
def test_a_value_inside_a_bar_can_be_read(colour: str) -> None:
    fill = colour.lstrip("#")
    # On the worst of fills, halfway between them, two inks read at the root of the contrast they have to each other.
    assert contrast(ink_on(fill), fill) >= contrast("ffffff", LIGHT.ink) ** 0.5 - 1e-9 > 3.9


@given(st.lists(st.none() | colours, max_size=8))
def test_no_two_of_a_row_are_alike(wanted: list[str | None]) -> None:
    given_colours = [drawn(colour, Look.LIGHT) for colour in distinct(wanted)]
    assert len(set(given_colours)) == len(given_colours)


def test_known_colours_stay_and_near_ones_give_way() -> None:
    assert distinct(["#1f4e79", "#b5472f"]) == ("#1f4e79", "#b5472f")
    first, second = distinct(["#c8202f", "#c8212f"])
    assert first == "#c8202f"
    assert second != "#c8212f"
    assert drawn(None, Look.LIGHT) != drawn(0, Look.LIGHT)
