"""The people who work in the archive, and what each of them may open; who looked at what is kept restricted.

An office that has registered nobody trusts whoever is at its computer: everything is open then. As soon as somebody
is registered, restricted dossiers are open only to registered people: up to their access class, and those exempt from
publication to anyone registered. Nothing here encrypts: a PIN guards the window, not the file.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.archive import pins, tables
from app.archive.keys import natural_key
from app.archive.records import AccessClass
from app.archive.written import value_text
from app.errors import AppError
from app.store import Act, ActRecord, Cabinet

_RANK = {access: rank for rank, access in enumerate(AccessClass)}
_COLUMNS = "id, name, position, clearance, keeper, active, pin IS NOT NULL"
_CHUNK = 500
#: The codes of the acts that only a keeper may do, undo and do again.
_ACTS = frozenset({"person_added", "person_edited"})


class Look(StrEnum):
    """What was done with a restricted dossier, as its trail keeps it."""

    OPENED = "opened"
    REFUSED = "refused"
    FILE = "file"
    LENT = "lent"
    LISTED = "listed"


@dataclass(frozen=True, slots=True)
class Person:
    """A person who works in the archive; a ``keeper`` may change the list of people."""

    id: int
    name: str
    position: str | None
    clearance: AccessClass
    keeper: bool
    active: bool
    has_pin: bool


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who is looking: ``clearance`` is the highest access class they may open, None of somebody who is not known."""

    name: str
    clearance: AccessClass | None = AccessClass.TOP_SECRET
    keeper: bool = True

    @property
    def sees_all(self) -> bool:
        """Tell whether nothing is hidden from them."""
        return self.clearance is AccessClass.TOP_SECRET

    @property
    def closed_sql(self) -> str:
        """The condition in SQL that a dossier ``d`` is closed to them; "" for somebody from whom nothing is hidden."""
        if self.sees_all:
            return ""
        if self.clearance is None:
            return "(d.access <> 'B' OR d.exempt)"
        above = [access.value for access in AccessClass if _RANK[access] > _RANK[self.clearance]]
        return f"d.access IN ({', '.join(map(repr, above))})"

    def may_open(self, access: AccessClass, *, exempt: bool) -> bool:
        """Tell whether they may see the title of such a dossier and open it."""
        if self.clearance is None:
            return access is AccessClass.ORDINARY and not exempt
        return _RANK[access] <= _RANK[self.clearance]


@dataclass(frozen=True, slots=True)
class Seen:
    """One entry of the trail of looks, with ISO date and time; ``number`` as the dossier was called then."""

    id: int
    at: str
    who: str
    dossier: int
    number: str
    access: AccessClass
    exempt: bool
    what: Look


def people(cabinet: Cabinet) -> tuple[Person, ...]:
    """Return all people by name, those who left last."""
    rows = cabinet.connection().execute(f"SELECT {_COLUMNS} FROM person ORDER BY active DESC, name_key")
    return tuple(map(_person, rows.fetchall()))


def by_name(cabinet: Cabinet, name: str) -> Person | None:
    """Return the person of a name, case and blanks aside, or None."""
    sql = f"SELECT {_COLUMNS} FROM person WHERE name_key = ?"
    row = cabinet.connection().execute(sql, (natural_key(name),)).fetchone()
    return None if row is None else _person(row)


def by_id(cabinet: Cabinet, person: int) -> Person | None:
    """Return a person, or None if there is none of that id."""
    row = cabinet.connection().execute(f"SELECT {_COLUMNS} FROM person WHERE id = ?", (person,)).fetchone()
    return None if row is None else _person(row)


def any_active(cabinet: Cabinet) -> bool:
    """Tell whether anybody is registered who still works here."""
    return cabinet.connection().execute("SELECT 1 FROM person WHERE active = 1 LIMIT 1").fetchone() is not None


