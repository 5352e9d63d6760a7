"""Lists without any header: a line names an area, and the lines under it a contestant each, with one figure.

A party list right under "DAPIL 1" is such, and what a newspaper prints ("1. Anu - Badu: 6.490 suara (37,9%)"). It hands
out one table of all areas (see `laid`) and takes nothing for it that titles or lines do not call votes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from importers.grid import Sheet, Value
from importers.recap.page_columns import blank, is_number
from importers.recap.pages_join import LEVEL_HEADINGS
from importers.records import Level, Place
from importers.table.laid import Heading, Laid, Line, Path, lay
from importers.table.titles import titles_in
from importers.values import whole_number
from importers.wording.area_names import district_spoken_of
from importers.wording.contestants import Roster
from importers.wording.headings import Role, compact, meaning_of, words
from importers.wording.row_labels import Label, RowLabels

#: A sheet of more lines has a header; so many lines of one area make a list.
_ROWS = 3000
_LEAST = 2
_SHARE = r"(?:\(?\s*\d{1,3}(?:[.,]\d+)?\s*(?:%|persen)\s*\)?)"
#: "6.490 suara (37,9%)" in a cell of its own, and behind a name.
_FIGURE = re.compile(rf"^\W*(?P<figure>\d[\d.,]*)\s*(?P<unit>suara)?\s*{_SHARE}?\W*$", re.IGNORECASE)
_NAMED_FIGURE = re.compile(
    rf"^(?P<name>.*[^\W\d_]{{2}}.*?)(?:\s*[:=]\s*|\s+[-–]\s+|\s+)(?P<figure>\d[\d.]*)\s*(?P<unit>suara)?\s*{_SHARE}?\W*$",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"^\W*\d{1,3}(?:[.,]\d+)?\s*%\W*$")
#: What else is counted of parties and pairs, and what is no count of votes.
_ELSE = re.compile(
    r"\b(?:kursi|seats?|caleg|bacaleg|jumlah\s+calon|terpilih|target|sasaran|survei|survey|elektabilitas|poll\w*|jajak|anggota"
    r"|kader|pengurus|saksi|dana|anggaran|logistik|surat\s+suara|dcs|dct|simulasi|contoh)\b",
    re.IGNORECASE,
)
_PER_LEVEL = (
    (re.compile(r"\b(?:per|tiap|setiap|menurut)[\s-]+kecamatan\b", re.IGNORECASE), Level.SUBDISTRICT),
    (re.compile(r"\b(?:per|tiap|setiap|menurut)[\s-]+(?:kelurahan|desa)\b", re.IGNORECASE), Level.VILLAGE),
)
_NAME = re.compile(r"^[^\W\d_][A-Za-z'’. -]{2,39}:?$")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line with a figure: the texts that say of whom, the figure with its cell, the cell of its label."""

    texts: tuple[str, ...]
    value: Value
    cell: Place
    place: Place
    votes: bool


@dataclass(slots=True)
class _Block:
    """An area with the cell that names it, the wider ones said with it, and its lines."""

    name: str
    level: Level
    within: Path
    place: Place
    entries: list[_Entry] = field(default_factory=list)


def find_bare(sheet: Sheet, roster: Roster) -> list[Laid]:
    """Return the one table of lists without headers; none where the lines of ``sheet`` are anything else."""
    if len(sheet.rows) > _ROWS:
        return []
    blocks, titles = _blocks(sheet)
    said = " ".join(titles)
    counted = any(entry.votes for block in blocks for entry in block.entries) or "suara" in words(said)
    if not blocks or not counted or _ELSE.search(said) or len({block.level for block in blocks}) > 1:
        return []
    labelled = [(block, _labels(block, roster)) for block in blocks]
    if not all(map(_is_list, (labels for _, labels in labelled))):
        return []
    headings: dict[object, int] = {}
    subjects: list[Heading] = []
    lines: list[Line] = []
    for block, labels in labelled:
        figures: dict[int, tuple[Value, Place]] = {}
        for entry, label in zip(block.entries, labels, strict=True):
            key = _key(entry, label)
            if key not in headings:
                headings[key] = len(subjects)
                parts = entry.texts if label is None else label.parts
                subjects.append(Heading(parts, entry.place, None if label is None else label.meaning))
            if headings[key] in figures:
                return []
            figures[headings[key]] = (entry.value, entry.cell)
        lines.append(Line((block.name,), block.place, figures))
    wider = blocks[0].within or titles_in([(title,) for title in titles])[1]
    level = blocks[0].level
    within = tuple(step for step in wider if step[0] is not level)
    naming = [(LEVEL_HEADINGS[level],)]
    return [
        lay(sheet, naming, subjects, lines, areas_in="columns", header_rows=(), titles=tuple(titles), within=within)
    ]


