"""The outline of a report as small pages: a title, and a sign of what is on the page; drawn, not rendered."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Sequence

from app.desktop import theme
from app.desktop.pages.reports.state import OutlinePage
from app.desktop.theme import colour, px
from app.desktop.widgets.bars import cut

_WIDTH, _GAP = 192, 16
_CHART = (0.55, 0.9, 0.35, 0.7, 0.5)


class OutlineCards(tk.Canvas):
    """Small pages in rows, as many to a row as fit; its height follows."""

    def __init__(self, parent: tk.Misc) -> None:
        super().__init__(parent, background=colour("ground"), highlightthickness=0, borderwidth=0, takefocus=False)
        self._pages: Sequence[OutlinePage] = ()
        self._wide = True
        self.bind("<Configure>", lambda _event: self.draw())

    def show(self, pages: Sequence[OutlinePage], *, wide: bool) -> None:
        """Show other pages; ``wide`` ones are slides, the others sheets of paper."""
        self._pages, self._wide = pages, wide
        self.draw()

    def draw(self) -> None:
        """Draw the pages into the width there is."""
        self.delete("all")
        width = self.winfo_width()
        if width < px(100):
            return
        columns = max(1, (width + px(_GAP)) // px(_WIDTH + _GAP))
        page_width = (width - px(_GAP) * (columns - 1)) // columns if columns > 1 else min(width, px(_WIDTH))
        page_width = min(page_width, px(_WIDTH + 50))
        height = int(page_width * (9 / 16 if self._wide else 0.66))
        for number, page in enumerate(self._pages):
            row, column = divmod(number, columns)
            self._draw_page(
                column * (page_width + px(_GAP)), row * (height + px(_GAP)), page_width, height, number + 1, page
            )
        rows = -(-len(self._pages) // columns)
        wanted = max(1, rows * (height + px(_GAP)))
        if int(self.cget("height")) != wanted:
            self.configure(height=wanted)

    def _draw_page(self, x: int, y: int, width: int, height: int, number: int, page: OutlinePage) -> None:
        self.create_rectangle(x, y, x + width - 1, y + height - 1, outline=colour("edge"), fill=colour("chrome"))
        if page.shape == "cover":
            self.create_rectangle(x, y, x + px(6), y + height, width=0, fill=colour("accent"))
            self._text(x + px(20), y + height * 0.34, width - px(34), page.title, "SmallStrong", 3)
            return
        self.create_line(x + px(12), y + px(46), x + px(40), y + px(46), fill=colour("accent_ink"), width=px(2))
        self._text(x + px(12), y + px(7), width - px(24), page.title, "Small", 2)
        self.create_text(
            x + width - px(10),
            y + height - px(10),
            text=str(number),
            anchor="e",
            font="SidaluSmall",
            fill=colour("soft"),
        )
        left, top, right, bottom = x + px(12), y + px(58), x + width - px(12), y + height - px(22)
        if page.shape == "chart":
            step = (right - left) / len(_CHART)
            for place, share in enumerate(_CHART):
                bar = left + step * place
                tone = "accent" if share == max(_CHART) else "edge"
                self.create_rectangle(
                    bar, bottom - (bottom - top) * share, bar + step * 0.6, bottom, width=0, fill=colour(tone)
                )
        else:
            lines = 4 if self._wide else 6
            for place in range(lines):
                at = top + (bottom - top) * place / lines
                inset = px(18) if page.shape == "contents" else 0
                self.create_line(
                    left + inset,
                    at + px(4),
                    right - (0 if place % 2 else px(20)),
                    at + px(4),
                    fill=colour("edge"),
                    width=px(5 if place == 0 and page.shape != "contents" else 2),
                )

    def _text(self, x: float, y: float, width: int, text: str, face: str, lines: int) -> None:
        """Write a title in at most so many lines."""
        measure = theme.font(face).measure
        rows: list[str] = []
        words = text.split()
        while words and len(rows) < lines:
            row = words.pop(0)
            while words and measure(f"{row} {words[0]}") <= width:
                row = f"{row} {words.pop(0)}"
            rows.append(row)
        if words and rows:
            rows[-1] = f"{rows[-1]} {' '.join(words)}"
        shown = "\n".join(cut(row, width, face) for row in rows)
        self.create_text(x, y, text=shown, anchor="nw", font=f"Sidalu{face}", fill=colour("ink"))
