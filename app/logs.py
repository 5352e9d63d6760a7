"""The log in the cabinet, and the short references by which an unexpected fault is found in it again."""

from __future__ import annotations

import logging
import secrets
from logging.handlers import RotatingFileHandler
from pathlib import Path

_LOGGER = logging.getLogger("sidalu")
# Where no log can be written, nothing is: a traceback is nothing for the screen.
_LOGGER.addHandler(logging.NullHandler())
_FORM = "%(asctime)s %(levelname)s %(threadName)s %(message)s"
_SIZE = 1_000_000
_FILES = 5


def start(folder: Path) -> Path | None:
    """Write the log into ``log/sidalu.log`` of the cabinet ``folder``; None if it cannot be written there.

    A log of an earlier call is closed, so that the program can turn to another cabinet.
    """
    stop()
    try:
        (folder / "log").mkdir(parents=True, exist_ok=True)
        path = folder / "log" / "sidalu.log"
        handler = RotatingFileHandler(path, maxBytes=_SIZE, backupCount=_FILES, encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(logging.Formatter(_FORM))
    _LOGGER.addHandler(handler)
    _LOGGER.setLevel(logging.INFO)
    return path


def stop() -> None:
    """Close the log; what is logged afterwards goes to no file."""
    for handler in [*_LOGGER.handlers]:
        if isinstance(handler, RotatingFileHandler):
            _LOGGER.removeHandler(handler)
            handler.close()


def note(text: str) -> None:
    """Log something worth knowing later; no person's data."""
    _LOGGER.info(text)


def fault(unexpected: BaseException, *, while_doing: str = "") -> str:
    """Log an unexpected fault with its traceback and return its reference ("S-4F2A")."""
    reference = f"S-{secrets.token_hex(2).upper()}"
    _LOGGER.error("%s %s", reference, while_doing, exc_info=unexpected)
    return reference
