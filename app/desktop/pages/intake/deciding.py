"""What is only guessed of a file and how it is confirmed; it knows no widget."""

from __future__ import annotations

from typing import Any

from app.desktop import words
from app.desktop.pages.intake.state import ImportState
from app.i18n import tr
from app.reports import wording
from app.results.records import ElectionKey, Status
from importers.records import Kind

#: The models of signed papers, of all years, to choose from.
FORMS = (
    "C1", "D1", "DAA1", "DA1", "DB1", "DC1", "DD1", "C.HASIL", "D.HASIL KECAMATAN", "D.HASIL KABKO", "D.HASIL PROV",
    "D.HASIL NASIONAL", "C.HASIL-KWK", "D.HASIL KECAMATAN-KWK", "D.HASIL KABKO-KWK",
)  # fmt: skip


def guesses(state: ImportState) -> list[str]:
    """Return in words what was found out of the current file rather than told."""
    summary = _summary(state)
    told: list[str] = []
    election = summary.get("election")
    if isinstance(election, dict) and election.get("guessed") and _key(summary) is not None:
        told.append(words.election_short(str(_key(summary))))
    area = _root(state)
    if area is not None and state.file is not None and state.file.request.area is None:
        told.append(tr("Wilayah: {area}", area=area[1]))
    told += [
        tr("Sumber {source}: {status}", source=str(source["name"]), status=wording.status(Status(source["status"])))
        for source in _sources(summary)
        if source.get("status_guessed")
    ]
    return told


def confirm(state: ImportState) -> None:
    """Decide that all that was guessed is right."""
    summary = _summary(state)
    changes: dict[str, Any] = {}
    key, area, sources = _key(summary), _root(state), _sources(summary)
    if key is not None:
        changes["election"] = key
    if area is not None:
        changes["area"] = area[0]
    statuses = {str(source["status"]) for source in sources}
    if len(statuses) == 1:
        changes["status"] = Status(statuses.pop())
    state.decide(**changes)


def duplicates(state: ImportState) -> int:
    """Return how many dossiers of a list may be there already."""
    plan = state.file.plan if state.file else None
    if plan is None or plan.kind is not Kind.ARCHIVE_LIST:
        return 0
    return sum(problem.code == "archive_possible_duplicate" for problem in plan.problems)


def _summary(state: ImportState) -> dict[str, Any]:
    plan = state.file.plan if state.file else None
    return plan.summary if plan is not None else {}


def _key(summary: dict[str, Any]) -> ElectionKey | None:
    election = summary.get("election") or {}
    if not (election.get("kind") and election.get("year")):
        return None
    return ElectionKey.parse(f"{election['kind']}-{election['year']}-{election.get('round') or 1}")


def _root(state: ImportState) -> tuple[str, str] | None:
    """Return code and name of the area that the names of the file were found to fit, None where it was told."""
    plan = state.file.plan if state.file else None
    problems = plan.problems if plan is not None else ()
    found = next((problem.data for problem in problems if problem.code == "area_root_guessed"), None)
    return None if found is None else (str(found["code"]), str(found["area"]))


def _sources(summary: dict[str, Any]) -> list[dict[str, Any]]:
    return [source for source in summary.get("sources") or () if isinstance(source, dict)]
