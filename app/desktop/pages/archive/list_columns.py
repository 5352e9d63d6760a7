"""The columns of the list of dossiers as the list has them: headings, widths, and which give way for want of room."""

from __future__ import annotations

from app.desktop.pages.archive import columns
from app.desktop.session import Session
from app.desktop.widgets.listing import Column
from app.i18n import tr


def every(session: Session) -> list[Column]:
    """Return all columns there are: the list's own, then those that can be added, the office's own fields last."""
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
            columns.title_of(session, name),
            56 if name in columns.NUMBERS else 96,
            number=name in columns.NUMBERS,
            sortable=False,
            spare=180,
        )
        for name in columns.names(session)
        if name not in columns.OWN
    ]
