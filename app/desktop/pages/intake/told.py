"""What an import says in words: what a plan would do, how a sheet lies, and each problem; it knows no widget."""

from __future__ import annotations

from collections.abc import Sequence

from app.desktop import words
from app.i18n import number, tr, trc, trn
from app.intake.plan import ImportPlan
from app.messages import known, sentence
from app.problem_words import problem_group as problem_group
from app.reports import wording
from importers.records import Problem, ResultTable, SheetVerdict


def counts_words(plan: ImportPlan) -> str:
    """Return what a plan would do, in one sentence."""
    counts = plan.counts
    parts = []
    if counts.new:
        parts.append(trn("{count} baru", "{count} baru", counts.new))
    if counts.changed:
        parts.append(trn("{count} berubah", "{count} berubah", counts.changed))
    if counts.same:
        parts.append(trn("{count} sudah ada", "{count} sudah ada", counts.same))
    if counts.duplicate:
        parts.append(trn("{count} mungkin ganda", "{count} mungkin ganda", counts.duplicate))
    if counts.refused:
        parts.append(trn("{count} ditolak", "{count} ditolak", counts.refused))
    return " · ".join(parts) if parts else tr("Tidak ada isi yang dapat diambil.")


def sheet_words(verdict: SheetVerdict | None, tables: Sequence[ResultTable]) -> str:
    """Return what was made of a sheet: areas, contestants and measures with where they lie, header and total lines."""
    if verdict is None:
        return ""
    if not tables:
        said = sentence(verdict.why, verdict.data, window=True) if known(verdict.why) else ""
        head = _lines(trc("lembar", "kepala"), verdict.header_rows) if verdict.used else ""
        return " · ".join(part for part in (said.removesuffix("."), head) if part)
    table = tables[0]
    parts = [_areas(table)]
    parts += _figures(table)
    parts.append(_lines(trc("lembar", "kepala"), table.header_rows))
    if table.areas_in == "rows" and table.totals and not table.places:
        parts.append(_lines(trc("lembar", "jumlah"), [line.line for line, _values in table.totals][:3]))
    return " · ".join(part for part in parts if part)


def problem_words(problem: Problem) -> str:
    """Return a problem as a sentence."""
    if not known(problem.code):
        return problem.code
    data = {"sheet": problem.sheet, "cell": problem.cell, "raw": problem.raw, "suggestion": problem.suggestion}
    return sentence(problem.code, {**data, **problem.data}, window=True)


def problem_parts(problems: Sequence[Problem]) -> list[tuple[str, list[Problem]]]:
    """Return all problems, then those of each kind, severity and sheet that not all of them share, with titles."""
    parts: list[tuple[str, list[Problem]]] = [(tr("Semua masalah"), list(problems))]
    for told in (problem_group, _severity, sheet_title):
        alike: dict[str, list[Problem]] = {}
        for problem in problems:
            alike.setdefault(told(problem), []).append(problem)
        if len(alike) > 1:
            parts += [(title, found) for title, found in alike.items() if title]
    return parts


def _severity(problem: Problem) -> str:
    return words.severity(problem.severity)


def sheet_title(problem: Problem) -> str:
    """Return the title of the problems of one sheet."""
    return tr("Lembar {sheet}", sheet=problem.sheet) if problem.sheet else ""


def problem_line(problem: Problem) -> str:
    """Return a problem as a line of a list has room for: what it is about, and the area it is in."""
    area = problem.data.get("area")
    if not isinstance(area, str):
        return problem_words(problem)
    return tr("{group} · {area}", group=problem_group(problem), area=area)


def figure(value: object) -> str:
    """Return a number of a summary as people read it, a dash for none."""
    return number(value) if isinstance(value, int) else "–"


def grouped(text: str) -> str:
    """Return a whole number that is written as text with the language's separators, all else as it is."""
    plain = text.removeprefix("-")
    if plain.isascii() and plain.isdigit() and (plain == "0" or not plain.startswith("0")):
        return number(int(text))
    return text


def _areas(table: ResultTable) -> str:
    if not table.areas:
        return ""
    unit = wording.areas(table.areas[0].level, len(table.areas))
    count = number(len(table.areas))
    if table.areas_in == "rows":
        return tr("{count} {unit} di baris", count=count, unit=unit)
    return tr("{count} {unit} di kolom", count=count, unit=unit)


def _figures(table: ResultTable) -> list[str]:
    """Return how many lines of votes and of measures a table has."""
    votes = sum(subject.field is None for subject in table.subjects)
    measures = len(table.subjects) - votes
    said: list[str] = []
    if table.areas_in == "columns":
        said.append(trn("{count} baris suara", "{count} baris suara", votes) if votes else "")
        said.append(trn("{count} baris ukuran", "{count} baris ukuran", measures) if measures else "")
    else:
        # in a list of one row for each area and contestant they share a column
        shared = trn("{count} peserta", "{count} peserta", votes)
        said.append(
            (shared if table.places else trn("{count} kolom suara", "{count} kolom suara", votes)) if votes else ""
        )
        said.append(trn("{count} kolom ukuran", "{count} kolom ukuran", measures) if measures else "")
    return said


def _lines(what: str, lines: Sequence[int]) -> str:
    """Return rows by their numbers, as a span where they follow each other ("kepala baris 4–5")."""
    if not lines:
        return ""
    first, last = min(lines), max(lines)
    if first == last:
        return tr("{what} baris {row}", what=what, row=str(first))
    if last - first == len(lines) - 1:
        return tr("{what} baris {first}–{last}", what=what, first=str(first), last=str(last))
    return tr("{what} baris {rows}", what=what, rows=", ".join(map(str, lines)))
