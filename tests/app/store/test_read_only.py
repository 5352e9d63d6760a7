"""A cabinet where this user may not write: it is read as it is, and every write is refused."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from app.errors import AppError, Exit
from app.store import opening
from app.store.database import CabinetDatabase
from tests.app.store.shelf import Paper, opened, rows
from tests.app.store.test_opening import fill


@pytest.mark.parametrize("code", [sqlite3.SQLITE_READONLY_DIRECTORY, sqlite3.SQLITE_CANTOPEN])
def test_a_cabinet_in_a_folder_that_may_not_be_written_to_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    with opened(tmp_path) as cabinet:
        fill(cabinet)

    class Refusing(CabinetDatabase):
        """Fails as SQLite does where it may not put its files beside the catalogue, unless it needs none."""

        def _connect(self) -> sqlite3.Connection:
            if "immutable" not in self.database:
                refused = sqlite3.OperationalError("attempt to write a readonly database")
                refused.sqlite_errorcode = code
                raise refused
            return super()._connect()

    monkeypatch.setattr(opening, "CabinetDatabase", Refusing)
    with opened(tmp_path, write=False, create=False) as cabinet:
        assert len(rows(cabinet, Paper)) == 3
        assert cabinet.check() == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission_is_read_and_left_alone(tmp_path: Path) -> None:
    with opened(tmp_path) as cabinet:
        fill(cabinet)
    (tmp_path / "catalogue.db").chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        with opened(tmp_path, write=False, create=False) as cabinet:
            assert len(rows(cabinet, Paper)) == 3
        with pytest.raises(AppError, match="cabinet_read_only"), opened(tmp_path):
            pytest.fail("it may not be written to")
    finally:
        tmp_path.chmod(0o755)


@pytest.mark.parametrize("write", [True, False])
def test_a_cabinet_that_may_not_be_read_is_unreadable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: bool
) -> None:
    with opened(tmp_path) as cabinet:
        fill(cabinet)
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(AppError, match="cabinet_no_permission") as refused, opened(tmp_path, write=write):
        pytest.fail("it may not be read")
    assert refused.value.status is Exit.UNREADABLE
