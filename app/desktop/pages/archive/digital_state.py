"""Adding digital files as the archive page tells of it: a job, and what came of its files; it knows no widget."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.desktop import words
from app.desktop.widgets.rows import Row
from app.i18n import number, tr, trn
from app.messages import sentence

if TYPE_CHECKING:
    from app.archive.vault.addings import Adding
    from app.jobs import Progress
    from app.store import Cabinet


def add_work(
    cabinet: Cabinet, dossier: int, paths: Sequence[Path], begun: Callable[[int], object]
) -> Callable[[Progress], Adding]:
    """Return the long work that adds files and folders to a dossier; ``begun`` hears the number of its job."""

    def work(progress: Progress) -> Adding:
        from app.archive.vault.adding_many import begin, go_on

        job = begin(cabinet, dossier, paths)
        begun(job)
        return go_on(cabinet, job, progress)

    return work


def go_on_work(cabinet: Cabinet, job: int) -> Callable[[Progress], Adding]:
    """Return the long work that goes on with a job that was stopped."""

    def work(progress: Progress) -> Adding:
        from app.archive.vault.adding_many import go_on

        return go_on(cabinet, job, progress)

    return work


def read_work(cabinet: Cabinet) -> Callable[[Progress], int]:
    """Return the long work that reads the texts of new files; its answer is how many contents it read."""

    def work(progress: Progress) -> int:
        from app.archive.vault.texts import read_texts

        done = read_texts(cabinet, progress)
        return done.texts + done.without

    return work


def texts_waiting(cabinet: Cabinet) -> bool:
    """Tell whether there are files whose text was not read yet."""
    from app.archive.vault.texts import waiting

    return waiting(cabinet) > 0


def unfinished(cabinet: Cabinet) -> Adding | None:
    """Return the oldest job that was stopped before its end."""
    from app.archive.vault import addings

    return next(iter(addings.unfinished(cabinet)), None)


def summary(adding: Adding) -> str:
    """Return in a line what became of a job's files."""
    added = trn(
        "{count} berkas digital ditambahkan pada berkas {number}.",
        "{count} berkas digital ditambahkan pada berkas {number}.",
        adding.added,
        number=adding.number,
    )
    rest = []
    if adding.same:
        rest.append(trn("{count} sudah ada", "{count} sudah ada", adding.same))
    if adding.passed:
        rest.append(trn("{count} dilewati", "{count} dilewati", adding.passed))
    return tr("{added} {rest}.", added=added, rest=", ".join(rest).capitalize()) if rest else added


def stopped(adding: Adding) -> str:
    """Return what is said of a job that was stopped before its end."""
    names = ", ".join(Path(source).name for source in adding.sources[:2])
    return tr(
        "Penambahan “{names}” ke berkas {number} terhenti: {count} sudah masuk.",
        names=names,
        number=adding.number,
        count=number(adding.added),
    )


def rows(cabinet: Cabinet, job: int) -> list[Row]:
    """Return the files of a job that there is something to tell of: name, what, and where it came from."""
    from app.archive.vault import addings

    found = []
    for place, one in enumerate(addings.told_of(cabinet, job), start=1):
        path = Path(one.source)
        said = sentence(one.code, {"name": path.name}, window=True)
        tag = "" if one.file is not None or one.code == "adding_same_here" else "warn"
        found.append(Row(place, (words.one_line(path.name), said, words.one_line(str(path.parent))), tag))
    return found
