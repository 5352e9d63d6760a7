"""The archive page takes many files, by button and by drop: as a job, told file by file, gone on with when stopped."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tkinter import filedialog
from typing import Any

import pytest

from app.archive.vault.adding_many import begin
from app.demo.pdf import Pdf
from app.desktop.shell import Shell

Wait = Callable[[Callable[[], object]], None]
pytestmark = pytest.mark.window


@pytest.fixture
def page(shell: Shell, wait_until: Wait) -> Any:
    found = shell.go("archive")
    wait_until(lambda: not shell.session.lookups.busy and found.list.chosen is not None and not found.pane.busy)  # type: ignore[attr-defined]
    return found


@pytest.fixture
def scans(tmp_path: Path) -> Path:
    folder = tmp_path / "pindaian"
    folder.mkdir()
    (folder / "satu.pdf").write_bytes(b"%PDF-1.4 satu")
    (folder / "kosong.pdf").touch()
    (folder / "tautan.pdf").symlink_to(folder / "satu.pdf")
    return folder


def test_a_picked_folder_is_added_and_told(
    page: Any, scans: Path, wait_until: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filedialog, "askdirectory", lambda **_options: str(scans))
    page.files.pick_folder()
    wait_until(lambda: page.files.told is not None)
    rows = page.files.told.list._rows.page(0, 9)
    assert [(row.cells[0], row.tag) for row in rows] == [("kosong.pdf", ""), ("tautan.pdf", "warn")]
    assert "2 berkas digital ditambahkan" in page.files.told.title()
    page.files.told.give_up()
    wait_until(lambda: len(page.details.files) == 2)


def test_dropped_files_go_to_the_dossier_they_fall_on(page: Any, scans: Path, wait_until: Wait) -> None:
    page.files.drop([scans / "satu.pdf"], page.model.dossier(page.list.chosen))
    wait_until(lambda: len(page.details.files) == 1)
    tree = page.list.tree
    box = tree.bbox("2")
    assert page._dossier_at(box[1] + 2).id == page.model.rows.ids[2]
    assert page._dossier_at(100_000).id == page.list.chosen


def test_a_stopped_adding_is_offered_to_go_on(page: Any, shell: Shell, scans: Path, wait_until: Wait) -> None:
    begin(shell.session.cabinet, page.list.chosen, [scans])
    shell.session.changed()
    wait_until(page.files.band.winfo_ismapped)
    page.files.band.go_on_button.invoke()
    wait_until(lambda: page.files.told is not None)
    page.files.told.give_up()
    assert not page.files.band.winfo_manager()
    begin(shell.session.cabinet, page.list.chosen, [scans])
    shell.session.changed()
    wait_until(page.files.band.winfo_ismapped)
    page.files.band.leave_button.invoke()
    wait_until(lambda: not page.files.band.winfo_manager())


def paper(path: Path, pages: int) -> Path:
    made = Pdf("Berita Acara")
    for number in range(pages):
        made.paragraph(f"Halaman {number + 1}. " + "Rekapitulasi suara. " * 260)
    made.save(path)
    return path


def test_a_thumbnail_is_drawn_and_the_window_leafs_through_pages(
    page: Any, shell: Shell, tmp_path: Path, wait_until: Wait
) -> None:
    (tmp_path / "catatan.txt").write_text("Isi catatan kecil", "utf-8")
    files = [paper(tmp_path / "berita acara.pdf", 3), tmp_path / "catatan.txt"]
    page.files.drop(files, page.model.dossier(page.list.chosen))
    wait_until(lambda: page.details.file_card.picture is not None and shell.session.running is None)
    page.files.look_at_chosen()
    window = page.files.window
    wait_until(lambda: window.well.picture is not None)
    assert window.model.pages > 1
    first = window.well.picture
    window.forth.invoke()
    wait_until(lambda: window.well.picture is not None and window.well.picture is not first)
    assert "Halaman 2 dari" in window._told.cget("text")
    assert "dapat dicari" in window._told.cget("text")
    window.list.choose(1)
    wait_until(lambda: window.well.picture is None and "Isi catatan kecil" in window.well._page.cget("text"))
    window.give_up()
    kept = list((shell.session.folder / "pratinjau").glob("*.png"))
    assert len(kept) >= 3


def test_moved_missing_and_unknown_files_are_mended_from_the_window(
    page: Any, shell: Shell, tmp_path: Path, wait_until: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "asal"
    source.mkdir()
    for name in ("a", "b", "c"):
        (source / f"{name}.txt").write_text(f"isi {name}", "utf-8")
    page.files.add(page.model.dossier(page.list.chosen), [source])
    wait_until(lambda: len(page.details.files) == 3 and shell.session.running is None)
    root = shell.session.folder / "berkas"
    found = {path.name: path for path in root.rglob("*.txt")}
    found["a.txt"].rename(root / "pindah.txt")
    found["b.txt"].unlink()
    found["c.txt"].write_text("berubah", "utf-8")
    (root / "asing.txt").write_text("entah", "utf-8")
    page.files.check()
    window = page.files.fixity
    wait_until(lambda: window.model.found is not None)
    states = [row.cells[0] for row in window.model.rows()]
    assert states == ["Hilang", "Berubah", "Pindah", "Tidak tercatat"]
    window.relink_button.invoke()
    wait_until(lambda: len(window.model.faults) == 3)
    monkeypatch.setattr(filedialog, "askdirectory", lambda **_options: str(source))
    window.search_button.invoke()
    wait_until(lambda: len(window.model.faults) == 1)
    assert not window.accept_button.instate(["!disabled"])
    window.adopt_button.invoke()
    wait_until(lambda: not window.model.faults)
    window.model.look()
    wait_until(lambda: window.model.found is not None)
    assert [row.cells[:2] for row in window.model.rows()] == [("Tidak tercatat", "c.txt")]
    window.give_up()
    wait_until(lambda: len(page.details.files) == 4)
