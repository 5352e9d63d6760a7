"""What the keys of JSON mean, as KPU's and KawalPemilu's sites publish results, once it lies in a sheet.

It knows words and codes, no JSON: rows, columns and their headings are the reader's. Ids that only a site itself can
explain stay without a number or an area, so that they are asked for and never guessed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from importers.grid import Sheet, Value
from importers.grid_child.json_text import FILE_HEADING, PATH_HEADING
from importers.records import NO_DATA, TREE, Level, Problem, Severity, cell_name, column_number
from importers.table.area_columns import code_level
from importers.table.content import content_of
from importers.table.layout import Table
from importers.values import code_text
from importers.wording.area_names import level_by_words
from importers.wording.contestants import Roster
from importers.wording.headings import Meaning, Role, meaning_of
from importers.wording.meanings import meaning_in

_SAMPLE = 400
#: Objects that only hold others: their names say nothing of what is in them.
_HOLDERS = frozenset({"chart", "administrasi", "data", "sum", "tungsura", "table", "result", "aggregated", "$", "key"})
_NOTES = frozenset(
    {
        "ts",
        "psu",
        "mode",
        "tingkat",
        "depth",
        "images",
        "cakupan",
        "pending",
        "error",
        "janggal",
        "laporKpu",
        "progress",
    }
    | {
        "progres",
        "totalTps",
        "totalPendingTps",
        "totalCompletedTps",
        "totalErrorTps",
        "totalJagaTps",
        "updateTs",
        "dapil",
    }
    | {
        "status_suara",
        "status_adm",
        "status_progress",
        "warna",
        "kode_dapil",
        "anyPendingTps",
        "uploadTimeMs",
        "proses",
    }
)
#: Keys that only KawalPemilu has.
_KAWAL = frozenset({"totalJagaTps", "totalCompletedTps", "cakupan", "laporKpu"})
_CODE_KEYS = frozenset({"kode", "id", "idLokasi", "kode_wilayah", "id_wilayah", "kode_tps", FILE_HEADING})
_NAME_KEYS = frozenset({"nama", "name", "nama_wilayah"})
_PARENTS = re.compile(r"(?:.*\.)?(parentNames|names)\.(\d)")
#: The votes of a party alone, beside those of it with its candidates.
_PARTY_ALONE = re.compile(r"ju?mla?h?_suara_partai")
_PARTY_TOTAL = re.compile(r"ju?mla?h?_suara_total")
#: So large a share of codes that differ are those of the rows themselves, not of the area that holds them.
_OWN = 0.9
_NOTE = Meaning(Role.NOTE)
#: An id of a candidate whose number nobody tells.
_BY_ID = Meaning(Role.COUNT)
_MOST_CELLS = 1000
#: So many keys say what a JSON is about that holds no results.
_TOLD_KEYS = 6


@dataclass(frozen=True, slots=True)
class JsonTable:
    """A sheet of JSON as a table with what is to be said of it, or the code of why there is none with its ``data``."""

    table: Table | None
    why: str | None = None
    problems: tuple[Problem, ...] = ()
    data: Mapping[str, object] = field(default_factory=lambda: NO_DATA)


def with_paths(sheets: Sequence[Sheet], problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Return problems of a JSON file that say, as ``path`` in their data, where in the JSON their cell is from."""
    known = {sheet.name: sheet for sheet in sheets if sheet.at(1, 1) == PATH_HEADING}
    return tuple(
        replace(problem, data={**problem.data, "path": path})
        if problem.sheet in known and problem.cell and (path := path_of(known[problem.sheet], problem.cell))
        else problem
        for problem in problems
    )


def path_of(sheet: Sheet, cell: str) -> str | None:
    """Return the path in the JSON of the value that became a cell ("D3" → "table.327101.100025")."""
    match = re.fullmatch(r"([A-Z]{1,3})(\d{1,7})", cell)
    if match is None:
        return None
    row, column = int(match[2]), column_number(match[1])
    record, key = sheet.at(row, 1) if row > 1 else None, sheet.at(1, column) if column > 1 else None
    parts = [str(part) for part in (record, key) if part is not None and part != "$"]
    return ".".join(parts) or None


