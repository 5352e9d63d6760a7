"""The trash: dossiers thrown away and put back whole, also many, after a restart, and with something in the way."""

from __future__ import annotations

from pathlib import Path

from app.archive import dossiers, places, trash, vault
from app.archive.tables import ROOM
from app.store import Cabinet


def test_a_dossier_comes_back_whole_after_a_restart(filled: Cabinet, tmp_path: Path) -> None:
    (before,) = dossiers.by_number(filled, "12")
    paper = tmp_path / "pindaian.txt"
    paper.write_text("Berita acara", encoding="utf-8")
    with filled.act("files_added") as act:
        vault.add_file(act, filled, before.id, paper, item=dossiers.items(filled, before.id)[0].id)
    whole = dossiers.get(filled, before.id)
    with filled.act("dossiers_thrown") as act:
        assert trash.throw(act, filled, [before.id]) == 1
    assert dossiers.get(filled, before.id) is None
    assert not [finding for finding in filled.check() if finding.code.startswith("vault")]
    folder = filled.folder
    filled.close()
    with Cabinet.open(folder, (ROOM,), write=True, who="Budi") as again:
        (thrown,) = trash.lines(again, trash.ids(again))
        assert (thrown.number, thrown.items, thrown.files, thrown.who) == ("12", 2, 1, "Sari")
        with again.act("dossiers_restored") as act:
            assert trash.restore(act, again, [before.id]) == trash.Restored(1)
        assert dossiers.get(again, before.id) == whole
        assert not trash.ids(again)
        assert not again.check()
        again.undo()
        assert dossiers.get(again, before.id) is None
        again.undo()
        assert dossiers.get(again, before.id) == whole


def test_what_stands_in_the_way_is_told(filled: Cabinet) -> None:
    (before,) = dossiers.by_number(filled, "100")
    with filled.act("dossiers_thrown") as act:
        trash.throw(act, filled, [before.id])
    with filled.act("box_removed") as act:
        assert before.box_id is not None
        places.remove_box(act, filled, before.box_id)
        dossiers.create(act, filled, title="Yang lain", number="100")
    with filled.act("dossiers_restored") as act:
        told = trash.restore(act, filled, [before.id])
    assert told == trash.Restored(1, same_number=(before.title,), without=(before.title,))
    back = dossiers.get(filled, before.id)
    assert back is not None
    assert back.box is None
    assert len(dossiers.by_number(filled, "100")) == 2


def test_all_are_thrown_away_emptied_and_undone(filled: Cabinet) -> None:
    every = [row[0] for row in filled.connection().execute("SELECT id FROM dossier")]
    with filled.act("dossiers_thrown") as act:
        assert trash.throw(act, filled, every) == 4
    with filled.act("trash_emptied") as act:
        assert trash.empty(act, trash.ids(filled)) == 4
    assert not trash.ids(filled)
    filled.undo()
    assert len(trash.ids(filled)) == 4
    filled.undo()
    assert filled.connection().execute("SELECT count(*) FROM dossier").fetchone() == (4,)
