"""What a results file is about before its figures are looked at: election, contest, contestants and sources.

What the clerk decided counts, then what the cabinet keeps, then what the file says, then what can be guessed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.i18n import tr
from app.intake.plan import ImportRequest
from app.intake.results.work import UNNUMBERED, SourceWork, Work, subject_key
from app.results import contestants, elections, lookup, sources
from app.results.areas import Node
from app.results.lookup import OWN, SubjectKey, is_part
from app.results.measures import measure_name
from app.results.records import Contestant, ElectionKey, ElectionKind, Status
from app.results.writing import SubjectDraft
from importers.election import guess_election
from importers.records import CodeScheme, Level, ResultsReading, Subject
from importers.wording.headings import compact

if TYPE_CHECKING:
    from app.store.cabinet import Cabinet


def election_of(reading: ResultsReading, request: ImportRequest) -> ElectionKey | None:
    """Return the election that was decided, else the one the file tells, None where kind or year is not known."""
    if request.election is not None:
        return request.election
    guess = reading.election
    if guess.kind is None or guess.year is None:
        return None
    return ElectionKey(ElectionKind(guess.kind), guess.year, guess.round)


def elections_in(reading: ResultsReading) -> tuple[str, ...]:
    """Return the elections that tables of a file are of, as it calls them, the one that was read first."""
    others = [str(problem.data["title"]) for problem in reading.problems if problem.code == "other_election"]
    if not others:
        return ()
    guess = reading.election
    said = [title for title in reading.titles if guess_election((title,)).year == guess.year and title not in others]
    own = min(said, key=len, default=reading.tables[0].sheet if reading.tables else "")
    return tuple(dict.fromkeys((own, *others)))


def sources_of(reading: ResultsReading, request: ImportRequest) -> list[SourceWork] | dict[str, object]:
    """Return the sources to take; where the one asked for is not in the file, the data of that refusal."""
    seen = [*reading.sources, *(subject.source for table in reading.tables for subject in table.subjects)]
    prefixes = list(dict.fromkeys(prefix for prefix in seen if prefix is not None))
    form = request.form or sources.form_in((*reading.titles, reading.facts.name))
    if not prefixes:
        name = request.source or _only_name(reading, form)
        return [_source(name, None, form, request)]
    if request.source is not None:
        wanted = compact(request.source)
        chosen = [prefix for prefix in prefixes if compact(prefix) == wanted]
        if not chosen:
            return {"source": request.source, "found": ", ".join(prefixes), "name": reading.facts.name}
        prefixes = chosen
    return [_source(prefix, prefix, request.form, request) for prefix in prefixes]


def _only_name(reading: ResultsReading, form: str | None) -> str:
    # Codes of the areas above are the ministry's own without their dots; only those of stations are Sirekap's.
    areas = [table.areas[0] for table in reading.tables if table.areas]
    sirekap = any(area.scheme is CodeScheme.SIREKAP and area.level is Level.STATION for area in areas)
    texts = (*reading.titles, reading.facts.name, *(("sirekap",) if sirekap else ()))
    return sources.guess_name(form, texts)


def _source(name: str, prefix: str | None, form: str | None, request: ImportRequest) -> SourceWork:
    status = request.status or sources.guess_status(name, form)
    return SourceWork(name, status, request.status is None, prefix, form, request.dossier)


def contest_area(key: ElectionKey | None, root: Node | None) -> Node | None:
    """Return the area of the contest that figures inside ``root`` belong to."""
    return None if key is None or root is None else root.at(elections.SCOPE[key.kind]) or root


def kemendagri_code(area: Node | None) -> str | None:
    """Return the ministry's code of an area, or of the nearest area above that has one."""
    return next((node.code for node in area.line() if node.scheme is CodeScheme.KEMENDAGRI), None) if area else None


def frame(
    reading: ResultsReading,
    key: ElectionKey | None,
    root: Node | None,
    found: list[SourceWork],
    districts: Sequence[Node | None],
) -> Work:
    """Return the work without figures: the contest's area, and the subjects with the names the list knows.

    Candidates come without names: these are those of a district, and ``districts`` has that of each table.
    """
    area = contest_area(key, root)
    known = contestants.known(key, kemendagri_code(root)) if key is not None else {}
    drafts: dict[SubjectKey, SubjectDraft] = {}
    for table in reading.tables:
        for subject in table.subjects:
            if subject.candidate is None:
                named = _draft(subject, known)
                if drafts.setdefault(named.key, named).name is None:
                    drafts[named.key] = named
            if subject.number is not None and is_part(subject_key(subject)):
                # A party of which only parts are counted is a contestant all the same.
                party = Subject(subject.line, "", number=subject.number)
                drafts.setdefault(subject_key(party), _draft(party, known))
    return Work(key, area, drafts, found, [], [], tables=reading.tables, districts=list(districts))


def kept_of(cabinet: Cabinet | None, work: Work) -> lookup.KeptContest:
    """Return what the cabinet keeps of the contest that the work is about."""
    area = work.contest_area
    if cabinet is None or work.election is None or area is None or area.id is None:
        return lookup.KeptContest()
    return lookup.kept_contest(cabinet.connection(), work.election, area.id)


def settle(work: Work, kept: lookup.KeptContest) -> None:
    """Let what is kept count: names of contestants, and of sources that are there already; mark the official one.

    Names that nobody had yet are marked as such.
    """
    for key, draft in work.subjects.items():
        there = kept.subjects.get(key)
        if draft.name is not None and (there is None or there.name is None):
            work.named.add(key)
    for subject in kept.subjects.values():
        if subject.name is not None:
            work.subjects[subject.key] = SubjectDraft(subject.key, subject.name, subject.short, subject.colour)
    for source in work.sources:
        same = kept.sources.get(lookup.source_key(source.name))
        if same is not None:
            source.id, source.name, source.official = same.id, same.name, same.official
            source.status = same.status if source.status_guessed else source.status
            source.settles = (
                source.status is not same.status
                or source.form not in (None, same.form)
                or source.dossier not in (None, same.dossier)
            )
    if not kept.has_official:
        first = next((source for source in work.sources if source.status is Status.FINAL and source.id is None), None)
        if first is not None:
            first.official = True


def _draft(subject: Subject, known: dict[int, Contestant]) -> SubjectDraft:
    key = subject_key(subject)
    if key[2] == OWN:
        return SubjectDraft(key)
    if subject.number is None:
        return SubjectDraft(key, subject.name if subject.field is None else None)
    who = known.get(subject.number)
    if who is None:
        return SubjectDraft(key, subject.name, subject.name)
    return SubjectDraft(key, who.name, who.short, who.colour)


def label(key: SubjectKey, draft: SubjectDraft) -> str:
    """Return a subject in a word or two, for a list of changes."""
    if key[2].startswith(UNNUMBERED):
        return key[2].removeprefix(UNNUMBERED)
    if key[2] == OWN:
        return tr("{party}: suara partai", party=contestants.ballot_name(key[0]))
    if key[2]:
        return measure_name(key[2])
    return draft.short or draft.name or contestants.ballot_name(key[0], key[1] or None)
