"""Files with a password on the command line: it is piped in or asked for, never an argument, and said when wrong."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from tests.app.cli.conftest import Sidalu
from tests.importers.old_excel_locked import locked_workbook
from tests.importers.packages import ods

WORD = "rahasia dapur"


def _locked(folder: Path, name: str = "DB1.xlsx", word: str = WORD) -> Path:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in (("Kecamatan", "01", "02"), ("Bogor Selatan", 43065, 75413), ("Bogor Timur", 24636, 36995)):
        book.active.append(row)
    plain = io.BytesIO()
    book.save(plain)
    path = folder / name
    with path.open("wb") as target:
        OOXMLFile(plain).encrypt(word, target)
    return path


def _typed(monkeypatch: pytest.MonkeyPatch, *words: str) -> list[str]:
    """Let somebody sit at the terminal who types ``words``; return the questions as they come."""
    asked: list[str] = []
    answers: Iterator[str] = iter(words)

    def getpass(prompt: str, stream: object = None) -> str:
        asked.append(prompt)
        return next(answers)

    monkeypatch.setattr("app.cli.passwords.getpass.getpass", getpass)
    monkeypatch.setattr("app.cli.passwords._someone_there", lambda: True)
    return asked


def test_the_password_comes_through_a_pipe(sidalu: Sidalu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(WORD + "\n"))
    said = sidalu(
        "import", _locked(tmp_path), "--election", "ppwp-2019", "--area", "32.71", "--password-stdin", "--json"
    )
    assert (said.status, said.json["figures"], said.json["applied"]) == (0, 4, True)


def test_without_a_password_and_with_a_wrong_one(
    sidalu: Sidalu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _locked(tmp_path)
    said = sidalu("import", path, "--json")
    assert (said.status, said.json["error"]["code"]) == (3, "encrypted")
    for typed, status, code in (
        ("salah\n", 3, "wrong_password"),
        ("\n", 2, "password_missing"),
        ("", 2, "password_missing"),
    ):
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        said = sidalu("import", path, "--password-stdin", "--json")
        assert (said.status, said.json["error"]["code"]) == (status, code)
        assert said.err.strip().count("\n") == 0
        assert WORD not in said.out + said.err


def test_an_old_workbook_with_a_password(sidalu: Sidalu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "lama.xls"
    path.write_bytes(locked_workbook(WORD))
    assert sidalu("import", path, "--json").json["error"]["code"] == "encrypted"
    codes = []
    for typed in ("salah\n", WORD + "\n"):
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        said = sidalu("import", path, "--password-stdin", "--dry-run", "--json")
        codes.append(said.json["error"]["code"])
        assert said.status in (3, 4)
    assert codes[0] == "wrong_password"
    assert {sheet["name"] for sheet in said.json["sheets"]} == {"Rekap", "Simpanan"}


def test_a_lock_no_password_opens_is_said_as_such(
    sidalu: Sidalu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = _typed(monkeypatch)
    path = ods(tmp_path / "rekap.ods", "", manifest="<manifest><manifest:encryption-data/></manifest>")
    said = sidalu("import", path, "--json")
    assert (said.status, said.json["error"]["code"], asked) == (3, "locked_otherwise", [])


def test_the_password_is_no_argument(sidalu: Sidalu, tmp_path: Path) -> None:
    assert sidalu("import", _locked(tmp_path), "--password", WORD).status == 2


def test_who_sits_at_the_terminal_is_asked_until_it_fits(
    sidalu: Sidalu, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = _typed(monkeypatch, "salah", WORD)
    said = sidalu("import", _locked(tmp_path), "--election", "ppwp-2019", "--area", "32.71", "--json")
    assert (said.status, said.json["figures"], len(asked)) == (0, 4, 2)
    assert "DB1.xlsx" in asked[0]
    assert "DB1.xlsx" in said.err
    assert folder.exists()


def test_one_password_is_tried_on_all_files(sidalu: Sidalu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = _typed(monkeypatch, WORD, "lain")
    files = (_locked(tmp_path, "A.xlsx"), _locked(tmp_path, "B.xlsx"), _locked(tmp_path, "C.xlsx", "lain"))
    said = sidalu("import", *files, "--dry-run", "--json")
    assert (said.status, len(said.json["imports"])) == (0, 3)
    assert ["A.xlsx" in asked[0], "C.xlsx" in asked[1], len(asked)] == [True, True, 2]


def test_nothing_typed_is_a_refusal_and_three_wrong_ones_are_enough(
    sidalu: Sidalu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _locked(tmp_path)
    asked = _typed(monkeypatch, "")
    assert (sidalu("import", path).status, len(asked)) == (3, 1)
    asked = _typed(monkeypatch, "satu", "dua", "tiga")
    said = sidalu("import", path, "--json")
    assert (said.status, said.json["error"]["code"], len(asked)) == (3, "wrong_password", 3)


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of its own needs a POSIX system")
def test_at_a_real_terminal_the_password_is_not_shown(tmp_path: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "app", "--data", str(tmp_path / "lemari"), "import", "--dry-run", "--json"]
    with subprocess.Popen(
        [*command, str(_locked(tmp_path))], stdin=theirs, stdout=subprocess.PIPE, stderr=theirs, start_new_session=True
    ) as process:
        os.close(theirs)
        seen = b""
        while b"DB1.xlsx" not in seen:
            seen += os.read(ours, 1000)
        os.write(ours, WORD.encode() + b"\n")
        assert process.stdout is not None
        out = process.stdout.read()
        assert process.wait(60) == 0
    try:
        while more := os.read(ours, 1000):
            seen += more
    except OSError:  # the other end is gone
        pass
    os.close(ours)
    assert b'"figures": 4' in out
    assert WORD.encode() not in seen
