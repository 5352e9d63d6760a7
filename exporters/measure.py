"""How wide and high a text will stand in Calibri, so that nothing written overflows its box.

Widths are the advance widths of Calibri (Carlito has the same), so no font need be installed. Lengths are in points.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

#: The height of a line of Calibri in multiples of its size.
LINE = 1.22

# Advance widths in 1/2048 em for the characters " " to "~".
_REGULAR = (
    463, 667, 821, 1020, 1038, 1464, 1397, 452, 621, 621, 1020, 1020, 511, 627, 517, 791, 1038, 1038, 1038, 1038, 1038,
    1038, 1038, 1038, 1038, 1038, 548, 548, 1020, 1020, 1020, 949, 1831, 1185, 1114, 1092, 1260, 1000, 941, 1292, 1276,
    516, 653, 1064, 861, 1751, 1322, 1356, 1058, 1378, 1112, 941, 998, 1314, 1162, 1822, 1063, 998, 959, 628, 791, 628,
    1020, 1020, 596, 981, 1076, 866, 1076, 1019, 625, 964, 1076, 470, 490, 931, 470, 1636, 1076, 1080, 1076, 1076, 714,
    801, 686, 1076, 925, 1464, 887, 927, 809, 644, 943, 644, 1020,
)  # fmt: skip
_BOLD = (
    463, 667, 898, 1020, 1038, 1493, 1443, 478, 638, 638, 1020, 1020, 528, 627, 547, 880, 1038, 1038, 1038, 1038, 1038,
    1038, 1038, 1038, 1038, 1038, 565, 565, 1020, 1020, 1020, 949, 1840, 1241, 1148, 1084, 1291, 999, 940, 1305, 1292,
    546, 678, 1120, 866, 1790, 1349, 1385, 1090, 1405, 1153, 968, 1014, 1337, 1211, 1856, 1128, 1064, 979, 665, 880,
    665, 1020, 1020, 615, 1011, 1099, 857, 1099, 1031, 648, 971, 1099, 503, 523, 983, 503, 1666, 1099, 1101, 1099,
    1099, 728, 817, 710, 1099, 969, 1526, 941, 970, 814, 704, 973, 704, 1020,
)  # fmt: skip
_OTHERS = {"–": 1020, "—": 1854, "’": 528, "‘": 528, "“": 891, "”": 891, "·": 548, "…": 1457, "×": 1020, "°": 701}
_EM = 2048
_UNKNOWN = 1400  # wider than most letters: a guess must not let a text overflow
_WIDE = 2100


@lru_cache(maxsize=4096)
def _advance(character: str, bold: bool) -> int:
    table = _BOLD if bold else _REGULAR
    place = ord(character) - 32
    if 0 <= place < len(table):
        return table[place]
    if character in _OTHERS:
        return _OTHERS[character]
    if unicodedata.combining(character):
        return 0
    base = unicodedata.normalize("NFKD", character)[:1]
    if base and 0 <= ord(base) - 32 < len(table):
        return table[ord(base) - 32]
    return _WIDE if unicodedata.east_asian_width(character) in "WF" else _UNKNOWN


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of one line of ``text`` at ``size`` points."""
    return sum(_advance(character, bold) for character in text) * size / _EM


def lines(text: str, size: float, room: float, *, bold: bool = False) -> int:
    """Return how many lines ``text`` takes in a box ``room`` points wide; a word wider than it is broken."""
    return sum(_paragraph_lines(paragraph, size, room, bold) for paragraph in text.split("\n"))


def height(text: str, size: float, room: float, *, bold: bool = False) -> float:
    """Return the height of ``text`` wrapped in a box ``room`` points wide."""
    return lines(text, size, room, bold=bold) * size * LINE


def fit(text: str, room: float, tall: float, sizes: tuple[float, ...], *, bold: bool = False) -> tuple[str, float]:
    """Return ``text`` and the first of ``sizes`` at which it stands in ``room`` × ``tall`` points.

    Where even the last is too large, the text is shortened at a word and ends in an ellipsis.
    """
    for size in sizes:
        if height(text, size, room, bold=bold) <= tall:
            return text, size
    return shorten(text, sizes[-1], room, max(1, int(tall / (sizes[-1] * LINE))), bold=bold), sizes[-1]


def shorten(text: str, size: float, room: float, most_lines: int = 1, *, bold: bool = False) -> str:
    """Return ``text``, cut at a word and ended by "…" where it would take more than ``most_lines``."""
    if lines(text, size, room, bold=bold) <= most_lines:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if lines(_ended(text, middle), size, room, bold=bold) <= most_lines:
            low = middle
        else:
            high = middle - 1
    return _ended(text, low)


def widest_word(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of the widest word of ``text``: below it a column breaks words."""
    return max((width(word, size, bold=bold) for word in text.split()), default=0.0)


def _ended(text: str, length: int) -> str:
    if length >= len(text):
        return text
    cut = text[:length]
    space = cut.rfind(" ")
    if space > length * 0.6:
        cut = cut[:space]
    return cut.rstrip(" ,;·–-") + "…"


def _paragraph_lines(text: str, size: float, room: float, bold: bool) -> int:
    count, filled = 1, 0.0
    space = width(" ", size, bold=bold)
    for word in text.split(" "):
        needed = width(word, size, bold=bold)
        if filled and filled + space + needed <= room:
            filled += space + needed
            continue
        if filled:
            count += 1
        if needed > room > 0:
            extra = int(needed / room)
            count += extra
            needed -= extra * room
        filled = needed or space
    return count
