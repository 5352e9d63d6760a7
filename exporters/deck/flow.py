"""A deck's pages become slides: charts and tables flow on, titles are made unique, the contents know the numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from exporters.content import ChartPage, Contents, Cover, Deck, Page, Result, TablePage
from exporters.deck.chart_fit import split
from exporters.deck.places import Places
from exporters.deck.table_fit import Piece, pieces
from exporters.measure import height
from exporters.safe import one_line
from exporters.template.layouts import LayoutName, Slot

REMARK_SIZE = 12.0
_REMARK_GAP = 12.0
_ENTRIES = 14


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the contents: the title, what it says below, and the slide it leads to (0-based)."""

    title: str
    subtitle: str
    slide: int


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide to be: its page (a chart page already cut to what fits), its layout, the piece of its table."""

    page: Page
    layout: LayoutName
    title: str
    piece: Piece | None = None
    last: bool = True
    entries: tuple[Entry, ...] = ()


def flow(deck: Deck, places: Mapping[LayoutName, Places]) -> list[Slide]:
    """Return the slides of ``deck``, in order, with unique titles and filled contents."""
    slides: list[Slide] = []
    starts: list[tuple[Page, int]] = []
    for page in deck.pages:
        starts.append((page, len(slides)))
        slides += _slides_of(page, deck, places)
    slides = _with_contents(slides, starts, deck)
    return _unique(slides)


def _slides_of(page: Page, deck: Deck, places: Mapping[LayoutName, Places]) -> list[Slide]:
    language = deck.properties.language
    if isinstance(page, ChartPage):
        box = places[LayoutName.CHART].box(Slot.CHART)
        charts = split(page.chart, box.w, box.h, language)
        return [
            Slide(replace(page, chart=chart), LayoutName.CHART, _titled(page.title, part, len(charts), deck))
            for part, chart in enumerate(charts, 1)
        ]
    if isinstance(page, TablePage):
        name = LayoutName.SOURCES if page.footer is None else LayoutName.TABLE
        box = places[name].box(Slot.TABLE)
        foot = height(page.remark, REMARK_SIZE, box.w) + _REMARK_GAP if page.remark else 0.0
        cut = pieces(page.table, box.w, box.h, language, last_tall=box.h - foot)
        return [
            Slide(page, name, _titled(page.title, part, len(cut), deck), piece, part == len(cut))
            for part, piece in enumerate(cut, 1)
        ]
    layouts: dict[type, LayoutName] = {
        Cover: LayoutName.COVER,
        Contents: LayoutName.CONTENTS,
        Result: LayoutName.RESULT,
    }
    return [Slide(page, layouts[type(page)], one_line(page.title))]


def _titled(title: str, part: int, parts: int, deck: Deck) -> str:
    title = one_line(title)
    return title if parts == 1 else deck.words.part.format(title=title, part=part, parts=parts)


def _with_contents(slides: list[Slide], starts: list[tuple[Page, int]], deck: Deck) -> list[Slide]:
    """Fill the contents; a list longer than a slide takes several, which moves all that follows."""
    listed = [(page, start) for page, start in starts if not isinstance(page, Cover | Contents)]
    answer: list[Slide] = []
    for slide in slides:
        if not isinstance(slide.page, Contents):
            answer.append(slide)
            continue
        count = max(1, -(-len(listed) // _ENTRIES))
        here = len(answer)
        entries = [
            Entry(one_line(page.title), one_line(page.subtitle), start + (count - 1 if start >= here else 0))
            for page, start in listed
        ]
        for part in range(count):
            some = tuple(entries[part * _ENTRIES : (part + 1) * _ENTRIES])
            answer.append(replace(slide, title=_titled(slide.title, part + 1, count, deck), entries=some))
    return answer


def _unique(slides: list[Slide]) -> list[Slide]:
    given: set[str] = set()
    answer = []
    for slide in slides:
        title, again = slide.title, 1
        while title in given:
            again += 1
            title = f"{slide.title} ({again})"
        given.add(title)
        answer.append(replace(slide, title=title))
    return answer


def contents_slide(slides: list[Slide]) -> int | None:
    """Return the place of the first contents slide, or None: where the back-links lead."""
    is_contents: Callable[[Slide], bool] = lambda slide: isinstance(slide.page, Contents)  # noqa: E731
    return next((number for number, slide in enumerate(slides) if is_contents(slide)), None)
