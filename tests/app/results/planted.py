"""Recaps of known truth with one slip planted in them: what was written, and which cell is wrong."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from importers.records import cell_name

#: Some kelurahan of Kota Bogor by kecamatan.
VILLAGES = {
    "BOGOR SELATAN": ("BATUTULIS", "BONDONGAN", "EMPANG", "LAWANGGINTUNG", "PAMOYANAN", "RANGGAMEKAR", "MULYAHARJA"),
    "BOGOR TIMUR": ("BARANANGSIANG", "KATULAMPA", "SINDANGRASA", "SINDANGSARI", "SUKASARI", "TAJUR"),
    "BOGOR TENGAH": ("BABAKAN", "CIBOGOR", "CIWARINGIN", "GUDANG", "KEBON KALAPA", "PABATON", "PALEDANG", "SEMPUR"),
    "BOGOR UTARA": ("BANTARJATI", "CIBULUH", "CILUAR", "CIMAHPAR", "CIPARIGI", "TANAH BARU", "TEGAL GUNDIL"),
}
#: Row and column of the first figure.
FIRST_ROW, FIRST_COLUMN = 4, 3
#: The headings of one row per area and contestant.
LONG = ("KECAMATAN", "KELURAHAN", "URAIAN", "JUMLAH")

Cell = tuple[int, int]


@dataclass(slots=True)
class Recap:
    """A sheet of figures: ``rows`` are (kecamatan, kelurahan or None for its sum, None for the sum of all), values."""

    headings: list[str]
    rows: list[tuple[str | None, str | None, list[int | None]]]
    contestants: int
    cells: dict[Cell, int | str | None] = field(default_factory=dict)
    layout: str = "rows"

    def place(self, row: int, column: int) -> Cell:
        """Return the 1-based row and column in which a figure is written."""
        if self.layout == "columns":
            return FIRST_ROW + 1 + column, FIRST_COLUMN + row
        if self.layout == "long":
            return FIRST_ROW + row * len(self.headings) + column, FIRST_COLUMN + 1
        return FIRST_ROW + row, FIRST_COLUMN + column

    def name(self, row: int, column: int) -> str:
        """Return Excel's name of a cell of figures."""
        return cell_name(*self.place(row, column))

    def value(self, row: int, column: int) -> int | str | None:
        """Return what is written in a cell of figures."""
        return self.cells.get((row, column), self.rows[row][2][column])

    def areas(self) -> list[int]:
        """Return the rows that are areas."""
        return [at for at, (_, village, _) in enumerate(self.rows) if village is not None]

    def sum_anew(self) -> None:
        """Let the printed totals be what now stands above them, as where they are formulas."""
        for subdistrict, village, values in self.rows:
            if village is None:
                below = [row for row in self.areas() if subdistrict in (None, self.rows[row][0])]
                for column in range(len(values)):
                    found = [self.cells.get((row, column), self.rows[row][2][column]) for row in below]
                    values[column] = sum(value for value in found if isinstance(value, int))

    def without_totals(self) -> None:
        """Leave all printed totals out; they stand behind the areas they sum, so that cells move up."""
        self.rows = [row for row in self.rows if row[1] is not None]

    def column(self, heading: str) -> int:
        """Return the column of a heading."""
        return self.headings.index(heading)


