"""The summary of a plan of results, as ``import --json`` prints it: what was recognised, before anything is stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from app.intake.area_lines import FoundAreas
from app.intake.area_names import summary_of_names
from app.intake.results_work import SourceWork, Work, subject_key
from app.results import checks
from app.results.areas import Node, depth
from app.results.contestants import ballot_name
from app.results.lookup import SubjectKey
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
    twice = _standing_twice(reading.tables, matches, finest)
    contestants: list[dict[str, Any]] = []
    measures: list[dict[str, Any]] = []
    for source in work.sources:
        totals = _totals(reading.tables, matches, source, finest, twice)
        contestants.extend(_contestants(totals, source, work))
        measures.extend(
            {"field": subject.field, "heading": subject.heading, "total": total, "source": source.name}
            for subject, total in totals
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


def _standing_twice(tables: Sequence[ResultTable], matches: Sequence[Matches], finest: Level) -> set[Node]:
    """Return the areas that several lines at the finest level are about."""
    lines: Counter[Node] = Counter()
    for table, found in zip(tables, matches, strict=True):
        pairs = zip(table.areas, found.nodes, strict=True)
        lines.update([node for line, node in pairs if node is not None and line.level is finest])
    return {node for node, count in lines.items() if count > 1} if len(lines) < lines.total() else set()


def _totals(
    tables: Sequence[ResultTable],
    matches: Sequence[Matches],
    source: SourceWork,
    finest: Level,
    twice: Collection[Node],
) -> list[tuple[Subject, int]]:
    """Return the subjects of a source with what their figures at the finest level add up to, over all tables.

    Of an area that stands ``twice`` a figure counts where it stands first, as when it is stored.
    """
    found: dict[SubjectKey, tuple[Subject, int]] = {}
    told: set[tuple[Node, SubjectKey]] = set()
    for table, match in zip(tables, matches, strict=True):
        own = [subject.source == source.prefix for subject in table.subjects]
        if source.prefix is not None and any(subject.source for subject in table.subjects) and not any(own):
            continue
        keys = [subject_key(each) if each.source in (None, source.prefix) else None for each in table.subjects]
        rows = [
            _not_told(row, keys, node, told) if node in twice else row
            for line, row, node in zip(table.areas, table.values, match.nodes, strict=True)
            if line.level is finest
        ]
        columns = list(zip(*rows, strict=True)) if rows else [()] * len(table.subjects)
        taken = set()
        for subject, key, column in zip(table.subjects, keys, columns, strict=True):
            if key is None or key in taken:
                continue
            taken.add(key)
            total = sum(column) if None not in column else sum(value for value in column if value is not None)
            first, before = found.get(key, (subject, 0))
            found[key] = (first, before + total)
    return list(found.values())


def _not_told(
    row: Sequence[int | None], keys: Sequence[SubjectKey | None], node: Node | None, told: set[tuple[Node, SubjectKey]]
) -> tuple[int | None, ...]:
    """Return a row without the figures of its area that an earlier row gave."""
    assert node is not None  # noqa: S101 - it stands twice, so it was found
    left = tuple([None if (node, key) in told else value for key, value in zip(keys, row, strict=True)])
    told.update((node, key) for key, value in zip(keys, left, strict=True) if key is not None and value is not None)
    return left


def _contestants(totals: Sequence[tuple[Subject, int]], source: SourceWork, work: Work) -> list[dict[str, Any]]:
    """Return the contestants of a source; candidates stand inside their party, whose total holds them.

    One whose number nobody tells has None for it.
    """
    answer: dict[int | str, dict[str, Any]] = {}
    for subject, total in totals:
        if subject.field is None and subject.candidate is None:
            answer[subject.number or subject.heading] = _entry(subject, total, source, work)
    stated = set(answer)
    for subject, total in totals:
        if subject.number is None or subject.candidate is None:
            continue
        party = answer.setdefault(
            subject.number,
            _entry(Subject(subject.line, subject.heading, number=subject.number), 0, source, work),
        )
        if subject.number not in stated:
            party["total"] += total
        party.setdefault("candidates", []).append(_entry(subject, total, source, work))
    return list(answer.values())


def _entry(subject: Subject, total: int, source: SourceWork, work: Work) -> dict[str, Any]:
    draft = work.subjects.get(subject_key(subject))
    number = subject.number if subject.candidate is None else subject.candidate
    name = draft.name if draft is not None and draft.name else _placeholder(subject)
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
