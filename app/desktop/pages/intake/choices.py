"""The decisions about a file: which election, area and source it is, and planning it anew by them."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk
from typing import Any

from app.desktop import words
from app.desktop.dossiers_offered import find_dossiers
from app.desktop.pages.intake.deciding import FORMS, confirm, duplicates, guesses
from app.desktop.pages.intake.state import ImportState
from app.desktop.theme import icon, px
from app.desktop.widgets.controls import button, flowing, frame, label
from app.desktop.widgets.forms import Form
from app.i18n import tr, trn
from app.reports import wording
from app.results.records import ElectionKey, Status
from importers.records import Kind

Area = tuple[str, str]


class ChoicesForm(ttk.Frame):
    """The decisions about a file; pressing the button in ``feet``, which are always seen, plans it anew.

    ``on_differ`` hears whether they differ from those the plan was made by.
    """

    def __init__(
        self,
        parent: tk.Misc,
        feet: tk.Misc,
        state: ImportState,
        areas: list[Area],
        on_differ: Callable[[bool], object],
    ) -> None:
        super().__init__(parent, style="Side.TFrame")
        self._state, self._areas, self._on_differ = state, areas, on_differ
        label(self, tr("Keputusan"), "Heading", side="Side").pack(anchor="w", pady=(0, px(8)))
        #: The button that says that what was guessed is right.
        self.right: ttk.Button | None = None
        self._guesses()
        self.form = Form(self, columns=2, side="Side")
        self.form.pack(fill="x")
        file = state.file
        plan = file.plan if file else None
        request = file.request if file else None
        kind = plan.kind if plan else Kind.RESULTS
        self.form.choice(
            "kind", tr("Jenis berkas"), [(value, words.file_kind(value)) for value in Kind], kind, wide=True
        )
        if kind is Kind.RESULTS and plan is not None and request is not None:
            self._results(plan.summary, request)
        doubtful = duplicates(state)
        if request is not None and (doubtful or request.take_duplicates):
            words_ = trn("Ambil juga {count} yang mungkin ganda", "Ambil juga {count} yang mungkin ganda", doubtful)
            box = self.form.check("duplicates", words_, value=request.take_duplicates)
            box.configure(command=self.compare)
        self.again = button(feet, tr("Rencanakan ulang"), self._decide, symbol="arrow-clockwise")
        self.again.pack(fill="x")
        self._planned = self.form.values()
        for name in self._planned:
            for sequence in ("<KeyRelease>", "<<ComboboxSelected>>"):
                self.form.widget(name).bind(sequence, self.compare, add="+")

    def _guesses(self) -> None:
        """Say what is only guessed, with one button that confirms it."""
        told = guesses(self._state)
        if not told:
            return
        box = frame(self, "Caution", padding=(px(12), px(9)))
        box.pack(fill="x", pady=(0, px(10)))
        flowing(box, tr("Diduga dari isi berkas:"), "Small", side="Caution").pack(fill="x")
        for line in told:
            flowing(box, line, "SmallStrong", side="Caution").pack(fill="x")
        self.right = button(box, tr("Ya, benar"), lambda: confirm(self._state), symbol="check-lg")
        self.right.pack(anchor="e", pady=(px(6), 0))

    def compare(self, _event: object = None) -> None:
        """See whether the decisions still are those of the plan; where not, planning anew is what comes next."""
        differ = self.form.values() != self._planned
        self.again.configure(style="primary.TButton" if differ else "Outline.TButton")
        self.again.configure(image=icon("arrow-clockwise", 14, "on_accent" if differ else "ink"))
        self._on_differ(differ)

    def offer_areas(self, areas: list[Area]) -> None:
        """Offer areas to choose from, by code and name."""
        if "area" in self.form.values():
            self.form.widget("area").configure(values=[f"{code}  {name}" for code, name in areas])

    def _results(self, summary: dict[str, Any], request: Any) -> None:
        from app.results.records import ElectionKind

        election = summary.get("election") or {}
        kinds = [("", tr("belum diketahui")), *((kind, words.election_kind(kind)) for kind in ElectionKind)]
        self.form.choice("election", tr("Pemilu"), kinds, str(election.get("kind") or ""), wide=True)
        self.form.text("year", tr("Tahun"), str(election.get("year") or ""))
        self.form.choice("round", tr("Putaran"), [("1", "1"), ("2", "2")], str(election.get("round") or 1))
        names = [f"{code}  {name}" for code, name in self._areas]
        root = (summary.get("areas") or {}).get("root") or {}
        read = tr("Terbaca: {area}", area=root["name"]) if root.get("name") and not request.area else ""
        self.form.suggest("area", tr("Wilayah"), names, request.area or "", span=2, hint=read)
        sources = [source for source in summary.get("sources") or () if isinstance(source, dict)]
        found = [str(source.get("name", "")) for source in sources]
        chosen = request.source or (found[0] if len(found) == 1 else "")
        self.form.suggest(
            "source",
            tr("Sumber"),
            found,
            chosen,
            span=2,
            hint=tr("Bila dikosongkan, setiap sumber di berkas menjadi sumber tersendiri."),
        )
        statuses = [("", tr("menurut sumbernya")), *((value, wording.status(value)) for value in Status)]
        self.form.choice("status", tr("Status"), statuses, str(request.status or ""), wide=True)
        self.form.suggest("form", tr("Formulir"), FORMS, request.form or "")
        box = self.form.suggest("dossier", tr("Nomor berkas arsip"), (), request.dossier or "")
        box.bind("<KeyRelease>", lambda event: self._look_up(event.keysym), add="+")
        box.bind("<<ComboboxSelected>>", lambda _event: self._dossier_chosen(), add="+")
        self._look_up("")

    def _look_up(self, key: str) -> None:
        """Offer dossiers by what was typed of their number or title; arrows only walk through those offered."""
        if key not in ("Up", "Down", "Return", "Tab", "Escape"):
            find_dossiers(self._state.session, self.form.value("dossier"), self._offer_dossiers)

    def _offer_dossiers(self, found: list[tuple[str, str]]) -> None:
        if self.winfo_exists():
            self.form.widget("dossier").configure(values=[f"{number}  {title}" for number, title in found])

    def _dossier_chosen(self) -> None:
        self.form.set("dossier", self.form.value("dossier").partition("  ")[0])
        self.compare()

    def _decide(self) -> None:
        typed = self.form.values()
        changes: dict[str, Any] = {"kind": Kind(typed["kind"])}
        if "year" in typed:
            year, kind = typed["year"], typed["election"]
            if kind and not (year.isdigit() and 1900 < int(year) < 2100):
                self.form.complain({"year": tr("Isi dengan tahun, misalnya 2019.")})
                return
            self.form.complain({})
            changes["election"] = ElectionKey.parse(f"{kind}-{year}-{typed['round']}") if kind and year else None
            changes["area"] = typed["area"].split("  ")[0].strip() or None
            changes["source"] = typed["source"] or None
            changes["status"] = Status(typed["status"]) if typed["status"] else None
            changes["form"] = typed["form"] or None
            changes["dossier"] = typed["dossier"].partition("  ")[0] or None
        if "duplicates" in typed:
            changes["take_duplicates"] = bool(typed["duplicates"])
        self._state.decide(**changes)
