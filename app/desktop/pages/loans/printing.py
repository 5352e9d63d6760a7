"""Writes the papers of a loan into the cabinet's folder of reports and opens them; it shows nothing itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.desktop.opening import open_path
from app.i18n import tr

if TYPE_CHECKING:
    from pathlib import Path

    from app.desktop.shell import Shell


def print_papers(shell: Shell, loan: int) -> None:
    """Write slip and out-cards of a loan in a job, and open them with the program that prints them."""
    session = shell.session
    out = session.folder / "laporan" / tr("Peminjaman {number}.xlsx", number=str(loan))

    def work(progress: Any) -> Path:
        from app.reports.loan_papers import loan_papers
        from app.reports.making import write

        out.parent.mkdir(exist_ok=True)
        book = loan_papers(session.cabinet, loan)
        return write(book, out, overwrite=out.exists(), progress=progress).path

    def done(path: Path) -> None:
        shell.status.say(tr("Tersimpan di laporan: {name}", name=path.name))
        open_path(path)

    session.start(tr("Menyiapkan tanda terima dan kartu pinjam"), work, done)
