"""Reads the texts of documents in the guarded child, one after another; each is a frame ``text``."""

from __future__ import annotations

import json
from collections.abc import Callable

from importers.contents_child import documents, mail, pages, plain
from importers.contents_child.gathering import Gathered
from importers.grid_child.wire import Failure, Send

_READERS: dict[str, Callable[[str, Gathered], None]] = {
    "pdf": pages.read,
    "docx": documents.read_docx,
    "pptx": documents.read_pptx,
    "xlsx": documents.read_xlsx,
    "odt": documents.read_open,
    "ods": documents.read_open,
    "odp": documents.read_open,
    "text": plain.read_text,
    "html": plain.read_html,
    "mail": mail.read,
}


def read(file: str, send: Send, password: str | None) -> None:
    """Send the text of each file that ``password`` lists as JSON: pairs of path and kind."""
    for name, kind in json.loads(password or "[]") or [[file, "text"]]:
        gathered = Gathered()
        fault: str | None = None
        try:
            _READERS[kind](name, gathered)
        except Failure as failure:
            fault = failure.reason
        except FileNotFoundError:
            fault = "missing"
        except MemoryError:
            fault = "too_large"
        except Exception:
            # What a broken document does to its reader is of no interest: what was read until then counts.
            fault = "broken"
        text = gathered.text()
        if fault is None and gathered.full:
            fault = "too_large"
        if fault is None and not text and kind == "pdf":
            fault = "no_text"
        send("text", text, gathered.pages, fault)
