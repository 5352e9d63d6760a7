"""The checks of practice on tables of figures: which of them do not add up, and which cell is to blame.

Real data breaks every one of them: a check warns, names the cells and corrects nothing. A blank is never zero.
It knows tables of an importer, not the cabinet.
"""

from app.results.checks.rows import check_rows as check_rows
from app.results.checks.told import area_text as area_text
from app.results.checks.told import problems as problems
from app.results.checks.totals import check_totals as check_totals
