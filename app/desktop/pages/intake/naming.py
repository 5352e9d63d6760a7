"""The names in a file that are not exactly an area's or a contestant's, and what the clerk says they mean.

It knows no widget; each decision plans the file anew.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.desktop import words
from app.desktop.pages.intake.state import ImportState
from app.i18n import number, tr, trn
from app.intake.areas.names import is_sure
from app.intake.plan import AreaChoice, AreaDecision, AreaName, ContestantDecision
from app.reports import wording
from app.results.areas import level_below
from importers.records import TREE, Level


class Naming:
    """The names of the current file: open ones first, then those that are decided or remembered."""

    def __init__(self, state: ImportState) -> None:
        self._state = state

    @property
    def names(self) -> tuple[AreaName, ...]:
        """All names of areas that are not exact."""
        plan = self._state.file.plan if self._state.file else None
        return plan.names if plan is not None else ()

    @property
    def open(self) -> list[AreaName]:
        """The names that nobody has said the meaning of."""
        return [name for name in self.names if name.means is None]

    @property
    def sure(self) -> list[AreaName]:
        """The open names whose likeliest meaning is nearly certain."""
        return [name for name in self.names if is_sure(name)]

    def decided(self, name: AreaName) -> bool:
        """Tell whether what a name means was decided for this file, so that it can be taken back."""
        return any(decision.path == name.path for decision in self._decisions)

    def take(self, name: AreaName, meant: AreaChoice) -> None:
        """Say that a name means an area."""
        self._decide([_decision(name, meant)])

    def take_sure(self) -> None:
        """Say of all names that are nearly certain that they mean their likeliest area."""
        self._decide([_decision(name, name.near[0]) for name in self.sure])

    def add(self, name: AreaName, called: str, within: str | None) -> None:
        """Say that a name is a new area; ``within`` is the code of what it lies in where the file does not tell."""
        self._decide([AreaDecision(name.path, name=called.strip() or None, within=within)])

    def leave(self, name: AreaName) -> None:
        """Take back what was decided about a name."""
        left = tuple(decision for decision in self._decisions if decision.path != name.path)
        self._state.decide(areas=left)

    def find(self, text: str, name: AreaName, done: Callable[[list[AreaChoice]], object]) -> None:
        """Look for areas a name may mean by what was typed, and hand them to ``done`` later."""
        from app.intake.areas.search import find_areas

        cabinet = self._state.session.cabinet
        level, around = name.path[-1][0], self._around(name)
        self._state.session.lookups.ask("areas_found", lambda: find_areas(cabinet, text, level, around), done)

    def parents(self, name: AreaName) -> list[AreaChoice]:
        """Return the areas that a new one may lie in where the file does not tell; empty where it does."""
        from app.intake.areas.search import find_areas

        level = name.path[-1][0]
        if name.parent is not None and level_below(name.parent.level) is level:
            return []
        above = TREE[TREE.index(level) - 1]
        return find_areas(self._state.session.cabinet, "", above, self._around(name))

    def _around(self, name: AreaName) -> str | None:
        if name.parent is not None and name.parent.code is not None:
            return name.parent.code
        if name.parent is not None and name.parent.within_code is not None:
            return name.parent.within_code
        return self._state.session.settings.office_area or None

    @property
    def _decisions(self) -> tuple[AreaDecision, ...]:
        """What is decided, with what was decided while the file is still being planned."""
        file = self._state.file
        made: tuple[AreaDecision, ...] = self._state.later.get("areas") or (file.request.areas if file else ())
        return made

    def _decide(self, fresh: list[AreaDecision]) -> None:
        paths = {decision.path for decision in fresh}
        kept = [decision for decision in self._decisions if decision.path not in paths]
        self._state.decide(areas=(*kept, *fresh))


def _decision(name: AreaName, meant: AreaChoice) -> AreaDecision:
    if meant.code is not None:
        return AreaDecision(name.path, meant.code)
    return AreaDecision(name.path, name=meant.name, within=meant.within_code)


def where_words(name: AreaName) -> str:
    """Return what a name is the name of and what it lies in ("kelurahan di Bogor Barat")."""
    unit = wording.areas(name.path[-1][0], 1)
    within = name.parent.name if name.parent is not None else ", ".join(wider for _level, wider in name.path[:-1])
    return tr("{unit} di {within}", unit=unit, within=within) if within else unit


def lines_words(name: AreaName) -> str:
    """Return how many lines hang on a name, and where the first stands."""
    lines = trn("{count} baris", "{count} baris", name.lines)
    return tr("{lines}, mulai {sheet} {cell}", lines=lines, sheet=name.sheet, cell=name.cell)


def meaning_words(name: AreaName) -> str:
    """Return what a name means or may mean, in a list."""
    if name.means is not None:
        if name.means.new:
            return tr("{name} (baru)", name=name.means.name)
        if name.code == "area_by_alias":
            return tr("{name} (diingat)", name=name.means.name)
        return name.means.name
    if not name.near:
        return tr("belum diketahui")
    return tr("{name}? {likely}", name=name.near[0].name, likely=likely_words(name.near[0]))


def likely_words(choice: AreaChoice) -> str:
    """Return a likelihood in percent."""
    return tr("{percent}%", percent=number(round(choice.likelihood * 100)))


def place_words(choice: AreaChoice) -> str:
    """Return what an area lies in, and its code."""
    return " · ".join(part for part in (choice.within, choice.code or tr("tanpa kode")) if part)


def proper(name: AreaName) -> str:
    """Return how a new area is called: the name as written, not in capitals only."""
    from app.results.gazetteer import bare_name

    level, written = name.path[-1]
    bare = bare_name(level, written).strip()
    return bare.title() if bare.isupper() or bare.islower() else bare


class Numbering:
    """The contestants of the current file whose number on the ballot nobody tells, and those the clerk numbered."""

    def __init__(self, state: ImportState) -> None:
        self._state = state

    @property
    def open(self) -> list[str]:
        """The headings of contestants without a number, each once."""
        return [heading for heading, found in self._found().items() if found.get("number") is None]

    @property
    def headings(self) -> list[str]:
        """The headings without a number, then those that the clerk numbered."""
        return [*self.open, *(decision.heading for decision in self._decisions)]

    def votes(self, heading: str) -> int:
        """Return what the votes under a heading add up to."""
        return int(self._found().get(heading, {}).get("total") or 0)

    def decision(self, heading: str) -> ContestantDecision | None:
        """Return what was decided about a heading."""
        return next((decision for decision in self._decisions if decision.heading == heading), None)

    def dispute(self, heading: str) -> tuple[int, int] | None:
        """Return the number that the file gives a heading and the one that its name has, where they disagree."""
        plan = self._state.file.plan if self._state.file else None
        for problem in plan.problems if plan is not None else ():
            if problem.code == "contestant_number_disputed" and problem.data.get("heading") == heading:
                return int(str(problem.data["number"])), int(str(problem.data["known"]))
        return None

    def free(self) -> int:
        """Return the first number that no contestant of the file has."""
        taken = {found.get("number") for found in self._found().values()}
        return next(at for at in range(1, len(taken) + 2) if at not in taken)

    def say(self, heading: str, typed: str, name: str) -> str:
        """Give a heading its number and name; return what is wrong with what was typed, "" for nothing."""
        if not (typed.isascii() and typed.isdigit() and 0 < int(typed) < 1000):
            return tr("Isi dengan nomor urut, misalnya 3.")
        other = next(
            (other for other, found in self._found().items() if found.get("number") == int(typed) and other != heading),
            None,
        )
        if other is not None:
            return tr("Nomor {number} sudah dipakai “{other}”.", number=typed, other=other)
        kept = [decision for decision in self._decisions if decision.heading != heading]
        fresh = ContestantDecision(heading, int(typed), name.strip() or None)
        self._state.decide(contestants=(*kept, fresh))
        return ""

    def leave(self, heading: str) -> None:
        """Take back what was decided about a heading."""
        self._state.decide(contestants=tuple(one for one in self._decisions if one.heading != heading))

    def known(self) -> list[tuple[int, str]]:
        """Return the contestants that are known of the election, to choose from."""
        from app.results.contestants import known

        plan = self._state.file.plan if self._state.file else None
        key = getattr(plan.work, "election", None) if plan is not None else None
        if key is None:
            return []
        root: dict[str, Any] = (plan.summary.get("areas") or {}).get("root") or {} if plan is not None else {}
        return [(who.number, who.name) for who in known(key, root.get("code")).values()]

    def _found(self) -> dict[str, dict[str, Any]]:
        plan = self._state.file.plan if self._state.file else None
        listed = plan.summary.get("contestants") or () if plan is not None else ()
        return {str(found.get("heading")): found for found in listed}

    @property
    def _decisions(self) -> tuple[ContestantDecision, ...]:
        file = self._state.file
        made: tuple[ContestantDecision, ...] = self._state.later.get("contestants") or (
            file.request.contestants if file else ()
        )
        return made


def level_words(level: Level) -> str:
    """Return what an area of a level is called."""
    return wording.areas(level, 1)


def contestant_words(decision: ContestantDecision | None) -> str:
    """Return the number and name a heading was given."""
    if decision is None:
        return tr("belum diketahui")
    return words.contestant(decision.number, decision.name or "")
