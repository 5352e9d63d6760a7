"""Arranging what is there: dossiers copied and put elsewhere, items put into another order or another dossier."""

from __future__ import annotations

from collections.abc import Sequence

from app.archive import dossiers, holding_back, tables
from app.archive.many import among
from app.errors import AppError
from app.store import Act, Cabinet

#: What a copy does not take along: its own number and keys, and where the paper of the other one stands.
_OWN = frozenset({"id", "number", "number_key", "box_id", "folder", "placed_since"})


def copy(act: Act, cabinet: Cabinet, dossier: int, *, title: str, items: bool = True) -> int:
    """Add a dossier like another, with the next number and without place and digital files; return its id.

    Raises `AppError` ``archive_dossier_missing``.
    """
    cursor = cabinet.connection().execute("SELECT * FROM dossier WHERE id = ?", (dossier,))
    names = [column[0] for column in cursor.description]
    row = cursor.fetchone()
    if row is None:
        raise AppError("archive_dossier_missing")
    fields = {name: value for name, value in zip(names, row, strict=True) if name not in _OWN}
    number = dossiers.next_number(cabinet)
    (made,) = act.insert(tables.Dossier, [{**fields, **dossiers.derived({"title": title, "number": number}, {})}])
    if items:
        _copy_rows(act, cabinet, tables.Item, dossier, made)
    _copy_rows(act, cabinet, tables.CustomValue, dossier, made)
    return made


def put_into(act: Act, cabinet: Cabinet, ids: Sequence[int], box: int | None, folder: str | None = None) -> int:
    """Put dossiers into a box, or into none, and return how many were elsewhere.

    Raises `AppError` ``archive_held_back`` for dossiers that are lent, proposed or disputed.
    """
    holding_back.refuse_elsewhere(cabinet, ids, {"box": box})
    fields: dict[str, object] = dossiers.derived({"box": box, "folder": folder}, {})
    elsewhere = among(tables.Dossier.id, ids) & (
        tables.Dossier.box.is_null(box is not None) | (tables.Dossier.box != box)
    )
    return act.update(tables.Dossier, elsewhere, **fields)


def reorder_items(act: Act, cabinet: Cabinet, dossier: int, order: Sequence[int]) -> int:
    """Give the items of a dossier new numbers in this order, and return how many have another one now.

    Items that ``order`` does not name come behind it, in the order they have.
    """
    known = [item.id for item in dossiers.items(cabinet, dossier)]
    named = [item for item in dict.fromkeys(order) if item in set(known)]
    whole = [*named, *(item for item in known if item not in set(named))]
    return act.update_rows(tables.Item, {item: {"number": at} for at, item in enumerate(whole, start=1)})


def move_items(act: Act, cabinet: Cabinet, items: Sequence[int], target: int) -> int:
    """Put items with their digital files into another dossier, behind those it has, and return how many came.

    Raises `AppError` ``archive_dossier_missing``, and ``archive_held_back`` where either dossier is.
    """
    if cabinet.connection().execute("SELECT 1 FROM dossier WHERE id = ?", (target,)).fetchone() is None:
        raise AppError("archive_dossier_missing")
    marks = ", ".join("?" * len(items))
    rows = cabinet.connection().execute(
        f"SELECT id, dossier_id FROM item WHERE id IN ({marks}) AND dossier_id <> ? ORDER BY dossier_id, number, id",
        (*items, target),
    )
    coming = rows.fetchall()
    holding_back.refuse(cabinet, [target, *dict.fromkeys(row[1] for row in coming)])
    last = max((item.number for item in dossiers.items(cabinet, target)), default=0)
    act.update_rows(
        tables.Item, {row[0]: {"dossier": target, "number": last + at} for at, row in enumerate(coming, start=1)}
    )
    act.update(tables.DigitalFile, among(tables.DigitalFile.item, [row[0] for row in coming]), dossier=target)
    return len(coming)


def _copy_rows(
    act: Act, cabinet: Cabinet, model: type[tables.Item | tables.CustomValue], dossier: int, made: int
) -> None:
    cursor = cabinet.connection().execute(
        f"SELECT * FROM {model._meta.table_name} WHERE dossier_id = ? ORDER BY id", (dossier,)
    )
    names = [column[0] for column in cursor.description]
    rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    act.insert(model, [{**row, "id": None, "dossier_id": made} for row in rows])
