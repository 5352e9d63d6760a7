"""The checks of practice on tables of figures: which of them do not add up, and which cell is to blame.

Real data breaks every one of them: a check warns, names the cells and corrects nothing. A blank is never zero.
It knows tables of an importer, not the cabinet.
"""

from app.results.checks.bearing import Bearing as Bearing
from app.results.checks.examine import Examination as Examination
from app.results.checks.examine import Twin as Twin
from app.results.checks.examine import area_text as area_text
from app.results.checks.examine import examine as examine
from app.results.checks.examine import problems as problems
from app.results.checks.limits import Limits as Limits
from app.results.checks.narrowing import Elsewhere as Elsewhere
from app.results.checks.spots import Spots as Spots
