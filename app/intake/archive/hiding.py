"""What of a plan of an archive list may be told: titles that are kept restricted stay hidden, their numbers do not.

What the file itself says of a dossier that is there already would tell that it is there, so it is hidden as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from app.archive import masking, people
from importers.records import Problem

if TYPE_CHECKING:
    from app.archive.people import Viewer
    from app.intake.plan import ImportPlan
    from app.store import Cabinet

#: The problems that name a dossier of the cabinet by its number and its title.
TITLED = frozenset({"archive_possible_duplicate", "archive_number_in_use"})


def plan_for(cabinet: Cabinet, who: Viewer, plan: ImportPlan) -> ImportPlan:
    """Return a plan as ``who`` may see it; what applying it does stays the same."""
    if who.sees_all:
        return plan
    about = [change.dossier for change in plan.changes if change.dossier is not None]
    hidden = people.hidden(cabinet, who, list(dict.fromkeys(about)))
    changes = tuple(
        replace(change, before=masking.hidden_title(hidden[change.dossier])) if change.dossier in hidden else change
        for change in plan.changes
    )
    return replace(plan, changes=changes, problems=problems_for(cabinet, who, plan.problems))


def problems_for(cabinet: Cabinet, who: Viewer, problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Return problems as ``who`` may see them."""
    titled = [str(each.data.get("number", "")) for each in problems if each.code in TITLED]
    hidden = masking.hidden_numbers(cabinet, who, titled)
    return tuple(
        replace(each, data={**each.data, "title": hidden[str(each.data["number"])]})
        if each.code in TITLED and str(each.data.get("number", "")) in hidden
        else each
        for each in problems
    )