def recap(rng: random.Random, *, subtotals: bool = True, lists: bool = True, scale: int = 1) -> Recap:
    """Return a recap in which everything adds up, of some kecamatan and 3 to 20 contestants."""
    contestants = rng.randint(3, 20)
    headings = ["DPT L", "DPT P", "DPT JML"] if lists else []
    headings += [f"PASLON {number}" for number in range(1, contestants + 1)]
    headings += ["SUARA SAH", "SUARA TIDAK SAH", "JUMLAH SUARA SAH DAN TIDAK SAH"]
    popular = [rng.uniform(0.3, 3) for _ in range(contestants)]
    chosen = rng.sample(sorted(VILLAGES), rng.randint(2, 4))
    rows: list[tuple[str | None, str | None, list[int | None]]] = []
    whole: list[list[int]] = []
    for subdistrict in chosen:
        part = []
        for village in VILLAGES[subdistrict][: rng.randint(3, 8)]:
            votes = [int(scale * rng.uniform(20, 400) * liked) for liked in popular]
            valid, invalid = sum(votes), rng.randint(1, 60) * scale
            registered = round((valid + invalid) / rng.uniform(0.65, 0.85))
            men = round(registered * rng.uniform(0.47, 0.53))
            values = [*([men, registered - men, registered] if lists else []), *votes, valid, invalid, valid + invalid]
            part.append(values)
            rows.append((subdistrict, village, list(values)))
        if subtotals:
            rows.append((subdistrict, None, [sum(column) for column in zip(*part, strict=True)]))
        whole.extend(part)
    rows.append((None, None, [sum(column) for column in zip(*whole, strict=True)]))
    return Recap(headings, rows, contestants)


def write(made: Recap, path: Path) -> Path:
    """Write a recap as a workbook, in its layout."""
    import xlsxwriter

    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Rekap")

    def put(row: int, column: int, told: object) -> None:
        if told is not None:
            sheet.write(row - 1, column - 1, told)

    put(1, 1, "REKAPITULASI PEMILIHAN WALI KOTA BOGOR 2024")
    for row, column, told in _around(made):
        put(row, column, told)
    for at in range(len(made.rows)):
        for column in range(len(made.headings)):
            put(*made.place(at, column), made.value(at, column))
    book.close()
    return path


def _around(made: Recap) -> Iterator[tuple[int, int, str]]:
    """Yield what stands beside and above the figures: 1-based row and column, and the text."""
    for at, (subdistrict, village, _) in enumerate(made.rows):
        names = [subdistrict or "", village] if village is not None else [_total_name(subdistrict)]
        match made.layout:
            case "columns":
                yield FIRST_ROW, FIRST_COLUMN + at, names[-1]
            case "long":
                for column, heading in enumerate(made.headings):
                    row, _ = made.place(at, column)
                    yield from ((row, 1 + place, name) for place, name in enumerate((*names, heading)))
            case _:
                yield from ((FIRST_ROW + at, 1 + place, name) for place, name in enumerate(names))
    match made.layout:
        case "columns":
            yield FIRST_ROW, 1, "DESA/KELURAHAN"
            yield from ((FIRST_ROW + 1 + place, 1, name) for place, name in enumerate(made.headings))
        case "long":
            yield from ((FIRST_ROW - 1, 1 + place, name) for place, name in enumerate(LONG))
        case _:
            heads = ["KECAMATAN", "KELURAHAN", *made.headings]
            yield from ((FIRST_ROW - 1, 1 + place, name) for place, name in enumerate(heads))


def _total_name(subdistrict: str | None) -> str:
    return "JUMLAH AKHIR" if subdistrict is None else f"JUMLAH {subdistrict}"


@dataclass(frozen=True, slots=True)
class Planted:
    """What was planted: the cell to be named, and the value that it should be, None where nobody can tell."""

    cell: str
    meant: int | None


Plant = Callable[[Recap, random.Random], Planted]


def one_digit(made: Recap, rng: random.Random) -> Planted:
    """Write another digit in a cell of an area."""
    return _put(made, rng, rng.choice(made.areas()), lambda text: _other_digit(text, rng))


def two_swapped(made: Recap, rng: random.Random) -> Planted:
    """Swap two digits that differ in a cell of an area."""
    return _put(made, rng, rng.choice(made.areas()), lambda text: _swapped(text, rng))


def total_digit(made: Recap, rng: random.Random) -> Planted:
    """Write another digit in a printed total."""
    row = rng.choice([at for at in range(len(made.rows)) if at not in made.areas()])
    return _put(made, rng, row, lambda text: _other_digit(text, rng))


def ten_times(made: Recap, rng: random.Random) -> Planted:
    """Write one digit too many in a cell of an area."""
    return _put(made, rng, rng.choice(made.areas()), lambda text: text + "0")


