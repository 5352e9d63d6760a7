"""The signed paper that figures come from: which dossier it lies in, said by a number that both rooms know as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.archive import dossiers
from app.archive.keys import natural_key
from app.results import papers

if TYPE_CHECKING:
    from app.archive.records import Dossier
    from app.results.papers import PaperFigures
    from app.store import Cabinet
    from importers.records import Problem


def dossier_of(cabinet: Cabinet, number: str) -> Dossier | None:
    """Return the dossier of a number, the first where there are several; None for a number that nothing bears."""
    return next(iter(dossiers.by_number(cabinet, number)), None)


def figures_of(cabinet: Cabinet, number: str) -> list[PaperFigures]:
    """Return what figures come from the dossier of a number, leading zeros and case aside."""
    key = natural_key(number)
    return [found for found in papers.by_dossier(cabinet.connection()) if natural_key(found.dossier) == key]


def problems(cabinet: Cabinet, number: str | None) -> tuple[Problem, ...]:
    """Return what is to be said of a dossier's number: one that no dossier bears is worth knowing, and no hindrance."""
    if not number or dossier_of(cabinet, number) is not None:
        return ()
    from importers.records import Problem, Severity  # whoever only looks for figures needs none

    return (Problem("dossier_not_kept", Severity.INFO, raw=number, data={"dossier": number}),)
