"""The pages that keep a reader honest: where sources differ, which checks fail, and where all figures come from."""

from __future__ import annotations

from collections.abc import Sequence

from app.i18n import number, tr, trc, trn
from app.messages import known, sentence
from app.reports import wording
from app.reports.data import Comparison, ReportStyle, ResultsData, SourceFile
from app.reports.mismatches import by_kind, count_of, difference, kind_words, where
from app.reports.standing import states_valid
from app.results.elections import level_name
from app.results.records import Finding, SourceInfo
from exporters.content import Column, Kind, Page, Table, TablePage, Value

_MOST = 60
#: So many checks that fail are told one by one: two slides full.
_LISTED = 16
_DIGEST = 12


def difference_pages(data: ResultsData, style: ReportStyle) -> tuple[Page, ...]:
    """Return a table for each other source that says otherwise."""
    return tuple(_difference_page(data, one, style) for one in data.comparisons if one.differing)


def finding_pages(data: ResultsData, style: ReportStyle) -> tuple[Page, ...]:
    """Return the checks that fail, or nothing; of many, how often each kind fails and where it does so most."""
    found = data.view.findings
    if not found:
        return ()
    title = trn("{count} pemeriksaan tidak cocok", "{count} pemeriksaan tidak cocok", len(found))
    said = tr("Angka dimuat apa adanya; tidak ada yang diperbaiki diam-diam")
    footer = wording.footer(data.view.source, style.today)
    if len(found) <= _LISTED:
        return (TablePage(title, said, _finding_table(found), footer, ""),)
    greatest = sorted(found, key=lambda one: -abs(difference(one)))[:_LISTED]
    told = tr(
        "Dimuat {shown} dari {count}; semuanya ada di buku kerja", shown=number(_LISTED), count=number(len(found))
    )
    return (
        TablePage(title, said, _kind_table(found), footer, ""),
        TablePage(tr("Pemeriksaan dengan selisih terbesar"), told, _finding_table(greatest), footer, ""),
    )


def _finding_table(found: Sequence[Finding]) -> Table:
    columns = (
        Column(tr("Wilayah"), key=True),
        Column(tr("Yang seharusnya sama")),
        Column(trc("kolom", "Tertulis"), Kind.NUMBER),
        Column(trc("kolom", "Berjumlah"), Kind.NUMBER),
        Column(tr("Selisih"), Kind.SIGNED),
        Column(tr("Sel"), Kind.CODE),
    )
    rows = tuple(
        (where(one), kind_words(one), count_of(one, "stated"), count_of(one, "sum"), difference(one), one.cell)
        for one in found
    )
    return Table(columns, rows, tr("Tabel pemeriksaan yang tidak cocok menurut wilayah."))


def _kind_table(found: Sequence[Finding]) -> Table:
    columns = (
        Column(tr("Yang seharusnya sama"), key=True),
        Column(tr("Tidak cocok"), Kind.NUMBER),
        Column(tr("Selisih terbesar"), Kind.SIGNED),
        Column(trc("kolom", "Di wilayah")),
    )
    rows: list[tuple[Value, ...]] = [
        (kind.what, len(kind.found), difference(kind.worst), where(kind.worst)) for kind in by_kind(found)
    ]
    return Table(columns, tuple(rows), tr("Tabel pemeriksaan yang tidak cocok menurut jenisnya."))


def source_pages(data: ResultsData, style: ReportStyle) -> tuple[Page, ...]:
    """Return where the figures come from, source by source and file by file, and how they are counted."""
    columns = (
        Column(tr("Sumber"), key=True),
        Column(tr("Status")),
        Column(tr("Cakupan")),
        Column(tr("Berkas")),
        Column(tr("Lembar")),
        Column(tr("SHA-256"), Kind.CODE),
        Column(tr("Masuk")),
        Column(tr("Formulir")),
        Column(tr("Berkas arsip"), Kind.CODE),
    )
    table = Table(columns, tuple(source_rows(data)), tr("Tabel sumber angka dengan status, cakupan dan berkasnya."))
    said = tr("Angka pada laporan ini diambil dari {source}", source=wording.source(data.view.source))
    return (TablePage(tr("Sumber angka"), said, table, None, "", method(data)),)


