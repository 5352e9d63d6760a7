"""Every code the archive's rooms raise has its sentence, filled by the data it carries."""

from __future__ import annotations

import re
from pathlib import Path

import app.archive.tables
import app.intake
import importers
from app.messages import arranging
from app.messages.archive import SENTENCES

_CODE = re.compile(r'"((?:archive|vault|search_index|accession|custom)_[a-z_]+)"')
_TABLES = re.compile(r"^archive_search(?:_\w+)?$")


def test_codes_and_sentences_are_the_same_set() -> None:
    folders = [Path(next(iter(package.__path__))) for package in (app.archive, app.intake, importers)]
    raised = {
        code
        for folder in folders
        for file in folder.rglob("*.py")
        for code in _CODE.findall(file.read_text(encoding="utf-8"))
        if not _TABLES.match(code)
    }
    named = {f"record_{model._meta.table_name}" for model in app.archive.tables.ROOM.models}
    tables = {model._meta.table_name for model in app.archive.tables.ROOM.models}
    # What is raised of arranging stands in a table of its own, with the acts of the window.
    assert raised - tables - arranging.SENTENCES.keys() == {
        code for code in SENTENCES if not code.startswith("record_")
    }
    assert {code for code in SENTENCES if code.startswith("record_")} <= named
