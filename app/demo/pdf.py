"""A very small PDF writer: headings, paragraphs, tables and the mark of the sample, as text that can be searched.

It knows pages of A4 and the letters every PDF reader brings along (Helvetica, Windows-1252); it embeds nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.demo.office import MARK

_WIDTH, _HEIGHT = 595, 842
_MARGIN, _BOTTOM = 62, 72
_REGULAR, _BOLD = "F1", "F2"

#: Widths of Helvetica's letters from space to tilde, in thousandths of the size (Adobe's font metrics).
_WIDTHS = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
)  # fmt: skip


class Pdf:
    """A document being set, from the top of the first page; a page that is full is followed by the next."""

    def __init__(self, title: str) -> None:
        """Begin a document called ``title``."""
        self._title = title
        self._pages: list[list[str]] = []
        self._y = 0.0
        self._turn()

    def heading(self, text: str, size: float = 14) -> None:
        """Set a bold line in the middle."""
        for line in wrapped(text, size, _WIDTH - 2 * _MARGIN, bold=True):
            self._space(size * 1.35)
            self._write((_WIDTH - text_width(line, size, bold=True)) / 2, line, size, _BOLD)

    def paragraph(self, text: str, size: float = 11, indent: float = 0) -> None:
        """Set a paragraph, broken into lines, with a little room below it."""
        for line in wrapped(text, size, _WIDTH - 2 * _MARGIN - indent):
            self._space(size * 1.45)
            self._write(_MARGIN + indent, line, size)
        self._y -= size * 0.6

    def gap(self, points: float) -> None:
        """Leave room."""
        self._y -= points

    def table(
        self, rows: Sequence[Sequence[str]], shares: Sequence[float], *, size: float = 10, last_bold: bool = False
    ) -> None:
        """Set a table with lines: the first row is its head, columns after the first two stand to the right.

        ``shares`` are the columns' parts of the width.
        """
        whole = _WIDTH - 2 * _MARGIN
        widths = [whole * share / sum(shares) for share in shares]
        height = size * 1.9
        for number, row in enumerate(rows):
            self._space(height)
            bold = number == 0 or (last_bold and number == len(rows) - 1)
            x = float(_MARGIN)
            for column, (text, width) in enumerate(zip(row, widths, strict=True)):
                self._rectangle(x, self._y, width, height, filled=number == 0)
                left = x + 5
                if column > 1:
                    left = x + width - 5 - text_width(text, size, bold=bold)
                elif column == 0:
                    left = x + (width - text_width(text, size, bold=bold)) / 2
                self._write(left, text, size, _BOLD if bold else _REGULAR, self._y + size * 0.6)
                x += width
        self._y -= size

    def save(self, path: Path) -> Path:
        """Write the document to ``path``."""
        path.write_bytes(self._bytes())
        return path

    def _turn(self) -> None:
        self._pages.append([])
        self._y = _HEIGHT - 86
        self._write(_MARGIN, MARK, 9, _BOLD, _HEIGHT - 46, "0.55 0.11 0.17")
        # the mark across the page, pale, so that no print of it can pass for the real thing
        self._pages[-1].append("q 0.93 g BT /F2 92 Tf 0.707 0.707 -0.707 0.707 140 250 Tm (CONTOH) Tj ET Q")

    def _space(self, points: float) -> None:
        if self._y - points < _BOTTOM:
            self._turn()
        self._y -= points

    def _write(
        self,
        x: float,
        text: str,
        size: float,
        font: str = _REGULAR,
        y: float | None = None,
        colour: str = "0.12 0.14 0.16",
    ) -> None:
        at = self._y if y is None else y
        self._pages[-1].append(f"{colour} rg BT /{font} {size:g} Tf {x:.1f} {at:.1f} Td ({_escaped(text)}) Tj ET")

    def _rectangle(self, x: float, y: float, width: float, height: float, *, filled: bool) -> None:
        if filled:
            self._pages[-1].append(f"0.92 0.90 0.90 rg {x:.1f} {y:.1f} {width:.1f} {height:.1f} re f")
        self._pages[-1].append(f"0.7 w 0.6 G {x:.1f} {y:.1f} {width:.1f} {height:.1f} re S")

    def _bytes(self) -> bytes:
        count = len(self._pages)
        kids = " ".join(f"{6 + 2 * index} 0 R" for index in range(count))
        objects = [
            "<< /Type /Catalog /Pages 2 0 R /Lang (id) >>",
            f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
            f"<< /Title ({_escaped(self._title)}) /Subject ({_escaped(MARK)}) >>",
        ]
        for index, page in enumerate(self._pages):
            footer = f"Halaman {index + 1} dari {count}"
            stream = "\n".join([*page, f"0.4 g BT /F1 9 Tf {_MARGIN} 40 Td ({footer}) Tj ET"])
            objects.append(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {_WIDTH} {_HEIGHT}] /Contents {7 + 2 * index} 0 R "
                "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>"
            )
            objects.append(f"<< /Length {len(_encoded(stream))} >>\nstream\n{stream}\nendstream")
        return _assembled(objects)


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a line is in points; bold letters are taken as a little wider."""
    thousandths = sum(_WIDTHS[ord(letter) - 32] if " " <= letter <= "~" else 556 for letter in text)
    return thousandths * size / 1000 * (1.06 if bold else 1)


def wrapped(text: str, size: float, width: float, *, bold: bool = False) -> list[str]:
    """Break a text into lines no wider than ``width`` points, at spaces."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width(longer, size, bold=bold) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _assembled(objects: Sequence[str]) -> bytes:
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += _encoded(f"{number} 0 obj\n{body}\nendobj\n")
    table = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    for offset in offsets:
        out += f"{offset:010} 00000 n \n".encode()
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 5 0 R >>\nstartxref\n{table}\n%%EOF\n".encode()
    return bytes(out)


def _encoded(text: str) -> bytes:
    return text.encode("cp1252", "replace")


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
