"""The dialogs of the disposal page: people, papers, consent, signature, hold, closing, and the rule of consent."""

from __future__ import annotations

import datetime as dt
import tkinter as tk
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from app import settings as settings_room
from app.archive.disposal.records import Files, Hold, Kind, Papers, Proposal, Role
from app.desktop import words
from app.desktop.form_dialog import FormDialog
from app.desktop.pages.disposal import deeds
from app.desktop.pages.disposal.state import DisposalState
from app.desktop.session import Session
from app.errors import AppError
from app.i18n import tr, trn
from app.messages import sentence
from app.reports.disposal import role_words

Stored = Callable[[Any], object]
#: The places of the committee and the witnesses in the form, by the names of their fields.
_SEATS = (
    ("chair", Role.CHAIR),
    ("secretary", Role.SECRETARY),
    *((f"member{at}", Role.MEMBER) for at in (1, 2, 3)),
    *((f"witness{at}", Role.WITNESS) for at in (1, 2)),
)
#: Papers that are days.
_DAYS = ("decree_date", "minutes_date")


class PeopleDialog(FormDialog):
    """The committee and the witnesses of a proposal."""

    def __init__(self, parent: tk.Misc, session: Session, now: Proposal, on_stored: Stored) -> None:
        self._now = now
        left = {role: [person for person in now.people if person.role is role] for role in Role}
        start: dict[str, str] = {}
        for seat, role in _SEATS:
            person = left[role].pop(0) if left[role] else None
            for part in ("name", "nip", "office"):
                start[f"{seat}_{part}"] = (getattr(person, part) or "") if person else ""
        heading = tr("Panitia dan saksi usulan {number}", number=now.number)
        super().__init__(
            parent, session, heading, draft=f"usulan/{now.id}/panitia", start=start, on_stored=on_stored, columns=3
        )
        self.open(self.form.widget("chair_name"))

    def fields(self, values: Mapping[str, str]) -> None:
        """Make a row of fields for each seat."""
        for seat, role in _SEATS:
            self.form.text(f"{seat}_name", role_words(role), values.get(f"{seat}_name", ""))
            self.form.text(f"{seat}_nip", tr("NIP"), values.get(f"{seat}_nip", ""))
            self.form.text(f"{seat}_office", tr("Jabatan"), values.get(f"{seat}_office", ""))

    def work(self, typed: dict[str, str]) -> deeds.Work | None:
        """Return the naming of those whose names are typed."""
        people = [
            {"role": role.value, **{part: typed[f"{seat}_{part}"] for part in ("name", "nip", "office")}}
            for seat, role in _SEATS
        ]
        return deeds.name_people(self._now, people)


class PapersDialog(FormDialog):
    """The papers of a proposal: decree, minutes, where and how, on which basis."""

    def __init__(self, parent: tk.Misc, session: Session, now: Proposal, basis: str, on_stored: Stored) -> None:
        self._now, self._basis = now, basis
        start = {name: str(getattr(now.papers, name) or "") for name in Papers.__slots__}
        start |= {name: words.iso_date(start[name]) for name in _DAYS}
        heading = tr("Surat-surat usulan {number}", number=now.number)
        super().__init__(
            parent, session, heading, draft=f"usulan/{now.id}/surat", start=start, on_stored=on_stored, columns=2
        )
        self.open(self.form.widget("minutes_number"))

    def fields(self, values: Mapping[str, str]) -> None:
        """Make the fields that a proposal of its kind has."""
        form, kind, get = self.form, self._now.kind, values.get
        form.text("minutes_number", tr("Nomor berita acara"), get("minutes_number", ""))
        form.text("minutes_date", tr("Tanggal berita acara"), get("minutes_date", ""))
        if kind is Kind.DESTRUCTION:
            form.text("decree_number", tr("Nomor surat keputusan"), get("decree_number", ""))
            form.text("decree_date", tr("Tanggal surat keputusan"), get("decree_date", ""))
        form.text("place", tr("Tempat pelaksanaan"), get("place", ""))
        if kind is not Kind.TRANSFER:
            form.text("manner", tr("Cara"), get("manner", ""), hint=tr("Misalnya dicacah sampai tidak terbaca."))
        if kind is Kind.HAND_OVER:
            form.text("receiver", tr("Diserahkan kepada"), get("receiver", ""))
        if kind is Kind.DESTRUCTION:
            choices = [
                ("", tr("belum diputuskan")),
                (Files.KEEP.value, tr("tetap disimpan")),
                (Files.REMOVE.value, tr("ikut dimusnahkan")),
            ]
            form.choice("files", tr("Berkas digitalnya"), choices, get("files", ""))
        form.lines("basis", tr("Dasar hukum"), get("basis", ""), height=2, hint=self._basis_hint())

    def work(self, typed: dict[str, str]) -> deeds.Work | None:
        """Return the filling in, or None after saying which day cannot be read."""
        papers: dict[str, str | None] = dict(typed)
        problems = {}
        for name in _DAYS:
            if name in typed:
                day = read_day(typed[name])
                papers[name] = day.isoformat() if day else None
                if typed[name].strip() and day is None:
                    problems[name] = day_problem()
        self.form.complain(problems)
        return None if problems else deeds.write_papers(self._now, papers)

    def _basis_hint(self) -> str:
        return tr("Bila kosong dipakai dasar di jadwal retensi: {basis}", basis=self._basis) if self._basis else ""


