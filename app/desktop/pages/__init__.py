"""The pages of the window by name, in the order of the rail; a page's widgets are made at its first visit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from app.i18n import tr

if TYPE_CHECKING:
    from app.desktop.pages.page import Page


@dataclass(frozen=True, slots=True)
class Entry:
    """A page: its name in the program, its words, its icon, and whether it stands at the foot of the rail.

    A page ``under`` another has no place on the rail of its own; the other's is marked while it is open.
    """

    name: str
    title: Callable[[], str]
    symbol: str
    foot: bool = False
    under: str = ""

    def load(self) -> type[Page]:
        """Import the page's module and return its class."""
        module = import_module(f"app.desktop.pages.{self.name}.view")
        page: type[Page] = module.PAGE
        return page


ENTRIES = (
    Entry("home", lambda: tr("Beranda"), "house"),
    Entry("archive", lambda: tr("Arsip"), "folder2-open"),
    Entry("places", lambda: tr("Tempat"), "geo-alt"),
    Entry("results", lambda: tr("Hasil Pemilu"), "bar-chart"),
    Entry("intake", lambda: tr("Impor"), "file-earmark-spreadsheet"),
    Entry("reports", lambda: tr("Laporan"), "easel"),
    Entry("disposal", lambda: tr("Penyusutan"), "hourglass-split"),
    Entry("loans", lambda: tr("Peminjaman"), "arrow-left-right"),
    Entry("history", lambda: tr("Riwayat"), "clock-history"),
    Entry("settings", lambda: tr("Pengaturan"), "gear", foot=True),
    Entry("guide", lambda: tr("Bantuan"), "question-circle", foot=True),
)
#: Pages that others lead to.
INNER = (
    Entry("moving", lambda: tr("Pindah Kantor"), "truck", under="places"),
    Entry("by_hand", lambda: tr("Ketik rekap"), "pencil-square", under="intake"),
)


def entry(name: str) -> Entry:
    """Return the page called ``name``, the first one for a name that is not known."""
    return next((found for found in (*ENTRIES, *INNER) if found.name == name), ENTRIES[0])


def key_of(name: str) -> str:
    """Return the key that opens a page (Tk's sequence); only the first nine of the rail have a number."""
    at = [found.name for found in ENTRIES].index(name) + 1
    return "F1" if name == "guide" else f"Control-Key-{at}" if at < 10 else ""
