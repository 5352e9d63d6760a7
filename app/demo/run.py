"""Runs the main job on the sample: from spreadsheets and archive lists to a filled cabinet, decks, workbooks and lists.

It works in a folder of its own choosing by the caller and in a cabinet inside it, never in the user's.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app.cabinet import open_cabinet
from app.demo import filling, lists, workbook
from app.demo.manifest import Manifest
from app.demo.papers import write_papers
from app.errors import AppError
from app.reports import making
from app.store.faults import told

if TYPE_CHECKING:
    from app.store import Cabinet
    from exporters.content import Content

Progress = Callable[[float], None]

CABINET = "lemari"
SOURCES = "sumber"

#: Where the shares of the whole run begin: sources, cabinet, reports.
_FILLING, _REPORTING = 0.12, 0.55


@dataclass(frozen=True, slots=True)
class DemoResult:
    """What a run made: the cabinet's folder, and every file beside it (reports first, then sources)."""

    cabinet: Path
    files: tuple[Path, ...]


def run_demo(out: Path, *, progress: Progress | None = None) -> DemoResult:
    """Run the main job in ``out``, which may exist; what somebody else put or changed there is left alone.

    ``progress`` gets shares of 1 and may raise to cancel: what is finished then stays, and the next run goes on from
    it. Raises `AppError`: ``demo_not_a_folder``, ``demo_cabinet_not_ours``, and what cabinets and reports raise.
    """
    watch = progress or _unwatched
    out = out.absolute()
    if out.exists() and not out.is_dir():
        raise AppError("demo_not_a_folder", folder=str(out))
    with told(folder=str(out)), tempfile.TemporaryDirectory(prefix="sidalu-") as temporary:
        drafts = Path(temporary)
        out.mkdir(parents=True, exist_ok=True)
        filling.claim(out / CABINET)
        manifest = Manifest(out)
        watch(0.0)
        sources = _write_sources(manifest, drafts, filling.part(watch, 0.0, 0.06))
        papers = write_papers(_folder(drafts / "berkas"), filling.part(watch, 0.06, _FILLING))
        with open_cabinet(out / CABINET, write=True, create=True) as cabinet:
            filling.fill(cabinet, sources, papers, filling.part(watch, _FILLING, _REPORTING))
            reports = tuple(_write_reports(cabinet, manifest, drafts, filling.part(watch, _REPORTING, 1.0)))
        manifest.finish()
    watch(1.0)
    return DemoResult(out / CABINET, (*reports, *sources.values()))


def _write_sources(manifest: Manifest, drafts: Path, watch: Progress) -> dict[str, Path]:
    """Write the spreadsheets to import and return their paths by the names the sample knows them by."""
    writers = {**lists.WRITERS, **workbook.WRITERS}
    made: dict[str, Path] = {}
    for name, write in writers.items():
        made[name] = manifest.put(f"{SOURCES}/{name}", write, drafts / name)
        watch(len(made) / len(writers))
    return made


def _write_reports(cabinet: Cabinet, manifest: Manifest, drafts: Path, watch: Progress) -> Iterator[Path]:
    for done, (name, make) in enumerate(_REPORTS.items()):
        watch(done / len(_REPORTS))
        content = make(cabinet)
        yield manifest.put(name, partial(_write, content), drafts / name)
    watch(1.0)


def _write(content: Content, path: Path) -> None:
    making.write(content, path, overwrite=True)


#: The reports by the names a clerk would give them. The council has none: only parties with seats were published, and
#: a report would take their votes for all valid votes.
_REPORTS: dict[str, Callable[[Cabinet], Content]] = {
    "Hasil Pilpres 2019 Kota Bogor.pptx": lambda cabinet: making.results_deck(cabinet, filling.PRESIDENT),
    "Hasil Pilpres 2019 Kota Bogor.xlsx": lambda cabinet: making.results_workbook(cabinet, filling.PRESIDENT),
    "Hasil Pilwalkot 2024 Kota Bogor.pptx": lambda cabinet: making.results_deck(cabinet, filling.MAYOR),
    "Hasil Pilwalkot 2024 Kota Bogor.xlsx": lambda cabinet: making.results_workbook(cabinet, filling.MAYOR),
    "Daftar Arsip Aktif.xlsx": lambda cabinet: making.archive_list(cabinet, "aktif"),
    "Daftar Arsip Inaktif.xlsx": lambda cabinet: making.archive_list(cabinet, "inaktif"),
}


def _folder(path: Path) -> Path:
    path.mkdir(parents=True, exist_ok=True)
    return path


def _unwatched(share: float) -> None:
    """Take no notice of progress."""