def viewer(cabinet: Cabinet, person: Person | None) -> Viewer:
    """Return what ``person`` may see, whose PIN was asked for where there is one; None is nobody known."""
    if not any_active(cabinet):
        return Viewer(cabinet.who)
    if person is None or not person.active:
        return Viewer(cabinet.who, None, keeper=False)
    return Viewer(person.name, person.clearance, person.keeper)


def viewer_unasked(cabinet: Cabinet) -> Viewer:
    """Return what whoever the cabinet was opened for may see where no PIN can be asked: with one, what anyone may."""
    person = by_name(cabinet, cabinet.who)
    return viewer(cabinet, None if person is not None and person.has_pin else person)


def add(
    act: Act,
    cabinet: Cabinet,
    name: str,
    *,
    position: str | None = None,
    clearance: AccessClass = AccessClass.ORDINARY,
    keeper: bool = False,
    pin: str = "",
) -> int:
    """Register a person and return the id; the first one is a keeper in any case, and may open everything.

    Raises `AppError`: ``person_name_empty``, ``person_taken``, ``person_pin_short``.
    """
    first = cabinet.connection().execute("SELECT 1 FROM person LIMIT 1").fetchone() is None
    named = _named(cabinet, name, None)
    (id_,) = act.insert(
        tables.Person,
        [
            {
                **named,
                "position": (position or "").strip() or None,
                "clearance": (AccessClass.TOP_SECRET if first else clearance).value,
                "keeper": int(keeper or first),
                "pin": _kept(pin) if pin else None,
            }
        ],
    )
    return id_


def edit(act: Act, cabinet: Cabinet, person: int, **changes: object) -> None:
    """Change name, position, clearance, keeper or active of a person.

    Raises `AppError` as `add` does, and ``person_last_keeper`` where no active keeper would be left.
    """
    if "name" in changes:
        changes |= _named(cabinet, str(changes["name"]), person)
    if "clearance" in changes:
        changes["clearance"] = AccessClass(str(changes["clearance"])).value
    for name in ("keeper", "active"):
        if name in changes:
            changes[name] = int(bool(changes[name]))
    act.update(tables.Person, tables.Person.id == person, **changes)
    keepers = cabinet.connection().execute("SELECT 1 FROM person WHERE keeper = 1 AND active = 1 LIMIT 1")
    if keepers.fetchone() is None:
        raise AppError("person_last_keeper")


def set_pin(act: Act, person: int, pin: str) -> None:
    """Give a person a PIN, or with "" take it away; `AppError` ``person_pin_short`` for what can be none."""
    act.update(tables.Person, tables.Person.id == person, pin=_kept(pin) if pin else None)


def refuse_undo(cabinet: Cabinet, who: Viewer, act: ActRecord) -> None:
    """Refuse that ``who`` undoes an act, or does it again, by which they would give themselves access.

    Raises `AppError` ``person_not_keeper`` for an act on the people, and ``access_turned`` for one that changed the
    access of a dossier which is closed to them now.
    """
    if act.what in _ACTS and not who.keeper:
        raise AppError("person_not_keeper")
    if who.sees_all:
        return
    closed = hidden(cabinet, who, cabinet.changed_by(act.batch, tables.Dossier, ("access", "exempt")))
    if closed:
        raise AppError("access_turned", dossiers=len(closed))


def pin_fits(cabinet: Cabinet, person: int, pin: str) -> bool:
    """Tell whether a PIN is the person's; somebody without one needs none."""
    row = cabinet.connection().execute("SELECT pin FROM person WHERE id = ?", (person,)).fetchone()
    if row is None:
        raise AppError("person_missing")
    return row[0] is None or pins.matches(pin, row[0])


