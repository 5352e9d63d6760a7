"""Texts and pictures of documents are read in a guarded child, whatever a document does to its reader."""

from __future__ import annotations

import io
import os
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest
from PIL import Image
from pptx import Presentation
from xlsxwriter import Workbook

from app.demo.pdf import Pdf
from importers.contents import Contents, characters, picture_of, texts_of

_WORD = (
    '<w:document xmlns:w="urn:w"><w:body><w:p><w:r><w:t>Berita Acara </w:t></w:r><w:r><w:t>Rekapitulasi</w:t></w:r>'
    "</w:p><w:p><w:r><w:t>Kelurahan</w:t><w:tab/><w:t>Paledang</w:t></w:r></w:p></w:body></w:document>"
)
_OPEN = (
    '<o:body xmlns:t="urn:t" xmlns:o="urn:o"><t:p>Daftar <t:span>hadir</t:span> saksi</t:p><t:h>Judul</t:h></o:body>'
)


def text_of(path: Path, kind: str) -> Contents:
    (found,) = texts_of([(path, kind)])
    return found


def package(path: Path, **parts: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in parts.items():
            made.writestr(name.replace("__", "/") + ".xml", text)
    return path


def pdf(path: Path, *paragraphs: str) -> Path:
    made = Pdf("Berita Acara")
    for text in paragraphs:
        made.paragraph(text)
    made.save(path)
    return path


def test_office_documents(tmp_path: Path) -> None:
    deck = Presentation()
    for text in ("Hasil Pilpres", "Partisipasi"):
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.title.text = text
    deck.slides[0].notes_slide.notes_text_frame.text = "Catatan pembicara"
    deck.save(str(tmp_path / "a.pptx"))
    with Workbook(str(tmp_path / "a.xlsx")) as book:
        sheet = book.add_worksheet("Rekap Bogor")
        sheet.write_row(0, 0, ["Kecamatan", "Suara", 24214])
    files = [
        (package(tmp_path / "a.docx", word__document=_WORD), "docx"),
        (tmp_path / "a.pptx", "pptx"),
        (tmp_path / "a.xlsx", "xlsx"),
        (package(tmp_path / "a.odt", content=_OPEN), "odt"),
    ]
    word, slides, sheet, other = texts_of(files)
    assert (word.text, word.fault) == ("Berita Acara Rekapitulasi\nKelurahan Paledang", None)
    assert (slides.text, slides.pages) == ("Hasil Pilpres\nPartisipasi\nCatatan pembicara", 2)
    assert sheet.text == "Rekap Bogor\nKecamatan\nSuara"
    assert other.text == "Daftar hadir saksi\nJudul"


def test_pdf_text_html_and_mail(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text("<html><head><title>x</title></head><body><p>Satu</p><script>no()</script>dua &amp; tiga</body>")
    note = tmp_path / "a.txt"
    note.write_bytes("Réka\n".encode("cp1252"))
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["To"] = "Permohonan data", "warga@contoh.id", "ppid@contoh.id"
    mail.set_content("Mohon data TPS.")
    mail.add_attachment(b"x", maintype="application", subtype="pdf", filename="ktp.pdf")
    (tmp_path / "a.eml").write_bytes(mail.as_bytes())
    files = [
        (pdf(tmp_path / "a.pdf", "Jumlah suara sah", "x " * 4000), "pdf"),
        (page, "html"),
        (note, "text"),
        (tmp_path / "a.eml", "mail"),
        (tmp_path / "tidak ada.pdf", "pdf"),
        (note, "mp4"),
    ]
    paper, web, plain, letter, gone, film = texts_of(files)
    assert "Jumlah suara sah" in paper.text
    assert paper.pages is not None
    assert paper.pages > 1
    assert web.text == "Satu\ndua & tiga"
    assert plain.text == "Réka"
    assert letter.text.splitlines() == [
        "Permohonan data", "warga@contoh.id", "ppid@contoh.id", "Mohon data TPS.", "ktp.pdf",
    ]  # fmt: skip
    assert gone.fault == "missing"
    assert film.fault == "other_kind"


@pytest.mark.skipif(os.name == "nt", reason="the reader is played by a shell script")
def test_scanned_pages_are_read_where_there_is_a_reader_of_characters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = tmp_path / "pindaian.pdf"
    Image.new("RGB", (200, 300), "white").save(scan)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not characters.available()
    assert characters.read(scan, "pdf").fault == "needs_reader"
    program = tmp_path / "tesseract"
    program.write_text(
        '#!/bin/sh\n[ "$1" = --list-langs ] && echo ind && exit\n/usr/bin/wc -c >&2\necho "DAFTAR HADIR $4"\n'
    )
    program.chmod(0o755)
    read = characters.read(scan, "pdf")
    assert (read.text, read.pages, read.fault) == ("DAFTAR HADIR ind", 1, None)
    program.write_text("#!/bin/sh\nexit 1\n")
    assert characters.read(scan, "pdf").fault == "broken"


def test_a_reader_is_found_where_its_installer_for_windows_puts_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("ProgramFiles", str(tmp_path))
    assert not characters.available()
    (tmp_path / "Tesseract-OCR").mkdir()
    (tmp_path / "Tesseract-OCR" / "tesseract.exe").write_bytes(b"MZ")
    assert characters.available()


def test_hostile_documents_are_told_and_the_next_is_read(tmp_path: Path) -> None:
    broken = tmp_path / "rusak.pdf"
    broken.write_bytes(b"%PDF-1.7\n" + b"\x00\xff" * 500)
    picture = tmp_path / "pindaian.pdf"
    Image.new("RGB", (200, 300), "white").save(picture)
    bomb = package(tmp_path / "bom.docx", word__document="<d><t>" + "a " * 80_000_000 + "</t></d>")
    good = tmp_path / "baik.txt"
    good.write_text("selamat", "utf-8")
    locked = tmp_path / "bukan zip.docx"
    locked.write_bytes(b"PK\x03\x04 bukan zip")
    files = [(broken, "pdf"), (picture, "pdf"), (bomb, "docx"), (locked, "docx"), (good, "text")]
    assert [found.fault for found in texts_of(files)] == ["broken", "no_text", "too_large", "broken", None]
    late = list(texts_of(files[-2:], seconds=0.0))
    assert [found.fault for found in late] == ["slow", "slow"]


@pytest.mark.parametrize("size", [(3000, 1000), (50, 40)])
def test_a_picture_is_drawn_to_fit(tmp_path: Path, size: tuple[int, int]) -> None:
    Image.new("RGB", size, "red").save(tmp_path / "a.png")
    drawn = picture_of(tmp_path / "a.png", "png", width=300, height=300)
    image = Image.open(io.BytesIO(drawn.png))
    assert (drawn.pages, drawn.fault) == (1, None)
    assert max(image.size) == min(300, size[0])


def test_pages_of_a_pdf_are_drawn_and_bombs_refused(tmp_path: Path) -> None:
    paper = pdf(tmp_path / "a.pdf", *["Halaman panjang " * 60] * 12)
    first = picture_of(paper, "pdf", 0, width=400, height=400)
    last = picture_of(paper, "pdf", first.pages - 1, width=400, height=400)
    assert first.pages > 1
    assert first.png != last.png
    bomb = bytearray(b"\x89PNG\r\n\x1a\n")
    head = b"IHDR" + (60_000).to_bytes(4, "big") * 2 + b"\x08\x02\x00\x00\x00"
    import zlib

    bomb += (13).to_bytes(4, "big") + head + zlib.crc32(head).to_bytes(4, "big")
    bomb += b"\x00\x00\x00\x00IDAT" + zlib.crc32(b"IDAT").to_bytes(4, "big")
    (tmp_path / "bom.png").write_bytes(bomb)
    assert picture_of(tmp_path / "bom.png", "png", width=10, height=10).fault == "too_large"
    assert picture_of(tmp_path / "tidak.png", "png", width=10, height=10).fault == "missing"
    assert picture_of(paper, "docx", width=10, height=10).fault == "other_kind"
    assert picture_of(paper, "pdf", width=10, height=10, seconds=0.0).fault == "slow"
