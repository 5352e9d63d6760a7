"""The guard around the reading: places that are no files, and a child process that does what it likes."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import openpyxl
import pytest

from importers.grid import guard, read_workbook
from importers.grid_child import CHILD_FLAG
from tests.importers.packages import sheet_xml, xlsx
from tests.importers.refusals import reason_of


def _sound(folder: Path) -> Path:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["Kelurahan", 12])
    book.save(folder / "sound.xlsx")
    return folder / "sound.xlsx"


def test_places_that_are_no_files(tmp_path: Path) -> None:
    assert reason_of(tmp_path / "tidak ada.xlsx") == "missing"
    assert reason_of(tmp_path / "x.xlsx" / "y.xlsx") == "missing"
    assert reason_of(tmp_path) == "folder"
    assert reason_of(tmp_path / ("a" * 400)) == "name_too_long"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_devices_pipes_sockets_and_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipa.csv")
    assert reason_of(tmp_path / "pipa.csv") == "not_a_file"
    assert reason_of(Path("/dev/zero")) == "not_a_file"
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as heard:
        heard.bind("soket.csv")
        assert reason_of(Path("soket.csv")) == "not_a_file"
    (tmp_path / "putus.csv").symlink_to(tmp_path / "entah.csv")
    assert reason_of(tmp_path / "putus.csv") == "missing"
    (tmp_path / "putar.csv").symlink_to(tmp_path / "putar.csv")
    assert reason_of(tmp_path / "putar.csv") == "missing"
    (tmp_path / "baik.xlsx").symlink_to(_sound(tmp_path))
    assert read_workbook(tmp_path / "baik.xlsx").facts.name == "baik.xlsx"


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    path = _sound(tmp_path)
    monkeypatch.setattr("importers.grid.sniff.os.open", refuse)
    assert reason_of(path) == "no_permission"


def test_a_stick_pulled_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> int:
        raise OSError(5, "Input/output error")

    path = _sound(tmp_path)
    monkeypatch.setattr("importers.grid.sniff.os.open", fail)
    assert reason_of(path) == "unreadable_medium"


# The child itself


@contextmanager
def _child_that(monkeypatch: pytest.MonkeyPatch, code: str) -> Iterator[None]:
    monkeypatch.setattr(guard, "child_command", lambda: [sys.executable, "-I", "-S", "-c", code])
    yield


_ENDS: dict[str, tuple[str, str]] = {
    "aborts": ("import os; os.abort()", "too_large"),
    "dies": ("import os; os._exit(1)", "broken"),
    "babbles": ("import sys; sys.stdout.write('x' * 100000)", "broken"),
}


@pytest.mark.parametrize("end", _ENDS)
def test_a_child_that_ends_badly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: str) -> None:
    code, expected = _ENDS[end]
    with _child_that(monkeypatch, code):
        assert reason_of(_sound(tmp_path)) == expected


def test_a_child_that_never_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importers.grid.reading._SECONDS", 0.5)
    with _child_that(monkeypatch, "import time; time.sleep(60)"):
        assert reason_of(_sound(tmp_path)) == "timeout"


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_memory_is_watched_where_it_cannot_be_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = str(Path(guard.__file__).parents[2])
    code = (
        f"import sys, time; sys.path.insert(0, {root!r}); from importers.grid_child import wire\n"
        "wire.send(sys.stdout.buffer, 'ready', False); taken = bytearray(600 * 2**20); time.sleep(60)"
    )
    with _child_that(monkeypatch, code):
        assert reason_of(_sound(tmp_path)) == "too_large"


def test_a_frozen_program_calls_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert guard.child_command() == [sys.executable, CHILD_FLAG]


def test_the_child_uses_no_more_memory_than_it_may(tmp_path: Path) -> None:
    pytest.importorskip("resource")
    cells = "".join(f'<c r="{name}1" t="inlineStr"><is><t>{"teks " * 200}</t></is></c>' for name in "ABCDEFGH")
    rows = "".join(f"<row>{cells}</row>".replace('1"', f'{at}"') for at in range(1, 12_001))
    code = (
        "import resource, sys; from pathlib import Path; from importers.grid import read_workbook\n"
        "try: print(len(read_workbook(Path(sys.argv[1])).sheets[0].rows))\n"
        "except Exception as refused: print(refused.reason)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)"
    )
    path = xlsx(tmp_path / "a.xlsx", {"S": sheet_xml(rows)})
    command = [sys.executable, "-c", code, str(path)]
    done = subprocess.run(command, cwd=Path(guard.__file__).parents[2], capture_output=True, text=True, check=True)
    outcome, memory = done.stdout.split()
    assert outcome in {"12000", "too_large"}
    assert float(memory) < 500
