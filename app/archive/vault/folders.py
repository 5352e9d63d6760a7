"""Whole folders made into dossiers: which dossiers their folders would be, and the making of them.

The highest folder that holds files itself is a dossier with all that lies below it; folders above it that only hold
folders tell its class, its year and where it belongs. Files that lie loose in the folder that was picked are one more.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from app.archive import classification, dossiers
from app.archive.keys import title_key
from app.archive.people import Viewer
from app.archive.records import Medium
from app.archive.vault.adding_many import begin, go_on
from app.archive.vault.walking import Found, Passed, readable, walk
from app.store import Act, Cabinet

_CODE = re.compile(r"(?<![^\W_])[A-Z]{2,3}(?:\.\d+)+(?![\d.]*[^\W_])")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SIGNS = re.compile(r"[\s_]+")
_BETWEEN = " – "


@dataclass(frozen=True, slots=True)
class FolderDossier:
    """A dossier that a folder would be, with how many files it holds, and their bytes.

    ``sources`` is the folder, or the files that lie loose; ``dossier`` is the id of one that is there already, of the
    same title and years.
    """

    title: str
    code: str | None
    year_from: int | None
    year_to: int | None
    sources: tuple[Path, ...]
    files: int
    size: int
    dossier: int | None = None


@dataclass(slots=True)
class _Gathered:
    names: tuple[str, ...]
    sources: list[Path] = field(default_factory=list)
    files: int = 0
    size: int = 0


def proposed(
    cabinet: Cabinet, folders: Iterable[Path], who: Viewer, progress: Callable[[float], None] = lambda share: None
) -> tuple[list[FolderDossier], list[Passed]]:
    """Return the dossiers that folders would be, in order of their paths, and what is no file to be kept.

    What ``who`` may not open is not looked for among those that are there. What ``progress`` raises stops it.
    """
    passed: list[Passed] = []
    gathered: list[_Gathered] = []
    for folder in folders:
        found: list[Found] = []
        for one in walk([folder], cabinet.folder):
            progress(0.0)
            if isinstance(one, Passed):
                passed.append(one)
            else:
                found.append(one)
        gathered += _gathered(found)
    codes = _codes(cabinet)
    return [_known(cabinet, _told(one, codes), who) for one in gathered], passed


def create(act: Act, cabinet: Cabinet, wanted: Sequence[FolderDossier]) -> list[FolderDossier]:
    """Record the dossiers that are not there yet, and return all of them with their ids."""
    made = []
    for one in wanted:
        id_ = one.dossier
        if id_ is None:
            id_ = dossiers.create(
                act,
                cabinet,
                title=one.title,
                code=one.code,
                year_from=one.year_from,
                year_to=one.year_to,
                medium=Medium.DIGITAL,
            )
        made.append(replace(one, dossier=id_))
    return made


def take(cabinet: Cabinet, wanted: Sequence[FolderDossier], progress: Callable[[float], None]) -> tuple[int, list[int]]:
    """Make dossiers of folders and add their files; return how many dossiers are new, and how many files each got.

    All are noted before the first is copied: after a cancel or a kill each is offered to be gone on with. Raises what
    `app.archive.vault.adding_many.go_on` does.
    """
    made, new = list(wanted), sum(one.dossier is None for one in wanted)
    if new:
        with cabinet.act("folders_catalogued", dossiers=new) as act:
            made = create(act, cabinet, wanted)
    jobs = [begin(cabinet, one.dossier, one.sources) for one in made if one.dossier is not None]
    whole, before, added = max(1, sum(one.size for one in made)), 0, []
    for job, one in zip(jobs, made, strict=True):
        added.append(go_on(cabinet, job, partial(_share, progress, before / whole, one.size / whole)).added)
        before += one.size
    return new, added


def _share(progress: Callable[[float], None], start: float, part: float, share: float) -> None:
    progress(start + part * share)


def _gathered(found: Sequence[Found]) -> Iterator[_Gathered]:
    """Gather files by the folder whose dossier they belong to; those that lie loose come first."""
    holding = {one.inside for one in found}
    by_folder: dict[tuple[str, ...], _Gathered] = {}
    for one in found:
        depth = next((depth for depth in range(2, len(one.inside) + 1) if one.inside[:depth] in holding), 1)
        names = one.inside[:depth]
        into = by_folder.setdefault(names, _Gathered(names))
        into.files += 1
        into.size += one.size
        if depth <= 1:
            into.sources.append(one.path)
        elif not into.sources:
            into.sources.append(one.path.parents[len(one.inside) - depth])
    return iter(sorted(by_folder.values(), key=lambda each: [name.casefold() for name in each.names]))


def _told(one: _Gathered, codes: Collection[str]) -> FolderDossier:
    names = [readable(name) for name in (one.names[1:] or one.names)] or [readable(one.sources[0].stem)]
    code = next((said for name in reversed(names) for said in _CODE.findall(name) if said in codes), None)
    years = next((found for name in reversed(names) if (found := sorted(set(map(int, _YEAR.findall(name)))))), [])
    title = _BETWEEN.join(filter(None, (_plain(name, code) for name in names)))
    first, last = (years[0], years[-1]) if years else (None, None)
    return FolderDossier(title or names[-1], code, first, last, tuple(one.sources), one.files, one.size)


def _plain(name: str, code: str | None) -> str:
    """Return what a folder's name says besides its code."""
    return _SIGNS.sub(" ", name.replace(code, "", 1) if code else name).strip(" -–.")


def _codes(cabinet: Cabinet) -> frozenset[str]:
    edition = classification.current(cabinet)
    found = () if edition is None else classification.codes(cabinet, edition.id)
    return frozenset(one.code for one in found)


def _known(cabinet: Cabinet, one: FolderDossier, who: Viewer) -> FolderDossier:
    """Return it with the dossier it is already, as after the same folder was taken before."""
    row = cabinet.connection().execute(
        "SELECT d.id FROM dossier AS d WHERE d.title_key = ? AND d.title = ? AND d.year_from IS ? AND d.year_to IS ?"
        f" AND NOT ({who.closed_sql or '0'}) ORDER BY d.id",
        (title_key(one.title), one.title, one.year_from, one.year_to),
    )
    found = row.fetchone()
    return one if found is None else replace(one, dossier=found[0])
