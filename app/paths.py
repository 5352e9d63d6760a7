"""Where the user's cabinet is when nobody says otherwise; it knows nothing of what is in it."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

#: The environment variable that names another cabinet, one on a stick included.
VARIABLE = "SIDALU_DATA"


def default_cabinet() -> Path:
    """Return the folder of the cabinet: what `SIDALU_DATA` names, else ``lemari`` in the user's data folder."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named).expanduser()
    return Path(platformdirs.user_data_dir("Sidalu", appauthor=False)) / "lemari"


def documents() -> Path:
    """Return the user's folder of documents, where a report is offered to be written."""
    return Path(platformdirs.user_documents_dir())
