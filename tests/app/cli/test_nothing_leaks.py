"""No command prints or writes a word of a dossier that is closed to who works here, whatever it is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.cli.arguments import LISTS
from tests.app.cli.conftest import Sidalu
from tests.app.closed_dossier import fill, leaks, leaks_of_files


@pytest.fixture
def closed(folder: Path, tmp_path: Path, sidalu: Sidalu) -> Path:
    """Return a folder for what commands write, beside a cabinet in which a guest works."""
    fill(folder, tmp_path)
    sidalu("config", "clerk", "Tamu")
    out = tmp_path / "laporan"
    out.mkdir()
    return out


@pytest.mark.parametrize("as_json", [False, True])
def test_no_answer_has_a_word_of_it(sidalu: Sidalu, closed: Path, *, as_json: bool) -> None:
    more = ("--json",) if as_json else ()
    for words in (
        ("search", "7"),
        ("search", "nomor:7"),
        ("search", "boks:118"),
        ("search", "zirk"),
        ("search", "isian:zirk"),
        ("search", "tahun:2010"),
        ("history",),
        ("history", "--limit", "100"),
        ("check",),
        ("undo",),
        ("results",),
    ):
        said = sidalu(*words, *more)
        # What was typed may be said again.
        assert [word for word in leaks(said.out + said.err) if word.strip(".,:“”'") not in words] == [], words


def test_no_report_has_a_word_of_it(sidalu: Sidalu, closed: Path) -> None:
    for kind in LISTS:
        sidalu("report", "list", kind, "--out", closed / f"{kind}.xlsx")
    sidalu("report", "labels", "--out", closed / "boks.pptx")
    sidalu("report", "labels", "--places", "--out", closed / "tempat.pptx")
    assert len(list(closed.iterdir())) > 3
    assert leaks_of_files(closed) == {}


def test_no_plan_of_a_list_that_was_delivered_before_has_a_word_of_it(sidalu: Sidalu, closed: Path) -> None:
    again = closed.parent / "daftar.csv"
    again.write_text(
        "No Berkas;Kode Klasifikasi;Uraian Informasi Berkas;Tahun\n7;PL.01.8;Perkara lain;2010\n9;PL.01.8;Lain;2012\n",
        encoding="utf-8",
    )
    said = sidalu("import", again, "--kind", "archive-list", "--dry-run", "--json")
    assert leaks(said.out + said.err) == []


def test_a_check_tells_of_lost_and_strange_files_without_their_names(
    sidalu: Sidalu, closed: Path, folder: Path
) -> None:
    (kept,) = [path for path in (folder / "berkas").rglob("*.txt") if path.is_file()]
    kept.rename(kept.with_name("zirkpindah.txt"))
    for words in (("check",), ("check", "--json")):
        said = sidalu(*words)
        assert said.status == 5
        assert leaks(said.out + said.err) == []
        assert said.out.count("2010/") >= 2
