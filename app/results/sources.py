"""Sources of figures: what one is called when a file does not say, how final it is, and which one is official.

Status and default name are guesses by words, to be shown as such; what a clerk sets counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.errors import AppError, Exit
from app.results import lookup
from app.results.records import Status
from app.results.tables import Delivery, Source

if TYPE_CHECKING:
    from app.store.act import Act
    from app.store.cabinet import Cabinet

#: What a source is called when neither the file nor the clerk names one.
UNNAMED = "impor"

#: Figures on their way and copies of them, by words; the first that fits counts ("sirekap" holds "rekap").
_BY_WORD: tuple[tuple[str, Status], ...] = (
    ("sirekap", Status.PROVISIONAL),
    ("situng", Status.PROVISIONAL),
    ("kawal", Status.PROVISIONAL),
    ("quick", Status.PROVISIONAL),
    ("hitungcepat", Status.PROVISIONAL),
    ("pleno", Status.FINAL),
    ("rekap", Status.FINAL),
)
_FORM = re.compile(
    r"\b(?:model\s+)?("
    r"[CD][.\s]*HASIL(?:[\s.-]*(?:SALINAN|KECAMATAN|KABKO|KAB/KOTA|KABUPATEN/KOTA|PROV(?:INSI)?|NASIONAL|KWK))*"
    r"|D(?:AA|A|B|C|D)1(?:[-.]\w+)*|D1(?:[-.]\w+)*|C1(?:[-.]\w+)*)(?![\w.])",
    re.IGNORECASE,
)


def form_in(texts: Iterable[str]) -> str | None:
    """Return the form model that a title names ("D.HASIL KABKO", "DB1-PPWP"), the first found."""
    for text in texts:
        found = _FORM.search(text)
        if found is not None:
            return re.sub(r"\s+", " ", found[1]).strip(" .-").upper().replace("D HASIL", "D.HASIL")
    return None


def guess_name(form: str | None, texts: Iterable[str]) -> str:
    """Return a name for the one source of a file: its form, a word its titles or name say, else `UNNAMED`."""
    if form is not None:
        return form
    for text in texts:
        word = _word_in(text)
        if word is not None:
            return word[0]
    return UNNAMED


def guess_status(name: str, form: str | None) -> Status:
    """Return how final a source is by its name or form: recaps of a plenary are final, what precedes them is not."""
    word = _word_in(name)
    if word is not None:
        return word[1]
    for text in (form, name):
        found = None if text is None else _FORM.search(text)
        if found is not None and found[1].upper().startswith("D"):
            return Status.FINAL
    return Status.PROVISIONAL


def _word_in(text: str) -> tuple[str, Status] | None:
    plain = re.sub(r"[\W_]", "", text).casefold()
    return next((entry for entry in _BY_WORD if entry[0] in plain), None)


@dataclass(frozen=True, slots=True)
class SourceChange:
    """What a clerk settles about a source; None leaves it as it is, "" takes the form or the dossier's number away."""

    official: bool = False
    name: str | None = None
    status: Status | None = None
    form: str | None = None
    dossier: str | None = None


def change(act: Act, cabinet: Cabinet, source: int, change: SourceChange) -> None:
    """Settle what a clerk decided about a source.

    Raises `AppError`: ``source_gone``, ``source_without_name``, ``source_name_taken``.
    """
    if change.official:
        set_official(act, cabinet, source)
    if change.name is not None:
        rename(act, cabinet, source, change.name)
    if change.status is not None:
        set_status(act, source, change.status)
    for name, told in (("form", change.form), ("dossier", change.dossier)):
        if told is not None:
            _set_paper(act, cabinet, source, name, told.strip() or None)


def _set_paper(act: Act, cabinet: Cabinet, source: int, name: str, told: str | None) -> None:
    """Give a source another form or dossier, and those of its deliveries that had the same as it."""
    row = cabinet.connection().execute(f"SELECT {name} FROM source WHERE id = ?", (source,)).fetchone()
    act.update(Source, Source.id == source, **{name: told})
    if row is not None and row[0] is not None:
        same = (Delivery.source == source) & (getattr(Delivery, name) == row[0])
        act.update(Delivery, same, **{name: told})


def act_of(change: SourceChange, source: str, election: str) -> tuple[str, dict[str, object]]:
    """Return what the history calls a change of a source: a message code and its data."""
    decided = [
        name for name in ("official", "name", "status", "form", "dossier") if getattr(change, name) not in (None, False)
    ]
    match decided:
        case ["official"]:
            return "make_official", {"source": source, "election": election}
        case ["name"]:
            return "rename_source", {"before": source, "after": (change.name or "").strip()}
        case ["status"]:
            return "set_source_status", {"source": source, "status": str(change.status)}
    return "change_source", {"source": source, "election": election}


def set_official(act: Act, cabinet: Cabinet, source: int) -> None:
    """Make a source the official one of its contest; the one that was is no longer."""
    contest = _contest_of(cabinet, source)
    act.update(Source, (Source.contest == contest) & (Source.id != source), official=0)
    act.update(Source, Source.id == source, official=1)


def rename(act: Act, cabinet: Cabinet, source: int, name: str) -> None:
    """Give a source another name; one that another source of the contest has is an `AppError`."""
    contest, name = _contest_of(cabinet, source), name.strip()
    if not name:
        raise AppError("source_without_name")
    there = lookup.sources_of(cabinet.connection(), contest).get(lookup.source_key(name))
    if there is not None and there.id != source:
        raise AppError("source_name_taken", source=name)
    act.update(Source, Source.id == source, name=name)


def set_status(act: Act, source: int, status: Status) -> None:
    """Say how final a source is."""
    act.update(Source, Source.id == source, status=str(status))


def _contest_of(cabinet: Cabinet, source: int) -> int:
    row = cabinet.connection().execute("SELECT contest_id FROM source WHERE id = ?", (source,)).fetchone()
    if row is None:
        raise AppError("source_gone", Exit.REFUSED)
    return int(row[0])
