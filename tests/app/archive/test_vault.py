"""Digital files are copied under readable names, tied to their dossier, and checked against the catalogue."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest

from app.archive import dossiers, vault
from app.errors import AppError
from app.store import Cabinet, filing


def add(cabinet: Cabinet, number: str, source: Path) -> str:
    (dossier,) = dossiers.by_number(cabinet, number)
    with cabinet.act("files_added") as act:
        return vault.add_file(act, cabinet, dossier.id, source).path


def findings(cabinet: Cabinet) -> list[tuple[str, str]]:
    return [(finding.code, finding.what) for finding in cabinet.check()]


def test_a_file_is_copied_under_a_readable_name(filled: Cabinet, tmp_path: Path) -> None:
    source = tmp_path / "scan0001.PDF"
    source.write_bytes(b"%PDF-1.7\n" + b"x" * 3_000_000)
    told: list[float] = []
    (dossier,) = dossiers.by_number(filled, "12")
    with filled.act("files_added") as act:
        file = vault.add_file(act, filled, dossier.id, source, progress=told.append)
    assert file.path == "2019/PL.01.8/0012 Berita Acara rekapitulasi Kecamatan Bogor Tengah.pdf"
    copy = vault.path_of_file(filled, file)
    assert copy.read_bytes() == source.read_bytes()
    assert (file.size, file.kind, file.name) == (3_000_009, "pdf", "scan0001.PDF")
    assert file.sha256 == hashlib.sha256(source.read_bytes()).hexdigest()
    assert told[-1] == 1.0
    whole = dossiers.get(filled, dossier.id)
    assert whole is not None
    assert whole.files == (file,)
    assert findings(filled) == []


def test_the_same_name_gets_a_number_and_the_same_file_is_not_doubled(filled: Cabinet, tmp_path: Path) -> None:
    paths = []
    for content in ("satu", "dua", "satu"):
        source = tmp_path / "surat.txt"
        source.write_text(content, encoding="utf-8")
        paths.append(add(filled, "9", source))
    assert [Path(path).name for path in paths] == [
        "0009 Sertifikat penghitungan suara Réka Tanah Sareal.txt",
        "0009 Sertifikat penghitungan suara Réka Tanah Sareal (2).txt",
        "0009 Sertifikat penghitungan suara Réka Tanah Sareal.txt",
    ]


def test_undo_takes_the_row_and_leaves_the_copy_for_check_to_report(filled: Cabinet, tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text("isi", encoding="utf-8")
    path = add(filled, "A-1", source)
    assert path == "tanpa tahun/tanpa kode/A-1 Buku tamu.txt"
    filled.undo()
    assert dossiers.by_number(filled, "A-1")[0].files == ()
    assert findings(filled) == [("vault_file_unknown", path)]
    filled.redo()
    assert findings(filled) == []
    assert source.read_text(encoding="utf-8") == "isi"


def test_check_sees_what_is_missing_and_what_changed(filled: Cabinet, tmp_path: Path) -> None:
    paths = []
    for content in ("satu", "dua"):
        source = tmp_path / "a.txt"
        source.write_text(content, encoding="utf-8")
        paths.append(add(filled, "12", source))
    root = filled.folder / filing.FOLDER
    (root / paths[0]).unlink()
    (root / paths[1]).write_text("dUa", encoding="utf-8")
    assert sorted(findings(filled)) == sorted([("vault_file_missing", paths[0]), ("vault_file_changed", paths[1])])


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ('C:\\evil/../x?*"<>|', "0001 C evil .. x.txt"),
        ("judul. . .", "0001 judul.txt"),
        ("kata " * 80, "0001 " + ("kata " * 22).strip() + ".txt"),
        ("a\x00b\x1fc\u202egnp", "0001 a b cgnp.txt"),
        ("選" * 200, "0001 " + "選" * 77 + ".txt"),
    ],
)
def test_no_title_can_leave_the_vault_or_upset_a_file_system(
    cabinet: Cabinet, tmp_path: Path, title: str, name: str
) -> None:
    with cabinet.act("x") as act:
        dossiers.create(act, cabinet, number="1", title=title, year_from=2019, code="CON")
    source = tmp_path / "a.txt"
    source.write_text("isi", encoding="utf-8")
    path = add(cabinet, "1", source)
    assert path == f"2019/_CON/{name}"
    assert len(Path(path).name) <= filing.LONGEST_NAME
    assert (cabinet.folder / filing.FOLDER / path).resolve().is_relative_to(cabinet.folder / filing.FOLDER)


def test_what_cannot_be_read_changes_nothing(filled: Cabinet, tmp_path: Path) -> None:
    for source, code in ((tmp_path / "tidak ada.pdf", "vault_source_missing"), (tmp_path, "vault_source_folder")):
        with pytest.raises(AppError) as refused:
            add(filled, "12", source)
        assert refused.value.code == code
    assert findings(filled) == []


def test_a_cancelled_copy_leaves_nothing(filled: Cabinet, tmp_path: Path) -> None:
    source = tmp_path / "a.bin"
    source.write_bytes(b"\x00" * 3_000_000)
    (dossier,) = dossiers.by_number(filled, "12")

    def stop(share: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), filled.act("files_added") as act:
        vault.add_file(act, filled, dossier.id, source, progress=stop)
    assert findings(filled) == []


@pytest.mark.parametrize(
    ("content", "kind"),
    [(b"\x89PNG\r\n\x1a\n..", "png"), (b"", "unknown"), (b"\x01\x02\x03\x04" * 20, "unknown"), (b"halo", "text")],
)
def test_kinds_are_told_by_content(filled: Cabinet, tmp_path: Path, content: bytes, kind: str) -> None:
    source = tmp_path / "x.pdf"
    source.write_bytes(content)
    (dossier,) = dossiers.by_number(filled, "12")
    with filled.act("x") as act:
        assert vault.add_file(act, filled, dossier.id, source).kind == kind


def test_office_files_are_told_from_other_zips(filled: Cabinet, tmp_path: Path) -> None:
    (dossier,) = dossiers.by_number(filled, "12")
    for inside, kind in (("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx"), ("foto.jpg", "zip")):
        source = tmp_path / f"{kind}.bin"
        with zipfile.ZipFile(source, "w") as archive:
            archive.writestr(inside, "x")
        with filled.act("x") as act:
            assert vault.add_file(act, filled, dossier.id, source).kind == kind
