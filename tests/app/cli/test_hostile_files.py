"""Hostile and odd files through the real command: each ends soon, in one sentence or in the right figures."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from app.errors import Exit
from tests.app.cli.conftest import Said, Sidalu
from tests.importers.hostile_files import COMMAND, CSV, READ, REFUSED, ROWS, UNREADABLE, Maker

SOON = 10.0
MEMORY = 500 * 2**20
TOTALS = [sum(int(str(row[place])) for row in ROWS[1:]) for place in (1, 2)]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="names, links and pipes that Windows has not")


@pytest.fixture(autouse=True)
def _bounded() -> Iterator[None]:
    """Let no file take more time or memory than any such file may; the child that reads it limits itself."""
    counting = Path("/proc/self/clear_refs").exists()
    before = 0
    if counting:
        Path("/proc/self/clear_refs").write_text("5", "ascii")
        before = _highest_memory()
    began = time.process_time()
    yield
    assert time.process_time() - began < SOON
    assert not counting or _highest_memory() - before < MEMORY


def _highest_memory() -> int:
    status = Path("/proc/self/status").read_text("ascii")
    return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) * 1024


def _made(make: Maker, folder: Path) -> Path:
    """Make a file away from where the cabinet will be."""
    place = folder / "masuk"
    place.mkdir()
    return make(place)


def _one_sentence(said: Said) -> str:
    """Return what was said on stderr: one line, a sentence, nothing that steers a terminal."""
    line = said.err.strip()
    assert line.isprintable()
    assert line.endswith(".")
    return line


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_is_said_in_one_sentence(sidalu: Sidalu, tmp_path: Path, folder: Path, name: str) -> None:
    make, code = UNREADABLE[name]
    path = _made(make, tmp_path)
    said = sidalu("import", "--dry-run", "--json", path)
    assert (said.status, said.json["error"]["code"]) == (Exit.UNREADABLE, code)
    assert said.json["error"]["message"] == _one_sentence(said)
    told = sidalu("--lang", "en", "import", "--dry-run", path)
    assert (told.status, told.out) == (Exit.UNREADABLE, "")
    assert _one_sentence(told) != _one_sentence(said)
    assert "changed" in told.err
    assert not folder.exists()


@pytest.mark.parametrize("name", READ)
def test_what_is_odd_is_read_all_the_same(sidalu: Sidalu, tmp_path: Path, folder: Path, name: str) -> None:
    path = _made(READ[name], tmp_path)
    said = sidalu("import", "--dry-run", "--json", "--area", "32.71", "--election", "ppwp-2019", path)
    assert (said.status, said.err) == (Exit.DONE, "")
    assert [contestant["total"] for contestant in said.json["contestants"]] == TOTALS
    assert said.json["figures"] == 4
    assert said.json["file"]["name"].isprintable()
    assert sorted(tmp_path.iterdir()) == [tmp_path / "masuk"]


@pytest.mark.parametrize("name", REFUSED)
def test_what_holds_nothing_is_refused(sidalu: Sidalu, tmp_path: Path, name: str) -> None:
    said = sidalu("import", "--dry-run", "--json", _made(REFUSED[name], tmp_path))
    assert (said.status, said.json["error"]["code"]) == (Exit.REFUSED, "nothing_recognised")
    assert said.json["figures"] == 0
    _one_sentence(said)


def test_what_was_told_of_an_odd_file(sidalu: Sidalu, tmp_path: Path) -> None:
    """See that macros, guessed letters and a number with NUL in it are said."""
    expected = {"macros": "macros_not_run", "Windows-1252": "encoding_guessed", "a late NUL": "not_a_number"}
    for name, code in expected.items():
        folder = tmp_path / code
        folder.mkdir()
        said = sidalu("import", "--dry-run", "--json", "--area", "32.71", _made(READ[name], folder))
        assert code in {problem["code"] for problem in said.json["problems"]}


def test_a_name_cannot_steer_the_terminal(sidalu: Sidalu, tmp_path: Path) -> None:
    said = sidalu("import", "--dry-run", "--area", "32.71", _made(READ["a line end in the name"], tmp_path))
    assert said.status == Exit.DONE
    assert "\x1b" not in said.out
    assert "rekap��[2J2019.csv" in said.out.splitlines()


@pytest.mark.parametrize("name", ["a line end in the name", "bytes in the name", "emoji in the name"])
def test_a_file_with_an_odd_name_is_imported_and_undone(sidalu: Sidalu, tmp_path: Path, name: str) -> None:
    path = _made(READ[name], tmp_path)
    receipt = tmp_path / "tanda terima.xlsx"
    said = sidalu("import", "--json", "--area", "32.71", "--election", "ppwp-2019", "--receipt", receipt, path)
    assert (said.status, said.json["applied"], receipt.exists()) == (Exit.DONE, True, True)
    assert sidalu("check", "--json").json["ok"]
    assert sidalu("undo").status == Exit.DONE


def test_no_name_becomes_a_formula_in_the_papers(sidalu: Sidalu, tmp_path: Path) -> None:
    path = tmp_path / "=rekap.csv"
    names = (COMMAND, "+1+1", "-2+3", "@SUM(A1)", "\t=1")
    path.write_text(CSV + "".join(f'"{name}";5;6\n' for name in names), "utf-8")
    receipt, refused = tmp_path / "terima.xlsx", tmp_path / "tolak.xlsx"
    said = sidalu(
        *("import", "--area", "32.71", "--election", "ppwp-2019"), *("--receipt", receipt, "--refused", refused, path)
    )
    assert said.status == Exit.DONE
    for paper in (receipt, refused):
        cells = [cell for sheet in openpyxl.load_workbook(paper) for row in sheet.iter_rows() for cell in row]
        assert COMMAND in {cell.value for cell in cells}
        assert not [cell.coordinate for cell in cells if cell.data_type == "f" and "A0" in str(cell.value)]
