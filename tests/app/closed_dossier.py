"""A cabinet with one closed dossier that has a word of its own in every text, for sweeping what people get to see.

Each word begins with "zirk", which no other text has: what leaks is told by the word itself.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from zipfile import ZipFile, is_zipfile

from app.archive import custom, dossiers, people, places
from app.archive.custom import Kind
from app.archive.disposal import holds, proposals
from app.archive.disposal.records import Kind as ProposalKind
from app.archive.records import AccessClass, PlaceKind
from app.archive.vault.adding_many import add_many
from app.archive.vault.texts import read_texts
from app.cabinet import open_cabinet
from app.store import Cabinet

#: How all words begin that only the closed dossier has.
WORD = "zirk"


def fill(folder: Path, scratch: Path) -> int:
    """Make the cabinet in ``folder``, with people registered, and return the id of the closed dossier."""
    file = scratch / "zirkberkas.txt"
    file.write_text("Isi zirkisi yang tertutup", encoding="utf-8")
    with open_cabinet(folder, write=True, create=True, who="Sri") as cabinet:
        with cabinet.act("dossier_added", number="7", title="Perkara zirkjudul") as act:
            room = places.add_place(act, cabinet, PlaceKind.ROOM, "Ruang Arsip")
            (box,) = places.add_boxes(act, cabinet, ["118"], place=room)
            closed = dossiers.create(
                act, cabinet, number="7", title="Perkara zirkjudul", access="R", year_from=2010, closed_year=2011,
                note="zirkcatatan", creator="zirkpencipta", protection="zirklindung", election="pkwkk-2018-1",
                active_years=1, inactive_years=1, disposition="destroy", box=box, stage="inactive",
            )  # fmt: skip
            dossiers.create(
                act, cabinet, number="8", title="Buku tamu", year_from=2010, closed_year=2011, box=box,
                active_years=1, inactive_years=1, disposition="destroy", stage="inactive",
            )  # fmt: skip
            dossiers.add_items(act, cabinet, closed, [{"title": "Surat zirkitem", "note": "zirkisinya"}])
            field = custom.add_field(act, cabinet, "Nomor perkara", Kind.TEXT)
            custom.set_values(act, cabinet, closed, {field: "zirkisian"})
        with cabinet.act("item_added", number="7", title="Surat zirkitem") as act:
            dossiers.add_items(act, cabinet, closed, [{"title": "Lampiran zirklampiran"}])
        with cabinet.act("disposal_held", dossiers=1, reason="Sengketa zirkalasan") as act:
            holds.place(act, cabinet, [closed], "Sengketa zirkalasan", dt.date(2026, 1, 5))
        with cabinet.act("disposal_drafted", number="U-1", dossiers=1) as act:
            proposed = dossiers.create(
                act, cabinet, number="9", title="Perkara zirkusul", access="T", year_from=2010, closed_year=2011,
                active_years=1, inactive_years=1, disposition="destroy", stage="inactive", note="zirkusulan",
            )  # fmt: skip
            proposals.draft(act, cabinet, ProposalKind.DESTRUCTION, [proposed], dt.date(2026, 11, 24))
        add_many(cabinet, closed, [file])
        read_texts(cabinet)
        with cabinet.act("person_added", name="Kepala") as act:
            people.add(act, cabinet, "Kepala", clearance=AccessClass.TOP_SECRET)
        with cabinet.act("person_added", name="Tamu") as act:
            people.add(act, cabinet, "Tamu", clearance=AccessClass.ORDINARY)
    return closed


def leaks(text: str) -> list[str]:
    """Return the words of the closed dossier that stand in a text."""
    return sorted({word for word in text.replace("<", " ").replace('"', " ").split() if WORD in word.casefold()})


def leaks_of_files(folder: Path) -> dict[str, list[str]]:
    """Return by name the words of the closed dossier that stand in files or in what they are packed of."""
    found: dict[str, list[str]] = {}
    for path in (one for one in folder.rglob("*") if one.is_file()):
        parts = {path.name: path.read_bytes()}
        if is_zipfile(path):
            with ZipFile(path) as packed:
                parts = {name: packed.read(name) for name in packed.namelist()}
        for name, content in parts.items():
            words = leaks(content.decode("utf-8", "ignore")) + leaks(name)
            if words:
                found[f"{path.name}:{name}"] = words
    return found


def as_guest(cabinet: Cabinet) -> None:
    """Let the guest work on a cabinet, who may see ordinary dossiers alone."""
    cabinet.who = "Tamu"
