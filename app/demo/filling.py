"""Fills the sample cabinet through the program's own doors: settings, imports, details, digital files.

Every step finds what is there already and changes only what differs, so that filling twice is filling once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app import settings
from app.archive import dossiers, listing, vault
from app.demo import lending, lists, workbook
from app.demo.collection import SampleDossier, collection
from app.demo.figures import CITY_CODE
from app.demo.office import OFFICE, OFFICE_SHORT, RECORDS_UNIT, SATKER, SIGNING_PLACE, UNITS
from app.demo.papers import Paper
from app.errors import AppError
from app.intake.plan import ImportRequest
from app.intake.run import apply_plans, plan_file
from app.results.records import ElectionKey, ElectionKind, Status
from app.settings import Settings
from app.store import Cabinet
from importers.records import Kind

Progress = Callable[[float], None]

PRESIDENT = ElectionKey(ElectionKind.PRESIDENT, 2019)
MAYOR = ElectionKey(ElectionKind.MAYOR, 2024)
COUNCIL = ElectionKey(ElectionKind.DPRD_REGENCY, 2024)
PLENO, SITUNG = "Rekapitulasi pleno", "Situng"

_MEDIA = {"tekstual": "text", "audio-visual": "audiovisual", "digital": "digital", "kartografi": "cartographic"}
_CONDITIONS = {"Baik": "good", "Rapuh": "fragile", "Rusak": "damaged"}
_CATEGORIES = {"Umum": "general", "Vital": "vital"}

#: What the official lists have no column for, as the catalogue's fields.
_FIELDS: Mapping[str, Callable[[SampleDossier], object]] = {
    "medium": lambda dossier: _MEDIA[dossier.medium],
    "condition": lambda dossier: _CONDITIONS[dossier.condition],
    "category": lambda dossier: _CATEGORIES[dossier.code.category],
    "closed_year": lambda dossier: dossier.closed,
    "exempt": lambda dossier: int(dossier.exempt),
}


@dataclass(frozen=True, slots=True)
class _Results:
    """What a results file is: its election, who says so, and the key of the dossier that holds the signed form."""

    election: ElectionKey
    source: str = PLENO
    status: Status = Status.FINAL
    form: str | None = None
    dossier: str | None = None

    def request(self, path: Path) -> ImportRequest:
        return ImportRequest(
            path,
            kind=Kind.RESULTS,
            election=self.election,
            area=CITY_CODE,
            source=self.source,
            status=self.status,
            form=self.form,
        )


_RESULTS = {
    workbook.PRESIDENT_FILE: _Results(PRESIDENT, form="DB1-PPWP", dossier="rekap19-kota"),
    workbook.SITUNG_FILE: _Results(PRESIDENT, SITUNG, Status.PROVISIONAL),
    workbook.MAYOR_FILE: _Results(MAYOR, form="D.HASIL KABKO-KWK", dossier="dhasilkwk24"),
    workbook.COUNCIL_FILE: _Results(COUNCIL, form="D.HASIL KABKO-DPRD KABKO", dossier="dhasilkota24"),
}


def claim(folder: Path) -> None:
    """Make ``folder`` the sample's cabinet, or raise `AppError` where it holds anything that is not the sample's.

    What the clerk changed in the sample's settings stays.
    """
    if folder.exists() and not folder.is_dir():
        raise AppError("demo_cabinet_not_ours", folder=str(folder))
    kept = settings.load(folder)
    if kept.sample:
        return
    if folder.is_dir() and any(folder.iterdir()):
        raise AppError("demo_cabinet_not_ours", folder=str(folder))
    settings.save(folder, _settings())


def fill(cabinet: Cabinet, sources: Mapping[str, Path], papers: Sequence[tuple[Paper, Path]], watch: Progress) -> None:
    """Import the sources (by file name), complete what lists don't say, and attach the digital files."""
    watch(0.0)
    codes = ImportRequest(sources[lists.CLASSIFICATION_FILE], kind=Kind.CLASSIFICATION)
    _import(cabinet, [codes], part(watch, 0.0, 0.15))
    of_archive = [sources[name] for name in (lists.ACTIVE_FILE, lists.INACTIVE_FILE)]
    _import(cabinet, [ImportRequest(path, kind=Kind.ARCHIVE_LIST) for path in of_archive], part(watch, 0.15, 0.55))
    ids = _ids(cabinet)
    titles = {one.key: one.title for one in collection()}
    of_results = []
    for name, about in _RESULTS.items():
        number = _number(cabinet, ids.get(titles[about.dossier])) if about.dossier else None
        of_results.append(replace(about.request(sources[name]), dossier=number))
    _import(cabinet, of_results, part(watch, 0.55, 0.8))
    _complete(cabinet, ids, papers, part(watch, 0.8, 1.0))
    lending.lend(cabinet, {key: ids[title] for key, title in titles.items() if key and title in ids})


def _settings() -> Settings:
    return Settings(
        office_name=OFFICE_SHORT,
        office_area=CITY_CODE,
        satker=SATKER,
        city=SIGNING_PLACE,
        creator=OFFICE,
        processing_unit=UNITS["TPH"],
        records_unit=RECORDS_UNIT,
        head_name="(nama pejabat)",
        unit_head_name="(nama pejabat)",
        participation_base={str(MAYOR): "dpt"},
        sample=True,
    )


def _import(cabinet: Cabinet, requests: Sequence[ImportRequest], watch: Progress) -> None:
    """Plan the files one by one, then apply what they change as one act."""
    plans = []
    for done, request in enumerate(requests):
        start, end = 0.7 * done / len(requests), 0.7 * (done + 1) / len(requests)
        plans.append(plan_file(cabinet, request, part(watch, start, end)))
    apply_plans(cabinet, plans, part(watch, 0.7, 1.0))


def _ids(cabinet: Cabinet) -> dict[str, int]:
    """Return the ids of the cabinet's dossiers by title: no two titles of the sample are the same."""
    return {line.title: line.id for line in listing.lines(cabinet, listing.ids_of_view(cabinet))}


def _number(cabinet: Cabinet, dossier: int | None) -> str | None:
    found = dossiers.get(cabinet, dossier) if dossier is not None else None
    return found.number if found is not None else None


def _complete(cabinet: Cabinet, ids: Mapping[str, int], papers: Sequence[tuple[Paper, Path]], watch: Progress) -> None:
    """Say what no list has a column for and attach the files; the act leaves no trace if nothing was missing."""
    with cabinet.act("demo_completed", files=len(papers)) as act:
        for field in _FIELDS:
            for value, chosen in _grouped(field).items():
                known = [ids[title] for title in chosen if title in ids]
                dossiers.edit(act, cabinet, known, **{field: value})
        titles = {one.key: one.title for one in collection()}
        for done, (paper, path) in enumerate(papers):
            watch(done / len(papers))
            dossier = ids.get(titles[paper.key])
            if dossier is not None:
                vault.add_file(act, cabinet, dossier, path)


def _grouped(field: str) -> dict[object, list[str]]:
    """Return the titles of the sample's dossiers by their value of a field."""
    groups: dict[object, list[str]] = {}
    for dossier in collection():
        groups.setdefault(_FIELDS[field](dossier), []).append(dossier.title)
    return groups


def part(watch: Progress, start: float, end: float) -> Progress:
    """Return a progress of its own from 0 to 1 that is the part from ``start`` to ``end`` of the whole."""
    return lambda share: watch(start + share * (end - start))
