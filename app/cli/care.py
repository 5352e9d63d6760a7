"""The commands ``check``, ``backup``, ``backup drill`` and ``restore``: keeping a cabinet whole."""

from __future__ import annotations

import getpass
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app import settings
from app.cli.opening import reading
from app.cli.output import Output
from app.errors import Exit
from app.i18n import number, tr
from app.messages import sentence

if TYPE_CHECKING:
    from app.store import CheckFinding


def check(options: Namespace, output: Output) -> int:
    """Look the cabinet over and say what is wrong; nothing is repaired."""
    from app.archive import masking, people

    with reading(options.folder) as cabinet:
        findings = masking.findings(cabinet, people.viewer_unasked(cabinet), cabinet.check(output.progress))
    wrong = _wrong(findings)
    if output.json:
        output.answer({"ok": not wrong, "findings": [_finding(finding) for finding in findings]})
    else:
        for finding in findings:
            output.line(f"{finding.what}: {sentence(finding.code, finding.data)}")
        output.line(_verdict(options.folder, wrong=wrong))
    return Exit.FOUND if wrong else Exit.DONE


def backup(options: Namespace, output: Output) -> int:
    """Make a copy that is proved good, or rehearse a restore of the newest."""
    if options.drill:
        return _drill(options, output)
    from app.cabinet import open_cabinet

    with open_cabinet(options.folder) as cabinet:
        path = cabinet.backup(options.out, output.progress)
    if output.json:
        output.answer({"file": str(path), "bytes": path.stat().st_size})
    else:
        output.line(tr("Cadangan dibuat dan teruji: {path}", path=str(path)))
    return Exit.DONE


def restore(options: Namespace, output: Output) -> int:
    """Put a copy in the place of the cabinet's catalogue; the one before is set aside."""
    from app.store import backup as copies

    who = settings.load(options.folder).clerk or getpass.getuser()
    aside = copies.restore(options.folder, options.file, who=who, progress=output.progress)
    if output.json:
        output.answer({"restored": str(options.file), "set_aside": None if aside is None else str(aside)})
        return Exit.DONE
    output.line(tr("Lemari dipulihkan dari {path}.", path=str(options.file)))
    if aside is not None:
        output.line(tr("Katalog sebelumnya disisihkan ke {path}.", path=str(aside)))
    return Exit.DONE


def _drill(options: Namespace, output: Output) -> int:
    from app.store import backup as copies

    done = copies.drill(options.folder, progress=output.progress)
    wrong = _wrong(done.findings)
    if output.json:
        output.answer(
            {
                "ok": not wrong,
                "file": str(done.backup),
                "rows": dict(done.rows),
                "seconds": round(done.seconds, 2),
                "findings": [_finding(finding) for finding in done.findings],
            }
        )
    else:
        for finding in done.findings:
            output.line(f"{finding.what}: {sentence(finding.code, finding.data)}")
        output.line(
            tr(
                "Latihan pemulihan dari {name}: {rows} baris dalam {seconds} detik.",
                name=done.backup.name,
                rows=number(sum(done.rows.values())),
                seconds=number(done.seconds, 1),
            )
        )
    return Exit.FOUND if wrong else Exit.DONE


def _verdict(folder: Path, *, wrong: bool) -> str:
    from app.cabinet import exists

    if not exists(folder):
        return tr("Belum ada lemari di {folder}; tidak ada yang diperiksa.", folder=str(folder))
    return tr("Lemari tidak utuh.") if wrong else tr("Lemari utuh.")


def _wrong(findings: Sequence[CheckFinding]) -> bool:
    """Tell whether a finding is more than worth knowing."""
    return any(finding.severity != "info" for finding in findings)


def _finding(finding: CheckFinding) -> dict[str, Any]:
    return {
        "severity": finding.severity,
        "code": finding.code,
        "what": finding.what,
        "message": sentence(finding.code, finding.data),
    }
