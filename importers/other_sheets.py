"""Sheets that lie beside results and are none: pivot tables, covers, notes, lists of who was elected."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from importers.grid import Sheet, Value
from importers.wording.headings import Role, meaning_of, words

_ROWS = 40
_COLUMNS = 60
#: Excel's own words in a pivot table, in English and Indonesian.
_LABELS = re.compile(r"^\s*(row labels|column labels|label baris|label kolom)\s*$", re.IGNORECASE)
_SUMMED = re.compile(
    r"^\s*(?:(?:sum|count|average|max|min|product) of|(?:jumlah|hitungan|cacah|rata-rata|maks|min) dari)\s+\S",
    re.IGNORECASE,
)
_GRAND = re.compile(r"^\s*(grand total|total keseluruhan|total akhir|\(blank\)|\(kosong\))\s*$", re.IGNORECASE)
_COVER = re.compile(
    r"komisi pemilihan umum|\bkpu\b|laporan|rekapitulasi|pemilihan|pemilu|berita acara|buku|lampiran", re.IGNORECASE
)
_ELECTED = re.compile(r"\bterpilih\b", re.IGNORECASE)
_OF_COUNCIL = re.compile(r"\b(?:anggota|caleg|calon|dprd?|dpd|legislatif)\b", re.IGNORECASE)
_PAIR = re.compile(r"\b(?:pasangan|paslon|wali\s?kota|bupati|gubernur|presiden)\b", re.IGNORECASE)
#: "Terpilih" as a remark behind some of all candidates.
_REMARK = re.compile(r"^\W*(?:(?:tidak|belum)\s+)?terpilih\W*$", re.IGNORECASE)
_PERSON = frozenset({"nama", "lengkap", "calon", "caleg", "anggota", "terpilih", "dprd", "dpr", "dpd", "tetap"})
#: A cover has few words; so large a share of numbers is no sheet of notes.
_LINES_OF_COVER = 15
_NUMBERS = 0.1


def is_pivot(sheet: Sheet) -> bool:
    """Tell a pivot table, which sums up what stands in another sheet."""
    texts = [text for row in _top(sheet) for text in row if isinstance(text, str)]
    if any(map(_LABELS.match, texts)):
        return any(map(_SUMMED.match, texts)) or any(map(_GRAND.match, texts)) or len(texts) > 1
    if not any(map(_SUMMED.match, texts)):
        return False
    return any(map(_GRAND.match, texts)) or any(map(_GRAND.match, _last(sheet)))


def without_table(sheet: Sheet) -> str:
    """Return the code that says what a sheet is in which no table was found."""
    rows = _top(sheet)
    cells = [cell for row in rows for cell in row if cell is not None]
    numbers = sum(1 for cell in cells if isinstance(cell, int | float))
    if numbers > _NUMBERS * len(cells) or any(map(_like_header, rows)):
        return "no_table_found"
    texts = [cell for cell in cells if isinstance(cell, str)]
    short = len(sheet.rows) <= _LINES_OF_COVER and all(len(text) <= 120 for text in texts)
    alone = max((sum(1 for cell in row if cell is not None) for row in rows), default=0) <= 2
    if short and alone and any(map(_COVER.search, texts)) and not any(text.rstrip().endswith(".") for text in texts):
        return "cover_sheet"
    return "notes_sheet"


def lists_elected(sheet: Sheet) -> bool:
    """Tell a list of those who were elected to a council: it has votes of theirs, but not of all who stood."""
    rows = _top(sheet)
    titles: list[str] = []
    for at, row in enumerate(rows):
        texts = [cell for cell in row if isinstance(cell, str) and cell.strip()]
        if len(texts) < 3 or not any(map(_names_person, texts)):
            titles.extend(texts)
            continue
        said = [text for text in (*titles, *texts) if _ELECTED.search(text)]
        council = any(_OF_COUNCIL.search(text) and not _PAIR.search(text) for text in said)
        remarked = [cell for under in rows[at + 1 :] for cell in under if isinstance(cell, str) and _REMARK.match(cell)]
        every = not remarked or len(remarked) >= len(rows) - at - 1
        return council and every and not any(map(_PAIR.search, texts))
    return False


def _names_person(text: str) -> bool:
    """Tell "Nama Calon Terpilih" and "Nama" from "Nama Partai"."""
    said = set(words(text))
    return bool(said & {"nama", "calon", "caleg"}) and said <= _PERSON


def texts_of(sheet: Sheet) -> list[str]:
    """Return what stands on a cover."""
    return [cell for row in _top(sheet) for cell in row if isinstance(cell, str)]


def _like_header(row: Sequence[Value]) -> bool:
    """Tell a row with the heading of areas among others: a form not filled in."""
    texts = [cell for cell in row if isinstance(cell, str) and cell.strip()]
    return len(texts) > 2 and any(meaning_of((text,)).role in (Role.AREA, Role.CODE) for text in texts)


def _top(sheet: Sheet) -> list[Sequence[Value]]:
    return [row[:_COLUMNS] for row in islice(iter(sheet.rows), _ROWS)]


def _last(sheet: Sheet) -> list[str]:
    return [value for value in sheet.rows[len(sheet.rows) - 1] if isinstance(value, str)]