class ConsentDialog(FormDialog):
    """Who agreed, with which letter."""

    def __init__(
        self, parent: tk.Misc, session: Session, state: DisposalState, now: Proposal, anri: bool, on_stored: Stored
    ) -> None:
        self._now, self._rule, self._anri = now, state.rule, anri
        heading = tr("Persetujuan usulan {number}", number=now.number)
        super().__init__(
            parent,
            session,
            heading,
            draft=f"usulan/{now.id}/persetujuan",
            start={},
            on_stored=on_stored,
            width=560,
            columns=2,
        )
        self.open(self.form.widget("by"))

    def fields(self, values: Mapping[str, str]) -> None:
        """Make the fields of a consent."""
        hint = tr("Masa inaktif daftarnya panjang: perlu surat persetujuan ANRI.") if self._anri else ""
        form = self.form
        form.lines("by", tr("Disetujui oleh"), values.get("by", ""), height=1, hint=hint)
        form.text("number", tr("Nomor surat"), values.get("number", ""))
        form.text("date", tr("Tanggal surat"), values.get("date", ""))

    def work(self, typed: dict[str, str]) -> deeds.Work | None:
        """Return the writing down, or None after saying that the day cannot be read."""
        day = read_day(typed["date"])
        if typed["date"].strip() and day is None:
            self.form.complain({"date": day_problem()})
            return None
        return deeds.consent(self._now, self._rule, typed["by"], typed["number"], day)

    def field_of(self, code: str) -> str:
        """Tell a missing letter beside its number."""
        return "number" if code == "disposal_consent_letter" else "by"


class SignDialog(FormDialog):
    """One of two persons signs for a destruction, each with the own name and, where there is one, the own PIN."""

    def __init__(
        self, parent: tk.Misc, session: Session, signers: Sequence[str], now: Proposal, on_stored: Stored
    ) -> None:
        self._now, self._signers = now, signers
        first = not now.signatures
        start = {"name": session.settings.clerk if first else ""}
        heading = tr("Tanda tangan pertama") if first else tr("Tanda tangan kedua")
        draft = f"usulan/{now.id}/tanda tangan"
        super().__init__(parent, session, heading, draft=draft, start=start, on_stored=on_stored, width=520, columns=1)
        self.open(self.form.widget("name"))

    def fields(self, values: Mapping[str, str]) -> None:
        """Make the fields, and say what signing means; a PIN is asked for where people are registered."""
        now = self._now
        said = trn(
            "Saya menyetujui pemusnahan {count} berkas dalam daftar {number}.",
            "Saya menyetujui pemusnahan {count} berkas dalam daftar {number}.",
            now.dossiers,
            number=now.number,
        )
        if now.signatures:
            said = tr("{said} Sudah ditandatangani {name}.", said=said, name=now.signatures[0].name)
        names = self._signers or [person.name for person in now.people]
        self.form.suggest("name", tr("Nama"), names, values.get("name", ""), hint=said)
        if self._signers:
            self.form.text("pin", tr("PIN")).configure(show="•")

    def work(self, typed: dict[str, str]) -> deeds.Work | None:
        """Return the signing."""
        return deeds.sign(self._now, typed["name"], typed.get("pin", ""))

    def field_of(self, code: str) -> str:
        """Tell a PIN that does not fit beside it."""
        return "pin" if "pin" in code and self._signers else "name"

    def keep_draft(self) -> None:
        """Keep nothing: a PIN never stands in a draft."""


class HoldDialog(FormDialog):
    """Dossiers are held back for a dispute."""

    def __init__(
        self, parent: tk.Misc, session: Session, ids: Sequence[int], title: str, today: dt.date, on_stored: Stored
    ) -> None:
        self._ids, self._title = ids, title
        start = {"since": words.iso_date(today.isoformat())}
        super().__init__(
            parent,
            session,
            tr("Tahan berkas"),
            draft=f"tahan/{ids[0]}",
            start=start,
            on_stored=on_stored,
            width=560,
            columns=2,
        )
        self.open(self.form.widget("reason"))

    def fields(self, values: Mapping[str, str]) -> None:
        """Make the fields of a hold."""
        form = self.form
        form.lines("reason", tr("Alasan, misalnya nomor perkara"), values.get("reason", ""), height=2, hint=self._title)
        form.text("since", tr("Sejak"), values.get("since", ""))

    def work(self, typed: dict[str, str]) -> deeds.Work | None:
        """Return the holding back, or None after saying that the day cannot be read."""
        day = read_day(typed["since"])
        if day is None:
            self.form.complain({"since": day_problem()})
            return None
        return deeds.hold(self._ids, typed["reason"], day)


