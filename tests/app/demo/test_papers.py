"""The sample's digital files open in the programs they are for, and each says that it is a sample."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree
from openpyxl import load_workbook
from PIL import Image
from pptx import Presentation

from app.demo.collection import collection
from app.demo.papers import PAPERS, write_papers
from app.demo.pdf import Pdf, text_width, wrapped

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("berkas")
    write_papers(made)
    return made


def pdf_text(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        pages = [document[index] for index in range(len(document))]
        text = "\n".join(page.get_textpage().get_text_bounded() for page in pages)
        for page in pages:
            page.close()
    return text


def docx_text(path: Path, part: str = "word/document.xml") -> str:
    with zipfile.ZipFile(path) as package:
        assert package.testzip() is None
        assert package.namelist()[0] == "[Content_Types].xml"
        root = etree.fromstring(package.read(part))
    return "\n".join("".join(line.itertext(f"{W}t")) for line in root.iter(f"{W}p"))


def test_some_twenty_files_of_seven_kinds_each_for_a_dossier() -> None:
    assert 20 <= len(PAPERS) <= 30
    assert {Path(paper.name).suffix for paper in PAPERS} == {".pdf", ".png", ".jpg", ".docx", ".pptx", ".xlsx", ".txt"}
    assert len({paper.name for paper in PAPERS}) == len(PAPERS)
    assert {paper.key for paper in PAPERS} <= {dossier.key for dossier in collection()}


def test_every_file_opens_and_says_it_is_a_sample(folder: Path) -> None:
    for paper in PAPERS:
        path = folder / paper.name
        assert path.stat().st_size < 200_000
        match path.suffix:
            case ".pdf":
                assert "CONTOH" in pdf_text(path), paper.name
            case ".docx":
                assert "CONTOH" in docx_text(path, "word/header1.xml")
                assert len(docx_text(path)) > 100
            case ".pptx":
                for slide in Presentation(str(path)).slides:
                    assert any("CONTOH" in shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
            case ".xlsx":
                sheet = load_workbook(path).worksheets[0]
                assert any("CONTOH" in str(value) for row in sheet.iter_rows(values_only=True) for value in row)
            case ".txt":
                assert path.read_text(encoding="utf-8").startswith("CONTOH")
            case _:
                with Image.open(path) as picture:
                    picture.load()
                    assert picture.getpixel((5, picture.height - 5)) != (255, 255, 255)


def test_papers_hold_the_published_figures(folder: Path) -> None:
    president = pdf_text(folder / "Sertifikat rekap Pilpres 2019.pdf")
    for figure in ("228.112", "399.073", "26.735", "38.646", "627.185"):
        assert figure in president
    mayor = pdf_text(folder / "Sertifikat rekap Pilwalkot 2024.pdf")
    for figure in ("183.500", "498.787", "25.438", "524.225", "815.249"):
        assert figure in mayor
    assert "132.645" in pdf_text(folder / "Sertifikat rekap DPRD Kota 2024.pdf")
    quotients = load_workbook(folder / "Pembagian kursi dapil 2.xlsx", data_only=True).worksheets[0]
    assert (2, "Gerindra", 20_543, pytest.approx(20_543 / 3), pytest.approx(20_543 / 5), 2) in [
        row[:6] for row in quotients.iter_rows(values_only=True)
    ]


def test_the_same_papers_are_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    for paper, path in write_papers(tmp_path):
        assert path.read_bytes() == (folder / paper.name).read_bytes(), paper.name


def test_progress_reaches_the_end(tmp_path: Path) -> None:
    shares: list[float] = []
    write_papers(tmp_path, shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_a_long_pdf_turns_pages_and_breaks_lines(tmp_path: Path) -> None:
    pdf = Pdf("Panjang (dengan kurung)")
    for number in range(60):
        pdf.paragraph(f"Alinea {number}: " + "kata yang cukup panjang – ".strip() * 12)
    path = pdf.save(tmp_path / "panjang.pdf")
    with pypdfium2.PdfDocument(path) as document:
        assert len(document) > 1
        assert document.get_metadata_dict()["Title"] == "Panjang (dengan kurung)"
    assert "Alinea 59" in pdf_text(path)
    for line in wrapped("satu dua tiga empat lima enam tujuh delapan", 11, 100):
        assert text_width(line, 11) <= 100
