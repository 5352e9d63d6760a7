"""What ``--area-name`` says: which area the names of a file mean, as decisions about it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.errors import AppError, Exit

if TYPE_CHECKING:
    from app.intake.plan import AreaDecision
    from importers.records import Level

_CODE = re.compile(r"\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?")
_NEW = "baru"


def area_decision(text: str) -> AreaDecision:
    """Return what ``NAME[/NAME…]=CODE`` or ``NAME[/NAME…]=baru[:CODE]`` says; other words are wrong usage.

    Names go from wide to fine and the last is the one decided about; the code tells its level. A new area ("baru") is a
    kelurahan or desa unless its name says that it is a kecamatan, and lies in what the wider names, or the code, mean.
    """
    from app.intake.plan import AreaDecision
    from importers.records import Level

    names, found, meant = text.rpartition("=")
    parts = [part.strip() for part in names.split("/")]
    new = meant.strip().casefold().split(":")
    code = meant.strip()
    if found and all(parts):
        if new[0] == _NEW and len(new) <= 2 and all(map(_CODE.fullmatch, new[1:])):
            level = Level.SUBDISTRICT if re.match(r"kec", parts[-1], re.IGNORECASE) else Level.VILLAGE
            return AreaDecision(_path(parts, level), within=new[1] if len(new) == 2 else None)
        if _CODE.fullmatch(code):
            return AreaDecision(_path(parts, _levels()[code.count(".")]), code)
    raise AppError("area_name_odd", Exit.USAGE, text=text)


def _levels() -> tuple[Level, ...]:
    from importers.records import Level

    return (Level.PROVINCE, Level.REGENCY, Level.SUBDISTRICT, Level.VILLAGE)


def _path(names: list[str], level: Level) -> tuple[tuple[Level, str], ...]:
    """Return names as a path that ends at ``level``; more names than there are levels above it lose the widest."""
    levels = _levels()[: _levels().index(level) + 1]
    return tuple(zip(levels[-len(names) :], names[-len(levels) :], strict=False))