class LiftDialog(FormDialog):
    """A hold is lifted, with a word on why."""

    def __init__(self, parent: tk.Misc, session: Session, held: Hold, today: dt.date, on_stored: Stored) -> None:
        self._held, self._today = held, today
        super().__init__(
            parent,
            session,
            tr("Cabut penahanan"),
            draft=f"cabut/{held.id}",
            start={},
            on_stored=on_stored,
            width=520,
            columns=1,
        )
        self.open(self.form.widget("reason"))

    def fields(self, values: Mapping[str, str]) -> None:
        """Make the one field."""
        said = tr(
            "{number} · {title}: {reason}", number=self._held.number, title=self._held.title, reason=self._held.reason
        )
        self.form.lines("reason", tr("Mengapa dicabut"), values.get("reason", ""), height=2, hint=said)

    def work(self, typed: dict[str, str]) -> deeds.Work | None:
        """Return the lifting."""
        return deeds.lift(self._held, self._today, typed["reason"])


class CloseDialog(FormDialog):
    """One dossier or all of a list are closed, so that their retention begins."""

    def __init__(
        self, parent: tk.Misc, session: Session, chosen: int, title: str, ids: Sequence[int], on_stored: Stored
    ) -> None:
        self._chosen, self._title, self._ids = chosen, title, ids
        super().__init__(
            parent,
            session,
            tr("Tutup berkas"),
            draft="tutup",
            start={"which": "one"},
            on_stored=on_stored,
            width=520,
            columns=1,
        )
        self.open(self.form.widget("year"))

    def fields(self, values: Mapping[str, str]) -> None:
        """Make the fields: which dossiers, and with which year."""
        count = len(self._ids)
        which = [
            ("one", tr("berkas yang dipilih")),
            ("all", trn("semua {count} berkas dalam daftar", "semua {count} berkas dalam daftar", count)),
        ]
        self.form.choice("which", tr("Yang ditutup"), which, values.get("which", "one"), hint=self._title)
        hint = tr("Kosongkan untuk memakai tahun terakhir kurun waktu tiap berkas. Retensi dihitung sejak tahun tutup.")
        self.form.text("year", tr("Tahun tutup"), values.get("year", ""), hint=hint)

    def work(self, typed: dict[str, str]) -> Callable[[Any], int] | None:
        """Return the closing, or None after saying that the year cannot be."""
        text = typed["year"].strip()
        if text and not (text.isdecimal() and 1900 <= int(text) <= 2100):
            self.form.complain({"year": tr("Isi dengan tahun, misalnya 2019.")})
            return None
        ids = self._ids if typed["which"] == "all" else [self._chosen]
        return deeds.close(ids, int(text) if text else None)


class RuleDialog(FormDialog):
    """From how many inactive years on the national archive must agree."""

    def __init__(self, parent: tk.Misc, session: Session, on_stored: Stored) -> None:
        start = {"years": str(session.settings.consent_years), "bound": session.settings.consent_bound}
        super().__init__(
            parent,
            session,
            tr("Aturan persetujuan"),
            draft="aturan persetujuan",
            start=start,
            on_stored=on_stored,
            width=520,
            columns=2,
        )
        self.open(self.form.widget("years"))

    def fields(self, values: Mapping[str, str]) -> None:
        """Make the fields of the rule."""
        bounds = [("from", tr("tahun atau lebih (≥)")), ("over", tr("tahun lebih (>)"))]
        form = self.form
        form.text("years", tr("ANRI menyetujui bila inaktif"), values.get("years", ""))
        form.choice(
            "bound", tr("Batasnya"), bounds, values.get("bound", ""), hint=tr("Sumbernya berbeda-beda; periksa aturan.")
        )

    def work(self, typed: dict[str, str]) -> Callable[[Any], object] | None:
        """Return the keeping of the rule, or None after saying what cannot be."""
        held = self._session.settings
        try:
            changed = settings_room.typed(held, "consent_years", typed["years"])
        except AppError as failure:
            self.form.complain({"years": sentence(failure.code, failure.data)})
            return None
        return lambda _cabinet: self._session.save(
            consent_years=changed.consent_years, consent_bound=typed["bound"] or held.consent_bound
        )


def read_day(text: str) -> dt.date | None:
    """Return a whole day as people type it, or None."""
    from importers.dates import date_span

    iso = date_span(text.strip() or None).iso
    try:
        return dt.date.fromisoformat(iso) if iso and len(iso) == 10 else None
    except ValueError:
        return None


def day_problem() -> str:
    """Return how a day is to be typed."""
    return tr("Tulis seperti 30 Desember 2026 atau 30/12/2026.")
