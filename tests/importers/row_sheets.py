"""Sheets with areas as rows, generated from a known truth; every habit of those who make them varies by itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from hypothesis import strategies as st

from importers.grid import Value
from tests.importers.sheet_columns import OTHERS, Block, Column, Key, council, measures, others, pairs, parties
from tests.importers.sheet_habits import LEADS, STYLES, Style
from tests.importers.sheets import Merge

_KECAMATAN = ("BOGOR SELATAN", "BOGOR TIMUR", "BOGOR TENGAH", "TANAH SAREAL")
_KELURAHAN = ("EMPANG", "CIPAKU", "TAJUR", "SUKASARI", "PALEDANG", "KEDUNG BADAK", "MEKARWANGI", "CIBOGOR", "RANCAMAYA")


@dataclass
class Drawn:
    """A sheet, and what it says: subjects, areas by their names and rows, their figures, how many sums of areas."""

    style: Style
    rows: list[list[Value]] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    header: list[int] = field(default_factory=list)
    keys: list[Key] = field(default_factory=list)
    areas: list[tuple[str, ...]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    values: list[tuple[int | None, ...]] = field(default_factory=list)
    totals: int = 0
    codes: list[str] = field(default_factory=list)
    names: dict[str, int] = field(default_factory=dict)


def drawn(style: Style) -> Drawn:
    """Return the sheet that a style makes."""
    return _Maker(style).make()


def sheets() -> st.SearchStrategy[Drawn]:
    """Draw sheets with areas as rows."""
    return STYLES.map(drawn)


class _Maker:
    def __init__(self, style: Style) -> None:
        self._style = style
        self._rng = Random(style.seed)  # noqa: S311 - figures of a test
        self._sheet = Drawn(style)
        self._columns: list[Column] = []
        self._coded = style.coded and style.areas in ("single", "two")
        front = (["NO"] if style.numbered or self._by_number else []) + (["KODE WILAYAH"] if self._coded else [])
        self._lead = front + list(LEADS[style.areas])
        self._figures: list[dict[Key, int | None]] = []
        self._count = 0
        self._wider: dict[int, list[Value]] = {}

    @property
    def _by_number(self) -> bool:
        """Tell whether wider areas are known by the numbers beside them: I, II over 1, 2, 3."""
        return self._style.areas == "mixed" and self._style.mark == "roman"

    def make(self) -> Drawn:
        style, sheet = self._style, self._sheet
        blocks = self._blocks()
        self._rng.shuffle(blocks)
        self._columns = [column for block in blocks for column in block.columns]
        for block in blocks:
            sheet.names.update(block.names)
        sheet.keys = [column.key for column in self._columns if column.key is not None]
        for title in style.titles:
            sheet.rows.append([None] * style.indented + [title])
        if style.within:
            sheet.rows.append(["KOTA BOGOR"])
        if sheet.rows and self._rng.random() < 0.6:
            sheet.rows.append([])
        self._write_header(first=True)
        self._write_areas()
        if style.share_row:
            shares: list[Value] = ["45%" for _ in self._columns]
            sheet.rows.append(["PERSENTASE", *[None] * (len(self._lead) - 1), *shares])
        for note in style.notes:
            sheet.rows.append([None, note] if len(self._lead) > 1 else [note])
        return sheet

    def _blocks(self) -> list[Block]:
        style = self._style
        if style.contest == "council":
            contest = council(
                self._rng, style.way, min(style.count, 3), style.group, own=style.own, total=style.party_sums
            )
        else:
            make = pairs if style.contest == "pairs" else parties
            contest = make(style.way, style.count, style.group, shares=style.shares, total=style.total_column)
        counted = {column.key for column in contest.columns}
        names = [name for name in style.measures if not (name in ("valid", "SUARA") and "valid" in counted)]
        return [contest, *measures(self._rng, names), *others(self._rng, style.others)]

    def _write_header(self, *, first: bool) -> None:
        sheet, lead = self._sheet, self._lead
        height = max(len(column.parts) for column in self._columns)
        top = len(sheet.rows) + 1
        rows: list[list[Value]] = [[None] * (len(lead) + len(self._columns)) for _ in range(height)]
        low = self._style.low_leads and not self._style.merged and height == 2
        for at, text in enumerate(lead):
            rows[-1 if low else 0][at] = text
        for at, column in enumerate(self._columns, len(lead)):
            before = self._columns[at - len(lead) - 1].parts if at > len(lead) else ()
            for depth, part in enumerate(column.parts):
                if column.parts[: depth + 1] != before[: depth + 1] or depth == len(column.parts) - 1:
                    rows[depth][at] = part
        sheet.rows.extend(rows)
        if first:
            sheet.header = list(range(top, top + height))
        if self._style.merged:
            self._merge(top, height)
        if self._style.numbering:
            sheet.rows.append([f"({at})" for at in range(1, len(lead) + len(self._columns) + 1)])

    def _merge(self, top: int, height: int) -> None:
        lead = len(self._lead)
        if height > 1:
            self._sheet.merges.extend((top, at, top + height - 1, at) for at in range(1, lead + 1))
        for depth in range(height):
            start = 0
            while start < len(self._columns):
                parts = self._columns[start].parts
                end = start
                while depth < len(parts) - 1 and end + 1 < len(self._columns):
                    if self._columns[end + 1].parts[: depth + 1] != parts[: depth + 1]:
                        break
                    end += 1
                bottom = top + height - 1 if depth == len(parts) - 1 else top + depth
                if depth < len(parts) and (end > start or bottom > top + depth):
                    self._sheet.merges.append((top + depth, lead + start + 1, bottom, lead + end + 1))
                start = end + 1

    # ---- areas ------------------------------------------------------------------------------------------------------

    def _write_areas(self) -> None:
        style = self._style
        kecamatan = self._rng.sample(_KECAMATAN, self._rng.randint(2, 4))
        again = self._rng.randrange(1, len(kecamatan)) if style.header_again else 0
        for at, name in enumerate(kecamatan):
            if again and at == again:
                self._write_header(first=False)
            start = len(self._figures)
            if style.areas == "single":
                self._area([name], [name])
                continue
            self._kecamatan(at, name)
            if style.areas == "mixed" and style.wider_sums:
                self._fill_wider(start)
            if style.subtotals and style.areas in ("two", "sections", "stations"):
                self._sum(style.subtotals.format(name=name), start)
            if style.gaps:
                self._sheet.rows.append([])
        if style.grand is not None and style.grand_first:
            self._grand_on_top(style.grand)
        elif style.grand is not None:
            self._sum(style.grand, 0)

    def _grand_on_top(self, label: str) -> None:
        """Write the sum of all above the first area."""
        sheet = self._sheet
        first = sheet.header[-1] + self._style.numbering
        sheet.rows.insert(first, self._sum_row(label, 0))
        sheet.lines = [line + 1 for line in sheet.lines]
        sheet.merges = [
            tuple(at + (each[0] > first) * (not i % 2) for i, at in enumerate(each)) for each in sheet.merges
        ]  # type: ignore[misc]
        sheet.totals += 1

    def _kecamatan(self, at: int, name: str) -> None:
        style = self._style
        villages = self._rng.sample(_KELURAHAN, self._rng.randint(2, 4))
        if style.areas == "mixed":
            shown = self._kecamatan_shown(name)
            number: Value = ("I", "II", "III", "IV")[at] if self._by_number else None
            self._sheet.rows.append([*([number] if len(self._lead) > 1 else []), shown])
            self._count = 0 if self._by_number else self._count
        elif style.areas == "sections":
            self._sheet.rows.append([*[None] * (len(self._lead) - 1), f"KECAMATAN {name}"])
        for order, village in enumerate(villages):
            if style.areas == "stations":
                for station in range(1, self._rng.randint(1 + (order == 0), 3) + 1):
                    form = ("{n}", "TPS {n:03d}", "TPS-{n:02d}", "{n:03d}")[style.way % 4]
                    text: Value = station if form == "{n}" else form.format(n=station)
                    lead: list[Value] = [name if order == 0 else None, village if station == 1 else None, text]
                    if station > 1:
                        lead[0] = None
                    self._area(
                        [name, village, text] if style.repeated_names else lead, [name, village, f"TPS {station:03d}"]
                    )
            elif style.areas == "two":
                self._area([name if order == 0 or style.repeated_names else None, village], [name, village])
            else:
                wider = self._kecamatan_shown(name) if style.wider_sums else name
                self._area([self._village(village)], [wider, self._plain(village)])

    def _kecamatan_shown(self, name: str) -> str:
        return f"Kec. {name}" if self._style.areas == "mixed" and self._style.mark == "words" else name

    def _village(self, name: str) -> str:
        if self._style.areas != "mixed":
            return name
        written = self._plain(name)
        return f"   {written}" if self._style.mark == "indent" else written

    def _plain(self, name: str) -> str:
        """Return a kelurahan's name without its indent."""
        if self._style.areas != "mixed":
            return name
        if self._style.mark == "words":
            return f"Kel. {name}"
        return name.title() if self._style.mark == "capitals" else name

    def _area(self, lead: list[Value], path: list[str]) -> None:
        sheet = self._sheet
        self._count += 1
        values = self._draw_values()
        self._figures.append(values)
        number: list[Value] = [self._count] if self._lead[0] == "NO" else []
        digits = f"32.71.{self._rng.randint(1, 6):02d}"
        code = digits if self._style.areas == "single" else f"{digits}.{1000 + self._count}"
        if self._coded:
            number.append(code)
            sheet.codes.append(code)
        sheet.rows.append([*number, *lead, *self._cells(values, blank=self._style.blank)])
        within = ["KOTA BOGOR"] if self._style.within else []
        sheet.areas.append(tuple(within + path))
        sheet.lines.append(len(sheet.rows))
        sheet.values.append(tuple(values[key] for key in sheet.keys))

    # ---- figures ----------------------------------------------------------------------------------------------------

    def _draw_values(self) -> dict[Key, int | None]:
        """Draw figures of an area: parts first, then what they add up to."""
        values: dict[Key, int | None] = {}
        if self._style.empty and self._count == 2 and self._style.areas != "mixed":
            return dict.fromkeys(self._sheet.keys)
        for column in self._columns:
            if column.key is not None and not column.of:
                values[column.key] = self._rng.choice((self._rng.randint(1, 60), self._rng.randint(60, 60_000)))
                if self._style.blanks and self._rng.random() < 0.1 and len(values) > 1:
                    values[column.key] = None
        for stem in ("registered_dpt", "voted_total"):
            if f"{stem}_l" in values:
                values[stem] = (values[f"{stem}_l"] or 0) + (values[f"{stem}_p"] or 0)
        if "valid" in values:
            totals = [key for key in values if isinstance(key, int)] or [
                key for key in values if isinstance(key, tuple) or str(key).startswith("own")
            ]
            values["valid"] = sum(values[key] or 0 for key in totals)
        for column in self._columns:
            if column.key is not None and column.of:
                values[column.key] = sum(values[part] or 0 for part in column.of)
        return values

    def _cells(self, values: dict[Key, int | None], *, blank: str | None) -> list[Value]:
        return [self._cell(column, values, blank) for column in self._columns]

    def _cell(self, column: Column, values: dict[Key, int | None], blank: str | None) -> Value:
        if column.key is None and all(value is None for value in values.values()):
            return None
        if column.key is None and len(column.of) == 1:
            whole = sum(value or 0 for key, value in values.items() if not isinstance(key, str)) or 1
            return self._share((values[column.of[0]] or 0) / whole)
        if column.key is None and not column.of:
            return self._other(str(column.parts[-1]))
        value = sum(values[part] or 0 for part in column.of) if column.key is None else values[column.key]
        if value is None:
            return blank
        return self._written(value)

    def _share(self, share: float) -> Value:
        style = self._style.share_as
        text = f"{100 * share:.1f}".replace(".", ",") + "%"
        return text if style == "text" else round(share, 4) if style == "fraction" else round(100 * share, 2)

    def _other(self, heading: str) -> Value:
        if heading in OTHERS["stations"]:
            return self._rng.randint(3, 90)
        if heading in OTHERS["turnout"]:
            return self._share(self._rng.uniform(0.5, 0.9))
        return self._rng.choice((None, None, "susulan", "PSU 2 TPS"))

    def _written(self, value: int) -> Value:
        thousands = self._style.thousands
        if thousands == "decimal":
            return float(value)
        if thousands == "padded":
            return f" {value} "
        if thousands == "plain" or value < 1000:
            return value
        return f"{value:,}".replace(",", "." if thousands == "dots" else " ")

    def _added(self, start: int) -> dict[Key, int | None]:
        return {key: sum(row[key] or 0 for row in self._figures[start:]) for key in self._sheet.keys}

    def _sum(self, label: str, start: int) -> None:
        self._sheet.rows.append(self._sum_row(label, start))
        self._sheet.totals += 1

    def _sum_row(self, label: str, start: int) -> list[Value]:
        cells = self._cells(self._added(start), blank=None)
        blanks: list[Value] = [None] * (len(self._lead) - 1)
        return [*blanks, label, *cells] if self._style.label_last else [label, *blanks, *cells]

    def _fill_wider(self, start: int) -> None:
        """Write the sum of a kecamatan beside its name, above its kelurahan."""
        row = self._sheet.rows[self._sheet.lines[start] - 2]
        row.extend([None] * (len(self._lead) - len(row)))
        row.extend(self._cells(self._added(start), blank=None))
        self._sheet.totals += 1
