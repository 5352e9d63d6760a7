"""What all tests share: the real files beside the project, where they are."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import i18n
from app.cabinet import open_cabinet
from app.store.cabinet import Cabinet


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Return the folder of real result files; a test that needs it is skipped where it is absent."""
    named = os.environ.get("SIDALU_SHARED_DATA")
    folder = Path(named) if named else Path(__file__).parents[2] / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the real files are not beside the project")
    return folder


@pytest.fixture(autouse=True)
def _indonesian() -> None:
    """Let every test begin in Indonesian."""
    i18n.use("id")


@pytest.fixture
def cabinet(tmp_path: Path) -> Iterator[Cabinet]:
    """Yield an empty cabinet with the tables of every room, open for writing."""
    with open_cabinet(tmp_path / "lemari", write=True, create=True, who="Petugas Uji") as opened:
        yield opened
