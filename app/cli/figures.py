"""The commands ``results list``, ``results show`` and ``results trace``: election figures and where they come from."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from app.cli.opening import election_or_only, reading
from app.cli.output import Output, when
from app.i18n import number, tr
from app.messages import sentence

if TYPE_CHECKING:
    from app.results.records import AreaResult, Coverage, ResultView, TracedCell

#: How many cells that were taken otherwise are told one by one.
_AMENDED = 10


def list_all(options: Namespace, output: Output) -> int:
    """List every election and source the cabinet holds."""
    from app.reports import wording
    from app.results.reading import list_results

    with reading(options.folder) as cabinet:
        listed = list_results(cabinet)
    if output.json:
        output.answer(
            [
                {
                    "election": str(line.election),
                    "area": line.area,
                    "source": line.source.name,
                    "status": str(line.source.status),
                    "official": line.source.official,
                    "coverage": coverage_of(line.source.coverage),
                    "figures": line.source.figures,
                }
                for line in listed
            ]
        )
        return 0
    if not listed:
        output.line(tr("Belum ada hasil pemilu. Masukkan dengan 'sidalu import FILE'."))
        return 0
    output.table(
        (tr("Pemilu"), tr("Wilayah"), tr("Sumber"), tr("Status"), tr("Cakupan"), tr("Resmi"), tr("Angka")),
        [
            (
                str(line.election),
                line.area,
                line.source.name,
                wording.status(line.source.status),
                wording.coverage(line.source.coverage),
                "✓" if line.source.official else "",
                line.source.figures,
            )
            for line in listed
        ],
    )
    return 0


def show(options: Namespace, output: Output) -> int:
    """Print the votes of one election by the areas of a level."""
    from app.results.reading import show as read
    from importers.records import Level

    with reading(options.folder) as cabinet:
        election = election_or_only(cabinet, options.election)
        level = None if options.level is None else Level(options.level)
        view = read(
            cabinet,
            election,
            level=level,
            area=options.area,
            source=options.source,
            candidates=options.candidates,
        )
    if output.json:
        output.answer(_view(view))
    else:
        _show(view, output)
    return 0


def trace(options: Namespace, output: Output) -> int:
    """Tell the cells a figure comes from, of JSON their paths too."""
    from app.intake.results.json_paths import json_paths
    from app.results.reading import trace as follow

    with reading(options.folder) as cabinet:
        election = election_or_only(cabinet, options.election)
        found = follow(
            cabinet,
            election,
            area=options.area,
            contestant=options.contestant,
            measure=options.measure,
            source=options.source,
        )
        told = tuple(found.cells)  # read as long as the cabinet is open
        paths = json_paths(cabinet, told, output.progress)
    if output.json:
        cells = [
            {
                "value": cell.value,
                "file": cell.file,
                "sha256": cell.sha256,
                "sheet": cell.sheet,
                "cell": cell.cell,
                "imported_at": cell.imported_at,
                "batch": cell.batch,
                "area": cell.area,
                "what": cell.what,
                "kept": cell.kept,
                "form": cell.form,
                "dossier": cell.dossier,
                "way": str(cell.way),
                "reason": cell.reason,
                "written": None if cell.amended is None else cell.amended.written,
                "amended": None if cell.amended is None else cell.amended.code,
            }
            | ({"path": paths[cell]} if cell in paths else {})
            for cell in told
        ]
        output.answer({"value": found.value, "derived": found.derived, "cells": cells})
        return 0
    output.table((tr("Angka"),), [(found.value,)])
    output.line()
    output.table(
        (tr("Wilayah"), tr("Nilai"), tr("Berkas"), tr("Lembar"), tr("Sel"), tr("Masuk")),
        [
            (
                cell.area,
                cell.value,
                cell.file or tr("(kertas)"),
                cell.sheet,
                paths.get(cell, cell.cell),
                when(cell.imported_at),
            )
            for cell in told
        ],
    )
    _tell_amended(told, output)
    copies = dict.fromkeys(cell.kept for cell in told if cell.kept is not None)
    for path in copies:
        output.line(tr("Salinan: {path}", path=str(options.folder / path)))
    return 0


def _tell_amended(told: Sequence[TracedCell], output: Output) -> None:
    """Tell of cells whose figure was taken otherwise what stands in them, why, and which signed paper says so."""
    from app.reports import wording

    changed = [cell for cell in told if cell.amended is not None]
    for cell in changed[:_AMENDED]:
        words = wording.amended(cell.amended, cell.reason, emptied=cell.value is None) if cell.amended else ""
        output.line(f"! {cell.area}, {cell.cell or tr('(kertas)')}: {words}")
    if len(changed) > _AMENDED:
        output.line(tr("… dan {rest} lagi; --json menampilkan semuanya.", rest=number(len(changed) - _AMENDED)))
    papers = dict.fromkeys((cell.form, cell.dossier) for cell in told if cell.form or cell.dossier)
    for form, dossier in papers:
        parts = [
            tr("formulir {form}", form=form) if form else "",
            tr("berkas {number}", number=dossier) if dossier else "",
        ]
        output.line(tr("Kertas: {paper}", paper=", ".join(filter(None, parts))))


def coverage_of(coverage: Coverage) -> dict[str, Any]:
    """Return how much has reported, as the JSON of every command has it."""
    return {"unit": str(coverage.unit), "reported": coverage.reported, "expected": coverage.expected}


def _view(view: ResultView) -> dict[str, Any]:
    return {
        "election": str(view.election),
        "source": view.source.name,
        "status": str(view.source.status),
        "coverage": coverage_of(view.source.coverage),
        "contestants": [
            {"number": who.number, "name": who.name, "votes": votes} | _parts(view, who.number)
            for who, votes in zip(view.contestants, view.root.votes, strict=True)
        ],
        "areas": [_area(area) | _parts_of(view, area) for area in view.areas],
        "findings": [
            {"code": found.code, "area": found.area_name, "message": sentence(found.code, found.data)}
            for found in view.findings
        ],
    }


def _parts(view: ResultView, party: int) -> dict[str, Any]:
    """Return the votes of a party itself and of its candidates in the whole area, where they were asked for."""
    parts = [(who, votes) for who, votes in zip(view.parts, view.root.parts, strict=False) if who.number == party]
    if not parts:
        return {}
    candidates = [
        {"number": who.candidate, "name": who.name, "votes": votes}
        | ({"district": who.district} if who.district else {})
        for who, votes in parts
        if who.candidate
    ]
    return {"own": next((votes for who, votes in parts if not who.candidate), None), "candidates": candidates}


def _parts_of(view: ResultView, area: AreaResult) -> dict[str, Any]:
    """Return an area's votes of parties and candidates by what `trace` calls them ("3.0", "3.2")."""
    if not view.parts:
        return {}
    pairs = zip(view.parts, area.parts, strict=False)
    return {"parts": {f"{who.number}.{who.candidate}": votes for who, votes in pairs if votes is not None}}


