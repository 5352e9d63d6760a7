"""Each kind of page drawn onto its slide: texts fitted to their places, chart or table, foot, links and notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part

from exporters.content import Chart, ChartPage, Contents, Cover, Deck, Footer, KeyFigure, Kind, Result, TablePage
from exporters.deck.chart_book import chart_book
from exporters.deck.chart_fit import fitted
from exporters.deck.chart_xml import chart_xml
from exporters.deck.flow import REMARK_SIZE, Entry, Slide
from exporters.deck.package import Package
from exporters.deck.places import PlaceBox, Places
from exporters.deck.shape_xml import Run, Shapes, notes_xml
from exporters.deck.table_xml import table_xml
from exporters.measure import LINE, fit, height, shorten, width
from exporters.safe import one_line
from exporters.template.layouts import BACK_BOX, MARK_BOX, LayoutName, Slot
from exporters.template.shapes import Box
from exporters.written import language_tag, number_format, written

_FOOT = 10.5
_INSET = 20.0
_BEFORE_ATTENTION = 14.0
_FIGURE_GAP = 6.0
_ROWS_OF_CONTENTS = 7
_SIZES = (40, 36, 32, 30, 26, 24, 22, 20, 18, 16, 14, 13, 12)


@dataclass(slots=True)
class Drawing:
    """Draws slides one by one; knows the deck, the places of its template and the slides' parts for links."""

    deck: Deck
    package: Package
    places: Mapping[LayoutName, Places]
    slides: Sequence[Slide]
    parts: Sequence[Part]
    contents: int | None

    def draw(self, number: int) -> None:
        """Draw slide ``number`` (0-based) and give its part the XML."""
        slide, part = self.slides[number], self.parts[number]
        shapes = Shapes(language_tag(self.language))
        places = self.places[slide.layout]
        self._heading(shapes, places, slide)
        if self.deck.sample:
            self._mark(shapes)
        page = slide.page
        if isinstance(page, Cover):
            self._cover(shapes, places, page)
        elif isinstance(page, Contents):
            self._contents(shapes, places, slide.entries, part)
        elif isinstance(page, Result):
            self._result(shapes, places, page, part)
        elif isinstance(page, ChartPage):
            box = places.box(Slot.CHART)
            self._chart(shapes, box, (box.x, box.y, box.w, box.h), page.chart, part)
        elif isinstance(page, TablePage):
            self._table(shapes, places, slide, page)
        if not isinstance(page, Cover):
            self._foot(shapes, places, getattr(page, "footer", None), part, number)
        part.blob = shapes.slide().encode()
        notes = getattr(page, "notes", "")
        if notes:
            text = "\n".join(one_line(line) for line in notes.split("\n"))
            self.package.add_notes(part, notes_xml(text, language_tag(self.language)))

    @property
    def language(self) -> str:
        """The language of the deck."""
        return self.deck.properties.language

    def _heading(self, shapes: Shapes, places: Places, slide: Slide) -> None:
        cover = isinstance(slide.page, Cover)
        _fill(shapes, places, Slot.TITLE, "Title", slide.title, bold=True, least=30 if cover else 20)
        idx = Slot.COVER_SUBTITLE if cover else Slot.SUBTITLE
        if slide.page.subtitle:
            _fill(shapes, places, idx, "Subtitle", slide.page.subtitle, least=12)

    def _mark(self, shapes: Shapes) -> None:
        run = Run(self.deck.words.sample, size=11, bold=True, colour="accent2", align="ctr", spacing=100)
        shapes.box(_points(MARK_BOX), "Sample", [run], anchor="ctr", outline="accent2", alt=self.deck.words.sample_note)

    def _cover(self, shapes: Shapes, places: Places, page: Cover) -> None:
        _fill(shapes, places, Slot.OFFICE, "Office", page.office.upper(), bold=True, least=12)
        _fill(shapes, places, Slot.NOTE, "Note", page.note, least=12)

    def _contents(self, shapes: Shapes, places: Places, entries: Sequence[Entry], part: Part) -> None:
        area = places.box(Slot.LIST)
        columns = 1 if len(entries) <= _ROWS_OF_CONTENTS else 2
        gap = 36.0
        wide = (area.w - gap * (columns - 1)) / columns
        tall = area.h / _ROWS_OF_CONTENTS
        per_column = -(-len(entries) // columns)
        for place, entry in enumerate(entries):
            column, row = divmod(place, per_column)
            x, y = area.x + column * (wide + gap), area.y + row * tall
            relation = part.relate_to(self.parts[entry.slide], RT.SLIDE)
            tip = self.deck.words.link.format(title=entry.title)
            number = Run(str(entry.slide + 1), size=20, bold=True, colour="accent2")
            shapes.box(
                (x, y, 40, tall - 8), f"Entry {place + 1} number", [number], link=relation, tip=tip, anchor="ctr"
            )
            room = wide - 48
            runs = [Run(shorten(entry.title, 16, room, bold=True), size=16, bold=True)]
            if entry.subtitle:
                runs.append(Run(shorten(entry.subtitle, 12, room), size=12, colour="tx2"))
            shapes.box((x + 48, y, room, tall - 8), f"Entry {place + 1}", runs, link=relation, tip=tip, anchor="ctr")
            shapes.bar((x, y + tall - 4.4, wide, 0.75), f"Line {place + 1}", "accent6")

    def _result(self, shapes: Shapes, places: Places, page: Result, part: Part) -> None:
        box = places.box(Slot.CHART)
        attention = places.box(Slot.ATTENTION)
        bottom = attention.y - _BEFORE_ATTENTION if page.attention else attention.y + attention.h
        self._chart(shapes, box, (box.x, box.y, box.w, bottom - box.y), page.chart, part)
        for idx, figure in zip(Slot.FIGURES, page.figures, strict=False):
            self._figure(shapes, places, idx, figure)
        if page.attention:
            _fill(shapes, places, Slot.ATTENTION, "Attention", page.attention, least=12, inset=_INSET)
            shapes.bar((attention.x, attention.y, 4.5, attention.h), "Attention mark", "accent1")

    def _figure(self, shapes: Shapes, places: Places, idx: int, figure: KeyFigure) -> None:
        box = places.box(idx)
        value, size = fit(written(figure.value, figure.kind, self.language), box.w, 40, (32, 28, 24, 20), bold=True)
        label, small = fit(one_line(figure.label), box.w, box.h - size * LINE, (14, 13, 12))
        colour = "accent2" if figure.accent else None
        shapes.placeholder(
            box,
            idx,
            f"Key figure {idx}",
            [Run(value, size=size, bold=True, colour=colour or "tx1"), Run(label, size=small)],
        )

    def _chart(
        self, shapes: Shapes, place: PlaceBox, box: tuple[float, float, float, float], chart: Chart, part: Part
    ) -> None:
        laid = fitted(_clean(chart), box[2], box[3], self.language)
        book = chart_book(
            laid.categories,
            tuple((name, series.values) for name, series in zip(laid.names, laid.chart.series, strict=True)),
            number_format(Kind.NUMBER, self.language),
        )
        relation = self.package.add_chart(part, chart_xml(laid, self.deck.look, self.language), book)
        shapes.chart(place, Slot.CHART, box, "Chart", one_line(chart.alt), relation)

    def _table(self, shapes: Shapes, places: Places, slide: Slide, page: TablePage) -> None:
        piece = slide.piece
        if piece is None:
            return
        box = places.box(Slot.TABLE)
        frame = (box.x, box.y, sum(piece.widths), piece.tall)
        shapes.table(box, Slot.TABLE, frame, "Table", one_line(page.table.alt), table_xml(piece, self.language))
        if page.remark and slide.last:
            remark = one_line(page.remark)
            tall = height(remark, REMARK_SIZE, box.w)
            y = box.y + box.h - tall - 2
            shapes.box((box.x, y, box.w, tall + 2), "Remark", [Run(remark, size=REMARK_SIZE, colour="tx2")], anchor="b")

    def _foot(self, shapes: Shapes, places: Places, footer: Footer | None, part: Part, number: int) -> None:
        if footer:
            box = places.box(Slot.FOOTER)
            shapes.placeholder(box, Slot.FOOTER, "Footer", [Run(_foot_text(footer, box.w))])
            date = places.box(Slot.DATE)
            shapes.placeholder(date, Slot.DATE, "Date", [Run(shorten(one_line(footer.date), _FOOT, date.w))])
        if self.contents is not None and number != self.contents:
            relation = part.relate_to(self.parts[self.contents], RT.SLIDE)
            words = self.deck.words
            run = Run(words.contents, size=_FOOT, colour="accent2", align="r")
            tip = words.link.format(title=words.contents)
            shapes.box(_points(BACK_BOX), "Back to contents", [run], link=relation, tip=tip, anchor="ctr")
        shapes.number(places.box(Slot.NUMBER), Slot.NUMBER, "Slide number", number + 1)


def _fill(
    shapes: Shapes,
    places: Places,
    idx: int,
    name: str,
    text: str,
    *,
    bold: bool = False,
    least: float,
    inset: float = 0.0,
) -> None:
    """Fill a text placeholder, set smaller (not below ``least``) or shortened where it would not fit."""
    box = places.box(idx)
    sizes = (box.size, *(size for size in _SIZES if least <= size < box.size))
    shown, size = fit(one_line(text), box.w - 2 * inset, box.h + 1, sizes, bold=bold)
    shapes.placeholder(box, idx, name, [Run(shown, size=size if size != box.size else None)])


def _foot_text(footer: Footer, room: float) -> str:
    """Return source, status and coverage on one line; the source gives way where they are too long."""
    rest = " · ".join(one_line(part) for part in (footer.status, footer.coverage) if part)
    source = shorten(one_line(footer.source), _FOOT, room - width(f" · {rest}", _FOOT))
    return shorten(f"{source} · {rest}" if rest else source, _FOOT, room)


def _clean(chart: Chart) -> Chart:
    return replace(
        chart,
        categories=tuple(one_line(name) for name in chart.categories),
        series=tuple(replace(series, name=one_line(series.name)) for series in chart.series),
    )


def _points(box: Box) -> tuple[float, float, float, float]:
    return box.x * 72, box.y * 72, box.w * 72, box.h * 72