def hidden(cabinet: Cabinet, who: Viewer, dossiers: Sequence[int]) -> dict[int, AccessClass]:
    """Return those of the dossiers whose titles ``who`` may not see, with their access class.

    One in the trash is as it was; of one that is gone altogether nobody knows any more: it counts as limited.
    """
    if who.sees_all:
        return {}
    found: dict[int, AccessClass] = {}
    for start in range(0, len(dossiers), _CHUNK):
        some = list(dossiers[start : start + _CHUNK])
        marks = ", ".join("?" * len(some))
        rows = cabinet.connection().execute(
            f"SELECT id, access, exempt FROM dossier WHERE id IN ({marks}) UNION ALL"
            " SELECT id, content ->> '$.dossier[0].access', content ->> '$.dossier[0].exempt' FROM trash"
            f" WHERE id IN ({marks})",
            (*some, *some),
        )
        known = {id_: (AccessClass(access), bool(exempt)) for id_, access, exempt in rows}
        for id_ in some:
            access, exempt = known.get(id_, (AccessClass.LIMITED, False))
            if not who.may_open(access, exempt=exempt):
                found[id_] = access
    return found


def refusal(cabinet: Cabinet, dossier: int) -> AppError:
    """Return the refusal to open a dossier: its number and the access class it would take."""
    row = cabinet.connection().execute("SELECT number, access FROM dossier WHERE id = ?", (dossier,)).fetchone()
    if row is None:
        return AppError("archive_dossier_missing")
    return AppError("access_refused", number=row[0], access=value_text("access", row[1]))


def note_look(cabinet: Cabinet, who: Viewer, dossiers: Iterable[int], what: Look) -> int:
    """Add to the trail that ``who`` did something with those of the dossiers that are restricted; return how many.

    The trail is no act: nothing undoes it. Where the cabinet is only read nothing can be added: 0.
    """
    if cabinet.read_only:
        return 0
    ids = list(dict.fromkeys(dossiers))
    rows: list[tuple[object, ...]] = []
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    for start in range(0, len(ids), _CHUNK):
        some = ids[start : start + _CHUNK]
        found = cabinet.connection().execute(
            f"SELECT id, number, access, exempt FROM dossier WHERE id IN ({', '.join('?' * len(some))})"
            " AND (access <> 'B' OR exempt) ORDER BY id",
            some,
        )
        rows += [(now, who.name, *row, what.value) for row in found]
    sql = "INSERT INTO view_log (at, who, dossier, number, access, exempt, what) VALUES (?, ?, ?, ?, ?, ?, ?)"
    cabinet.jot(sql, rows)
    return len(rows)


def looks(cabinet: Cabinet, *, dossier: int | None = None, limit: int = 500, before: int | None = None) -> list[Seen]:
    """Return the trail, newest first: of one dossier or of all; ``before`` an id pages on."""
    conditions, values = ["1"], list[object]()
    if dossier is not None:
        conditions.append("dossier = ?")
        values.append(dossier)
    if before is not None:
        conditions.append("id < ?")
        values.append(before)
    rows = cabinet.connection().execute(
        "SELECT id, at, who, dossier, number, access, exempt, what FROM view_log"
        f" WHERE {' AND '.join(conditions)} ORDER BY id DESC LIMIT ?",
        (*values, limit),
    )
    return [
        Seen(id_, at, who, of, number, AccessClass(access), bool(exempt), Look(what))
        for id_, at, who, of, number, access, exempt, what in rows
    ]


def _person(row: Sequence[object]) -> Person:
    id_, name, position, clearance, keeper, active, has_pin = row
    return Person(
        int(str(id_)),
        str(name),
        None if position is None else str(position),
        AccessClass(str(clearance)),
        bool(keeper),
        bool(active),
        bool(has_pin),
    )


def _named(cabinet: Cabinet, name: str, own: int | None) -> dict[str, object]:
    name = " ".join(name.split())
    if not name:
        raise AppError("person_name_empty")
    other = by_name(cabinet, name)
    if other is not None and other.id != own:
        raise AppError("person_taken", name=other.name)
    return {"name": name, "name_key": natural_key(name)}


def _kept(pin: str) -> str:
    if not pins.well_formed(pin):
        raise AppError("person_pin_short")
    return pins.kept(pin)
