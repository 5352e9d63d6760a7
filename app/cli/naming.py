"""What ``--area-name`` and ``--contestant-number`` say: whom the names in a file mean, as decisions about it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from app.errors import AppError, Exit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.intake.plan import AreaDecision, ContestantDecision, ImportPlan
    from importers.records import Level

_CODE = re.compile(r"\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?")
_NEW = "baru"
_NUMBERED = re.compile(r"(?P<heading>.*\S.*)=\s*0*(?P<number>[1-9][0-9]{0,2})\s*(?::(?P<name>.*))?")


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


def contestant_decisions(texts: Iterable[str]) -> tuple[ContestantDecision, ...]:
    """Return what each ``HEADING=N[:NAME]`` says; other words, and one number for two headings, are wrong usage.

    The heading is the contestant's as the plan tells it; the last "=" parts it from the number.
    """
    from app.intake.plan import ContestantDecision

    found: dict[str, ContestantDecision] = {}
    for text in texts:
        said = _NUMBERED.fullmatch(text.strip())
        if said is None:
            raise AppError("contestant_number_odd", Exit.USAGE, text=text)
        heading, number = said["heading"].strip(), int(said["number"])
        other = next((each.heading for each in found.values() if each.number == number and each.heading != heading), "")
        if other:
            raise AppError("contestant_number_twice", Exit.USAGE, number=str(number), heading=heading, other=other)
        found[heading] = ContestantDecision(heading, number, (said["name"] or "").strip() or None)
    return tuple(found.values())


def as_headed(plan: ImportPlan) -> tuple[ContestantDecision, ...]:
    """Return the decisions by which ``plan`` was made under its file's own headings, case and blanks aside."""
    from importers.values import same_name

    headings = {same_name(heading): heading for heading in headings_of(plan)}
    return tuple(
        replace(each, heading=headings.get(same_name(each.heading), each.heading)) for each in plan.request.contestants
    )


def headings_of(plan: ImportPlan) -> list[str]:
    """Return the headings of contestants in the file of a plan."""
    listed = plan.summary.get("contestants") or ()
    return list(dict.fromkeys(str(each["heading"]) for each in listed if each.get("heading")))


def refuse_unknown_headings(plans: Sequence[ImportPlan]) -> None:
    """Refuse a number for a contestant that no file of the import names."""
    known = list(dict.fromkeys(heading for plan in plans for heading in headings_of(plan)))
    for decision in (each for plan in plans for each in plan.request.contestants):
        if decision.heading not in known:
            told = ", ".join(known) or "–"
            raise AppError("contestant_heading_unknown", Exit.REFUSED, heading=decision.heading, known=told)


def _levels() -> tuple[Level, ...]:
    from importers.records import Level

    return (Level.PROVINCE, Level.REGENCY, Level.SUBDISTRICT, Level.VILLAGE)


def _path(names: list[str], level: Level) -> tuple[tuple[Level, str], ...]:
    """Return names as a path that ends at ``level``; more names than there are levels above it lose the widest."""
    levels = _levels()[: _levels().index(level) + 1]
    return tuple(zip(levels[-len(names) :], names[-len(levels) :], strict=False))
