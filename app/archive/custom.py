"""Fields of the office's own: their kinds and choices, what dossiers have in them, and templates of new dossiers."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.archive import tables
from app.archive.many import among, listed
from app.errors import AppError
from app.store import Act, Cabinet

#: Before the number of a field of the office's own, where fields are named beside those every dossier has.
NAMED = "own/"


class Kind(StrEnum):
    """What a field of the office's own holds; a number is a whole one, a date ISO text."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the office's own; ``used`` is how many dossiers have something in it."""

    id: int
    name: str
    kind: Kind
    choices: tuple[str, ...]
    used: int

    @property
    def key(self) -> str:
        """The name that tells it from the fields every dossier has."""
        return f"{NAMED}{self.id}"


def number_of(key: str) -> int | None:
    """Return the number of the field with this key; None for a field that every dossier has."""
    return int(key.removeprefix(NAMED)) if key.startswith(NAMED) else None


@dataclass(frozen=True, slots=True)
class Template:
    """What a new dossier can begin with: texts of its form by field."""

    id: int
    name: str
    content: Mapping[str, str]


def fields(cabinet: Cabinet, *, counted: bool = True) -> tuple[Field, ...]:
    """Return the fields in their order; without ``counted`` nobody looks how many dossiers use them."""
    used = "(SELECT count(*) FROM custom_value AS v WHERE v.field_id = f.id)" if counted else "0"
    rows = cabinet.connection().execute(
        f"SELECT f.id, f.name, f.kind, f.choices, {used} FROM custom_field AS f ORDER BY f.position, f.id"
    )
    return tuple(
        Field(id_, name, Kind(kind), tuple(json.loads(choices or "[]")), used)
        for id_, name, kind, choices, used in rows.fetchall()
    )


def add_field(act: Act, cabinet: Cabinet, name: str, kind: Kind, choices: Sequence[str] = ()) -> int:
    """Add a field behind the others and return its id.

    Raises `AppError` ``custom_name_empty``, ``custom_name_taken`` and ``custom_choices_missing``.
    """
    row = cabinet.connection().execute("SELECT coalesce(max(position), 0) + 1 FROM custom_field").fetchone()
    whole = _checked(cabinet, name, kind, choices, None)
    return act.insert(tables.CustomField, [{**whole, "position": row[0]}])[0]


def edit_field(act: Act, cabinet: Cabinet, field: int, name: str, kind: Kind, choices: Sequence[str] = ()) -> int:
    """Set a field's name, kind and choices; raises what `add_field` does, and ``custom_kind_used`` for another kind.

    What dossiers have in the field stays, also where it is no longer among the choices.
    """
    old = next(one for one in fields(cabinet) if one.id == field)
    if old.used and kind is not old.kind:
        raise AppError("custom_kind_used", name=old.name, dossiers=old.used)
    whole = _checked(cabinet, name, kind, choices, field)
    return act.update(tables.CustomField, tables.CustomField.id == field, **whole)


def remove_field(act: Act, field: int) -> int:
    """Take a field out with what dossiers have in it."""
    act.delete(tables.CustomValue, tables.CustomValue.field == field)
    return act.delete(tables.CustomField, tables.CustomField.id == field)


def order_fields(act: Act, order: Sequence[int]) -> int:
    """Put the fields into an order."""
    return act.update_rows(tables.CustomField, {field: {"position": at} for at, field in enumerate(order, start=1)})


def values(cabinet: Cabinet, dossier: int) -> dict[int, str]:
    """Return what a dossier has in the fields, by field."""
    rows = cabinet.connection().execute("SELECT field_id, value FROM custom_value WHERE dossier_id = ?", (dossier,))
    return dict(rows.fetchall())


def set_values(act: Act, cabinet: Cabinet, dossier: int, wanted: Mapping[int, str | None]) -> int:
    """Set what a dossier has in some of the fields (None takes it out) and return how many really changed."""
    there = values(cabinet, dossier)
    model = tables.CustomValue
    gone = [field for field, value in wanted.items() if not value and field in there]
    new = [(field, value) for field, value in wanted.items() if value and field not in there]
    count = act.delete(model, (model.dossier == dossier) & model.field.in_(gone)) if gone else 0
    for field, value in wanted.items():
        if value and there.get(field, value) != value:
            count += act.update(model, (model.dossier == dossier) & (model.field == field), value=value)
    act.insert(model, [{"dossier": dossier, "field": field, "value": value} for field, value in new])
    return count + len(new)


def value_sql(field: int, dossier: str) -> str:
    """Return the SELECT of what a dossier has in a field, by the SQL of the dossier's id."""
    return f"(SELECT v.value FROM custom_value AS v WHERE v.dossier_id = {dossier} AND v.field_id = {int(field)})"


def set_many(
    act: Act, cabinet: Cabinet, field: int, dossiers: Sequence[int], value: str | None, *, behind: str | None = None
) -> None:
    """Set what many dossiers have in a field (None takes it out); ``behind`` adds to what is there, set off by it."""
    model = tables.CustomValue
    there = (model.field == field) & among(model.dossier, dossiers)
    if value is None:
        act.delete(model, there)
        return
    rows = cabinet.connection().execute(
        f"SELECT d.id FROM dossier AS d WHERE d.id IN (SELECT value FROM json_each(?))"
        f" AND {value_sql(field, 'd.id')} IS NULL",
        (listed(dossiers),),
    )
    without = [id_ for (id_,) in rows.fetchall()]
    act.update(model, there, value=value if behind is None else model.value.concat(f"{behind}{value}"))
    act.insert(model, [{"dossier": id_, "field": field, "value": value} for id_ in without])


def templates(cabinet: Cabinet) -> tuple[Template, ...]:
    """Return the templates by name."""
    rows = cabinet.connection().execute("SELECT id, name, content FROM dossier_template ORDER BY name")
    return tuple(Template(id_, name, json.loads(content)) for id_, name, content in rows.fetchall())


def save_template(act: Act, cabinet: Cabinet, name: str, content: Mapping[str, str]) -> int:
    """Keep a template and return its id; one of that name gets the new content. Raises ``custom_name_empty``."""
    name = name.strip()
    if not name:
        raise AppError("custom_name_empty")
    written = json.dumps({key: text for key, text in content.items() if text}, ensure_ascii=False)
    old = next((one.id for one in templates(cabinet) if one.name.casefold() == name.casefold()), None)
    if old is None:
        return act.insert(tables.Template, [{"name": name, "content": written}])[0]
    act.update(tables.Template, tables.Template.id == old, name=name, content=written)
    return old


def remove_template(act: Act, template: int) -> int:
    """Take a template out."""
    return act.delete(tables.Template, tables.Template.id == template)


def _checked(cabinet: Cabinet, name: str, kind: Kind, choices: Sequence[str], own: int | None) -> dict[str, object]:
    name = " ".join(name.split())
    if not name:
        raise AppError("custom_name_empty")
    if any(one.name.casefold() == name.casefold() and one.id != own for one in fields(cabinet)):
        raise AppError("custom_name_taken", name=name)
    wanted = list(dict.fromkeys(choice.strip() for choice in choices if choice.strip()))
    if kind is Kind.CHOICE and not wanted:
        raise AppError("custom_choices_missing", name=name)
    kept = json.dumps(wanted, ensure_ascii=False) if kind is Kind.CHOICE else None
    return {"name": name, "kind": kind.value, "choices": kept}
