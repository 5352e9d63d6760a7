"""The districts that a file names: where they stand in its lines, and which areas they are made of.

It decides by the kind of election and the lines; nothing of the cabinet is looked at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.results.areas import Node
from app.results.district_homes import above_regencies
from app.results.matching import Matches
from importers.records import Level, ResultsReading, ResultTable


def with_districts_above(reading: ResultsReading) -> ResultsReading:
    """Return a reading whose lines have the district of a kabupaten or kota above it, as their elections have it."""
    return replace(reading, tables=tuple(map(_placed, reading.tables)))


def _placed(table: ResultTable) -> ResultTable:
    if not any(level is Level.DISTRICT for area in table.areas for level, _ in area.path):
        return table
    totals = tuple((above_regencies(line), values) for line, values in table.totals)
    return replace(table, areas=tuple(map(above_regencies, table.areas)), totals=totals)


def members_of(matches: Sequence[Matches], home: Level | None) -> list[tuple[Node, Node]]:
    """Return the areas that belong to each district that lines name, each pair once.

    Districts of a province are made of its kabupaten and kota, unless one of these lies in several; others of
    kecamatan.
    """
    pairs = [pair for found in matches for pair in found.members]
    if home is Level.PROVINCE:
        wide = _at(pairs, Level.REGENCY)
        if len({area for _, area in wide}) == len(wide):
            return wide
    return _at(pairs, Level.SUBDISTRICT)


def _at(pairs: Sequence[tuple[Node, Node]], level: Level) -> list[tuple[Node, Node]]:
    return list(dict.fromkeys((district, area.at(level) or area) for district, area in pairs))
