"""Texts are measured as Calibri sets them, on the safe side where a letter is not known."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont

from exporters.measure import LINE, fit, height, lines, shorten, widest_word, width

_CARLITO = Path("/usr/share/fonts/truetype/crosextra")


@pytest.mark.parametrize(("file", "bold"), [("Carlito-Regular.ttf", False), ("Carlito-Bold.ttf", True)])
@pytest.mark.parametrize(
    "text", ["Prabowo – Sandi unggul", "1.234.567", "Kelurahan Cilendek Timur", "01 Jokowi–Ma’ruf"]
)
def test_measures_as_the_font_does(file: str, bold: bool, text: str) -> None:
    if not (_CARLITO / file).is_file():
        pytest.skip("Carlito, which has the widths of Calibri, is not installed")
    font = ImageFont.truetype(_CARLITO / file, 1200, layout_engine=ImageFont.Layout.BASIC)
    assert width(text, 12, bold=bold) == pytest.approx(font.getlength(text) / 100, rel=0.02)


def test_unknown_letters_are_taken_as_wide() -> None:
    assert width("漢字", 10) >= 20
    assert width("é", 10) == width("e", 10)


@given(st.text(alphabet="abc defghij", max_size=200), st.floats(20, 300))
def test_a_text_takes_at_least_the_lines_its_width_needs(text: str, room: float) -> None:
    assert lines(text, 12, room) >= int(width(" ".join(text.split()), 12) / (room + 12))


@given(st.text(alphabet="abcdefg hij", min_size=1, max_size=300), st.integers(1, 4), st.floats(40, 400))
def test_what_is_shortened_fits(text: str, most: int, room: float) -> None:
    short = shorten(text, 12, room, most)
    assert short == text or short.endswith("…")
    assert lines(short, 12, room, bold=False) <= most


def test_fit_sets_smaller_before_it_shortens() -> None:
    text = "Prabowo – Sandi unggul di keenam kecamatan"
    assert fit(text, 300, 30 * LINE, (28, 20, 14)) == (text, 14)
    assert fit(text, 2000, 30 * LINE, (28, 20)) == (text, 28)
    short, size = fit(text * 5, 400, 2 * 14 * LINE, (28, 14))
    assert short.endswith("…")
    assert size == 14


def test_height_counts_lines_and_the_widest_word_counts_words() -> None:
    assert height("a\nb", 10, 100) == pytest.approx(2 * 10 * LINE)
    assert widest_word("aku Kelurahan di", 10) == width("Kelurahan", 10)
