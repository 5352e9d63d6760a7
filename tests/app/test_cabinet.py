"""A cabinet with every room: an older one is brought up to what this program keeps, with all that was in it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from app.cabinet import open_cabinet
from app.store.database import FILE

#: What the second version added: taken off again, a file is as the first version made it.
ADDED = ("way", "form", "dossier", "kept", "reason")


def first_version(folder: Path) -> None:
    with open_cabinet(folder, write=True, create=True):
        pass
    connection = sqlite3.connect(folder / FILE)
    for name in ADDED:
        connection.execute(f"ALTER TABLE delivery DROP COLUMN {name}")
    for name in ("origin_name", "target_name"):
        connection.execute(f"ALTER TABLE box_move DROP COLUMN {name}")
    for name in ("relocation_scan", "relocation_box", "relocation_vehicle", "relocation"):
        connection.execute(f"DROP TABLE {name}")
    connection.execute("DELETE FROM schema_migration")
    for name in ("amendment", "area_alias", "import_receipt"):
        connection.execute(f"DROP TABLE {name}")
    connection.execute("PRAGMA user_version = 1")
    connection.execute("INSERT INTO area (id, level, name, key) VALUES (1, 'kabko', 'Kota Bogor', 'kotabogor')")
    connection.execute("INSERT INTO election (id, kind, year, round) VALUES (1, 'ppwp', 2019, 1)")
    connection.execute("INSERT INTO contest (id, election_id, area_id) VALUES (1, 1, 1)")
    connection.execute("INSERT INTO source (id, contest_id, name, status, official) VALUES (1, 1, 'DB1', 'final', 1)")
    connection.execute(
        "INSERT INTO delivery (id, source_id, area_id, batch, file, sha256, sheet, at, figures, live)"
        " VALUES (1, 1, 1, 1, 'db1.xlsx', 'ff', 'Rekap', '2019-05-01', 0, 1)"
    )
    connection.commit()
    connection.close()


def test_an_older_cabinet_is_brought_up(tmp_path: Path) -> None:
    first_version(tmp_path)
    with open_cabinet(tmp_path, write=True) as cabinet:
        row = cabinet.connection().execute("SELECT file, way, form, dossier, kept, reason FROM delivery").fetchone()
        assert row == ("db1.xlsx", "file", None, None, None, None)
        assert cabinet.connection().execute("SELECT count(*) FROM area_alias").fetchone() == (0,)
        assert cabinet.connection().execute("SELECT count(*) FROM relocation_box").fetchone() == (0,)
        assert cabinet.connection().execute("SELECT origin_name, target_name FROM box_move").fetchall() == []
        assert cabinet.check() == []
