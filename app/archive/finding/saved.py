"""Saved searches: a filter of the list of dossiers under a name, kept in the cabinet for everyone who opens it.

Only what differs from the list of all dossiers is written down, so that a filter with more to it than today's reads
what was saved before.
"""

from __future__ import annotations

import json
from dataclasses import MISSING, dataclass, fields

from app.archive import listing
from app.archive.keys import natural_key
from app.archive.people import Viewer
from app.archive.records import AccessClass, Carrier, DossierFilter, Stage
from app.archive.tables import SavedSearch
from app.errors import AppError
from app.store import Act, Cabinet


@dataclass(frozen=True, slots=True)
class Saved:
    """A search under its name."""

    id: int
    name: str
    view: DossierFilter


def saved(cabinet: Cabinet) -> tuple[Saved, ...]:
    """Return the saved searches by name."""
    rows = cabinet.connection().execute("SELECT id, name, view FROM saved_search ORDER BY name_key, id")
    return tuple(Saved(id_, name, _read(view)) for id_, name, view in rows.fetchall())


def counts(cabinet: Cabinet, *, who: Viewer | None = None) -> dict[int, int]:
    """Return how many dossiers each saved search finds now for ``who``; on a large catalogue this takes its time."""
    return {one.id: listing.count(cabinet, one.view, who=who) for one in saved(cabinet)}


def save(act: Act, cabinet: Cabinet, name: str, view: DossierFilter) -> int:
    """Keep a filter under a name and return its number; a name that is there already gets the new filter.

    Raises `AppError` ``archive_saved_name_empty`` and, for a filter that leaves nothing out,
    ``archive_saved_of_all``.
    """
    name = _named(name)
    if view == DossierFilter():
        raise AppError("archive_saved_of_all")
    written, there = _write(view), _id_of(cabinet, name)
    if there is None:
        (made,) = act.insert(SavedSearch, [{"name": name, "name_key": natural_key(name), "view": written}])
        return made
    act.update(SavedSearch, SavedSearch.id == there, name=name, view=written)
    return there


def rename(act: Act, cabinet: Cabinet, search: int, name: str) -> None:
    """Give a saved search another name; raises `AppError` for none and for one that another search has."""
    name = _named(name)
    if _id_of(cabinet, name) not in {None, search}:
        raise AppError("archive_saved_name_taken", name=name)
    act.update(SavedSearch, SavedSearch.id == search, name=name, name_key=natural_key(name))


def remove(act: Act, search: int) -> None:
    """Forget a saved search; the dossiers it finds stay as they are."""
    act.delete(SavedSearch, SavedSearch.id == search)


def _named(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise AppError("archive_saved_name_empty")
    return name


def _id_of(cabinet: Cabinet, name: str) -> int | None:
    row = (
        cabinet.connection().execute("SELECT id FROM saved_search WHERE name_key = ?", (natural_key(name),)).fetchone()
    )
    return int(row[0]) if row is not None else None


def _write(view: DossierFilter) -> str:
    kept: dict[str, object] = {}
    for field in fields(view):
        value = getattr(view, field.name)
        if field.default is MISSING or value != field.default:
            kept[field.name] = sorted(value) if isinstance(value, frozenset) else value
    return json.dumps(kept, ensure_ascii=False, sort_keys=True)


def _read(text: str) -> DossierFilter:
    known = {field.name for field in fields(DossierFilter)}
    kept = {name: value for name, value in json.loads(text).items() if name in known}
    if "access" in kept:
        kept["access"] = frozenset(map(AccessClass, kept["access"]))
    if "stage" in kept:
        kept["stage"] = Stage(kept["stage"])
    if "carrier" in kept:
        kept["carrier"] = Carrier(kept["carrier"])
    if "years" in kept:
        kept["years"] = tuple(kept["years"])
    return DossierFilter(**kept)
