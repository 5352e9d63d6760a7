"""The columns of the list of dossiers as the list has them: headings, widths, and which give way for want of room."""

from __future__ import annotations

from app.archive.columns import COLUMNS
from app.desktop.pages.archive import columns
from app.desktop.widgets.listing import Column
from app.i18n import tr


def every() -> list[Column]:
    """Return all columns there are: the list's own, then those that can be added."""
    own = [
        Column("code", tr("Kode"), 74),
        Column("title", tr("Uraian"), 300, stretch=True),
        Column("years", tr("Tahun"), 82),
        Column("place", tr("Tempat"), 112, spare=170),
        Column("number", tr("No."), 50, spare=300),
    ]
    return own + [
        Column(
            name,
            columns.title_of(name),
            56 if name in columns.NUMBERS else 96,
            number=name in columns.NUMBERS,
            sortable=False,
            spare=180,
        )
        for name in COLUMNS
    ]
