"""The command line: for automation, for tests, and to open the window; it imports no window until asked to."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app import i18n
from app.cli.arguments import UsageError, language_of, parse
from app.cli.output import Output
from app.errors import AppError, Exit
from app.messages import sentence
from importers.unreadable import UnreadableFile

if TYPE_CHECKING:
    from argparse import Namespace


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit status; no failure leaves as a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    i18n.use(language_of(arguments))
    output = Output(json="--json" in arguments)
    try:
        return _told(arguments, output)
    except BrokenPipeError:
        # Whoever read our output has gone (``sidalu … | head``): nothing more can be said to them.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.DONE
    except Exception as unexpected:  # the last door: a fault of ours is logged and said calmly
        return output.failure("fault", sentence("fault", {"reference": _logged(unexpected, arguments)}), Exit.FAULT)


def _told(arguments: Sequence[str], output: Output) -> int:
    """Run the command and return its exit status; what was expected to fail is said in its sentence."""
    try:
        return _dispatch(parse(arguments), output)
    except UsageError as failure:
        return output.failure("usage", sentence("usage", {"detail": str(failure)}), Exit.USAGE)
    except UnreadableFile as failure:
        return output.failure(failure.reason, sentence(failure.reason, failure.data), Exit.UNREADABLE)
    except AppError as failure:
        return output.failure(failure.code, sentence(failure.code, failure.data), failure.status)
    except OSError as failure:
        if failure.errno != errno.ENAMETOOLONG:
            raise
        told = sentence("name_too_long", {"name": failure.filename})
        return output.failure("name_too_long", told, Exit.USAGE)
    except KeyboardInterrupt:
        return output.failure("interrupted", sentence("interrupted"), Exit.REFUSED)


def _logged(unexpected: Exception, arguments: Sequence[str]) -> str:
    """Log a fault of ours where its traceback is not in the user's way, and return its reference."""
    import tempfile  # with what it brings along a fifth of the time that --help takes

    from app import logs

    logs.start(Path(tempfile.gettempdir()) / "sidalu")
    try:
        return logs.fault(unexpected, while_doing=" ".join(arguments))
    finally:
        logs.stop()


def _dispatch(options: Namespace, output: Output) -> int:
    if options.folder is None:
        from app.paths import default_cabinet

        options.folder = default_cabinet()
    options.folder = Path(options.folder).expanduser()
    if options.command is None:
        from app.desktop import open_window

        return open_window(options.folder)
    return int(options.run(options, output) or Exit.DONE)
