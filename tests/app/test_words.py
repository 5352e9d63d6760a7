"""Every text has its English, with the same names in it, and every code has a sentence."""

from __future__ import annotations

import string

import pytest

from tests.words import Text, english, texts

ALL = list(texts())


def _names(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("text", ALL, ids=lambda text: text.words[0][:60])
def test_every_text_is_translated_with_its_names(text: Text) -> None:
    message = english_catalogue.get(text.words[0], text.context)
    assert message is not None, f"{text.place}: {text.words[0]!r} is not in en.po; run python -m tests.words"
    forms = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    assert all(forms), f"{text.place}: {text.words[0]!r} has no English"
    for form in forms:
        assert _names(form) <= _names(" ".join(text.words)) | {"count"}, f"{text.place}: {form!r}"


def test_nothing_is_translated_that_is_not_said() -> None:
    said = {(text.words[0], text.context) for text in ALL}
    held = {(m.id if isinstance(m.id, str) else m.id[0], m.context) for m in english_catalogue if m.id}
    assert held == said


english_catalogue = english()
