"""A bulk edit as a form has it: the fields of many dossiers with what can become of each, and its preview in words.

It knows no widget.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.archive import bulk, classification, custom
from app.archive.bulk import Change, How, Preview
from app.archive.custom import Field, Kind
from app.archive.records import GONE, AccessClass, Category, Condition, CopyStatus, Disposition, Medium, Stage
from app.archive.written import field_text, value_text
from app.desktop import words
from app.desktop.pages.archive import own_fields
from app.desktop.session import Session
from app.desktop.widgets.rows import Row
from app.i18n import number, tr, trn

if TYPE_CHECKING:
    from app.jobs import Progress

Options = Sequence[tuple[str, str]]
_YEARS = ("year_from", "year_to", "closed_year")
_NUMBERS = ("extent", "active_years", "inactive_years")
_SAMPLES = 4
_END = 14


@dataclass(frozen=True, slots=True)
class BulkField:
    """A field of the form: what can become of it, and its values: ``options`` to choose from, or suggestions."""

    name: str
    title: str
    hows: Options
    options: Options = ()
    suggestions: Sequence[str] = ()


class BulkForm:
    """The bulk edit of dossiers that were picked."""

    def __init__(self, session: Session, dossiers: Sequence[int]) -> None:
        self._session = session
        self.dossiers = dossiers
        self._own = {one.key: one for one in custom.fields(session.cabinet)}

    def fields(self) -> list[BulkField]:
        """Return the fields in the order of the form."""
        options = self._options()
        edition = classification.current(self._session.cabinet)
        codes = classification.codes(self._session.cabinet, edition.id) if edition is not None else ()
        suggestions: dict[str, Sequence[str]] = {
            "code": [f"{found.code}  {found.title[:60]}" for found in codes],
            "unit": words.UNITS,
            "election": [title for _key, title in self._elections()],
        }
        return [
            *(
                BulkField(name, field_text(name), _hows(name), options.get(name, ()), suggestions.get(name, ()))
                for name in bulk.FIELDS
            ),
            *(BulkField(name, one.name, _hows_of_own(one), _choices(one)) for name, one in self._own.items()),
        ]

    def title_of(self, name: str) -> str:
        """Return what a field is called."""
        return self._own[name].name if name in self._own else field_text(name)

    def read(self, hows: Mapping[str, str], typed: Mapping[str, str]) -> tuple[list[Change], dict[str, str]]:
        """Turn what was chosen and typed into changes, and problems by field in words."""
        changes: list[Change] = []
        problems: dict[str, str] = {}
        for name in (*bulk.FIELDS, *self._own):
            how = How(hows.get(name) or How.KEEP)
            if how in (How.KEEP, How.CLEAR):
                changes.append(Change(name, how))
                continue
            value, problem = self._value(name, typed.get(name, "").strip())
            if problem:
                problems[name] = problem
            else:
                changes.append(Change(name, how, value))
        return [change for change in changes if change.how is not How.KEEP], problems

    def ask_preview(self, changes: Sequence[Change], answer: Callable[[Preview], object]) -> None:
        """Find out on the reading thread what the changes would do."""
        cabinet, ids = self._session.cabinet, self.dossiers
        self._session.lookups.ask("archive_bulk", lambda: bulk.preview(cabinet, ids, changes, samples=_SAMPLES), answer)

    def work(self, changes: Sequence[Change]) -> Callable[[Progress], int]:
        """Return the work that does the changes as one act and answers how many dossiers changed."""
        cabinet, ids = self._session.cabinet, self.dossiers

        def run(_progress: Progress) -> int:
            with cabinet.act("dossiers_edited", dossiers=len(ids), fields=len(changes)) as act:
                return bulk.apply(act, cabinet, ids, changes)

        return run

    def sample_rows(self, preview: Preview) -> list[Row]:
        """Return the samples of a preview as rows: dossier, field, before, after."""
        return [
            Row(sample.id, (sample.number, sample.title, self.title_of(name), *self._sides(name, old, new)))
            for sample in preview.samples
            for name, (old, new) in sample.values.items()
        ]

    def _sides(self, name: str, old: str | int | None, new: str | int | None) -> tuple[str, str]:
        """Return a value before and after in words; of a text that only grows the end is shown, where it does."""
        before, after = self._told(name, old), self._told(name, new)
        cut = len(before) - _END
        if (name in bulk.TEXTS or name in self._own) and cut > 0 and after.startswith(before):
            return f"… {before[cut:]}", f"… {after[cut:]}"
        return before, after

    def _told(self, name: str, value: str | int | None) -> str:
        if name in self._own:
            return own_fields.shown(self._own[name], str(value or "")) or "–"
        return _told(name, value)

    def _value(self, name: str, text: str) -> tuple[str | int | None, str]:
        if not text:
            return None, tr("Isi nilainya, atau pilih Kosongkan.")
        if name in self._own:
            return own_fields.read(self._own[name], text)
        if name in _YEARS or name in _NUMBERS:
            return _whole(name, text)
        if name == "code":
            return text.split("  ")[0].strip(), ""
        if name == "exempt":
            return int(text), ""
        if name == "election":
            return self._election(text)
        return text, ""

    def _election(self, text: str) -> tuple[str | None, str]:
        from app.results.records import ElectionKey

        by_words = {title: key for key, title in self._elections()}
        try:
            return str(ElectionKey.parse(by_words.get(text, text))), ""
        except ValueError:
            return None, tr("Tulis seperti ppwp-2019 atau pkwkk-2024.")

    def _elections(self) -> list[tuple[str, str]]:
        from app.results import reading  # which the list of dossiers, opened first of all, does without

        keys = dict.fromkeys(str(line.election) for line in reading.list_results(self._session.cabinet))
        return [(key, words.election_short(key)) for key in keys]

    @staticmethod
    def _options() -> dict[str, Options]:
        kinds = {
            "copy_status": CopyStatus,
            "medium": Medium,
            "condition": Condition,
            "access": AccessClass,
            "stage": Stage,
            "category": Category,
            "disposition": Disposition,
        }
        found: dict[str, Options] = {
            name: [(value.value, value_text(name, value.value).capitalize()) for value in kind if value not in GONE]
            for name, kind in kinds.items()
        }
        return {**found, "exempt": [("1", value_text("exempt", 1)), ("0", value_text("exempt", 0))]}


def counted(preview: Preview) -> str:
    """Return in words how many dossiers a bulk edit would change."""
    if preview.reversed:
        return trn(
            "Tahun akhir akan mendahului tahun awal pada {count} berkas.",
            "Tahun akhir akan mendahului tahun awal pada {count} berkas.",
            preview.reversed,
        )
    if not preview.by_field:
        return tr("Pilih dahulu apa yang diubah.")
    if not preview.changed:
        return tr("Tidak ada yang berubah: semuanya sudah begitu.")
    return tr("{changed} dari {all} berkas berubah.", changed=number(preview.changed), all=number(preview.dossiers))


def _told(name: str, value: str | int | None) -> str:
    if name == "election" and value:
        return words.election_short(str(value))
    return value_text(name, value) or "–"


def _whole(name: str, text: str) -> tuple[int | None, str]:
    if name in _YEARS:
        fits = text.isdigit() and 1900 <= int(text) <= 2100
        return (int(text), "") if fits else (None, tr("Isi dengan tahun, misalnya 2019."))
    fits = text.isdigit() and len(text) < 7
    return (int(text), "") if fits else (None, tr("Isi dengan angka."))


def _hows_of_own(field: Field) -> Options:
    found = [(How.KEEP.value, tr("Biarkan")), (How.REPLACE.value, tr("Ganti dengan"))]
    if field.kind is Kind.TEXT:
        found.append((How.APPEND.value, tr("Tambahkan")))
    return [*found, (How.CLEAR.value, tr("Kosongkan"))]


def _choices(field: Field) -> Options:
    return [(choice, choice) for choice in field.choices] if field.kind is Kind.CHOICE else ()


def _hows(name: str) -> Options:
    found = [(How.KEEP.value, tr("Biarkan"))]
    if name != "title":
        found.append((How.REPLACE.value, tr("Ganti dengan")))
    if name in bulk.TEXTS:
        found.append((How.APPEND.value, tr("Tambahkan")))
    if name not in bulk.ALWAYS:
        found.append((How.CLEAR.value, tr("Kosongkan")))
    return found
