"""The results page: elections and their sources, a table to drill down in, a chart, checks, and where figures stand."""

from __future__ import annotations

import tkinter as tk
from typing import TYPE_CHECKING, Any

from app.desktop.commands import Command
from app.desktop.opening import open_path
from app.desktop.pages.page import EmptyState, Page, Vacancy
from app.desktop.pages.results.candidates_panel import CandidatesPanel
from app.desktop.pages.results.charts import ChartPanel, bars
from app.desktop.pages.results.checks_panel import ChecksPanel
from app.desktop.pages.results.comparison_panel import ComparisonPanel
from app.desktop.pages.results.correction import CorrectionDialog
from app.desktop.pages.results.details import FigureDetails
from app.desktop.pages.results.provenance import Story
from app.desktop.pages.results.sheet_window import SheetWindow
from app.desktop.pages.results.source_tree import SourceTree
from app.desktop.pages.results.sources_panel import SourceActions, SourceDialog, SourcesPanel, StationsDialog
from app.desktop.pages.results.state import ResultsState
from app.desktop.pages.results.table import TablePanel
from app.desktop.pages.results.way import Way
from app.desktop.session import words_of
from app.desktop.theme import px
from app.desktop.widgets.controls import button, flowing, frame, pill
from app.desktop.widgets.dialogs import tell
from app.desktop.widgets.panes import Panes
from app.desktop.widgets.tabs import Tabs
from app.errors import AppError
from app.i18n import number, tr
from app.messages import sentence

if TYPE_CHECKING:
    from app.desktop.shell import Shell
    from app.results.records import AreaResult, Listing, SourceInfo, TracedCell

#: From this width on the list of sources has its place beside table and details.
_ROOMY = 860