def _area(area: AreaResult) -> dict[str, Any]:
    return {
        "code": area.code,
        "name": area.name,
        "level": str(area.level),
        "votes": list(area.votes),
        "measures": dict(area.measures),
    }


#: What stands beside the votes for people; a contest without votes shows all it has. JSON always holds all.
_BESIDE_VOTES = ("valid", "invalid", "cast")
_SHOWN = 20


def _show(view: ResultView, output: Output) -> None:
    from app.reports import wording
    from app.results.measures import measure_name

    fields = [field for field in view.root.measures if not view.contestants or field in _BESIDE_VOTES]
    standing = f"{wording.status(view.source.status)}, {wording.coverage(view.source.coverage)}"
    output.line(f"{view.election} · {view.root.name} · {view.source.name} ({standing})")
    output.table(
        (
            tr("Kode"),
            tr("Wilayah"),
            *(f"{who.number:02d} {who.short}" for who in view.contestants),
            *map(measure_name, fields),
        ),
        [
            *((area.code or "", area.name, *area.votes, *_of(area, fields)) for area in view.areas),
            ("", tr("JUMLAH"), *view.root.votes, *_of(view.root, fields)),
        ],
    )
    if view.parts:
        output.line()
        output.table(
            (tr("Nomor"), tr("Nama"), tr("Daerah pemilihan"), tr("Suara")),
            [
                (f"{who.number}.{who.candidate}", who.name, who.district, votes)
                for who, votes in zip(view.parts, view.root.parts, strict=True)
            ],
        )
    for found in view.findings[:_SHOWN]:
        output.line(f"! {found.area_name}: {sentence(found.code, found.data)}")
    rest = len(view.findings) - _SHOWN
    if rest > 0:
        output.line(tr("… dan {rest} masalah lain; --json menampilkan semuanya.", rest=number(rest)))


def _of(area: AreaResult, fields: Sequence[str]) -> list[int | None]:
    return [area.measures.get(field) for field in fields]
