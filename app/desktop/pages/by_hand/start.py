"""The first step of typing a recap: which election, which areas, which source and paper, and which columns."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from tkinter import ttk

from app.desktop import words
from app.desktop.pages.by_hand.state import Start
from app.desktop.theme import px
from app.desktop.widgets.controls import button, flowing, frame, label
from app.desktop.widgets.forms import Form
from app.desktop.widgets.scrolling import ScrollArea
from app.i18n import number, tr, trc
from app.intake.by_hand import MEASURES, HandFrame
from app.reports import wording
from app.results.elections import level_name
from app.results.records import ElectionKey, ElectionKind, Status
from importers.records import Level
from importers.values import same_name

#: The levels a recap can list, the usual one first.
LEVELS = (Level.SUBDISTRICT, Level.VILLAGE, Level.STATION, Level.REGENCY, Level.PROVINCE, Level.DISTRICT)
_COUNTED = (Level.STATION, Level.DISTRICT)
_WIDTH = 720

Area = tuple[str, str]


class StartForm(ttk.Frame):
    """What the recap is about; ``on_begin`` gets it once all is said, ``remembered`` is what was said the last time."""

    def __init__(
        self,
        parent: tk.Misc,
        on_begin: Callable[[Start], object],
        *,
        areas: Sequence[Area],
        sources: Sequence[str],
        remembered: dict[str, str],
    ) -> None:
        super().__init__(parent)
        self._on_begin = on_begin
        self._named = {f"{code}  {name}": code for code, name in areas}
        area = ScrollArea(self, padding=(0, 0, px(10), 0))
        area.pack(fill="both", expand=True)
        inner = frame(area.body)
        inner.pack(anchor="n", pady=(px(4), px(12)))
        frame(inner, width=px(_WIDTH)).pack()
        flowing(
            inner,
            tr(
                "Hasil yang hanya ada di kertas diketik di sini. Sidalu menyiapkan wilayah dan pesertanya, memeriksa "
                "jumlahnya selagi Anda mengetik, lalu memasukkannya seperti berkas lain: dengan rencana, sumber, dan "
                "urungkan."
            ),
        ).pack(fill="x", pady=(0, px(16)))
        self.form = Form(inner, columns=4)
        self.form.pack(fill="x")
        self._fields(remembered, areas, sources)
        self._columns(inner, remembered)
        feet = frame(inner)
        feet.pack(fill="x", pady=(px(8), 0))
        self.begin_button = button(feet, tr("Buat lembar isian"), self.begin, "primary", symbol="arrow-right")
        self.begin_button.pack(side="right")
        self._trouble = flowing(feet, "", "SmallBad")
        self._trouble.pack(side="left", fill="x", expand=True)
        area.follow_focus()

    def offer(self, areas: Sequence[Area], sources: Sequence[str]) -> None:
        """Offer areas and sources to choose from, once they are read."""
        self._named = {f"{code}  {name}": code for code, name in areas}
        self.form.widget("area").configure(values=list(self._named))
        self.form.widget("source").configure(values=list(sources))
        typed = self.form.value("area")
        shown = next((text for text, code in self._named.items() if code == typed), "")
        if shown:
            self.form.set("area", shown)

    def take_focus(self) -> None:
        """Go to the first field that has to be said."""
        first = next((name for name in ("election", "year", "area", "source") if not self.form.value(name)), "election")
        self.form.widget(first).focus_set()

    def complain(self, text: str) -> None:
        """Say what speaks against this recap."""
        self._trouble.configure(text=text)

    def begin(self) -> None:
        """Take what was said, or say beside the field what is missing."""
        typed = {**self.form.values(), **self.columns.values()}
        problems: dict[str, str] = {}
        if not typed["election"]:
            problems["election"] = tr("Pilih jenis pemilunya.")
        year = typed["year"]
        if not (year.isdigit() and 1900 < int(year) < 2100):
            problems["year"] = tr("Isi dengan tahun, misalnya 2009.")
        codes = self._codes_of(typed["area"])
        if not codes:
            problems["area"] = tr("Pilih wilayahnya, atau tulis kode Kemendagri.")
        elif len(codes) > 1:
            problems["area"] = tr("Ada {count} wilayah bernama itu; pilih satu di daftarnya.", count=number(len(codes)))
        if not typed["source"]:
            problems["source"] = tr("Tulis sumbernya, misalnya DA1 atau berita acara pleno.")
        count = typed["count"]
        level = Level(typed["level"])
        if level in _COUNTED and not (count.isdigit() and 0 < int(count) <= 999):
            problems["count"] = tr("Isi dengan banyaknya, misalnya 24.")
        self.form.complain(problems)
        if problems:
            return
        election = ElectionKey.parse(f"{typed['election']}-{year}-{typed['round']}")
        paper = HandFrame(
            election,
            codes[0],
            level,
            typed["source"],
            Status(typed["status"]),
            typed["form"] or None,
            typed["dossier"] or None,
        )
        groups = tuple(group for group in MEASURES if typed[group])
        self._on_begin(Start(paper, groups, bool(typed["by_sex"]), int(count) if count.isdigit() else 0))

    def _codes_of(self, typed: str) -> list[str]:
        """Return the codes of the areas that a text may mean: one of the list, a name in it, or a code."""
        if typed in self._named:
            return [self._named[typed]]
        wanted = same_name(typed)
        called = [code for text, code in self._named.items() if same_name(text.partition("  ")[2]) == wanted]
        first = typed.split("  ")[0].strip()
        return called or ([first] if first else [])

    def _area_left(self, _event: object) -> None:
        """Show code and name of an area that was typed by one of them."""
        codes = self._codes_of(self.form.value("area"))
        shown = next((text for text, code in self._named.items() if [code] == codes), "")
        if shown:
            self.form.set("area", shown)

    def _offer_areas(self) -> None:
        """Offer those areas that bear what was typed: there are some six hundred."""
        typed = self.form.value("area")
        wanted = "" if typed in self._named else same_name(typed)
        fitting = [text for text in self._named if wanted in same_name(text)]
        self.form.widget("area").configure(values=fitting or list(self._named))

    def _fields(self, remembered: dict[str, str], areas: Sequence[Area], sources: Sequence[str]) -> None:
        form, told = self.form, remembered.get
        kinds = [(str(kind), words.election_kind(kind)) for kind in ElectionKind]
        form.choice("election", tr("Pemilu"), kinds, told("election", ""), span=2)
        form.text("year", tr("Tahun"), told("year", ""))
        form.choice("round", tr("Putaran"), [("1", "1"), ("2", "2")], told("round", "1"))
        shown = next((f"{code}  {name}" for code, name in areas if code == told("area")), told("area", ""))
        form.suggest("area", tr("Rekap wilayah"), [f"{code}  {name}" for code, name in areas], shown, span=2)
        form.choice(
            "level",
            tr("Dirinci per"),
            [(str(level), level_name(level)) for level in LEVELS],
            told("level", str(LEVELS[0])),
        )
        form.text("count", tr("Jumlah TPS/dapil"), told("count", ""))
        form.suggest("source", tr("Sumber"), sources, told("source", ""), span=2)
        statuses = [(str(status), wording.status(status)) for status in (Status.FINAL, Status.PROVISIONAL)]
        form.choice("status", tr("Status"), statuses, told("status", str(Status.FINAL)))
        form.text("form", tr("Model formulir"), told("form", ""), hint=tr("misalnya DA1"))
        form.text(
            "dossier",
            tr("Nomor berkas arsip"),
            told("dossier", ""),
            span=2,
            hint=tr("Berkas tempat kertas bertanda tangan itu disimpan."),
        )
        form.widget("area").configure(postcommand=self._offer_areas)
        form.widget("area").bind("<FocusOut>", self._area_left, add="+")
        form.widget("level").bind("<<ComboboxSelected>>", self._level_chosen, add="+")
        self._level_chosen()

    def _columns(self, parent: ttk.Frame, remembered: dict[str, str]) -> None:
        label(parent, tr("Kolom di samping peserta"), "Heading").pack(anchor="w", pady=(px(4), px(8)))
        self.columns = Form(parent, columns=3)
        self.columns.pack(fill="x")
        titles = {
            "votes": tr("Suara sah dan tidak sah"),
            "registered": tr("Pemilih terdaftar"),
            "voted": tr("Pengguna hak pilih"),
            "disabled": tr("Pemilih disabilitas"),
            "ballots": tr("Surat suara"),
        }
        for group, title in titles.items():
            chosen = remembered.get(group, "1" if group == "votes" else "")
            self.columns.check(group, title, value=bool(chosen), wide=False)
        self.columns.check(
            "by_sex", trc("kolom", "Laki-laki dan perempuan"), value=bool(remembered.get("by_sex")), wide=False
        )

    def _level_chosen(self, _event: object = None) -> None:
        """Ask how many there are only where nobody knows it."""
        counted = Level(self.form.value("level") or str(LEVELS[0])) in _COUNTED
        self.form.widget("count").state(["!disabled" if counted else "disabled"])
