"""A mapping as a JSON document: read with clear errors, written whole or not at all.

It knows no sheet. The form, in full (all but the version may be left out; see `mapping` for labels)::

    {"sidalu_mapping": 1,
     "sheets": {
       "Rekap": {
         "use": true,
         "header_rows": [4, 5],
         "areas_in": "rows",
         "thousands": true,
         "lines": [
           {"line": "B", "heading": "KECAMATAN", "label": "area:kecamatan"},
           {"line": "D", "heading": "X1", "label": "contestant:1=Jokowi – Amin"},
           {"heading": "Sah", "label": "measure:valid"},
           {"line": "74", "heading": "PINDAHAN", "label": "skip", "under": 5}]},
       "Catatan": {"use": false}}}
"""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any, cast

from importers.mapping import BadLabel, BadMapping, Label, LineLabel, Mapping, SheetMapping, Side, check

VERSION = 1
#: A larger file is no mapping.
_MOST_BYTES = 20_000_000
_SHEET_KEYS = frozenset({"use", "header_rows", "areas_in", "thousands", "lines"})
_LINE_KEYS = frozenset({"line", "heading", "label", "under"})


def to_text(mapping: Mapping) -> str:
    """Return a mapping as JSON for people to read and edit."""
    sheets = {sheet.name: _written(sheet) for sheet in mapping.sheets}
    lines = [f'{{\n  "sidalu_mapping": {VERSION},\n  "sheets": {{']
    for at, (name, said) in enumerate(sheets.items()):
        labels = said.pop("lines", [])
        head = [f"{_json(key)}: {_json(value)}" for key, value in said.items()]
        if labels:
            listed = ",\n".join(f"        {_json(each)}" for each in labels)
            head.append(f'"lines": [\n{listed}\n      ]')
        body = ",\n".join(f"      {part}" for part in head)
        comma = "," if at + 1 < len(sheets) else ""
        lines.append(f"    {_json(name)}: {{\n{body}\n    }}{comma}" if head else f"    {_json(name)}: {{}}{comma}")
    return "\n".join((*lines, "  }\n}\n"))


def from_text(text: str) -> Mapping:
    """Return the mapping that a JSON text holds; `BadMapping` where it holds none."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        raise BadMapping("mapping_not_json") from None
    if not isinstance(document, dict) or "sidalu_mapping" not in document:
        raise BadMapping("mapping_not_one")
    if document["sidalu_mapping"] != VERSION:
        raise BadMapping("mapping_newer", version=str(document["sidalu_mapping"])[:20])
    sheets = document.get("sheets", {})
    if not isinstance(sheets, dict):
        raise BadMapping("mapping_not_one")
    mapping = Mapping(tuple(_sheet(name, said) for name, said in sheets.items()))
    check(mapping)
    return mapping


def read_mapping(path: Path) -> Mapping:
    """Read a mapping from a file; `BadMapping` says why it cannot be."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise BadMapping("mapping_not_one", name=path.name)
        return from_text(path.read_text(encoding="utf-8-sig"))
    except OSError:
        raise BadMapping("mapping_unreadable", name=path.name) from None
    except UnicodeDecodeError:
        raise BadMapping("mapping_not_json", name=path.name) from None
    except BadMapping as bad:
        bad.data.setdefault("name", path.name)
        raise


def write_mapping(mapping: Mapping, path: Path) -> None:
    """Write a mapping to a file, whole or not at all; an `OSError` says that it could not be."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".sidalu-", suffix=".json")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(to_text(mapping))
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _written(sheet: SheetMapping) -> dict[str, Any]:
    said: dict[str, Any] = {}
    if sheet.use is not None:
        said["use"] = sheet.use
    if sheet.header_rows is not None:
        said["header_rows"] = list(sheet.header_rows)
    if sheet.areas_in is not None:
        said["areas_in"] = sheet.areas_in
    if sheet.thousands:
        said["thousands"] = True
    if sheet.lines:
        said["lines"] = [_written_line(each) for each in sheet.lines]
    return said


def _written_line(each: LineLabel) -> dict[str, Any]:
    said: dict[str, Any] = {"line": each.line, "heading": each.heading}
    said = {key: value for key, value in said.items() if value} | {"label": str(each.label)}
    return said if each.under is None else said | {"under": each.under}


def _sheet(name: str, said: object) -> SheetMapping:
    if not isinstance(said, dict):
        raise BadMapping("mapping_not_one")
    for key in said:
        if key not in _SHEET_KEYS:
            raise BadMapping("mapping_word_unknown", sheet=name, word=str(key))
    use, areas_in, thousands = said.get("use"), said.get("areas_in"), said.get("thousands", False)
    if use not in (None, True, False) or isinstance(use, int) != isinstance(use, bool):
        raise BadMapping("mapping_word_unknown", sheet=name, word=f"use: {use}")
    if areas_in not in (None, "rows", "columns"):
        raise BadMapping("mapping_word_unknown", sheet=name, word=f"areas_in: {areas_in}")
    if not isinstance(thousands, bool):
        raise BadMapping("mapping_word_unknown", sheet=name, word=f"thousands: {thousands}")
    lines = said.get("lines", [])
    if not isinstance(lines, list):
        raise BadMapping("mapping_not_one")
    return SheetMapping(
        name,
        use,
        _header(name, said.get("header_rows")),
        cast("Side | None", areas_in),
        tuple(_line(name, each) for each in lines),
        thousands,
    )


def _header(sheet: str, said: object) -> tuple[int, ...] | None:
    if said is None:
        return None
    if not isinstance(said, list) or not all(type(row) is int for row in said):
        raise BadMapping("mapping_word_unknown", sheet=sheet, word=f"header_rows: {said}"[:60])
    return tuple(sorted(set(said)))


def _line(sheet: str, said: object) -> LineLabel:
    if not isinstance(said, dict) or not set(said) <= _LINE_KEYS or "label" not in said:
        raise BadMapping("mapping_word_unknown", sheet=sheet, word=_json(said)[:60])
    line, heading, under = str(said.get("line", "")).strip().upper(), said.get("heading", ""), said.get("under")
    if not isinstance(heading, str) or not (under is None or type(under) is int):
        raise BadMapping("mapping_word_unknown", sheet=sheet, word=_json(said)[:60])
    try:
        label = Label.parse(str(said["label"]))
    except BadLabel as bad:
        raise BadMapping("mapping_label_unknown", sheet=sheet, line=line or heading, label=str(bad)[:60]) from None
    return LineLabel(line, label, heading, under)
