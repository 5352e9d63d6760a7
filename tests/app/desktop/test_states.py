"""What pages work with, tested without a display."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.archive import dossiers, places
from app.desktop import words
from app.desktop.commands import Command, key_words, matching
from app.desktop.drafts import Drafts
from app.desktop.finder import Finder, Offer
from app.desktop.lookups import Lookups
from app.desktop.pages.archive.form import DossierForm
from app.desktop.pages.archive.items import ItemForm
from app.desktop.pages.archive.shelving import Shelving
from app.desktop.pages.archive.state import ArchiveState, short_place
from app.desktop.pages.home.state import read_home
from app.desktop.pages.intake.marks import position, shown
from app.desktop.session import Session, last_redoable, last_undoable, words_of
from app.errors import AppError
from importers.records import UnreadableFile

Answered = Callable[[], None]


def test_a_view_is_read_first_page_first(session: Session, answered: Answered) -> None:
    told: list[int] = []
    state = ArchiveState(session, lambda: told.append(len(state.rows)))
    state.load()
    answered()
    assert told == [4]
    assert state.complete
    assert state.summary() == "4 berkas"
    state.sort("title")
    answered()
    assert [row.cells[1] for row in state.rows.page(0, 2)] == [
        "Berita acara rekapitulasi Bogor Tengah",
        "Daftar hadir rapat pleno",
    ]


def test_filters_become_chips_that_can_be_taken_away(session: Session, answered: Answered) -> None:
    state = ArchiveState(session, lambda: None)
    state.show(year=2019, text="pleno")
    answered()
    assert [chip.text for chip in state.chips()] == ["“pleno”", "Tahun 2019"]
    assert len(state.rows) == 1
    state.show_view(state.chips()[0].without)
    answered()
    assert len(state.rows) == 2


@pytest.mark.parametrize(
    ("place", "short"),
    [
        ("Ruang Keuangan · Rak 1 · Baris A · Boks K-005", "R1 · Boks K-005"),
        ("Gedung 2 · Ruang Arsip · Boks 7", "Ruang Arsip · Boks 7"),
        ("Gudang · Rak besi panjang · Boks 7", "Rak besi panjang · Boks 7"),
        ("Boks 118", "Boks 118"),
        ("", ""),
    ],
)
def test_a_place_is_short_in_a_list(place: str, short: str) -> None:
    assert short_place(place) == short


def test_the_tree_goes_from_years_to_codes_and_places(session: Session) -> None:
    state = ArchiveState(session, lambda: None)
    years = state.years()
    assert [(branch.text, branch.count) for branch in years] == [("2024", 1), ("2019", 2), ("2014", 1)]
    assert [branch.text for branch in state.inside(years[1])] == ["PL.01.8  Rekapitulasi suara Pemilu"]
    (room,) = state.places()
    assert (room.text, room.count) == ("Ruang Arsip", 3)
    assert [branch.text for branch in state.inside(room)] == ["Rak 1"]


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"title": ""}, {"title"}),
        ({"title": "A", "year_from": "19"}, {"year_from"}),
        ({"title": "A", "year_from": "2024", "year_to": "2019"}, {"year_to"}),
        ({"title": "A", "extent": "banyak"}, {"extent"}),
        ({"title": "A", "election": "pilpres"}, {"election"}),
        ({"title": "A", "election": "ppwp-2019"}, set()),
    ],
)
def test_a_form_tells_what_is_wrong(session: Session, typed: dict[str, str], wrong: set[str]) -> None:
    fields, problems = DossierForm(session).read(typed)
    assert set(problems) == wrong
    if typed.get("election") == "ppwp-2019":
        assert fields["election"] == "ppwp-2019-1"


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"number": "1", "title": "A"}, set()),
        ({"number": "", "title": "A"}, {"number"}),
        ({"number": "1", "title": " "}, {"title"}),
        ({"number": "1", "title": "A", "date": "kapan-kapan"}, {"date"}),
        ({"number": "1", "title": "A", "extent": "dua"}, {"extent"}),
    ],
)
def test_an_item_tells_what_is_wrong(session: Session, typed: dict[str, str], wrong: set[str]) -> None:
    dossier = dossiers.get(session.cabinet, 1)
    assert dossier is not None
    _fields, problems = ItemForm(dossier, ()).read(typed)
    assert set(problems) == wrong


def test_a_box_and_a_place_are_told_apart(session: Session) -> None:
    shelving = Shelving(session.cabinet)
    assert shelving.numbers() == ["118  Ruang Arsip · Rak 1"]
    assert shelving.place_of("118") == "Ruang Arsip · Rak 1"
    known = shelving.read("118", "ruang arsip, rak 1")
    assert known.box is not None
    assert not known.moves
    assert shelving.told(known) == "3 berkas di boks ini."
    assert shelving.read("118", "Ruang Arsip").moves
    assert shelving.told(shelving.read("119", "")) == "Boks baru."
    assert shelving.told(shelving.read("", "Ruang Arsip")) == "Disimpan lepas di tempat itu, tanpa boks."
    assert shelving.new_names(("Ruang Arsip", "Rak 2")) == ("Rak 2",)


def test_a_box_number_that_stands_twice_needs_its_place(session: Session) -> None:
    with session.cabinet.act("import_files") as act:
        room = places.find_place(session.cabinet, "Ruang Arsip")
        places.add_boxes(act, session.cabinet, ["118"], place=room)
    shelving = Shelving(session.cabinet)
    assert shelving.read("118", "").problem
    assert shelving.read("118", "Ruang Arsip").box is not None


def test_drafts_last_until_they_are_dropped(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    drafts.keep("berkas", {"title": "Setengah"})
    assert Drafts(tmp_path).get("berkas") == {"title": "Setengah"}
    drafts.drop("berkas")
    drafts.drop("yang tidak ada")
    assert Drafts(tmp_path).get("berkas") == {}
    assert not list(tmp_path.iterdir())
    (tmp_path / "draf.json").write_text("[rusak", encoding="utf-8")
    assert Drafts(tmp_path).get("berkas") == {}
    lasting = Drafts(None)
    lasting.keep("berkas", {"title": "A"})
    assert lasting.get("berkas") == {"title": "A"}


@pytest.mark.parametrize(
    ("iso", "shown"),
    [
        ("2019-05-07", "7 Mei 2019"),
        ("2019-05", "Mei 2019"),
        ("2019", "2019"),
        ("2019-05/2019-06", "Mei 2019 – Juni 2019"),
        ("2019-13", "2019-13"),
        (None, ""),
    ],
)
def test_dates_are_written_as_exactly_as_they_are_known(iso: str | None, shown: str) -> None:
    assert words.iso_date(iso) == shown


def test_the_first_page_is_read_in_one_go(session: Session) -> None:
    home = read_home(session)
    assert not home.empty
    assert home.years == (("2014", 1), ("2019", 2), ("2024", 1))
    assert [act.can_undo for act in home.acts] == [True]


def test_the_search_box_offers_commands_and_hits(session: Session, answered: Answered) -> None:
    commands = [Command("a", "Pleno baru", lambda: None, "Control-p"), Command("b", "Lain", lambda: None)]
    offers: list[list[Offer]] = []
    opened: list[Any] = []
    finder = Finder(session, lambda: commands, opened.append, opened.append)
    finder.ask("ple", lambda found, _summary: offers.append(found))
    answered()
    assert [offer.title for offer in offers[-1]] == ["Daftar hadir rapat pleno", "Pleno baru"]
    offers[-1][0].run()
    assert opened[0].title == "Daftar hadir rapat pleno"


def test_undo_and_redo_are_known_from_the_history(session: Session, answered: Answered) -> None:
    assert last_undoable(session.acts()) is not None
    assert last_redoable(session.acts()) is None
    session.undo()
    answered()
    assert last_undoable(session.acts()) is None
    assert last_redoable(session.acts()) is not None


def test_of_questions_of_a_kind_only_the_newest_is_answered() -> None:
    lookups = Lookups()
    told: list[int] = []
    for number in range(50):
        lookups.ask("a", lambda n=number: n, told.append)  # type: ignore[misc]
    while lookups.busy:
        lookups.poll()
    lookups.poll()
    lookups.close()
    assert told[-1:] == [49]
    assert len(told) == 1


def test_a_question_that_fails_is_told_with_its_reference() -> None:
    lookups = Lookups()
    told: list[str] = []
    lookups.on_failure = lambda failure, reference: told.append(f"{failure} {reference[:2]}")
    lookups.ask("a", lambda: [][0], told.append)
    while lookups.busy:
        lookups.poll()
    lookups.poll()
    lookups.close()
    assert told == ["list index out of range S-"]


def test_expected_failures_have_words() -> None:
    assert words_of(AppError("cabinet_busy")) is not None
    assert "kosong" in (words_of(UnreadableFile("empty", name="a.csv")) or "")
    assert words_of(ValueError("x")) is None


def test_keys_and_commands_in_words() -> None:
    assert key_words("Control-Shift-z") == "Ctrl+Shift+Z"
    assert key_words("Control-Key-1") == "Ctrl+1"
    commands = [Command("a", "Cetak daftar arsip", lambda: None), Command("b", "Cadangkan", lambda: None)]
    assert [found.id for found in matching(commands, "daf cet")] == ["a"]
    assert matching(commands, "  ") == []


def test_cells_by_name_and_as_text() -> None:
    assert position("Q27") == (27, 17)
    assert position("$AB$3") == (3, 28)
    assert position("x") is None
    assert shown(24214, grouped=True) == "24.214"
    assert shown(24214) == "24214"
    assert shown(None) == ""
