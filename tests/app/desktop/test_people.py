"""People are registered and chosen, with their PINs; what is restricted is hidden from who may not see it, and told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from app.archive import dossiers, people
from app.archive.people import Look
from app.archive.records import AccessClass
from app.desktop import arriving, masking
from app.desktop.session import Session
from app.desktop.shell import Shell
from app.desktop.window import Window
from app.errors import AppError

Wait = Callable[[Callable[[], object]], None]


def register(session: Session) -> dict[str, int]:
    """Register a keeper with a PIN and two others; make two dossiers restricted."""
    cabinet = session.cabinet
    with cabinet.act("person_added", name="Sri Wahyuni") as act:
        made = {
            "sri": people.add(act, cabinet, "Sri Wahyuni", pin="271845"),
            "budi": people.add(act, cabinet, "Budi", clearance=AccessClass.LIMITED),
            "tamu": people.add(act, cabinet, "Tamu"),
        }
    press = next(one for one in dossiers.many(cabinet, range(1, 9)) if one.title.startswith("Siaran pers"))
    photo = next(one for one in dossiers.many(cabinet, range(1, 9)) if one.title.startswith("Dokumentasi"))
    with cabinet.act("dossier_edited", number="", title="") as act:
        dossiers.edit(act, cabinet, [press.id], access="R")
        dossiers.edit(act, cabinet, [photo.id], access="T")
        dossiers.add_items(act, cabinet, press.id, [{"title": "Daftar nama rahasia"}])
    session.changed()
    return {**made, "press": press.id, "photo": photo.id}


def arrive(session: Session, person: int | None) -> None:
    session.arrive(people.by_id(session.cabinet, person) if person else None)


def test_titles_and_contents_are_hidden_from_who_may_not_see_them(session: Session) -> None:
    made = register(session)
    ids = [made["press"], made["photo"]]
    for who, seen in (("sri", {"press", "photo"}), ("budi", {"photo"}), ("tamu", set()), (None, set())):
        arrive(session, made[who] if who else None)
        shown = {line.id for line in masking.lines(session, ids) if "disembunyikan" not in line.title}
        assert shown == {made[name] for name in seen}
    press = dossiers.get(session.cabinet, made["press"])
    assert press is not None
    masked = masking.dossier(session, press)
    assert (masked.title, masked.items, masked.files, masked.note) == ("Uraian disembunyikan (Rahasia)", (), (), None)
    assert masked.number == press.number


def test_the_search_gives_hidden_titles_no_words(session: Session) -> None:
    from app.archive.finding.search import search

    made = register(session)
    arrive(session, made["sri"])
    assert search(session.cabinet, "rahasia daftar nama", who=session.viewer).hits
    arrive(session, made["tamu"])
    assert not search(session.cabinet, "rahasia daftar nama", who=session.viewer).hits
    press = dossiers.get(session.cabinet, made["press"])
    assert press is not None
    found = masking.hits(session, search(session.cabinet, press.number, who=session.viewer).hits)
    assert {hit.title for hit in found if hit.dossier == made["press"]} == {"Uraian disembunyikan (Rahasia)"}


def test_a_wrong_pin_lets_nobody_in_and_makes_wait(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    made = register(session)
    arrive(session, None)
    sri = people.by_id(session.cabinet, made["sri"])
    assert sri is not None
    now = [100.0]
    monkeypatch.setattr(arriving, "monotonic", lambda: now[0])
    for _ in range(3):
        with pytest.raises(AppError, match="person_pin_wrong"):
            arriving.try_pin(session, sri, "000000")
    with pytest.raises(AppError, match="person_pin_wait"):
        arriving.try_pin(session, sri, "271845")
    assert session.person is None
    now[0] += 6
    arriving.try_pin(session, sri, "271845")
    assert session.person == sri
    assert session.cabinet.who == "Sri Wahyuni"


def test_looks_are_told_once_and_refusals_too(session: Session, answered: Callable[[], None]) -> None:
    made = register(session)
    press = dossiers.get(session.cabinet, made["press"])
    assert press is not None
    arrive(session, made["sri"])
    masking.note_look(session, press, Look.OPENED)
    masking.note_look(session, press, Look.OPENED)
    arrive(session, made["tamu"])
    masking.note_look(session, press, Look.REFUSED)
    answered()
    assert [(seen.who, seen.what) for seen in people.looks(session.cabinet)] == [
        ("Tamu", Look.REFUSED),
        ("Sri Wahyuni", Look.OPENED),
    ]


def test_the_history_bears_the_name_of_who_arrived(session: Session) -> None:
    made = register(session)
    arrive(session, made["budi"])
    with session.cabinet.act("dossier_edited", number="1", title="x") as act:
        dossiers.edit(act, session.cabinet, [made["photo"]], note="dicatat")
    assert session.acts(1)[0].who == "Budi"
    assert session.settings.clerk == "Budi"


@pytest.mark.window
def test_the_first_person_is_registered_and_works_at_once(shell: Shell, wait_until: Wait) -> None:
    shell.ask_who()
    page: Any = shell.page
    assert page.tabs.current == "people"
    page.people.vacancy.shown.first.invoke()
    form = page.people.dialog.form
    form.set("name", "Sri Wahyuni")
    form.set("pin", "12")
    page.people.dialog.save_button.invoke()
    assert page.people.dialog.winfo_exists()
    form.set("pin", "271845")
    page.people.dialog.keep_draft()
    assert "271845" not in str(shell.session.drafts.get("person"))
    page.people.dialog.save_button.invoke()
    wait_until(lambda: shell.session.person is not None)
    assert shell.session.viewer.keeper
    wait_until(lambda: shell.top.who.cget("text").strip() == "Sri Wahyuni")
    page.refresh()
    assert page.form.widget("clerk").instate(["disabled"])


@pytest.mark.window
def test_who_has_a_pin_types_it_when_the_window_opens(window: Window, shell: Shell, wait_until: Wait) -> None:
    register(shell.session)
    folder = shell.session.folder
    window.open(folder)
    opened = window.shell
    assert opened is not None
    wait_until(lambda: opened.who_dialog is not None)
    dialog: Any = opened.who_dialog
    assert opened.session.viewer.clearance is None
    dialog.pin.insert(0, "1")
    dialog.choose_button.invoke()
    assert "PIN tidak cocok" in dialog._problem.cget("text")
    dialog.pin.insert(0, "271845")
    dialog.choose_button.invoke()
    wait_until(lambda: not dialog.winfo_exists())
    assert opened.session.viewer.sees_all


@pytest.mark.window
def test_a_restricted_dossier_is_not_opened_and_the_trail_says_so(shell: Shell, wait_until: Wait) -> None:
    made = register(shell.session)
    arrive(shell.session, made["tamu"])
    page: Any = shell.go("archive", dossier=made["press"])
    wait_until(lambda: not shell.session.lookups.busy)
    assert page.details._title.cget("text") == "Uraian disembunyikan (Rahasia)"
    page.edit(page.model.dossier(made["press"]))
    assert page.dialog is None
    wait_until(lambda: not shell.session.jobs.open)
    history: Any = shell.go("history")
    history.tabs.open("looks")
    assert [row.cells[2:5] for row in history.looks.state_.rows()] == [("Tamu", "ditolak membuka", "3")]
    settings: Any = shell.go("settings", tab="people")
    assert settings.people.add_button.instate(["disabled"])


def test_only_a_keeper_undoes_what_was_done_to_the_list_of_people(
    session: Session, answered: Callable[[], None]
) -> None:
    cabinet = session.cabinet
    with cabinet.act("person_added", name="Sri") as act:
        sri = people.add(act, cabinet, "Sri")
        tamu = people.add(act, cabinet, "Tamu")
    refused: list[Exception] = []
    session.on_fault = lambda failure, _reference: refused.append(failure)
    arrive(session, tamu)
    session.undo()
    answered()
    assert [failure.code for failure in refused if isinstance(failure, AppError)] == ["person_not_keeper"]
    assert people.any_active(cabinet)
    arrive(session, sri)
    session.undo()
    answered()
    assert not people.any_active(cabinet)
