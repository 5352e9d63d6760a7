"""What was recognised in a file, in words beside its sheet."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Mapping
from typing import Any

from app.desktop import words
from app.desktop.pages.intake.state import ImportState
from app.desktop.pages.intake.told import figure
from app.desktop.theme import px
from app.desktop.widgets.controls import flowing, frame, label
from app.desktop.widgets.facts import facts
from app.i18n import number, tr, trc
from app.reports import wording
from app.results.records import Status
from importers.records import Level


def recognised(parent: tk.Misc, state: ImportState) -> None:
    """Write what was recognised in the current file."""
    file = state.file
    if file is None or file.kind is None:
        return
    label(parent, tr("Dikenali"), "Heading", side="Side").pack(anchor="w", pady=(0, px(6)))
    rows: list[tuple[str, str]] = [(tr("Jenis"), words.file_kind(file.kind))]
    summary = file.summary
    rows += _list_rows(summary)
    election = summary.get("election")
    if isinstance(election, dict):
        rows.append((tr("Pemilu"), _election_words(election)))
    rows += _area_rows(summary)
    sources = summary.get("sources")
    if isinstance(sources, list) and sources and isinstance(sources[0], dict):
        rows.append((tr("Sumber"), ", ".join(str(source.get("name", "")) for source in sources)))
        statuses = {str(source.get("status", "")) for source in sources}
        rows.append((tr("Status"), ", ".join(wording.status(Status(status)) for status in sorted(statuses) if status)))
    facts(parent, rows, side="Side", first=84).pack(fill="x")
    contestants = summary.get("contestants")
    if isinstance(contestants, list) and contestants:
        label(parent, tr("Peserta"), "Strong", side="Side").pack(anchor="w", pady=(px(10), px(4)))
        several = isinstance(sources, list) and len(sources) > 1
        for found in contestants[:18]:
            name = str(found.get("name", ""))
            note = tr("{name} ({source})", name=name, source=str(found.get("source"))) if several else name
            row = frame(parent, "Side")
            row.pack(fill="x", pady=px(2))
            label(row, words.contestant(found.get("number"), ""), "SmallSoft", side="Side", width=3).pack(
                side="left", anchor="n"
            )
            label(row, figure(found.get("total")) if file.plan else "…", "Small", side="Side").pack(
                side="right", anchor="n"
            )
            flowing(row, note, "Small", side="Side").pack(side="left", fill="x", expand=True)


def _list_rows(summary: dict[str, Any]) -> list[tuple[str, str]]:
    """Return what a list of dossiers or a classification holds."""
    rows: list[tuple[str, str]] = []
    if summary.get("edition"):
        rows.append((tr("Edisi"), str(summary["edition"])))
    if summary.get("codes"):
        rows.append((tr("Kode"), figure(summary["codes"])))
    if summary.get("lists"):
        named = words.archive_lists()
        rows.append((tr("Daftar"), ", ".join(named.get(str(name), str(name)) for name in summary["lists"])))
    for name, words_ in (("dossiers", trc("arsip", "Berkas")), ("items", trc("arsip", "Isi berkas"))):
        counted = summary.get(name)
        if isinstance(counted, dict) and any(counted.values()):
            rows.append((words_, figure(sum(counted.values()))))
    for name, words_ in (("boxes", tr("Boks baru")), ("places", tr("Tempat baru"))):
        if summary.get(name):
            rows.append((words_, figure(summary[name])))
    return rows


def _area_rows(summary: dict[str, Any]) -> list[tuple[str, str]]:
    if summary.get("levels"):
        return _levels(summary["levels"])
    areas = summary.get("areas")
    if not isinstance(areas, dict):
        return []
    if "counted" in areas:
        return _levels(areas["counted"])
    root = areas.get("root")
    matched = tr(
        "{matched} dari {count} cocok", matched=number(areas.get("matched", 0)), count=number(areas.get("count", 0))
    )
    name = root.get("name", "") if isinstance(root, dict) else ""
    return [(tr("Wilayah"), " · ".join(part for part in (name, matched) if part))]


def _levels(counted: Mapping[str, int]) -> list[tuple[str, str]]:
    """Return how many areas of each level there are."""
    told = [
        tr("{count} {unit}", count=number(count), unit=wording.areas(Level(level), count))
        for level, count in counted.items()
    ]
    return [(tr("Wilayah"), ", ".join(told))] if told else []


def _election_words(election: dict[str, Any]) -> str:
    kind, year = election.get("kind"), election.get("year")
    if not kind or not year:
        return tr("belum diketahui")
    return words.election_short(f"{kind}-{year}-{election.get('round') or 1}")
