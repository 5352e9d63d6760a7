"""An archive list becomes a plan against the catalogue, and the plan dossiers, items, boxes and places in one act.

What a list does not say is left alone. A possible duplicate (the title and years of a dossier under another number) is
shown and held back: taking it is a decision. The same list again finds everything the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from app.archive import classification, dossiers, holding_back, matching, tables
from app.archive.dossier_rows import items_of
from app.archive.keys import natural_key
from app.archive.matching import Known
from app.archive.records import GONE
from app.archive.written import field_text, place_text, value_text
from app.intake.archive.classification import apply_classification, plan_classification
from app.intake.archive.matching import Matcher, differences, fields_of, match_items, moved, repeated
from app.intake.archive.places import Shelf, text_of
from app.intake.plan import Change, Counts, ImportPlan, ImportRequest
from importers.archive_lists.records import ArchiveReading, DossierRow, Location
from importers.records import Kind, Problem, Severity

if TYPE_CHECKING:
    from app.store import Act, Cabinet
    from importers.grid import Workbook

__all__ = ["apply_classification", "apply_list", "plan_archive", "plan_classification", "plan_list"]

Progress = Callable[[float], None]


class Verdict(StrEnum):
    """What a plan would do with a dossier of the list."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    DUPLICATE = "duplicate"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class DossierPlan:
    """What would be done for one dossier of the list; ``dossier`` is the one of the catalogue it was matched with.

    ``fields`` are all of a new dossier's or those that change; ``location`` where it goes, None where it stays.
    """

    row: DossierRow
    verdict: Verdict
    dossier: int | None = None
    fields: dict[str, object] = field(default_factory=dict)
    location: Location | None = None
    items_new: Sequence[dict[str, object]] = ()
    items_changed: dict[int, dict[str, object]] = field(default_factory=dict)
    items_same: int = 0


@dataclass(frozen=True, slots=True)
class ArchiveWork:
    """What applying needs: the reading, what was decided of each dossier, and the newest act it was decided by."""

    reading: ArchiveReading
    dossiers: tuple[DossierPlan, ...]
    seen: int


def plan_list(
    cabinet: Cabinet | None, workbook: Workbook, request: ImportRequest, progress: Progress | None = None
) -> ImportPlan:
    """Read the archive lists of a workbook and plan their import."""
    from importers.archive_list import read_archive_list

    return plan_archive(cabinet, read_archive_list(workbook), request, progress)


def plan_archive(
    cabinet: Cabinet | None, reading: ArchiveReading, request: ImportRequest, progress: Progress | None = None
) -> ImportPlan:
    """Plan the import of archive lists that were read; ``cabinet`` None stands for an empty one."""
    planner = _Planner(cabinet, reading)
    plans = planner.plan(progress or _unwatched)
    problems = (*reading.problems, *planner.problems)
    refused = reading.refused + sum(plan.verdict is Verdict.REFUSED for plan in plans)
    by_verdict = Counter(plan.verdict for plan in plans)
    wanted = _wanted(request)
    of_dossiers = Counts(
        sum(by_verdict[verdict] for verdict in wanted),
        by_verdict[Verdict.CHANGED],
        by_verdict[Verdict.SAME],
        0 if Verdict.DUPLICATE in wanted else by_verdict[Verdict.DUPLICATE],
        refused,
    )
    taken = [plan for plan in plans if plan.verdict in {*wanted, Verdict.CHANGED, Verdict.SAME}]
    of_items = Counts(
        new=sum(len(plan.items_new) for plan in taken),
        changed=sum(len(plan.items_changed) for plan in taken),
        same=sum(plan.items_same for plan in taken),
    )
    new_places, new_boxes = planner.made()
    refusal: tuple[str, dict[str, object]] | None = None
    if not reading.dossiers:
        refusal = ("archive_nothing_found", {"name": reading.facts.name})
    return ImportPlan(
        request=request,
        facts=reading.facts,
        kind=Kind.ARCHIVE_LIST,
        sheets=reading.sheets,
        figures=0,
        counts=_added(of_dossiers, of_items),
        problems=problems,
        changes=tuple(planner.changes),
        summary={
            "lists": [kind.value for kind in reading.kinds],
            "dossiers": _as_dict(of_dossiers),
            "items": _as_dict(of_items),
            "places": new_places,
            "boxes": new_boxes,
        },
        refusal=refusal,
        work=ArchiveWork(reading, tuple(plans), _newest_act(cabinet)),
    )


