"""Files that are missing, moved, changed or unknown are found, told apart, and mended by acts that can be undone."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.archive import dossiers
from app.archive.vault import path_of_file
from app.archive.vault.adding_many import add_many
from app.archive.vault.fixity import Fault, State, accept, adopt, bring_back, relink, survey
from app.errors import AppError
from app.store import Cabinet, filing


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "asal"
    folder.mkdir()
    for name in ("a", "b", "c"):
        (folder / f"{name}.txt").write_text(f"isi {name}", "utf-8")
    return folder


@pytest.fixture
def kept(filled: Cabinet, sources: Path) -> Cabinet:
    add_many(filled, dossiers.by_number(filled, "12")[0].id, [sources])
    return filled


def places(cabinet: Cabinet) -> dict[str, Path]:
    files = dossiers.files(cabinet, dossiers.by_number(cabinet, "12")[0].id)
    return {file.name: path_of_file(cabinet, file) for file in files}


def states(cabinet: Cabinet) -> dict[str, str]:
    return {fault.path.rpartition("/")[2]: str(fault.state) for fault in survey(cabinet).faults}


def test_what_is_whole_is_whole(kept: Cabinet) -> None:
    shares: list[float] = []
    found = survey(kept, shares.append)
    assert (found.files, found.size, found.faults) == (3, 15, ())
    assert shares[-1] == 1.0


def test_a_moved_folder_is_found_and_relinked(kept: Cabinet) -> None:
    folder = places(kept)["a.txt"].parent
    folder.rename(folder.with_name("dipindah orang"))
    found = survey(kept)
    assert {fault.state for fault in found.faults} == {State.MOVED}
    assert relink(kept, found.faults) == 3
    assert survey(kept).faults == ()
    assert "dipindah orang" in str(places(kept)["a.txt"])
    kept.undo()
    assert {fault.state for fault in survey(kept).faults} == {State.MOVED}


def test_missing_and_changed_files_are_brought_back_from_a_folder(kept: Cabinet, sources: Path) -> None:
    where = places(kept)
    where["a.txt"].unlink()
    where["b.txt"].write_text("diubah orang", "utf-8")
    found = survey(kept)
    assert [(fault.state, fault.number) for fault in found.faults] == [(State.MISSING, "12"), (State.CHANGED, "12")]
    (sources / "a.txt").rename(sources / "nama lain.txt")
    mended = bring_back(kept, found.faults, sources)
    assert len(mended) == 2
    assert states(kept) == {"b.txt": "unknown"}
    assert places(kept)["b.txt"].read_text("utf-8") == "isi b"
    assert places(kept)["a.txt"] == where["a.txt"]


def test_a_changed_file_is_accepted_and_an_unknown_one_adopted(kept: Cabinet) -> None:
    places(kept)["c.txt"].write_text("isi baru", "utf-8")
    stranger = kept.folder / filing.FOLDER / "lepas.pdf"
    stranger.write_bytes(b"%PDF-1.4")
    changed, unknown = survey(kept).faults
    accept(kept, changed)
    assert adopt(kept, [unknown.path], dossiers.by_number(kept, "9")[0].id, "2026-01-01") == 1
    assert survey(kept).faults == ()
    (file,) = dossiers.files(kept, dossiers.by_number(kept, "9")[0].id)
    assert (file.name, file.kind) == ("lepas.pdf", "pdf")
    kept.undo()
    kept.undo()
    assert states(kept) == {"c.txt": "changed", "lepas.pdf": "unknown"}
    with pytest.raises(AppError, match="fixity_gone"):
        adopt(kept, ["tidak ada"], dossiers.by_number(kept, "9")[0].id, "2026-01-01")
    with pytest.raises(AppError, match="fixity_gone"):
        accept(kept, Fault(State.UNKNOWN, "x"))
