"""Home, history, settings and help."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from app import settings
from app.archive import classification
from app.desktop.pages.home.state import greeting
from app.desktop.shell import Shell
from app.desktop.window import Window

Wait = Callable[[Callable[[], object]], None]
pytestmark = pytest.mark.window


def test_the_first_page_counts_and_leads_on(shell: Shell, wait_until: Wait) -> None:
    page: Any = shell.go("home")
    wait_until(lambda: len(page.cards) == 4)
    figures = {tile.note: tile.title for tile in page.cards}
    assert figures["berkas arsip"] == "4"
    assert figures["berkas belum ditempatkan"] == "1"
    next(tile for tile in page.cards if tile.note == "berkas belum ditempatkan").invoke()
    archive: Any = shell.page
    wait_until(lambda: shell.current == "archive" and len(archive.model.rows) == 1)


@pytest.mark.parametrize(("hour", "told"), [(7, "pagi"), (12, "siang"), (16, "sore"), (20, "malam"), (1, "malam")])
def test_the_greeting_goes_with_the_hour(hour: int, told: str) -> None:
    now = dt.datetime(2026, 11, 24, hour, 0, tzinfo=dt.UTC)
    assert greeting("Sri Wahyuni", now) == f"Selamat {told}, Sri"


def test_an_act_is_undone_from_the_history(shell: Shell, wait_until: Wait) -> None:
    page: Any = shell.go("history")
    page.list.choose(0)
    assert page.undo_button is not None
    batch = page.list.chosen
    shell.session.undo(batch, page._undone)
    wait_until(lambda: shell.status.counts.cget("text").startswith("0 "))
    line = page.state_.line(batch)
    assert line.state == "diurungkan"
    assert page.state_.lines()[0].what.startswith("Mengurungkan")


def test_the_office_is_kept(window: Window, shell: Shell, wait_until: Wait) -> None:
    page: Any = shell.go("settings")
    page.form.set("office_name", "KPU Kabupaten Uji")
    page.form.set("clerk", "Dedi")
    page.save_button.invoke()
    kept = settings.load(window.folder)
    assert (kept.office_name, kept.clerk) == ("KPU Kabupaten Uji", "Dedi")
    assert window.root.title() == "KPU Kabupaten Uji – Sidalu"
    assert shell.top.who.cget("text").strip() == "Dedi"


def test_the_limits_of_the_checks_are_kept_together_or_not_at_all(window: Window, shell: Shell) -> None:
    page: Any = shell.go("settings", tab="checks")
    tab = page.checks
    tab.form.set("voters_margin", "10")
    tab.form.set("outlier_factor", "banyak")
    tab.save_button.invoke()
    assert settings.load(window.folder).voters_margin == 25
    tab.form.set("outlier_factor", "6")
    tab.save_button.invoke()
    kept = settings.load(window.folder)
    assert (kept.voters_margin, kept.outlier_factor) == (10, 6)
    tab.reset()
    tab.save()
    assert settings.load(window.folder).voters_margin == 25


def test_another_edition_is_made_current(shell: Shell, wait_until: Wait) -> None:
    cabinet = shell.session.cabinet
    with cabinet.act("import_files", names="x", figures=1) as act:
        classification.add_edition(act, cabinet, "Edisi baru", current=False)
    page: Any = shell.go("settings", tab="classes")
    new = next(edition for edition in page.model.editions() if edition.name == "Edisi baru")
    page.model.make_current(new, page.classes.refresh)
    wait_until(lambda: classification.current(cabinet).name == "Edisi baru")  # type: ignore[union-attr]


def test_the_guide_has_chapters_and_every_key(shell: Shell) -> None:
    page: Any = shell.go("guide")
    for name in page.buttons:
        page.open(name)
        assert page._place.winfo_children()
