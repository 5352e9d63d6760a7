"""The colours of everything written: one accent family, a light and a dark look, and legible colours for contestants.

No other module of the exporters holds a colour.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from exporters.content import Colour, Look

ACCENT = "8c1d2c"


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one look as "rrggbb": the paper, what is written on it, lines, washes and the accent.

    ``accent`` fills surfaces and carries ``on_accent``; ``accent_ink`` is the accent as ink on the paper.
    """

    paper: str
    ink: str
    muted: str
    line: str
    wash: str
    accent: str
    accent_ink: str
    on_accent: str
    series: tuple[str, ...]


LIGHT = Palette(
    paper="ffffff",
    ink="1f2328",
    muted="5c6168",
    line="d8dade",
    wash="f5f3f2",
    accent=ACCENT,
    accent_ink=ACCENT,
    on_accent="ffffff",
    series=("2b5c8a", ACCENT, "b97a12", "3c7a57", "6d4f8d", "23818a", "a8552f", "5f6b78"),
)

DARK = Palette(
    paper="17191d",
    ink="f1f1ef",
    muted="b0b4ba",
    line="3b3f46",
    wash="23262b",
    accent=ACCENT,
    accent_ink="e58793",
    on_accent="ffffff",
    series=("6fa3d3", "d4576a", "dba544", "6fb48c", "a98bcb", "57b5bd", "d98a63", "98a4b1"),
)

_OTHERS = {Look.LIGHT: "a3a8af", Look.DARK: "6d737b"}

#: The least contrast of a surface to its paper; dark surfaces on dark paper need more.
_LEAST_CONTRAST = {Look.LIGHT: 1.9, Look.DARK: 2.7}
_LEAST_DISTANCE = 60.0


def palette(look: Look) -> Palette:
    """Return the colours of ``look``."""
    return DARK if look is Look.DARK else LIGHT


def distinct(wanted: Sequence[str | None]) -> tuple[Colour, ...]:
    """Return a colour for each of a row of contestants: the wanted "#rrggbb", or the number of one of the palette.

    A wanted colour too near to one already given is replaced, so that no two are told apart by guess. Numbers are
    turned into colours by `drawn`, for the look of the file.
    """
    given: list[str] = []
    answer: list[Colour] = []
    for place, colour in enumerate(wanted):
        seen = legible(colour, Look.LIGHT) if colour else None
        if colour is not None and seen is not None and not _near(seen, given):
            answer.append(colour)
        else:
            number = _free(place, given)
            answer.append(number)
            seen = drawn(number, Look.LIGHT)
        given.append(seen)
    return tuple(answer)


def drawn(colour: Colour, look: Look) -> str:
    """Return "rrggbb" for a wanted "#rrggbb" made legible, for a number of the palette, or for the others (None)."""
    if colour is None:
        return _OTHERS[look]
    if isinstance(colour, str):
        return legible(colour, look)
    own = palette(look).series
    tints, place = divmod(colour, len(own))
    return mix(own[place], palette(look).paper, min(0.25 * tints, 0.6))


def legible(colour: str, look: Look) -> str:
    """Return ``colour`` ("#rrggbb") moved away from the paper until it can be seen on it."""
    paper = palette(look).paper
    colour = colour.lstrip("#").lower()
    towards = "ffffff" if look is Look.DARK else "000000"
    while contrast(colour, paper) < _LEAST_CONTRAST[look]:
        colour = mix(colour, towards, 0.12)
    return colour


def ink_on(fill: str) -> str:
    """Return white or near-black, whichever reads better on ``fill``."""
    return max(("ffffff", LIGHT.ink), key=lambda ink: contrast(ink, fill))


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mix(one: str, other: str, share: float) -> str:
    """Return ``one`` with ``share`` (0 to 1) of ``other`` mixed in."""
    return "".join(f"{round(a + (b - a) * share):02x}" for a, b in zip(_parts(one), _parts(other), strict=True))


def _free(place: int, given: Sequence[str]) -> int:
    """Return the number of the palette's first colour, from ``place`` on, that is near none of the given ones."""
    count = len(LIGHT.series)
    for tints in range(3):
        for step in range(count):
            number = tints * count + (place + step) % count
            if not _near(drawn(number, Look.LIGHT), given):
                return number
    return place % count


def _near(colour: str, others: Sequence[str]) -> bool:
    """Tell whether a colour is hard to tell from one of the others (redmean distance)."""
    red, green, blue = _parts(colour)
    for other in others:
        r, g, b = _parts(other)
        mean = (red + r) / 2
        distance = (
            (2 + mean / 256) * (red - r) ** 2 + 4 * (green - g) ** 2 + (2 + (255 - mean) / 256) * (blue - b) ** 2
        ) ** 0.5
        if distance < _LEAST_DISTANCE:
            return True
    return False


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[0:2], 16), int(colour[2:4], 16), int(colour[4:6], 16)


def _luminance(colour: str) -> float:
    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(part) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
