"""The editions of the classification: their codes edited, written out, and dossiers moved between them; no widget."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.archive import classification, remapping
from app.archive.records import AccessClass, Classification, Disposition, Edition
from app.archive.remapping import CodeMove
from app.desktop import words
from app.desktop.session import Session
from app.desktop.widgets.rows import Row
from app.errors import AppError
from app.i18n import number, tr, trn
from app.store import Cabinet

Work = Callable[[Cabinet], Any]
#: The fields of a code that are texts, and those that are years.
_TEXTS = ("title", "disposition", "basis", "access")
_YEARS = ("active_years", "inactive_years")
_MOST_YEARS = 200


class CodeForm:
    """One code of an edition being written: one that is there, or a new one."""

    def __init__(self, edition: Edition, code: Classification | None) -> None:
        self.edition, self.code = edition, code

    def values(self) -> dict[str, str]:
        """Return the texts the form begins with."""
        old = self.code
        if old is None:
            return {}
        return {"code": old.code} | {name: _text(getattr(old, name)) for name in (*_TEXTS, *_YEARS)}

    def options(self) -> dict[str, list[tuple[str, str]]]:
        """Return the choices of the fields that have any."""
        none = ("", tr("tidak disebut"))
        return {
            "disposition": [none, *((value.value, words.disposition(value)) for value in Disposition)],
            "access": [none, *((value.value, words.access(value)) for value in AccessClass)],
        }

    def read(self, typed: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, str]]:
        """Turn what was typed into fields to store, and problems by field in words."""
        fields: dict[str, Any] = {name: typed.get(name, "").strip() or None for name in _TEXTS}
        problems: dict[str, str] = {}
        if not fields["title"]:
            problems["title"] = tr("Uraian perlu diisi.")
        for name in _YEARS:
            text = typed.get(name, "").strip()
            fields[name] = int(text) if text.isdecimal() and int(text) <= _MOST_YEARS else None
            if text and fields[name] is None:
                problems[name] = tr("Isi dengan jumlah tahun, misalnya 2.")
        if self.code is None:
            fields["code"] = typed.get("code", "").strip()
            if not fields["code"]:
                problems["code"] = tr("Kodenya perlu diisi.")
        return fields, problems

    def save(self, fields: Mapping[str, Any]) -> Work:
        """Return the work that stores the fields as one act."""
        edition, old = self.edition, self.code

        def work(cabinet: Cabinet) -> None:
            if old is not None:
                with cabinet.act("class_code_edited", code=old.code, edition=edition.name) as act:
                    classification.edit_code(act, old.id, **fields)
                return
            known = classification.codes(cabinet, edition.id)
            if any(code.code == fields["code"] for code in known):
                raise AppError("archive_class_code_taken", code=fields["code"])
            with cabinet.act("class_code_added", code=fields["code"], edition=edition.name) as act:
                position = len(known) + 1
                classification.add_codes(act, edition.id, [{**fields, "position": position}])
                classification.link_dossiers(act, cabinet, edition.id)

        return work


@dataclass(slots=True)
class MoveState:
    """Dossiers of one edition being moved to another: what each code becomes, as settled so far."""

    session: Session
    source: Edition
    target: Edition
    moves: tuple[CodeMove, ...] = ()
    chosen: dict[int, int | None] = field(default_factory=dict)
    codes: dict[int, Classification] = field(default_factory=dict)

    def load(self) -> None:
        """Plan the move; what is sure is chosen, all else is asked."""
        cabinet = self.session.cabinet
        self.codes = {code.id: code for code in classification.codes(cabinet, self.target.id)}
        self.moves = remapping.plan_move(cabinet, self.source.id, self.target.id)
        self.chosen = {move.code.id: move.candidates[0].id if move.sure else None for move in self.moves}

    def rows(self) -> list[Row]:
        """Return the codes as rows: old code, title, dossiers, what it becomes, and whether that is settled."""
        return [
            Row(
                move.code.id,
                (move.code.code, move.code.title, number(move.dossiers), self._target(move), self._told(move)),
                "" if self.chosen[move.code.id] is not None else "warn",
            )
            for move in self.moves
        ]

    def offers(self, code: int) -> list[tuple[str, str]]:
        """Return what a code may become: the likeliest first, then all of the other edition; "" leaves it."""
        move = next(move for move in self.moves if move.code.id == code)
        ordered = dict.fromkeys((*(found.id for found in move.candidates), *self.codes))
        leave = ("", tr("biarkan di edisi lama"))
        return [leave, *((str(id_), _called(self.codes[id_])) for id_ in ordered)]

    def choose(self, code: int, target: str) -> None:
        """Settle what a code becomes."""
        self.chosen[code] = int(target) if target else None

    def settled(self) -> dict[int, int]:
        """Return the codes that are moved, each with its new one."""
        return {old: new for old, new in self.chosen.items() if new is not None}

    def told(self) -> str:
        """Return in a sentence what moving would do now."""
        count = sum(move.dossiers for move in self.moves if self.chosen[move.code.id] is not None)
        left = sum(move.dossiers for move in self.moves) - count
        said = trn("{count} berkas dipindahkan.", "{count} berkas dipindahkan.", count)
        if not left:
            return said
        more = trn("{count} tetap di edisi lama.", "{count} tetap di edisi lama.", left)
        return tr("{sentence} {more}", sentence=said, more=more)

    def work(self) -> Work:
        """Return the moving as one act."""
        chosen, source, target = self.settled(), self.source, self.target

        def work(cabinet: Cabinet) -> int:
            with cabinet.act("dossiers_remapped", source=source.name, target=target.name) as act:
                return remapping.move(act, cabinet, chosen)

        return work

    def _target(self, move: CodeMove) -> str:
        new = self.chosen[move.code.id]
        return _called(self.codes[new]) if new is not None else "–"

    def _told(self, move: CodeMove) -> str:
        if move.sure:
            return tr("sama")
        return tr("dipilih") if self.chosen[move.code.id] is not None else tr("perlu dipilih")


def write_edition(session: Session, edition: Edition, path: Path, done: Callable[[Path], object]) -> None:
    """Write an edition as a plain spreadsheet in a job."""
    today = dt.datetime.now().astimezone().date()

    def work(progress: Callable[[float], None]) -> Path:
        from app.reports.edition_book import edition_book
        from app.reports.making import write

        return write(edition_book(session.cabinet, edition, today=today), path, overwrite=True, progress=progress).path

    session.start(tr("Menulis {name}", name=path.name), work, done)


def _called(code: Classification) -> str:
    return f"{code.code}  {code.title[:60]}"


def _text(value: object) -> str:
    return "" if value is None else str(value)
