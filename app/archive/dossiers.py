"""Dossiers and their items: read whole as records, written through an act; every derived key is kept in step here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import islice

from app.archive import classification, holding_back, tables
from app.archive.dossier_rows import dossiers_where, files_of, items_of, whole_dossiers
from app.archive.keys import natural_key, title_key
from app.archive.records import (
    GONE,
    AccessClass,
    Condition,
    CopyStatus,
    DigitalFile,
    Disposition,
    Dossier,
    Item,
    Medium,
    Stage,
)
from app.errors import AppError
from app.store import Act, Cabinet

#: How many ids one statement is given.
_CHUNK = 10_000
#: The fields that hold one of a few words: another would make the dossier unreadable.
_WORDS: Mapping[str, type[StrEnum]] = {
    "copy_status": CopyStatus,
    "medium": Medium,
    "condition": Condition,
    "access": AccessClass,
    "stage": Stage,
    "disposition": Disposition,
}
#: Those of them that every dossier has.
_ALWAYS_SAID = frozenset({"medium", "access", "stage"})


def get(cabinet: Cabinet, dossier: int) -> Dossier | None:
    """Return a dossier with its items and digital files, or None if there is none of that id."""
    return next(whole_dossiers(cabinet, [dossier]), None)


def many(cabinet: Cabinet, ids: Sequence[int]) -> Iterator[Dossier]:
    """Yield dossiers in the order of their ids, whole; for lists of any length."""
    return whole_dossiers(cabinet, ids)


def by_number(cabinet: Cabinet, number: str) -> tuple[Dossier, ...]:
    """Return the dossiers of this number, leading zeros and case aside, without items and files."""
    return dossiers_where(cabinet, "d.number_key = ?", [natural_key(number)])


def items(cabinet: Cabinet, dossier: int) -> tuple[Item, ...]:
    """Return the items of a dossier in the order of their numbers."""
    return items_of(cabinet, [dossier]).get(dossier, ())


def files(cabinet: Cabinet, dossier: int) -> tuple[DigitalFile, ...]:
    """Return the digital files of a dossier by name."""
    return files_of(cabinet, [dossier]).get(dossier, ())


def next_number(cabinet: Cabinet) -> str:
    """Return the number after the highest one that is only digits."""
    row = (
        cabinet.connection()
        .execute(
            "SELECT number_key FROM dossier WHERE number_key < 'a' AND length(number_key) = 12"
            " ORDER BY number_key DESC LIMIT 1"
        )
        .fetchone()
    )
    return str(int(row[0]) + 1) if row is not None and row[0].isdigit() else "1"


def create(act: Act, cabinet: Cabinet, *, title: str, number: str | None = None, **fields: object) -> int:
    """Add a dossier and return its id; without a number it gets the next one.

    ``fields`` are those of the table (`app.archive.tables.Dossier`): code, year_from, access, box … Raises `AppError`
    ``archive_title_empty``, ``archive_number_empty``, ``archive_number_taken`` (in the same processing unit),
    ``archive_years_reversed``; a word that a field cannot hold is a ValueError.
    """
    number = (number or "").strip() or next_number(cabinet)
    _refuse_taken(cabinet, number, fields.get("processing_unit"), None)
    row = whole(cabinet, {"title": title, "number": number, **fields})
    return act.insert(tables.Dossier, [row])[0]


def edit(act: Act, cabinet: Cabinet, dossiers: Iterable[int], **fields: object) -> int:
    """Set the same fields of one or many dossiers (None clears one); return how many really changed.

    Raises `AppError` as `create` does, and ``archive_held_back`` where one that is on loan, in an open proposal or held
    for a dispute would change its box or folder, or one destroyed or handed over its stage; a number that a dossier
    shares already may stay.
    """
    changes = whole(cabinet, fields)
    count = 0
    for some in _chunks(dossiers):
        if "number" in fields:
            _check_number(cabinet, some, str(changes["number"]), fields)
        if "stage" in fields and fields["stage"] not in GONE:
            holding_back.refuse_gone(cabinet, some)
        if fields.get("stage") not in GONE:
            holding_back.refuse_elsewhere(cabinet, some, fields)
        count += act.update(tables.Dossier, tables.Dossier.id.in_(some), **changes)
        if not {"year_from", "year_to"}.isdisjoint(fields):
            _check_years(cabinet, some)
    return count


def add_items(act: Act, cabinet: Cabinet, dossier: int, rows: Sequence[Mapping[str, object]]) -> list[int]:
    """Add items (mappings of title, number, date, extent, unit, code, copy_status, note); numbers go on by one."""
    last = cabinet.connection().execute("SELECT max(number) FROM item WHERE dossier_id = ?", (dossier,)).fetchone()[0]
    whole_rows = []
    for number, row in enumerate(rows, 1 + (last or 0)):
        _check_title(row.get("title"))
        whole_rows.append({"number": number, **row, "dossier": dossier})
    return act.insert(tables.Item, whole_rows)


def edit_item(act: Act, item: int, **fields: object) -> int:
    """Set fields of one item."""
    if "title" in fields:
        _check_title(fields["title"])
    return act.update(tables.Item, tables.Item.id == item, **fields)


def delete_items(act: Act, items: Iterable[int]) -> int:
    """Take items out; files that belonged to one stay with its dossier."""
    count = 0
    for some in _chunks(items):
        act.update(tables.DigitalFile, tables.DigitalFile.item.in_(some), item=None)
        count += act.delete(tables.Item, tables.Item.id.in_(some))
    return count


def whole(cabinet: Cabinet, fields: Mapping[str, object]) -> dict[str, object]:
    """Return fields with the keys derived from them and, for a code, its entry in the current edition."""
    code = fields.get("code")
    known = classification.known(cabinet, [code]) if isinstance(code, str) else {}
    return derived(fields, known)


def derived(fields: Mapping[str, object], codes: Mapping[str, int]) -> dict[str, object]:
    """Return fields with the keys derived from them; ``codes`` are the ids of known classification codes."""
    whole = dict(fields)
    if "title" in fields:
        title = " ".join(str(fields["title"] or "").split())
        _check_title(title)
        whole |= {"title": title, "title_key": title_key(title)}
    if "number" in fields:
        number = str(fields["number"] or "").strip()
        if not number:
            raise AppError("archive_number_empty")
        whole |= {"number": number, "number_key": natural_key(number)}
    for name in _WORDS.keys() & fields.keys():
        if fields[name] is not None or name in _ALWAYS_SAID:
            whole[name] = _WORDS[name](str(fields[name])).value
    if "code" in fields:
        code = fields["code"]
        whole |= {"code_key": natural_key(str(code or "")), "class_code": codes.get(str(code))}
    if "year_from" in fields:
        whole["year_key"] = fields["year_from"] or 0
    first, last = fields.get("year_from"), fields.get("year_to")
    if isinstance(first, int) and isinstance(last, int) and first > last:
        number = str(fields.get("number") or "")
        raise AppError("archive_years_reversed", number=number, first=str(first), last=str(last))
    if "box" in fields:
        whole.setdefault("placed_since", dt.datetime.now(dt.UTC).date().isoformat())
    return whole


def _check_number(cabinet: Cabinet, ids: Sequence[int], number: str, fields: Mapping[str, object]) -> None:
    """Refuse a number that is new to a dossier and another's in its unit; what lists brought in twice may stay."""
    for id_ in ids:
        query = "SELECT number_key, processing_unit FROM dossier WHERE id = ?"
        row = cabinet.connection().execute(query, (id_,)).fetchone()
        unit = fields.get("processing_unit", row[1] if row else None)
        if row is not None and (row[0], row[1]) != (natural_key(number), unit):
            _refuse_taken(cabinet, number, unit, id_)


def _refuse_taken(cabinet: Cabinet, number: str, unit: object, own: int | None) -> None:
    other = (
        cabinet.connection()
        .execute(
            "SELECT title FROM dossier WHERE number_key = ? AND processing_unit IS ? AND id IS NOT ?",
            (natural_key(number), unit, own),
        )
        .fetchone()
    )
    if other is not None:
        raise AppError("archive_number_taken", number=number, title=other[0])


def _check_years(cabinet: Cabinet, dossiers: Sequence[int]) -> None:
    for start in range(0, len(dossiers), 500):
        some = dossiers[start : start + 500]
        row = (
            cabinet.connection()
            .execute(
                "SELECT number, year_from, year_to FROM dossier"
                f" WHERE id IN ({', '.join('?' * len(some))}) AND year_from > year_to LIMIT 1",
                some,
            )
            .fetchone()
        )
        if row is not None:
            raise AppError("archive_years_reversed", number=row[0], first=str(row[1]), last=str(row[2]))


def _check_title(title: object) -> None:
    if not str(title or "").strip():
        raise AppError("archive_title_empty")


def _chunks(ids: Iterable[int]) -> Iterator[list[int]]:
    source = iter(ids)
    while some := list(islice(source, _CHUNK)):
        yield some
