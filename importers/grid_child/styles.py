"""What cell formats of .xlsx say: which show a number as a date or time, which indent (ECMA-376 part 1, 18.8)."""

from __future__ import annotations

import re
import zipfile

from importers.grid_child.package import BadPackage, parse, part_text

_BUILT_IN = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
#: What stands in quotation marks, behind a backslash, or in brackets (but for elapsed time) is no pattern.
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_DATE = re.compile(r"[dmyhs]", re.IGNORECASE)


def date_styles(archive: zipfile.ZipFile, part: str | None) -> list[bool]:
    """Return for each cell format, by its index, whether it shows dates or times."""
    if part is None:
        return []
    formats: dict[str, str] = {}
    found: list[bool] = []
    inside: list[str] = []

    def element(tag: str, attributes: dict[str, str]) -> None:
        local = tag.rpartition(":")[2]
        if local == "numFmt":
            formats[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif local in {"cellXfs", "cellStyleXfs", "cellStyles", "dxfs"}:
            inside.append(local)
        elif local == "xf" and inside[-1:] == ["cellXfs"]:
            found.append(_is_date(attributes.get("numFmtId", "0"), formats))

    try:
        parse(part_text(archive, {part.lower(): part}, part), element)
    except BadPackage:
        return []
    return found


def indented_styles(archive: zipfile.ZipFile, part: str | None) -> dict[int, int]:
    """Return the cell formats that indent what stands in a cell: their index → how many steps."""
    if part is None:
        return {}
    found: dict[int, int] = {}
    inside: list[str] = []
    count = [-1]

    def element(tag: str, attributes: dict[str, str]) -> None:
        local = tag.rpartition(":")[2]
        if local in {"cellXfs", "cellStyleXfs", "cellStyles", "dxfs"}:
            inside.append(local)
        elif inside[-1:] != ["cellXfs"]:
            return
        elif local == "xf":
            count[0] += 1
        elif local == "alignment" and attributes.get("indent", "0").isdecimal() and int(attributes.get("indent", "0")):
            found[count[0]] = int(attributes["indent"])

    try:
        parse(part_text(archive, {part.lower(): part}, part), element)
    except BadPackage:
        return {}
    return found


def _is_date(identity: str, formats: dict[str, str]) -> bool:
    pattern = formats.get(identity)
    if pattern is None:
        return identity.isdecimal() and int(identity) in _BUILT_IN
    if pattern.casefold() == "general":
        return False
    return bool(_DATE.search(_LITERAL.sub("", pattern.partition(";")[0])))
