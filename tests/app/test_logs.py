"""The log in the cabinet and the references by which a fault is found in it."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import logs


@pytest.fixture(autouse=True)
def _stopped() -> Iterator[None]:
    yield
    logs.stop()


def fault() -> ZeroDivisionError:
    try:
        1 / 0  # noqa: B018
    except ZeroDivisionError as raised:
        return raised
    raise AssertionError


def test_a_fault_is_found_by_its_reference(tmp_path: Path) -> None:
    path = logs.start(tmp_path)
    assert path == tmp_path / "log" / "sidalu.log"
    logs.note("lemari dibuka")
    reference = logs.fault(fault(), while_doing="mengimpor")
    assert re.fullmatch(r"S-[0-9A-F]{4}", reference)
    written = path.read_text(encoding="utf-8")
    assert "lemari dibuka" in written
    assert f"{reference} mengimpor" in written
    assert "ZeroDivisionError: division by zero" in written


def test_a_second_start_turns_to_another_cabinet(tmp_path: Path) -> None:
    logs.start(tmp_path / "a")
    logs.start(tmp_path / "b")
    logs.note("di b")
    assert "di b" not in (tmp_path / "a" / "log" / "sidalu.log").read_text(encoding="utf-8")
    assert "di b" in (tmp_path / "b" / "log" / "sidalu.log").read_text(encoding="utf-8")


def test_a_log_that_cannot_be_written_does_not_stop_the_program(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("berkas, bukan folder")
    assert logs.start(tmp_path) is None
    assert logs.fault(fault()).startswith("S-")


def test_the_log_turns_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "_SIZE", 2000)
    logs.start(tmp_path)
    for _ in range(200):
        logs.note("x" * 100)
    logs.stop()
    files = sorted(path.name for path in (tmp_path / "log").iterdir())
    assert files == ["sidalu.log", *(f"sidalu.log.{n}" for n in range(1, 6))]
    assert all(path.stat().st_size <= 2000 for path in (tmp_path / "log").iterdir())


def test_what_is_expected_is_not_an_error(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "sidalu"):
        logs.note("biasa")
    assert [record.levelno for record in caplog.records] == [logging.INFO]
