"""Dossiers offered while their number or words of their title are typed into a field; it knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.archive.people import Viewer
    from app.desktop.session import Session
    from app.store import Cabinet

_DOSSIERS = 12


def find_dossiers(session: Session, text: str, done: Callable[[list[tuple[str, str]]], object]) -> None:
    """Look for dossiers by number or words of their title, and hand number and title of each to ``done`` later."""
    cabinet, who = session.cabinet, session.viewer
    session.lookups.ask("dossiers_found", lambda: _dossiers(cabinet, who, text), done)


def _dossiers(cabinet: Cabinet, who: Viewer, text: str) -> list[tuple[str, str]]:
    from app.archive import dossiers, masking
    from app.archive.finding import search

    exact = dossiers.by_number(cabinet, text) if text else ()
    ids = [hit.id for hit in search.search(cabinet, text, _DOSSIERS, who=who).hits if hit.kind == "dossier"]
    there = masking.dossiers(who, (*exact, *dossiers.many(cabinet, ids)))
    found = {one.id: (one.number, one.title) for one in there}
    return list(found.values())[:_DOSSIERS]
