"""What official lists write in their cells: extents, dates, places, retention and notes of a dossier."""

from __future__ import annotations

import datetime as dt

from app.archive.records import AccessClass, Category, CopyStatus, Disposition, Dossier, Item, Medium
from app.archive.written import box_text
from app.i18n import number, tr, trc


def code(dossier: Dossier) -> str | None:
    """Return the code that stands on a dossier, or its classification's."""
    return dossier.code or (dossier.classification.code if dossier.classification else None)


def extent(count: int | None, unit: str | None) -> str | None:
    """Return an extent as written ("12 lembar"); without a number nothing."""
    if count is None:
        return None
    return f"{number(count)} {unit}" if unit else number(count)


def day(iso: str | None) -> str | None:
    """Return an ISO date as a list writes it: 2019-05-07 is "07/05/2019", 2019-05 "05/2019", 2019 itself."""
    if not iso:
        return None
    try:
        return f"{dt.date.fromisoformat(iso):%d/%m/%Y}"
    except ValueError:
        year, _, month = iso.partition("-")
        return f"{month}/{year}" if month.isdecimal() else iso


def copy_status(value: CopyStatus | None) -> str | None:
    """Return the copy status in words."""
    match value:
        case None:
            return None
        case CopyStatus.ORIGINAL:
            return trc("tingkat perkembangan", "Asli")
        case CopyStatus.COPY:
            return trc("tingkat perkembangan", "Salinan")
        case CopyStatus.CARBON:
            return trc("tingkat perkembangan", "Tembusan")
        case CopyStatus.MIXED:
            return trc("tingkat perkembangan", "Kombinasi")


def category(value: str | None) -> str | None:
    """Return the category in words; one of the office's own stays as it is."""
    match value:
        case Category.GENERAL:
            return trc("kategori arsip", "Umum")
        case Category.VITAL:
            return trc("kategori arsip", "Vital")
        case Category.PROTECTED:
            return trc("kategori arsip", "Terjaga")
    return value


def medium(value: Medium) -> str:
    """Return the medium in words."""
    match value:
        case Medium.TEXT:
            return trc("media arsip", "Tekstual")
        case Medium.AUDIOVISUAL:
            return trc("media arsip", "Audio-visual")
        case Medium.DIGITAL:
            return trc("media arsip", "Digital")
        case Medium.CARTOGRAPHIC:
            return trc("media arsip", "Kartografi")


def place(dossier: Dossier) -> str | None:
    """Return where a dossier is kept, from the building to the folder ("Rak 2 · Boks 118 · Folder 3")."""
    folder = dossier.folder
    if folder and folder.isdecimal():
        folder = tr("Folder {number}", number=folder)
    parts = (*dossier.place_path, box_text(dossier.box), folder)
    return " · ".join(part for part in parts if part) or None


def retention(dossier: Dossier) -> str | None:
    """Return how long a dossier is kept and what then, as far as it is known."""
    kept = dossier.retention
    if kept is None or kept.disposition is None:
        return None
    fate = disposition(kept.disposition)
    if kept.active_years is None or kept.inactive_years is None:
        return fate
    return tr(
        "{active} tahun aktif, {inactive} tahun inaktif; {fate}",
        active=number(kept.active_years),
        inactive=number(kept.inactive_years),
        fate=fate,
    )


def disposition(value: Disposition) -> str:
    """Return the end the schedule says, in words."""
    match value:
        case Disposition.DESTROY:
            return trc("nasib akhir", "Musnah")
        case Disposition.KEEP:
            return trc("nasib akhir", "Permanen")
        case Disposition.REVIEW:
            return trc("nasib akhir", "Dinilai kembali")


def mark(dossier: Dossier, *, access_shown: bool) -> str | None:
    """Return what keeps a dossier back, in words: its access class unless a column shows it, that it is exempt."""
    if not dossier.kept_back:
        return None
    access = None if access_shown else access_class(dossier.access)
    if not dossier.exempt:
        return access
    return tr("{access}, dikecualikan", access=access) if access else tr("Dikecualikan")


def access_class(value: AccessClass) -> str | None:
    """Return an access class above the ordinary in words."""
    match value:
        case AccessClass.ORDINARY:
            return None
        case AccessClass.LIMITED:
            return trc("akses", "Terbatas")
        case AccessClass.SECRET:
            return trc("akses", "Rahasia")
        case AccessClass.TOP_SECRET:
            return trc("akses", "Sangat Rahasia")


def note(dossier: Dossier, *, access_shown: bool = False) -> str | None:
    """Return a dossier's note; what keeps it back stands first."""
    return _marked(dossier, dossier.note, access_shown=access_shown)


def item_title(dossier: Dossier, item: Item) -> str:
    """Return an item's title, with what keeps its dossier back: contents have no column for it."""
    said = mark(dossier, access_shown=False)
    return tr("{title} ({mark})", title=item.title, mark=said) if said else item.title


def reason(dossier: Dossier) -> str | None:
    """Return why the schedule proposes a dossier: its retention and since when it has run out."""
    until, kept = due_year(dossier), retention(dossier)
    if until is None or kept is None:
        return note(dossier)
    said = tr("{retention}; habis pada akhir {year}", retention=kept, year=str(until))
    return _marked(dossier, said, access_shown=False)


def _marked(dossier: Dossier, text: str | None, *, access_shown: bool) -> str | None:
    said = mark(dossier, access_shown=access_shown)
    if said is None:
        return text
    return tr("{mark}. {note}", mark=said, note=text) if text else said


def due_year(dossier: Dossier) -> int | None:
    """Return the year at whose end a dossier's retention runs out, counted from its closing; None if open."""
    kept = dossier.retention
    if kept is None or dossier.closed_year is None or kept.active_years is None or kept.inactive_years is None:
        return None
    return dossier.closed_year + kept.active_years + kept.inactive_years
