"""What a speaker's notes say of measures: each figure with the file, sheet and cells it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.i18n import number, tr
from app.reports import wording
from app.reports.data import ResultsData
from app.results.participation import count
from app.results.records import AreaResult

#: A speaker looks up a few figures; past these the workbook and the results page tell the cells.
MOST_NOTES = 60


def measure_notes(data: ResultsData, areas: Iterable[AreaResult], fields: Sequence[str]) -> list[str]:
    """Return a line for each measure of each area whose cells are known, the first ``MOST_NOTES`` of them."""
    lines = []
    for area in areas:
        for field in fields:
            cell, value = data.measured.get((area.id, field)), count(area.measures, field)
            if cell and value is not None:
                facts = {"area": area.name, "name": wording.measure(field), "votes": number(value), "cell": cell}
                lines.append(tr("{area}, {name}: {votes} dari {cell}.", **facts))
    return lines[:MOST_NOTES]
