"""Sources of a contest side by side, as the results page shows them: which level, which rows, what is said of each.

It knows no widget; the figures are read on the reading thread.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from app.desktop import words
from app.desktop.pages.results.compared import TOTAL, ComparedRows, Differences, differences
from app.desktop.session import Session, words_of
from app.errors import AppError
from app.i18n import number, tr
from app.reports import wording
from app.results.comparing import SideBySide, side_by_side
from app.results.elections import level_name
from app.results.measures import measure_name
from app.results.records import Listing, SourceInfo
from importers.records import TREE, Level

#: Which figures stand side by side.
ALL, CONTESTANTS, MEASURES = "all", "contestants", "measures"
#: A comparison with where its sources differ.
_Read = tuple[SideBySide, Differences]


@dataclass(slots=True)
class ComparisonState:
    """The comparison at hand; ``on_change`` hears of a new one, or that there is none and why (``told``)."""

    session: Session
    on_change: Callable[[], object]
    found: SideBySide | None = None
    told: str = ""
    level: Level | None = None
    only_differing: bool = False
    #: Which figures are shown: of contestants, measures, or all.
    kind: str = ALL
    _differences: Differences = field(default_factory=Differences)
    _asked: tuple[object, ...] = field(default=())

    def load(self, chosen: Listing, listed: Sequence[Listing], area: str | None) -> None:
        """Hold the sources of the contest of ``chosen`` side by side in the area of the code ``area``."""
        same = [line for line in listed if line.election == chosen.election]
        if area is None and len({line.contest for line in same}) > 1:
            area = chosen.area_code
        mine = [line.source for line in same if line.contest == chosen.contest]
        self._asked = (chosen.election, area)
        if len(mine) < 2:
            self._came(tr("Untuk pemilu ini baru ada satu sumber. Impor sumber yang lain untuk membandingkannya."))
            return
        level, election, cabinet = self.level, chosen.election, self.session.cabinet
        names = [info.name for info in sorted(mine, key=lambda info: (not info.official, info.id))]

        def at(level: Level | None) -> _Read:
            found = side_by_side(cabinet, election, level=level, area=area, sources=names)
            return found, differences(found)

        def read() -> _Read | str:
            try:
                return at(level or _usual(mine))
            except AppError as failure:
                if failure.code != "level_without_figures":
                    return words_of(failure) or failure.code
            try:
                return at(None)
            except AppError as failure:
                return words_of(failure) or failure.code

        self.session.lookups.ask("results_compare", read, self._came)

    def levels(self) -> list[Level]:
        """Return the levels that the sources can be held side by side at, from the area at hand down."""
        found = self.found
        if found is None:
            return []
        units = {info.coverage.unit for info in found.sources}
        finest = max((TREE.index(unit) for unit in units if unit in TREE), default=-1)
        root = TREE.index(found.root.level) if found.root.level in TREE else len(TREE)
        inside = list(TREE[root + 1 : finest + 1])
        return [*inside, *([Level.DISTRICT] if Level.DISTRICT in units else [])] or [found.level]

    def columns(self) -> list[tuple[str, str]]:
        """Return key and heading of every column: for each figure one for each source, "c1@0" for the first of 01."""
        found = self.found
        if found is None:
            return []
        return [
            (f"{key}@{place}", _title(key, title, info.name))
            for key, title in self._figures()
            for place, info in enumerate(found.sources)
        ]

    def kinds(self) -> list[tuple[str, str]]:
        """Return the kinds of figures with their words: each says in how many areas its figures differ."""
        found = self.found
        if found is None or not found.contestants or not found.measures:
            return []
        counts = {CONTESTANTS: self._differences.contestants, MEASURES: self._differences.measures}
        named = {CONTESTANTS: tr("Suara peserta"), MEASURES: tr("Suara sah, pemilih, dan lainnya")}
        listed = [(ALL, tr("Semua angka"))]
        for kind, count in counts.items():
            listed.append((kind, tr("{figures} ({count} berbeda)", figures=named[kind], count=number(count))))
        return listed

    def _figures(self) -> list[tuple[str, str]]:
        """Return key and title of the figures that stand side by side; only those that differ where that is asked."""
        found = self.found
        if found is None:
            return []
        # The number alone names a contestant here: side by side there is room for little else.
        figures = [(f"c{who.number}", f"{who.number:02}") for who in found.contestants] if self.kind != MEASURES else []
        figures += [(name, measure_name(name)) for name in found.measures] if self.kind != CONTESTANTS else []
        if not self.only_differing:
            return figures
        return [one for one in figures if one[0] in self._differences.figures] or figures

    def rows(self) -> ComparedRows | None:
        """Return the whole and its areas, or only those that differ; a figure that differs bears a sign."""
        found = self.found
        if found is None:
            return None
        differing, only = self._differences.areas, self.only_differing
        areas = [area for area in found.areas if area.id in differing] if only else found.areas
        return ComparedRows(found, areas, [key for key, _title in self._figures()], frozenset() if only else differing)

    def figure(self, row: int, column: str) -> tuple[SourceInfo, int, str, str, str] | None:
        """Return source, area, its name, key and title of the figure in a cell of the table."""
        found = self.found
        key, _, place = column.partition("@")
        if found is None or not place:
            return None
        area = found.root if row == TOTAL else next((one for one in found.areas if one.id == row), found.root)
        named = {f"c{who.number}": words.contestant(who.number, who.short) for who in found.contestants}
        title = named.get(key) or measure_name(key)
        return found.sources[int(place)], area.id, area.full, key, title

    def summary(self) -> list[tuple[str, str]]:
        """Return each source with how final and complete it is and, past the first, in how much it differs."""
        found = self.found
        if found is None:
            return []
        against = {one.source.id: one for one in found.against}
        lines = []
        for info in found.sources:
            parts = [wording.status(info.status), wording.coverage(info.coverage)]
            one = against.get(info.id)
            if one is not None and not one.both:
                parts.append(tr("tidak ada {unit} yang dinyatakan keduanya", unit=wording.areas(found.level, 1)))
            elif one is not None:
                parts.append(
                    tr(
                        "{differing} dari {both} {unit} berbeda dari {first}",
                        differing=number(one.differing),
                        both=number(one.both),
                        unit=wording.areas(found.level, one.both),
                        first=found.sources[0].name,
                    )
                )
            lines.append((info.name, " · ".join(parts)))
        return lines

    def differences(self) -> list[tuple[str, str]]:
        """Return shortly in how much each source past the first differs, for where there is little room."""
        found = self.found
        if found is None:
            return []
        neither = tr("tidak ada {unit} yang dinyatakan keduanya", unit=wording.areas(found.level, 1))
        lines = []
        for one in found.against:
            said = tr(
                "{differing} dari {both} berbeda dari {first}",
                differing=number(one.differing),
                both=number(one.both),
                first=found.sources[0].name,
            )
            lines.append((one.source.name, said if one.both else neither))
        return lines

    def level_words(self) -> list[str]:
        """Return the levels in words, in their order."""
        return [level_name(level) for level in self.levels()]

    def _came(self, answer: _Read | str) -> None:
        self.found, self._differences, self.told = (
            (None, Differences(), answer) if isinstance(answer, str) else (*answer, "")
        )
        self.on_change()


def _title(key: str, title: str, source: str) -> str:
    """Return the heading of a column; where the name of a measure is cut off, that of the source is still seen."""
    if key[1:].isdigit():
        return tr("{figure} · {source}", figure=title, source=source)
    return tr("{source} · {figure}", figure=title, source=source)


def _usual(sources: Sequence[SourceInfo]) -> Level | None:
    """Return the level to begin with: kelurahan where sources of a city or less reach that far, else the next one."""
    fine = [info for info in sources if info.coverage.unit in (Level.VILLAGE, Level.STATION)]
    few = all((info.coverage.expected or 0) < _MANY for info in fine)
    return Level.VILLAGE if fine and few else None


#: More areas than a city has kelurahan or TPS are looked at level by level.
_MANY = 10_000
