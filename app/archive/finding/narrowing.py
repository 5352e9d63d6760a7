"""What the fields of a query ask of a dossier: conditions in SQL, and words that the index must have of it.

A number, a code and a year are looked up in their own columns, exactly; words of a title or a note go through the
index, so that they have their forms and typing errors there too. It knows dossiers as ``d`` and nothing of ranking.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from app.archive.finding.fields import Asked, Field, Filter, bounds
from app.archive.finding.index import KINDS, SHIFT, own_sql, words_of
from app.archive.finding.query import Term, understand
from app.archive.finding.vocabulary import Vocabulary
from app.archive.keys import natural_key

#: What of a dossier holds words.
_TEXTS = {
    Field.NOTE: "d.note",
    Field.UNIT: "d.processing_unit",
    Field.CREATOR: "d.creator",
    Field.OWN: own_sql("d.id"),
}
_EMPTY = {
    Field.CODE: "d.code_key = ''",
    Field.YEAR: "d.year_key = 0 AND d.year_to IS NULL",
    Field.BOX: "d.box_id IS NULL",
    Field.CONTENTS: "NOT EXISTS (SELECT 1 FROM item AS i WHERE i.dossier_id = d.id)"
    " AND NOT EXISTS (SELECT 1 FROM digital_file AS f WHERE f.dossier_id = d.id)",
    Field.TITLE: "d.title_key = ''",
    Field.NUMBER: "d.number_key = ''",
    Field.PLACE: "coalesce(d.box_id, 0) NOT IN (SELECT id FROM box WHERE place_id IS NOT NULL)",
    Field.ACCESS: "d.access = ''",
    Field.ELECTION: "d.election IS NULL",
    Field.STAGE: "d.stage = ''",
    Field.FOLDER: "coalesce(d.folder, '') = ''",
    **{asked: f"coalesce({text}, '') = ''" for asked, text in _TEXTS.items()},
}
_ACCESS = {
    "B": ("b", "biasa", "ordinary"),
    "T": ("t", "terbatas", "limited", "restricted"),
    "R": ("r", "rahasia", "secret"),
    "SR": ("sr", "sangat rahasia", "top secret"),
}
_EXEMPT = ("dikecualikan", "exempt")
_STAGES = {
    "active": ("aktif", "active"),
    "inactive": ("inaktif", "inactive"),
    "permanent": ("statis", "permanen", "permanent"),
}
#: What people call the kinds of elections, by their codes in an election's key.
_ELECTIONS = {
    **dict.fromkeys(("presiden", "pilpres", "president", "ppwp"), ("ppwp",)),
    **dict.fromkeys(("legislatif", "pileg", "legislative"), ("pdpr", "pdpd", "pdprdp", "pdprdk")),
    **dict.fromkeys(("gubernur", "pilgub", "governor", "pkwkp"), ("pkwkp",)),
    **dict.fromkeys(("walikota", "wali", "pilwalkot", "pilwako", "bupati", "pilbup", "mayor", "pkwkk"), ("pkwkk",)),
    **dict.fromkeys(("pilkada",), ("pkwkp", "pkwkk")),
    **dict.fromkeys(("dprd",), ("pdprdp", "pdprdk")),
    **{kind.removeprefix("p"): (kind,) for kind in ("pdpr", "pdpd")},
    **{kind: (kind,) for kind in ("pdpr", "pdpd", "pdprdp", "pdprdk")},
}
_OF_ANY_ELECTION = frozenset({"pemilu", "pemilihan", "umum", "kota", "kabupaten", "provinsi"})
_NO_ONE = "0"
_OTHER_COLUMN = re.compile(r"\bd\.(?!year_key)")
#: Fields that lead to few dossiers by themselves.
_LEADING = frozenset({Field.BOX, Field.NUMBER, Field.PLACE})
_SHORT_RACK = re.compile(r"r(\d+)")
_CODE = re.compile(r"[a-z]+(?:[. ]?\d+)*[. ]?")
_YEARS = 4
_LAST = "\U0010ffff"


@dataclass(slots=True)
class Narrowing:
    """What holds of every dossier that is looked for: ``conditions`` on ``d``, and what the index must ``match``.

    ``terms`` are the words in ``match``, for what is shown. ``excluded`` is what the index must not have of it: of a
    dossier the query itself says so, of an item it is the item alone that the query looks at.
    """

    conditions: list[str] = field(default_factory=list)
    values: list[object] = field(default_factory=list)
    match: list[str] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    excluded: list[str] = field(default_factory=list)
    #: What the index must have of an item or a file, where very many have it: they are met with sooner than gathered.
    inside: str = ""

    def __bool__(self) -> bool:
        return bool(self.conditions or self.match or self.inside)

    def gathered(self) -> Narrowing:
        """Return the same with all dossiers gathered that have in them what very many have."""
        if not self.inside:
            return self
        conditions, values = [*self.conditions, _INSIDE], [*self.values, self.inside, self.inside]
        return replace(self, conditions=conditions, values=values, inside="")

    @property
    def sql(self) -> str:
        """Return the conditions as one."""
        return " AND ".join(f"({condition})" for condition in self.conditions) or "1"

    def few_sql(self) -> str:
        """Return the SELECT of the ids of the dossiers the conditions hold for, which a limit may end early."""
        if Field.YEAR in self.fields and _LEADING.isdisjoint(self.fields):
            return f"SELECT d.id FROM dossier AS d WHERE {self.by_year} ORDER BY d.year_key DESC"
        return f"SELECT d.id FROM dossier AS d WHERE {self.sql}"

    @property
    def by_year(self) -> str:
        """Return the conditions as one, for walking dossiers in order of year until enough are found.

        A plus keeps SQLite from going by another index, and then sorting all that it finds.
        """
        return _OTHER_COLUMN.sub("+d.", self.sql)

    def within(self) -> Narrowing:
        """Return the same for items: what the index must have of their dossier, and must not have, are conditions."""
        base = KINDS["dossier"] << SHIFT
        inside = [f"d.id IN ({records_sql('dossier')})" for _ in self.match]
        # One by one: a word that is left out may stand in most dossiers.
        outside = [
            f"NOT EXISTS (SELECT 1 FROM archive_search WHERE archive_search MATCH ? AND rowid = {base} + d.id)"
            for _ in self.excluded
        ]
        values = [*self.values, *self.match, *self.excluded]
        return Narrowing([*self.conditions, *inside, *outside], values)

    def add(self, condition: str, *values: object) -> None:
        """Demand a condition with the values of its question marks."""
        self.conditions.append(condition)
        self.values += values


def records_sql(kind: str) -> str:
    """Return the SELECT of the ids of the records of a kind that the index matches; it takes the query."""
    base = KINDS[kind] << SHIFT
    return (
        f"SELECT rowid - {base} FROM archive_search WHERE archive_search MATCH ?"
        f" AND rowid BETWEEN {base} AND {base + (1 << SHIFT) - 1}"
    )


_INSIDE = (
    f"d.id IN (SELECT dossier_id FROM item WHERE id IN ({records_sql('item')}) UNION"
    f" SELECT dossier_id FROM digital_file WHERE id IN ({records_sql('digital_file')}))"
)
#: From so many items and files on they are not gathered first.
_COMMON = 5_000


def _common_inside(connection: sqlite3.Connection, match: str) -> bool:
    above = max(KINDS["item"], KINDS["digital_file"]) + 1 << SHIFT
    rows = connection.execute(
        "SELECT 1 FROM archive_search WHERE archive_search MATCH ? AND rowid < ? LIMIT 1 OFFSET ?",
        (match, above, _COMMON),
    )
    return rows.fetchone() is not None


def narrowing_of(asked: Asked, vocabulary: Vocabulary, connection: sqlite3.Connection) -> Narrowing:
    """Return what the fields of a text ask for; a field whose value is still to be typed asks for nothing."""
    narrowing = Narrowing()
    for one in asked.filters:
        typed = [each for each in (one, *one.others) if each.values != ("",)]
        if len(typed) > 1:
            _any_of(narrowing, typed, vocabulary, connection)
        elif typed:
            _demand(narrowing, typed[0], vocabulary, connection)
    excluded = [words_of(part.text) for part in asked.parts if part.kind == "excluded"]
    matches = [f'"{" ".join(words)}"' for words in excluded if words]
    if any(part.kind in {"words", "phrase"} for part in asked.parts):
        narrowing.excluded = matches
    elif narrowing:
        # The index itself takes exclusions only beside words to be found.
        for match in matches:
            narrowing.add(f"d.id NOT IN ({records_sql('dossier')})", match)
    return narrowing


def _demand(narrowing: Narrowing, one: Filter, vocabulary: Vocabulary, connection: sqlite3.Connection) -> None:
    narrowing.fields.append(one.field)
    if not one.values:
        narrowing.add(f"NOT ({_EMPTY[one.field]})" if one.excluded else _EMPTY[one.field])
    elif one.field in _TEXTS or one.field in {Field.TITLE, Field.CONTENTS}:
        _words(narrowing, one, vocabulary, connection)
    else:
        _looked_up(narrowing, one, connection)


def _any_of(
    narrowing: Narrowing, filters: Sequence[Filter], vocabulary: Vocabulary, connection: sqlite3.Connection
) -> None:
    """Demand one of several fields, each by itself: which of them it is, is another for every dossier."""
    conditions: list[str] = []
    values: list[object] = []
    for one in filters:
        alone = Narrowing()
        _demand(alone, one, vocabulary, connection)
        alone = alone.gathered()
        narrowing.fields += alone.fields
        narrowing.terms += alone.terms
        within = alone.within()
        conditions.append(within.sql)
        values += within.values
    narrowing.add(" OR ".join(f"({one})" for one in conditions), *values)


def _looked_up(narrowing: Narrowing, one: Filter, connection: sqlite3.Connection) -> None:
    condition = _CONDITIONS[one.field]
    found = [condition(value, connection) for value in one.values]
    joined = " OR ".join(f"({sql})" for sql, _ in found)
    # What is not known of a dossier is not what is excluded: it stays.
    joined = f"NOT coalesce({joined}, 0)" if one.excluded else joined
    narrowing.add(joined, *(value for _, values in found for value in values))


def _words(narrowing: Narrowing, one: Filter, vocabulary: Vocabulary, connection: sqlite3.Connection) -> None:
    value = f'"{one.values[0]}"' if one.quoted else one.values[0]
    query = understand(value, vocabulary, connection)
    if query is None:
        return
    if one.field is Field.CONTENTS:
        inside = _INSIDE
        if not one.excluded and not narrowing.inside and _common_inside(connection, query.match):
            narrowing.inside = query.match
        else:
            narrowing.add(f"NOT ({inside})" if one.excluded else inside, query.match, query.match)
    elif one.field is Field.TITLE:
        match = f"title : ({query.match})"
        if one.excluded:
            narrowing.add(f"d.id NOT IN ({records_sql('dossier')})", match)
        else:
            narrowing.match.append(match)
    else:
        # The index holds all that is not the title in one column: which field it was, the field itself tells.
        said, values = _said(_TEXTS[one.field], query.terms)
        narrowing.add(f"NOT ({said})" if one.excluded else said, *values)
        if not one.excluded:
            narrowing.match.append(f"rest : ({query.match})")
    if not one.excluded:
        narrowing.terms += [replace(term, field=one.field.value) for term in query.terms]


def _said(text: str, terms: Sequence[Term]) -> tuple[str, list[str]]:
    """Return the condition that a text (as SQL) has a word for each of the terms."""
    parts: list[str] = []
    values: list[str] = []
    for term in terms:
        words = [" ".join(term.phrase)] if term.phrase else [*term.words, *([term.begins] if term.begins else [])]
        parts.append(" OR ".join(f"coalesce({text}, '') LIKE ? ESCAPE '\\'" for _ in words))
        values += [f"%{_escaped(word)}%" for word in words]
    return " AND ".join(f"({part})" for part in parts), values


def _escaped(text: str) -> str:
    return re.sub(r"([\\%_])", r"\\\1", text)


_Condition = tuple[str, list[object]]


def _code(value: str, _connection: sqlite3.Connection) -> _Condition:
    """Take the codes below a code along; of one that is still being typed, all that begin so."""
    plain = value.strip().lower()
    if not _CODE.fullmatch(plain):
        return "d.code_key = ?", [natural_key(value)]
    whole = plain.replace(" ", ".").rstrip(".")
    last = whole.rpartition(".")[2]
    if last.isalpha():
        return "d.code_key >= ? AND d.code_key < ?", [whole, whole + _LAST]
    if last == "0":
        # Numbers stand in the key with twelve places: those of one digit begin with eleven noughts.
        head = natural_key(whole.rpartition(".")[0])
        return "d.code_key >= ? AND d.code_key < ?", [f"{head}.{'0' * 11}", f"{head}.{'0' * 10}1"]
    key = natural_key(whole)
    return "d.code_key >= ? AND d.code_key < ?", [key, f"{key}/"]


def _year(value: str, _connection: sqlite3.Connection) -> _Condition:
    """Take the dossiers that touch a year; "201", still being typed, is all the years that begin so."""
    first, last = bounds(value) or (value, value)
    if not all(end.isdigit() and len(end) <= _YEARS for end in (first, last) if end):
        return _NO_ONE, []
    low, high = (first or "0").ljust(_YEARS, "0"), (last or "9").ljust(_YEARS, "9")
    return (
        "d.year_key BETWEEN 1 AND ? AND (d.year_key >= ? OR d.year_to >= ?)",
        [int(high), int(low), int(low)],
    )


def _span_or_key(column: str, value: str) -> _Condition:
    ends = bounds(value)
    key = natural_key(value)
    if ends is None:
        return f"{column} = ?", [key]
    low, high = natural_key(ends[0] or "0"), natural_key(ends[1]) if ends[1] else ":"
    # A number may itself be written with a dash: it is found as it is, too.
    return f"({column} BETWEEN ? AND ?) OR {column} = ?", [low, high, key]


def _box(value: str, _connection: sqlite3.Connection) -> _Condition:
    sql, values = _span_or_key("number_key", value)
    return f"d.box_id IN (SELECT id FROM box WHERE {sql})", values


def _number(value: str, _connection: sqlite3.Connection) -> _Condition:
    return _span_or_key("d.number_key", value)


def _folder(value: str, _connection: sqlite3.Connection) -> _Condition:
    return "d.folder = ? OR ltrim(d.folder, '0') = ltrim(?, '0')", [value, value]


def _place(value: str, connection: sqlite3.Connection) -> _Condition:
    """Take a place with those within it: its words stand side by side in the path, the last one perhaps begun."""
    wanted = _place_words(value)
    rows = connection.execute("SELECT id, path FROM place").fetchall()
    ids = [id_ for id_, path in rows if wanted and _stands_in(wanted, _place_words(path))]
    return f"d.box_id IN (SELECT id FROM box WHERE place_id IN ({', '.join(map(str, ids))}))", []


def _place_words(text: str) -> list[str]:
    words: list[str] = []
    for word in words_of(text):
        short = _SHORT_RACK.fullmatch(word)
        words += ["rak", short[1]] if short else [word]
    return [word.lstrip("0") or "0" if word.isdigit() else word for word in words]


def _stands_in(wanted: Sequence[str], words: Sequence[str]) -> bool:
    *whole, last = wanted
    size = len(wanted)
    return any(
        list(words[start : start + size - 1]) == whole
        and (words[start + size - 1] == last or (last.isalpha() and words[start + size - 1].startswith(last)))
        for start in range(len(words) - size + 1)
    )


def _named(column: str, names: dict[str, tuple[str, ...]], value: str) -> _Condition:
    """Return the condition that a column has the value called so, or the values whose names begin so."""
    wanted = " ".join(words_of(value))
    if not wanted:
        return _NO_ONE, []
    exact = [kept for kept, called in names.items() if wanted in called]
    found = exact or [kept for kept, called in names.items() if any(name.startswith(wanted) for name in called)]
    return f"{column} IN ({', '.join('?' * len(found))})", list(found)


def _access(value: str, _connection: sqlite3.Connection) -> _Condition:
    wanted = value.strip().lower()
    if len(wanted) > 1 and any(name.startswith(wanted) for name in _EXEMPT):
        return "d.exempt = 1", []
    return _named("d.access", _ACCESS, value)


def _stage(value: str, _connection: sqlite3.Connection) -> _Condition:
    return _named("d.stage", _STAGES, value)


def _election(value: str, _connection: sqlite3.Connection) -> _Condition:
    """Take an election by its key, or by as much of it as is known: "pilpres-2019", "pemilu 2019", "pilwalkot"."""
    parts: list[str] = []
    values: list[object] = []
    for word in words_of(value):
        if word.isdigit():
            parts.append("d.election LIKE ?")
            values.append(f"%-{word}-%" if len(word) == _YEARS else f"%-{word}%")
        elif word not in _OF_ANY_ELECTION:
            begun = [kind for name, kinds in _ELECTIONS.items() if name.startswith(word) for kind in kinds]
            known = list(dict.fromkeys(_ELECTIONS.get(word, begun)))
            parts.append(" OR ".join("d.election LIKE ?" for _ in known) or _NO_ONE)
            values += [f"{kind}-%" for kind in known]
    return " AND ".join(f"({part})" for part in parts) or "d.election IS NOT NULL", values


_CONDITIONS: dict[Field, Callable[[str, sqlite3.Connection], _Condition]] = {
    Field.CODE: _code,
    Field.YEAR: _year,
    Field.BOX: _box,
    Field.NUMBER: _number,
    Field.FOLDER: _folder,
    Field.PLACE: _place,
    Field.ACCESS: _access,
    Field.STAGE: _stage,
    Field.ELECTION: _election,
}
