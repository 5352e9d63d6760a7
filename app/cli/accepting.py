"""What ``--accept`` says: cells whose suggestion is taken, or which are given another value."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from app.errors import AppError, Exit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.cli.output import Output
    from app.intake.plan import ImportPlan, ImportRequest
    from app.store import Cabinet

#: A sheet's name may hold any sign, and stands in quotes where it would be misread.
_WANTED = re.compile(r"(?:(?P<sheet>.+)!)?(?P<cell>\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6})(?:=(?P<value>\d[\d.]*))?")

Wanted = tuple[str | None, str, int | None]


def wanted_cell(text: str) -> Wanted:
    """Return sheet, cell and value of ``SHEET!CELL[=VALUE]``; thousands may have dots. Other words are wrong usage."""
    found = _WANTED.fullmatch(text.strip())
    if found is None:
        raise AppError("accept_odd", Exit.USAGE, text=text)
    sheet, value = found["sheet"], found["value"]
    if sheet is not None and len(sheet) > 1 and sheet[0] == sheet[-1] == "'":
        sheet = sheet[1:-1].replace("''", "'")
    return sheet, found["cell"].replace("$", "").upper(), None if value is None else int(value.replace(".", ""))


def plan_accepting(cabinet: Cabinet, request: ImportRequest, wanted: Sequence[Wanted], output: Output) -> ImportPlan:
    """Plan the import of a file with the values that were asked for; a suggestion is known once it was planned."""
    from app.intake.results.amending import accept
    from app.intake.run import plan_file

    plan = plan_file(cabinet, request, output.progress)
    if not wanted or (plan.refusal is not None and not plan.problems):
        return plan
    return plan_file(cabinet, replace(request, values=tuple(accept(plan, wanted))), output.progress)
