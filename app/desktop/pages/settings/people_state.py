"""The people of the archive as the settings show and change them; it knows no widget."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from app.archive import people, pins
from app.archive.people import Person
from app.archive.records import AccessClass
from app.desktop import words
from app.desktop.session import Session
from app.desktop.widgets.rows import Row
from app.errors import AppError
from app.i18n import tr


class PeopleState:
    """Who is registered, and what may be done about it."""

    def __init__(self, session: Session) -> None:
        self.session = session

    @property
    def may_change(self) -> bool:
        """Tell whether whoever works here may change the list."""
        return not self.session.read_only and self.session.viewer.keeper

    def people(self) -> tuple[Person, ...]:
        """Return all people, those who left last."""
        return people.people(self.session.cabinet)

    def rows(self) -> list[Row]:
        """Return the people as rows."""
        return [self._row(person) for person in self.people()]

    def _row(self, person: Person) -> Row:
        marks = [tr("pengelola")] if person.keeper else []
        marks += [] if person.active else [tr("tidak aktif")]
        cells = (
            person.name,
            person.position or "",
            words.access(person.clearance),
            tr("dengan PIN") if person.has_pin else tr("tanpa PIN"),
            ", ".join(marks),
        )
        return Row(person.id, cells, "" if person.active else "faint")


class PersonForm:
    """One person being written: a new one, or one who is there."""

    def __init__(self, session: Session, person: Person | None, *, first: bool) -> None:
        self._session, self.person, self.first = session, person, first

    @property
    def draft(self) -> str:
        """The name of the form's draft."""
        return "person" if self.person is None else f"person/{self.person.id}"

    def values(self) -> dict[str, str]:
        """Return the texts the form begins with; a PIN is never shown."""
        old = self.person
        if old is None:
            name = self._session.settings.clerk if self.first else ""
            return {"name": name, "clearance": "SR" if self.first else "B", "active": "1", "keeper": "1" * self.first}
        return {
            "name": old.name,
            "position": old.position or "",
            "clearance": old.clearance.value,
            "keeper": "1" if old.keeper else "",
            "active": "1" if old.active else "",
        }

    def clearances(self) -> list[tuple[str, str]]:
        """Return the access classes to choose from."""
        return [(access.value, words.access(access)) for access in AccessClass]

    def problems(self, typed: Mapping[str, str]) -> dict[str, str]:
        """Return what is wrong with what was typed, by field in words."""
        found: dict[str, str] = {}
        if not typed.get("name", "").strip():
            found["name"] = tr("Sebutkan namanya.")
        pin = typed.get("pin", "").strip()
        if pin and not pins.well_formed(pin):
            found["pin"] = tr("PIN perlu 4 sampai 12 angka.")
        return found

    def save(self, typed: Mapping[str, str]) -> Callable[[Any], int]:
        """Return the work that stores the person as one act and answers the id."""
        old, viewer = self.person, self._session.viewer
        name, pin = typed["name"].strip(), typed.get("pin", "").strip()
        changes: dict[str, Any] = {
            "position": typed.get("position", "").strip() or None,
            "clearance": AccessClass(typed.get("clearance") or "B"),
            "keeper": bool(typed.get("keeper")),
        }

        def work(cabinet: Any) -> int:
            if not viewer.keeper:
                raise AppError("person_not_keeper")
            if old is None:
                with cabinet.act("person_added", name=name) as act:
                    return people.add(act, cabinet, name, pin=pin, **changes)
            with cabinet.act("person_edited", name=name) as act:
                people.edit(act, cabinet, old.id, name=name, active=bool(typed.get("active")), **changes)
                if pin or typed.get("no_pin"):
                    people.set_pin(act, old.id, pin)
            return old.id

        return work
