"""The results page: elections and their sources, a table to drill down in, a chart, checks, and where figures stand."""

from __future__ import annotations

import tkinter as tk
from functools import partial
from tkinter import ttk
from typing import TYPE_CHECKING, Any

from app.desktop import words
from app.desktop.commands import Command
from app.desktop.opening import open_path
from app.desktop.pages.page import EmptyState, Page
from app.desktop.pages.results.details import FigureDetails
from app.desktop.pages.results.provenance import Story
from app.desktop.pages.results.sheet_window import SheetWindow
from app.desktop.pages.results.state import ResultsState, group_words, source_words
from app.desktop.pages.results.table import TablePanel
from app.desktop.session import words_of
from app.desktop.theme import icon, px
from app.desktop.widgets.bars import Bar, RankChart
from app.desktop.widgets.controls import button, card, flowing, frame, label, pill, ring
from app.desktop.widgets.dialogs import tell
from app.desktop.widgets.listing import Column, Listing
from app.desktop.widgets.panes import Panes
from app.desktop.widgets.rows import FixedRows, Row
from app.desktop.widgets.scrolling import ScrollArea
from app.desktop.widgets.tabs import Tabs
from app.errors import AppError
from app.i18n import number, percent, tr

if TYPE_CHECKING:
    from app.desktop.shell import Shell
    from app.results.records import AreaResult, TracedCell

#: From this width on the list of sources has its place beside table and details.
_ROOMY = 860


