"""Dossiers that go elsewhere, copies, and items that go to another dossier: what was typed, and the works that do it.

It knows no widget.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from app.archive import arranging, classification, dossiers
from app.archive.records import Dossier
from app.desktop import masking
from app.desktop.pages.archive import shelving
from app.desktop.session import Session
from app.i18n import tr
from app.store import Cabinet

#: What is offered at most where one dossier is to be chosen among all.
_OFFERED = 200


class MoveForm:
    """Where picked dossiers are to go: another class, another box, or both; what is left empty stays."""

    def __init__(self, session: Session, ids: Sequence[int]) -> None:
        self._session = session
        self.ids = ids
        self.shelving = shelving.Shelving(session.cabinet)

    def codes(self) -> list[str]:
        """Return the codes of the current edition with the beginning of their titles."""
        edition = classification.current(self._session.cabinet)
        found = classification.codes(self._session.cabinet, edition.id) if edition is not None else ()
        return [f"{code.code}  {code.title[:60]}" for code in found]

    def read(self, typed: Mapping[str, str]) -> dict[str, str]:
        """Return problems by field in words."""
        if not any(text.strip() for text in typed.values()):
            return {"box": tr("Isi boks, tempat, atau kode tujuan.")}
        spot = self.shelving.read(typed.get("box", ""), typed.get("place", ""))
        return {"place": spot.problem} if spot.problem else {}

    def work(self, typed: Mapping[str, str]) -> Callable[[Cabinet], int]:
        """Return the work that moves the dossiers as one act and answers how many there were."""
        ids = self.ids
        code = typed.get("code", "").split("  ")[0].strip()
        box, place = typed.get("box", "").strip(), typed.get("place", "").strip()
        folder = typed.get("folder", "").strip() or None

        def run(cabinet: Cabinet) -> int:
            with cabinet.act("dossiers_moved", dossiers=len(ids)) as act:
                if box or place:
                    arranging.put_into(act, cabinet, ids, shelving.ensure(act, cabinet, box, place), folder)
                if code:
                    dossiers.edit(act, cabinet, ids, code=code)
            return len(ids)

        return run


def copy_work(dossier: Dossier) -> Callable[[Cabinet], int]:
    """Return the work that copies a dossier as one act and answers the new one's id."""
    title = tr("{title} (salinan)", title=dossier.title)

    def run(cabinet: Cabinet) -> int:
        with cabinet.act("dossier_copied", number=dossier.number, title=dossier.title) as act:
            return arranging.copy(act, cabinet, dossier.id, title=title)

    return run


def reorder_work(dossier: Dossier, order: Sequence[int]) -> Callable[[Cabinet], int]:
    """Return the work that puts the items of a dossier into another order as one act."""

    def run(cabinet: Cabinet) -> int:
        with cabinet.act("items_reordered", number=dossier.number) as act:
            return arranging.reorder_items(act, cabinet, dossier.id, order)

    return run


def moved_order(order: Sequence[int], picked: Sequence[int], by: int) -> list[int]:
    """Return an order in which the picked stand one place further up (-1) or down (1); at the edge they stay."""
    items, chosen = list(order), set(picked)
    places = range(len(items)) if by < 0 else range(len(items) - 1, -1, -1)
    for at in places:
        to = at + by
        if items[at] in chosen and 0 <= to < len(items) and items[to] not in chosen:
            items[at], items[to] = items[to], items[at]
    return items


class TargetForm:
    """The dossier that items are to go to, chosen by its number."""

    def __init__(self, session: Session, dossier: Dossier, items: Sequence[int]) -> None:
        self._session, self._cabinet = session, session.cabinet
        self.dossier, self.items = dossier, items

    def suggestions(self) -> list[str]:
        """Return dossiers of the same class to choose from: number and title."""
        from app.archive import listing
        from app.archive.records import DossierFilter

        view = DossierFilter(code=self.dossier.code or "")
        ids = listing.ids_of_view(self._cabinet, view, limit=_OFFERED, who=self._session.viewer)
        lines = masking.lines(self._session, ids)
        return [f"{line.number}  {line.title[:80]}" for line in lines if line.id != self.dossier.id]

    def read(self, text: str) -> tuple[Dossier | None, str]:
        """Return the dossier that was meant, or a problem in words."""
        number, _, title = (part.strip() for part in text.partition("  "))
        found = [one for one in dossiers.by_number(self._cabinet, number) if one.id != self.dossier.id]
        if len(found) > 1 and title:
            found = [one for one in found if one.title.startswith(title)]
        if not found:
            return None, tr("Tidak ada berkas lain bernomor {number}.", number=number)
        if len(found) > 1:
            return None, tr("Beberapa berkas bernomor {number}; pilih dari daftar.", number=number)
        return found[0], ""

    def work(self, target: Dossier) -> Callable[[Cabinet], Any]:
        """Return the work that moves the items as one act and answers how many came."""

        def run(cabinet: Cabinet) -> int:
            with cabinet.act(
                "items_moved", items=len(self.items), number=self.dossier.number, target=target.number
            ) as act:
                return arranging.move_items(act, cabinet, self.items, target.id)

        return run