def source_rows(data: ResultsData) -> list[tuple[Value, ...]]:
    """Return a row for each sheet of each source; a source whose sheets are not known has one row with its files."""
    rows: list[tuple[Value, ...]] = []
    sources = (data.view.source, *(one.other for one in data.comparisons))
    for place, info in enumerate(sources):
        name = trc("sumber angka", "{source} (dipakai)", source=info.name) if place == 0 else info.name
        for file, sheet, digest, at in _sheets(data, info):
            status, covered = wording.status(info.status), wording.coverage(info.coverage)
            rows.append((name, status, covered, file, sheet, digest, at, info.form, info.dossier))
    return rows


def method(data: ResultsData) -> str:
    """Return how figures are counted, in a few sentences."""
    if not states_valid(data.view.root):
        return tr(
            "Cara menghitung: angka yang tertulis pada suatu tingkat dipakai apa adanya, selain itu dijumlahkan dari "
            "wilayah di dalamnya. Sel kosong tidak dihitung nol. Sumber ini tidak menyebut suara sah: persen dihitung "
            "dari jumlah suara peserta yang tercantum. Angka satu sumber tidak pernah menimpa angka sumber lain."
        )
    return tr(
        "Cara menghitung: angka yang tertulis pada suatu tingkat dipakai apa adanya, selain itu dijumlahkan dari "
        "wilayah di dalamnya. Sel kosong tidak dihitung nol. Persen dihitung dari suara sah. Angka satu sumber tidak "
        "pernah menimpa angka sumber lain."
    )


def finding_text(one: Finding) -> str:
    """Return what a failing check says."""
    return sentence(one.code, one.data) if known(one.code) else one.code


def difference_table(data: ResultsData, one: Comparison) -> Table:
    """Return the areas and contestants in which another source differs: its figure, ours, and the difference."""
    view = data.view
    columns = (
        Column(level_name(one.level), key=True),
        Column(tr("Peserta")),
        Column(view.source.name, Kind.NUMBER),
        Column(one.other.name, Kind.NUMBER),
        Column(tr("Selisih"), Kind.SIGNED),
    )
    rows: list[tuple[Value, ...]] = []
    for area in one.differing:
        for who, mine, other in zip(view.contestants, area.mine, area.other, strict=True):
            if mine is not None and other is not None and mine != other:
                rows.append((area.name, wording.label(who), mine, other, other - mine))
    return Table(
        columns,
        tuple(rows),
        tr("Tabel perbedaan angka {mine} dan {other}.", mine=view.source.name, other=one.other.name),
    )


def difference_title(data: ResultsData, one: Comparison) -> str:
    """Return where another source differs, in one line."""
    if one.compared == 1:
        return tr("Angka {other} untuk {area} berbeda", other=one.other.name, area=data.view.root.name)
    return tr(
        "Angka {other} berbeda di {differing} dari {compared} {areas}",
        other=one.other.name,
        differing=number(len(one.differing)),
        compared=number(one.compared),
        areas=wording.areas(one.level, one.compared),
    )


def _difference_page(data: ResultsData, one: Comparison, style: ReportStyle) -> TablePage:
    table = difference_table(data, one)
    said = tr("Selisih dihitung terhadap {mine}; angka {mine} yang dipakai", mine=data.view.source.name)
    footer = wording.footer(data.view.source, style.today)
    shown = Table(table.columns, table.rows[:_MOST], table.alt)
    return TablePage(difference_title(data, one), said, shown, footer, "", _rest(len(table.rows)))


def _rest(count: int) -> str | None:
    if count <= _MOST:
        return None
    return tr(
        "Dimuat {shown} dari {count} baris; semuanya ada di buku kerja.", shown=number(_MOST), count=number(count)
    )


def _sheet(file: SourceFile) -> str:
    """Return the sheet's name; of a file of text, which has one sheet called as itself, nothing need be said."""
    return "–" if file.name.rpartition(".")[0] == file.sheet else file.sheet


def _sheets(data: ResultsData, info: SourceInfo) -> list[tuple[str, str, str, str]]:
    found = [
        (file.name, _sheet(file), file.sha256[:_DIGEST], wording.imported(file.imported_at))
        for file in data.files
        if file.source == info.name
    ]
    return found or [(", ".join(info.files) or "–", "–", "–", wording.imported(info.imported_at))]
