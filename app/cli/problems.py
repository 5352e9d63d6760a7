"""How problems of an import are printed: the worst first, each with its place, and how many there are of what."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from app.cli.output import Output
from app.i18n import number, tr, trc
from app.messages import sentence

if TYPE_CHECKING:
    from importers.records import Problem, Severity

_SHOWN = 20
#: What stands before a problem, by severity, the worst first.
_MARKS = {"error": "✗", "warning": "!", "info": "·"}


def problem_sentence(problem: Problem) -> str:
    """Return a problem as a sentence."""
    data = {"sheet": problem.sheet, "cell": problem.cell, "raw": problem.raw, "suggestion": problem.suggestion}
    return sentence(problem.code, {**data, **problem.data})


def show_problems(problems: Sequence[Problem], output: Output) -> None:
    """Print the first problems, the worst first; where there are more, how many of what severity and kind."""
    for problem in problems[:_SHOWN]:
        output.line(f"  {_MARKS[problem.severity]} {_told(problem)}")
    rest = len(problems) - _SHOWN
    if rest <= 0:
        return
    from app.intake.results.problem_order import by_severity
    from app.problem_words import problem_group

    output.line("  " + tr("… dan {rest} masalah lain; --problems FILE menulis semuanya.", rest=number(rest)))
    counted = {words: number(count) for words, count in _severities(by_severity(problems)).items()}
    output.line(
        "  " + tr("Semuanya: {counted}.", counted=", ".join(f"{count} {word}" for word, count in counted.items()))
    )
    groups = Counter(map(problem_group, problems))
    output.line("  " + " · ".join(f"{group} {number(count)}" for group, count in groups.most_common()))


def _severities(counted: Mapping[Severity, int]) -> dict[str, int]:
    words = {
        "error": trc("jumlah masalah", "ditolak"),
        "warning": trc("jumlah masalah", "perlu diperiksa"),
        "info": trc("jumlah masalah", "catatan"),
    }
    return {words[severity]: count for severity, count in counted.items()}


def _told(problem: Problem) -> str:
    """Return a problem as a line: where it stands, unless its sentence says that, and what it is."""
    said = problem_sentence(problem)
    meant = problem.suggestion or ""
    if meant and meant not in said and (not meant.isdecimal() or number(int(meant)) not in said):
        shown = number(int(meant)) if meant.isdecimal() else meant
        said = tr("{told} Usul: {suggestion}.", told=said, suggestion=shown)
    cell = None if problem.cell and re.search(rf"\b{problem.cell}\b", said) else problem.cell
    place = str(problem.data.get("path") or " ".join(part for part in (problem.sheet, cell) if part))
    return f"{place}: {said}" if place else said
