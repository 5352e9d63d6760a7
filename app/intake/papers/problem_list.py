"""The problems of an import as a workbook to work through: the worst first, each with its place and what is written.

It knows no file format.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from app.i18n import date, language, number, speaking, tr, trn
from app.intake.papers.receipt import file_words, place_of, severity_words, told_of
from exporters.content import Book, Column, DataSheet, Kind, Properties
from importers.records import Problem, Severity

_ORDER = list(Severity)


def problem_list(
    name: str,
    problems: Sequence[Problem],
    *,
    of: int | None = None,
    wording: str | None = None,
    today: dt.date | None = None,
) -> Book:
    """Return the list of ``problems`` of a file called ``name``, in the language ``wording``.

    ``of`` is how many there are where not all of them are known any more.
    """
    day = today or dt.datetime.now().astimezone().date()
    with speaking(wording):
        title = tr("Masalah dalam {name}", name=name)
        words = severity_words()
        columns = (
            Column(tr("Tingkat"), width=12),
            Column(tr("Lembar"), width=22),
            Column(tr("Baris"), Kind.NUMBER, width=8),
            Column(tr("Sel"), width=10),
            Column(tr("Tertulis"), width=24, wrap=True),
            Column(tr("Masalah"), width=70, wrap=True),
            Column(tr("Usul"), width=18),
            Column(tr("Diperiksa"), width=16),
        )
        rows = tuple(
            (
                words[problem.severity],
                problem.sheet,
                place_of(problem.cell)[0] if problem.cell else None,
                problem.cell,
                problem.raw,
                told_of(problem),
                problem.suggestion,
                None,
            )
            for problem in sorted(problems, key=lambda each: _ORDER.index(each.severity))
        )
        known = len(rows)
        counted = (
            tr("{count} yang terburuk dari {of} masalah", count=number(known), of=number(of))
            if of is not None and of > known
            else trn("{count} masalah", "{count} masalah", known)
        )
        subtitle = tr("{what}, dibuat {day}", what=counted, day=date(day))
        sheet = DataSheet(tr("Masalah"), title, subtitle, columns, rows)
        return Book(Properties(title, language(), "", day, subject=name), (sheet,), words=file_words())
