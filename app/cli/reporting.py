"""The commands ``report deck``, ``report workbook`` and ``report list``: what the office hands to others."""

from __future__ import annotations

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


def _say(written: Written, said: str, output: Output) -> None:
    if output.json:
        output.answer({"file": str(written.path), "pages": written.pages})
    else:
        output.line(said)
