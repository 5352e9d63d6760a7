"""What the details of a dossier say, as plain texts: its line, its facts, its place and the way its box came.

It knows no widget.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.archive.records import Dossier, Move
from app.archive.written import SEPARATOR, years_text
from app.desktop import words
from app.i18n import number, tr, trn

if TYPE_CHECKING:
    from app.results.papers import PaperFigures


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Where a dossier is: the place or what is known of it, a second line, and whether it is placed at all."""

    first: str
    second: str
    placed: bool


def line(dossier: Dossier) -> str:
    """Return code, number and years in one line."""
    years = years_text(dossier.year_from, dossier.year_to)
    told = tr("berkas {number}", number=dossier.number)
    return " · ".join(part for part in (dossier.code or "", told, years) if part)


def place(dossier: Dossier) -> PlaceWords:
    """Return where a dossier is."""
    box = tr("Boks {box}", box=dossier.box) if dossier.box else ""
    path = SEPARATOR.join(dossier.place_path)
    parts = [box] if path and box else []
    if dossier.folder:
        parts.append(tr("Folder {folder}", folder=dossier.folder))
    if box and not path:
        parts.append(tr("boks ini belum ditempatkan"))
    if not box and not path:
        parts.append(tr("Sebutkan boksnya lewat Ubah."))
    second = " · ".join(parts)
    if path and dossier.placed_since:
        since = tr("sejak {date}", date=words.iso_date(dossier.placed_since[:10]))
        second = tr("{where} — {since}", where=second, since=since) if second else since
    return PlaceWords(path or box or tr("Belum ditempatkan"), second, bool(box or path))


def facts(dossier: Dossier) -> list[tuple[str, str]]:
    """Return what is known of a dossier: names and values."""
    rows: list[tuple[str, str]] = []

    def add(name: str, value: Any) -> None:
        if value:
            rows.append((name, str(value)))

    code = dossier.classification
    add(tr("Klasifikasi"), code and _short(code.title))
    add(tr("Pemilu"), dossier.election and words.election_short(dossier.election))
    add(tr("Jumlah"), extent(dossier.extent, dossier.unit))
    add(tr("Perkembangan"), dossier.copy_status and words.copy_status(dossier.copy_status))
    add(tr("Media"), words.medium(dossier.medium))
    add(tr("Kondisi"), dossier.condition and words.condition(dossier.condition))
    access = words.access(dossier.access)
    add(tr("Akses"), tr("{access}, dikecualikan", access=access) if dossier.exempt else access)
    add(tr("Tahap"), words.stage(dossier.stage))
    add(tr("Retensi"), _retention(dossier))
    add(tr("Unit pengolah"), dossier.processing_unit)
    add(tr("Keterangan"), dossier.note)
    return rows


def extent(count: int | None, unit: str | None) -> str:
    """Return how much something is ("3 lembar"); the unit is a word that is kept as it was written."""
    return f"{number(count)} {unit or ''}".strip() if count is not None else ""


def moves(found: Sequence[Move]) -> list[tuple[str, str]]:
    """Return the moves of a box: the day, and from where to where."""
    nowhere = tr("belum ditempatkan")
    return [
        (
            words.iso_date(move.moved_at[:10]),
            tr(
                "{origin} → {target}",
                origin=SEPARATOR.join(move.origin or ()) or nowhere,
                target=SEPARATOR.join(move.target or ()) or nowhere,
            ),
        )
        for move in found
    ]


def figures(found: PaperFigures) -> str:
    """Return what figures come from a dossier: their election, their source and how many they are."""
    count = trn("{count} angka", "{count} angka", found.figures)
    return tr(
        "{election} · {source} · {count}",
        election=words.election_short(str(found.election)),
        source=found.source_name,
        count=count,
    )


def _retention(dossier: Dossier) -> str:
    kept = dossier.retention
    if kept is None:
        return ""
    years = ""
    if kept.active_years is not None and kept.inactive_years is not None:
        years = tr(
            "{active} th aktif, {inactive} th inaktif", active=str(kept.active_years), inactive=str(kept.inactive_years)
        )
    fate = words.disposition(kept.disposition) if kept.disposition else ""
    return " · ".join(part for part in (years, fate) if part)


def _short(text: str, most: int = 120) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
