"""Which dossier of the catalogue a row of a list speaks of, and what the two say differently.

A number alone does not make two dossiers the same: numbering begins anew each year in many offices. A row is met by
number and kinship (title, code, years) or, where its list only numbers its rows, by title and years.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from app.archive.keys import natural_key, plain
from app.archive.matching import Known
from app.archive.records import Item
from app.intake.archive.places import agrees
from importers.archive_lists.records import DossierRow, ItemRow, Location

#: All that a row of a list says, to know it when it comes again.
DossierKey = tuple[tuple[tuple[str, object], ...], Location | None, tuple[ItemRow, ...]]
#: How alike two titles must be, of 100, to be one title with an error mended.
_ALIKE = 85.0


def fields_of(row: DossierRow) -> dict[str, object]:
    """Return the fields a row states, by the catalogue's names; what it does not say is left out."""
    retention = row.retention
    said: dict[str, object] = {
        "number": row.number,
        "code": row.code,
        "title": row.title,
        "year_from": row.year_from,
        "year_to": row.year_to,
        "extent": row.extent,
        "unit": row.unit,
        "copy_status": row.copy_status,
        "medium": row.medium,
        "condition": row.condition,
        "access": row.access,
        "category": row.category,
        "protection": row.protection,
        "creator": row.creator,
        "processing_unit": row.processing_unit,
        "stage": row.stage,
        "election": row.election,
        "note": row.note,
        "active_years": retention.active_years if retention else None,
        "inactive_years": retention.inactive_years if retention else None,
        "disposition": retention.disposition if retention else None,
        "folder": row.location.folder if row.location else None,
    }
    return {name: value for name, value in said.items() if value is not None}


def differences(row: DossierRow, known: Known) -> dict[str, object]:
    """Return the fields in which a row says something else than the catalogue."""
    changes: dict[str, object] = {}
    for name, value in fields_of(row).items():
        before = known.values[name]
        if name == "number":
            if row.numbered and natural_key(str(value)) != known.number_key:
                changes[name] = value
        elif name == "election" and "election" not in row.cells:
            if before is None:  # told from the title: a guess changes nothing that is known
                changes[name] = value
        elif value != before:
            changes[name] = value
    return changes


def moved(row: DossierRow, known: Known) -> bool:
    """Tell whether a row says the dossier stands elsewhere."""
    location = row.location
    if location is None or not any((location.building, location.room, location.rack, location.shelf, location.box)):
        return False
    return not agrees(location, known.place_path, known.box)


