"""The command ``results check``: where the figures that are kept do not add up."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter

from app.cli.opening import election_or_only, reading
from app.cli.output import Output
from app.errors import Exit
from app.i18n import number, tr, trn
from app.messages import sentence

#: What stands beside the count for people; JSON always holds all.
_SHOWN = 40


def check(options: Namespace, output: Output) -> int:
    """Tell which stated figures contradict each other; exit 5 where any do."""
    from app.reports import wording
    from app.reports.mismatches import kind_words
    from app.results.auditing import audit

    with reading(options.folder) as cabinet:
        election = election_or_only(cabinet, options.election)
        found = audit(cabinet, election, area=options.area, source=options.source, progress=output.progress)
    code = Exit.FOUND if found.failed else Exit.DONE
    if output.json:
        output.answer(
            {
                "election": str(election),
                "source": found.source,
                "area": found.area,
                "checked": {str(level): count for level, count in found.checked},
                "checks": list(found.checks),
                "findings": [
                    {
                        "check": one.check,
                        "area": one.code,
                        "name": one.area_name,
                        "level": str(one.level),
                        "stated": one.stated,
                        "sum": one.sum,
                        "message": sentence(one.finding.code, one.finding.data),
                    }
                    for one in found.failed
                ],
            }
        )
        return code
    for one in found.failed[:_SHOWN]:
        output.line(f"! {sentence(one.finding.code, one.finding.data)}")
    rest = len(found.failed) - _SHOWN
    if rest > 0:
        output.line(tr("… dan {rest} masalah lain; --json menampilkan semuanya.", rest=number(rest)))
    kinds = Counter(kind_words(one.finding) for one in found.failed)
    for kind, count in kinds.most_common() if len(kinds) > 1 or rest > 0 else ():
        output.line(tr("  {count} × {kind}", count=number(count), kind=kind))
    areas = ", ".join(f"{number(count)} {wording.areas(level, count)}" for level, count in found.checked)
    told = {"source": found.source, "areas": areas}
    if not found.checks:
        output.line(tr("{source}: {areas}. Tidak ada jumlah yang dapat diperiksa.", **told))
    else:
        failed = trn("{count} hal tidak cocok", "{count} hal tidak cocok", len(found.failed))
        output.line(tr("{source}: {areas} diperiksa, {failed}.", **told, failed=failed))
    return code