def _blocks(sheet: Sheet) -> tuple[list[_Block], list[str]]:
    """Return the areas with their lines, and the titles above; none where a line with figures is no such."""
    blocks: list[_Block] = []
    titles: list[str] = []
    for number, row in zip(sheet.numbers, sheet.rows, strict=True):
        entry = _entry(number, row)
        if entry is not None:
            if not blocks:
                return [], []
            blocks[-1].entries.append(entry)
            continue
        texts = [" ".join(value.split()) for value in row if isinstance(value, str) and not blank(value)]
        if any(is_number(value) for value in row):
            return [], []
        block = _area(number, row, texts, titles) if len(texts) == 1 else None
        if block is not None and (not blocks or blocks[-1].entries or block.level is not blocks[-1].level):
            if blocks and not blocks[-1].entries:
                blocks[-1] = block  # "KOTA BOGOR" over "DAPIL 1"
                continue
            blocks.append(block)
        elif not blocks:
            titles.extend(texts)
    if blocks and not blocks[-1].entries:
        blocks.pop()
    return blocks, titles


def _area(number: int, row: Sequence[Value], texts: Sequence[str], titles: Sequence[str]) -> _Block | None:
    """Return the area that a line alone names, by the word of its level or, per kecamatan, by its name alone."""
    text = texts[0].rstrip(" :.")
    at = next(at for at, value in enumerate(row, 1) if not blank(value))
    steps = titles_in([(text,)])[1]
    if steps and len(words(text)) <= 8:
        return _Block(steps[-1][1], steps[-1][0], steps[:-1], (number, at))
    district = district_spoken_of([text])
    if district is not None and text.casefold().startswith(("dapil", "daerah")):
        return _Block(district, Level.DISTRICT, (), (number, at))
    level = next((level for pattern, level in _PER_LEVEL if any(map(pattern.search, titles))), None)
    if level is None or not _NAME.match(text) or meaning_of((text,)).role is not Role.UNKNOWN:
        return None
    return _Block(text, level, (), (number, at))


def _entry(number: int, row: Sequence[Value]) -> _Entry | None:
    """Return a line of texts and one figure behind them, in one cell or in several; a share may follow."""
    cells = [(at, value) for at, value in enumerate(row, 1) if not blank(value)]
    while len(cells) > 1 and isinstance(cells[-1][1], str) and _PERCENT.match(cells[-1][1]):
        cells.pop()
    if not cells:
        return None
    at, last = cells[-1]
    if len(cells) == 1:
        found = _NAMED_FIGURE.match(last) if isinstance(last, str) else None
        if found is None or whole_number(found["figure"]).value is None or not (found["unit"] or ":" in found[0]):
            return None
        return _Entry((found["name"].strip(),), found["figure"], (number, at), (number, at), bool(found["unit"]))
    figure = _FIGURE.match(str(last))
    front = [(place, str(value).strip()) for place, value in cells[:-1]]
    named = [place for place, text in front if re.search(r"[^\W\d_]{2}", text)]
    if figure is None or not named or len(front) > 2 or whole_number(figure["figure"]).value is None:
        return None
    value: Value = figure["figure"] if isinstance(last, str) else last
    return _Entry(tuple(text for _, text in front), value, (number, at), (number, named[-1]), bool(figure["unit"]))


def _labels(block: _Block, roster: Roster) -> list[Label | None]:
    labels = RowLabels(roster)
    return [labels.row(entry.texts) for entry in block.entries]


def _is_list(labels: Sequence[Label | None]) -> bool:
    """Tell whether most lines are of contestants, and at least two of them."""
    found = sum(1 for label in labels if label and label.meaning and label.meaning.role is Role.CONTESTANT)
    known = sum(1 for label in labels if label and label.meaning and label.meaning.role is not Role.UNKNOWN)
    return found >= _LEAST and known * 2 > len(labels)


def _key(entry: _Entry, label: Label | None) -> object:
    """Return what tells the same subject in each list."""
    if label is None or label.meaning is None:
        return tuple(map(compact, entry.texts))
    meaning = label.meaning
    named = None if meaning.number is not None else compact(" ".join(label.parts))
    return (meaning.role, meaning.number, meaning.candidate, meaning.field, meaning.own, named)