def find_json(sheet: Sheet, roster: Roster) -> JsonTable | None:
    """Return what a sheet of JSON holds, or None for a sheet of any other file."""
    if sheet.at(1, 1) != PATH_HEADING or len(sheet.rows) < 2:
        return None
    columns = _columns(sheet, roster)
    by_district = any(column.last == "mode" and set(column.cells) == {"hhcd"} for column in columns)
    code = None if by_district else _code_of(columns)
    if code is not None:
        for column in columns:
            if column.meaning.role in (Role.AREA, Role.CODE):
                column.meaning = Meaning(Role.CODE) if column is code else _NOTE
    elif by_district:
        _name_district(columns)
    else:
        _name_areas(columns)
    if not any(column.meaning.role in (Role.AREA, Role.CODE) for column in columns):
        figures = any(column.meaning.role in (Role.CONTESTANT, Role.MEASURE) for column in columns)
        if figures:
            return JsonTable(None, "json_areas_by_id")
        keys = tuple(dict.fromkeys(column.last for column in columns if column.last != PATH_HEADING))
        return JsonTable(None, "json_no_figures", data={"keys": ", ".join(keys[:_TOLD_KEYS]), "count": len(keys)})
    said = [text for column in columns if (text := column.constant()) is not None]
    if any(column.last in _KAWAL for column in columns):
        said.append("KawalPemilu")
    titles = tuple(dict.fromkeys(said))
    return JsonTable(
        Table(
            sheet,
            (sheet.numbers[0],),
            {column.place: (column.heading,) for column in columns},
            1,
            len(sheet.rows),
            titles,
            (),
            {column.place: column.meaning for column in columns},
        ),
        problems=_nameless(sheet, columns),
    )


def _nameless(sheet: Sheet, columns: Sequence[_Column]) -> tuple[Problem, ...]:
    """Return that votes of candidates are left out, of whom the file has nothing but ids of the site."""
    cells = tuple(cell_name(sheet.numbers[0], column.place) for column in columns if column.meaning is _BY_ID)
    if not cells:
        return ()
    data = {"count": len(cells)}
    return (Problem("json_candidates_by_id", Severity.INFO, sheet.name, cells[0], cells[:_MOST_CELLS], data=data),)


@dataclass(slots=True)
class _Column:
    """A column while it is understood; ``place`` is 1-based."""

    place: int
    heading: str
    meaning: Meaning
    cells: tuple[Value, ...]

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple(self.heading.split("."))

    @property
    def last(self) -> str:
        return self.parts[-1]

    def constant(self) -> str | None:
        """Return the text that stands in every row, as "Pemilihan Presiden 2019" above all areas does."""
        texts = set(self.cells)
        only = texts.pop() if len(texts) == 1 else None
        named = isinstance(only, str) and self.meaning.role not in (Role.AREA, Role.CODE) and self.place > 1
        return only if named and re.search(r"[A-Za-z]{3}", only) else None  # type: ignore[arg-type, return-value]


def _columns(sheet: Sheet, roster: Roster) -> list[_Column]:
    headings = [str(cell) for cell in sheet.rows[0]]
    sample = [sheet.rows[place] for place in range(1, min(len(sheet.rows), 1 + _SAMPLE))]
    votes = _votes(headings, roster)
    last = sheet.name.rpartition(".")[2]
    found: list[_Column] = []
    for place, heading in enumerate(headings):
        cells = tuple([row[place] if place < len(row) else None for row in sample])
        meaning = votes.get(place) or _meaning(heading, last, roster)
        found.append(_Column(place + 1, heading, meaning if place else _NOTE, cells))
    return found


def _votes(headings: Sequence[str], roster: Roster) -> dict[int, Meaning]:
    """Return the contestants among the keys: numbers on the ballot where they count from 1, else ids.

    Whose ids these are ``roster`` may know; else they have no number.
    """
    numbered: dict[tuple[str, ...], dict[int, str]] = {}
    found: dict[int, Meaning] = {}
    for place, heading in enumerate(headings):
        *above, last = heading.split(".")
        if last.isdecimal() and not _PARENTS.fullmatch(heading):
            numbered.setdefault(tuple(above), {})[place] = last
        elif above and above[-1].isdecimal() and _PARTY_TOTAL.fullmatch(last):
            found[place] = Meaning(Role.CONTESTANT, number=int(above[-1]))
        elif above and above[-1].isdecimal() and _PARTY_ALONE.fullmatch(last):
            found[place] = Meaning(Role.CONTESTANT, number=int(above[-1]), own=True)
    for group, keys in numbered.items():
        party = int(group[-1]) if group and group[-1].isdecimal() else None
        known = _on_ballot(keys.values())
        for place, key in keys.items():
            if party is None:
                number = int(key) if known else roster.number_of(key)
                found[place] = Meaning(Role.CONTESTANT, number=number, name=None if known else key)
            elif known:
                found[place] = Meaning(Role.CONTESTANT, number=party, candidate=int(key))
            else:
                found[place] = _BY_ID
    return found


