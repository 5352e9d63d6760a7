"""The commands ``report deck``, ``workbook``, ``list`` and ``labels``: what the office hands to others or prints."""

from __future__ import annotations

import datetime as dt
from argparse import Namespace
from typing import TYPE_CHECKING

from app.cli.opening import election_or_only, reading
from app.cli.output import Output
from app.i18n import number, tr

if TYPE_CHECKING:
    from app.reports import Written


def deck(options: Namespace, output: Output) -> int:
    """Write the deck of one election."""
    from app.reports import results_deck, write
    from exporters.content import Look

    with reading(options.folder) as cabinet:
        content = results_deck(
            cabinet,
            election_or_only(cabinet, options.election),
            area=options.area,
            source=options.source,
            look=Look.DARK if options.dark else Look.LIGHT,
            progress=output.progress,
        )
    written = write(content, options.out, overwrite=options.force, progress=output.progress)
    _say(written, tr("{out}: {pages} salindia", out=str(written.path), pages=number(written.pages)), output)
    return 0


def workbook(options: Namespace, output: Output) -> int:
    """Write the workbook of one election."""
    from app.reports import results_workbook, write

    with reading(options.folder) as cabinet:
        content = results_workbook(
            cabinet,
            election_or_only(cabinet, options.election),
            area=options.area,
            source=options.source,
            progress=output.progress,
        )
    written = write(content, options.out, overwrite=options.force, progress=output.progress)
    _say(written, tr("{out}: {pages} lembar", out=str(written.path), pages=number(written.pages)), output)
    return 0


def archive_list(options: Namespace, output: Output) -> int:
    """Write one of the official lists of the archive."""
    from app.reports import archive_list as make
    from app.reports import write

    with reading(options.folder) as cabinet:
        content = make(cabinet, options.kind, progress=output.progress)
        written = write(content, options.out, overwrite=options.force, progress=output.progress)
    _say(written, tr("{out}: {pages} lembar", out=str(written.path), pages=number(written.pages)), output)
    return 0


def labels(options: Namespace, output: Output) -> int:
    """Write labels with QR codes for all boxes, or for all places."""
    from app.archive import places
    from app.reports import moving, write

    today = dt.datetime.now().astimezone().date()
    with reading(options.folder) as cabinet:
        if options.places:
            content = moving.place_labels(cabinet, [node.id for node in places.tree(cabinet)], today=today)
        else:
            content = moving.box_labels(cabinet, places.boxes(cabinet), today=today)
    written = write(content, options.out, overwrite=options.force, progress=output.progress)
    said = tr("{out}: {labels} label", out=str(written.path), labels=number(len(content.labels)))
    _say(written, said, output)
    return 0


def _say(written: Written, said: str, output: Output) -> None:
    if output.json:
        output.answer({"file": str(written.path), "pages": written.pages})
    else:
        output.line(said)
