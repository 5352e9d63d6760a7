"""Searches on the archive page: chips of what was understood, why a dossier was found, and searches that are kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from app.archive import dossiers
from app.archive.records import DossierFilter
from app.desktop.finder import Finder
from app.desktop.pages.archive.state import ArchiveState
from app.desktop.session import Session
from app.desktop.shell import Shell
from app.desktop.widgets.dialogs import Dialog

Wait = Callable[[Callable[[], object]], None]
Answered = Callable[[], None]


@pytest.mark.parametrize(
    ("text", "chips"),
    [
        ("rapat pleno", ["“rapat pleno”"]),
        ("rapat tahun:2019-2024 -usul", ["“rapat”", "Tahun: 2019–2024", "Tanpa “usul”"]),
        ('"berita acara" boks:kosong', ["Persis “berita acara”", "Boks: kosong"]),
        ("tahun:>=2018 -kode:PL.02", ["Tahun: 2018 ke atas", "Kode: bukan PL.02"]),
        ("rekapitulsi", ["“rekapitulsi”, dicari rekapitulasi"]),
        ("judul:rekapitulsi nomor:", ["Uraian: rekapitulsi, dicari rekapitulasi", "Nomor: …"]),
        ("(pleno OR acara) tahun:-2019", ["“(pleno OR acara)”", "Tahun: sampai 2019"]),
        ("-boks:kosong akses:B,T", ["Boks: terisi", "Akses: B, T"]),
    ],
)
def test_a_search_is_shown_as_it_was_understood(
    session: Session, answered: Answered, text: str, chips: list[str]
) -> None:
    state = ArchiveState(session, lambda: None)
    state.show(text=text)
    answered()
    assert [chip.text for chip in state.chips()] == chips


def test_each_part_of_a_search_is_taken_away_by_itself(session: Session, answered: Answered) -> None:
    state = ArchiveState(session, lambda: None)
    state.show(text="pleno tahun:2019 -hadir", year=2019)
    answered()
    assert len(state.rows) == 0
    state.show_view(state.chips()[2].without)
    answered()
    assert state.view == DossierFilter(text="pleno tahun:2019", year=2019)
    assert [chip.text for chip in state.chips()] == ["“pleno”", "Tahun: 2019", "Tahun 2019"]
    assert len(state.rows) == 1


def test_the_search_box_tells_the_field_that_fits_and_the_word_that_was_mended(
    session: Session, answered: Answered
) -> None:
    (dossier,) = dossiers.by_number(session.cabinet, "1")
    with session.cabinet.act("dossier_edited") as act:
        dossiers.edit(act, session.cabinet, [dossier.id], note="Sampul diganti tahun lalu")
    told: list[tuple[list[str], str]] = []
    finder = Finder(session, list, lambda _hit: None, lambda _text: None)
    for text in ("sampul diganti", "rekapitulsi"):
        finder.ask(text, lambda offers, summary: told.append(([offer.note for offer in offers], summary)))
        answered()
    (note,), _ = told[0]
    assert note.endswith(" — Keterangan: Sampul diganti tahun lalu")
    assert told[1][1].endswith("“rekapitulsi” tidak ada, dicari rekapitulasi")


@pytest.mark.window
def test_the_details_say_where_the_words_stand(shell: Shell, wait_until: Wait) -> None:
    page: Any = shell.go("archive", search="rekap tahun:2019")
    wait_until(lambda: page.details.reasons)
    assert page.details.reasons == "Cocok pada Uraian: “rekapitulasi”"
    shell.go("archive", search="")
    wait_until(lambda: not page.details.reasons)


@pytest.mark.window
def test_a_search_is_kept_in_the_tree_counted_renamed_removed_and_undone(shell: Shell, wait_until: Wait) -> None:
    page: Any = shell.go("archive", search="pleno")
    tree = page.tree.tree
    wait_until(lambda: len(page.model.rows) == 1 and page.save_search.winfo_manager())
    page.save_search.invoke()
    dialog = page.searches.dialog
    assert dialog.form.values()["name"] == "“pleno”"
    dialog.form.set("name", "")
    dialog.save_button.invoke()
    wait_until(lambda: dialog.save_button.instate(["!disabled"]))
    assert dialog.winfo_exists()
    dialog.form.set("name", "Rapat pleno")
    dialog.save_button.invoke()
    wait_until(lambda: tree.exists("searches") and tree.set(tree.get_children("searches")[0], "count") == "1")
    (item,) = tree.get_children("searches")
    assert tree.item(item, "text") == "Rapat pleno"
    page._menu.tk_popup = lambda *_at: None
    page.add_filter.invoke()
    assert page._menu.entrycget("end", "label") == "Rapat pleno"
    shell.go("archive", search="")
    wait_until(lambda: len(page.model.rows) == 4)
    assert not page.save_search.winfo_manager()
    tree.focus_force()
    tree.update()
    tree.focus(item)
    tree.event_generate("<Return>")
    wait_until(lambda: len(page.model.rows) == 1)
    assert page.model.view.text == "pleno"
    tree.focus(item)
    tree.event_generate("<F2>")
    page.searches.dialog.form.set("name", "Pleno")
    page.searches.dialog.save_button.invoke()
    wait_until(lambda: tree.exists(item) and tree.item(item, "text") == "Pleno")
    tree.focus_force()
    tree.update()
    tree.focus(item)
    tree.event_generate("<Delete>")
    asked = next(child for child in shell.winfo_toplevel().winfo_children() if isinstance(child, Dialog))
    asked._main.invoke()  # type: ignore[union-attr]
    wait_until(lambda: not tree.exists("searches"))
    shell.undo()
    wait_until(lambda: tree.exists("searches"))
