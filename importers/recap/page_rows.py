"""What a row of a recap's page is: a header, figures, words without figures, a title, the numbers of columns, its foot.

It looks at one row at a time and is told what stands above it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from importers.grid import Value
from importers.recap.one_area import counts_votes
from importers.recap.page_columns import CARRIED, TOTAL, is_number, is_sex, may_be_area
from importers.table.layout import numbers_columns
from importers.values import whole_number
from importers.wording.headings import Role, meaning_of, words

_TITLE = re.compile(r"^\W*(rekap|daftar|laporan|formulir|model|sertifikat|berita acara|lampiran)\b", re.IGNORECASE)
#: Texts that stand for a figure that is not there.
_NOTHING = re.compile(r"^\s*(?:[-–—]+|n\W?a|nihil|kosong)\s*$", re.IGNORECASE)
#: What begins the foot of a page: who signs it, where and when.
_FOOT = re.compile(
    r"^\W*(?:nama\s+dan\s+tanda\s+tangan|tanda\s+tangan|saksi(?:\W*$|[\s-]*(?:saksi|pasangan|paslon|partai|calon|peserta|dari|no|\d)\b)(?!.*\bsuara\b)|panitia\s+pemilihan\b|komisi\s+pemilihan\b"
    r"|ditetapkan\s+di|dibuat\s+di|ditandatangani|mengetahui\b|demikian\b|ketua\W*$|anggota\W*$|catatan\W*$|keterangan\W*$)"
    r"|\btanda\s+tangan\b|,\s*\d{1,2}\s+[a-z]+\s+\d{4}\s*$",
    re.IGNORECASE,
)
#: "............", to be written on by hand.
_LINE_TO_SIGN = re.compile(r"\.{4,}|…{2,}|_{4,}")
#: What stands above labels, beside the names or numbers of areas.
_CORNER = frozenset(
    {"uraian", "no", "nomor", "urut", "nama", "partai", "politik", "calon", "paslon", "pasangan", "dan"}
)
#: What stands in front of a block's name, and the words that such a name begins with.
_MARK = re.compile(r"^\W*(?:[IVX]{1,5}|[A-Z])\s*(?:[.)]\s*|$)")
_OPENING = frozenset({"data", "perolehan", "rincian", "penggunaan", "pengguna", "pemilih", "suara"})


class RowKind(StrEnum):
    """What a row of a page is."""

    BLANK = "blank"
    HEAD = "head"
    NUMBERING = "numbering"
    DATA = "data"
    LABEL = "label"
    TITLE = "title"
    FOOT = "foot"


@dataclass(frozen=True, slots=True)
class RowParts:
    """A row cut in two: the texts of its ``label`` columns, the cells of its figures that are not blank, ``whole``."""

    label: Sequence[str]
    data: Sequence[Value]
    whole: Sequence[Value]

    @property
    def texts(self) -> list[str]:
        """Return what stands in words where figures are looked for, blanks in words left out."""
        texts = [str(value) for value in self.data if isinstance(value, str) and re.search(r"[A-Za-z]", value)]
        return [text for text in texts if not _NOTHING.match(text)]


@dataclass(frozen=True, slots=True)
class Above:
    """What stands above a row: whether a page is open, the names of its columns, whether header rows wait.

    ``stations`` tells that numbers are those of TPS: a heading above says so, or the page lies in a kelurahan.
    """

    open: bool
    names: Collection[str]
    heads: bool
    stations: bool


def kind_of(row: RowParts, above: Above) -> RowKind:
    """Return what a row is, by what stands in it and above it."""
    texts = row.texts
    if any(":" in text or (_TITLE.match(text) and len(text) > 12) for text in (*row.label, *texts)):
        return RowKind.TITLE
    if any(map(_FOOT.search, (*row.label, *texts))) or any(map(_LINE_TO_SIGN.search, texts)):
        return RowKind.FOOT
    if not any(map(is_number, row.data)):
        return _without_numbers(row, texts, above)
    if _numbers(row, texts, above):
        numbering = not texts and not names_block(row.label) and _is_numbering(row.label, above)
        return RowKind.NUMBERING if numbering else RowKind.HEAD
    return RowKind.DATA


def _without_numbers(row: RowParts, texts: Sequence[str], above: Above) -> RowKind:
    if not row.data:
        return RowKind.LABEL if row.label else RowKind.BLANK
    if not texts:
        return RowKind.DATA if row.label else RowKind.BLANK
    if _names_areas(row.label, texts, above):
        return RowKind.HEAD
    known = above.open and any(meaning_of((text,)).role is Role.MEASURE for text in row.label)
    if known or (len(texts) == 1 and is_sex(texts[0]) and above.open):
        return RowKind.DATA
    heads = any(may_be_area((text,)) or is_sex(text) or counts_votes((text,)) for text in texts)
    return RowKind.HEAD if heads else RowKind.LABEL


def _names_areas(label: Sequence[str], texts: Sequence[str], above: Above) -> bool:
    """Tell the row of a block's name that names the areas again beside it."""
    if any(CARRIED.search(text) or TOTAL.match(text) for text in texts) and len(texts) > 1:
        return True
    again = sum(1 for text in texts if " ".join(text.split()) in above.names)
    return again * 2 > len(texts) or names_block(label)


def _numbers(row: RowParts, texts: Sequence[str], above: Above) -> bool:
    """Tell a row of the numbers of columns or of TPS from figures: it counts up, and no label says what it is."""
    if not all(TOTAL.match(text) or CARRIED.search(text) for text in texts):
        return False
    if any(after <= before for before, after in pairwise(map(digits, filter(is_number, row.data)))):
        return False
    values = [digits(value) for value in row.data if is_number(value)]
    if names_block(row.label) or (above.heads and above.stations and not row.label):
        return values[-1] - values[0] == len(values) - 1
    if any(meaning_of((text,)).role is Role.MEASURE for text in row.label):
        return False
    if any("tps" in words(text) for text in row.label):
        return True
    if any(re.search(r"[A-Za-z]{2}", text) and not set(words(text)) <= _CORNER for text in row.label):
        return False
    return above.heads and (numbers_columns(row.whole, frozenset()) or (values[0] == 1 and len(values) > 1))


def names_block(label: Sequence[str]) -> bool:
    """Tell "I. | DATA PEMILIH", the name of a block, from the label of a figure."""
    mark = _MARK.match(label[0]) if label else None
    name = " ".join((label[0][mark.end() :], *label[1:])) if mark else ""
    return bool(name.strip()) and next(iter(words(name)), "") in _OPENING


def _is_numbering(label: Sequence[str], above: Above) -> bool:
    """Tell the numbers of columns from those of TPS, which a heading above them says to be so."""
    if any("tps" in words(text) for text in label):
        return False
    return not above.stations or any(re.fullmatch(r"\W*\d+\W*", text) for text in label)


def digits(value: Value) -> int:
    """Return the number in a cell, also in "TPS 001"; 0 where there is none."""
    number = whole_number(value).value
    found = re.search(r"\d+", str(value))
    return number if number is not None else int(found[0]) if found else 0