def _on_ballot(keys: Iterable[str]) -> bool:
    """Tell numbers on a ballot, which begin at 1 and have no wide gaps, from a site's own ids."""
    numbers = sorted({int(key) for key in keys})
    return numbers[0] == 1 and numbers[-1] < 100 and numbers[-1] <= 2 * len(numbers) + 8


def _meaning(heading: str, sheet: str, roster: Roster) -> Meaning:
    parts = heading.split(".")
    if set(parts) & _NOTES:
        return _NOTE
    if parents := _PARENTS.fullmatch(heading):
        first = 0 if parents[1] == "parentNames" else 1
        return Meaning(Role.AREA, level=TREE[min(int(parents[2]) + first, len(TREE) - 1)])
    last = parts[-1]
    own = [part for part in parts if part not in _HOLDERS]
    if last in _CODE_KEYS:
        return Meaning(Role.CODE)
    if last in _NAME_KEYS:
        level = meaning_of((parts[-2] if len(own) > 1 else sheet,)).level
        return Meaning(Role.AREA, level=level)
    if not own:
        return Meaning(Role.CODE)  # the key of a collection
    return meaning_in(tuple(own), roster, Counter())


def _code_of(columns: Sequence[_Column]) -> _Column | None:
    """Return the column of codes of the tree that are finest; ids of a site are none."""
    best, finest = None, -1
    for column in columns:
        if column.meaning.role not in (Role.CODE, Role.AREA):
            continue
        codes = [text for text in map(code_text, column.cells) if text and not text.isalpha()]
        own = column.parts[0] != "$" and len(set(codes)) >= _OWN * len(codes) > 0
        level = code_level(codes) if own else None
        if level is not None and TREE.index(level) >= finest:
            best, finest = column, TREE.index(level)
    return best


def _name_district(columns: Sequence[_Column]) -> None:
    """Let the file's code stand for its district: it looks like a kecamatan's, and is the only name there is."""
    for column in columns:
        if column.meaning.role in (Role.CODE, Role.AREA):
            named = column.heading == FILE_HEADING
            column.meaning = Meaning(Role.AREA, level=Level.DISTRICT) if named else _NOTE


def _name_areas(columns: Sequence[_Column]) -> None:
    """Keep the columns that name areas: a level by its key, by its own words, or by the areas it lies in."""
    parents = [column.meaning.level for column in columns if _PARENTS.fullmatch(column.heading)]
    below = max((TREE.index(level) for level in parents if level is not None), default=len(TREE)) + 1
    plain: _Column | None = None
    for column in columns:
        if column.meaning.role not in (Role.CODE, Role.AREA) or column.meaning.level is not None:
            continue
        level = meaning_of((column.last,)).level or _level_in(column.cells)
        named = content_of(column.cells).textual
        if level is None and below < len(TREE) and (named or _numbers_stations(column, below)):
            level = TREE[below]
        if level is not None:
            column.meaning = Meaning(Role.AREA, level=level)
            below = max(below, TREE.index(level) + 1) if level in TREE and parents else below
        elif column.parts[0] == "$" or not named:
            column.meaning = _NOTE
        else:
            if plain is not None:
                plain.meaning = _NOTE
            plain, column.meaning = column, Meaning(Role.AREA)


def _numbers_stations(column: _Column, below: int) -> bool:
    """Tell keys that number the TPS of a kelurahan from ids."""
    return TREE[below] is Level.STATION and column.last not in _CODE_KEYS


def _level_in(cells: Sequence[Value]) -> Level | None:
    levels = {level_by_words(cell) for cell in cells if isinstance(cell, str)}
    return levels.pop() if len(levels) == 1 else None
