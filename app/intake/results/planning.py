"""Election results: a reading of a file and the clerk's decisions become a plan, and a plan becomes figures.

It compares with what the cabinet keeps, runs the checks, and changes nothing before `apply`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from app import settings
from app.intake.areas.cells import point_at_names
from app.intake.areas.lines import match_areas
from app.intake.plan import Counts, ImportPlan, ImportRequest
from app.intake.results.amending import amend
from app.intake.results.applying import apply as apply
from app.intake.results.applying import collection_paused
from app.intake.results.ballot_numbers import by_ballot
from app.intake.results.candidates import districts_of, name_candidates, without_own_votes
from app.intake.results.comparing import compare
from app.intake.results.districts import members_of, with_districts_above
from app.intake.results.frame import (
    contest_area,
    election_of,
    elections_in,
    frame,
    kemendagri_code,
    kept_of,
    settle,
    sources_of,
)
from app.intake.results.names import known_names, unnumbered
from app.intake.results.reading import Read, read, with_mapping
from app.intake.results.summary import summary_of
from app.intake.results.work import SourceWork, Tally, Work
from app.results import choosing, lookup
from app.results.areas import Node, Tree, common, depth
from app.results.district_homes import home_level
from importers.election import guess_election
from importers.mapping import BadMapping
from importers.records import (
    TREE,
    ElectionGuess,
    Kind,
    Level,
    ResultsReading,
    Severity,
    SheetVerdict,
)

if TYPE_CHECKING:
    from app.store.cabinet import Cabinet
    from importers.grid import Workbook

Progress = Callable[[float], None]

#: Share of the time that reading takes of reading and planning.
_READING = 0.5
#: Share of the time that finding the areas takes of planning.
_MATCHING = 0.6


def plan_workbook(
    cabinet: Cabinet | None,
    workbook: Workbook,
    request: ImportRequest,
    progress: Progress | None = None,
    *,
    found: Read | None = None,
) -> ImportPlan:
    """Read the results in a workbook and plan their import; contestants may stand in it by their names alone.

    ``found`` is how they were read by the same request before.
    """
    from importers.results import SourceNotFound

    watch = progress or _unwatched
    nothing = ResultsReading(workbook.facts, (), (), ElectionGuess())
    try:
        found = found or read(
            cabinet, workbook, request, area_of(cabinet, request), lambda share: watch(share * _READING)
        )
    except SourceNotFound as missing:
        data: dict[str, object] = {
            "source": missing.name,
            "found": ", ".join(missing.seen),
            "name": workbook.facts.name,
        }
        return _refused(nothing, request, Tally(), "source_unknown", data)
    except BadMapping as bad:
        return _refused(nothing, request, Tally(), bad.code, {"name": workbook.facts.name, **bad.data})
    plan = plan_results(cabinet, found.reading, request, lambda share: watch(_READING + share * (1 - _READING)))
    return point_at_names(with_mapping(plan, workbook, found), workbook)


def area_of(cabinet: Cabinet | None, request: ImportRequest) -> str | None:
    """Return the code of the area a file is about as far as it was told: by the clerk, else the office's own."""
    return request.area or _office_area(cabinet)


def _office_area(cabinet: Cabinet | None) -> str | None:
    return None if cabinet is None else settings.load(cabinet.folder).office_area or None


#: What is said of a whole file for what was made of a sheet of it, where that tells more than that it has no results.
_REFUSALS = {
    "json_areas_by_id": "areas_by_id",
    "json_no_figures": "json_not_results",
    "elected_list": "only_elected",
    "several_elections": "several_in_table",
}
#: What may stand beside pivot tables in a file that has nothing else.
_BESIDE_PIVOTS = frozenset({"pivot_table", "cover_sheet", "notes_sheet", "sheet_empty", "sheet_left"})


def plan_results(
    cabinet: Cabinet | None, reading: ResultsReading, request: ImportRequest, progress: Progress | None = None
) -> ImportPlan:
    """Plan the import of ``reading``: what would be new, changed or the same, and all that was found amiss.

    A plan without a cabinet is one for an empty cabinet. The plan is refused (``refusal``) where no results were
    found, a named source is not in the file, or nothing of it could be taken; an election that is not known, or a
    contestant whose number nobody tells, is only refused by `apply`. Raises `AppError` for an ``area`` that does not
    exist, and for a value decided for a cell that holds no figure.
    """
    with collection_paused():
        amended, changes = amend(reading, request.values)
        plan = _plan(cabinet, amended, request, progress or _unwatched)
        if isinstance(plan.work, Work):
            plan.work.amended = changes
        return plan


