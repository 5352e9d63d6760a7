"""Several sources side by side: the prefixes and group headings under which the same meanings recur.

Any word may name a source that says nothing by itself; what recurs under it tells that it does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from importers.table.column import Column, Columns
from importers.wording.contestants import Roster, contestant_of
from importers.wording.headings import VOCABULARY, Meaning, Role, compact, words
from importers.wording.meanings import meaning_in


def find_sources(columns: Columns, among: Sequence[Column], roster: Roster, groups: Counter[tuple[str, ...]]) -> None:
    """Find prefixes under which the same meanings recur ("situng_sah", "kawal_sah"), whatever they are called."""
    seen: dict[str, dict[int, Meaning]] = {}
    named: dict[str, str] = {}
    glued: set[str] = set()
    for column in among:
        for prefix, rest in _splits_of_source(column.parts, roster):
            meaning = meaning_in(rest, roster, groups)
            if meaning.role not in (Role.MEASURE, Role.CONTESTANT, Role.SUM, Role.PERCENT):
                continue
            seen.setdefault(compact(prefix), {})[column.place] = meaning
            named.setdefault(compact(prefix), prefix)
            if len(column.parts) == 1 and "_" in column.parts[0]:
                glued.add(compact(prefix))
            break
    keys = {prefix: {_what(meaning) for meaning in meanings.values()} for prefix, meanings in seen.items()}
    taken = [
        prefix
        for prefix, own in keys.items()
        if any(own & other for rival, other in keys.items() if rival != prefix)
        or (prefix in glued and len(own) > 1 and any(kind in ("valid", "invalid") or who for kind, who in own))
    ]
    for prefix in taken:
        for place, meaning in seen[prefix].items():
            column = next(column for column in columns.all if column.place == place)
            column.meaning, column.source = meaning, named[prefix]
    columns.sources = tuple(named[prefix] for prefix in taken)


def _what(meaning: Meaning) -> tuple[str, str]:
    if meaning.role is Role.CONTESTANT:
        return ("", f"{meaning.number or compact(meaning.name or '')}.{meaning.candidate or ''}")
    return (meaning.field or str(meaning.role), "")


def _splits_of_source(parts: tuple[str, ...], roster: Roster) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Split a heading into what may be a source and the rest: "situng_sah", "01 (Pleno)", "Kawal Pemilu - 01".

    A source begins with a word that says nothing by itself; another word may belong to it.
    """
    if not parts:
        return
    if len(parts) > 1 and _says_nothing(parts[0], roster):
        yield parts[0], parts[1:]
    front = re.match(r"(([A-Za-z][A-Za-z0-9]*)[_\s.:-]+)(\S.*)$", parts[0], re.DOTALL)
    if front is not None and _says_nothing(front[2], roster):
        yield front[2], (front[3], *parts[1:])
        second = re.match(r"([A-Za-z]+)[_\s.:-]+(\S.*)$", front[3], re.DOTALL)
        if second is not None:
            yield front[1] + second[1], (second[2], *parts[1:])
    back = re.match(r"(.*\S)\s*(?:\(([^()]+)\)|[_\s]((?:19|20)\d\d))$", parts[-1], re.DOTALL)
    if back is not None and _says_nothing(back[2] or back[3], roster):
        yield back[2] or back[3], (*parts[:-1], back[1])


def _says_nothing(text: str, roster: Roster) -> bool:
    said = words(text)
    return bool(said) and not VOCABULARY & set(said) and contestant_of((text,), roster) is None
