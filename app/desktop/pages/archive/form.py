"""The fields of a dossier as a form has them: texts to begin with, and what was typed turned into fields to store.

It knows no widget.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.archive import classification, dossiers
from app.archive.custom import Template
from app.archive.records import GONE, AccessClass, Condition, CopyStatus, Dossier, Medium, Stage
from app.desktop import words
from app.desktop.pages.archive import shelving
from app.desktop.pages.archive.own_fields import OwnFields, store
from app.desktop.session import Session
from app.i18n import tr

Options = list[tuple[str, str]]


class DossierForm:
    """One dossier being written: a new one, or one that is there; ``beginning`` is what a new one begins with."""

    def __init__(
        self,
        session: Session,
        dossier: Dossier | None = None,
        template: Template | None = None,
        beginning: Mapping[str, str] | None = None,
    ) -> None:
        self._session = session
        self._beginning = dict(beginning or {})
        self.dossier, self._template = dossier, template
        self.own = OwnFields(session.cabinet, dossier.id if dossier is not None else None)
        self.shelving = shelving.Shelving(session.cabinet)

    @property
    def draft(self) -> str:
        """The name of the form's draft."""
        if self._template is not None:
            return f"dossier/template/{self._template.id}"
        if self._beginning:
            # What was typed for another file is no draft for this one.
            return f"dossier/beginning/{self._beginning.get('title', '')}"
        return "dossier" if self.dossier is None else f"dossier/{self.dossier.id}"

    def values(self) -> dict[str, str]:
        """Return the texts the form begins with: what is stored, or what every new dossier and its template say."""
        given = self._template.content if self._template is not None else {}
        return {**self._values(), **self.own.values(), **given, **self._beginning}

    def _values(self) -> dict[str, str]:
        old = self.dossier
        if old is None:
            return {
                "number": dossiers.next_number(self._session.cabinet),
                "access": "B",
                "stage": "active",
                "medium": "text",
                "condition": "good",
                "copy_status": "original",
                "unit": words.UNITS[0],
                "extent": "1",
                "processing_unit": self._session.settings.processing_unit,
            }
        return {
            "number": old.number,
            "code": old.code or "",
            "title": old.title,
            "year_from": _text(old.year_from),
            "year_to": _text(old.year_to),
            "extent": _text(old.extent),
            "unit": old.unit or "",
            "copy_status": old.copy_status or "",
            "medium": old.medium,
            "condition": old.condition or "",
            "access": old.access,
            "stage": old.stage,
            "processing_unit": old.processing_unit or "",
            "election": words.election_short(old.election) if old.election else "",
            "box": old.box or "",
            "place": self.shelving.place_of_box(old.box_id),
            "folder": old.folder or "",
            "note": old.note or "",
            "exempt": "1" if old.exempt else "",
        }

    def options(self) -> dict[str, Options]:
        """Return the choices of the fields that have any."""
        none = ("", tr("tidak disebut"))
        return {
            "copy_status": [none, *((value, words.copy_status(value)) for value in CopyStatus)],
            "medium": [(value, words.medium(value)) for value in Medium],
            "condition": [none, *((value, words.condition(value)) for value in Condition)],
            "access": [(value, words.access(value)) for value in AccessClass],
            "stage": [(value, words.stage(value)) for value in self._stages()],
        }

    def _stages(self) -> list[Stage]:
        """Return the stages a person can set; disposal alone destroys or hands over, and that stays so."""
        if self.dossier is not None and self.dossier.stage in GONE:
            return [self.dossier.stage]
        return [stage for stage in Stage if stage not in GONE]

    def codes(self) -> list[str]:
        """Return the codes of the current edition with the beginning of their titles."""
        edition = classification.current(self._session.cabinet)
        if edition is None:
            return []
        return [
            f"{found.code}  {found.title[:60]}" for found in classification.codes(self._session.cabinet, edition.id)
        ]

    def elections(self) -> Options:
        """Return the elections the cabinet has results of, and the dossier's own: key and words."""
        from app.results import reading  # which the list of dossiers, opened first of all, does without

        keys = dict.fromkeys(str(line.election) for line in reading.list_results(self._session.cabinet))
        if self.dossier is not None and self.dossier.election:
            keys[self.dossier.election] = None
        return [(key, words.election_short(key)) for key in keys]

    def read(self, typed: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, str]]:
        """Turn what was typed into fields to store, and problems by field in words."""
        fields: dict[str, Any] = {name: typed.get(name, "").strip() or None for name in _TEXTS}
        fields["code"] = (typed.get("code", "").split("  ")[0].strip()) or None
        problems: dict[str, str] = {}
        if not typed.get("title", "").strip():
            problems["title"] = tr("Uraian perlu diisi.")
        for name, least, most in (("year_from", 1900, 2100), ("year_to", 1900, 2100), ("extent", 0, 10**6)):
            text = typed.get(name, "").strip()
            fields[name] = int(text) if text.isdigit() else None
            if text and not (text.isdigit() and least <= int(text) <= most):
                problems[name] = tr("Isi dengan angka.") if name == "extent" else tr("Isi dengan tahun, misalnya 2019.")
        first, last = fields["year_from"], fields["year_to"]
        if first and last and first > last and not problems:
            problems["year_to"] = tr("Tahun akhir mendahului tahun awal.")
        election = typed.get("election", "").strip()
        if election:
            from app.results.records import ElectionKey

            by_words = {words_: key for key, words_ in self.elections()}
            try:
                fields["election"] = str(ElectionKey.parse(by_words.get(election, election)))
            except ValueError:
                problems["election"] = tr("Tulis seperti ppwp-2019 atau pkwkk-2024.")
        spot = self.shelving.read(typed.get("box", ""), typed.get("place", ""))
        if spot.problem:
            problems["place"] = spot.problem
        fields["exempt"] = 1 if typed.get("exempt") else 0
        if self.own.fields:
            fields["own"], wrong = self.own.read(typed)
            problems |= wrong
        return fields, problems

    def save(self, fields: dict[str, Any], box: str, place: str = "") -> Any:
        """Return the work that stores the fields as one act and answers the dossier's id.

        ``box`` is a box's number and ``place`` a place written out; what is not there yet is made.
        """
        old = self.dossier
        own = fields.pop("own", {})

        def work(cabinet: Any) -> int:
            code = "dossier_added" if old is None else "dossier_edited"
            with cabinet.act(code, number=fields["number"] or "", title=fields["title"]) as act:
                stands = shelving.ensure(act, cabinet, box, place)
                if old is None:
                    made = dossiers.create(act, cabinet, **fields | ({} if stands is None else {"box": stands}))
                    store(act, cabinet, made, own)
                    return made
                if stands != old.box_id:
                    fields["box"] = stands
                dossiers.edit(act, cabinet, [old.id], **fields)
                store(act, cabinet, old.id, own)
                return old.id

        return work


_TEXTS = (
    "number",
    "title",
    "unit",
    "copy_status",
    "medium",
    "condition",
    "access",
    "stage",
    "processing_unit",
    "election",
    "folder",
    "note",
)


def _text(value: int | None) -> str:
    return "" if value is None else str(value)
