"""The place of the details beside the list: their widgets are made once the list stands, and filled as rows are chosen.

It knows no record's facts; the state has them.
"""

from __future__ import annotations

from functools import cached_property
from tkinter import ttk
from typing import TYPE_CHECKING

from app.desktop.widgets.controls import frame

if TYPE_CHECKING:
    from app.archive.records import Dossier
    from app.desktop.pages.archive.details import DossierDetails
    from app.desktop.pages.archive.view import ArchivePage

#: How long the first details wait for the list to be drawn, in milliseconds.
_AFTER_LIST = 150


class DetailsPane:
    """Fills the details of the archive page; ``place`` is where they stand."""

    def __init__(self, page: ArchivePage, place: ttk.Frame) -> None:
        self._page = page
        self._place = place
        self._ground = frame(place)
        self._ground.pack(fill="both", expand=True)
        self._awaited: int | None = None
        self._later: str | None = None
        self._made = False
        place.bind("<Destroy>", lambda _event: self._forget(), add="+")

    @cached_property
    def details(self) -> DossierDetails:
        """The widgets of the details, made when they are first asked for."""
        from app.desktop.pages.archive.details import DossierActions, DossierDetails

        page, files = self._page, self._page.files
        self._made = True
        self._ground.destroy()
        made = DossierDetails(
            self._place,
            DossierActions(
                open_file=files.open_file,
                look=files.look,
                thumb=files.thumb,
                edit=page.edit,
                attach=files.offer,
                delete=lambda dossier: page.refused(dossier) or page.deeds.ask_throw([dossier.id], dossier.title),
                item=page.open_item,
                items=page.open_items,
                results=lambda source: page.shell.go("results", source=source),
                lend=lambda dossier: page.shell.go("loans", dossiers=[dossier.id]),
                loan=lambda line: page.shell.go("loans", line=line.line),
                stood=page.model.stood,
                place=page.open_place,
                writable=not page.session.read_only,
            ),
        )
        made.pack(fill="both", expand=True)
        files.accept_drops(made, lambda _height: page.chosen_dossier())
        return made

    @property
    def busy(self) -> bool:
        """Tell whether a dossier is still to be shown."""
        return self._later is not None

    def soon(self, dossier: int) -> None:
        """Show a dossier once no key is waiting: while one is held down the list comes first."""
        self._awaited = dossier
        if self._later is None:
            self._later = self._place.after_idle(self._show_awaited if self._made else self._rest)

    def show(self, found: Dossier | None) -> None:
        """Show a dossier with all that the state knows of it; None where none is under the cursor."""
        model, details = self._page.model, self.details
        details.show(found, *((model.moves(found), model.more_facts(found)) if found is not None else ()))
        if found is not None:
            details.show_loans(model.loans(found), model.today)
            details.show_held(model.held(found))
            model.ask_reasons(found, details.show_reasons)
            model.ask_figures(found, details.show_figures)
            model.looked(found)

    def _rest(self) -> None:
        # Nothing is to be drawn any more but the list, which comes first.
        self._later = self._place.after(_AFTER_LIST, self._show_awaited)

    def _show_awaited(self) -> None:
        self._later = None
        if self._awaited is not None:
            self.show(self._page.model.dossier(self._awaited))

    def _forget(self) -> None:
        if self._later is not None:
            self._place.after_cancel(self._later)
            self._later = None
