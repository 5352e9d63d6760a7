"""What an undo or redo turned back, what it left, and why, told in lines for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from app.archive import masking, people
from app.i18n import number, tr, trn
from app.messages import act_sentence, known, sentence

if TYPE_CHECKING:
    from app.store import Cabinet, KeptRow, UndoReport

#: How many of the rows that were left are named.
_NAMED = 12


def undo_lines(
    cabinet: Cabinet, report: UndoReport, overtaken: Iterable[tuple[int, int]] = (), copies: Iterable[str] = ()
) -> list[str]:
    """Return what an undo or redo did: figures, records by kind, and those left with their names and why.

    ``overtaken`` is what `app.results.deliveries.overtaken` said of the act before it was undone, and ``copies`` those
    of imported files that `app.results.copies.by_batch` named: an undo leaves them, since a redo needs them.
    """
    lines = [*_figures(report), *map(overtaken_line, overtaken)]
    lines.append(trn("{count} catatan dikembalikan.", "{count} catatan dikembalikan.", report.reversed))
    if report.tables:
        lines.append(" · ".join(kind_line(table, count) for table, count in report.tables.items()))
    lines += [tr("Salinan berkasnya tetap disimpan untuk diulangi: {path}", path=path) for path in copies]
    return lines + _kept_lines(cabinet, report)


def _figures(report: UndoReport) -> Iterator[str]:
    """Yield how many figures of an import count no more, or again."""
    figures = report.act.data.get("figures")
    if not isinstance(figures, int) or not report.tables.get("delivery"):
        return
    if report.act.undone:
        yield trn("{count} angka dihitung lagi.", "{count} angka dihitung lagi.", figures)
    else:
        yield trn("{count} angka tidak lagi dihitung.", "{count} angka tidak lagi dihitung.", figures)


def overtaken_line(later: tuple[int, int]) -> str:
    """Return that figures of an act had their place taken by those of a later one."""
    act, count = later
    return trn(
        "{count} angkanya sudah digantikan perbuatan nomor {act}; yang berlaku tetap angka di sana.",
        "{count} angkanya sudah digantikan perbuatan nomor {act}; yang berlaku tetap angka di sana.",
        count,
        act=str(act),
    )


def _kept_lines(cabinet: Cabinet, report: UndoReport) -> list[str]:
    if not report.kept:
        return []
    rows = cabinet.tell_kept(report, _NAMED)
    reasons = Counter(kept.reason for kept in report.kept)
    lines = [
        tr("{count} catatan dibiarkan: {reason}.", count=number(count), reason=_why(reason))
        for reason, count in reasons.items()
    ]
    lines += (_kept_line(cabinet, row) for row in rows)
    rest = Counter(kept.table for kept in report.kept[len(rows) :])
    if rest:
        lines.append(tr("… dan {rest}", rest=" · ".join(kind_line(table, count) for table, count in rest.items())))
    return lines


def _kept_line(cabinet: Cabinet, row: KeptRow) -> str:
    what = kind_words(row.table)
    named = tr("{what} “{name}”", what=what, name=row.name) if row.name else what
    why = _why(row.reason)
    if row.act is not None:
        data = masking.act_data(cabinet, people.viewer_unasked(cabinet), row.act.data)
        act = act_sentence(row.act.kind, row.act.what, data)
        why = tr("{why} (nomor {batch}: {act})", why=why, batch=str(row.act.batch), act=act)
    return tr("{what}: {count}", what=named, count=why)


def _why(reason: str) -> str:
    return sentence(reason) if known(reason) else reason


def kind_words(table: str) -> str:
    """Return what records of a table are called."""
    code = f"record_{table}"
    return sentence(code) if known(code) else table


def kind_line(table: str, count: int) -> str:
    """Return how many records of a kind there are ("Wilayah: 68")."""
    return tr("{what}: {count}", what=kind_words(table), count=number(count))