class ResultsPage(Page):
    """Election results from the whole down to a polling station."""

    def __init__(self, parent: tk.Misc, shell: Shell, title: str) -> None:
        super().__init__(parent, shell, title)
        self.model = ResultsState(shell.session, self._changed, shell.status.say)
        self._empty: EmptyState | None = None
        self.sheet: SheetWindow | None = None
        self._panes = Panes(self.body, lambda name, width: self.session.keep_width("hasil.panel", name, width))
        widths = self.session.widths("hasil.panel")
        left = self._panes.side("list", widths.get("list", 216), style="Side.TFrame")
        box = card(left, 1)
        box.pack(fill="both", expand=True)
        self.sources = ttk.Treeview(box, style="Tree.Treeview", show="tree", selectmode="browse")
        self.sources.tag_configure("group", font="SidaluStrong")
        self.sources.pack(fill="both", expand=True, padx=(px(4), px(4)), pady=px(6))
        self.sources.bind("<<TreeviewSelect>>", self._source_chosen)
        ring(box, self.sources)
        self._main = self._panes.main()
        right = self._panes.side("details", widths.get("details", 300))
        self.details = FigureDetails(
            right,
            self.model,
            on_drill=self.model.drill,
            on_sheet=self.show_sheet,
            on_file=self.open_file,
            on_folder=self.open_folder,
            on_dossier=self._open_dossier,
        )
        self.details.pack(fill="both", expand=True)
        self._panes.fold("details", folded=self.session.settings.details_folded)
        self._build_main()
        self._report_button = button(self.actions, tr("Buat laporan"), self._report, symbol="easel")
        # Where there is no room for the list of sources, they are chosen from a box beside the title.
        self._narrow = False
        self.picker = ttk.Combobox(self.actions, state="readonly", width=36)
        self.picker.bind("<<ComboboxSelected>>", self._picked)
        self.body.bind("<Configure>", self._fit)

    def refresh(self) -> None:
        """Read the list and the view again."""
        self.model.load()

    def visit(self, **where: Any) -> None:
        """Show the source whose id is ``source``."""
        if where.get("source") is not None:
            self.model.want(where["source"])

    def take_focus(self) -> None:
        """Go to the table, or to what is offered where there are no results."""
        if self._empty is not None and self._empty.first is not None:
            self._empty.first.focus_set()
        else:
            (self.table.take_focus if self.model.view is not None else self.sources.focus_set)()

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
            found.append(
                Command("results_official", tr("Jadikan sumber resmi"), self._make_official, "", "award", group)
            )
        return found

    def fold_details(self) -> bool:
        """Fold the details away or bring them back."""
        folded = not self.session.settings.details_folded
        self.session.save(details_folded=folded)
        self._panes.fold("details", folded=folded)
        return True

    def _fit(self, event: tk.Event[Any]) -> None:
        """Give the table the room of the list of sources where there is little."""
        self._narrow = event.width < px(_ROOMY)
        self._panes.fold("list", folded=self._narrow)
        self._show_actions()

    def _show_actions(self) -> None:
        """Show what can be done above the table: nothing where there are no results."""
        for part in (self._report_button, self.picker):
            part.pack_forget()
        if self.model.listed:
            self._report_button.pack(side="right")
            if self._narrow:
                self.picker.pack(side="right", padx=(0, px(8)))

    def _picked(self, _event: object) -> None:
        self.sources.selection_set(str(self.picker.current()))

    def _build_main(self) -> None:
        self._heading = flowing(self._main, "", "Heading")
        self._heading.pack(fill="x")
        row = frame(self._main)
        row.pack(fill="x", pady=(px(2), px(6)))
        self._standing = flowing(row, "", "SmallSoft")
        self._standing.pack(side="left", fill="x", expand=True)
        self._official = pill(row, tr("Resmi"))
        self.official_button = button(row, tr("Jadikan resmi"), self._make_official, "Linkish")
        self._way = frame(self._main)
        self._way.pack(fill="x", pady=(0, px(6)))
        self.tabs = Tabs(self._main, [("table", tr("Tabel")), ("chart", tr("Grafik")), ("checks", tr("Pemeriksaan"))])
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
        chart_area = ScrollArea(self.tabs.page("chart"), padding=(0, px(10), px(10), 0))
        chart_area.pack(fill="both", expand=True)
        self._turnout = flowing(chart_area.body)
        self._chart = RankChart(chart_area.body, most=40)
        self._chart.pack(fill="x")
        self._checks = Listing(
            self.tabs.page("checks"),
            [Column("what", tr("Pemeriksaan yang tidak cocok"), 300, stretch=True, sortable=False)],
            on_choose=self._area_chosen,
        )
        self._all_agree = EmptyState(
            self.tabs.page("checks"),
            "check-circle",
            tr("Semua pemeriksaan cocok"),
            tr("Jumlah suara, suara sah dan tidak sah, dan angka wilayah di dalamnya saling sesuai."),
            tone="good",
        )

    def _changed(self) -> None:
        """Show the list of results and the view."""
        if not self.model.listed:
            self._show_empty()
            return
        if self._empty is not None:
            self._empty.destroy()
            self._empty = None
        self._panes.pack(fill="both", expand=True)
        self._show_actions()
        self._show_sources()
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
        self._show_way()
        self.table.show()
        self.details.show(view.root)
        self._show_chart()
        findings = self.model.findings()
        self.tabs.rename("checks", tr("Pemeriksaan ({count})", count=number(len(findings))))
        self._checks.show(FixedRows([Row(area, (text,), "warn") for area, text in findings]))
        shown, hidden = (self._checks, self._all_agree) if findings else (self._all_agree, self._checks)
        hidden.pack_forget()
        shown.pack(fill="both", expand=True, pady=(px(8), 0))

    def _show_sources(self) -> None:
        tree = self.sources
        tree.delete(*tree.get_children())
        chosen = self.model.chosen
        named = [f"{group_words(found, self.model.listed)} · {source_words(found)}" for found in self.model.listed]
        self.picker.configure(values=named)
        if chosen is not None:
            self.picker.current(self.model.listed.index(chosen))
        for position, listing in enumerate(self.model.listed):
            group = f"g{listing.election}/{listing.area}"
            if not tree.exists(group):
                tree.insert(
                    "", "end", iid=group, text=group_words(listing, self.model.listed), open=True, tags=("group",)
                )
            mark = icon("award-fill", 13, "accent_ink") if listing.source.official else ""
            tree.insert(group, "end", iid=str(position), text=f" {source_words(listing)}", image=mark)
            if chosen is not None and chosen.source.id == listing.source.id:
                tree.selection_set(str(position))

    def _source_chosen(self, _event: object) -> None:
        selected = self.sources.selection()
        if not selected:
            return
        if not selected[0].isdigit():
            # An election stands for the first of its sources.
            self.sources.selection_set(self.sources.get_children(selected[0])[:1])
            return
        listing = self.model.listed[int(selected[0])]
        if self.model.chosen is None or listing.source.id != self.model.chosen.source.id:
            self.details.show(None)
            self.model.choose(listing)

    def _show_way(self) -> None:
        for child in self._way.winfo_children():
            child.destroy()
        last = len(self.model.way) - 1
        if not last:
            self._way.pack_forget()
            return
        self._way.pack(fill="x", pady=(0, px(6)), before=self.tabs)
        for step, crumb in enumerate(self.model.way):
            if step:
                ttk.Label(self._way, image=icon("chevron-right", 11)).pack(side="left", padx=px(2))
            if step == last:
                label(self._way, crumb.name, "Strong").pack(side="left", padx=px(6))
            else:
                button(self._way, crumb.name, partial(self.model.back_to, step), "Linkish").pack(side="left")

    def _show_chart(self) -> None:
        view = self.model.view
        if view is None:
            return
        votes = [(votes or 0, who) for who, votes in zip(view.contestants, view.root.votes, strict=True)]
        whole = sum(count for count, _who in votes)
        votes.sort(key=lambda pair: -pair[0])
        bars = [
            Bar(
                words.contestant(who.number, who.name),
                count,
                number(count),
                percent(count / whole if whole else None),
                who.colour,
            )
            for count, who in votes
        ]
        self._chart.show(bars)
        self.table.chart.show(bars)
        turnout = self.model.turnout_words()
        self._turnout.configure(text=turnout)
        if turnout:
            self._turnout.pack(fill="x", pady=(0, px(12)), before=self._chart)
        else:
            self._turnout.pack_forget()

    def show_chosen(self) -> None:
        """Show the sheet that the chosen figure stands on."""
        found = self.table.figure()
        if found is None:
            self.shell.status.say(tr("Pilih dahulu sebuah angka di tabel."))
        else:
            self.show_figure(*found)

    def show_figure(self, area: AreaResult, key: str) -> None:
        """Follow a figure and show the sheet it stands on; of a sum, that of its first cell."""

        def came(story: Story) -> None:
            if story.trace.cells:
                self.show_sheet(story, story.trace.cells[0])

        self.details.trace(area, key, came)

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

    def _open_dossier(self, _number: str, dossier: int | None) -> None:
        self.shell.go("archive", dossier=dossier)

    def _area_chosen(self, row: int) -> None:
        area = self.table.area_of(row)
        if area is not None:
            self.details.show(area)

    def _up(self) -> None:
        if len(self.model.way) > 1:
            self.model.back_to(len(self.model.way) - 2)

    def _make_official(self) -> None:
        self.model.make_official(lambda _done: self.shell.status.say(tr("Sumber ini sekarang resmi.")))

    def _report(self) -> None:
        chosen = self.model.chosen
        if chosen is not None:
            self.shell.go("reports", kind="deck", source=chosen.source.id)

    def _show_empty(self) -> None:
        if self._empty is not None:
            return
        self._panes.pack_forget()
        self._show_actions()
        self._empty = EmptyState(
            self.body,
            "bar-chart",
            tr("Belum ada hasil pemilu"),
            tr("Impor rekapitulasi dari Excel atau CSV; setiap angka tetap dapat ditelusuri sampai selnya."),
            [(tr("Impor hasil pemilu …"), "file-earmark-spreadsheet", lambda: self.shell.go("intake"))],
        )
        self._empty.pack(fill="both", expand=True)


PAGE = ResultsPage