def blank(made: Recap, rng: random.Random) -> Planted:
    """Leave a cell of an area out."""
    row = rng.choice(made.areas())
    column = rng.randrange(len(made.headings))
    meant = made.rows[row][2][column]
    made.cells[row, column] = None
    return Planted(made.name(row, column), meant)


def unreadable(made: Recap, rng: random.Random) -> Planted:
    """Write words in a cell of an area."""
    row = rng.choice(made.areas())
    column = rng.randrange(len(made.headings))
    meant = made.rows[row][2][column]
    made.cells[row, column] = rng.choice(["lihat catatan", "?", "#REF!", "rusak"])
    return Planted(made.name(row, column), meant)


def decimal(made: Recap, rng: random.Random) -> Planted:
    """Write thousands as a decimal number."""
    at = [
        (row, column)
        for row in made.areas()
        for column, value in enumerate(made.rows[row][2])
        if value is not None and 1000 <= value < 1_000_000 and value % 100
    ]
    row, column = rng.choice(at)
    meant = made.rows[row][2][column]
    made.cells[row, column] = (meant or 0) / 1000
    return Planted(made.name(row, column), meant)


def swapped_votes(made: Recap, rng: random.Random) -> Planted:
    """Write the valid votes of an area where the invalid ones belong."""
    row = rng.choice(made.areas())
    valid, invalid = made.column("SUARA SAH"), made.column("SUARA TIDAK SAH")
    values = made.rows[row][2]
    meant = values[valid]
    values[valid], values[invalid] = values[invalid], values[valid]
    return Planted(made.name(row, valid), meant)


def moved(made: Recap, rng: random.Random) -> Planted:
    """Move the values of a column down by one row, in some areas after each other; the first of them stays."""
    areas = set(made.areas())
    runs = [range(start, start + size) for start in areas for size in (4, 5, 6)]
    run = rng.choice([run for run in runs if areas.issuperset(run)])
    column = rng.randrange(len(made.headings))
    values = [made.rows[row][2][column] for row in run]
    for row, value in zip(run[1:], values, strict=False):
        made.rows[row][2][column] = value
    made.rows[run[0]][2][column] = values[-1]
    return Planted(made.name(run[0], column), values[0])


def other_total(made: Recap, rng: random.Random) -> Planted:
    """Leave the last area out of a printed total."""
    rows = [at for at in range(1, len(made.rows)) if at not in made.areas() and at - 1 in made.areas()]
    row = rng.choice(rows)
    values, left = made.rows[row][2], made.rows[row - 1][2]
    meant = values[0]
    made.rows[row][2][:] = [(value or 0) - (less or 0) for value, less in zip(values, left, strict=True)]
    return Planted(made.name(row, 0), meant)


def copied_row(made: Recap, rng: random.Random) -> Planted:
    """Write the figures of an area once more in the row of another."""
    first, second = sorted(rng.sample(made.areas(), 2))
    meant = made.rows[second][2][0]
    made.rows[second][2][:] = made.rows[first][2]
    return Planted(made.name(second, 0), meant)


def _put(made: Recap, rng: random.Random, row: int, change: Callable[[str], str | None]) -> Planted:
    columns = list(range(len(made.headings)))
    rng.shuffle(columns)
    for column in columns:
        value = made.rows[row][2][column]
        text = None if value is None or value < 10 else change(str(value))
        if text is not None and int(text) != value:
            made.rows[row][2][column] = int(text)
            return Planted(made.name(row, column), value)
    raise AssertionError("no cell to plant a slip in")


def _other_digit(text: str, rng: random.Random) -> str | None:
    at = rng.randrange(len(text))
    digits = [digit for digit in "0123456789" if digit != text[at] and (at or digit != "0")]
    return text[:at] + rng.choice(digits) + text[at + 1 :]


def _swapped(text: str, rng: random.Random) -> str | None:
    places = [at for at in range(len(text) - 1) if text[at] != text[at + 1] and (at or text[1] != "0")]
    if not places:
        return None
    at = rng.choice(places)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


KINDS: Sequence[Plant] = (
    one_digit,
    two_swapped,
    total_digit,
    ten_times,
    blank,
    unreadable,
    decimal,
    swapped_votes,
    moved,
    other_total,
    copied_row,
)
