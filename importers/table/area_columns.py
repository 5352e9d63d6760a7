"""Which columns say where a row belongs: names from wide to fine, a code with its scheme, the level of plain names.

It judges by headings and by what stands under them, and says when a level is a guess.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from types import MappingProxyType

from importers.election import guess_election
from importers.records import LEVEL_BY_DIGITS, TREE, CodeScheme, Level
from importers.table.column import Column, Columns
from importers.table.content import Content
from importers.table.layout import Table
from importers.values import code_text
from importers.wording.area_names import area_in_name, city_spoken_of, level_by_words, level_of_code
from importers.wording.headings import Meaning, Role, meaning_of, words

_ORDER = {**{level: order for order, level in enumerate(TREE)}, Level.DISTRICT: 2.5}
_PER = re.compile(
    r"\b(?:per|tiap|setiap|menurut|berdasarkan|masing-masing)[\s-]+"
    r"(provinsi|kabupaten|kota|kab|kecamatan|kec|distrik|kelurahan|desa|kel|tps|dapil|daerah pemilihan)\b",
    re.IGNORECASE,
)
#: Elections whose districts are made of regencies and cities, by KPU's codes.
_OF_REGENCIES = frozenset({"pdpr", "pdprdp"})
_KEMENDAGRI = re.compile(r"\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?")
#: The first two digits of every code of the tree.
_PROVINCES = frozenset(
    str(code)
    for codes in (
        range(11, 22),
        range(31, 37),
        range(51, 54),
        range(61, 66),
        range(71, 77),
        range(81, 83),
        range(91, 98),
    )
    for code in codes
)
_STATION_DIGITS = 13
_DOTS = (Level.PROVINCE, Level.REGENCY, Level.SUBDISTRICT, Level.VILLAGE)


@dataclass(frozen=True, slots=True)
class Code:
    """The column of codes: 0-based ``place``, the scheme they belong to, and the level they stand for."""

    place: int
    scheme: CodeScheme
    level: Level | None


@dataclass(frozen=True, slots=True)
class AreaColumns:
    """Where a row says what area it is: ``names`` are (level, 0-based place) from wide to fine.

    ``row_number`` is the place of a column that numbers nearly every row. ``guessed`` tells a level that no word says,
    ``plain`` that one column of names may hold areas of several levels, told by their own words ("KEC. …") or by
    `tiers`: then ``wider`` has (level, name) of the rows of wider areas, ``cleaned`` names without the marks in front.
    ``towns`` are the rows named "Kota …" that are no cities.
    """

    names: tuple[tuple[Level, int], ...]
    code: Code | None
    row_number: int | None
    guessed: bool = False
    plain: bool = False
    wider: Mapping[int, tuple[Level, str]] = field(default_factory=lambda: MappingProxyType({}))
    cleaned: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))
    towns: frozenset[int] = frozenset()

    @property
    def places(self) -> tuple[int, ...]:
        """Return the places of all columns that tell the area."""
        return tuple(place for _, place in self.names)


def area_columns(table: Table, columns: Columns) -> AreaColumns | None:
    """Return the columns that tell the area of each row of ``table``, or None where nothing does."""
    named = _named(columns)
    code = _code(columns)
    if code is not None and named:
        _place_coded(columns, named, code)
    rows = max((column.content.filled for column in columns.all if column.figures), default=0)
    numbers = columns.having(Role.ROW_NUMBER)
    steady = [column.place for column in numbers if column.content.numbers * 2 > len(column.content.values)]
    row_number = steady[0] if steady else None
    if named:
        names = sorted(((level, column.place) for level, column in named.items()), key=lambda name: _ORDER[name[0]])
        if code is not None and code.level is Level.STATION and Level.STATION not in named:
            names.append((Level.STATION, code.place))  # its last three digits are the TPS
        plain = len(names) == 1 and names[0][0] not in (Level.STATION, Level.DISTRICT)
        if code is not None and code.level is None:
            code = _of_whom(code, columns, [level for level, _ in names], rows)
        return AreaColumns(tuple(names), code, row_number, plain=plain)
    plain_names = _plain_names(columns)
    if plain_names is not None:
        level, guessed = _level_of(table, plain_names.content, code)
        return AreaColumns(((level, plain_names.place),), code, row_number, guessed=guessed, plain=True)
    if code is not None and code.level is not None and code.scheme in (CodeScheme.KEMENDAGRI, CodeScheme.SIREKAP):
        return AreaColumns((), code, row_number)
    return None


def _of_whom(code: Code, columns: Columns, levels: Sequence[Level], rows: int) -> Code:
    """Return codes of an unknown scheme with the level they stand for: the finest, unless rows share them."""
    column = next(column for column in columns.all if column.place == code.place)
    shared = len(set(column.content.cells)) < 0.9 * rows
    level = levels[-1] if not shared else levels[-2] if len(levels) > 1 else None
    return Code(code.place, code.scheme, level)


def depth(level: Level) -> float:
    """Return how fine a level is: 0 for the nation, 5 for a TPS; a district lies between regency and kecamatan."""
    return _ORDER[level]


def _named(columns: Columns) -> dict[Level, Column]:
    """Return one column of names per level; columns of counts under a level's name are told apart by their values."""
    found: dict[Level, Column] = {}
    for column in sorted(columns.having(Role.AREA), key=lambda column: column.said is None):
        level = column.meaning.level
        if level is None:
            continue
        counted = column.content.whole and column.said is None and not _numbered_names(column)
        if level not in (Level.STATION, Level.DISTRICT) and counted:
            column.meaning = meaning_of(("jumlah tps",))
        elif level is Level.STATION and _holds_codes(column):
            column.meaning = Meaning(Role.CODE, level=level)
        elif level not in found and column.content.filled:
            found[level] = column
    _place_generic(columns, found)
    station = found.get(Level.STATION)
    others = [each for each in found.values() if each is not station]
    if station is not None and station.said is None and _counts_stations(station, others):
        station.meaning = meaning_of(("jumlah tps",))
        del found[Level.STATION]
    return found


