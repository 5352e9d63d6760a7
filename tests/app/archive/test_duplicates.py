"""Duplicates: found by file and title, told apart for good, merged as the preview says, and undone."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import pytest

from app.archive import dossiers, duplicates, trash, vault
from app.archive.duplicates import Pair, Why
from app.archive.tables import Dossier
from app.store import Cabinet


@pytest.fixture
def doubled(filled: Cabinet, tmp_path: Path) -> tuple[Cabinet, dict[str, int]]:
    paper = tmp_path / "pindaian.txt"
    paper.write_text("Berita acara", encoding="utf-8")
    ids: dict[str, int] = {}
    with filled.act("doubles") as act:
        for name, title, year in (
            ("spelt", "Berita acara rekapitulasi Kecamatan Bogor Tengahh", 2019),
            ("other_year", "Berita Acara rekapitulasi Kecamatan Bogor Tengah", 2024),
            ("tps1", "C1 TPS 001 Paledang", 2019),
            ("tps2", "C1 TPS 002 Paledang", 2019),
            ("east", "Berita Acara rekapitulasi Kecamatan Bogor Timur", 2019),
            ("scan", "Pindaian lama", 2004),
        ):
            ids[name] = dossiers.create(act, filled, title=title, year_from=year, note=f"catatan {name}")
        ids["first"] = dossiers.by_number(filled, "12")[0].id
        ids["guests"] = dossiers.by_number(filled, "A-1")[0].id
        dossiers.add_items(act, filled, ids["spelt"], [{"title": "Lampiran"}])
        vault.add_file(act, filled, ids["scan"], paper)
        vault.add_file(act, filled, ids["guests"], paper)
    return filled, ids


def test_the_same_file_and_a_misspelt_title_are_found_and_nothing_else(
    doubled: tuple[Cabinet, dict[str, int]],
) -> None:
    cabinet, ids = doubled
    assert duplicates.find(cabinet) == (
        Pair(ids["guests"], ids["scan"], Why.SAME_FILE),
        Pair(ids["first"], ids["spelt"], Why.LIKE_TITLE),
    )
    with cabinet.act("told_apart") as act:
        duplicates.tell_apart(act, cabinet, ids["spelt"], ids["first"])
        duplicates.tell_apart(act, cabinet, ids["first"], ids["spelt"])
    assert [pair.why for pair in duplicates.find(cabinet)] == [Why.SAME_FILE]
    cabinet.undo()
    assert len(duplicates.find(cabinet)) == 2


def test_a_merge_does_what_its_preview_says_and_is_undone(doubled: tuple[Cabinet, dict[str, int]]) -> None:
    cabinet, ids = doubled
    merging = duplicates.plan(cabinet, ids["first"], ids["spelt"], frozenset({"title"}))
    assert (merging.items, merging.files, merging.doubled) == (1, 0, 0)
    assert merging.result["title"] == "Berita acara rekapitulasi Kecamatan Bogor Tengahh"
    assert merging.result["note"] == "catatan spelt"
    assert merging.result["number"] == "12"
    before = dossiers.get(cabinet, ids["first"])
    with cabinet.act("dossiers_merged") as act:
        duplicates.merge(act, cabinet, merging)
    merged = dossiers.get(cabinet, ids["first"])
    assert merged is not None
    assert merged.title.endswith("Tengahh")
    assert (merged.number, merged.note, [item.number for item in merged.items]) == ("12", "catatan spelt", [1, 2, 3])
    assert trash.ids(cabinet).tolist() == [ids["spelt"]]
    cabinet.undo()
    assert dossiers.get(cabinet, ids["first"]) == before
    assert not trash.ids(cabinet)


def test_a_file_that_both_have_is_not_doubled(doubled: tuple[Cabinet, dict[str, int]]) -> None:
    cabinet, ids = doubled
    merging = duplicates.plan(cabinet, ids["guests"], ids["scan"], frozenset({"number"}))
    assert (merging.files, merging.doubled) == (0, 1)
    with cabinet.act("dossiers_merged") as act:
        duplicates.merge(act, cabinet, merging)
    assert len(dossiers.files(cabinet, ids["guests"])) == 1
    assert dossiers.get(cabinet, ids["guests"]).number == merging.gone.number  # type: ignore[union-attr]
    assert not cabinet.check()


def test_twenty_thousand_dossiers_are_looked_through_in_proportion(cabinet: Cabinet) -> None:
    def row(at: int, title: str) -> dict[str, object]:
        return {"number": str(at), "number_key": str(at), "title": title, "title_key": title, "year_from": 2019}

    with cabinet.act("many") as act:
        words = [f"{chr(97 + at % 26)}{chr(97 + at // 26 % 26)}{chr(97 + at // 676 % 26)}rekap" for at in range(20_000)]
        act.insert(Dossier, [row(at, f"Laporan {words[at]} tahap {at % 10}") for at in range(20_000)])
    began = perf_counter()
    assert all(pair.why is not Why.SAME_FILE for pair in duplicates.find(cabinet))
    assert perf_counter() - began < 20