@dataclass(slots=True)
class Matcher:
    """Finds for each row the dossier it speaks of; no dossier is met twice."""

    known: Sequence[Known]
    used: set[int] = field(default_factory=set)
    by_number: dict[str, list[Known]] = field(default_factory=dict)
    by_words: dict[str, list[Known]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for dossier in self.known:
            self.by_number.setdefault(dossier.number_key, []).append(dossier)
            self.by_words.setdefault(dossier.words, []).append(dossier)

    def match(self, row: DossierRow) -> Known | None:
        """Return the dossier a row speaks of, or None."""
        candidates = self._candidates(row)
        best = min(candidates, key=lambda dossier: self._distance(row, dossier), default=None)
        if best is not None:
            self.used.add(best.id)
        return best

    def twin(self, row: DossierRow) -> Known | None:
        """Return a dossier of the same title and years that the row was not matched with, or None."""
        same = self._of_words(row)
        return next((dossier for dossier in same if dossier.id not in self.used and _same_years(row, dossier)), None)

    def same_number(self, row: DossierRow) -> Known | None:
        """Return a dossier of another matter that bears the row's number in the same unit, or None."""
        return next(iter(self._of_number(row)), None)

    def contents(self, row: DossierRow) -> list[Known]:
        """Return the dossiers that a list of contents, which names no title, may mean by a number."""
        some = self._of_number(row)
        by_code = [dossier for dossier in some if row.code is not None and dossier.values["code"] == row.code]
        return by_code or some

    def _candidates(self, row: DossierRow) -> list[Known]:
        numbered = [dossier for dossier in self._of_number(row) if _akin(row, dossier)]
        if row.numbered and row.number is not None:
            return [dossier for dossier in numbered if dossier.id not in self.used]
        titled = [dossier for dossier in self._of_words(row) if _same_years(row, dossier) and _same_code(row, dossier)]
        return [dossier for dossier in (*titled, *numbered) if dossier.id not in self.used]

    def _of_number(self, row: DossierRow) -> list[Known]:
        some = self.by_number.get(natural_key(row.number), []) if row.number is not None else []
        unit = plain(row.processing_unit or "")
        return [
            dossier for dossier in some if not unit or plain(str(dossier.values["processing_unit"] or "")) in {"", unit}
        ]

    def _of_words(self, row: DossierRow) -> list[Known]:
        return self.by_words.get(plain(row.title), []) if row.title else []

    def _distance(self, row: DossierRow, dossier: Known) -> tuple[bool, int, int]:
        return (
            plain(row.title or "") != dossier.words,
            len(differences(row, dossier)) + moved(row, dossier),
            dossier.id,
        )


def repeated(rows: Sequence[DossierRow]) -> set[int]:
    """Return the places of rows that give a dossier's number once more with all that an earlier row gave with it.

    Rows that say otherwise where the dossier is, or what of it is there, are its parts and not the same.
    """
    seen: set[DossierKey] = set()
    found: set[int] = set()
    for place, row in enumerate(rows):
        if row.numbered and row.number is not None and row.title is not None:
            items = tuple(replace(item, row=0) for item in row.items)
            mark = (tuple(fields_of(row).items()), row.location, items)
            if mark in seen:
                found.add(place)
            seen.add(mark)
    return found


def _akin(row: DossierRow, dossier: Known) -> bool:
    """Tell whether a row and a dossier of one number are one matter: alike in title, or in both code and years."""
    from rapidfuzz import fuzz

    words = plain(row.title or "")
    if words == dossier.words or fuzz.ratio(words, dossier.words) >= _ALIKE:
        return True
    return row.code is not None and row.code == dossier.values["code"] and _same_years(row, dossier, stated=True)


def _same_years(row: DossierRow, dossier: Known, *, stated: bool = False) -> bool:
    if row.year_from is None and not stated:
        return True
    return (row.year_from, row.year_to) == (dossier.values["year_from"], dossier.values["year_to"])


def _same_code(row: DossierRow, dossier: Known) -> bool:
    return row.code is None or dossier.values["code"] in {None, row.code}


def item_fields(item: ItemRow) -> dict[str, object]:
    """Return the fields an item's row states."""
    said: dict[str, object] = {
        "number": item.number,
        "title": item.title,
        "date": item.date,
        "extent": item.extent,
        "unit": item.unit,
        "code": item.code,
        "copy_status": item.copy_status,
        "note": item.note,
    }
    return {name: value for name, value in said.items() if value is not None}


def match_items(
    rows: Sequence[ItemRow], known: Sequence[Item]
) -> tuple[list[dict[str, object]], dict[int, dict[str, object]], int]:
    """Return the new items, the changes of known ones by id, and how many are the same.

    An item is met by its number, else by title and date; a number that another title has is no reason to double it.
    """
    by_number = {item.number: item for item in known}
    by_words = {(plain(item.title), item.date): item for item in reversed(known)}
    new: list[dict[str, object]] = []
    changed: dict[int, dict[str, object]] = {}
    same = 0
    for row in rows:
        fields = item_fields(row)
        found = by_words.get((plain(row.title), row.date))
        if found is None and row.number is not None:
            found = by_number.get(row.number)
        if found is None:
            new.append(fields)
            continue
        if row.number is None or found.number == row.number or row.number in by_number:
            fields.pop("number", None)
        changes = {name: value for name, value in fields.items() if getattr(found, name) != value}
        if changes:
            changed[found.id] = changes
        else:
            same += 1
    return new, changed, same
