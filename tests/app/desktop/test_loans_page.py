"""The loans page: dossiers are lent, put off and taken back by form and key, and every step can be undone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.archive import dossiers, loans
from app.archive.loans import LoanState
from app.desktop.pages.loans import printing
from app.desktop.shell import Shell

Wait = Callable[[Callable[[], object]], None]
pytestmark = pytest.mark.window


@pytest.fixture
def page(shell: Shell, wait_until: Wait) -> Any:
    found: Any = shell.go("loans")
    wait_until(lambda: not shell.session.lookups.busy and found.model.ready)
    return found


def shown(page: Any) -> list[tuple[str, ...]]:
    return [row.cells for row in page.model.rows.page(0, 100)]


def lend(page: Any, wait: Wait, *, due: str = "31 Desember 2099", words: str = "Bogor Tengah") -> None:
    page.lend()
    dialog = page.lend_dialog
    dialog.find.insert(0, words)
    dialog.add_typed()
    dialog.form.set("borrower", "Rina Kartika")
    dialog.form.set("purpose", "Sengketa hasil")
    dialog.form.set("lent_on", "1 Januari 2020")
    dialog.form.set("due", due)
    dialog.save_button.invoke()
    wait(lambda: not dialog.winfo_exists() and page.list.chosen is not None)


def test_an_empty_page_says_what_it_is_for_and_lends(page: Any, wait_until: Wait) -> None:
    assert page.vacancy.shown is not None
    page.vacancy.shown.first.invoke()
    assert page.lend_dialog.winfo_exists()
    page.lend_dialog._throw_away()


def test_a_dossier_is_lent_found_by_words_put_off_and_taken_back(shell: Shell, page: Any, wait_until: Wait) -> None:
    lend(page, wait_until, due="15 Februari 2020")
    assert [(cells[1], cells[2]) for cells in shown(page)] == [
        ("Berita acara rekapitulasi Bogor Tengah", "Rina Kartika")
    ]
    assert page.model.counts.overdue == 1
    page.extend()
    page.extend_dialog.form.set("due", "1/1/2020")
    page.extend_dialog.save_button.invoke()
    assert page.extend_dialog.winfo_exists()
    page.extend_dialog.form.set("due", "31/12/2099")
    page.extend_dialog.save_button.invoke()
    wait_until(lambda: page.model.counts.overdue == 0)
    page.take_back()
    page.back_dialog.form.set("condition", "damaged")
    page.back_dialog.save_button.invoke()
    wait_until(lambda: page.model.counts.back == 1)
    page.tiles[LoanState.BACK].invoke()
    wait_until(lambda: len(page.model.rows) == 1)
    assert page._chosen.loan.dossiers[0].condition == "damaged"
    assert page.details.back_button.instate(["disabled"])
    shell.undo()
    wait_until(lambda: page.model.counts.back == 0)
    page.tiles[LoanState.OUT].invoke()
    wait_until(lambda: len(page.model.rows) == 1)


def test_what_is_out_or_unknown_is_not_put_on_the_list(page: Any, wait_until: Wait) -> None:
    lend(page, wait_until)
    page.lend()
    dialog = page.lend_dialog
    dialog.find.insert(0, "Bogor Tengah")
    dialog.add_typed()
    assert "Rina Kartika" in dialog._told.cget("text")
    dialog.find.delete(0, "end")
    dialog.find.insert(0, "zzzzzz")
    dialog.add_typed()
    assert "Tidak ada berkas yang cocok" in dialog._told.cget("text")
    dialog.find.delete(0, "end")
    dialog.save_button.invoke()
    assert dialog.winfo_exists()
    assert "Tambahkan berkas" in dialog._told.cget("text")
    dialog._throw_away()
    assert len(page.model.rows) == 1


def test_a_draft_keeps_the_dossiers_too(page: Any, wait_until: Wait) -> None:
    page.lend()
    page.lend_dialog.find.insert(0, "Daftar hadir")
    page.lend_dialog.add_typed()
    page.lend_dialog.form.set("borrower", "Agus")
    page.lend_dialog.give_up()
    page.lend()
    assert page.lend_dialog.form.value("borrower") == "Agus"
    assert [one.words.partition("  ")[2] for one in page.lend_dialog._chosen] == ["Daftar hadir rapat pleno"]
    page.lend_dialog._throw_away()


def test_papers_are_written_among_the_reports(
    page: Any, shell: Shell, wait_until: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(printing, "open_path", opened.append)
    lend(page, wait_until)
    page.print_papers()
    wait_until(lambda: opened)
    assert opened[0].parent == shell.session.folder / "laporan"
    assert opened[0].is_file()


def test_words_leave_the_loans_they_stand_in(page: Any, wait_until: Wait, shell: Shell) -> None:
    lend(page, wait_until)
    page._text.set("kartika")
    wait_until(lambda: len(page.model.rows) == 1)
    page._text.set("tidak ada begitu")
    wait_until(lambda: len(page.model.rows) == 0)
    assert page._nothing is not None


def test_the_keys_of_the_page_open_its_forms(page: Any, shell: Shell, wait_until: Wait) -> None:
    lend(page, wait_until)
    keys = {command.id: command.key for command in page.commands()}
    assert keys["loans_back"] == "Control-r"
    page.list.take_focus()
    shell.window.root.update()
    page.list.tree.event_generate("<Control-r>")
    wait_until(lambda: page.back_dialog is not None)
    page.back_dialog._throw_away()


def test_hundreds_of_loans_are_listed_page_by_page(page: Any, shell: Shell, wait_until: Wait) -> None:
    cabinet = shell.session.cabinet
    with cabinet.act("loan_lent_many", dossiers=500, borrower="Rina") as act:
        ids = [dossiers.create(act, cabinet, title=f"Berkas {at}", number=f"N{at}") for at in range(500)]
        loans.lend(act, cabinet, ids, borrower="Rina", lent_on=dt.date(2026, 1, 1), due=dt.date(2026, 2, 1))
    page.refresh()
    wait_until(lambda: len(page.model.rows) == 500)
    page.list.choose(499)
    assert page.details.back_button.instate(["!disabled"])


def test_from_the_archive_to_a_loan_and_back(page: Any, shell: Shell, wait_until: Wait) -> None:
    archive: Any = shell.go("archive")
    wait_until(lambda: not shell.session.lookups.busy and archive.list.chosen is not None)
    at = next(at for at, row in enumerate(archive.model.rows.page(0, 9)) if row.cells[1].startswith("Berita acara"))
    archive.list.choose(at)
    wait_until(lambda: not archive.pane.busy)
    archive.deeds.lend()
    dialog = page.lend_dialog
    assert [one.words.partition("  ")[2] for one in dialog._chosen] == ["Berita acara rekapitulasi Bogor Tengah"]
    dialog.form.set("borrower", "Rina Kartika")
    dialog.form.set("due", "1 Desember 2099")
    dialog.save_button.invoke()
    wait_until(lambda: not dialog.winfo_exists() and page.list.chosen is not None)
    shell.go("archive")
    wait_until(lambda: archive.details.loan.open_button.winfo_manager() != "")
    assert "Rina Kartika" in archive.details.loan._first.cget("text")
    archive.details.loan.open_button.invoke()
    wait_until(lambda: shell.current == "loans" and not shell.session.lookups.busy)
    page.open_dossier()
    assert shell.current == "archive"
    offers: list[Any] = []
    shell.finder.ask("rekapitulasi tengah", lambda found, _told: offers.extend(found))
    wait_until(lambda: offers)
    assert any(offer.note.startswith("dipinjam oleh Rina Kartika sampai 1 Des 2099") for offer in offers)


def test_the_first_page_tells_what_is_overdue(page: Any, shell: Shell, wait_until: Wait) -> None:
    lend(page, wait_until, due="15 Februari 2020")
    home: Any = shell.go("home")
    wait_until(lambda: any(tile.note == "pinjaman lewat waktu" for tile in home.cards))
    next(tile for tile in home.cards if tile.note == "pinjaman lewat waktu").invoke()
    assert shell.current == "loans"
    assert page.model.state is LoanState.OVERDUE