def _numbered_names(column: Column) -> bool:
    """Tell "01. Plantungan" under a level's name from "12 desa", which says the same word again and again."""
    names = {re.sub(r"^[\s\d.)]+", "", text).casefold() for text in column.content.texts}
    return column.content.textual and len(names) * 2 > column.content.filled


def _holds_codes(column: Column) -> bool:
    """Tell a column of TPS that has Sirekap's codes of 13 digits in it, and no numbers."""
    texts = [text for text in map(code_text, column.content.cells) if text]
    return bool(texts) and _mostly(texts, lambda text: len(text) == _STATION_DIGITS and _like_sirekap(text))


def _place_generic(columns: Columns, found: dict[Level, Column]) -> None:
    """Give a column "Wilayah" or "Daerah" beside columns with levels the level above them, if their areas lie in it."""
    generic = [each for each in columns.having(Role.AREA) if each.meaning.level is None and each.content.textual]
    widest = min((level for level in found if level in TREE), key=TREE.index, default=None)
    if len(generic) != 1 or widest not in (Level.REGENCY, Level.SUBDISTRICT):
        return
    pairs = {(name, wide) for name, wide in zip(found[widest].content.cells, generic[0].content.cells, strict=True)}
    if len(pairs) == len({name for name, _ in pairs}) and len({wide for _, wide in pairs}) <= len(pairs):
        level = TREE[TREE.index(widest) - 1]
        generic[0].meaning = replace(generic[0].meaning, level=level)
        found[level] = generic[0]


