"""A classification table becomes a plan for an edition, new or known, and the plan its codes in one act.

A table of another name is a new edition, since codes mean what their edition says; it becomes the current one. A
retention table whose codes the current edition mostly has fills that edition's retention and changes nothing else.
``--source NAME`` names the edition outright. Codes that a table does not have stay.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.archive import classification, tables
from app.archive.records import Classification, Edition
from app.archive.written import field_text, value_text
from app.intake.plan import Change, Counts, ImportPlan, ImportRequest
from importers.archive_lists.records import ClassificationReading, ClassRow
from importers.records import Kind

if TYPE_CHECKING:
    from app.store import Act, Cabinet
    from importers.grid import Workbook

Progress = Callable[[float], None]
_RETENTION = ("active_years", "inactive_years", "disposition", "basis")


@dataclass(frozen=True, slots=True)
class ClassificationWork:
    """What applying needs: the edition (None: a new one of this name), its new codes and the changes of known ones."""

    reading: ClassificationReading
    name: str
    edition: int | None
    new: tuple[ClassRow, ...]
    changed: dict[int, dict[str, object]]


def plan_classification(
    cabinet: Cabinet | None, workbook: Workbook, request: ImportRequest, progress: Progress | None = None
) -> ImportPlan:
    """Read the codes of a workbook and plan their import."""
    from importers.classification import read_classification

    return plan_codes(cabinet, read_classification(workbook), request)


def plan_codes(cabinet: Cabinet | None, reading: ClassificationReading, request: ImportRequest) -> ImportPlan:
    """Plan the import of a classification that was read; ``cabinet`` None stands for an empty one."""
    name, edition, fields = _edition_for(cabinet, reading, request)
    known = {}
    if cabinet is not None and edition is not None:
        known = {(code.code, code.nth): code for code in classification.codes(cabinet, edition.id)}
    new: list[ClassRow] = []
    changed: dict[int, dict[str, object]] = {}
    changes: list[Change] = []
    for row in reading.rows:
        code = known.get((row.code, row.nth))
        if code is None:
            new.append(row)
            continue
        differing = _differences(row, code, fields)
        if differing:
            changed[code.id] = differing
        changes += [
            Change(
                f"{row.code} · {field_text(field)}", value_text(field, getattr(code, field)), value_text(field, value)
            )
            for field, value in differing.items()
        ]
    same = len(reading.rows) - len(new) - len(changed)
    refusal: tuple[str, dict[str, object]] | None = None
    if not reading.rows:
        refusal = ("archive_no_codes_found", {"name": reading.facts.name})
    return ImportPlan(
        request=request,
        facts=reading.facts,
        kind=Kind.CLASSIFICATION,
        sheets=reading.sheets,
        figures=0,
        counts=Counts(new=len(new), changed=len(changed), same=same, refused=reading.refused),
        problems=reading.problems,
        changes=tuple(changes),
        summary={"edition": name, "edition_known": edition is not None, "codes": len(reading.rows)},
        refusal=refusal,
        work=ClassificationWork(reading, name, edition.id if edition is not None else None, tuple(new), changed),
    )


def apply_classification(act: Act, cabinet: Cabinet, plan: ImportPlan, progress: Progress | None = None) -> None:
    """Do in ``act`` what a plan says, and tie dossiers that bear a code of the edition to it."""
    # Another file of the same act, or someone in between, may have brought codes since: plan against what is there.
    work: ClassificationWork = plan_codes(cabinet, plan.work.reading, plan.request).work
    edition = work.edition
    if edition is None:
        edition = classification.add_edition(act, cabinet, work.name)
    last = len(classification.codes(cabinet, edition))
    classification.add_codes(
        act,
        edition,
        [
            {
                "code": row.code,
                "nth": row.nth,
                "position": position,
                "title": row.title,
                "active_years": row.active_years,
                "inactive_years": row.inactive_years,
                "disposition": row.disposition,
                "basis": row.basis,
                "access": row.access,
            }
            for position, row in enumerate(work.new, last + 1)
        ],
    )
    act.update_rows(tables.ClassCode, work.changed)
    classification.link_dossiers(act, cabinet, edition)


def _edition_for(
    cabinet: Cabinet | None, reading: ClassificationReading, request: ImportRequest
) -> tuple[str, Edition | None, tuple[str, ...]]:
    """Return the name of the edition a table is for, the edition if there is one, and the fields it may change."""
    everything = ("title", *_RETENTION, "access")
    name = request.source or reading.edition
    if cabinet is None:
        return name, None, everything
    known = classification.editions(cabinet)
    same = next((edition for edition in known if edition.name.casefold() == name.casefold()), None)
    if same is not None or request.source:
        return name, same, everything
    current = next((edition for edition in known if edition.current), None)
    tells_retention = any(row.disposition or row.active_years or row.inactive_years for row in reading.rows)
    if current is not None and tells_retention:
        codes = {code.code for code in classification.codes(cabinet, current.id)}
        shared = sum(row.code in codes for row in reading.rows)
        if 2 * shared >= len(reading.rows):
            return current.name, current, _RETENTION
    return name, None, everything


def _differences(row: ClassRow, code: Classification, fields: tuple[str, ...]) -> dict[str, object]:
    return {
        field: value for field in fields if (value := getattr(row, field)) is not None and value != getattr(code, field)
    }
