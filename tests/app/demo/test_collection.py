"""The sample's dossiers are many, varied, each in its place, and the same every time."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

from app.demo import collection as sample
from app.demo.collection import classification, collection, without_digits


def test_a_few_hundred_dossiers_over_all_the_years() -> None:
    dossiers = collection()
    assert 300 <= len(dossiers) <= 400
    years = {int(year) for dossier in dossiers for year in re.findall(r"\d{4}", dossier.years)}
    assert set(range(2004, 2027)) <= years
    assert {dossier.active for dossier in dossiers} == {True, False}


def test_no_title_is_another_with_only_its_number_changed() -> None:
    titles = [dossier.title for dossier in collection()]
    titles += [item.title for dossier in collection() for item in dossier.items]
    assert [title for title, count in Counter(map(without_digits, titles)).items() if count > 1] == []


def test_codes_are_few_all_used_and_short() -> None:
    codes = classification()
    assert 30 <= len(codes) <= 40
    assert {one.code for one in codes} == {dossier.code.code for dossier in collection()}
    assert max(len(one.title) for one in codes) <= 120


def test_codes_and_titles_are_those_of_an_office(shared_data: Path) -> None:
    with (shared_data / "klasifikasi_kpu.csv").open(encoding="utf-8-sig", newline="") as file:
        real = {row["kode"]: row["keterangan"] for row in csv.DictReader(file)}
    for one in classification():
        assert real[one.code].startswith(one.title)


def test_every_item_belongs_to_a_dossier() -> None:
    with (Path(sample.__file__).parent / "data" / "isi.csv").open(encoding="utf-8", newline="") as file:
        written = sum(1 for _ in csv.DictReader(file, delimiter=";"))
    assert sum(len(dossier.items) for dossier in collection()) == written > 100


def test_boxes_stand_on_shelves_in_racks_in_rooms() -> None:
    spots = [dossier.spot for dossier in collection() if dossier.spot is not None]
    assert len(spots) > 300
    assert len({spot.room for spot in spots}) >= 5
    places: dict[str, tuple[str, int, str]] = {}
    for spot in spots:
        assert places.setdefault(spot.box, (spot.room, spot.rack, spot.shelf)) == (spot.room, spot.rack, spot.shelf)
    folders = Counter((spot.box, spot.folder) for spot in spots)
    assert max(folders.values()) == 1
    ends = Counter(spot.last_box for spot in spots if spot.last_box != spot.box)
    assert not set(ends) & {spot.box for spot in spots}, "a box filled by one dossier holds no other"


def test_what_is_digital_only_has_no_place() -> None:
    unplaced = [dossier for dossier in collection() if dossier.spot is None]
    assert unplaced
    assert {dossier.medium for dossier in unplaced} == {"digital"}


def test_numbers_run_within_each_stage() -> None:
    for stage in (True, False):
        numbers = [dossier.number for dossier in collection() if dossier.active is stage]
        assert numbers == list(range(1, len(numbers) + 1))


def test_letter_numbers_have_the_form_of_the_office() -> None:
    numbers = [
        found for dossier in collection() for item in dossier.items for found in re.findall(r"\S+/\S+/\S+", item.title)
    ]
    assert len(numbers) >= 10
    for number in numbers:
        assert re.fullmatch(r"\d+/[A-Z]+(\.\d+)+-[A-Za-z]+/3271/20\d\d", number), number


def test_nothing_looks_like_a_law() -> None:
    texts = [dossier.title for dossier in collection()] + [dossier.note for dossier in collection()]
    texts += [item.title for dossier in collection() for item in dossier.items]
    for text in texts:
        assert not re.search(
            r"(?i)\b(undang-undang|UU|PKPU|peraturan|keputusan)\b.{0,25}\b(nomor|no\.|\d+/20\d\d|\d+ tahun)", text
        ), text
