"""Tables of a folder are taken in the order of their names; what is none, hidden or a mark of Excel is passed over."""

from __future__ import annotations

from pathlib import Path

from app.intake.gathering import MOST, tables_in


def test_the_tables_of_a_folder_and_those_inside_it(tmp_path: Path) -> None:
    for name in ("b 10.xlsx", "b 2.xlsx", "A.CSV", "surat.pdf", "~$b 2.xlsx", ".diam.csv", "dalam/c.ods", ".git/d.csv"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x", encoding="utf-8")
    names = [path.relative_to(tmp_path).as_posix() for path in tables_in(tmp_path)]
    assert names == ["A.CSV", "b 2.xlsx", "b 10.xlsx", "dalam/c.ods"]


def test_a_file_and_a_folder_without_tables_are_themselves(tmp_path: Path) -> None:
    assert tables_in(tmp_path) == (tmp_path,)
    letter = tmp_path / "surat.pdf"
    letter.write_text("x", encoding="utf-8")
    assert tables_in(letter) == (letter,)
    assert tables_in(tmp_path / "tidak ada.xlsx") == (tmp_path / "tidak ada.xlsx",)


def test_a_whole_disk_is_not_taken_by_mistake(tmp_path: Path) -> None:
    for number in range(MOST + 5):
        (tmp_path / f"{number}.csv").write_text("x", encoding="utf-8")
    assert len(tables_in(tmp_path)) == MOST
