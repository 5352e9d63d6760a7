"""What the checks find in a table becomes problems: each with its cell, what it says, and what it should be.

It decides nothing: which cell is to blame is told to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from app.results.checks.blame import Suspect
from app.results.checks.limits import Limits
from app.results.checks.lines import LineFault
from app.results.checks.rows import Failure, columns_of
from app.results.checks.runs import Run
from app.results.checks.spots import Spot, Spots
from importers.records import Problem, ResultTable, Severity

#: Cells that a problem names, at most.
_CELLS = 200
#: Cells that may be wrong and are named in a sentence, at most.
_FEW = 6
#: What is no check by number comes behind those of its row.
_LAST = 99


class Teller:
    """Collects the problems of one table; ``said`` says the area of a row."""

    def __init__(self, table: ResultTable, said: Callable[[int], str]) -> None:
        self.table = table
        self.said = said
        self.spots = Spots(table)
        self.columns = columns_of(table)
        self._found: list[tuple[int, int, Problem]] = []

    def problems(self) -> list[Problem]:
        """Return what was told, in the order of the rows."""
        self._found.sort(key=lambda each: each[:2])
        return [problem for _, _, problem in self._found]

    def run(self, run: Run) -> None:
        """Tell of a slip over several cells once, at the first of them."""
        first = (run.row, run.place)
        stated, meant = self.spots.value(first), run.meant.get(first)
        rows = sorted({row for row, _ in run.meant or run.perhaps or run.also})
        data: dict[str, object] = {
            "area": self._said(run.row),
            "last": self._said(rows[-1]),
            "rows": len(rows),
            "figures": len(run.meant),
            "heading": self._heading(run.place),
            "whole": self._heading(run.place),
            "sum": meant,
        }
        if run.other is not None:
            data["other"] = self._heading(run.other)
        cells = [self.spots.cell(spot) for spot in dict.fromkeys((*run.meant, *run.also, *run.perhaps))]
        if run.code == "check6_swapped":
            (failure,) = run.failures
            cells = [*self._cells(failure), cells[1]]
            data |= {"check": 6, "stated": failure.stated, "parts": self._parts(failure)}
        if run.perhaps:
            data["first"] = self._said(rows[0])
            data["areas"] = tuple((self.spots.cell(spot), value) for spot, value in run.perhaps.items())
        amends = tuple(
            (self.spots.cell(spot), value) for spot, value in run.meant.items() if value != self.spots.value(spot)
        )
        self._tell(run.row, run.code, first, cells, stated, meant, data, amends)

    def failure(self, failure: Failure, code: str, likely: Sequence[Suspect] = ()) -> None:
        """Tell a failing check where its sum is stated; ``likely`` are cells of it that may be typed wrong."""
        spot = (failure.row, failure.relation.whole)
        data = {**self._data(failure), **self._candidates([(each.spot, each.change) for each in likely])}
        self._tell(failure.row, code, spot, self._cells(failure), failure.stated, None, data)

    def culprit(self, code: str, failures: Sequence[Failure], culprit: Suspect, where: str = "") -> None:
        """Tell failing checks at the cell to blame; ``where`` is where else it is said what it should be."""
        value = self.spots.value(culprit.spot)
        meant = (value or 0) + culprit.change
        data = self._data(failures[0]) | {
            "heading": self._heading(culprit.spot[1]),
            "written": value if value is not None else "",
            "meant": meant,
            "where": where,
            "checks": tuple(each.relation.rule.number for each in failures),
        }
        cells = [self.spots.cell(culprit.spot), *(cell for each in failures for cell in self._cells(each))]
        self._tell(culprit.spot[0], code, culprit.spot, cells, value, meant, data)

    def borne_out(self, failure: Failure, culprit: Suspect, where: str) -> None:
        """Tell a failing sum at the cell that it is right with what stands elsewhere."""
        self.culprit("check_elsewhere", (failure,), culprit, where)

    def follower(self, failure: Failure, culprit: Suspect) -> None:
        """Say that a sum fails for a cell that is told already."""
        number = failure.relation.rule.number
        code = f"check{number}_follows" if number else "printed_sum_follows"
        data = self._data(failure) | {"cause": self.spots.cell(culprit.spot)}
        spot = (failure.row, failure.relation.whole)
        self._tell(failure.row, code, spot, self._cells(failure), failure.stated, None, data, severity=Severity.INFO)

    def copy(
        self, row: int, first: tuple[str, str, int | None], places: Sequence[int], meant: Mapping[int, int]
    ) -> None:
        """Tell of a row that has the figures of another; ``meant`` are those that its columns ask for.

        ``first`` is that area as people say it, its first cell, and its row where it is of this table.
        """
        said, cell, other = first
        data: dict[str, object] = {"area": self.said(row), "first": said, "first_cell": cell}
        amends = tuple((self.spots.cell((row, place)), value) for place, value in meant.items())
        at = min(meant, default=places[0])
        lines = (row,) if other is None else (row, other)
        cells = [self.spots.cell((line, place)) for line in lines for place in places]
        self._tell(row, "row_copied", (row, at), cells, self.columns[at][row], meant.get(at), data, amends)

    def line(self, fault: LineFault) -> None:
        """Tell of printed totals that are wrong."""
        line = len(self.table.areas) + fault.line
        places = list(fault.due)
        first = (line, places[0])
        due = fault.due[places[0]]
        cells = [self.spots.cell((line, place)) for place in places]
        cells += [self.spots.cell((len(self.table.areas) + also, place)) for also in fault.also for place in places]
        cells += [self.spots.cell((row, place)) for row in fault.summed for place in places]
        data: dict[str, object] = {
            "area": self._line_name(fault.line),
            "heading": self._heading(places[0]),
            "stated": self.spots.value(first),
            "sum": due,
            "columns": len(places),
        }
        if fault.row is not None:
            data["row_area"] = self.said(fault.row)
        if fault.other is not None:
            data["other"] = self._line_name(fault.other)
        if len(fault.likely) == 1:
            self._likely_cell(fault, cells, data)
            return
        data |= self._candidates(fault.likely)
        sure = fault.sure and fault.code != "check9_line"
        amends = tuple((self.spots.cell((line, place)), value) for place, value in fault.due.items()) if sure else ()
        stated = self.spots.value(first)
        self._tell(line, fault.code, first, cells, stated, due if sure else None, data, amends)

    def _likely_cell(self, fault: LineFault, cells: Sequence[str], data: Mapping[str, object]) -> None:
        """Tell of a printed total at the one cell that may be wrong alone."""
        ((spot, change),) = fault.likely
        written = self.spots.value(spot) or 0
        meant = written + change
        told = {**data, "area": self._said(spot[0]), "total": cells[0], "written": written, "meant": meant}
        code = "check9_digit" if fault.guessed else "check9_cell"
        self._tell(spot[0], code, spot, (self.spots.cell(spot), *cells), written, meant, told)

    def _candidates(self, likely: Sequence[tuple[Spot, int]]) -> Mapping[str, object]:
        """Return the cells that may be wrong with what each should be, nothing where they are too many to look at."""
        if not 1 < len(likely) <= _FEW:
            return {}
        return {"candidates": tuple((self.spots.cell(spot), (self.spots.value(spot) or 0) + by) for spot, by in likely)}

    def odd(
        self,
        code: str,
        row: int,
        place: int,
        lists: Sequence[int],
        beside: int | None,
        usual: int | None,
        limits: Limits,
    ) -> None:
        """Tell of a row that is odd beside others: what stands there, the registered voters, what would be usual."""
        stated = self.columns[place][row]
        data: dict[str, object] = {
            "area": self.said(row),
            "heading": self._heading(place),
            "stated": stated,
            "list": ", ".join(map(self._heading, lists)),
            "registered": beside,
            "margin": limits.voters_margin,
            "usual": usual,
        }
        cells = [self.spots.cell((row, each)) for each in dict.fromkeys((place, *lists))]
        severity = Severity.WARNING if code.startswith("voters_past_list") else Severity.INFO
        self._tell(row, code, (row, place), cells, stated, None, data, severity=severity)

    def _tell(
        self,
        line: int,
        code: str,
        spot: Spot,
        cells: Iterable[str],
        raw: int | None,
        meant: int | None,
        data: Mapping[str, object],
        amends: tuple[tuple[str, int], ...] = (),
        severity: Severity = Severity.WARNING,
    ) -> None:
        self._found.append(
            (
                line,
                number if isinstance(number := data.get("check"), int) else _LAST,
                Problem(
                    code,
                    severity,
                    self.table.sheet,
                    self.spots.cell(spot),
                    tuple(dict.fromkeys(cells))[:_CELLS],
                    None if raw is None else str(raw),
                    None if meant is None else str(meant),
                    {**data, "cell": self.spots.cell(spot), "sheet": self.table.sheet},
                    amends,
                ),
            )
        )

    def _data(self, failure: Failure) -> dict[str, object]:
        return {
            "check": failure.relation.rule.number,
            "area": self.said(failure.row),
            "stated": failure.stated,
            "sum": failure.summed,
            "whole": self._heading(failure.relation.whole),
            "heading": self._heading(failure.relation.whole),
            "parts": self._parts(failure),
            "blank": len(failure.blanks),
        }

    def _parts(self, failure: Failure) -> str:
        return ", ".join(map(self._heading, failure.relation.parts))

    def _heading(self, place: int) -> str:
        subjects = self.table.subjects
        return subjects[place].heading if place < len(subjects) else self.table.sums[place - len(subjects)].heading

    def _cells(self, failure: Failure) -> list[str]:
        return [self.spots.cell((failure.row, place)) for place in failure.relation.places]

    def _said(self, row: int) -> str:
        areas = len(self.table.areas)
        return self.said(row) if row < areas else self._line_name(row - areas)

    def _line_name(self, line: int) -> str:
        area = self.table.totals[line][0]
        return area.path[-1][1] if area.path else self.spots.cell((len(self.table.areas) + line, 0))
