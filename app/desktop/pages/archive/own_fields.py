"""The office's own fields and templates as forms have them: texts to begin with, what was typed, the works that store.

It knows no widget.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from app.archive import custom
from app.archive.custom import Field, Kind, Template
from app.desktop import words
from app.desktop.widgets.rows import Row
from app.i18n import number, tr, trc
from app.store import Act, Cabinet

#: What a template never holds: each dossier's own.
_OWN = frozenset({"number", "box", "place", "folder", "template"})


def kind_words(kind: Kind) -> str:
    """Return what a field holds in words."""
    return {
        Kind.TEXT: trc("jenis isian", "Teks"),
        Kind.NUMBER: trc("jenis isian", "Bilangan"),
        Kind.DATE: trc("jenis isian", "Tanggal"),
        Kind.CHOICE: trc("jenis isian", "Pilihan"),
    }[kind]


class OwnFields:
    """The office's own fields in the form of a dossier, None for a new one."""

    def __init__(self, cabinet: Cabinet, dossier: int | None) -> None:
        self.fields = custom.fields(cabinet)
        self._values = custom.values(cabinet, dossier) if dossier is not None and self.fields else {}

    def values(self) -> dict[str, str]:
        """Return the texts the form begins with."""
        return {one.key: shown(one, self._values.get(one.id, "")) for one in self.fields}

    def read(self, typed: Mapping[str, str]) -> tuple[dict[int, str | None], dict[str, str]]:
        """Turn what was typed into values by field, and problems by field of the form in words."""
        wanted: dict[int, str | None] = {}
        problems: dict[str, str] = {}
        for one in self.fields:
            name = one.key
            value, problem = read(one, typed.get(name, "").strip())
            if problem:
                problems[name] = problem
            wanted[one.id] = value
        return wanted, problems


def shown(field: Field, value: str) -> str:
    """Return a value as it is shown and typed."""
    return words.iso_date(value) if field.kind is Kind.DATE and value else value


def facts(cabinet: Cabinet, dossier: int) -> list[tuple[str, str]]:
    """Return what a dossier has in the office's own fields and what it came with: names and values."""
    from app.archive import accessions

    values = custom.values(cabinet, dossier)
    rows = [(one.name, shown(one, values[one.id])) for one in custom.fields(cabinet) if one.id in values]
    came = accessions.of_dossier(cabinet, dossier)
    if came is not None:
        told = tr("{number} dari {source}", number=came.number, source=came.source)
        rows.append((tr("Penerimaan"), told))
    return rows


def store(act: Act, cabinet: Cabinet, dossier: int, wanted: Mapping[int, str | None]) -> None:
    """Store what was read for a dossier, inside the act that stores the dossier itself."""
    if wanted:
        custom.set_values(act, cabinet, dossier, wanted)


def template_of(typed: Mapping[str, str]) -> dict[str, str]:
    """Return what a template keeps of a form."""
    return {name: text for name, text in typed.items() if text and name not in _OWN}


def template_work(name: str, content: Mapping[str, str]) -> Callable[[Cabinet], int]:
    """Return the work that keeps a template as one act."""

    def run(cabinet: Cabinet) -> int:
        with cabinet.act("template_saved", name=name) as act:
            return custom.save_template(act, cabinet, name, content)

    return run


def remove_template_work(template: Template) -> Callable[[Cabinet], int]:
    """Return the work that takes a template out as one act."""

    def run(cabinet: Cabinet) -> int:
        with cabinet.act("template_removed", name=template.name) as act:
            return custom.remove_template(act, template.id)

    return run


def field_work(field: Field | None, name: str, kind: Kind, choices: Sequence[str]) -> Callable[[Cabinet], int]:
    """Return the work that adds a field, or changes one that is there, as one act."""

    def run(cabinet: Cabinet) -> int:
        with cabinet.act("custom_field_added" if field is None else "custom_field_edited", name=name) as act:
            if field is None:
                return custom.add_field(act, cabinet, name, kind, choices)
            return custom.edit_field(act, cabinet, field.id, name, kind, choices)

    return run


def remove_field_work(field: Field) -> Callable[[Cabinet], int]:
    """Return the work that takes a field out as one act."""

    def run(cabinet: Cabinet) -> int:
        with cabinet.act("custom_field_removed", name=field.name) as act:
            return custom.remove_field(act, field.id)

    return run


def order_work(order: Sequence[int]) -> Callable[[Cabinet], int]:
    """Return the work that puts the fields into an order as one act."""

    def run(cabinet: Cabinet) -> int:
        with cabinet.act("custom_fields_ordered") as act:
            return custom.order_fields(act, order)

    return run


def rows(fields: Sequence[Field]) -> list[Row]:
    """Return the fields as the rows of a list: name, kind, choices, in how many dossiers."""
    return [
        Row(one.id, (one.name, kind_words(one.kind), ", ".join(one.choices), number(one.used) if one.used else ""))
        for one in fields
    ]


def read(field: Field, text: str) -> tuple[Any, str]:
    """Return what was typed into a field as it is kept, or a problem in words."""
    if not text or field.kind in (Kind.TEXT, Kind.CHOICE):
        return text or None, ""
    if field.kind is Kind.NUMBER:
        plain = text.replace(".", "").replace(" ", "")
        sign, digits = (plain[:1], plain[1:]) if plain[:1] == "-" else ("", plain)
        fits = digits.isdigit() and digits.isascii() and len(digits) < 16
        return (f"{sign}{int(digits)}", "") if fits else (None, tr("Isi dengan angka."))
    from importers.dates import date_span

    span = date_span(text)
    if span.iso is None or span.code is not None:
        return None, tr("Tulis seperti 7 Mei 2019, Mei 2019, atau 2019.")
    return span.iso, ""
