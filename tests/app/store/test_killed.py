"""Killed at any moment: after a restart every finished act is there and no half of one."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from app.store import Cabinet, backup
from tests.app.store.shelf import ROOM, Paper, opened, rows

ROOT = Path(__file__).parents[3]
BEGIN = """
import os, signal, sys
from pathlib import Path
from app.store import Cabinet, backup
from tests.app.store.shelf import ROOM, Paper
folder = Path(sys.argv[1])
def die(*ignored):
    os.kill(os.getpid(), signal.SIGKILL)
"""


def killed(folder: Path, script: str) -> None:
    """Run a script that kills its own process."""
    ended = subprocess.run(
        [sys.executable, "-c", BEGIN + textwrap.dedent(script), str(folder)], cwd=ROOT, check=False, timeout=60
    )
    assert ended.returncode == -9


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with opened(tmp_path) as cabinet, cabinet.act("first") as act:
        act.insert(Paper, [{"title": f"t{i}"} for i in range(20_000)])
    return tmp_path


@pytest.mark.parametrize("local", [True, False])
def test_in_an_act(folder: Path, local: bool) -> None:
    killed(
        folder,
        f"""
        from app.store import disk
        disk.is_local = lambda folder: {local}
        cabinet = Cabinet.open(folder, [ROOM], write=True)
        with cabinet.act("second") as act:
            act.insert(Paper, [{{"title": "b"}}])
        with cabinet.act("third") as act:
            act.update(Paper, Paper.id > 0, title="x" * 2000)
            act.delete(Paper, Paper.id > 15000)
            die()
        """,
    )
    with opened(folder) as cabinet:
        assert [told.what for told in cabinet.history()] == ["second", "first"]
        found = rows(cabinet, Paper)
        assert len(found) == 20_001
        assert found[0][2] == "t0"
        assert cabinet.check() == []
        cabinet.undo()
        cabinet.undo()
        assert rows(cabinet, Paper) == []


def test_just_after_an_act(folder: Path) -> None:
    killed(
        folder,
        """
        cabinet = Cabinet.open(folder, [ROOM], write=True)
        with cabinet.act("second") as act:
            act.update(Paper, Paper.id > 0, title="x")
        die()
        """,
    )
    with opened(folder) as cabinet:
        assert [told.what for told in cabinet.history()] == ["second", "first"]
        assert {row[2] for row in rows(cabinet, Paper)} == {"x"}


def test_in_an_undo(folder: Path) -> None:
    killed(
        folder,
        """
        cabinet = Cabinet.open(folder, [ROOM], write=True)
        cabinet.undo(progress=lambda share: die() if share > 0.6 else None)
        """,
    )
    with opened(folder) as cabinet:
        assert [(told.what, told.undone) for told in cabinet.history()] == [("first", False)]
        assert len(rows(cabinet, Paper)) == 20_000


@pytest.mark.parametrize("share", [0.1, 0.5, 0.95])
def test_in_a_copy(folder: Path, share: float) -> None:
    killed(
        folder,
        f"""
        cabinet = Cabinet.open(folder, [ROOM], write=True)
        cabinet.backup(progress=lambda share: die() if share > {share} else None)
        """,
    )
    with opened(folder) as cabinet:
        assert backup.listed(folder) == []
        assert list((folder / "cadangan").glob("*.baru*")) == []
        backup.drill(folder, cabinet.backup())


@pytest.mark.parametrize("share", [0.2, 0.6, 0.85])
def test_in_a_restore(folder: Path, share: float) -> None:
    with opened(folder) as cabinet:
        cabinet.backup()
        with cabinet.act("second") as act:
            act.delete(Paper, Paper.id > 10)
    killed(
        folder,
        f"""
        backup.restore(folder, backup.listed(folder)[0].path, who="x",
                       progress=lambda share: die() if share > {share} else None)
        """,
    )
    with opened(folder) as cabinet:
        assert len(rows(cabinet, Paper)) == 10
    backup.restore(folder, backup.listed(folder)[0].path, who="x")
    with opened(folder) as cabinet:
        assert len(rows(cabinet, Paper)) == 20_000


def test_in_a_migration(folder: Path, tmp_path: Path) -> None:
    steps = tmp_path / "steps"
    steps.mkdir()
    (steps / "0900_step.py").write_text(
        "def up(migrator, db):\n    import os\n    db.execute_sql(\"UPDATE paper SET title = 'neu'\")\n"
        "    if os.environ.get('DIE'):\n        os.kill(os.getpid(), 9)\n"
    )
    killed(
        folder,
        f"""
        os.environ["DIE"] = "1"
        Cabinet.open(folder, [ROOM], write=True, migrations=Path({str(steps)!r}))
        """,
    )
    with opened(folder) as cabinet:
        assert rows(cabinet, Paper)[0][2] == "t0"
    with Cabinet.open(folder, [ROOM], write=True, migrations=steps) as cabinet:
        assert rows(cabinet, Paper)[0][2] == "neu"
        assert cabinet.connection().execute("PRAGMA user_version").fetchone() == (900,)


def test_while_it_is_made(tmp_path: Path) -> None:
    killed(
        tmp_path,
        """
        from app.store import schema
        schema.prove = die
        Cabinet.open(folder, [ROOM], create=True)
        """,
    )
    with opened(tmp_path) as cabinet:
        assert rows(cabinet, Paper) == []
