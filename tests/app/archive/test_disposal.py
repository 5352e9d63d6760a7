"""Disposal: the clock, holds, proposals on their way, and the one act that cannot be undone."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.archive import (
    bulk,
    classification,
    counts,
    dossiers,
    holding_back,
    listing,
    people,
    places,
    trash,
    vault,
)
from app.archive.disposal import carrying_out, clock, holds, proposals
from app.archive.disposal.records import ConsentRule, Due, Files, Kind, Role, State
from app.archive.records import DossierFilter, Stage
from app.cabinet import open_cabinet
from app.errors import AppError
from app.store import Cabinet, filing

_TODAY = dt.date(2026, 12, 30)
_RULE = ConsentRule()
_PEOPLE = [
    {"role": "chair", "name": "Asep Surya", "office": "Sekretaris"},
    {"role": "member", "name": "Rina Kartika", "nip": "198001012005012001"},
    {"role": "witness", "name": "Dedi Mulya"},
    {"role": "witness", "name": "Sari Wulan"},
]


@pytest.fixture
def cabinet(tmp_path: Path) -> Iterator[Cabinet]:
    """Yield a cabinet with an edition of periods and dossiers of every fate."""
    with open_cabinet(tmp_path / "lemari", write=True, create=True, who="Uji") as made:
        _fill(made)
        yield made


def _fill(made: Cabinet) -> None:
    with made.act("import_files") as act:
        edition = classification.add_edition(act, made, "Edisi uji")
        rows = [
            {"code": "KU.01", "title": "Keuangan", "active_years": 2, "inactive_years": 3, "disposition": "destroy"},
            {"code": "PL.01", "title": "Hasil", "active_years": 1, "inactive_years": 2, "disposition": "keep"},
            {"code": "HM.01", "title": "Humas", "active_years": 1, "inactive_years": 1, "disposition": "review"},
            {"code": "SDM.1", "title": "Pegawai", "active_years": 1, "inactive_years": 10, "disposition": "destroy"},
        ]
        classification.add_codes(act, edition, [{**row, "position": at} for at, row in enumerate(rows)])
        (box,) = places.add_boxes(act, made, ["7"])
        for number, code, stage, closed in (
            ("1", "KU.01", "inactive", 2020),  # destroyed from 2026 on
            ("2", "KU.01", "inactive", 2021),  # … from 2027 on
            ("3", "PL.01", "inactive", 2019),
            ("4", "HM.01", "inactive", 2019),
            ("5", "KU.01", "active", 2023),
            ("6", "KU.01", "active", None),
            ("7", "SDM.1", "inactive", 2010),
        ):
            dossiers.create(
                act, made, title=f"Berkas {number}", number=number, code=code, stage=stage, closed_year=closed,
                year_from=2018, year_to=2019, box=box,
            )  # fmt: skip


def _id(cabinet: Cabinet, number: str) -> int:
    return dossiers.by_number(cabinet, number)[0].id


def _due(cabinet: Cabinet, due: Due, before: int) -> list[str]:
    found = (dossiers.get(cabinet, id_) for id_, _year in clock.due_ids(cabinet, due, before))
    return [each.number for each in found if each]


def _drafted(cabinet: Cabinet, kind: Kind, *numbers: str) -> int:
    with cabinet.act("disposal_drafted") as act:
        return proposals.draft(act, cabinet, kind, [_id(cabinet, number) for number in numbers], _TODAY)


def _proposed(cabinet: Cabinet, kind: Kind, *numbers: str) -> int:
    made = _drafted(cabinet, kind, *numbers)
    with cabinet.act("disposal_proposed") as act:
        proposals.propose(act, cabinet, made)
    return made


def _ready(cabinet: Cabinet, *numbers: str, files: Files | None = None) -> int:
    """Bring a destruction up to its last step."""
    made = _proposed(cabinet, Kind.DESTRUCTION, *numbers)
    with cabinet.act("disposal_consented") as act:
        day = dt.date(2026, 11, 2)
        proposals.consent(act, cabinet, made, _RULE, by="Kepala ANRI", number="B-1/2026", date=day)
        proposals.name_people(act, cabinet, made, _PEOPLE)
        papers = {"decree_number": "12/2026", "decree_date": "2026-12-01", "minutes_number": "3/BA/2026"}
        proposals.write_papers(act, cabinet, made, **papers, minutes_date="2026-12-30", files=files)
        for name in ("Asep Surya", "Rina Kartika"):
            proposals.sign(act, cabinet, made, name, dt.datetime(2026, 12, 30, 9, tzinfo=dt.UTC))
    return made


def test_the_clock_counts_from_the_closing_year(cabinet: Cabinet) -> None:
    assert _due(cabinet, Due.DESTRUCTION, 2025) == ["7"]
    assert _due(cabinet, Due.DESTRUCTION, 2026) == ["7", "1"]
    assert _due(cabinet, Due.DESTRUCTION, 2027) == ["7", "1", "2"]
    assert _due(cabinet, Due.HAND_OVER, 2026) == ["3"]
    assert _due(cabinet, Due.REVIEW, 2026) == ["4"]
    assert _due(cabinet, Due.TRANSFER, 2026) == ["5"]
    assert _due(cabinet, Due.UNKNOWN, 2026) == ["6"]
    assert {(at.due, at.year): at.dossiers for at in clock.clock(cabinet)}[(Due.TRANSFER, 2025)] == 1
    assert clock.overdue(cabinet, _TODAY) == 5


def test_a_dossiers_own_periods_go_before_its_codes(cabinet: Cabinet) -> None:
    with cabinet.act("dossier_edited") as act:
        own = {"active_years": 1, "inactive_years": 1, "disposition": "keep"}
        dossiers.edit(act, cabinet, [_id(cabinet, "2")], **own)
    assert _due(cabinet, Due.HAND_OVER, 2026) == ["3", "2"]
    assert _due(cabinet, Due.DESTRUCTION, 2030) == ["7", "1"]


def test_closing_starts_the_retention(cabinet: Cabinet) -> None:
    with cabinet.act("disposal_closed") as act:
        assert clock.close(act, cabinet, [_id(cabinet, "6"), _id(cabinet, "5")]) == 1
    assert _due(cabinet, Due.UNKNOWN, 2026) == []
    assert _due(cabinet, Due.TRANSFER, 2022) == ["6"]  # closed with 2019, two years active


def test_a_dossier_held_or_proposed_cannot_be_proposed_again(cabinet: Cabinet) -> None:
    with cabinet.act("disposal_held") as act:
        holds.place(act, cabinet, [_id(cabinet, "1")], "Sengketa di Bawaslu", _TODAY)
    with pytest.raises(AppError) as refusal:
        _drafted(cabinet, Kind.DESTRUCTION, "1", "7")
    assert refusal.value.code == "archive_held_back"
    assert "Bawaslu" in str(refusal.value.data["why"])
    first = _drafted(cabinet, Kind.DESTRUCTION, "7")
    with pytest.raises(AppError, match="archive_held_back"):
        _drafted(cabinet, Kind.DESTRUCTION, "7")
    with cabinet.act("disposal_withdrawn") as act:
        proposals.withdraw(act, cabinet, first, "keliru")
    (hold,) = holds.holds(cabinet)
    with cabinet.act("disposal_lifted") as act:
        holds.lift(act, [hold.id], _TODAY, "putusan inkrah")
    assert proposals.get(cabinet, _drafted(cabinet, Kind.DESTRUCTION, "7", "1")).number == "2/2026"
    cabinet.undo()
    cabinet.undo()
    assert holding_back.hindrances(cabinet, [_id(cabinet, "1")])


def test_only_inactive_dossiers_are_destroyed(cabinet: Cabinet) -> None:
    with pytest.raises(AppError, match="disposal_stage"):
        _drafted(cabinet, Kind.DESTRUCTION, "5")


def test_a_proposed_list_stays_as_it_was(cabinet: Cabinet) -> None:
    made = _drafted(cabinet, Kind.DESTRUCTION, "1", "7")
    with cabinet.act("dossier_edited") as act:
        dossiers.edit(act, cabinet, [_id(cabinet, "1")], title="Judul sesaat sebelum diajukan")
    with cabinet.act("disposal_proposed") as act:
        proposals.propose(act, cabinet, made)
    with cabinet.act("dossier_edited") as act:
        dossiers.edit(act, cabinet, [_id(cabinet, "1")], title="Judul sesudahnya")
    frozen = list(proposals.lines(cabinet, made))
    assert [line.title for line in frozen] == ["Judul sesaat sebelum diajukan", "Berkas 7"]
    assert frozen[0].retention is not None
    assert frozen[0].retention.inactive_years == 3
    with pytest.raises(AppError, match="disposal_state"), cabinet.act("disposal_taken_off") as act:
        proposals.take_off(act, cabinet, made, [_id(cabinet, "1")])


def test_a_snapshot_is_the_whole_dossier(cabinet: Cabinet) -> None:
    with cabinet.act("item_added") as act:
        dossiers.add_items(act, cabinet, _id(cabinet, "1"), [{"title": "Kuitansi", "date": "2019-05-07"}])
    made = _drafted(cabinet, Kind.DESTRUCTION, "1")
    assert next(proposals.lines(cabinet, made)) == dossiers.get(cabinet, _id(cabinet, "1"))


@pytest.mark.parametrize(("rule", "needed"), [(ConsentRule(10, True), True), (ConsentRule(10, False), False)])
def test_long_retention_needs_the_national_archives_letter(cabinet: Cabinet, rule: ConsentRule, needed: bool) -> None:
    made = _proposed(cabinet, Kind.DESTRUCTION, "7")
    assert proposals.needs_consent(cabinet, made, rule) is needed
    if needed:
        with pytest.raises(AppError, match="disposal_consent_letter"), cabinet.act("disposal_consented") as act:
            proposals.consent(act, cabinet, made, rule, by="Sekretaris")
    else:
        with cabinet.act("disposal_consented") as act:
            proposals.consent(act, cabinet, made, rule, by="Sekretaris")
        assert proposals.get(cabinet, made).state is State.CONSENTED


def test_two_different_persons_sign_a_destruction(cabinet: Cabinet) -> None:
    made = _ready(cabinet, "1")
    cabinet.undo()
    with cabinet.act("disposal_consented") as act:
        proposals.consent(act, cabinet, made, _RULE, by="Sekretaris")
        proposals.sign(act, cabinet, made, "Asep Surya", dt.datetime.now(dt.UTC))
    for again in (" asep  SURYA", "Drs. H. Asep Surya, M.Si.", "Asep", "Surya Asep"):
        with pytest.raises(AppError, match="disposal_signed_already"), cabinet.act("disposal_signed") as act:
            proposals.sign(act, cabinet, made, again, dt.datetime.now(dt.UTC))
    with pytest.raises(AppError) as refusal:
        carrying_out.carry_out(cabinet, made, _RULE, _TODAY)
    assert refusal.value.code == "disposal_needs_committee"
    assert dossiers.get(cabinet, _id(cabinet, "1")).stage is Stage.INACTIVE  # type: ignore[union-attr]


def test_a_destruction_keeps_the_record_and_is_beyond_undoing(cabinet: Cabinet, tmp_path: Path) -> None:
    paper = tmp_path / "kuitansi.txt"
    paper.write_text("kuitansi")
    with cabinet.act("files_added") as act:
        file = vault.add_file(act, cabinet, _id(cabinet, "1"), paper)
    with pytest.raises(AppError, match="disposal_needs_files"):
        carrying_out.carry_out(cabinet, _ready(cabinet, "1"), _RULE, _TODAY)
    cabinet.undo()
    cabinet.undo()
    cabinet.undo()
    made = _ready(cabinet, "1", files=Files.REMOVE)
    there = filing.path_of(cabinet.folder, file.path)
    assert there.exists()
    assert carrying_out.carry_out(cabinet, made, _RULE, _TODAY) == ()
    assert not there.exists()
    assert paper.exists()
    left = dossiers.get(cabinet, _id(cabinet, "1"))
    assert left is not None
    assert (left.stage, left.box, left.files, left.title) == (Stage.DESTROYED, None, (), "Berkas 1")
    assert next(proposals.lines(cabinet, made)).files[0].sha256 == file.sha256
    with pytest.raises(AppError, match="act_is_final"):
        cabinet.undo()
    # Undoing what led to it leaves the papers as they are.
    for act_ in cabinet.history(20)[1:]:
        if act_.kind == "act" and not act_.undone:
            cabinet.undo(act_.batch)
    done = proposals.get(cabinet, made)
    assert (done.state, done.dossiers, len(done.people), len(done.signatures)) == (State.DONE, 1, 4, 2)
    assert dossiers.get(cabinet, left.id) is not None
    assert cabinet.check() == []


def test_what_is_gone_is_not_missing_a_place(cabinet: Cabinet) -> None:
    before = counts.totals(cabinet).unplaced
    carrying_out.carry_out(cabinet, _ready(cabinet, "1"), _RULE, _TODAY)
    assert counts.totals(cabinet).unplaced == before == listing.count(cabinet, DossierFilter(unplaced=True))


@pytest.mark.parametrize("number", ["2"])
def test_nothing_is_destroyed_before_its_time(cabinet: Cabinet, number: str) -> None:
    made = _ready(cabinet, number)
    with pytest.raises(AppError, match="disposal_needs_due"):
        carrying_out.carry_out(cabinet, made, _RULE, _TODAY)
    assert carrying_out.carry_out(cabinet, made, _RULE, dt.date(2027, 1, 2)) == ()


def test_a_hold_stops_a_destruction_that_is_ready(cabinet: Cabinet) -> None:
    made = _ready(cabinet, "1")
    with cabinet.act("disposal_held") as act:
        holds.place(act, cabinet, [_id(cabinet, "1")], "Gugatan", _TODAY)
    with pytest.raises(AppError, match="disposal_needs_free"):
        carrying_out.carry_out(cabinet, made, _RULE, _TODAY)
    unmet = [each.code for each in carrying_out.requirements(cabinet, made, _RULE, _TODAY) if not each.met]
    assert unmet == ["free"]


def test_transfer_and_hand_over_can_be_undone(cabinet: Cabinet) -> None:
    for kind, number, then in (
        (Kind.TRANSFER, "5", Stage.INACTIVE),
        (Kind.HAND_OVER, "3", Stage.HANDED_OVER),
    ):
        before = dossiers.get(cabinet, _id(cabinet, number))
        made = _proposed(cabinet, kind, number)
        with cabinet.act("disposal_consented") as act:
            proposals.consent(act, cabinet, made, _RULE, by="Sekretaris")
            papers = {"minutes_number": "4/BA/2026", "minutes_date": "2026-12-30", "receiver": "Depot Arsip"}
            proposals.write_papers(act, cabinet, made, **papers)
        carrying_out.carry_out(cabinet, made, _RULE, _TODAY)
        after = dossiers.get(cabinet, _id(cabinet, number))
        assert after is not None
        assert after.stage is then
        cabinet.undo()
        assert proposals.get(cabinet, made).state is State.CONSENTED
        assert dossiers.get(cabinet, _id(cabinet, number)) == before


def test_people_have_one_role_each(cabinet: Cabinet) -> None:
    made = _drafted(cabinet, Kind.DESTRUCTION, "1")
    twice = [*_PEOPLE, {"role": "witness", "name": "asep surya"}]
    with pytest.raises(AppError, match="disposal_person_twice"), cabinet.act("disposal_people") as act:
        proposals.name_people(act, cabinet, made, twice)
    with cabinet.act("disposal_people") as act:
        proposals.name_people(act, cabinet, made, _PEOPLE)
    assert [person.role for person in proposals.get(cabinet, made).people][:2] == [Role.CHAIR, Role.MEMBER]


def test_reviewed_dossiers_get_their_fate(cabinet: Cabinet) -> None:
    with cabinet.act("disposal_decided") as act:
        assert proposals.decide(act, cabinet, [_id(cabinet, "4")], "destroy") == 1
    assert _due(cabinet, Due.REVIEW, 2026) == []
    assert "4" in _due(cabinet, Due.DESTRUCTION, 2026)


def test_what_is_destroyed_stays_so_and_disposal_alone_destroys(cabinet: Cabinet) -> None:
    gone, other = _id(cabinet, "1"), _id(cabinet, "2")
    carrying_out.carry_out(cabinet, _ready(cabinet, "1"), _RULE, _TODAY)
    (cause,) = holding_back.hindrances(cabinet, [gone, other])[gone]
    assert holding_back.told(cause) == "sudah dimusnahkan"
    with pytest.raises(AppError, match="archive_held_back"), cabinet.act("dossier_edited") as act:
        dossiers.edit(act, cabinet, [gone], stage="active")
    with pytest.raises(AppError, match="archive_held_back"), cabinet.act("bulk") as act:
        bulk.apply(act, cabinet, [other, gone], [bulk.Change("stage", bulk.How.REPLACE, "inactive")])
    with pytest.raises(ValueError, match="disposal alone"), cabinet.act("bulk") as act:
        bulk.apply(act, cabinet, [other], [bulk.Change("stage", bulk.How.REPLACE, "destroyed")])
    with pytest.raises(AppError, match="archive_held_back"), cabinet.act("trash") as act:
        trash.throw(act, cabinet, [gone])
    with cabinet.act("dossier_edited") as act:
        assert dossiers.edit(act, cabinet, [gone], note="lihat berita acara 3/BA/2026") == 1


def test_closing_leaves_what_is_closed(cabinet: Cabinet) -> None:
    with cabinet.act("disposal_closed") as act:
        assert clock.close(act, cabinet, [_id(cabinet, "6"), _id(cabinet, "5")], 2025) == 1
    assert [dossiers.by_number(cabinet, number)[0].closed_year for number in "56"] == [2023, 2025]


def test_an_older_cabinet_gets_the_tables(tmp_path: Path) -> None:
    folder = tmp_path / "lama"
    with open_cabinet(folder, write=True, create=True) as made:
        _fill(made)
    with closing(sqlite3.connect(folder / "catalogue.db")) as raw:
        for table in ("proposal_line", "proposal_person", "proposal_signature", "removed_file", "proposal", "hold"):
            raw.execute(f"DROP TABLE {table}")
        raw.execute("DROP INDEX dossier_closed_year")
        raw.execute("DELETE FROM schema_migration WHERE name LIKE '0007%'")
        raw.execute("PRAGMA user_version = 5")
        raw.commit()
    with open_cabinet(folder, write=True) as cabinet:
        assert proposals.get(cabinet, _drafted(cabinet, Kind.DESTRUCTION, "1")).dossiers == 1
        indexes = cabinet.connection().execute("SELECT sql FROM sqlite_master WHERE name = 'dossier_closed_year'")
        assert "closed_year" in indexes.fetchone()[0]


def test_registered_people_alone_sign_with_their_pin(cabinet: Cabinet) -> None:
    with cabinet.act("person_added", name="x") as act:
        people.add(act, cabinet, "Asep Surya", pin="1234")
        people.add(act, cabinet, "Rina Kartika", pin="9876")
    made = _proposed(cabinet, Kind.DESTRUCTION, "1")
    with cabinet.act("disposal_consented") as act:
        proposals.consent(act, cabinet, made, _RULE, by="Sekretaris")
    now = dt.datetime(2026, 12, 30, 9, tzinfo=dt.UTC)
    for name, pin, code in (
        ("Orang Luar", "", "disposal_sign_unknown"),
        ("Asep Surya", "", "person_pin_wrong"),
        ("Asep Surya", "9876", "person_pin_wrong"),
    ):
        with pytest.raises(AppError, match=code), cabinet.act("disposal_signed") as act:
            proposals.sign(act, cabinet, made, name, now, pin=pin)
    with cabinet.act("disposal_signed") as act:
        proposals.sign(act, cabinet, made, "asep surya", now, pin="1234")
        proposals.sign(act, cabinet, made, "Rina Kartika", now, pin="9876")
    assert [signed.name for signed in proposals.get(cabinet, made).signatures] == ["Asep Surya", "Rina Kartika"]


def test_a_destroyed_file_that_was_left_is_removed_later_and_no_other(cabinet: Cabinet, tmp_path: Path) -> None:
    paper = tmp_path / "kuitansi.txt"
    paper.write_text("kuitansi")
    with cabinet.act("files_added") as act:
        file = vault.add_file(act, cabinet, _id(cabinet, "1"), paper)
    text = "INSERT INTO file_text (sha256, text) VALUES (?, 'kuitansi')"
    cabinet.connection().execute(text, (file.sha256,))
    carrying_out.carry_out(cabinet, _ready(cabinet, "1", files=Files.REMOVE), _RULE, _TODAY)
    assert cabinet.connection().execute("SELECT count(*) FROM file_text").fetchone() == (0,)
    there = filing.path_of(cabinet.folder, file.path)
    there.parent.mkdir(parents=True, exist_ok=True)
    there.write_text("kuitansi")  # as a crash between the act and the deleting leaves it
    assert carrying_out.remove_files(cabinet) == ()
    assert not there.exists()
    there.write_text("lain")
    assert carrying_out.remove_files(cabinet) == ()
    assert there.read_text() == "lain"
