"""The proposals: a list above, the frozen lines of the chosen one below, and beside them what comes next."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from tkinter import ttk
from typing import TYPE_CHECKING, Any

from app.archive.disposal import proposals
from app.archive.disposal.records import Files, Kind, Proposal
from app.desktop.opening import open_path
from app.desktop.pages.disposal import deeds, told
from app.desktop.pages.disposal.dialogs import ConsentDialog, PapersDialog, PeopleDialog, SignDialog
from app.desktop.pages.disposal.state import Detail
from app.desktop.pages.page import EmptyState, Vacancy
from app.desktop.theme import icon, px
from app.desktop.widgets.controls import button, card, flowing, frame, label
from app.desktop.widgets.dialogs import ask, tell
from app.desktop.widgets.facts import facts
from app.desktop.widgets.listing import Column, Listing
from app.desktop.widgets.panes import Panes
from app.desktop.widgets.rows import FixedRows
from app.desktop.widgets.scrolling import ScrollArea
from app.i18n import language, tr, trc, trn

if TYPE_CHECKING:
    from app.desktop.pages.disposal.view import DisposalPage

#: The steps that bring a proposal on.
_MAIN = ("propose", "consent", "sign", "carry_out")


class ProposalsTab(ttk.Frame):
    """Proposals from draft to done."""

    def __init__(self, parent: tk.Misc, page: DisposalPage) -> None:
        super().__init__(parent, padding=(0, px(14), 0, 0))
        self._page, self._model, self._session = page, page.model, page.session
        self.panes = Panes(self, lambda name, width: self._session.keep_width("penyusutan.panel", name, width))
        self.panes.pack(fill="both", expand=True)
        self.vacancy = Vacancy((self.panes,), self._make_empty)
        main = self.panes.main()
        self.list = Listing(
            main,
            [
                Column("number", tr("Usulan"), 90, sortable=False),
                Column("kind", tr("Jenis"), 200, stretch=True, sortable=False),
                Column("state", tr("Keadaan"), 110, sortable=False),
                Column("dossiers", tr("Jumlah berkas"), 96, number=True, sortable=False),
                Column("made", tr("Disusun"), 110, sortable=False),
            ],
            on_choose=self._model.show_proposal,
        )
        main.columnconfigure(0, weight=1)
        main.rowconfigure(0, weight=2, uniform="lists")
        main.rowconfigure(2, weight=3, uniform="lists")
        self.list.grid(row=0, column=0, sticky="nsew")
        label(main, tr("Daftar arsipnya"), "Heading").grid(row=1, column=0, sticky="w", pady=(px(12), px(6)))
        self.lines = Listing(
            main,
            [
                Column("number", tr("No."), 64, sortable=False),
                Column("code", tr("Kode"), 80, sortable=False, spare=200),
                Column("title", tr("Uraian"), 240, stretch=True, sortable=False),
                Column("years", tr("Kurun waktu"), 88, sortable=False, spare=200),
                Column("extent", tr("Jumlah"), 80, sortable=False, spare=260),
                Column("kept", tr("Retensi"), 200, sortable=False, spare=300),
            ],
            on_open=lambda id_: page.shell.go("archive", dossier=id_),
        )
        self.lines.tree.bind("<Delete>", lambda _event: self.run("take_off"))
        self.lines.grid(row=2, column=0, sticky="nsew")
        width = self._session.widths("penyusutan.panel").get("details", 320)
        side = self.panes.side("details", width)
        box = card(side, 14)
        box.pack(fill="both", expand=True, padx=(px(12), 0))
        self._side = ScrollArea(box, side="Side")
        self._side.pack(fill="both", expand=True)
        #: The buttons of what can be done now, by name.
        self.actions: dict[str, ttk.Button] = {}

    def refresh(self) -> None:
        """Show what was read."""
        rows = self._model.proposal_rows()
        if self.vacancy.show(empty=not rows):
            return
        self.list.show(FixedRows(rows), keep=True)
        at = next((at for at, row in enumerate(rows) if row.id == self._model.chosen), 0)
        self.list.choose(at, tell=False)
        self.lines.show(FixedRows(self._model.line_rows()), keep=True)
        self._show_details()

    def run(self, name: str) -> None:
        """Do one of the actions that are offered now."""
        detail = self._model.shown.detail
        if detail is None or name not in self._model.steps():
            return
        do: dict[str, Callable[[Detail], object]] = {
            "propose": self._propose,
            "take_off": self._take_off,
            "consent": lambda found: ConsentDialog(
                self, self._session, self._model, found.proposal, found.anri, self._done
            ),
            "people": lambda found: PeopleDialog(self, self._session, found.proposal, self._done),
            "papers": self._papers,
            "sign": lambda found: SignDialog(self, self._session, self._model.signers(), found.proposal, self._done),
            "carry_out": self._carry_out,
            "papers_out": self._write_out,
            "withdraw": self._withdraw,
        }
        do[name](detail)

    def _make_empty(self) -> EmptyState:
        return EmptyState(
            self,
            "list-check",
            tr("Belum ada usulan"),
            tr("Usulan disusun dari daftar jatuh tempo, dibekukan saat diajukan, lalu disetujui dan dilaksanakan."),
            [(tr("Lihat yang jatuh tempo"), "hourglass-split", lambda: self._page.tabs.open("due"))],
        )

    def _show_details(self) -> None:
        body = self._side.body
        for child in body.winfo_children():
            child.destroy()
        self.actions = {}
        detail = self._model.shown.detail
        if detail is None:
            return
        now = detail.proposal
        heading = tr("{kind} {number}", kind=told.kind_words(now.kind), number=now.number)
        flowing(body, heading, "Heading", side="Side").pack(fill="x", pady=(0, px(8)))
        steps = [name for name in self._model.steps() if name in _MAIN]
        self._show_actions(body, now, steps)
        self._show_needs(body)
        facts(body, self._model.facts(), side="Side").pack(fill="x", pady=(0, px(10)))
        self._show_actions(body, now, [name for name in self._model.steps() if name not in _MAIN])
        self._side.follow_focus()

    def _show_needs(self, body: ttk.Frame) -> None:
        needs = self._model.needs()
        if not needs:
            return
        label(body, tr("Sebelum dilaksanakan"), "SmallStrong", side="Side").pack(anchor="w", pady=(px(4), px(4)))
        for met, said in needs:
            row = frame(body, "Side")
            row.pack(fill="x", pady=px(1))
            symbol, tone = ("check-circle", "good") if met else ("circle", "caution")
            ttk.Label(row, image=icon(symbol, 14, tone), style="Side.TLabel").pack(side="left", anchor="n", pady=px(3))
            flowing(row, said, "Body", side="Side").pack(side="left", fill="x", expand=True, padx=(px(8), 0))
        frame(body, "Side", height=px(12)).pack()

    def _show_actions(self, body: ttk.Frame, now: Proposal, steps: Sequence[str]) -> None:
        names = {
            "propose": (tr("Ajukan dan bekukan"), "lock"),
            "consent": (tr("Catat persetujuan …"), "check-lg"),
            "sign": (tr("Tandatangani …"), "pencil"),
            "carry_out": (told.verb_words(now.kind), "check-lg"),
            "people": (tr("Panitia dan saksi …"), "people"),
            "papers": (tr("Surat-surat …"), "pencil"),
            "take_off": (tr("Keluarkan dari daftar"), "trash"),
            "papers_out": (tr("Berita acara dan daftar"), "file-earmark-spreadsheet"),
            "withdraw": (tr("Tarik usulan …"), "arrow-counterclockwise"),
        }
        for name in steps:
            words, symbol = names[name]
            danger = name == "carry_out" and now.kind is Kind.DESTRUCTION
            kind = "danger" if danger else "primary" if name in _MAIN else ""
            made = button(body, words, partial(self.run, name), kind, symbol=symbol)
            made.pack(fill="x", pady=(0, px(6)))
            self.actions[name] = made

    def _propose(self, detail: Detail) -> None:
        ask(
            self,
            tr("Ajukan usulan ini?"),
            tr("Daftarnya dibekukan seperti keadaan sekarang dan tidak dapat diubah lagi."),
            tr("Ajukan"),
            lambda: self._write(deeds.propose(detail.proposal)),
        )

    def _take_off(self, detail: Detail) -> None:
        chosen = self.lines.chosen
        if chosen is not None:
            self._write(deeds.take_off(detail.proposal, [chosen]))

    def _papers(self, detail: Detail) -> None:
        basis = "; ".join(proposals.basis_of(self._session.cabinet, detail.proposal.id))
        PapersDialog(self, self._session, detail.proposal, basis, self._done)

    def _withdraw(self, detail: Detail) -> None:
        ask(
            self,
            tr("Tarik usulan ini?"),
            tr("Berkas-berkasnya bebas lagi; daftarnya tetap tersimpan. Ctrl+Z mengembalikannya."),
            trc("tombol", "Tarik"),
            lambda: self._write(deeds.withdraw(detail.proposal, "")),
        )

    def _carry_out(self, detail: Detail) -> None:
        now = detail.proposal
        missing = [said for met, said in self._model.needs() if not met]
        if missing:
            tell(self, tr("Masih ada yang kurang"), "\n".join(missing), problem=True)
            return
        said = trn("{count} berkas dalam daftar ini.", "{count} berkas dalam daftar ini.", now.dossiers)
        destroys = now.kind is Kind.DESTRUCTION
        if destroys:
            files = (
                tr("Berkas digitalnya dihapus dari lemari.")
                if now.papers.files is Files.REMOVE
                else tr("Berkas digitalnya tetap disimpan.")
            )
            said = tr(
                "{dossiers} {files} Catatannya tetap ada, tetapi pemusnahan ini tidak dapat diurungkan.",
                dossiers=said,
                files=files,
            )
        work = deeds.carry_out(now, self._model.rule, self._model.today)
        ask(
            self,
            tr("Laksanakan {kind}?", kind=told.kind_words(now.kind).lower()),
            said,
            told.verb_words(now.kind),
            lambda: self._session.write("", work, self._carried_out),
            danger=destroys,
        )

    def _carried_out(self, left: Any) -> None:
        if left:
            paths = "\n".join(map(str, left[:12]))
            tell(self, tr("Berkas digital ini belum terhapus"), paths, problem=True)
        else:
            self._page.shell.status.say(tr("Usulan dilaksanakan. Cetak berita acaranya untuk ditandatangani."))

    def _write_out(self, detail: Detail) -> None:
        work = deeds.write_out(detail.proposal, self._model.today, language(), self._session.viewer)
        cabinet = self._session.cabinet
        self._session.start(tr("Menulis berita acara"), lambda progress: work(cabinet, progress), self._written)

    def _written(self, path: Path) -> None:
        ask(
            self,
            tr("Berita acara tersimpan"),
            str(path.relative_to(self._session.folder)),
            trc("tombol", "Buka"),
            lambda: open_path(path),
            no=trc("tombol", "Tutup"),
        )

    def _write(self, work: deeds.Work) -> None:
        self._session.write("", work)

    def _done(self, _answer: Any) -> None:
        """Take no notice: the page is told of every change."""