def apply_list(
    act: Act,
    cabinet: Cabinet,
    plan: ImportPlan,
    progress: Progress | None = None,
) -> None:
    """Do in ``act`` what a plan says; if the catalogue has changed since it was made, it is made anew first."""
    work: ArchiveWork = plan.work
    if act.rows or _newest_act(cabinet, before=act.id) != work.seen:
        work = plan_archive(cabinet, work.reading, plan.request).work
    watch = progress or _unwatched
    wanted = _wanted(plan.request)
    shelf = Shelf(cabinet)
    codes = classification.known(cabinet, {str(p.fields["code"]) for p in work.dossiers if "code" in p.fields})

    def whole(some: DossierPlan) -> dict[str, object]:
        fields = dict(some.fields)
        if some.location is not None:
            fields["box"] = shelf.ensure(act, some.location)
            if some.verdict is not Verdict.CHANGED:
                fields["placed_since"] = None  # a list does not tell since when
        return dossiers.derived(fields, codes)

    new = [some for some in work.dossiers if some.verdict in wanted]
    ids = act.insert(tables.Dossier, [whole(some) for some in new])
    watch(0.4)
    changed = [some for some in work.dossiers if some.verdict is Verdict.CHANGED and some.dossier is not None]
    act.update_rows(tables.Dossier, {some.dossier: whole(some) for some in changed if some.dossier is not None})
    watch(0.5)
    items: list[dict[str, object]] = []
    for some, id_ in zip(new, ids, strict=True):
        items += _numbered(some.items_new, id_, 0)
    kept = [some for some in work.dossiers if some.dossier is not None and some.verdict is not Verdict.DUPLICATE]
    present = items_of(cabinet, [some.dossier for some in kept if some.dossier is not None and some.items_new])
    for some in kept:
        if some.dossier is not None and some.items_new:
            last = max((item.number for item in present.get(some.dossier, ())), default=0)
            items += _numbered(some.items_new, some.dossier, last)
        act.update_rows(tables.Item, some.items_changed)
    act.insert(tables.Item, items)
    watch(1.0)


def _wanted(request: ImportRequest) -> set[Verdict]:
    """Return which dossiers of a list are put in: new ones, and where it was decided those that may be double."""
    return {Verdict.NEW, Verdict.DUPLICATE} if request.take_duplicates else {Verdict.NEW}


def _numbered(items: Sequence[dict[str, object]], dossier: int, last: int) -> list[dict[str, object]]:
    """Return new items with their dossier, each without a number given the next one."""
    numbered: list[dict[str, object]] = []
    for item in items:
        number = item.get("number")
        last = max(last, number) if isinstance(number, int) else last + 1
        numbered.append({**item, "dossier": dossier, "number": number if isinstance(number, int) else last})
    return numbered