def _place_coded(columns: Columns, found: dict[Level, Column], code: Code) -> None:
    """Give a column "Nama" beside those of wider areas the level that the codes of its rows have."""
    textual = [each for each in columns.having(Role.AREA, Role.PERSON) if each.content.textual]
    generic = [each for each in textual if each.meaning.level is None and set(words(each.heading)) <= _NAMES]
    if len(generic) != 1 or code.level is None or any(depth(level) >= depth(code.level) for level in found):
        return
    codes = next(column.content.cells for column in columns.all if column.place == code.place)
    pairs = set(zip(codes, generic[0].content.cells, strict=True))
    if len(pairs) == len(set(codes)) > 1:
        generic[0].meaning = Meaning(Role.AREA, level=code.level)
        found[code.level] = generic[0]


def _counts_stations(station: Column, others: Sequence[Column]) -> bool:
    """Tell a count of TPS from their numbers: each row is another area already, and the counts are plain numbers."""
    padded = any(isinstance(cell, str) and cell.strip().startswith("0") for cell in station.content.cells)
    if not others or padded or station.content.texts or station.content.numbers < station.content.filled:
        return False
    finest = max(others, key=lambda column: _ORDER[column.meaning.level or Level.NATION])
    pairs = list(zip(finest.content.cells, station.content.values, strict=True))
    named = [(str(name).casefold().strip(), count) for name, count in pairs if name is not None and count is not None]
    unnamed = sum(1 for name, count in pairs if name is None and count is not None)
    counts = [count for _, count in named]
    goes_on = any(name is None and count == (before or 0) + 1 for (_, before), (name, count) in pairwise(pairs))
    if len(named) < 2 or goes_on or unnamed > max(1, 0.2 * len(named)):  # a name merged over its stations
        return False
    return len({name for name, _ in named}) > 0.9 * len(named) and counts != list(range(1, len(counts) + 1))


def _plain_names(columns: Columns) -> Column | None:
    """Return the column of area names that no heading gives a level: "Wilayah", "Nama", or none at all."""
    said = [column for column in columns.having(Role.AREA) if column.said is not None]
    generic = said or [column for column in columns.having(Role.AREA) if column.content.textual]
    if generic:
        return generic[0]
    likely = [
        column
        for column in columns.having(Role.UNKNOWN, Role.PERSON)
        if column.content.textual and (not column.parts or set(words(column.parts[-1])) <= {"nama", "uraian"})
    ]
    first_figure = min((column.place for column in columns.all if column.figures), default=0)
    return next((column for column in likely if column.place < first_figure), None)


#: A heading that only codes beside it give a level.
_NAMES = frozenset({"nama", "name", "wilayah", "daerah", "area"})
#: A sheet called for one district ("Dapil 3", "DAPIL KOTA BOGOR II") holds what lies in it, "Per Dapil" districts.
_ONE_DISTRICT = re.compile(r"\b(dapil|pemilihan)\b.*(?<![\dA-Za-z])(\d{1,2}|[IVX]+)\W*$", re.IGNORECASE)


def _level_of(table: Table, content: Content, code: Code | None) -> tuple[Level, bool]:
    """Return the level of plain names, and whether it is a guess."""
    said = [level for level in map(level_by_words, content.texts) if level is not None]
    if len(said) * 2 > len(content.texts):
        return max(said, key=lambda level: _ORDER[level]), False
    if code is not None and code.level is not None:
        return code.level, False
    context = " ".join((*table.titles, re.sub(r"[_-]", " ", table.sheet.name)))
    per = _PER.findall(context)
    for label in per:
        level = meaning_of((label,)).level
        if level is not None:
            return level, False
    inside = [level for level, _ in table.within if level in TREE]
    if inside and inside[-1] is not Level.STATION:
        return TREE[TREE.index(inside[-1]) + 1], True
    if table.within and not inside and not city_spoken_of(table.titles) and _of_regencies(table):
        return Level.REGENCY, True
    step = area_in_name(table.sheet.name)
    if step is not None and step[0] in TREE:
        return TREE[TREE.index(step[0]) + 1], True
    by_name = [meaning_of((word,)).level for word in re.split(r"[\s_-]+", table.sheet.name) if word]
    levels = [level for level in by_name if level is not None]
    if not levels or (levels[-1] is Level.DISTRICT and _ONE_DISTRICT.search(table.sheet.name)):
        return Level.SUBDISTRICT, True
    return levels[-1], False


