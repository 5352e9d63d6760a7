"""Large sheets: streamed from the XML as calamine would read them, packed in memory, told of as they come."""

from __future__ import annotations

import datetime as dt
import random
import time
from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from importers.grid import PACK_ABOVE, PackedRows, Sheet, read_workbook
from tests.importers.packages import HEAD, MAIN, sheet_xml, xlsx


def _streamed(monkeypatch: pytest.MonkeyPatch, path: Path) -> tuple[Sheet, ...]:
    monkeypatch.setattr("importers.grid.reading._STREAM_ABOVE", 0)
    return read_workbook(path).sheets


def test_streaming_reads_what_calamine_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(7)  # noqa: S311 - no secret
    book = openpyxl.Workbook()
    for sheet in (book.active, book.create_sheet("Dua & <tiga>")):
        assert isinstance(sheet, Worksheet)
        for place in chance.sample(range(8000), 400):
            sheet.cell(1 + place // 40, 1 + place % 40).value = chance.choice(
                [
                    chance.randrange(10**6),
                    chance.random() * 1000,
                    "Désa <a> & 'b' \n\"c\"",
                    "001",
                    " ",
                    True,
                    -3,
                    dt.date(2019, 4, chance.randrange(1, 30)),
                    dt.datetime(2019, 4, 17, chance.randrange(24), 30),  # noqa: DTZ001 - cells know no time zone
                    dt.time(7, chance.randrange(60)),
                    "x_x000D_y",
                ]
            )
        sheet.merge_cells("A300:B301")
    book.save(tmp_path / "a.xlsx")
    read = read_workbook(tmp_path / "a.xlsx").sheets
    streamed = _streamed(monkeypatch, tmp_path / "a.xlsx")
    for one, other in zip(read, streamed, strict=True):
        assert (list(one.numbers), list(one.rows)) == (list(other.numbers), list(other.rows))
        assert (one.name, one.merges) == (other.name, other.merges)


def test_streaming_takes_cells_in_every_form_programs_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = (
        '<x:row><x:c><x:v>1</x:v></x:c><x:c t="s"><x:v>1</x:v></x:c></x:row><x:row/>'
        "<x:row r='5' spans='1:3'><x:c s='0' r='C5' t='inlineStr'><x:is><x:r><x:t>a&amp;</x:t></x:r>"
        "<x:r><x:t>&#98;</x:t></x:r></x:is></x:c><x:c r='A5' t='b'><x:v>1</x:v></x:c></x:row>"
        '<x:row r="7"><x:c r="B7" t="d"><x:v>2019-04-17T00:00:00Z</x:v></x:c>'
        '<x:c r="C7" t="str"><x:f t="shared" si="1"/><x:v>x</x:v></x:c></x:row>'
    )
    sheet = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>{rows}</x:sheetData></x:worksheet>'
    rich = '<r><t xml:space="preserve">sa</t></r><rPh sb="0" eb="1"><t>x</t></rPh><r><t>tu</t></r>'
    strings = f'{HEAD}<sst xmlns="{MAIN}"><si><t>nol</t></si><si>{rich}</si></sst>'
    (read,) = _streamed(monkeypatch, xlsx(tmp_path / "x.xlsx", {"S": sheet}, strings=strings))
    assert list(read.numbers) == [1, 5, 7]
    assert list(read.rows) == [(1, "satu"), (True, None, "a&b"), (None, dt.date(2019, 4, 17), "x")]


def test_a_large_sheet_stays_packed_and_reads_the_same(tmp_path: Path) -> None:
    columns, count = 40, PACK_ABOVE // 40 + 5000
    row = "".join(f"<c><v>{at}</v></c>" for at in range(columns))
    path = xlsx(tmp_path / "big.xlsx", {"S": sheet_xml(f"<row>{row}</row>" * count)})
    began = time.monotonic()
    (sheet,) = read_workbook(path).sheets
    assert time.monotonic() - began < 30
    assert isinstance(sheet.rows, PackedRows)
    expected = tuple(range(columns))
    assert len(sheet.rows) == count
    assert sheet.rows[0] == sheet.rows[-1] == sheet.rows[count // 2] == expected
    assert sheet.rows[5:7] == [expected, expected]
    assert sheet.at(count, columns) == columns - 1
    assert all(found == expected for found in sheet.rows)
    with pytest.raises(IndexError):
        sheet.rows[count]


def test_cancelling_ends_the_child_at_once(tmp_path: Path) -> None:
    class Stop(Exception):  # noqa: N818 - a wish, not an error
        pass

    path = _large(tmp_path)
    calls: list[float] = []

    def progress(share: float) -> None:
        calls.append(time.monotonic())
        if len(calls) == 5:
            raise Stop

    with pytest.raises(Stop):
        read_workbook(path, progress=progress)
    assert time.monotonic() - calls[-1] < 0.5  # 10 ms when nothing else runs


def test_progress_is_told_often_and_never_goes_back(tmp_path: Path) -> None:
    told: list[tuple[float, float]] = []
    read_workbook(_large(tmp_path), progress=lambda share: told.append((time.monotonic(), share)))
    shares = [share for _, share in told]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    gaps = [after - before for (before, _), (after, _) in pairwise(told)]
    assert sorted(gaps)[len(gaps) * 95 // 100] < 0.25


def _large(folder: Path) -> Path:
    row = "".join(f"<c><v>{at}</v></c>" for at in range(12))
    return xlsx(folder / "large.xlsx", {"S": sheet_xml(f"<row>{row}</row>" * 30_000)})


def test_texts_written_into_their_cells_are_streamed_as_calamine_reads_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = ["DESA 1", "001", " ", "", "a&amp;b &lt;c&gt;", "x_x0041_y", "DESA 1", "&#233;"]
    rows = "".join(
        f'<row r="{number}"><c r="A{number}" t="inlineStr"><is><t>{text}</t></is></c>'
        f'<c r="B{number}"><v>{number}</v></c></row>'
        for number, text in enumerate(texts, 1)
    )
    path = xlsx(tmp_path / "a.xlsx", {"S": sheet_xml(rows)})
    (read,) = read_workbook(path).sheets
    (streamed,) = _streamed(monkeypatch, path)
    assert list(streamed.rows) == list(read.rows)
    assert [row[0] for row in streamed.rows] == ["DESA 1", "001", None, None, "a&b <c>", "xAy", "DESA 1", "é"]
