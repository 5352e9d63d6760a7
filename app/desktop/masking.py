"""What of restricted dossiers whoever works here may see, and the trail of looks at them; for every page alike.

It knows no widget.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from time import monotonic
from typing import TYPE_CHECKING

from app.archive import listing, masking, people
from app.archive.people import Look
from app.archive.records import Dossier, DossierLine, Hit

if TYPE_CHECKING:
    from app.desktop.session import Session

#: A look at the same dossier is not told of again before so many seconds.
_AGAIN = 600.0


def lines(session: Session, ids: Sequence[int]) -> tuple[DossierLine, ...]:
    """Return the lines of dossiers as a list shows them, titles hidden that may not be seen."""
    return masking.lines(session.cabinet, session.viewer, listing.lines(session.cabinet, ids))


def hits(session: Session, found: Sequence[Hit]) -> tuple[Hit, ...]:
    """Return what the search found, titles and the words around them hidden that may not be seen."""
    return masking.hits(session.cabinet, session.viewer, found)


def dossier(session: Session, found: Dossier) -> Dossier:
    """Return a dossier, or what may be seen of one that is hidden."""
    return masking.dossier(session.viewer, found)


def act_data(session: Session, data: Mapping[str, object]) -> Mapping[str, object]:
    """Return the data of an act as its sentence is filled with, a title hidden that may not be seen."""
    return masking.act_data(session.cabinet, session.viewer, data)


def may_open(session: Session, found: Dossier) -> bool:
    """Tell whether whoever works here may open a dossier."""
    return session.viewer.may_open(found.access, exempt=found.exempt)


def note_look(session: Session, found: Dossier, what: Look) -> None:
    """Add a look at a restricted dossier to the trail, behind any job that writes; soon again only once."""
    if not found.kept_back or session.read_only:
        return
    viewer, now = session.viewer, monotonic()
    seen: dict[tuple[str, int, Look], float] = session.kept.setdefault("looks", {})
    key = (viewer.name, found.id, what)
    if now - seen.get(key, -_AGAIN) < _AGAIN:
        return
    seen[key] = now
    session.start("", lambda _progress: people.note_look(session.cabinet, viewer, [found.id], what))
