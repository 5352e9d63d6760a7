"""The papers of an office move are written and read back: labels with their codes, pack lists, minutes."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

from openpyxl import load_workbook
from pptx import Presentation

from app import settings
from app.archive import dossiers, loans, places
from app.archive.moving import codes, projects, reading, scanning
from app.archive.moving.records import Step
from app.archive.records import AccessClass, PlaceKind
from app.cabinet import open_cabinet
from app.reports import making, moving
from app.store import Cabinet

_TODAY = dt.date(2026, 11, 24)


def _office(cabinet: Cabinet) -> int:
    with cabinet.act("moving_begun", name="Pindah 2026") as act:
        old = places.add_place(act, cabinet, PlaceKind.BUILDING, "Kantor Lama")
        rack = places.add_place(act, cabinet, PlaceKind.RACK, "Rak 1", parent=old)
        boxes = places.add_boxes(act, cabinet, [str(number) for number in range(1, 13)], place=rack)
        for at, box in enumerate(boxes, 1):
            access = AccessClass.SECRET.value if at == 2 else AccessClass.ORDINARY.value
            dossiers.create(
                act, cabinet, title=f"Berkas ke-{at}", number=str(at), year_from=2019, box=box, access=access
            )
        move = projects.begin(act, cabinet, "Pindah 2026", day=_TODAY)
        targets = projects.prepare(act, cabinet, old, "Kantor Baru")
        projects.add_vehicle(act, cabinet, move, "1", plate="F 1234 AB", driver="Ujang")
        projects.add_vehicle(act, cabinet, move, "2")
        projects.add_boxes(act, cabinet, move, boxes, targets)
        projects.spread(act, cabinet, move)
    return move


def _cells(path: Path) -> dict[str, list[str]]:
    book = load_workbook(path)
    return {
        sheet.title: [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]
        for sheet in book.worksheets
    }


def test_labels_carry_the_code_of_each_box_and_where_it_goes(tmp_path: Path) -> None:
    with open_cabinet(tmp_path / "lemari", write=True, create=True) as cabinet:
        move = _office(cabinet)
        content = moving.box_labels(cabinet, places.boxes(cabinet), today=_TODAY, moving=move)
        written = making.write(content, tmp_path / "label.pptx")
        assert written.pages == 2
        codes_of = {codes.of_box(box.id): box.number for box in places.boxes(cabinet)}
        shelves = moving.place_labels(cabinet, [node.id for node in places.tree(cabinet)], today=_TODAY)
        assert {label.heading for label in shelves.labels} == {"Kantor Lama", "Kantor Baru", "Rak 1"}
    deck = Presentation(str(tmp_path / "label.pptx"))
    pictures = [shape for slide in deck.slides for shape in slide.shapes if shape.shape_type == 13]
    assert {picture.name for picture in pictures} == set(codes_of)
    assert all(picture.width == picture.height for picture in pictures)
    images = {picture.image.sha1 for picture in pictures}
    assert len(images) == 12
    from PIL import Image

    with Image.open(io.BytesIO(pictures[0].image.blob)) as image:
        assert image.width == image.height == 21 * 8
    words = " ".join(shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame)
    assert "Boks 12" in words
    assert "Ke Kantor Baru · Rak 1" in words
    assert "Kendaraan 2" in words
    assert "Berkas ke-" not in words
    for slide in deck.slides:
        for shape in slide.shapes:
            assert 0 <= shape.left <= shape.left + shape.width <= deck.slide_width
            assert 0 <= shape.top <= shape.top + shape.height <= deck.slide_height


def test_pack_lists_and_minutes_say_what_was_loaded_found_and_lost(tmp_path: Path) -> None:
    folder = tmp_path / "lemari"
    with open_cabinet(folder, write=True, create=True) as cabinet:
        settings.save(
            folder, settings.Settings(office_name="KPU Kota Uji", city="Bogor", records_unit="Subbagian Arsip")
        )
        move = _office(cabinet)
        relocation = reading.get(cabinet, move)
        assert relocation is not None
        with cabinet.act("loan_lent", borrower="Bu Rini") as act:
            loans.lend(
                act, cabinet, [dossiers.by_number(cabinet, "5")[0].id], borrower="Bu Rini", lent_on=_TODAY, due=_TODAY
            )
        making.write(moving.pack_lists(cabinet, relocation, today=_TODAY), tmp_path / "muat.xlsx")
        lists = _cells(tmp_path / "muat.xlsx")
        assert list(lists) == ["Kendaraan 1", "Kendaraan 2"]
        assert ": F 1234 AB" in lists["Kendaraan 1"]
        assert lists["Kendaraan 1"].count("1 berkas dipinjam") == 1
        assert lists["Kendaraan 1"].count("Kantor Lama · Rak 1") == 6
        first, second, *others = reading.boxes(cabinet, move)
        for box in (second, *others):
            scanning.take(cabinet, move, box, Step.LOAD)
        for box in others:
            scanning.take(cabinet, move, box, Step.SHELVE, place=box.target_id)
        with cabinet.act("moving_finished", name="Pindah 2026") as act:
            projects.close(act, cabinet, move, number="12/TU/2026", day=_TODAY)
        closed = reading.get(cabinet, move)
        assert closed is not None
        making.write(moving.minutes(cabinet, closed, today=_TODAY), tmp_path / "ba.xlsx")
        assert first.number == "1"
    papers = _cells(tmp_path / "ba.xlsx")
    told = " ".join(papers["Berita Acara"])
    assert "Selasa, tanggal dua puluh empat, bulan November, tahun dua ribu dua puluh enam" in told
    assert "dari Kantor Lama ke Kantor Baru sebanyak 10 boks berisi 10 berkas" in told
    assert "12/TU/2026" in told
    assert "1 boks: 2" in told
    assert "belum ditutup" not in told
    assert papers["Daftar boks"].count("Sudah ditata") == 10
    lost = papers["Belum ditemukan"]
    assert "(judul tidak ditampilkan)" in lost
    assert "Berkas ke-2" not in lost


def test_two_hundred_labels_are_written_at_once(tmp_path: Path) -> None:
    with open_cabinet(tmp_path / "lemari", write=True, create=True) as cabinet:
        with cabinet.act("boxes_added", count=200, numbers="1") as act:
            places.add_boxes(act, cabinet, [str(number) for number in range(1, 201)])
        content = moving.box_labels(cabinet, places.boxes(cabinet), today=_TODAY)
        assert making.write(content, tmp_path / "label.pptx").pages == 20
