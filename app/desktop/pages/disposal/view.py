"""The disposal page: due lists, proposals and holds behind tabs, with their keys."""

from __future__ import annotations

import tkinter as tk
from typing import TYPE_CHECKING, Any

from app.archive.disposal.records import Due
from app.desktop.commands import Command
from app.desktop.pages.disposal.dialogs import RuleDialog
from app.desktop.pages.disposal.due_tab import DueTab
from app.desktop.pages.disposal.holds_tab import HoldsTab
from app.desktop.pages.disposal.proposals_tab import ProposalsTab
from app.desktop.pages.disposal.state import DisposalState
from app.desktop.pages.page import Page
from app.desktop.widgets.controls import button
from app.desktop.widgets.tabs import Tabs
from app.i18n import tr

if TYPE_CHECKING:
    from app.desktop.shell import Shell


class DisposalPage(Page):
    """What the retention schedule asks, what people propose, and what is held back."""

    help = "penyusutan"

    def __init__(self, parent: tk.Misc, shell: Shell, title: str) -> None:
        super().__init__(parent, shell, title)
        self.model = DisposalState(shell.session, self._show)
        if not shell.session.read_only:
            button(self.actions, tr("Aturan persetujuan …"), self.set_rule, symbol="gear").pack(side="right")
        self.tabs = Tabs(
            self.body, [("due", tr("Jatuh tempo")), ("proposals", tr("Usulan")), ("holds", tr("Penahanan"))]
        )
        self.tabs.pack(fill="both", expand=True)
        self.due = DueTab(self.tabs.page("due"), self)
        self.proposals = ProposalsTab(self.tabs.page("proposals"), self)
        self.holds = HoldsTab(self.tabs.page("holds"), self)
        for part in (self.due, self.proposals, self.holds):
            part.pack(fill="both", expand=True)

    def refresh(self) -> None:
        """Read the clock, the proposals and the holds again."""
        self.model.load()

    def visit(self, **where: Any) -> None:
        """Open a ``tab``, a list of what is ``due``, one ``proposal``, or ask why to put dossiers on ``hold``."""
        if "due" in where:
            self.tabs.open("due")
            self.model.show_due(Due(where["due"]))
        if "proposal" in where:
            self.show_proposal(where["proposal"])
        if "tab" in where:
            self.tabs.open(str(where["tab"]))
        if "hold" in where and not self.session.read_only:
            self.tabs.open("holds")
            self.holds.hold(where["hold"])

    def show_proposal(self, proposal: int) -> None:
        """Open a proposal."""
        self.tabs.open("proposals")
        self.model.show_proposal(proposal)

    def set_rule(self) -> None:
        """Say from how many inactive years on the national archive must agree."""
        RuleDialog(self, self.session, lambda _done: self.model.load())

    def take_focus(self) -> None:
        """Go to the list of the open tab."""
        lists = {"due": self.due.list, "proposals": self.proposals.list, "holds": self.holds.list}
        lists[self.tabs.current].take_focus()

    def commands(self) -> list[Command]:
        """Return the actions of the page; those that the open tab does not offer do nothing."""
        group = tr("Penyusutan")
        found = [
            Command("disposal_papers", tr("Berita acara dan daftar"), lambda: self._run("papers_out"), group=group),
        ]
        if self.session.read_only:
            return found
        return [
            Command("disposal_propose", tr("Susun usulan …"), self._propose, "Control-n", "list-check", group),
            Command("disposal_one", tr("Usulkan yang ini"), self.due.propose_one, "Control-Shift-n", "plus-lg", group),
            Command("disposal_hold", tr("Tahan berkas …"), self._hold, "Control-t", "pause-circle", group),
            Command("disposal_next", tr("Langkah berikutnya"), self._next, "Control-Return", "check-lg", group),
            Command("disposal_rule", tr("Aturan persetujuan …"), self.set_rule, "", "gear", group),
            *found,
        ]

    def _propose(self) -> None:
        self.tabs.open("due")
        self.due.propose()

    def _hold(self) -> None:
        self.tabs.open("due")
        self.due.hold()

    def _next(self) -> None:
        steps = self.model.steps()
        if steps:
            self._run(steps[0])

    def _run(self, name: str) -> None:
        self.tabs.open("proposals")
        self.proposals.run(name)

    def _show(self) -> None:
        for part in (self.due, self.proposals, self.holds):
            part.refresh()


PAGE = DisposalPage
