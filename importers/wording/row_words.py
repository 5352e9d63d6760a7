"""What the words of a row say it is: a sum, what a page carries over, a share, a note, the mark of a group.

Desa are called Sumber Agung, Pindahan Baru, Ketuan Jaya: what begins so must also go on like no name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from importers.wording.vocabulary import words

#: A text whose first sign is none of these is no total, share or carried sum: saves looking at every name.
SUSPECT = frozenset("aAjJkKtTsSgGrRpP%( .-=*:")
_GROUP_NUMBER = re.compile(r"^\s*([IVXLC]+|[A-Z])\.?\s*$")


_TOTAL = re.compile(
    r"^\W*(sub[\s-]*(?:total|jumlah|jml)|grand[\s-]*total|total|jumlah|jml\b|jlh\b|rekapitulasi|rekap\b|t\s+o\s+t\s+a\s+l|j\s+u\s+m\s+l\s+a\s+h)"
    r"(?![a-z])",
    re.IGNORECASE,
)
_CARRIED = re.compile(r"^\W*jumlah\s+(pindahan|dipindahkan)|^\W*pindahan(?:\s+dari\b.*)?\W*$", re.IGNORECASE)
_SHARE = re.compile(
    r"^\W*((?:(?:jumlah|jml|total|perolehan|alokasi)\s+)?kursi(?:\W*$|\s+(?:partai|parpol|dprd?)\b)|rata-?\s?rata\b|(persen|prosen|presen)\w*|%|peringkat\b|rank(ing)?\b|target\b"
    r"|selisih(?:\W*$|\W*\d|\s+(?:suara|perolehan|antara|hasil|jumlah|dengan)\b))",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"^\W*((?:sumber|source)(?:\s+(?:data|dari|kpu)\b|\s*[:/])|(keterangan|ket|catatan|note|mengetahui|ketua|anggota|sekretaris|nip)\b"
    r"|saksi(?:\W*$|[\s-]*(?:saksi|pasangan|paslon|partai|calon|no|\d))|(dibuat|ditetapkan|disahkan|dicetak)\b"
    r"|tanda tangan|(lanjutan|sambungan\s+(?:dari|hal|tabel))\b|(hal|halaman|lembar)\W*\d)"
    r"|,\s*\d{1,2}\s+[a-z]+\s+\d{4}\s*$|^\s*\*",
    re.IGNORECASE,
)
_OF_VOTES = frozenset({"suara", "perolehan", "pemilih", "suratsuara", "dpt", "dptb", "dpk"})
#: What stands above labels of rows, and which of these words tell it.
_TELLS = frozenset({"uraian", "partai", "calon", "paslon", "pasangan", "peserta"})
_CORNER = _TELLS | {"no", "nomor", "urut", "nama", "politik", "dan", "data"}
#: What stands over those who sign, and which of these words nothing else is headed by.
_SIGNED = frozenset({"jabatan", "tangan", "ttd", "paraf"})
_SIGNING = _SIGNED | {"no", "nomor", "nama", "lengkap", "tanda", "nip", "unsur", "keterangan", "ket", "dan", "saksi"}
#: No name of an area is so long.
_LONGEST_NAME = 60


@lru_cache(maxsize=8192)
def kind_of(text: str) -> Literal["carried", "skip", "total", ""]:
    """Return what a text that leads a row makes of it: a sum of pages before, shares or seats, a sum, or none."""
    if _CARRIED.match(text):
        return "carried"
    if _SHARE.match(text):
        return "skip"
    return "total" if _TOTAL.match(text) else ""


def is_note(text: str) -> bool:
    """Tell a source, a remark, a place with a date, or who signs, from the name of an area."""
    return bool(_NOTE.search(text)) or len(text) > _LONGEST_NAME


def speaks_of_votes(text: str) -> bool:
    """Tell "PEROLEHAN SUARA" and "DATA PEMILIH", the name of a table, from that of a group of areas."""
    return not _OF_VOTES.isdisjoint(words(text))


def heads_labels(texts: Sequence[str]) -> bool:
    """Tell the header of a table whose areas are columns: "URAIAN" and names, no figures; ``texts`` are its words."""
    corner = [text for text in texts if set(words(text)) and set(words(text)) <= _CORNER]
    names = [text for text in texts if text not in corner and re.search(r"[^\W\d_]{2}", text)]
    return any(not _TELLS.isdisjoint(words(text)) for text in corner) and len(names) > 1


def heads_signatures(texts: Sequence[str]) -> bool:
    """Tell "NAMA | JABATAN | TANDA TANGAN" over those who sign, below the figures."""
    said = [frozenset(words(text)) for text in texts if text.strip()]
    return len(said) > 1 and all(each <= _SIGNING for each in said) and any(each & _SIGNED for each in said)


def is_group_mark(text: str) -> bool:
    """Tell "II." and "B" from the numbers of a list."""
    return bool(_GROUP_NUMBER.match(text))


def of_total(label: str) -> str:
    """Return what a sum's label says beside the word for sum ("JUMLAH KECAMATAN BOGOR TIMUR")."""
    return _TOTAL.sub("", " ".join(label.split()), count=1).strip(" .:-()")
