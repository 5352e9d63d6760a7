"""The texts of the program: finds every one in the code, and adds those that ``locale/en.po`` lacks, untranslated.

``python -m tests.words`` brings the file up to date; the tests hold that nothing is missing or left over.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
ENGLISH = ROOT / "app" / "locale" / "en.po"


@dataclass(frozen=True, slots=True)
class Text:
    """One text to translate: its Indonesian words (two for a counted one), its context, where it stands."""

    words: tuple[str, ...]
    context: str | None
    place: str


def texts() -> Iterator[Text]:
    """Yield every text people read: the calls of ``tr``, ``trn`` and ``trc``, and the sentences of the codes."""
    for path in sorted((ROOT / "app").rglob("*.py")):
        place = path.relative_to(ROOT).as_posix()
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="tr" | "trn" | "trc" as name), args=args) if place != "app/i18n.py":
                    if name == "tr" and not isinstance(args[0], ast.Constant):
                        continue  # a sentence of a code: found below, in its table
                    yield _text(name, args, place)
                case ast.AnnAssign(target=ast.Name(id="SENTENCES"), value=ast.Dict(values=values)):
                    for value in values:
                        yield Text((_literal(_said(value)),), None, place)


def _said(value: ast.expr) -> ast.expr:
    """Return the text of a code, also where ``dict.fromkeys`` says the same of several."""
    match value:
        case ast.Call(func=ast.Attribute(value=ast.Name(id="dict"), attr="fromkeys"), args=[_, said]):
            return said
    return value


def english() -> Catalog:
    """Return the English catalogue."""
    with ENGLISH.open("rb") as file:
        return read_po(file, locale="en")


def update() -> list[str]:
    """Add the texts that are missing, drop those no longer used, and return those that have no translation."""
    old = english() if ENGLISH.exists() else Catalog(locale="en")
    new = Catalog(locale="en", charset="utf-8")
    for text in texts():
        key = text.words if len(text.words) > 1 else text.words[0]
        known = old.get(text.words[0], text.context)
        new.add(key, known.string if known else "", context=text.context, locations=[(text.place, 0)])
    new.header_comment = "# The English words of Sidalu, by their Indonesian."
    new.fuzzy = False
    with ENGLISH.open("wb") as file:
        # Without the header's dates the file changes only where a text does.
        write_po(file, new, width=120, sort_output=True, omit_header=True, include_lineno=False)
    return [str(message.id) for message in new if message.id and not _translated(message.string)]


def _text(name: str, args: list[ast.expr], place: str) -> Text:
    match name:
        case "trn":
            return Text((_literal(args[0]), _literal(args[1])), None, place)
        case "trc":
            return Text((_literal(args[1]),), _literal(args[0]), place)
        case _:
            return Text((_literal(args[0]),), None, place)


def _literal(node: ast.expr) -> str:
    value = ast.literal_eval(node)
    assert isinstance(value, str), ast.dump(node)
    return value


def _translated(string: object) -> bool:
    return all(string) if isinstance(string, (tuple, list)) else bool(string)


if __name__ == "__main__":
    print("\n".join(update()))
