"""Every code that the adding, finding and reading of digital files tells has its sentence, and no more are kept."""

from __future__ import annotations

import re
from pathlib import Path

import app
from app.messages.vault import SENTENCES

_CODE = re.compile(r'"((?:adding|fixity|content|incoming)_[a-z_]+)"')


def test_codes_and_sentences_are_the_same_set() -> None:
    house = Path(next(iter(app.__path__)))
    told = {
        code
        for file in house.rglob("*.py")
        if file.parent.name != "messages"
        for code in _CODE.findall(file.read_text(encoding="utf-8"))
    }
    assert told == set(SENTENCES)
