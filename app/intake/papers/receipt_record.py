"""What an import leaves of itself for its receipt: facts and codes, no words, so that it can be told in any language.

It is taken from the plan as the act is done and read back from the history; it knows no layout.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any
from zlib import compress, decompress

from app.archive import people
from app.intake.archive import hiding
from app.intake.plan import ImportPlan
from app.intake.results.work import Work
from importers.records import Problem, Severity

if TYPE_CHECKING:
    from app.store import Act, Cabinet

#: A receipt is one page: of thousands of problems it shows the worst and says how many there are. The others are
#: packed beside them.
_MOST_PROBLEMS = 60
_PACKING = 3
_MOST_LINES = 200
_ORDER = list(Severity)
_INSERT = "INSERT INTO import_receipt (act, place, data) VALUES (?, ?, ?)"


def keep(act: Act, cabinet: Cabinet, plans: Sequence[ImportPlan]) -> None:
    """Keep with ``act`` what the receipts of its ``plans`` say; an act that changed nothing keeps none.

    A receipt lies open, so it tells what anyone may see.
    """
    if act.rows:
        anyone = people.viewer(cabinet, None)
        plans = [replace(plan, problems=hiding.problems_for(cabinet, anyone, plan.problems)) for plan in plans]
        written = [json.dumps(record_of(plan), ensure_ascii=False, default=str) for plan in plans]
        act.append(_INSERT, [(act.id, place, data) for place, data in enumerate(written)])


def kept(cabinet: Cabinet, batch: int) -> list[dict[str, Any]]:
    """Return what is kept of the files of an import, in their order; nothing for an act that was none."""
    rows = cabinet.connection().execute("SELECT data FROM import_receipt WHERE act = ? ORDER BY place", (batch,))
    return [json.loads(data) for (data,) in rows]


def problems_of(record: Mapping[str, Any]) -> list[Problem]:
    """Return the worst problems of a record, as many as a receipt may show."""
    return _problems(record["problems"])


def all_problems(record: Mapping[str, Any]) -> list[Problem]:
    """Return the problems of a record, the worst first; records of old kept the worst only."""
    packed = record.get("more_problems")
    more = json.loads(decompress(b64decode(packed))) if packed else []
    return _problems([*record["problems"], *more])


def _problems(told_of: Sequence[Mapping[str, Any]]) -> list[Problem]:
    return [
        Problem(
            told["code"],
            Severity(told["severity"]),
            told["sheet"],
            told["cell"],
            raw=told["raw"],
            suggestion=told["suggestion"],
            data=told["data"],
        )
        for told in told_of
    ]


def record_of(plan: ImportPlan) -> dict[str, Any]:
    """Return what the receipt of a plan says, as JSON can hold it."""
    told = sorted(plan.problems, key=lambda problem: _ORDER.index(problem.severity))
    summary = plan.summary
    return {
        "file": {"name": plan.facts.name, "sha256": plan.facts.sha256, "bytes": plan.facts.size},
        "kind": str(plan.kind),
        "kept": plan.kept,
        "sheets": [
            {"name": sheet.name, "used": sheet.used, "why": sheet.why, "rows": sheet.rows, "data": dict(sheet.data)}
            for sheet in plan.sheets[:_MOST_LINES]
        ],
        "election": summary.get("election"),
        "areas": _areas(summary.get("areas")),
        "sources": _sources(plan),
        "contestants": [_line(each, ("number", "name")) for each in summary.get("contestants", ())],
        "measures": [_line(each, ("field",)) for each in summary.get("measures", ())],
        "counts": asdict(plan.counts),
        "problems": [_problem(problem) for problem in told[:_MOST_PROBLEMS]],
        "more_problems": _packed([_problem(problem) for problem in told[_MOST_PROBLEMS:]]),
        "severities": Counter(str(problem.severity) for problem in plan.problems),
        "values": [asdict(value) for value in plan.request.values[:_MOST_LINES]],
        "names": len(plan.request.areas),
    }


def _packed(problems: Sequence[Mapping[str, Any]]) -> str:
    """Return problems as text that takes little room, "" for none."""
    if not problems:
        return ""
    return b64encode(compress(json.dumps(problems, ensure_ascii=False, default=str).encode(), _PACKING)).decode()


def _areas(areas: Mapping[str, Any] | None) -> dict[str, Any] | None:
    if not areas or "level" not in areas:
        return None
    return {key: areas.get(key) for key in ("level", "count", "matched", "root")}


def _sources(plan: ImportPlan) -> list[dict[str, Any]]:
    if not isinstance(plan.work, Work):
        return []
    return [
        {
            "name": source.name,
            "status": str(source.status),
            "official": source.official,
            "form": source.form,
            "dossier": source.dossier,
        }
        for source in plan.work.sources
    ]


def _line(entry: Mapping[str, Any], names: Sequence[str]) -> dict[str, Any]:
    return {name: entry.get(name) for name in (*names, "total", "source")}


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "severity": str(problem.severity),
        "code": problem.code,
        "sheet": problem.sheet,
        "cell": problem.cell,
        "raw": problem.raw,
        "suggestion": problem.suggestion,
        "data": dict(problem.data),
    }
