"""Mappings made by hand, remembered by the shape of the sheets they were made for, and offered for the next such file.

They are kept within the act of the import that used them, so that its undo takes them back. It knows no figures.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.intake.tables import MappingMemory
from importers.mapping import BadMapping, Mapping, SheetMapping
from importers.mapping.file import from_text, to_text
from importers.mapping.mapped import side_of
from importers.mapping.shape import Shape, adapted, shape_of

if TYPE_CHECKING:
    from app.store import Act, Cabinet
    from importers.grid import Sheet, Workbook

#: Of very many mappings the latest are tried.
_MOST = 200


@dataclass(frozen=True, slots=True)
class Remembered:
    """A mapping to keep or kept: the shapes of its sheets as text, and the name of the file it was made for."""

    shape: str
    mapping: Mapping
    name: str


def to_remember(workbook: Workbook, mapping: Mapping, understood: Mapping | None) -> Remembered | None:
    """Return what is to be kept of a mapping of ``workbook``; None where it says nothing.

    ``understood`` tells where the areas of a sheet lie if the mapping itself does not.
    """
    shapes: dict[str, str] = {}
    kept: list[SheetMapping] = []
    for said in mapping.sheets:
        sheet = next((sheet for sheet in workbook.sheets if sheet.name == said.name), None)
        if sheet is None or said.says_nothing:
            continue
        found = understood.sheet(said.name).areas_in if understood is not None else None
        shapes[said.name] = str(shape_of(sheet, side_of(said) or found or "rows"))
        kept.append(said)
    if not kept:
        return None
    return Remembered(json.dumps(shapes, ensure_ascii=False), Mapping(tuple(kept)), workbook.facts.name)


def offered(cabinet: Cabinet, workbook: Workbook) -> Remembered | None:
    """Return the mapping that is remembered for a file like ``workbook``, on its own sheets; None for none."""
    best: tuple[int, Remembered] | None = None
    for shape, text, name in _rows(cabinet):
        try:
            mapping, shapes = from_text(text), json.loads(shape)
            fitting = _on_sheets(mapping, {key: Shape.parse(each) for key, each in shapes.items()}, workbook)
        except (BadMapping, ValueError, AttributeError):
            continue  # of another version of the program
        if fitting and (best is None or len(fitting.sheets) > best[0]):
            best = len(fitting.sheets), Remembered(shape, fitting, name)
    return None if best is None else best[1]


def keep(act: Act, cabinet: Cabinet, remembered: Remembered) -> None:
    """Keep a mapping within ``act``; one of the same shape gives way to it."""
    text = to_text(remembered.mapping)
    now = dt.datetime.now().astimezone().isoformat(timespec="seconds")
    row = {"shape": remembered.shape, "mapping": text, "used": now, "name": remembered.name}
    there = cabinet.connection().execute("SELECT id FROM mapping_memory WHERE shape = ?", (remembered.shape,))
    found = there.fetchone()
    if found is None:
        act.insert(MappingMemory, [row])
    else:
        act.update_rows(MappingMemory, {found[0]: row})


def _rows(cabinet: Cabinet) -> list[tuple[str, str, str]]:
    connection = cabinet.connection()
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'mapping_memory'").fetchone() is None:
        return []  # a cabinet of an older version, opened to read
    query = "SELECT shape, mapping, name FROM mapping_memory ORDER BY used DESC, id DESC LIMIT ?"
    return connection.execute(query, (_MOST,)).fetchall()


def _on_sheets(mapping: Mapping, shapes: dict[str, Shape], workbook: Workbook) -> Mapping:
    """Return the mappings of sheets on the sheets of another workbook that are laid out alike."""
    free = [sheet for sheet in workbook.sheets if sheet.rows]
    found: list[SheetMapping] = []
    for said in mapping.sheets:
        shape = shapes.get(said.name)
        if shape is None:
            continue
        alike = [sheet for sheet in free if shape.fits(shape_of(sheet, shape.side))]
        sheet = min(alike, key=lambda sheet: sheet.name != said.name, default=None)
        if sheet is not None:
            free.remove(sheet)
            found.append(_on(said, shape, sheet))
    return Mapping(tuple(said for said in found if not said.says_nothing))


def _on(said: SheetMapping, shape: Shape, sheet: Sheet) -> SheetMapping:
    return adapted(said, sheet, same_columns=shape.kinds == shape_of(sheet, shape.side).kinds)
