"""Ballot papers where only the title says that they are counted: "Penggunaan Surat Suara" over "Digunakan", "Sisa".

It knows headings and titles only; fields are the measures of the command line.
"""

from __future__ import annotations

import re

from importers.table.column import Column, Columns
from importers.wording.contestants import STRONG
from importers.wording.headings import Meaning, Role, words
from importers.wording.vocabulary import BALLOTS

_TITLE = re.compile(r"surat\s+suara", re.IGNORECASE)
#: Papers on their way to the polls are goods.
_ON_THE_WAY = re.compile(r"sortir|lipat|distribusi|logistik|pengadaan|cetak|gudang|kebutuhan|kirim", re.IGNORECASE)
#: Only papers that were counted after the polls are used or left over.
_AFTER = frozenset({"ballots_used", "ballots_unused"})


def resolve_ballots(columns: Columns, context: str) -> None:
    """Take columns for ballot papers whose headings say what became of them, where the title says of what."""
    if not _TITLE.search(context) or _ON_THE_WAY.search(context):
        return
    told = {column.place: field for column in columns.all if (field := _field(column)) is not None}
    fields = list(told.values())
    if len(set(fields)) != len(fields) or len(fields) < len(_AFTER) or not _AFTER & set(fields):
        return
    for column in columns.all:
        if column.place in told:
            column.meaning = Meaning(Role.MEASURE, field=told[column.place], likelihood=0.9)


def _field(column: Column) -> str | None:
    """Return what became of the papers by the words of a heading that nothing else explains."""
    role, sure = column.meaning.role, column.meaning.likelihood >= STRONG
    if role not in (Role.UNKNOWN, Role.CONTESTANT, Role.PERCENT) or (sure and role is Role.CONTESTANT):
        return None
    if not column.content.whole:
        return None
    said = set(words(column.heading))
    return next((field for field, marks in BALLOTS if marks & said), None)
