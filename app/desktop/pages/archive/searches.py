"""What can be done with searches on the archive page: keep one under a name, give it another, forget it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from app.archive.records import DossierFilter
from app.desktop.commands import Command
from app.desktop.form_dialog import FormDialog
from app.desktop.widgets.dialogs import ask
from app.i18n import tr, trc

if TYPE_CHECKING:
    from app.archive.finding.saved import Saved
    from app.desktop.pages.archive.tree import BranchTree
    from app.desktop.pages.archive.view import ArchivePage
    from app.store import Cabinet


class SavedSearches:
    """The deeds with searches; ``dialog`` is the window of the one that is open."""

    def __init__(self, page: ArchivePage) -> None:
        self._page = page
        self.dialog: SearchDialog | None = None

    def can_save(self) -> bool:
        """Tell whether there is a search that could be kept."""
        return not self._page.session.read_only and self._page.model.view != DossierFilter()

    def commands(self) -> list[Command]:
        """Return what can be asked for by key."""
        if self._page.session.read_only:
            return []
        title = tr("Simpan pencarian")
        return [Command("archive_save_search", title, self.save, "Control-Shift-s", "bookmark", tr("Arsip"))]

    def tend(self, tree: BranchTree) -> None:
        """Look after the saved searches in the tree."""
        if not self._page.session.read_only:
            tree.on_rename_search, tree.on_remove_search = self.rename, self.remove

    def save(self) -> None:
        """Ask for a name for what the list shows, and keep it."""
        if not self.can_save():
            self._page.shell.status.say(tr("Cari atau saring dahulu, lalu simpan pencariannya."))
            return
        view = self._page.model.view

        def work(name: str) -> Callable[[Cabinet], object]:
            def store(cabinet: Cabinet) -> object:
                from app.archive.finding import saved

                with cabinet.act("search_saved", name=name) as act:
                    return saved.save(act, cabinet, name, view)

            return store

        name = ", ".join(chip.text for chip in self._page.model.chips())[:80]
        self._open("search", tr("Simpan pencarian"), name, work, tr("Pencarian disimpan. Ctrl+Z mengurungkannya."))

    def rename(self, search: Saved) -> None:
        """Ask for another name for a saved search."""

        def work(name: str) -> Callable[[Cabinet], object]:
            def store(cabinet: Cabinet) -> None:
                from app.archive.finding import saved

                with cabinet.act("search_renamed", before=search.name, name=name) as act:
                    saved.rename(act, cabinet, search.id, name)

            return store

        self._open(f"search_{search.id}", tr("Ganti nama pencarian"), search.name, work, tr("Nama pencarian diganti."))

    def remove(self, search: Saved) -> None:
        """Ask whether a saved search is to be forgotten, and do it."""
        ask(
            self._page,
            tr("Hapus pencarian ini?"),
            tr(
                "“{name}” hilang dari daftar; berkas yang ditemukannya tetap ada. Ctrl+Z mengembalikannya.",
                name=search.name,
            ),
            trc("tombol", "Hapus"),
            lambda: self._remove(search),
            danger=True,
        )

    def _remove(self, search: Saved) -> None:
        def work(cabinet: Cabinet) -> None:
            from app.archive.finding import saved

            with cabinet.act("search_removed", name=search.name) as act:
                saved.remove(act, search.id)

        said = tr("Pencarian dihapus. Ctrl+Z mengembalikannya.")
        self._page.session.write("", work, lambda _done: self._page.shell.status.say(said))

    def _open(
        self, draft: str, heading: str, name: str, work: Callable[[str], Callable[[Cabinet], object]], said: str
    ) -> None:
        self.dialog = SearchDialog(
            self._page, draft, heading, name, work, lambda _answer: self._page.shell.status.say(said)
        )


class SearchDialog(FormDialog):
    """The name of a search."""

    def __init__(
        self,
        page: ArchivePage,
        draft: str,
        heading: str,
        name: str,
        work: Callable[[str], Callable[[Cabinet], object]],
        on_stored: Callable[[Any], object],
    ) -> None:
        self._work = work
        start = {"name": name}
        super().__init__(page, page.session, heading, draft=draft, start=start, on_stored=on_stored, width=460)
        entry = self.form.widget("name")
        entry.select_range(0, "end")
        self.open(entry)

    def fields(self, values: Mapping[str, str]) -> None:
        """Make the one field."""
        self.form.text("name", tr("Nama pencarian"), values.get("name", ""), span=4)

    def work(self, typed: dict[str, str]) -> Callable[[Any], Any] | None:
        """Return the storing; what is wrong with the name is said by the archive."""
        return self._work(" ".join(typed["name"].split()))
