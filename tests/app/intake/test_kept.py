"""The file that figures came from stays in the cabinet: whole, once, under a readable name, whatever happens."""

from __future__ import annotations

import errno
import hashlib
import os
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from app.cabinet import open_cabinet
from app.errors import AppError
from app.intake.plan import ImportRequest
from app.intake.run import apply_plans, plan_file
from app.jobs import Cancelled
from app.results import reading
from app.results.records import ElectionKey
from app.store import Cabinet

ROOT = Path(__file__).parents[3]
PRESIDENT = ElectionKey.parse("ppwp-2019")
ROWS = "kecamatan,kelurahan,01,02\nBogor Tengah,Babakan,100,200\nBogor Tengah,Sempur,110,210\n"


@pytest.fixture
def cabinet(tmp_path: Path) -> Iterator[Cabinet]:
    with open_cabinet(tmp_path / "lemari", write=True, create=True, who="Sari") as opened:
        yield opened


def written(folder: Path, name: str = "DB1 Kota Bogor.csv", text: str = ROWS) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def take(cabinet: Cabinet, path: Path, **decisions: object) -> int | None:
    request = ImportRequest(path, election=PRESIDENT, area="32.71", **decisions)  # type: ignore[arg-type]
    return apply_plans(cabinet, [plan_file(cabinet, request)])


def kept(cabinet: Cabinet) -> list[str]:
    root = cabinet.folder / "berkas"
    return sorted(file.relative_to(cabinet.folder).as_posix() for file in root.rglob("*") if file.is_file())


def findings(cabinet: Cabinet) -> list[tuple[str, str]]:
    return [(found.severity, found.code) for found in cabinet.check()]


def told(cabinet: Cabinet) -> set[str | None]:
    return {row[0] for row in cabinet.connection().execute("SELECT kept FROM delivery")}


def test_the_file_is_kept_under_a_readable_name(cabinet: Cabinet, tmp_path: Path) -> None:
    source = written(tmp_path)
    digest = hashlib.sha256(source.read_bytes()).hexdigest()
    take(cabinet, source)
    path = f"berkas/impor/2019/ppwp/DB1 Kota Bogor [{digest[:6]}].csv"
    assert kept(cabinet) == [path]
    assert (cabinet.folder / path).read_bytes() == source.read_bytes()
    assert not os.access(cabinet.folder / path, os.W_OK) or os.geteuid() == 0
    assert told(cabinet) == {path}
    trace = reading.trace(cabinet, PRESIDENT, area="32.71", contestant="1")
    assert {cell.kept for cell in trace.cells} == {path}
    assert findings(cabinet) == []


def test_the_same_content_is_kept_once_under_whatever_name_it_comes(cabinet: Cabinet, tmp_path: Path) -> None:
    take(cabinet, written(tmp_path), source="situng")
    take(cabinet, written(tmp_path, "salinan.csv"), source="rekap")
    assert len(kept(cabinet)) == 1
    assert told(cabinet) == set(kept(cabinet))


def test_undo_keeps_the_copy_and_redo_uses_it_again(cabinet: Cabinet, tmp_path: Path) -> None:
    source = written(tmp_path)
    take(cabinet, source)
    before = kept(cabinet)
    cabinet.undo()
    assert kept(cabinet) == before
    assert findings(cabinet) == [("info", "import_copy_unused")]
    source.unlink()
    cabinet.redo()
    assert findings(cabinet) == []


def test_an_import_once_more_after_an_undo_makes_no_second_copy(cabinet: Cabinet, tmp_path: Path) -> None:
    take(cabinet, written(tmp_path))
    cabinet.undo()
    take(cabinet, written(tmp_path))
    assert len(kept(cabinet)) == 1
    assert findings(cabinet) == []


def test_a_copy_that_was_changed_is_told_and_not_taken_for_the_file(cabinet: Cabinet, tmp_path: Path) -> None:
    take(cabinet, written(tmp_path), source="situng")
    (path,) = kept(cabinet)
    (cabinet.folder / path).chmod(0o644)
    (cabinet.folder / path).write_text("lain", encoding="utf-8")
    assert findings(cabinet) == [("error", "import_copy_changed")]
    take(cabinet, written(tmp_path), source="rekap")
    assert len(kept(cabinet)) == 2
    (cabinet.folder / path).unlink()
    assert findings(cabinet) == [("error", "import_copy_missing")]


def test_a_file_that_changed_since_it_was_read_is_not_taken(cabinet: Cabinet, tmp_path: Path) -> None:
    source = written(tmp_path)
    plan = plan_file(cabinet, ImportRequest(source, election=PRESIDENT, area="32.71"))
    source.write_text(ROWS.replace("100", "101"), encoding="utf-8")
    with pytest.raises(AppError) as refused:
        apply_plans(cabinet, [plan])
    assert refused.value.code == "import_source_changed"
    source.unlink()
    with pytest.raises(AppError) as gone:
        apply_plans(cabinet, [plan])
    assert gone.value.code == "vault_source_missing"
    assert (kept(cabinet), cabinet.history(), findings(cabinet)) == ([], [], [])


