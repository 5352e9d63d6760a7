"""What of restricted dossiers whoever works here may see, and the trail of looks at them; for every page alike.

It knows no widget.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING

from app.archive import listing, people
from app.archive.people import Look
from app.archive.records import AccessClass, Dossier, DossierLine, Hit
from app.desktop import words

if TYPE_CHECKING:
    from app.desktop.session import Session

#: A look at the same dossier is not told of again before so many seconds.
_AGAIN = 600.0


def lines(session: Session, ids: Sequence[int]) -> tuple[DossierLine, ...]:
    """Return the lines of dossiers as a list shows them, titles hidden that may not be seen."""
    found = listing.lines(session.cabinet, ids)
    hidden = people.hidden(session.cabinet, session.viewer, [line.id for line in found])
    if not hidden:
        return found
    return tuple(
        replace(line, title=words.hidden_title(hidden[line.id])) if line.id in hidden else line for line in found
    )


def hits(session: Session, found: Sequence[Hit]) -> tuple[Hit, ...]:
    """Return what the search found, titles and the words around them hidden that may not be seen."""
    wanted = list({hit.dossier for hit in found if hit.dossier is not None})
    hidden = people.hidden(session.cabinet, session.viewer, wanted)
    if not hidden:
        return tuple(found)
    return tuple(
        hit
        if hit.dossier is None or hit.dossier not in hidden
        else replace(hit, title=words.hidden_title(hidden[hit.dossier]), snippet="", why=())
        for hit in found
    )


def dossier(session: Session, found: Dossier) -> Dossier:
    """Return a dossier, or what may be seen of one that is hidden: number, code, years and place."""
    if session.viewer.may_open(found.access, exempt=found.exempt):
        return found
    exempt_only = found.access is AccessClass.ORDINARY
    title = words.hidden_title(AccessClass.ORDINARY if exempt_only else found.access)
    return replace(found, title=title, note=None, creator=None, election=None, items=(), files=())


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
