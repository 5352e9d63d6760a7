"""Which list of voters a column counts where its heading does not say so: by the title, by its neighbours, by the year.

It knows headings and titles only; fields are the measures of the command line.
"""

from __future__ import annotations

import re
from dataclasses import replace

from importers.table.column import Column, Columns
from importers.table.content import deviation
from importers.wording.headings import Meaning, Role, meaning_of, words
from importers.wording.vocabulary import MORE_LISTS

_DPT_TITLE = re.compile(r"daftar\s+pemilih\s+tetap\b|\bdpt\b", re.IGNORECASE)
_OTHER_LISTS = re.compile(r"pemilih\s+tetap\s+tambahan|pemilih\s+khusus|\bdptb\b|\bdpk\b|\bdpph\b", re.IGNORECASE)
_USERS_TITLE = re.compile(r"peng?gun\w+\s+hak\s+pilih|menggunakan\s+hak\s+pilih", re.IGNORECASE)
_VOTERS_TITLE = re.compile(r"daftar\s+pemilih|pemilih\s+terdaftar|\bdata\s+pemilih\b", re.IGNORECASE)
#: Lists that come before the one people vote by.
_EARLIER_LISTS = re.compile(
    r"\bdp4\b|penduduk\s+potensial|pemilih\s+(?:sementara|berkelanjutan)|\bdps(?:hp)?\b|\bdpb\b", re.IGNORECASE
)
#: "DPTb / pengguna KTP-el", "Pemilih Tambahan (menggunakan KTP-el)": a list called after the card it is voted with.
_CARD = re.compile(
    r"(?:\b(?:dptb|(?:pemilih\s+)?tambahan)\b[\s/(-]*)?(?:\b(?:peng|meng)guna\w*\s+)?\b(?:e-?)?ktp\b[\s-]*(?:el\w*)?",
    re.IGNORECASE,
)
#: Who was told about voting is no voter of a list.
_TAUGHT = re.compile(r"sosialisasi|pendidikan\s+(?:politik\s+)?(?:bagi\s+)?pemilih|bimbingan\s+teknis", re.IGNORECASE)
_PEOPLE = ("registered_", "voted_", "disabled_")
#: Words of a list by itself: who stands on it or who voted is for the title to say.
_BARE = frozenset(
    {
        "dpt",
        "dptb",
        "dpph",
        "dpk",
        "l",
        "p",
        "lk",
        "pr",
        "lakilaki",
        "laki",
        "perempuan",
        "jumlah",
        "jml",
        "total",
        "1",
        "2",
    }
)


def resolve_lists(columns: Columns, context: str) -> None:
    """Give columns of voters the list that their title, their neighbours or their year say."""
    _resolve_moved(columns)
    _resolve_cards(columns)
    _resolve_users(columns, context)
    if _EARLIER_LISTS.search(context) and not _DPT_TITLE.search(context):
        _leave_earlier(columns)
    _resolve_genders(columns, context)
    _resolve_list(columns, context)


def _leave_earlier(columns: Columns) -> None:
    """Take voters of a list that was still to be mended, which a title says, for no measure."""
    for column in columns.having(Role.GENDER, Role.MEASURE):
        if column.means(Role.GENDER) or (column.meaning.field or "").startswith("registered_total"):
            column.meaning = Meaning(Role.COUNT)


def _resolve_users(columns: Columns, context: str) -> None:
    """Know "DPT, DPPh, DPTb" under the title of those who used their vote for voters who came."""
    if not _USERS_TITLE.search(context) or _VOTERS_TITLE.search(context):
        return
    registered = [each for each in columns.having(Role.MEASURE) if (each.meaning.field or "").startswith("registered_")]
    if any(each.meaning.field and each.meaning.field.startswith("voted_") for each in columns.all):
        return
    for column in registered:
        if set(words(column.heading)) <= _BARE:
            name = (column.meaning.field or "").replace("registered_", "voted_")
            column.meaning = replace(column.meaning, field=name, likelihood=0.8)


def _resolve_moved(columns: Columns) -> None:
    """Give the lists of a Pilkada before 2020 their later names: those who moved (DPPh) and, beside them, DPTb.

    From 2019 on the moved are called DPTb, and those who vote by identity card, who were DPTb, are called DPK.
    """
    _resolve_numbered(columns)
    moved = {column.source for column in columns.having(Role.MEASURE) if "dpph" in words(column.heading)}
    later = {column.source for column in columns.having(Role.MEASURE) if "_dpk" in (column.meaning.field or "")}
    for column in columns.having(Role.MEASURE):
        name = column.meaning.field or ""
        if "_dptb" in name and column.source in moved - later and "dpph" not in words(column.heading):
            column.meaning = replace(column.meaning, field=name.replace("_dptb", "_dpk"), likelihood=0.65)


