"""The tables of a folder: which of its files may hold something to import; it opens none of them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from app.archive.keys import natural_key

#: The endings of files that hold tables.
ENDINGS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".tsv", ".json", ".jsonl")
#: How many files of a folder are taken at once: what is chosen by mistake, a whole disk, must not be read.
MOST = 200


def tables_in(path: Path) -> Sequence[Path]:
    """Return the tables in a folder and in those inside it, in the order of their names; any file is itself one.

    A folder without any is returned itself, so that whoever reads it can say what is wrong. Hidden files and the
    marks that Excel leaves beside an open file are passed over.
    """
    if not path.is_dir():
        return (path,)
    found: list[Path] = []
    for folder, inner, names in os.walk(path):
        inner[:] = [name for name in inner if not name.startswith(".")]
        found += [Path(folder) / name for name in names if _is_table(name)]
        if len(found) > MOST:
            break
    return sorted(found, key=lambda each: natural_key(str(each.with_suffix(""))))[:MOST] or (path,)


def _is_table(name: str) -> bool:
    return name.lower().endswith(ENDINGS) and not name.startswith((".", "~$"))
