"""The command ``results correct``: another value for one stored figure, or one for a blank, with the reason."""

from __future__ import annotations

from argparse import Namespace

from app.cli.opening import election_or_only, writing
from app.cli.output import Output
from app.i18n import number, tr
from app.messages import sentence


def correct(options: Namespace, output: Output) -> int:
    """Let another value count for a figure that stands in a cell, or is blank; the old one stays in the history."""
    from app.intake.papers import signed
    from app.results import correcting

    with writing(options.folder) as cabinet:
        election = election_or_only(cabinet, options.election)
        found = correcting.find(
            cabinet,
            election,
            area=options.area,
            contestant=options.contestant,
            measure=options.measure,
            source=options.source,
        )
        batch = correcting.correct(
            cabinet, found, options.value, options.reason, form=options.form, dossier=options.dossier
        )
        notes = [sentence(note.code, note.data) for note in signed.problems(cabinet, options.dossier)]
    if output.json:
        output.answer({"batch": batch, "before": found.value, "after": options.value})
        return 0
    told = {"subject": found.subject_name, "area": found.area_name}
    before, after = _words(found.value), _words(options.value)
    output.line(tr("{subject} di {area}: {before} menjadi {after}.", **told, before=before, after=after))
    for note in notes:
        output.line(note)
    return 0


def _words(value: int | None) -> str:
    return tr("kosong") if value is None else number(value)
