"""The official lists as forms: which columns in which order, and what each says of a dossier or an item.

Agencies vary the columns, so a form is data: a kind of list, its title, its columns, who signs. Source: the lists of
KPU's archive guidance after UU 43/2009 and PP 28/2012.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from app.archive.records import Dossier, Item
from app.archive.written import years_text
from app.i18n import tr
from app.reports import archive_words as words
from exporters.content import Kind, Value


class ListKind(StrEnum):
    """The lists, by the words the command line uses."""

    ACTIVE = "aktif"
    INACTIVE = "inaktif"
    DESTROY = "usul-musnah"
    HAND_OVER = "usul-serah"
    VITAL = "vital"
    DOSSIERS = "berkas"
    CONTENTS = "isi-berkas"


@dataclass(frozen=True, slots=True)
class FormColumn:
    """A column of a form: heading, width in characters, and what it says of a dossier or of one of its items.

    ``dossier`` gets the running number beside the dossier; a column of items has ``item`` instead. ``group`` is the
    heading it shares; ``centre`` sets short values in the middle.
    """

    heading: str
    width: float
    dossier: Callable[[int, Dossier], Value] | None = None
    item: Callable[[Dossier, Item], Value] | None = None
    group: str | None = None
    centre: bool = False

    @property
    def kind(self) -> Kind:
        """How its values are written: centred ones are codes and short words."""
        return Kind.CODE if self.centre else Kind.TEXT


@dataclass(frozen=True, slots=True)
class Form:
    """A form: what it is called, its columns, whether items have lines, whether UK signs beside UP."""

    title: str
    columns: tuple[FormColumn, ...]
    records_unit_signs: bool = False

    @property
    def with_items(self) -> bool:
        """Tell whether the form lists items below their dossier."""
        return any(column.item for column in self.columns)


def form(kind: ListKind) -> Form:
    """Return the form of a list in the language in use."""
    match kind:
        case ListKind.ACTIVE:
            return Form(tr("Daftar Arsip Aktif"), _active())
        case ListKind.INACTIVE:
            return Form(tr("Daftar Arsip Inaktif"), _inactive(), records_unit_signs=True)
        case ListKind.DESTROY:
            return Form(tr("Daftar Arsip Usul Musnah"), _destroy(), records_unit_signs=True)
        case ListKind.HAND_OVER:
            return Form(tr("Daftar Arsip Usul Serah"), _hand_over(), records_unit_signs=True)
        case ListKind.VITAL:
            return Form(tr("Daftar Arsip Vital"), _vital(), records_unit_signs=True)
        case ListKind.DOSSIERS:
            return Form(tr("Daftar Berkas"), _dossiers())
        case ListKind.CONTENTS:
            return Form(tr("Daftar Isi Berkas"), _contents())


def _active() -> tuple[FormColumn, ...]:
    item = tr("Item Arsip")
    return (
        FormColumn(tr("No. Berkas"), 8, lambda _, d: d.number, centre=True),
        FormColumn(tr("Kode Klasifikasi"), 12, lambda _, d: words.code(d), centre=True),
        FormColumn(tr("Uraian Informasi Berkas"), 32, lambda _, d: d.title),
        FormColumn(tr("Kurun Waktu Berkas"), 11, lambda _, d: years_text(d.year_from, d.year_to), centre=True),
        FormColumn(tr("Jumlah Berkas"), 10, lambda _, d: words.extent(d.extent, d.unit), centre=True),
        FormColumn(tr("No. Item"), 7, item=lambda _, i: str(i.number), group=item, centre=True),
        FormColumn(tr("Uraian Informasi Arsip"), 32, item=lambda _, i: i.title, group=item),
        FormColumn(tr("Tanggal"), 12, item=lambda _, i: words.day(i.date), group=item, centre=True),
        FormColumn(tr("Jml"), 10, item=lambda _, i: words.extent(i.extent, i.unit), group=item, centre=True),
        FormColumn(tr("Tingkat Perkembangan"), 14, lambda _, d: words.copy_status(d.copy_status), centre=True),
        FormColumn(tr("Lokasi Simpan"), 20, lambda _, d: words.place(d)),
        FormColumn(tr("Klasifikasi Keamanan & Akses"), 13, lambda _, d: d.access.value, centre=True),
        FormColumn(tr("Ket."), 16, lambda _, d: words.note(d, access_shown=True)),
    )


def _inactive() -> tuple[FormColumn, ...]:
    return (
        FormColumn(tr("No"), 6, lambda n, _: str(n), centre=True),
        FormColumn(tr("Kode Klasifikasi"), 12, lambda _, d: words.code(d), centre=True),
        FormColumn(tr("Uraian Informasi Arsip/Berkas"), 42, lambda _, d: d.title),
        FormColumn(tr("Kurun Waktu"), 11, lambda _, d: years_text(d.year_from, d.year_to), centre=True),
        FormColumn(tr("Tingkat Perkembangan"), 14, lambda _, d: words.copy_status(d.copy_status), centre=True),
        FormColumn(tr("Jumlah"), 11, lambda _, d: words.extent(d.extent, d.unit), centre=True),
        FormColumn(tr("Lokasi Simpan (Rak/Boks/Folder)"), 24, lambda _, d: words.place(d)),
        FormColumn(tr("Keamanan & Akses"), 11, lambda _, d: d.access.value, centre=True),
        FormColumn(tr("Jangka Simpan & Nasib Akhir"), 22, lambda _, d: words.retention(d)),
        FormColumn(tr("Kategori Arsip"), 12, lambda _, d: words.category(d.category)),
        FormColumn(tr("Ket."), 18, lambda _, d: words.note(d, access_shown=True)),
    )


def _destroy() -> tuple[FormColumn, ...]:
    return (
        FormColumn(tr("No"), 6, lambda n, _: str(n), centre=True),
        FormColumn(tr("Jenis Arsip"), 60, lambda _, d: d.title),
        FormColumn(tr("Tahun"), 13, lambda _, d: years_text(d.year_from, d.year_to), centre=True),
        FormColumn(tr("Jumlah"), 14, lambda _, d: words.extent(d.extent, d.unit), centre=True),
        FormColumn(tr("Tingkat Perkembangan"), 18, lambda _, d: words.copy_status(d.copy_status), centre=True),
        FormColumn(tr("Keterangan"), 40, lambda _, d: words.reason(d)),
    )


def _hand_over() -> tuple[FormColumn, ...]:
    return (
        FormColumn(tr("No"), 6, lambda n, _: str(n), centre=True),
        FormColumn(tr("Kode Klasifikasi"), 14, lambda _, d: words.code(d), centre=True),
        FormColumn(tr("Uraian Informasi Arsip"), 62, lambda _, d: d.title),
        FormColumn(tr("Kurun Waktu"), 13, lambda _, d: years_text(d.year_from, d.year_to), centre=True),
        FormColumn(tr("Jumlah"), 14, lambda _, d: words.extent(d.extent, d.unit), centre=True),
        FormColumn(tr("Keterangan"), 40, lambda _, d: words.reason(d)),
    )


def _vital() -> tuple[FormColumn, ...]:
    return (
        FormColumn(tr("No"), 6, lambda n, _: str(n), centre=True),
        FormColumn(tr("Jenis Arsip Vital"), 42, lambda _, d: d.title),
        FormColumn(tr("Tingkat Perkembangan"), 14, lambda _, d: words.copy_status(d.copy_status), centre=True),
        FormColumn(tr("Kurun Waktu"), 11, lambda _, d: years_text(d.year_from, d.year_to), centre=True),
        FormColumn(tr("Media"), 12, lambda _, d: words.medium(d.medium), centre=True),
        FormColumn(tr("Jumlah"), 11, lambda _, d: words.extent(d.extent, d.unit), centre=True),
        FormColumn(tr("Jangka Simpan"), 20, lambda _, d: words.retention(d)),
        FormColumn(tr("Lokasi Simpan"), 22, lambda _, d: words.place(d)),
        FormColumn(tr("Metode Perlindungan"), 20, lambda _, d: d.protection),
        FormColumn(tr("Keterangan"), 20, lambda _, d: words.note(d)),
    )


def _dossiers() -> tuple[FormColumn, ...]:
    return (
        FormColumn(tr("No"), 6, lambda n, _: str(n), centre=True),
        FormColumn(tr("Klasifikasi Arsip"), 14, lambda _, d: words.code(d), centre=True),
        FormColumn(tr("Nomor Berkas"), 12, lambda _, d: d.number, centre=True),
        FormColumn(tr("Unit Pengolah"), 28, lambda _, d: d.processing_unit),
        FormColumn(tr("Uraian Informasi Berkas"), 54, lambda _, d: d.title),
        FormColumn(tr("Kurun Waktu"), 12, lambda _, d: years_text(d.year_from, d.year_to), centre=True),
        FormColumn(tr("Jumlah"), 12, lambda _, d: words.extent(d.extent, d.unit), centre=True),
        FormColumn(tr("Keterangan"), 24, lambda _, d: words.note(d)),
    )


def _contents() -> tuple[FormColumn, ...]:
    return (
        FormColumn(tr("No. Berkas"), 12, lambda _, d: d.number, centre=True),
        FormColumn(tr("No. Item Arsip"), 12, item=lambda _, i: str(i.number), centre=True),
        FormColumn(tr("Kode Klasifikasi"), 16, item=lambda d, i: i.code or words.code(d), centre=True),
        FormColumn(tr("Uraian Informasi Arsip"), 74, item=words.item_title),
        FormColumn(tr("Tanggal"), 16, item=lambda _, i: words.day(i.date), centre=True),
        FormColumn(tr("Jumlah"), 16, item=lambda _, i: words.extent(i.extent, i.unit), centre=True),
    )