def _resolve_cards(columns: Columns) -> None:
    """Take voters by identity card for the DPK where those who moved stand beside them and no DPK does: a guess.

    They are on no list before the day, and were called DPTb where the moved are called DPPh.
    """
    measures = [each.meaning.field or "" for each in columns.having(Role.MEASURE)]
    families = [
        family for family in ("registered", "voted") if any(each.startswith(f"{family}_dptb") for each in measures)
    ]
    if not families or any("_dpk" in each for each in measures):
        return
    for column in columns.having(Role.COUNT):
        said = set(words(column.heading))
        if "ktp" not in said or said & {"dpktb", "dptk"} or column.said is not None:
            continue
        field = meaning_of(tuple(_CARD.sub("DPK", part) for part in column.parts)).field or ""
        family, _, rest = field.partition("_")
        if rest.startswith("dpk"):
            family = family if family in families else families[0]
            column.meaning = Meaning(Role.MEASURE, field=f"{family}_{rest}", likelihood=0.65)


def _resolve_genders(columns: Columns, context: str) -> None:
    """Give L and P without a group the meaning that the title has ("DAFTAR PEMILIH TETAP")."""
    _resolve_summed(columns)
    base = meaning_of((_people_of(context),)).field if _people_of(context) else None
    for column in columns.having(Role.GENDER):
        if base is not None and column.content.numbers:
            column.meaning = Meaning(Role.MEASURE, field=f"{base}{column.meaning.field}", likelihood=0.8)
        else:
            column.meaning = Meaning(Role.COUNT)


def _resolve_summed(columns: Columns) -> None:
    """Give L and P the meaning of the column beside them that is their sum: "L, P, DPT"."""
    by_place = {column.place: column for column in columns.all}
    for one in columns.having(Role.GENDER):
        other = by_place.get(one.place + 1)
        if other is None or not other.means(Role.GENDER) or other.meaning.field == one.meaning.field:
            continue
        for total in (by_place.get(one.place + 2), by_place.get(one.place - 1)):
            if total is None or not _counts_people(total):
                continue
            if deviation(total.content.values, [one.content.values, other.content.values]) == 0:
                for column in (one, other):
                    field = f"{total.meaning.field}{column.meaning.field}"
                    column.meaning = Meaning(Role.MEASURE, field=field, likelihood=0.9)
                break


def _counts_people(column: Column) -> bool:
    """Tell a column of voters of both sexes."""
    field = column.meaning.field or ""
    return column.means(Role.MEASURE) and field.startswith(_PEOPLE) and not field.endswith(("_l", "_p"))


def _resolve_list(columns: Columns, context: str) -> None:
    """Know "Pemilih L, P, L+P" under the title of a DPT for that list, and not for the total of all lists."""
    registered = [each for each in columns.having(Role.MEASURE) if (each.meaning.field or "").startswith("registered_")]
    plain = all((column.meaning.field or "").startswith("registered_total") for column in registered)
    if registered and plain and _DPT_TITLE.search(context) and not _OTHER_LISTS.search(context):
        for column in registered:
            name = (column.meaning.field or "").replace("registered_total", "registered_dpt")
            column.meaning = replace(column.meaning, field=name)


def _people_of(context: str) -> str:
    """Return the words of a title that say which voters are meant, "" where it speaks of none."""
    if _TAUGHT.search(context) and not _VOTERS_TITLE.search(context):
        return ""
    found = re.search(
        r"pengguna hak pilih|daftar pemilih \w+|\bdpt\w{0,2}\b|\bdpk\b|pemilih disabilitas|\bpemilih\b",
        context,
        re.IGNORECASE,
    )
    return found[0] if found else ""


def _resolve_numbered(columns: Columns) -> None:
    """Tell DPTb-1 from DPTb-2: the first were added before the day and have no later name, the second had a card."""
    numbered = [column for column in columns.having(Role.MEASURE) if _list_number(column)]
    if {_list_number(column) for column in numbered} != {"1", "2"}:
        return
    for column in numbered:
        name = (column.meaning.field or "").replace("_dptb", "_dpk")
        first = _list_number(column) == "1"
        column.meaning = Meaning(Role.COUNT) if first else replace(column.meaning, field=name, likelihood=0.65)


def has_no_measure(column: Column) -> bool:
    """Tell a column of voters of a list that only some years had: they are in the totals, and no measure by themselves.

    "Pengguna KTP" stands in the lists of who may vote as well: which of both totals is meant, its words do not tell.
    """
    listed = bool(MORE_LISTS & set(words(column.heading))) or _list_number(column) is not None
    return column.meaning.role in (Role.COUNT, Role.NOTE) and listed


def _list_number(column: Column) -> str | None:
    said = words(column.heading)
    at = said.index("dptb") + 1 if "dptb" in said else len(said)
    return said[at] if at < len(said) and said[at] in ("1", "2") else None
