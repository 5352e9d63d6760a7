"""What the results page says of sources and cells, as plain texts; it knows no widget."""

from __future__ import annotations

from pathlib import Path
from textwrap import wrap

from app.desktop.pages.results.provenance import Story
from app.desktop.summary import parse_moment
from app.i18n import moment, number, tr, trn
from app.reports import wording
from app.results.records import SourceInfo, TracedCell, Way
from app.results.traces import Trace


def standing_words(trace: Trace) -> str:
    """Return whether a figure is stated or added up, in words."""
    if not trace.cells:
        return tr("Angka ini belum ada: sumber ini tidak menyebutnya.")
    if trace.derived:
        return trn("Dijumlahkan dari {count} angka:", "Dijumlahkan dari {count} angka:", len(trace.cells))
    if trace.value is None:
        return tr("Dikosongkan petugas; di berkas tertulis:")
    filled = trace.cells[0].amended
    if trace.cells[0].way is Way.CORRECTION and filled is not None and filled.written is None:
        if not trace.cells[0].cell:
            return tr("Diisi petugas dari kertas:")
        return tr("Diisi petugas; di berkas selnya kosong:")
    return {
        Way.FILE: tr("Tertulis di berkas:"),
        Way.HAND: tr("Diketik petugas dari kertas:"),
        Way.CORRECTION: tr("Dikoreksi petugas; di berkas tertulis lain:"),
    }[trace.cells[0].way]


def source_facts(source: SourceInfo) -> list[tuple[str, str]]:
    """Return who says so: the source, how final and how complete it is."""
    name = tr("{source} (resmi)", source=source.name) if source.official else source.name
    return [
        (tr("Sumber"), name),
        (tr("Status"), wording.status(source.status)),
        (tr("Cakupan"), wording.coverage(source.coverage)),
    ]


def cell_line(cell: TracedCell, *, several: bool) -> tuple[str, str, str]:
    """Return a cell of a sum for a list: what or where it is of, its value, its name; ``several`` kinds are named."""
    return (
        tr("{area}: {what}", area=cell.area, what=cell.what) if several else cell.area,
        value_words(cell.value),
        cell.cell,
    )


def cell_facts(story: Story, cell: TracedCell) -> tuple[list[tuple[str, str]], str]:
    """Return what is known of a cell as names and values, and a note where something is to be known of it, else ""."""
    who = story.who.get(cell.batch, "")
    act = (
        tr("nomor {batch}, {who}", batch=str(cell.batch), who=who)
        if who
        else tr("nomor {batch}", batch=str(cell.batch))
    )
    rows = [
        (tr("Wilayah"), cell.area if story.trace.derived else ""),
        (tr("Isi"), cell.what if story.trace.cells.several else ""),
        (tr("Formulir"), cell.form or ""),
        (tr("Masuk"), when(cell.imported_at)),
        (tr("Perbuatan"), act),
        (tr("SHA-256"), " ".join(wrap(cell.sha256, 16))),
        (tr("Alasan"), "" if cell.file else cell.reason or ""),
    ]
    notes = []
    if cell.amended is not None and cell.file:
        notes.append(wording.amended(cell.amended, cell.reason, emptied=cell.value is None))
    if not cell.file:
        pass
    elif cell.kept is None:
        notes.append(tr("Berkasnya diimpor sebelum salinan disimpan di lemari."))
    elif cell.kept in story.gone:
        notes.append(tr("Salinan berkasnya tidak ada lagi di lemari; cari di cadangan, atau impor lagi aslinya."))
    return [row for row in rows if row[1]], " ".join(notes)


def place_words(cell: TracedCell) -> str:
    """Return a cell with its sheet, or the paper where it is in no file.

    The one sheet of a file of text is called as the file, and says nothing more.
    """
    if not cell.cell:
        return tr("Formulir {form}", form=cell.form) if cell.form else tr("Kertas bertanda tangan")
    if Path(cell.file).stem == cell.sheet:
        return tr("Sel {cell}", cell=cell.cell)
    return tr("Sel {cell}, lembar {sheet}", cell=cell.cell, sheet=cell.sheet)


def value_words(value: int | None) -> str:
    """Return a figure as people read it; a blank is a dash."""
    return "–" if value is None else number(value)


def when(text: str) -> str:
    """Return a moment of the cabinet as people read it; text that is none stays as it is."""
    try:
        return moment(parse_moment(text))
    except ValueError:
        return text