def _of_regencies(table: Table) -> bool:
    """Tell a table inside a district of an election whose districts are made of regencies and cities."""
    return guess_election(table.titles).kind in _OF_REGENCIES


def _code(columns: Columns) -> Code | None:
    """Return the finest column of codes of a known scheme, else the first of codes of any other."""
    found: list[Code] = []
    coded = columns.having(Role.CODE)
    for column in [column for column in coded if column.said is not None] or coded:
        scheme, level = _scheme(column)
        found.append(Code(column.place, scheme, level or column.meaning.level))
    known = [code for code in found if code.scheme in (CodeScheme.KEMENDAGRI, CodeScheme.SIREKAP) and code.level]
    if known:
        return max(known, key=lambda code: _ORDER[code.level or Level.NATION])
    return found[0] if found else None


def _scheme(column: Column) -> tuple[CodeScheme, Level | None]:
    # "JUMLAH" under the codes is the label of a sum
    texts = [text for text in map(code_text, column.content.cells) if text and any(map(str.isdigit, text))]
    said = set(words(column.heading))
    if column.said is not None and column.said.scheme is not None:
        return column.said.scheme, _level_said(column.said.scheme, texts)
    if column.meaning.level is Level.DISTRICT:
        return CodeScheme.DAPIL, Level.DISTRICT
    if {"kpuid", "situng"} & said or ("id" in said and "kpu" in said):
        return CodeScheme.SITUNG, None
    if not texts or "bps" in said:
        return CodeScheme.OTHER, None
    if any("." in text for text in texts) and _mostly(texts, lambda text: _KEMENDAGRI.fullmatch(text) is not None):
        return CodeScheme.KEMENDAGRI, _usual([_DOTS[text.count(".")] for text in texts if _KEMENDAGRI.fullmatch(text)])
    if _mostly(texts, _like_sirekap) and ("id" not in said or len(set(map(len, texts))) == 1):
        return CodeScheme.SIREKAP, _usual([LEVEL_BY_DIGITS[len(text)] for text in texts if _like_sirekap(text)])
    return CodeScheme.OTHER, None


def code_level(codes: Sequence[str]) -> Level | None:
    """Return the level that codes of the tree mostly stand for, dotted or not; None for codes of another scheme."""
    if _mostly(codes, lambda text: "." in text and _KEMENDAGRI.fullmatch(text) is not None):
        return _usual([_DOTS[text.count(".")] for text in codes if _KEMENDAGRI.fullmatch(text)])
    if _mostly(codes, _like_sirekap):
        return _usual([LEVEL_BY_DIGITS[len(text)] for text in codes if _like_sirekap(text)])
    return None


def _level_said(scheme: CodeScheme, texts: Sequence[str]) -> Level | None:
    """Return the level that codes have whose scheme a person said."""
    if scheme is CodeScheme.DAPIL:
        return Level.DISTRICT
    levels = [level for level in (level_of_code(text, scheme) for text in texts) if level is not None]
    return _usual(levels) if levels else None


def _like_sirekap(text: str) -> bool:
    """Know the digits of Kemendagri's codes; BPS has a 0 where a kelurahan or desa of Kemendagri begins with 1 or 2."""
    if not text.isdecimal() or len(text) not in LEVEL_BY_DIGITS or text[:2] not in _PROVINCES or text[2:4] == "00":
        return False
    return len(text) < 10 or text[6] in "123"


def _mostly(texts: Sequence[str], fits: Callable[[str], bool]) -> bool:
    return sum(1 for text in texts if fits(text)) >= 0.9 * len(texts)


def _usual(levels: Sequence[Level]) -> Level:
    return max(set(levels), key=levels.count)
