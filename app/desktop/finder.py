"""What the search box offers for a text: commands and pages by their words, and what the archive finds.

It knows no widget.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.desktop import words
from app.desktop.commands import Command, matching
from app.i18n import number, tr

if TYPE_CHECKING:
    from app.archive.loans import LoanLine
    from app.archive.records import Found, Hit
    from app.desktop.session import Session

#: Who has the dossiers that are out, by their ids.
Lent = dict[int, "LoanLine"]
_COMMANDS, _HITS = 3, 8
MARK_ON, MARK_OFF = "\x02", "\x03"


@dataclass(frozen=True, slots=True)
class Offer:
    """One line of the box's answer: icon, words, a second line, a key or place at the right, and what it does."""

    symbol: str
    title: str
    note: str
    aside: str
    run: Callable[[], object]


class Finder:
    """Answers the search box; the archive is asked on the reading thread, the commands at once."""

    def __init__(
        self,
        session: Session,
        commands: Callable[[], Sequence[Command]],
        open_hit: Callable[[Hit], object],
        show_all: Callable[[str], object],
    ) -> None:
        self._session = session
        self._commands = commands
        self._open_hit, self._show_all = open_hit, show_all
        self.text = ""

    def ask(self, text: str, answer: Callable[[list[Offer], str], object]) -> None:
        """Find ``text``; ``answer`` gets the offers and a line about them, at once for commands."""
        self.text = text.strip()
        commands = self._command_offers()
        if len(self.text) < 2:
            self._session.lookups.drop("search")
            answer(commands, "")
            return
        asked = self.text

        def search() -> tuple[Found, Lent]:
            from app.archive.finding.search import search as search_archive
            from app.archive.loans import out_of
            from app.desktop import masking

            found = search_archive(self._session.cabinet, asked, limit=_HITS, who=self._session.viewer)
            lent = out_of(self._session.cabinet, [hit.dossier for hit in found.hits if hit.dossier is not None])
            return replace(found, hits=masking.hits(self._session, found.hits)), lent

        self._session.lookups.ask(
            "search", search, lambda read: answer([*self._hits(*read), *commands], _summary(read[0]))
        )

    def _command_offers(self) -> list[Offer]:
        return [
            Offer(command.symbol or "arrow-return-left", command.title, "", command.shown, command.run)
            for command in matching(self._commands(), self.text)[:_COMMANDS]
        ]

    def _hits(self, found: Found, lent: Lent) -> list[Offer]:
        offers = [self._offer(hit, lent.get(hit.dossier or 0)) for hit in found.hits[:_HITS]]
        if found.total > len(offers) or found.more:
            everything = tr("Tampilkan semua di Arsip")
            offers.append(
                Offer("list", everything, "", "Enter" if not offers else "", lambda: self._show_all(found.query))
            )
        return offers

    def _offer(self, hit: Hit, loan: LoanLine | None) -> Offer:
        symbol = {
            "dossier": "folder",
            "item": "file-text",
            "digital_file": "paperclip",
            "place": "geo-alt-fill",
            "box": "box-seam",
        }.get(hit.kind, "folder")
        known = [part for part in (hit.code, hit.number, hit.years) if part]
        note = " · ".join(known)
        # The title stands above: what is told is the field that fits, or the part of a title too long to be shown.
        beside = plain(hit.snippet).removeprefix(hit.title).removeprefix(" — ")
        if beside:
            note = f"{note} — {beside}" if note else beside
        if loan is not None:
            told = tr("dipinjam oleh {borrower} sampai {date}", borrower=loan.borrower, date=words.iso_date(loan.due))
            note = f"{told} · {note}" if note else told
        return Offer(symbol, hit.title, note, hit.place, lambda: self._open_hit(hit))


def plain(snippet: str) -> str:
    """Return a snippet without the marks of what was found."""
    return snippet.replace(MARK_ON, "").replace(MARK_OFF, "")


def _summary(found: Found) -> str:
    if not found.total:
        return tr("Tidak ada arsip yang memuat kata itu.")
    milliseconds = number(max(1, round(found.milliseconds)))
    total = number(found.total)
    if found.more:
        told = tr("lebih dari {total} hasil · {milliseconds} ms", total=total, milliseconds=milliseconds)
    else:
        told = tr("{total} hasil · {milliseconds} ms", total=total, milliseconds=milliseconds)
    for word, others in found.instead:
        told = tr("{told} · “{word}” tidak ada, dicari {others}", told=told, word=word, others=", ".join(others))
    return told
