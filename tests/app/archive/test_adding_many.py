"""Many files and folders are added to a dossier as one act, whatever lies among them, and gone on with after a kill."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from app.archive import dossiers
from app.archive.tables import ROOM
from app.archive.vault import path_of_file
from app.archive.vault.adding_many import add_many, begin, go_on, leave
from app.archive.vault.addings import told_of, unfinished
from app.errors import AppError
from app.store import Cabinet, filing


def dossier_of(cabinet: Cabinet, number: str = "12") -> int:
    return dossiers.by_number(cabinet, number)[0].id


def told(cabinet: Cabinet, job: int) -> dict[str, str]:
    return {Path(one.source).name: one.code for one in told_of(cabinet, job)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "Pindaian lama"
    (root / "TPS 1").mkdir(parents=True)
    for name in ("a.pdf", "TPS 1/a.pdf", "TPS 1/b.txt"):
        (root / name).write_bytes(b"%PDF-1.4\n" + name.encode() if name.endswith("pdf") else b"isi " + name.encode())
    return root


def test_a_folder_is_added_with_its_folders_and_undone_as_one_act(filled: Cabinet, folder: Path) -> None:
    shares: list[float] = []
    done = add_many(filled, dossier_of(filled), [folder], shares.append)
    assert (done.added, done.same, done.passed, done.state) == (3, 0, 0, "done")
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    files = dossiers.get(filled, done.dossier).files  # type: ignore[union-attr]
    assert sorted(file.path.rpartition("0012 ")[2].partition("/")[2] for file in files) == [
        "Pindaian lama/TPS 1/a.pdf",
        "Pindaian lama/TPS 1/b.txt",
        "Pindaian lama/a.pdf",
    ]
    assert {path_of_file(filled, file).read_bytes() for file in files} == {
        path.read_bytes() for path in folder.rglob("*.*")
    }
    (act,) = [act for act in filled.history() if act.what == "files_added"]
    assert act.data == {"number": "12", "files": 3}
    filled.undo(act.batch)
    assert dossiers.get(filled, done.dossier).files == ()  # type: ignore[union-attr]
    again = add_many(filled, done.dossier, [folder])
    assert again.added == 3
    assert not [finding for finding in filled.check() if finding.code.startswith("vault")]


@pytest.mark.skipif(os.name == "nt", reason="links and pipes are made otherwise there")
def test_what_is_no_plain_file_is_told_and_the_rest_goes_on(filled: Cabinet, folder: Path) -> None:
    (folder / "tautan.pdf").symlink_to(folder / "a.pdf")
    (folder / "TPS 1" / "lingkaran").symlink_to(folder)
    os.mkfifo(folder / "pipa")
    (folder / "kosong.pdf").touch()
    (folder / "kembar.pdf").write_bytes((folder / "a.pdf").read_bytes())
    (folder / "salah.docx").write_bytes(b"%PDF-1.7 bukan docx")
    (folder / "Thumbs.db").write_bytes(b"x")
    names = [os.fsencode(folder) + b"/" + name for name in (b"rusak \xff\xfe.txt", b"baris\nbaru.txt", b"x" * 251)]
    for place, name in enumerate(names):
        Path(os.fsdecode(name)).write_text(f"isi {place}", "utf-8")
    done = add_many(filled, dossier_of(filled), [folder, folder / "a.pdf", folder / "tidak ada"])
    assert told(filled, done.job) == {
        "tautan.pdf": "adding_link",
        "lingkaran": "adding_link",
        "pipa": "adding_device",
        "kosong.pdf": "adding_empty",
        "kembar.pdf": "adding_same_here",
        "salah.docx": "adding_ending_wrong",
        "Thumbs.db": "adding_system_file",
        "tidak ada": "adding_missing",
    }
    assert (done.added, done.same, done.passed) == (8, 1, 5)
    files = dossiers.get(filled, done.dossier).files  # type: ignore[union-attr]
    assert all(path_of_file(filled, file).is_file() for file in files)
    assert {"rusak \\xff\\xfe.txt", "baris\nbaru.txt", "x" * 251} <= {file.name for file in files}
    assert all(len(file.path) < 240 for file in files)


def test_the_cabinet_is_not_added_to_itself(filled: Cabinet) -> None:
    done = add_many(filled, dossier_of(filled), [filled.folder.parent])
    assert (done.added, told(filled, done.job)) == (0, {filled.folder.name: "adding_own_folder"})


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is kept from this user")
def test_what_may_not_be_read_is_told(filled: Cabinet, folder: Path) -> None:
    (folder / "a.pdf").chmod(0)
    (folder / "TPS 1").chmod(0)
    try:
        done = add_many(filled, dossier_of(filled), [folder])
    finally:
        (folder / "TPS 1").chmod(0o700)
    assert told(filled, done.job) == {"a.pdf": "vault_source_refused", "TPS 1": "adding_folder_refused"}


def test_a_stopped_job_keeps_what_it_added_and_is_gone_on_with(
    filled: Cabinet, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.archive.vault.adding_many._FILES", 1)
    job = begin(filled, dossier_of(filled), [folder])

    def stop(share: float) -> None:
        if share > 0.5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        go_on(filled, job, stop)
    (half,) = unfinished(filled)
    assert 0 < half.added < 3
    assert not [finding for finding in filled.check() if finding.code.startswith("vault")]
    done = go_on(filled, job, lambda share: None)
    assert (done.added, done.batch, unfinished(filled)) == (3, half.batch, [])
    acts = [act for act in filled.history() if act.what == "files_added"]
    assert [(act.rows, act.data["files"]) for act in acts] == [(3, 3)]


def test_a_job_left_is_not_offered_again(filled: Cabinet, folder: Path) -> None:
    job = begin(filled, dossier_of(filled), [folder])
    leave(filled, job)
    assert unfinished(filled) == []
    with pytest.raises(AppError, match="adding_nothing"):
        begin(filled, dossier_of(filled), [])
    with pytest.raises(AppError, match="archive_dossier_missing"):
        begin(filled, 999, [folder])


_KILLED = """
import os, sys
from pathlib import Path
from app.archive import dossiers
from app.archive.tables import ROOM
from app.archive.vault import adding_many
from app.store import Cabinet
adding_many._FILES = 20
with Cabinet.open(Path(sys.argv[1]), (ROOM,), write=True) as cabinet:
    job = adding_many.begin(cabinet, dossiers.by_number(cabinet, "12")[0].id, [Path(sys.argv[2])])
    committed = adding_many._act
    def killed(work, more):
        if work.added >= 40:
            os._exit(9)
        return committed(work, more)
    adding_many._act = killed
    adding_many.go_on(cabinet, job, lambda share: None)
"""


def test_a_killed_job_is_gone_on_with_and_nothing_is_doubled(filled: Cabinet, tmp_path: Path) -> None:
    many = tmp_path / "banyak"
    many.mkdir()
    for place in range(100):
        (many / f"{place:03}.txt").write_text(f"isi {place}", "utf-8")
    filled.close()
    ended = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(_KILLED), str(filled.folder), str(many)], cwd=Path.cwd()
    )
    assert ended.returncode == 9
    with Cabinet.open(filled.folder, (ROOM,), write=True, who="Sari") as cabinet:
        (half,) = unfinished(cabinet)
        assert half.added == 40
        done = go_on(cabinet, half.job, lambda share: None)
        assert (done.added, done.passed, done.same) == (100, 0, 0)
        assert not [finding for finding in cabinet.check() if finding.code.startswith("vault")]
        assert len(list((cabinet.folder / filing.FOLDER).rglob("*.txt"))) == 100
