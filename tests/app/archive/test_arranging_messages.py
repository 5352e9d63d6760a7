"""Every code that arranging raises has its sentence, and every sentence of it is raised or an act of the window."""

from __future__ import annotations

import re
from pathlib import Path

import app.archive
import app.desktop
from app.messages.arranging import SENTENCES

_CODE = re.compile(r'"((?:accession|custom)_[a-z_]+)"')
_TABLES = {"accession_dossier", "custom_field", "custom_value", "accession_id"}
_ACT = re.compile(r'(?:cabinet\.act\(\s*|code = |else )"([a-z_]+)"')
_NAMED = re.compile(r'"((?:accession|custom_field|template)_(?:added|edited))"')


def test_codes_and_sentences_of_arranging_are_the_same_set() -> None:
    raised: set[str] = set()
    for name in ("accessions", "custom"):
        text = (Path(next(iter(app.archive.__path__))) / f"{name}.py").read_text(encoding="utf-8")
        raised |= set(_CODE.findall(text)) - _TABLES
    for file in (Path(next(iter(app.desktop.__path__))) / "pages" / "archive").glob("*.py"):
        text = file.read_text(encoding="utf-8")
        raised |= (set(_ACT.findall(text)) | set(_NAMED.findall(text))) & SENTENCES.keys()
    assert raised == SENTENCES.keys()
