"""Which colour stands for which contestant, the same on every chart of a report."""

from __future__ import annotations

from app.reports.standing import Standing
from app.results.records import ResultView
from exporters.content import Colour
from exporters.palette import distinct

#: Up to so many contestants each has a colour that is told apart from all others; past it names alone tell.
FEW = 8
_CALM = 7  # the slate of the palette


def contestant_colours(view: ResultView, now: Standing | None) -> tuple[Colour, ...]:
    """Return a colour for each contestant of ``view``, in their order.

    The leading ones keep their own; with many contestants those without a known colour share a calm one.
    """
    order = now.order if now else tuple(range(len(view.contestants)))
    wanted = [view.contestants[place].colour for place in order]
    few = distinct(wanted[:FEW]) if len(wanted) > FEW else distinct(wanted)
    rest: tuple[Colour, ...] = tuple(colour or _CALM for colour in wanted[FEW:])
    by_place = dict(zip(order, (*few, *rest), strict=True))
    return tuple(by_place[place] for place in range(len(view.contestants)))
