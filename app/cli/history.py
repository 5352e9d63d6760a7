"""The commands ``undo``, ``redo`` and ``history``: the acts of a cabinet."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from app.cli.opening import reading, writing
from app.cli.output import Output, when
from app.errors import Exit
from app.i18n import tr
from app.messages import act_sentence, sentence

if TYPE_CHECKING:
    from app.store import Cabinet, UndoReport


def undo(options: Namespace, output: Output) -> int:
    """Undo the last act or the one named, and say what was reversed and what was kept."""
    from app.results.copies import by_batch
    from app.results.deliveries import overtaken

    with writing(options.folder) as cabinet:
        _refuse(cabinet, options.batch)
        copies = by_batch(cabinet)
        later = [] if options.batch is None else overtaken(cabinet.connection(), options.batch)
        done = cabinet.undo(options.batch)
        left = copies.get(done.batch, ()) if done.reversed else ()
        return _report(cabinet, done, tr("Perbuatan nomor {batch} diurungkan."), output, copies=left, later=later)


def redo(options: Namespace, output: Output) -> int:
    """Do the last undone act again."""
    with writing(options.folder) as cabinet:
        _refuse(cabinet, None, redo=True)
        return _report(cabinet, cabinet.redo(), tr("Perbuatan nomor {batch} diulangi."), output)


def history(options: Namespace, output: Output) -> int:
    """List the acts, newest first; titles of restricted records are hidden as everywhere."""
    from app.archive import masking, people

    with reading(options.folder) as cabinet:
        viewer = people.viewer_unasked(cabinet)
        acts = [
            replace(act, data=masking.act_data(cabinet, viewer, act.data)) for act in cabinet.history(options.limit)
        ]
    if output.json:
        output.answer(
            [
                {
                    "batch": act.batch,
                    "at": act.at,
                    "who": act.who,
                    "what": act_sentence(act.kind, act.what, act.data),
                    "undone": act.undone,
                }
                for act in acts
            ]
        )
        return 0
    if not acts:
        output.line(tr("Belum ada perbuatan di lemari ini."))
        return 0
    output.table(
        (tr("No."), tr("Kapan"), tr("Siapa"), tr("Apa"), ""),
        [
            (
                act.batch,
                when(act.at),
                act.who,
                act_sentence(act.kind, act.what, act.data),
                tr("diurungkan") if act.undone else "",
            )
            for act in acts
        ],
    )
    return 0


def _refuse(cabinet: Cabinet, batch: int | None, *, redo: bool = False) -> None:
    """Refuse to turn an act back or forth for whoever would get access by it; no PIN can be asked here."""
    from app.archive import people

    if batch is not None:
        turned = [act for act in cabinet.history(1, batch + 1) if act.batch == batch]
    elif redo:
        undone = [act.target for act in cabinet.history(40) if act.kind == "undo"][:1]
        turned = [act for act in cabinet.history(40) if act.batch in undone]
    else:
        turned = [act for act in cabinet.history(40) if act.kind == "act" and not act.undone][:1]
    for act in turned:
        people.refuse_undo(cabinet, people.viewer_unasked(cabinet), act)


def _report(
    cabinet: Cabinet,
    done: UndoReport,
    said: str,
    output: Output,
    *,
    copies: Sequence[str] = (),
    later: Sequence[tuple[int, int]] = (),
) -> Exit:
    """Say what was turned back and, by name and reason, what was left; nothing turned back is a refusal.

    ``copies`` are those of imported files, which an undo leaves in the cabinet; ``later`` acts whose figures stand in
    place of those undone.
    """
    from app.reports.undoing import undo_lines

    if output.json:
        named = cabinet.tell_kept(done, len(done.kept))
        kept = [
            {
                "what": row.table,
                "key": list(row.key),
                "name": told.name,
                "reason": sentence(row.reason),
                "batch": None if told.act is None else told.act.batch,
            }
            for row, told in zip(done.kept, named, strict=True)
        ]
        counted = {"batch": done.batch, "reversed": done.reversed, "records": dict(done.tables)}
        output.answer(counted | {"kept": kept, "copies": list(copies)})
    elif done.reversed:
        output.line(said.format(batch=done.batch))
        for line in undo_lines(cabinet, done, later, copies):
            output.line(f"  {line}")
    if done.reversed:
        return Exit.DONE
    why = ", ".join(dict.fromkeys(sentence(row.reason) for row in done.kept))
    output.say(sentence("nothing_turned_back", {"batch": str(done.batch), "reasons": why}))
    return Exit.REFUSED
