"""The summary of a plan of results, as ``import --json`` prints it: what was recognised, before anything is stored."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from app.intake.areas.lines import FoundAreas
from app.intake.areas.names import summary_of_names
from app.intake.results.totals import Totals, totals_of
from app.intake.results.work import SourceWork, Work, subject_key
from app.results import checks
from app.results.areas import Node, depth
from app.results.candidates import name_key
from app.results.contestants import ballot_name
from app.results.lookup import is_part
from app.results.matching import Matches
from importers.records import TREE, Level, ResultsReading, ResultTable, Subject, column_name


def summary_of(
    reading: ResultsReading, work: Work, areas: FoundAreas, root: Node | None, *, guessed: bool
) -> dict[str, Any]:
    """Return election, contestants, measures, areas and sources of a file; totals are of its finest areas.

    ``areas`` are those of each table's lines, ``root`` the area that holds them all, ``guessed`` whether the
    election was found out rather than told.
    """
    matches = areas.matches
    finest = _finest(reading.tables)
    contestants: list[dict[str, Any]] = []
    measures: list[dict[str, Any]] = []
    for source in work.sources:
        totals = totals_of(reading.tables, matches, source, work.districts)
        contestants.extend(_contestants(totals, source, work))
        measures.extend(
            {"field": subject.field, "heading": subject.heading, "total": total, "source": source.name}
            for subject, _, total in totals.lines
            if subject.field is not None
        )
    key = work.election
    return {
        "election": {
            "kind": str(key.kind) if key else reading.election.kind,
            "year": key.year if key else reading.election.year,
            "round": key.round if key else reading.election.round,
            "guessed": guessed,
        },
        "contestants": contestants,
        "measures": measures,
        "areas": _areas(reading.tables, matches, finest, root) | {"names": summary_of_names(areas.names)},
        "sources": [_source(reading.tables, source) for source in work.sources],
    }


def _finest(tables: Iterable[ResultTable]) -> Level:
    """Return the finest level of a file's areas; districts only where there is nothing of the tree."""
    levels = {line.level for table in tables for line in table.areas}
    return max((level for level in levels if level in TREE), key=depth, default=Level.DISTRICT)


def _contestants(totals: Totals, source: SourceWork, work: Work) -> list[dict[str, Any]]:
    """Return the contestants of a source; own votes and candidates stand inside their party, whose total holds them.

    One whose number nobody tells has None for it. A candidate whose district is known has its name.
    """
    answer: dict[int | str, dict[str, Any]] = {}
    for subject, _, total in totals.lines:
        if subject.field is None and subject.candidate is None and not subject.own:
            answer[subject.number or subject.heading] = _entry(subject, None, total, source, work)
    for subject, district, total in totals.lines:
        if subject.number is None or not is_part(subject_key(subject)):
            continue
        party = answer.get(subject.number)
        if party is None:
            alone = Subject(subject.line, subject.heading, number=subject.number)
            party = answer[subject.number] = _entry(alone, None, 0, source, work)
        party["total"] = totals.parties.get(subject.number, party["total"])
        if subject.own:
            party["own"] = total
            continue
        candidate = _entry(subject, district, total, source, work)
        if district is not None:
            candidate["district"] = district.name
        party.setdefault("own", None)
        party.setdefault("candidates", []).append(candidate)
    return list(answer.values())


def _entry(subject: Subject, district: Node | None, total: int, source: SourceWork, work: Work) -> dict[str, Any]:
    number = subject.number if subject.candidate is None else subject.candidate
    key = subject_key(subject)
    drafts = [work.subjects.get(key)]
    if subject.number is not None and subject.candidate is not None:
        drafts.insert(0, work.subjects.get(name_key(subject.number, subject.candidate, district)))
    name = next((draft.name for draft in drafts if draft is not None and draft.name), None) or _placeholder(subject)
    return {"heading": subject.heading, "number": number, "name": name, "total": total, "source": source.name}


def _placeholder(subject: Subject) -> str:
    return subject.heading if subject.number is None else ballot_name(subject.number, subject.candidate)


def _areas(
    tables: Sequence[ResultTable], matches: Sequence[Matches], finest: Level, root: Node | None
) -> dict[str, Any]:
    matched: set[Node] = set()
    missing = 0
    unmatched: list[dict[str, Any]] = []
    for table, found in zip(tables, matches, strict=True):
        matched |= {
            node
            for line, node in zip(table.areas, found.nodes, strict=True)
            if node is not None and line.level is finest
        }
        for place, match in found.failed.items():
            line = table.areas[place]
            missing += line.level is finest
            unmatched.append(
                {
                    "name": checks.area_text(line),
                    "level": str(line.level),
                    "sheet": table.sheet,
                    "line": table.place_of_area(line.line)[table.areas_in == "columns"],
                    "within": match.within,
                    "suggestions": [{"code": near.node.code, "name": near.node.name} for near in match.near],
                }
            )
    return {
        "level": str(finest),
        "count": len(matched) + missing,
        "matched": len(matched),
        "unmatched": unmatched,
        "root": None if root is None else {"code": root.code, "name": root.name, "level": str(root.level)},
    }


def _source(tables: Sequence[ResultTable], source: SourceWork) -> dict[str, Any]:
    lines: dict[str, None] = {}
    for table in tables:
        for subject in table.subjects:
            if subject.source == source.prefix:
                row, column = table.place_of_subject(subject.line)
                lines[column_name(column) if table.areas_in == "rows" else str(row)] = None
    return {
        "name": source.name,
        "columns": list(lines),
        "status": str(source.status),
        "status_guessed": source.status_guessed,
        "official": source.official,
    }
