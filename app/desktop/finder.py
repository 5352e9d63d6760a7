"""What the search box offers for a text: commands and pages by their words, and what the archive finds.

It knows no widget.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.desktop.commands import Command, matching
from app.i18n import number, tr

if TYPE_CHECKING:
    from app.archive.records import Found, Hit
    from app.desktop.session import Session

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

        def search() -> Found:
            from app.archive.finding.search import search as search_archive

            return search_archive(self._session.cabinet, asked, limit=_HITS)

        self._session.lookups.ask(
            "search", search, lambda found: answer([*self._hits(found), *commands], _summary(found))
        )

    def _command_offers(self) -> list[Offer]:
        return [
            Offer(command.symbol or "arrow-return-left", command.title, "", command.shown, command.run)
            for command in matching(self._commands(), self.text)[:_COMMANDS]
        ]

    def _hits(self, found: Found) -> list[Offer]:
        offers = [self._offer(hit) for hit in found.hits[:_HITS]]
        if found.total > len(offers) or found.more:
            words = tr("Tampilkan semua di Arsip")
            offers.append(Offer("list", words, "", "Enter" if not offers else "", lambda: self._show_all(found.query)))
        return offers

    def _offer(self, hit: Hit) -> Offer:
        symbol = {"dossier": "folder", "item": "file-text", "place": "geo-alt-fill", "box": "box-seam"}.get(
            hit.kind, "folder"
        )
        known = [part for part in (hit.code, hit.number, hit.years) if part]
        note = " · ".join(known)
        if hit.snippet and plain(hit.snippet) != hit.title:
            note = f"{note} — {plain(hit.snippet)}" if note else plain(hit.snippet)
        return Offer(symbol, hit.title, note, hit.place, lambda: self._open_hit(hit))


def plain(snippet: str) -> str:
    """Return a snippet without the marks of what was found."""
    return snippet.replace(MARK_ON, "").replace(MARK_OFF, "")


def _summary(found: Found) -> str:
    if not found.total:
        return tr("Tidak ada arsip yang memuat kata itu.")
    milliseconds = number(max(1, round(found.milliseconds)))
    if found.more:
        return tr("lebih dari {total} hasil · {milliseconds} ms", total=number(found.total), milliseconds=milliseconds)
    return tr("{total} hasil · {milliseconds} ms", total=number(found.total), milliseconds=milliseconds)
