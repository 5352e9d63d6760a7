"""What in a JSON value is a record and what a collection of records, as KPU's and other sites publish areas and votes.

A collection is an array of objects, or an object whose keys are codes or names of areas. Each record becomes a row:
its plain values under their keys, those of objects within it under "administrasi.suara_sah", votes by contestant under
"chart.100025". It knows no meaning of a key but those few that tell votes from areas where both are numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

_DEEPEST = 40
_LONGEST_NAME = 200
#: The names of the areas that hold a record, nation to TPS; longer lists of texts are something else.
_MOST_NAMES = 6
_CODE = re.compile(r"\d[\d.]*")
#: Under these keys numbers are contestants, whatever they hold.
_CONTESTANTS = frozenset({"chart", "suara", "perolehan", "perolehan_suara", "partai", "parpol", "paslon", "calon"})
#: Sums that stand beside candidates under a party's number.
_PARTY_SUMS = ("jml_suara_", "jumlah_suara_")
#: What people are counted by: objects of these alone are no areas.
_SEXES = frozenset({"l", "p", "j", "jml", "jumlah", "total", "laki", "lk", "pr", "laki_laki", "perempuan", "t"})
#: Values that name a record, carried along to the records within it, and texts that name nothing.
_NAMING = frozenset({"kode", "id", "tingkat", "depth"})
_NOT_NAMING = frozenset({"ts", "psu", "mode", "updatets", "updated_at", "created_at", "warna"})


_is_party_sum = re.compile("|".join(_PARTY_SUMS)).match


class TooDeep(Exception):  # noqa: N818 - what a file is
    """Objects lie in each other deeper than any list of areas does."""


class Row(NamedTuple):
    """A record: its sheet ("" for the file's own), its path, what names it and those above it, its own values."""

    sheet: str
    path: str
    above: Mapping[str, Any]
    own: Mapping[str, Any]


def rows_of(value: Any, place: str, above: Mapping[str, Any]) -> Iterator[Row]:
    """Yield the rows of a document or array element; ``place`` is its path, ``above`` what names it in the file."""
    if isinstance(value, dict):
        yield from _visit(value, "", place, above, 0)
    elif isinstance(value, list):
        for number, item in enumerate(value):
            if isinstance(item, dict):
                yield from _visit(item, "", f"{place}[{number}]", {}, 0)


class _Record:
    """A record taken apart: its plain values, and the collections in it by their name."""

    def __init__(self, value: Mapping[str, Any]) -> None:
        self.own: dict[str, Any] = {}
        self.inner: dict[str, list[tuple[str, Any]]] = {}
        self.names: dict[str, str] = {}
        self._take(value, "", 0, contestants=False)

    def _take(self, value: Mapping[str, Any], prefix: str, depth: int, *, contestants: bool) -> None:
        if depth > _DEEPEST:
            raise TooDeep
        by_name = not contestants and _keyed_by_names(value)
        for key, child in value.items():
            if key == "null":  # Sirekap's own key for votes of nobody
                continue
            if child is None:
                if contestants:  # the column is there, though nothing stands in it
                    self.own[prefix + key] = None
            elif isinstance(child, dict):
                votes = contestants or key in _CONTESTANTS or any(map(_is_party_sum, child))
                if not votes and (by_name or (_CODE.fullmatch(key) and child)):
                    self.inner.setdefault(prefix, []).append((key, child))
                else:
                    self._take(child, f"{prefix}{key}.", depth + 1, contestants=votes)
            elif isinstance(child, list):
                self._take_list(child, prefix, key)
            else:
                self.own[prefix + key] = child

    def _take_list(self, items: list[Any], prefix: str, key: str) -> None:
        records = [(f"[{number}]", item) for number, item in enumerate(items) if isinstance(item, dict)]
        if records and _CODE.fullmatch(key):
            self.inner.setdefault(prefix, []).extend((f"{key}{at}", item) for at, item in records)
        elif records:
            self.inner.setdefault(f"{prefix}{key}[", []).extend(records)
        elif all(isinstance(item, list) and len(item) > 1 for item in items):
            self.names.update((str(item[0]), item[1]) for item in items if isinstance(item[1], str))
        elif len(items) <= _MOST_NAMES and all(isinstance(item, str) for item in items):
            texts = [item for item in items if not item.startswith("http")]
            self.own.update((f"{prefix}{key}.{number}", text) for number, text in enumerate(texts))

    def total(self) -> dict[str, Any]:
        """Take out the votes of the whole where those of its parts stand beside them."""
        prefix = next((name for name in self.inner if name == "table." or name.endswith(".table.")), None)
        if prefix is None:
            return {}
        chart = f"{prefix.removesuffix('table.')}chart."
        return {key.removeprefix(chart): self.own.pop(key) for key in list(self.own) if key.startswith(chart)}


def _visit(value: Mapping[str, Any], sheet: str, path: str, above: Mapping[str, Any], depth: int) -> Iterator[Row]:
    if depth > _DEEPEST:
        raise TooDeep
    record = _Record(value)
    total = record.total()
    if any(each is not None for each in record.own.values()):
        yield Row(sheet, path, above, record.own)
    if not record.inner:
        return
    last = sheet.rpartition(".")[2] or "$"
    naming = {f"{last}.{key}": each for key, each in record.own.items() if _names(key, each)}
    for prefix, items in record.inner.items():
        name = prefix.rstrip(".[")
        inner = ".".join(part for part in (sheet, name) if part)
        heading = name.rpartition(".")[2] or "key"
        listed = prefix.endswith("[")
        for label, item in items:
            there = f"{path}.{name}" if path and name else path or name
            key = label.partition("[")[0]
            here = f"{there}{label}" if listed or not there else f"{there}.{label}"
            keys = {} if listed else {heading: key}
            if key in record.names:
                keys[f"{heading}.nama"] = record.names[key]
            yield from _visit(item, inner, here, {**above, **naming, **keys}, depth + 1)
        if total and heading == "table":
            chart = f"{path}.{name}" if path else name
            yield Row(inner, f"{chart.removesuffix('table')}chart", {heading: "JUMLAH"}, total)


def _names(key: str, value: Any) -> bool:
    if key in _NAMING:
        return value is not None
    if key.rpartition(".")[2].lower() in _NOT_NAMING:
        return False
    return isinstance(value, str) and 0 < len(value) <= _LONGEST_NAME and not value.startswith("http")


def _keyed_by_names(value: Mapping[str, Any]) -> bool:
    """Tell an object whose keys are names of areas: all hold objects that are alike and no counts by sex."""
    for child in value.values():
        if child is not None and not (isinstance(child, dict) and child):  # as nearly every record has one
            return False
    if not all(key[:1].isupper() or " " in key for key in value):
        return False
    inner = [child for child in value.values() if child is not None]
    if len(inner) < 2:
        return False
    first = {key.casefold() for key in inner[0]}
    others = [{key.casefold() for key in child} for child in inner[1:]]
    return not first <= _SEXES and all(len(first & other) * 2 >= len(first | other) for other in others)
