"""A retention year-end through the window's own steps, with a hold and a loan in it, and its papers read back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from app import settings
from app.archive import classification, dossiers, loans, places, vault
from app.archive.disposal import proposals
from app.archive.disposal.records import Due, State
from app.archive.records import Stage
from app.cabinet import open_cabinet
from app.desktop.pages.disposal import deeds
from app.desktop.pages.disposal.state import DisposalState
from app.desktop.session import Session
from app.errors import AppError

_TODAY = dt.date(2026, 12, 30)
_PEOPLE = [
    {"role": "chair", "name": "Asep Surya", "nip": "197203041998031002", "office": "Sekretaris"},
    {"role": "member", "name": "Rina Kartika", "nip": None, "office": "Arsiparis"},
    {"role": "witness", "name": "Dedi Mulya", "nip": None, "office": "Subbagian Hukum"},
    {"role": "witness", "name": "Sari Wulan", "nip": None, "office": "Inspektorat"},
]


class _State(DisposalState):
    """The page's state on the last days of a year."""

    @property
    def today(self) -> dt.date:
        return _TODAY


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Yield a session on a cabinet with two periods, eight dossiers and a scan."""
    folder = tmp_path / "lemari"
    scan = tmp_path / "kuitansi.txt"
    scan.write_text("kuitansi", encoding="utf-8")
    with (
        open_cabinet(folder, write=True, create=True, who="Sri Wahyuni") as cabinet,
        cabinet.act("import_files") as act,
    ):
        edition = classification.add_edition(act, cabinet, "Contoh")
        rows: list[dict[str, Any]] = [
            {"code": "KU.01", "title": "Anggaran", "active_years": 2, "inactive_years": 10, "disposition": "destroy"},
            {"code": "PL.01", "title": "Hasil", "active_years": 1, "inactive_years": 2, "disposition": "keep"},
        ]
        codes = [{**row, "position": at, "basis": "JRA contoh"} for at, row in enumerate(rows)]
        classification.add_codes(act, edition, codes)
        (box,) = places.add_boxes(act, cabinet, ["118"])
        for number, code, stage, closed in (
            *((str(at), "KU.01", "inactive", 2009 + at) for at in range(1, 5)),
            ("5", "PL.01", "inactive", 2020),
            ("6", "KU.01", "active", 2020),
            ("7", "KU.01", "active", 2025),
        ):
            made = dossiers.create(
                act, cabinet, title=f"Pertanggungjawaban {number}", number=number, code=code, stage=stage, box=box,
                closed_year=closed, year_from=closed - 1, year_to=closed, extent=2, unit="bundel",
            )  # fmt: skip
            if number == "1":
                vault.add_file(act, cabinet, made, scan)
    office = {"office_name": "KPU Kota Uji", "city": "Bogor", "records_unit": "Subbagian Umum"}
    settings.save(folder, settings.Settings(clerk="Sri Wahyuni", head_name="Budi Hartono", **office))
    opened = Session(open_cabinet(folder, write=True, who="Sri Wahyuni"), settings.load(folder))
    yield opened
    opened.close()


def _run(session: Session) -> None:
    while session.lookups.busy or session.jobs.open:
        session.lookups.poll()
        session.jobs.poll()


def _id(session: Session, number: str) -> int:
    return dossiers.by_number(session.cabinet, number)[0].id


def _stage(session: Session, number: str) -> Stage:
    return dossiers.by_number(session.cabinet, number)[0].stage


def _write(session: Session, work: Callable[[Any], Any]) -> Any:
    answers: list[Any] = []
    session.write("", work, answers.append)
    _run(session)
    return answers[0]


def _texts(path: Path) -> list[list[str]]:
    book = openpyxl.load_workbook(path)
    return [[str(cell.value) for row in sheet for cell in row if cell.value is not None] for sheet in book]


def test_a_year_end_with_a_hold_and_a_loan_in_it(session: Session) -> None:
    state = _State(session, lambda: None)
    with session.cabinet.act("loan_out") as act:
        loans.lend(
            act, session.cabinet, [_id(session, "3")], borrower="Komisi II", due=dt.date(2027, 1, 15), lent_on=_TODAY
        )
    _write(session, deeds.hold([_id(session, "2")], "Sengketa 12/PS/2026", _TODAY))

    state.show_due(Due.DESTRUCTION)
    _run(session)
    assert [state.count(due) for due in Due] == [1, 4, 1, 0, 0]
    rows = state.due_rows()
    told = {row.cells[0]: row.cells[-1] for row in rows.page(0, len(rows))}
    assert told == {"1": "", "2": "ditahan: Sengketa 12/PS/2026", "3": "dipinjam Komisi II (pinjaman nomor 1)", "4": ""}
    assert "2 berkas tertahan" in state.summary()

    # What nothing holds back is proposed; one is taken off again.
    free = state.free_ids()
    assert free == [_id(session, "1"), _id(session, "4")]
    proposal = _write(session, deeds.draft(state_kind(state), free, _TODAY))
    state.show_proposal(proposal)
    _run(session)
    detail = state.shown.detail
    assert detail is not None
    assert state.steps()[0] == "propose"
    assert detail.anri
    _write(session, deeds.take_off(detail.proposal, [_id(session, "4")]))
    _write(session, deeds.propose(detail.proposal))
    refused: list[Exception] = []
    session.write("", deeds.draft(state_kind(state), free, _TODAY), None, lambda failure, _at: refused.append(failure))
    _run(session)
    assert isinstance(refused[0], AppError)
    assert refused[0].code == "archive_held_back"

    # Consent, committee, papers, two persons.
    state.load()
    _run(session)
    assert state.steps()[0] == "consent"
    now = detail.proposal
    _write(session, deeds.consent(now, state.rule, "Kepala ANRI", "B-PK.02/12/2026", dt.date(2026, 12, 1)))
    _write(session, deeds.name_people(now, _PEOPLE))
    papers = {"decree_number": "77/2026", "decree_date": "2026-12-10", "minutes_number": "3/BA/2026", "files": "remove"}
    papers |= {"minutes_date": "2026-12-30", "place": "Gudang Arsip", "manner": "dicacah"}
    _write(session, deeds.write_papers(now, papers))
    _write(session, deeds.sign(now, "Asep Surya"))
    state.load()
    _run(session)
    assert state.steps()[0] == "sign"
    assert [said for met, said in state.needs() if not met] == ["Tanda tangan dua orang"]
    draft_paper = session.cabinet.folder / "laporan" / "x"
    assert not draft_paper.exists()
    _write(session, deeds.sign(now, "Rina Kartika"))
    state.load()
    _run(session)
    assert state.steps()[0] == "carry_out"
    assert all(met for met, _said in state.needs())
    assert _write(session, deeds.carry_out(now, state.rule, _TODAY)) == ()
    assert [_stage(session, number) for number in "1234"] == [Stage.DESTROYED, *[Stage.INACTIVE] * 3]
    assert not list((session.folder / "berkas").rglob("*.txt"))

    # The papers say it all.
    path = deeds.write_out(now, _TODAY, "id", session.viewer)(session.cabinet, lambda _share: None)
    minutes, listed = _texts(path)
    whole = " ".join(minutes)
    for wanted in (
        "Rabu, tanggal tiga puluh, bulan Desember, tahun dua ribu dua puluh enam",
        "3/BA/2026", "Nomor 77/2026 tanggal 10 Desember 2026", "Kepala ANRI Nomor B-PK.02/12/2026", "JRA contoh",
        "Gudang Arsip", "dicacah", "1 berkas, ikut dimusnahkan", "Asep Surya", "197203041998031002", "Budi Hartono",
        "Saksi 1", "Dedi Mulya", "Sari Wulan", "rangkap dua",
    ):  # fmt: skip
        assert wanted in whole
    assert "RANCANGAN" not in whole
    assert "DAFTAR ARSIP YANG DIMUSNAHKAN" in listed
    assert "Pertanggungjawaban 1" in listed
    assert "Pertanggungjawaban 4" not in listed
    assert "2 bundel" in listed

    # The destruction stays when everything is undone, also by another program after a restart.
    folder = session.folder
    session.close()
    with open_cabinet(folder, write=True) as cabinet:
        with pytest.raises(AppError, match="act_is_final"):
            cabinet.undo()
        for act_ in cabinet.history(50):
            if act_.kind == "act" and not act_.undone and not cabinet.is_final(act_.what):
                cabinet.undo(act_.batch)
        assert proposals.get(cabinet, now.id).state is State.DONE
        assert [line.title for line in proposals.lines(cabinet, now.id)] == ["Pertanggungjawaban 1"]
        assert [d.stage for d in dossiers.by_number(cabinet, "1")] == [Stage.DESTROYED]
        assert cabinet.check() == []


def test_the_papers_of_what_is_not_done_yet_say_so(session: Session) -> None:
    state = _State(session, lambda: None)
    state.show_due(Due.TRANSFER)
    _run(session)
    proposal = _write(session, deeds.draft(state_kind(state), state.free_ids(), _TODAY))
    now = proposals.get(session.cabinet, proposal)
    path = deeds.write_out(now, _TODAY, "id", session.viewer)(session.cabinet, lambda _share: None)
    assert path.parent == session.folder / "laporan"
    minutes, listed = _texts(path)
    assert "RANCANGAN: belum dilaksanakan" in minutes
    assert "DAFTAR ARSIP YANG DIPINDAHKAN" in listed
    again = deeds.write_out(now, _TODAY, "en", session.viewer)(session.cabinet, lambda _share: None)
    assert again != path
    assert "DRAFT: not carried out yet" in _texts(again)[0]


def state_kind(state: DisposalState) -> Any:
    """Return what is proposed of the list that is looked at."""
    from app.desktop.pages.disposal.state import PROPOSED

    return PROPOSED[state.due]
