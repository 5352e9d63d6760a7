"""The search on the command line: fields and exclusions as they come from a shell, without quotation marks."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.archive import dossiers, places
from app.archive.records import PlaceKind
from app.cabinet import open_cabinet
from tests.app.cli.conftest import Sidalu


@pytest.fixture(autouse=True)
def _filled(folder: Path) -> None:
    with open_cabinet(folder, write=True, create=True) as cabinet, cabinet.act("archive_sample") as act:
        rack = places.add_place(act, cabinet, PlaceKind.RACK, "Rak 2")
        (box,) = places.add_boxes(act, cabinet, ["118"], place=rack)
        for number, title, year, where in (
            ("1", "Berita acara rekapitulasi", 2019, box),
            ("2", "Daftar usul musnah rekapitulasi", 2019, None),
            ("3", "Undangan rapat halaman depan", 2024, None),
        ):
            dossiers.create(act, cabinet, number=number, code="PL.01.8", title=title, year_from=year, box=where)


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        (("rekap", "-usul"), {"1"}),
        (("-usul", "rekap"), {"1"}),
        (("-halaman", "kode:PL.01.8"), {"1", "2"}),
        (("-usul musnah", "rekap"), {"1"}),
        (("kode:PL.01.8", "tahun:2020-"), {"3"}),
        (("tempat:Rak 2",), {"1"}),
        (("-tempat:Rak 2",), {"2", "3"}),
        (("boks:kosong", "--limit", "5", "-rapat"), {"2"}),
        (("year:2019", "-box:empty"), {"1"}),
    ],
)
def test_fields_and_exclusions_need_no_quotation_marks(
    sidalu: Sidalu, words: tuple[str, ...], numbers: set[str]
) -> None:
    said = sidalu("search", *words, "--json")
    assert {hit["number"] for hit in said.json["hits"]} == numbers


def test_a_hit_says_why(sidalu: Sidalu) -> None:
    (hit,) = sidalu("search", "boks:118", "rekap", "--json").json["hits"]
    assert hit["why"] == ["title", "box"]
    assert hit["snippet"] == "Berita acara [rekapitulasi]"


def test_what_is_no_word_is_still_refused(sidalu: Sidalu) -> None:
    assert sidalu("search", "rekap", "--besar").status == 2
    assert "WORDS" in sidalu("search", "rekap", "--besar").err + sidalu("search").err
