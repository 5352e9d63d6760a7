"""People have names, PINs that are nowhere plain, and an access class up to which dossiers are open to them."""

from __future__ import annotations

import pytest

from app.archive import dossiers, people, pins
from app.archive.people import Look
from app.archive.records import AccessClass
from app.errors import AppError
from app.store import Cabinet


def register(cabinet: Cabinet, name: str, clearance: str = "B", pin: str = "", *, keeper: bool = False) -> int:
    with cabinet.act("person_added", name=name) as act:
        return people.add(act, cabinet, name, clearance=AccessClass(clearance), pin=pin, keeper=keeper)


@pytest.fixture
def restricted(filled: Cabinet) -> dict[str, int]:
    """Return a dossier of each access class, and one that is exempt."""
    made: dict[str, int] = {}
    with filled.act("dossier_added") as act:
        for access in AccessClass:
            made[access.value] = dossiers.create(act, filled, title=f"Akses {access}", access=access.value)
        made["exempt"] = dossiers.create(act, filled, title="Dikecualikan", exempt=1)
    return made


def test_where_nobody_is_registered_everything_is_open(filled: Cabinet, restricted: dict[str, int]) -> None:
    who = people.viewer(filled, None)
    assert who.sees_all
    assert people.hidden(filled, who, list(restricted.values())) == {}


@pytest.mark.parametrize(
    ("name", "open_"),
    [
        ("Sari Pengelola", {"B", "T", "R", "SR", "exempt"}),
        ("Budi", {"B", "T", "exempt"}),
        ("Tamu", {"B", "exempt"}),
        (None, {"B"}),
    ],
)
def test_who_sees_what(filled: Cabinet, restricted: dict[str, int], name: str | None, open_: set[str]) -> None:
    register(filled, "Sari Pengelola")
    register(filled, "Budi", "T")
    register(filled, "Tamu")
    person = people.by_name(filled, name.upper()) if name else None
    hidden = people.hidden(filled, people.viewer(filled, person), list(restricted.values()))
    assert {key for key, id_ in restricted.items() if id_ not in hidden} == open_


def test_a_pin_is_kept_as_a_salted_hash_only(filled: Cabinet) -> None:
    person = register(filled, "Sari", pin="271845")
    assert people.pin_fits(filled, person, "271845")
    assert not people.pin_fits(filled, person, "271846")
    stored = filled.connection().execute("SELECT pin FROM person").fetchone()[0]
    assert "271845" not in stored
    assert stored.startswith("scrypt$")
    assert pins.kept("271845") != pins.kept("271845")
    assert not pins.matches("271845", "plain$271845")
    raw = (filled.folder / "catalogue.db").read_bytes() + (filled.folder / "catalogue.db-wal").read_bytes()
    assert b"271845" not in raw
    with filled.act("person_edited", name="Sari") as act:
        people.set_pin(act, person, "")
    assert people.pin_fits(filled, person, "")


@pytest.mark.parametrize("pin", ["123", "12a4", "1234567890123", "١٢٣٤"])
def test_what_can_be_no_pin_is_refused(filled: Cabinet, pin: str) -> None:
    with pytest.raises(AppError, match="person_pin_short"):
        register(filled, "Sari", pin=pin)
    assert people.people(filled) == ()


def test_names_are_told_apart_and_a_keeper_stays(filled: Cabinet) -> None:
    first = register(filled, "Sari  Dewi")
    assert people.people(filled)[0].keeper
    with pytest.raises(AppError, match="person_taken"):
        register(filled, "sari dewi")
    with pytest.raises(AppError, match="person_last_keeper"), filled.act("person_edited", name="") as act:
        people.edit(act, filled, first, active=False)
    second = register(filled, "Budi", keeper=True)
    with filled.act("person_edited", name="Sari Dewi") as act:
        people.edit(act, filled, first, active=False)
    assert [(person.id, person.active) for person in people.people(filled)] == [(second, True), (first, False)]
    assert not people.viewer(filled, people.by_name(filled, "Sari Dewi")).may_open(AccessClass.LIMITED, exempt=False)


def test_without_a_question_for_the_pin_its_owner_is_nobody(filled: Cabinet, restricted: dict[str, int]) -> None:
    register(filled, filled.who, pin="1234")
    assert set(people.hidden(filled, people.viewer_unasked(filled), list(restricted.values()))) == {
        restricted[key] for key in ("T", "R", "SR", "exempt")
    }


def test_looks_at_restricted_dossiers_leave_a_trail_no_undo_takes(filled: Cabinet, restricted: dict[str, int]) -> None:
    who = people.viewer(filled, None)
    acts = len(filled.history())
    assert people.note_look(filled, who, [restricted["B"], restricted["SR"], restricted["exempt"]], Look.OPENED) == 2
    assert len(filled.history()) == acts
    filled.undo()
    trail = people.looks(filled)
    assert [(seen.dossier, seen.who, seen.exempt) for seen in trail] == [
        (restricted["exempt"], "Sari", True),
        (restricted["SR"], "Sari", False),
    ]
    assert people.looks(filled, dossier=restricted["SR"])[0].access is AccessClass.TOP_SECRET
    assert people.looks(filled, before=trail[0].id) == trail[1:]
