"""The ``import`` command: plan, show the plan, and apply it unless it is a dry run or refused."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from app.cli import papers
from app.cli.accepting import plan_accepting, wanted_cell
from app.cli.naming import area_decision, as_headed, contestant_decisions, refuse_unknown_headings
from app.cli.opening import election_of, reading, writing
from app.cli.output import Output
from app.cli.passwords import LockedFile, Passwords, piped_password
from app.cli.problems import problem_sentence, show_problems
from app.errors import AppError, Exit
from app.i18n import number, tr
from app.messages import sentence
from importers.unreadable import UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.intake.plan import ImportPlan, ImportRequest
    from app.store import Cabinet
    from importers.mapping import Mapping
    from importers.records import Problem


def import_files(options: Namespace, output: Output) -> int:
    """Plan the files as one act; apply it where nothing speaks against it, and print what would be or was done."""
    if options.kind == "folder":
        from app.cli.folders import import_folders

        return import_folders(options, output)
    from app.intake.run import without_repeats

    papers.refuse_early(options)
    mapping = _mapping(options)
    wanted = [wanted_cell(text) for text in options.accept or ()]
    if wanted and len(options.files) > 1:
        raise AppError("accept_one_file", Exit.USAGE)
    passwords = Passwords(output, piped_password() if options.password_stdin else None)
    requests = [replace(_request(path, options), mapping=mapping) for path in options.files]

    def plan_one(cabinet: Cabinet, request: ImportRequest) -> ImportPlan:
        try:
            request = replace(request, password=passwords.of(request.path))
            plan = plan_accepting(cabinet, request, wanted, output)
            headed = as_headed(plan)
            return (
                plan
                if headed == request.contestants
                else plan_accepting(cabinet, replace(request, contestants=headed), wanted, output)
            )
        except UnreadableFile as why:
            raise passwords.refused(request.path, why) from None

    def plan_all(cabinet: Cabinet) -> list[ImportPlan]:
        plans = [plan_one(cabinet, request) for request in requests]
        refuse_unknown_headings(plans)
        return without_repeats(plans)

    while True:
        try:
            return _planned_and_applied(options, output, plan_all)
        except LockedFile as locked:
            # Asked here and not where it was planned, so that nobody waits for the cabinet meanwhile.
            passwords.ask(locked)


def _planned_and_applied(options: Namespace, output: Output, plan_all: Callable[[Cabinet], list[ImportPlan]]) -> int:
    """Plan, apply unless it is a dry run or something speaks against it, print all of it; return the exit status."""
    from app.cabinet import exists
    from app.intake.run import apply_plans

    batch = None
    if options.dry_run or not exists(options.folder):
        with reading(options.folder) as cabinet:
            plans = plan_all(cabinet)
        refusals = _refusals(plans, applying=not options.dry_run)
        if not options.dry_run and not refusals and any(plan.has_work for plan in plans):
            with writing(options.folder, create=True) as cabinet:
                if cabinet.history(limit=1):
                    # Someone else made the cabinet meanwhile, so that it is not the empty one planned for.
                    plans = plan_all(cabinet)
                    refusals = _refusals(plans, applying=True)
                batch = apply_plans(cabinet, plans, output.progress) if not refusals else None
    else:
        # Planned under the writer's lock, so that nobody changes the cabinet before it is applied.
        with writing(options.folder) as cabinet:
            plans = plan_all(cabinet)
            refusals = _refusals(plans, applying=True)
            batch = apply_plans(cabinet, plans, output.progress) if not refusals else None
    _answer(plans, batch, output, applied=not options.dry_run and not refusals, dry=options.dry_run)
    papers.write_beside(options, plans, batch, output)
    papers.write_mapping(options, plans, output)
    for code, data in refusals:
        output.say(sentence(code, data))
    return Exit.REFUSED if refusals else Exit.DONE


#: What the document of results says where nothing could be recognised.
_NO_RESULTS: dict[str, Any] = {
    "election": {"kind": None, "year": None, "round": 1, "guessed": True},
    "contestants": [],
    "measures": [],
    "areas": {"level": None, "count": 0, "matched": 0, "unmatched": []},
    "sources": [],
}


def document(plan: ImportPlan, batch: int | None, *, applied: bool, dry: bool) -> dict[str, Any]:
    """Return a plan as the JSON document that ``import --json`` prints."""
    facts = plan.facts
    hindrance = plan.refusal if dry else plan.hindrance
    answer: dict[str, Any] = {
        "file": {"name": facts.name, "sha256": facts.sha256, "bytes": facts.size},
        "kind": str(plan.kind),
        "applied": applied,
        "batch": batch,
        "sheets": [
            {
                "name": sheet.name,
                "used": sheet.used,
                "why": sentence(sheet.why, sheet.data),
                "header_rows": list(sheet.header_rows),
                "rows": sheet.rows,
                "areas_in": sheet.areas_in,
            }
            for sheet in plan.sheets
        ],
        **(_NO_RESULTS if plan.kind == "results" else {}),
        **plan.summary,
        "figures": plan.figures,
        "counts": {name: getattr(plan.counts, name) for name in ("new", "changed", "same", "duplicate", "refused")},
        "problems": [_problem(problem) for problem in plan.problems],
    }
    if hindrance is not None:
        code, data = hindrance
        answer["error"] = {"code": code, "message": sentence(code, data)}
    return answer


def _refusals(plans: list[ImportPlan], *, applying: bool) -> list[tuple[str, dict[str, object]]]:
    """Return why plans cannot be shown as good, or, for ``applying``, cannot be applied."""
    found = [plan.hindrance if applying else plan.refusal for plan in plans]
    return [why for why in found if why is not None]


def _request(path: Path, options: Namespace) -> ImportRequest:
    from app.intake.plan import ImportRequest
    from app.results.records import Status
    from importers.records import Kind

    return ImportRequest(
        path=path,
        kind=None if options.kind == "auto" else Kind(options.kind),
        election=election_of(options.election),
        area=options.area,
        source=options.source,
        status=None if options.status is None else Status(options.status),
        form=options.form,
        dossier=options.dossier,
        strict=options.strict,
        areas=tuple(map(area_decision, options.area_names)),
        contestants=contestant_decisions(options.contestant_numbers),
        add_areas=options.add_areas,
        take_duplicates=options.take_duplicates,
        remembered=not options.no_memory,
    )


def _mapping(options: Namespace) -> Mapping | None:
    """Return the mapping that was asked for; `AppError` where the file holds none."""
    if options.mapping is None:
        return None
    from importers.mapping import BadMapping
    from importers.mapping.file import read_mapping

    try:
        return read_mapping(options.mapping)
    except BadMapping as bad:
        raise AppError(bad.code, Exit.UNREADABLE, **bad.data) from None


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "severity": str(problem.severity),
        "code": problem.code,
        "sheet": problem.sheet,
        "cell": problem.cell,
        "cells": list(problem.cells or ((problem.cell,) if problem.cell else ())),
        "raw": problem.raw,
        "suggestion": problem.suggestion,
        "message": problem_sentence(problem),
        **({"path": problem.data["path"]} if "path" in problem.data else {}),
    }


def _answer(plans: list[ImportPlan], batch: int | None, output: Output, *, applied: bool, dry: bool) -> None:
    if output.json:
        documents = [document(plan, batch, applied=applied, dry=dry) for plan in plans]
        output.answer(documents[0] if len(documents) == 1 else {"imports": documents})
        return
    for plan in plans:
        _show(plan, output)
    if batch is not None:
        output.line(
            tr("Tersimpan sebagai perbuatan nomor {batch}; 'sidalu undo {batch}' mengurungkannya.", batch=batch)
        )
    elif applied:
        output.line(tr("Semuanya sudah ada di lemari; tidak ada yang berubah."))
    else:
        output.line(tr("Tidak ada yang diubah."))


def _show(plan: ImportPlan, output: Output) -> None:
    """Print a plan for people: what was recognised, what would change, and the first problems."""
    output.line(plan.facts.name)
    for sheet in plan.sheets:
        output.line(f"  {sheet.name}: {sentence(sheet.why, sheet.data)}")
    for contestant in plan.summary.get("contestants", ()):
        source = f"  [{contestant['source']}]" if contestant.get("source") else ""
        place = contestant["number"] or "–"
        output.line(f"  {place:>2} {contestant['name']}: {number(contestant['total'])}{source}")
    counts = plan.counts
    output.line(
        "  "
        + tr(
            "{new} baru, {changed} berubah, {same} sama, {duplicate} mungkin ganda, {refused} ditolak",
            new=number(counts.new),
            changed=number(counts.changed),
            same=number(counts.same),
            duplicate=number(counts.duplicate),
            refused=number(counts.refused),
        )
    )
    show_problems(plan.problems, output)