class ResultsPage(Page):
    """Election results from the whole down to a polling station."""

    panes: Panes
    vacancy: Vacancy

    def __init__(self, parent: tk.Misc, shell: Shell, title: str) -> None:
        super().__init__(parent, shell, title)
        self.model = ResultsState(shell.session, self._changed, shell.status.say)
        #: The source and the area that are shown: read anew they keep the cursor and the details.
        self._seen: tuple[int, int] | None = None
        self.sheet: SheetWindow | None = None
        self.dialog: SourceDialog | None = None
        self.correction: CorrectionDialog | None = None
        self.panes = Panes(self.body, lambda name, width: self.session.keep_width("hasil.panel", name, width))
        widths = self.session.widths("hasil.panel")
        left = self.panes.side("list", widths.get("list", 216), style="Side.TFrame")
        # Where there is no room for the tree of sources, they are chosen from a box beside the title.
        self.sources = SourceTree(left, self.actions, self._source_chosen)
        self._narrow = False
        self._main = self.panes.main()
        right = self.panes.side("details", widths.get("details", 300))
        self.details = FigureDetails(
            right,
            self.model,
            on_drill=self.model.drill,
            on_sheet=self.show_sheet,
            on_file=self.open_file,
            on_folder=self.open_folder,
            on_dossier=self._open_dossier,
            on_correct=None if self.session.read_only else self.correct,
            on_candidates=self.show_candidates,
        )
        self.details.pack(fill="both", expand=True)
        self.panes.fold("details", folded=self.session.settings.details_folded)
        self._build_main()
        self.vacancy = Vacancy((self.panes,), self._make_empty)
        self._report_button = button(self.actions, tr("Buat laporan"), self._report, symbol="easel")
        self.body.bind("<Configure>", self._fit)

    def refresh(self) -> None:
        """Read the list and the view again."""
        self.model.load()

    def visit(self, **where: Any) -> None:
        """Show the source whose id is ``source``."""
        if where.get("source") is not None:
            self.model.want(where["source"])

    def focus_contents(self) -> None:
        """Go to the table."""
        (self.table.take_focus if self.model.view is not None else self.sources.tree.focus_set)()

    def commands(self) -> list[Command]:
        """Return what can be done with results."""
        group = tr("Hasil Pemilu")
        found = [
            Command(
                "results_sheet", tr("Tampilkan sel asal angka"), self.show_chosen, "Control-Return", "table", group
            ),
            Command("results_up", tr("Wilayah di atasnya"), self._up, "Alt-Up", "arrow-up", group),
            Command("results_report", tr("Buat laporan hasil"), self._report, "", "easel", group),
        ]
        if not self.session.read_only:
            found += [
                Command(
                    "results_correct",
                    tr("Koreksi angka yang dipilih …"),
                    self._correct_chosen,
                    "Control-e",
                    "pencil-square",
                    group,
                ),
                Command("results_official", tr("Jadikan sumber resmi"), self._make_chosen_official, "", "award", group),
                Command("results_source", tr("Ubah keterangan sumber"), self._edit_chosen, "F2", "pencil", group),
            ]
        return found

    def _fit(self, event: tk.Event[Any]) -> None:
        """Give the table the room of the list of sources where there is little."""
        self._narrow = event.width < px(_ROOMY)
        self.panes.fold("list", folded=self._narrow)
        self._show_actions()

    def _show_actions(self) -> None:
        """Show what can be done above the table: nothing where there are no results."""
        for part in (self._report_button, self.sources.picker):
            part.pack_forget()
        if self.model.listed:
            self._report_button.pack(side="right")
            if self._narrow:
                self.sources.picker.pack(side="right", padx=(0, px(8)))

    def _build_main(self) -> None:
        self._heading = flowing(self._main, "", "Heading")
        self._heading.pack(fill="x")
        row = frame(self._main)
        row.pack(fill="x", pady=(px(2), px(6)))
        self._standing = flowing(row, "", "SmallSoft")
        self._standing.pack(side="left", fill="x", expand=True)
        self._official = pill(row, tr("Resmi"))
        self.official_button = button(row, tr("Jadikan resmi"), self._make_chosen_official, "Linkish")
        self._way = Way(self._main, self.model.back_to)
        names = [
            ("table", tr("Tabel")),
            ("candidates", tr("Calon")),
            ("chart", tr("Grafik")),
            ("compare", tr("Perbandingan")),
            ("sources", tr("Sumber")),
            ("checks", tr("Pemeriksaan")),
        ]
        self.tabs = Tabs(self._main, names, self._tab_opened)
        self.tabs.pack(fill="both", expand=True)
        self.table = TablePanel(
            self.tabs.page("table"),
            self.model,
            on_area=self.details.show,
            on_open=self.model.drill,
            on_figure=self.details.trace,
            on_show=self.show_figure,
        )
        self.table.pack(fill="both", expand=True)
        self.candidates = CandidatesPanel(
            self.tabs.page("candidates"),
            self.model.candidates,
            on_party=self.model.show_candidates,
            on_figure=self.details.follow,
            on_show=self._show_followed,
        )
        self.candidates.pack(fill="both", expand=True)
        self.model.candidates.on_change = self.candidates.show
        self.chart = ChartPanel(self.tabs.page("chart"), self.model, self.details.trace)
        self.chart.pack(fill="both", expand=True)
        self.compared = ComparisonPanel(
            self.tabs.page("compare"),
            self.model.comparison,
            on_level=self.model.compare,
            on_figure=self.details.follow,
            on_show=self._show_followed,
        )
        self.compared.pack(fill="both", expand=True)
        self.model.comparison.on_change = self.compared.show
        self.about = SourcesPanel(
            self.tabs.page("sources"),
            SourceActions(
                look=self._look,
                make_official=self.make_official,
                edit=self.edit_source,
                dossier=self._open_dossier,
                stations=self.edit_stations,
                writable=not self.session.read_only,
            ),
        )
        self.about.pack(fill="both", expand=True)
        self.checks = ChecksPanel(
            self.tabs.page("checks"),
            self.model.checks,
            on_figure=self.details.follow,
            on_show=self._show_followed,
            on_area=self._area_chosen,
        )
        self.checks.pack(fill="both", expand=True)
        self.model.checks.on_change = self._checked

    def _changed(self) -> None:
        """Show the list of results and the view."""
        if self.vacancy.show(empty=not self.model.listed):
            self._show_actions()
            return
        self.panes.pack(fill="both", expand=True)
        self._show_actions()
        self.sources.show(self.model.listed, self.model.chosen)
        view = self.model.view
        if view is None:
            return
        self._heading.configure(text=self.model.heading())
        self._standing.configure(text=self.model.standing())
        self._official.pack_forget()
        self.official_button.pack_forget()
        if view.source.official:
            self._official.pack(side="right", padx=(px(10), 0), before=self._standing)
        elif not self.session.read_only:
            self.official_button.pack(side="right", padx=(px(4), 0), before=self._standing)
        self._way.show(self.model.way, self.tabs)
        place = (view.source.id, view.root.id)
        same, self._seen = place == self._seen, place
        self.table.show(keep=same)
        if same:
            self.details.refresh()
        else:
            self.details.show(view.root)
        self.chart.show()
        self.table.chart.show(bars(self.model))
        self.tabs.offer("candidates", offered=bool(view.divided))
        self.tabs.rename("checks", tr("Pemeriksaan"))
        sources = self.model.sources()
        many = tr("Sumber ({count})", count=number(len(sources)))
        self.tabs.rename("sources", many if len(sources) > 1 else tr("Sumber"))
        self.about.show(sources, self.model.chosen, self.model.stations_words())
        self._tab_opened(self.tabs.current)

    def _tab_opened(self, name: str) -> None:
        """Read the comparison and the candidates only where they are looked at: they ask for many figures."""
        if name == "compare":
            self.model.compare()
        elif name == "candidates":
            self.model.show_candidates()
        elif name == "checks":
            self.model.check()

    def _checked(self) -> None:
        """Show what the checks found; the tab says how much."""
        count = self.model.checks.count
        many = tr("Pemeriksaan ({count})", count=number(count))
        self.tabs.rename("checks", many if count else tr("Pemeriksaan"))
        self.checks.show()

    def _source_chosen(self, listing: Listing) -> None:
        self.details.show(None)
        self.model.choose(listing)

    def show_chosen(self) -> None:
        """Show the sheet that the chosen figure stands on."""
        show = {
            "compare": self.compared.show_chosen,
            "candidates": self.candidates.show_chosen,
            "checks": self.checks.show_chosen,
        }.get(self.tabs.current)
        if show is not None:
            if show():
                return
        else:
            found = self.table.figure()
            if found is not None:
                self.show_figure(*found)
                return
        self.shell.status.say(tr("Pilih dahulu sebuah angka di tabel."))

    def show_figure(self, area: AreaResult, key: str) -> None:
        """Follow a figure and show the sheet it stands on; of a sum, that of its first cell."""
        self.details.trace(area, key, self._show_first)

    def _show_followed(self, source: SourceInfo, area: int, name: str, key: str, title: str) -> None:
        self.details.follow(source, area, name, key, title, self._show_first)

    def show_candidates(self, party: int) -> None:
        """Open the tab of candidates with those of a party."""
        self.model.candidates.party, self.model.candidates.view = party, None
        if self.tabs.current == "candidates":
            self.model.show_candidates()
        self.tabs.open("candidates")

    def _show_first(self, story: Story) -> None:
        first = next((cell for cell in story.trace.cells if cell.file), None)
        if first is not None:
            self.show_sheet(story, first)

    def show_sheet(self, story: Story, cell: TracedCell) -> None:
        """Show the sheet of a cell."""
        self.sheet = SheetWindow(
            self, self.model.provenance, story, cell, on_file=self.open_file, on_folder=self.open_folder
        )

    def open_file(self, cell: TracedCell) -> None:
        """Open the copy of a cell's file with the computer's own program."""
        self._open(cell, folder=False)

    def open_folder(self, cell: TracedCell) -> None:
        """Open the folder in which the copy of a cell's file lies."""
        self._open(cell, folder=True)

    def _open(self, cell: TracedCell, *, folder: bool) -> None:
        try:
            path = self.model.provenance.file_of(cell)
            open_path(path.parent if folder else path)
        except AppError as failure:
            tell(self, tr("Berkas tidak dapat dibuka"), words_of(failure) or failure.code, problem=True)

    def edit_source(self, listing: Listing) -> None:
        """Change what is known of a source."""
        self.dialog = SourceDialog(self, self.session, listing, self.model.settling, self._settled)

    def edit_stations(self) -> None:
        """Settle how many TPS the area at hand has."""
        area, count = self.model.way[-1].name, self.model.stations[0]
        StationsDialog(self, self.session, area, count, self.model.expecting, lambda _batch: None)

    def make_official(self, listing: Listing) -> None:
        """Let a source count as the official one: reports follow it from now on."""
        said = tr("Sumber {source} sekarang resmi; laporan mengikutinya.", source=listing.source.name)
        self.model.make_official(listing, lambda _notes: self.shell.status.say(said))

    def _settled(self, notes: list[str]) -> None:
        self.shell.status.say(" ".join([tr("Keterangan sumber disimpan."), *notes]))

    def _look(self, listing: Listing) -> None:
        self.model.choose(listing)
        self.tabs.open("table")

    def _open_dossier(self, number: str) -> None:
        """Open the dossier of a number in the archive, or say that there is none yet."""
        dossier = self.model.provenance.dossier(number)
        if dossier is None:
            self.shell.status.say(sentence("dossier_not_kept", {"dossier": number}))
        else:
            self.shell.go("archive", dossier=dossier)

    def correct(self, story: Story) -> None:
        """Ask for the right value of a figure, or for that of a blank, and the reason."""
        self.correction = CorrectionDialog(self, self.session, story, self._corrected)

    def _correct_chosen(self) -> None:
        """Correct the figure under the cursor of the table, on another tab the one whose origin is shown."""
        chosen = self.table.figure() if self.tabs.current == "table" else None
        self.details.correct(chosen, self.shell.status.say)

    def _corrected(self, notes: list[str]) -> None:
        self.shell.status.say(" ".join([tr("Angka tersimpan. Ctrl+Z mengurungkannya."), *notes]))

    def _area_chosen(self, row: int) -> None:
        area = self.table.area_of(row)
        if area is not None:
            self.details.show(area)

    def _up(self) -> None:
        if len(self.model.way) > 1:
            self.model.back_to(len(self.model.way) - 2)

    def _make_chosen_official(self) -> None:
        if self.model.chosen is not None:
            self.make_official(self.model.chosen)

    def _edit_chosen(self) -> None:
        if self.model.chosen is not None:
            self.edit_source(self.model.chosen)

    def _report(self) -> None:
        chosen = self.model.chosen
        if chosen is not None:
            self.shell.go("reports", kind="deck", source=chosen.source.id)

    def _make_empty(self) -> EmptyState:
        return EmptyState(
            self.body,
            "bar-chart",
            tr("Belum ada hasil pemilu"),
            tr("Impor rekapitulasi dari Excel atau CSV; setiap angka tetap dapat ditelusuri sampai selnya."),
            [(tr("Impor hasil pemilu …"), "file-earmark-spreadsheet", lambda: self.shell.go("intake"))],
        )


PAGE = ResultsPage
