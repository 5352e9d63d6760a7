"""Delimited text: encodings and delimiters are found, cells stay the text they are, rows keep Excel's numbers."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from importers.grid import PACK_ABOVE, PackedRows, Workbook, read_workbook
from importers.records import UnreadableFile


def _read(folder: Path, text: str | bytes, *, encoding: str = "utf-8", name: str = "hasil.csv") -> Workbook:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
    return read_workbook(path)


def _rows(book: Workbook) -> list[tuple[object, ...]]:
    return list(book.sheets[0].rows)


def test_cells_stay_text(tmp_path: Path) -> None:
    book = _read(tmp_path, "kode,nama,suara\n001, Rangga Mekar ,24.214\n32.71.01.1001,,0\n")
    assert book.sheets[0].name == "hasil"
    assert book.facts.format == "csv"
    assert book.problems == ()
    assert _rows(book) == [
        ("kode", "nama", "suara"),
        ("001", " Rangga Mekar ", "24.214"),
        ("32.71.01.1001", None, "0"),
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_encodings_delimiters_and_line_ends(tmp_path: Path, delimiter: str, encoding: str, line_end: str) -> None:
    lines = [["kelurahan", "suara", "catatan"], ["Café", "001", f"a{delimiter}b"], ["Désa", "2", 'kata "x"']]
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=line_end).writerows(lines)
    book = _read(tmp_path, out.getvalue(), encoding=encoding)
    assert _rows(book) == [tuple(line) for line in lines]
    assert book.facts.format == ("tsv" if delimiter == "\t" else "csv")
    guessed = ["encoding_guessed"] if encoding == "cp1252" else []
    assert [problem.code for problem in book.problems] == guessed


def test_a_decimal_comma_is_no_delimiter(tmp_path: Path) -> None:
    assert _rows(_read(tmp_path, "a;b\n1,5;2,5\n3,5;4,5\n")) == [("a", "b"), ("1,5", "2,5"), ("3,5", "4,5")]


def test_commas_in_names_are_no_delimiter(tmp_path: Path) -> None:
    text = "no|nama\n1|Bima, Ir., M.Si.\n2|Dedie, S.Ds., M.A.\n"
    assert _rows(_read(tmp_path, text))[1] == ("1", "Bima, Ir., M.Si.")


def test_what_stands_in_quotation_marks_divides_nothing(tmp_path: Path) -> None:
    head = '"a","b","c","d","e","f"\n' * 4
    assert _rows(_read(tmp_path, head + '"",";0"\n' * 3 + '"",";"\n'))[4:] == [(None, ";0")] * 3 + [(None, ";")]


def test_titles_above_the_table_do_not_hide_its_delimiter(tmp_path: Path) -> None:
    text = "HASIL PEMILU, KOTA BOGOR\n\n" + "a;b;c\n" + "1;2;3\n" * 5
    sheet = _read(tmp_path, text).sheets[0]
    assert sheet.rows[0] == ("HASIL PEMILU, KOTA BOGOR",)
    assert sheet.rows[1] == ("a", "b", "c")


def test_blank_lines_are_left_out_and_counted(tmp_path: Path) -> None:
    sheet = _read(tmp_path, 'a,b\n\n,,\n1,"dua\nbaris"\n \n2,x\n').sheets[0]
    assert list(sheet.numbers) == [1, 4, 6]
    assert sheet.at(4, 2) == "dua\nbaris"


def test_the_line_in_which_excel_names_the_delimiter(tmp_path: Path) -> None:
    sheet = _read(tmp_path, "sep=;\na;b,c\n1;2\n").sheets[0]
    assert list(sheet.numbers) == [2, 3]
    assert list(sheet.rows) == [("a", "b,c"), ("1", "2")]


@pytest.mark.parametrize("start", ["BM", "MZ", "PAR1", "RIFF", "GIF8", "PKB", "MM"])
def test_words_that_begin_like_another_kind_of_file(tmp_path: Path, start: str) -> None:
    assert _rows(_read(tmp_path, f"{start},suara\n1,2\n"))[0] == (start, "suara")


def test_one_column_needs_no_delimiter(tmp_path: Path) -> None:
    assert _rows(_read(tmp_path, "kode\n001\n002\n")) == [("kode",), ("001",), ("002",)]


def test_blanks_after_the_delimiter_before_quotes(tmp_path: Path) -> None:
    assert _rows(_read(tmp_path, 'a, "b, c", "d"\n1, "2", "3"\n')) == [("a", "b, c", "d"), ("1", "2", "3")]


@pytest.mark.parametrize("text", ['a,b\n"x,1\ny,2\n', 'a,b\n"x,1\ny,2', 'a,b\nx,"1\ny,2\n'])
def test_a_quotation_mark_never_closed_in_a_short_file_loses_no_row(tmp_path: Path, text: str) -> None:
    book = _read(tmp_path, text)
    assert [len(row) for row in _rows(book)] == [2, 2, 2]
    assert [problem.code for problem in book.problems] == ["stray_quotes"]


def test_a_line_within_quotation_marks_may_be_the_last(tmp_path: Path) -> None:
    assert _rows(_read(tmp_path, 'a,b\n1,"x\ny"')) == [("a", "b"), ("1", "x\ny")]


def test_a_quotation_mark_never_closed(tmp_path: Path) -> None:
    lines = "2,3\n" * 1_500_000
    book = _read(tmp_path, f'a,b\n1,"oops\n{lines}')
    assert len(book.sheets[0].rows) == 1_500_002
    assert book.sheets[0].at(2, 2) == '"oops'
    assert [problem.code for problem in book.problems] == ["stray_quotes"]


def test_a_line_that_never_ends(tmp_path: Path) -> None:
    for text in ("a," * 5_000_000, "a" * 10_000_000):
        with pytest.raises(UnreadableFile) as refused:
            _read(tmp_path, text)
        assert refused.value.reason == "too_large"


def test_more_columns_than_a_sheet_has(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile) as refused:
        _read(tmp_path, "a," * 20_000 + "\n1,2\n")
    assert refused.value.reason == "too_large"


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile) as refused:
        _read(tmp_path, b"a,b\n" + b"\x00" * 1000)
    assert refused.value.reason == "unknown_kind"


def test_a_byte_that_is_in_no_encoding_is_told(tmp_path: Path) -> None:
    book = _read(tmp_path, b"a,b\nCaf\xe9 \x81,1\n")
    assert _rows(book)[1] == ("Café \ufffd", "1")
    assert [problem.code for problem in book.problems] == ["encoding_guessed", "damaged_text"]
    assert book.problems[1].cell == "A2"


def test_a_large_text_stays_packed(tmp_path: Path) -> None:
    line = ",".join(f"{at:03}" for at in range(50))
    count = PACK_ABOVE // 50 + 3000
    told: list[float] = []
    path = tmp_path / "besar.csv"
    path.write_text(f"{line}\n" * count, "utf-8")
    (sheet,) = read_workbook(path, progress=told.append).sheets
    assert isinstance(sheet.rows, PackedRows)
    assert sheet.at(count, 50) == "049"
    assert len(sheet.rows) == count
    assert told == sorted(told)
    assert told[-1] == 1.0


_CELL = st.text(st.characters(blacklist_categories=["Cs", "Cc"]) | st.sampled_from('\n",;|'), max_size=12)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(st.lists(_CELL, min_size=2, max_size=5), min_size=1, max_size=8), delimiter=st.sampled_from(",;|\t")
)
def test_what_a_csv_writer_writes_is_read_back(tmp_path: Path, rows: list[list[str]], delimiter: str) -> None:
    head = [["kolom"] * 6] * 4  # enough even lines that the delimiter can be told
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(head + rows)
    sheet = _read(tmp_path, out.getvalue(), encoding="utf-8-sig").sheets[0]
    for number, row in enumerate(rows, 5):
        expected = [cell if cell and not cell.isspace() else None for cell in row]
        assert [sheet.at(number, column) for column in range(1, len(row) + 1)] == expected


_FACTS = {
    "bogor_pilpres2019_kelurahan.csv": (69, 18),
    "bogor_pilpres2019_tps.csv": (3210, 16),
    "sirekap_tps_1000.csv": (1001, 26),
    "klasifikasi_kpu.csv": (321, 2),
    "wilayah_3271.csv": (77, 2),
    "peserta_pemilu.csv": (92, 7),
}


@pytest.mark.parametrize("name", _FACTS)
def test_real_files_are_read_whole(shared_data: Path, name: str) -> None:
    book = read_workbook(shared_data / name)
    assert (len(book.sheets[0].rows), max(map(len, book.sheets[0].rows))) == _FACTS[name]
    assert book.problems == ()


def test_real_codes_of_thirteen_digits_stay_text(shared_data: Path) -> None:
    assert read_workbook(shared_data / "sirekap_tps_1000.csv").sheets[0].at(2, 1) == "3101011001001"