def _plan(cabinet: Cabinet | None, reading: ResultsReading, request: ImportRequest, watch: Progress) -> ImportPlan:
    tally = Tally(problems=list(reading.problems))
    tally.refused = sum(1 for problem in reading.problems if problem.severity is Severity.ERROR and problem.cell)
    if not any(table.values and table.subjects for table in reading.tables):
        code, data = _without_results(reading.sheets)
        return _refused(reading, request, tally, code, {"name": reading.facts.name, **data})
    named = sources_of(reading, request)
    if isinstance(named, dict):
        return _refused(reading, request, tally, "source_unknown", named)
    tree = Tree(None if cabinet is None else cabinet.connection())
    key = election_of(reading, request)
    home = home_level(None if key is None else key.kind)
    if home is Level.PROVINCE:
        reading = with_districts_above(reading)
    areas = match_areas(
        tree,
        reading.tables,
        request,
        _office_area(cabinet),
        tally.problems,
        lambda share: watch(share * _MATCHING),
        home=home,
    )
    matches = areas.matches
    root = common(node for found in matches for node in found.nodes if node is not None)
    names = known_names(cabinet, key, kemendagri_code(root))
    reading = by_ballot(reading, names, request, tally.problems)
    districts = districts_of(cabinet, tree, reading, matches, key, contest_area(key, root))
    work = frame(reading, key, root, named, districts)
    name_candidates(reading, work, tally.problems)
    tally.problems.extend(note for note in (without_own_votes(reading),) if note is not None)
    work.members = members_of(matches, home)
    kept = kept_of(cabinet, work)
    settle(work, kept)
    compare(
        cabinet, work, kept, tree, reading, matches, tally, lambda share: watch(_MATCHING + share * (1 - _MATCHING))
    )
    used = [
        met.node for source in work.sources for block in source.blocks for met in block.lines if met.node.id is None
    ]
    beside = [node for source in work.sources for node in _beside(cabinet, tree, source) if node.id is None]
    work.aliases = areas.aliases
    aliased = [node for alias in work.aliases for node in (alias.within, alias.area) if node.id is None]
    grouped = [node for pair in work.members for node in pair if node.id is None]
    work.areas = tree.missing(dict.fromkeys([*used, *grouped, *beside, *aliased]))
    counts = Counts(tally.new, tally.changed, tally.same, tally.duplicate, tally.refused)
    taken = counts.new + counts.changed + counts.same
    refusal: tuple[str, dict[str, object]] | None = None
    if not taken:
        lost = any(found.failed for found in matches)
        code = "nothing_taken" if lost else "nothing_readable"
        refusal = (code, {"name": reading.facts.name, "refused": counts.refused})
    return ImportPlan(
        request,
        reading.facts,
        Kind.RESULTS,
        reading.sheets,
        taken,
        counts,
        tuple(tally.problems),
        tuple(tally.changes),
        summary_of(reading, work, areas, root, guessed=request.election is None and reading.election.guessed),
        refusal,
        work,
        settles=any(source.settles for source in work.sources) or _names_kept(work, kept),
        undecided=_undecided(
            reading, known=key is not None and (root is not None or refusal is not None), asked=request.election is None
        ),
        names=areas.names,
    )


def _without_results(sheets: Sequence[SheetVerdict]) -> tuple[str, Mapping[str, object]]:
    """Return what is said of a file for what was made of its sheets, where no results are in any."""
    told = next((sheet for sheet in sheets if sheet.why in _REFUSALS), None)
    if told is not None:
        return _REFUSALS[told.why], told.data
    whys = {sheet.why for sheet in sheets}
    return "only_pivots" if "pivot_table" in whys and whys <= _BESIDE_PIVOTS else "no_results", {}


def _beside(cabinet: Cabinet | None, tree: Tree, source: SourceWork) -> Iterator[Node]:
    """Yield the areas that a source with its new figures should speak of, so that "60 of 68 kelurahan" can be said.

    How many TPS there are nobody knows; and to count every kelurahan of the country, all 84,000 would have to be kept.
    """
    levels = {met.node.level for block in source.blocks for met in block.lines}
    finest = max((level for level in levels if level in TREE and level is not Level.STATION), key=depth, default=None)
    if finest is None:
        return
    told = {met.node for block in source.blocks for met in block.lines if met.node.level in TREE}
    if cabinet is not None and source.id is not None:
        told.add(choosing.source_root(cabinet.connection(), tree, source.id))
    root = common(told)
    if root is not None and not (root is tree.nation and finest is Level.VILLAGE):
        yield from tree.within(root, finest)


def _undecided(reading: ResultsReading, *, known: bool, asked: bool) -> tuple[str, dict[str, object]] | None:
    """Return what must be decided before figures can be kept: which election it is, and who has which number.

    ``asked`` tells that nobody has said yet which of the elections in the file is meant.
    """
    elections = elections_in(reading) if asked else ()
    if len(elections) > 1:
        return "election_of_several", {"name": reading.facts.name, "elections": "; ".join(elections)}
    apart = list(dict.fromkeys(subject.source or "" for table in reading.tables for subject in table.subjects))
    spoken = [guess_election((source,)) for source in apart]
    several = len({each.year for each in spoken} - {None}) > 1 or len({each.kind for each in spoken} - {None}) > 1
    if "" not in apart and several:
        return "several_elections_apart", {"name": reading.facts.name, "sources": ", ".join(apart)}
    if not known:
        return "election_unknown", {"name": reading.facts.name}
    nameless = unnumbered(reading)
    if not nameless:
        return None
    return "contestant_without_number", {"name": reading.facts.name, "contestants": ", ".join(nameless)}


def _names_kept(work: Work, kept: lookup.KeptContest) -> bool:
    """Tell whether figures that are kept already would get names."""
    return any((key[0], key[1], "") in kept.subjects for key in work.named if key[0])


def _refused(
    reading: ResultsReading, request: ImportRequest, tally: Tally, code: str, data: dict[str, object]
) -> ImportPlan:
    return ImportPlan(
        request,
        reading.facts,
        Kind.RESULTS,
        reading.sheets,
        0,
        Counts(refused=tally.refused),
        tuple(tally.problems),
        refusal=(code, data),
    )


def _unwatched(share: float) -> None:
    """Take no notice of progress."""
