"""A cabinet with only the archive room, empty or with a few believable dossiers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.archive import classification, dossiers, places
from app.archive.records import PlaceKind
from app.archive.tables import ROOM
from app.store import Cabinet
from tests.app.archive.unwinding import contents, unwind


@pytest.fixture
def cabinet(tmp_path: Path) -> Iterator[Cabinet]:
    with Cabinet.open(tmp_path / "lemari", (ROOM,), create=True, who="Sari") as opened:
        before = contents(opened)
        yield opened
    unwind(opened.folder, before)


@pytest.fixture
def filled(cabinet: Cabinet) -> Cabinet:
    with cabinet.act("archive_sample") as act:
        edition = classification.add_edition(act, cabinet, "Keputusan KPU 57/2022")
        classification.add_codes(
            act,
            edition,
            [
                {"code": "PL.01.8", "position": 1, "title": "Penghitungan dan rekapitulasi", "active_years": 2},
                {"code": "PL.02.6", "position": 2, "title": "Rekapitulasi Pemilihan"},
                {"code": "TU.05.1", "position": 3, "title": "Pemindahan arsip", "inactive_years": 3},
            ],
        )
        building = places.add_place(act, cabinet, PlaceKind.BUILDING, "Gudang")
        rack = places.add_place(act, cabinet, PlaceKind.RACK, "Rak 2", parent=building, capacity=40)
        box9, box118 = places.add_boxes(act, cabinet, ["9", "118"], place=rack)
        rows = (
            ("12", "PL.01.8", "Berita Acara rekapitulasi Kecamatan Bogor Tengah", 2019, 2019, box118, "ppwp-2019-1"),
            ("9", "PL.01.8", "Sertifikat penghitungan suara Réka Tanah Sareal", 2014, 2019, box118, None),
            ("100", "PL.02.6", "Penetapan pasangan calon wali kota", 2018, 2018, box9, "pkwkk-2018-1"),
            ("A-1", None, "Buku tamu", None, None, None, None),
        )
        for number, code, title, first, last, box, election in rows:
            dossiers.create(
                act,
                cabinet,
                number=number,
                code=code,
                title=title,
                year_from=first,
                year_to=last,
                box=box,
                election=election,
            )
    first = dossiers.by_number(cabinet, "12")[0].id
    with cabinet.act("archive_items_added") as act:
        dossiers.add_items(
            act,
            cabinet,
            first,
            [
                {"title": "Model DA1-PPWP Kelurahan Paledang", "date": "2019-05-07", "extent": 4, "unit": "lembar"},
                {"title": "Daftar hadir saksi", "date": "2019-05-08"},
            ],
        )
    return cabinet
