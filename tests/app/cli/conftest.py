"""A command run as a person would, with what it printed."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app.cli import run


@dataclass(frozen=True, slots=True)
class Said:
    """What a command answered: its exit status, stdout and stderr."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON document on stdout."""
        return json.loads(self.out)


Sidalu = Callable[..., Said]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return where the cabinet of the test is or will be."""
    return tmp_path / "lemari"


@pytest.fixture
def sidalu(folder: Path, capsys: pytest.CaptureFixture[str]) -> Sidalu:
    """Return a function that runs one command on the test's cabinet."""

    def command(*words: object) -> Said:
        capsys.readouterr()
        status = run(["--data", str(folder), *map(str, words)])
        captured = capsys.readouterr()
        return Said(status, captured.out, captured.err)

    return command