@dataclass(slots=True)
class _Planner:
    cabinet: Cabinet | None
    reading: ArchiveReading
    problems: list[Problem] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    locations: list[Location] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    next: int = 1
    held: Mapping[int, str] = field(default_factory=dict)

    def plan(self, watch: Progress) -> list[DossierPlan]:
        rows = self.reading.dossiers
        known: tuple[Known, ...] = ()
        if self.cabinet is not None:
            numbers = [row.number for row in rows if row.number is not None]
            known = matching.known_like(self.cabinet, numbers, [row.title for row in rows if row.title])
            self.next = int(dossiers.next_number(self.cabinet))
        matcher = Matcher(known)
        self.taken = set(matcher.by_number)
        self.taken.update(natural_key(row.number) for row in rows if row.numbered and row.number)
        again = repeated(rows)
        met: dict[int, Known | None] = {}
        # What stands a second time is met last, so that it takes no dossier that another row is about.
        for place in sorted(range(len(rows)), key=again.__contains__):
            met[place] = self._meet(matcher, rows[place])
            if place % 200 == 0:
                watch(0.8 * place / len(rows))
        ids = [dossier.id for dossier in met.values() if dossier is not None]
        items = items_of(self.cabinet, ids) if self.cabinet is not None else {}
        self.held = holding_back.all_told(self.cabinet, ids) if self.cabinet is not None else {}
        plans: list[DossierPlan] = []
        for place, row in enumerate(rows):
            dossier = met[place]
            if dossier is not None:
                plans.append(self._matched(row, dossier, items))
            else:
                plans.append(self._unmatched(matcher, row, again=place in again))
        watch(1.0)
        return plans

    def made(self) -> tuple[int, int]:
        """Return how many places and boxes the plan would make."""
        shelf = Shelf(self.cabinet)
        new_places: set[tuple[str, ...]] = set()
        new_boxes: set[tuple[str, ...]] = set()
        for location in dict.fromkeys(self.locations):
            missing, box = shelf.missing(location)
            new_places.update(missing)
            if location.box is not None and shelf.box(location) is None:
                new_boxes.add(box)
        return len(new_places), len(new_boxes)

    def _meet(self, matcher: Matcher, row: DossierRow) -> Known | None:
        if row.title is not None:
            return matcher.match(row)
        some = matcher.contents(row)
        return some[0] if len(some) == 1 else None

    def _matched(self, row: DossierRow, known: Known, items: dict[int, tuple]) -> DossierPlan:  # type: ignore[type-arg]
        changes = differences(row, known) if row.title is not None else {}
        location = row.location if row.location is not None and moved(row, known) else None
        if known.id in self.held:
            location = self._held(row, known, changes, location)
        new, changed, same = match_items(row.items, items.get(known.id, ()))
        for field_name, value in changes.items():
            before = known.values[field_name]
            self._change(known, field_name, value_text(field_name, before), value_text(field_name, value))
        if location is not None:
            self.locations.append(location)
            before_text = place_text(" · ".join(known.place_path), known.box)
            self._change(known, "box", before_text, text_of(location))
        verdict = Verdict.CHANGED if changes or location is not None else Verdict.SAME
        return DossierPlan(row, verdict, known.id, changes, location, new, changed, same)

    def _change(self, known: Known, field_name: str, before: str, after: str) -> None:
        what = f"{known.values['number']} · {field_text(field_name)}"
        self.changes.append(Change(what, before, after, known.id))

    def _held(
        self, row: DossierRow, known: Known, changes: dict[str, object], location: Location | None
    ) -> Location | None:
        """Let a dossier that is held back stay where it is, and what is gone be gone; tell where the list differs."""
        gone = known.values["stage"] in GONE and changes.pop("stage", None) is not None
        if changes.pop("folder", None) is not None or location is not None or gone:
            number = str(known.values["number"])
            self._problem("archive_stays_in_place", Severity.WARNING, row, number=number, why=self.held[known.id])
        return None

    def _unmatched(self, matcher: Matcher, row: DossierRow, *, again: bool) -> DossierPlan:
        if row.title is None:
            several = len(matcher.contents(row)) > 1
            code = "archive_dossier_ambiguous" if several else "archive_dossier_unknown"
            self._problem(code, Severity.ERROR, row, number=row.number or "")
            return DossierPlan(row, Verdict.REFUSED)
        twin = matcher.twin(row)
        other = matcher.same_number(row) if row.numbered else None
        fields = fields_of(row) | {"number": self._number(row)}
        new, _, _ = match_items(row.items, ())
        if twin is not None or again:
            number = str(twin.values["number"]) if twin is not None else row.number
            self._problem("archive_possible_duplicate", Severity.WARNING, row, number=number, title=row.title)
            return DossierPlan(row, Verdict.DUPLICATE, twin.id if twin else None, fields, row.location, new)
        if other is not None:
            title = str(other.values["title"])
            self._problem("archive_number_in_use", Severity.INFO, row, number=row.number or "", title=title)
        location = row.location if row.location is not None and text_of(row.location) else None
        if location is not None:
            self.locations.append(location)
        return DossierPlan(row, Verdict.NEW, None, fields, location, new)

    def _number(self, row: DossierRow) -> str:
        """Return the number of a new dossier: its own, its place in the list where that is free, else the next one."""
        if row.number is not None and (row.numbered or natural_key(row.number) not in self.taken):
            self.taken.add(natural_key(row.number))
            return row.number
        while natural_key(str(self.next)) in self.taken:
            self.next += 1
        number = str(self.next)
        self.taken.add(natural_key(number))
        return number

    def _problem(self, code: str, severity: Severity, row: DossierRow, **data: object) -> None:
        cell = row.cells.get("number") or row.cells.get("position") or row.cells.get("title") or f"A{row.row}"
        self.problems.append(Problem(code, severity, row.sheet, cell, (cell,), row.number, None, data))


def _newest_act(cabinet: Cabinet | None, before: int | None = None) -> int:
    if cabinet is None:
        return 0
    newest = cabinet.history(limit=1, before=before)
    return newest[0].batch if newest else 0


def _added(one: Counts, other: Counts) -> Counts:
    return Counts(
        one.new + other.new,
        one.changed + other.changed,
        one.same + other.same,
        one.duplicate + other.duplicate,
        one.refused + other.refused,
    )


def _as_dict(counts: Counts) -> dict[str, int]:
    return {
        "new": counts.new,
        "changed": counts.changed,
        "same": counts.same,
        "duplicate": counts.duplicate,
        "refused": counts.refused,
    }


def _unwatched(share: float) -> None:
    """Take no notice of progress."""