@pytest.mark.parametrize(("fault", "code"), [(errno.ENOSPC, "disk_full"), (errno.EROFS, "cabinet_read_only")])
def test_a_disk_that_takes_no_copy_takes_no_figures(
    cabinet: Cabinet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: int, code: str
) -> None:
    plan = plan_file(cabinet, ImportRequest(written(tmp_path), election=PRESIDENT, area="32.71"))

    def refuse(_handle: int) -> NoReturn:
        raise OSError(fault, os.strerror(fault))

    with monkeypatch.context() as patch:
        patch.setattr("app.store.filing.os.fsync", refuse)
        with pytest.raises(AppError) as refused:
            apply_plans(cabinet, [plan])
    assert refused.value.code == code
    assert (kept(cabinet), cabinet.history()) == ([], [])
    assert apply_plans(cabinet, [plan]) is not None


def test_an_import_that_fails_or_is_cancelled_leaves_no_copy(cabinet: Cabinet, tmp_path: Path) -> None:
    plan = plan_file(cabinet, ImportRequest(written(tmp_path), election=PRESIDENT, area="32.71"))
    shares: list[float] = []

    def stop(share: float) -> None:
        shares.append(share)
        if share > 0.5:
            raise Cancelled

    with pytest.raises(Cancelled):
        apply_plans(cabinet, [plan], stop)
    assert 0.2 in shares, "copying is told of"
    assert (kept(cabinet), cabinet.history(), findings(cabinet)) == ([], [], [])


@pytest.mark.parametrize(
    "name", ["..\\..\\x.csv", "con.csv", "a" * 200 + ".csv", "hasil\u202ecsv.exe .csv", "rekap [lama].csv"]
)
def test_no_name_leads_out_of_the_cabinet_or_upsets_a_file_system(cabinet: Cabinet, tmp_path: Path, name: str) -> None:
    take(cabinet, written(tmp_path, name))
    (path,) = kept(cabinet)
    file = Path(path).name
    assert Path(path).parent.as_posix() == "berkas/impor/2019/ppwp"
    assert len(file) <= 120
    assert not set(file) & set('<>:"/\\|?*\u202e')
    assert not file.lower().startswith("con.")
    assert findings(cabinet) == []


def test_lists_that_bring_no_figures_are_not_kept(cabinet: Cabinet, tmp_path: Path) -> None:
    path = written(tmp_path, "kode.csv", "kode,uraian\nPL.01,Pemilu\nPL.02,Pilkada\nPL.03,Lain\n")
    assert apply_plans(cabinet, [plan_file(cabinet, ImportRequest(path))]) is not None
    assert kept(cabinet) == []


KILLED = """
import os, signal, sys
from pathlib import Path
from app.cabinet import open_cabinet
from app.intake.plan import ImportRequest
from app.intake.run import apply_plans, plan_file
from app.results.records import ElectionKey
def die(*ignored):
    os.kill(os.getpid(), signal.SIGKILL)
cabinet = open_cabinet(Path(sys.argv[1]), write=True)
request = ImportRequest(Path(sys.argv[2]), election=ElectionKey.parse("ppwp-2019"), area="32.71")
plan = plan_file(cabinet, request)
"""
AT_SHARE = "apply_plans(cabinet, [plan], lambda share: die() if share >= {share} else None)"


@pytest.mark.parametrize(
    ("script", "acts", "found"),
    [
        (AT_SHARE.format(share=0.05), 0, ["vault_part_left"]),
        (AT_SHARE.format(share=0.6), 0, ["import_copy_unused"]),
        ("apply_plans(cabinet, [plan]); die()", 1, []),
    ],
    ids=["in the copy", "in the act", "after it"],
)
def test_killed_at_any_moment(cabinet: Cabinet, tmp_path: Path, script: str, acts: int, found: list[str]) -> None:
    cabinet.close()
    source = written(tmp_path, text=ROWS + (" " * 100_000 + "\n") * 40)
    ended = subprocess.run(
        [sys.executable, "-c", KILLED + textwrap.dedent(script), str(cabinet.folder), str(source)],
        cwd=ROOT,
        check=False,
        timeout=60,
    )
    assert ended.returncode == -9
    with open_cabinet(cabinet.folder, write=True) as opened:
        assert len(opened.history()) == acts
        assert [finding.code for finding in opened.check()] == found
        if not acts:
            take(opened, source)
            assert [finding.code for finding in opened.check()] == [code for code in found if "part" in code]
        assert {cell.kept for cell in reading.trace(opened, PRESIDENT, area="32.71", contestant="1").cells} != {None}
