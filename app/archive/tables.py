"""The tables of the archive room, as the store composes them into a cabinet; rows never leave the room.

Dates are ISO text, yes and no are 1 and 0 (STRICT tables take no other). Columns ending in ``_key`` are derived, for
sorting: `app.archive.keys` makes them whenever what they are made of is written.
"""

from __future__ import annotations

from collections.abc import Iterable

from peewee import AutoField, ForeignKeyField, IntegerField, Model, TextField

from app.archive import search_index
from app.store import Cabinet, Holding, KnownFile, Room


class Edition(Model):
    """An edition of the classification: codes mean what the edition says, and editions change."""

    id = AutoField()
    name = TextField(unique=True)
    current = IntegerField(default=0)
    note = TextField(null=True)

    class Meta:
        table_name = "edition"
        strict_tables = True


class ClassCode(Model):
    """A code of an edition; ``nth`` tells apart a code that stands twice, ``position`` is its place in the list."""

    id = AutoField()
    edition = ForeignKeyField(Edition, index=False)
    code = TextField()
    nth = IntegerField(default=1)
    code_key = TextField()
    position = IntegerField()
    title = TextField()
    active_years = IntegerField(null=True)
    inactive_years = IntegerField(null=True)
    disposition = TextField(null=True)
    basis = TextField(null=True)
    access = TextField(null=True)

    class Meta:
        table_name = "class_code"
        strict_tables = True
        indexes = ((("edition", "code", "nth"), True), (("edition", "position"), False))


class Place(Model):
    """A building, room, rack or shelf; ``path`` is written out from the widest ("Gudang · R2"), ``capacity`` boxes."""

    id = AutoField()
    parent = ForeignKeyField("self", null=True)
    kind = TextField()
    name = TextField()
    path = TextField()
    path_key = TextField()
    capacity = IntegerField(null=True)
    note = TextField(null=True)

    class Meta:
        table_name = "place"
        strict_tables = True
        indexes = ((("path_key",), False),)


class Box(Model):
    """A box, which stands in a place or nowhere yet; ``place_key`` is its place's key, for lists in order of place."""

    id = AutoField()
    number = TextField()
    number_key = TextField()
    place = ForeignKeyField(Place, null=True)
    place_key = TextField(default="")
    unit = TextField(null=True)
    capacity = IntegerField(null=True)
    note = TextField(null=True)

    class Meta:
        table_name = "box"
        strict_tables = True
        indexes = ((("number_key",), False), (("place_key", "number_key"), False))


class BoxMove(Model):
    """A box carried from one place to another; it stays when the box moves on."""

    id = AutoField()
    box = ForeignKeyField(Box, index=False)
    origin = ForeignKeyField(Place, null=True)
    target = ForeignKeyField(Place, null=True)
    moved_at = TextField()
    reason = TextField(null=True)

    class Meta:
        table_name = "box_move"
        strict_tables = True
        indexes = ((("box", "moved_at"), False),)


class Dossier(Model):
    """A dossier; ``code`` is what stands on it, also where no edition knows it, and None's retention is the code's.

    Years that are not known are 0 in ``year_key``, so that lists by year keep them together.
    """

    id = AutoField()
    number = TextField()
    number_key = TextField()
    code = TextField(null=True)
    code_key = TextField(default="")
    class_code = ForeignKeyField(ClassCode, null=True)
    title = TextField()
    title_key = TextField()
    year_from = IntegerField(null=True)
    year_to = IntegerField(null=True)
    year_key = IntegerField(default=0)
    extent = IntegerField(null=True)
    unit = TextField(null=True)
    copy_status = TextField(null=True)
    medium = TextField(default="text")
    condition = TextField(null=True)
    access = TextField(default="B")
    exempt = IntegerField(default=0)
    stage = TextField(default="active")
    category = TextField(null=True)
    protection = TextField(null=True)
    creator = TextField(null=True)
    processing_unit = TextField(null=True)
    election = TextField(null=True)
    closed_year = IntegerField(null=True)
    active_years = IntegerField(null=True)
    inactive_years = IntegerField(null=True)
    disposition = TextField(null=True)
    box = ForeignKeyField(Box, null=True, index=False)
    folder = TextField(null=True)
    placed_since = TextField(null=True)
    note = TextField(null=True)

    class Meta:
        table_name = "dossier"
        strict_tables = True
        # What a list filters by stands in the index it is sorted by: the ids of 1,000,000 dossiers are then read
        # from the index alone.
        indexes = (
            (("year_key", "number_key", "stage", "access", "election", "code_key", "box", "year_to"), False),
            (("code_key", "year_key", "number_key", "stage", "access", "election", "box", "year_to"), False),
            (("number_key", "stage", "access", "election", "year_key", "code_key", "box", "year_to"), False),
            (("title_key", "stage", "access", "election", "year_key", "code_key", "box", "year_to"), False),
            (("box", "number_key", "stage", "access", "election", "year_key", "code_key", "year_to"), False),
            (("election", "year_key", "code_key"), False),
        )


class Item(Model):
    """A document in a dossier; ``date`` is ISO text as far as it is known ("2019-05-07", "2019-05", "2019")."""

    id = AutoField()
    dossier = ForeignKeyField(Dossier, index=False)
    number = IntegerField()
    title = TextField()
    date = TextField(null=True)
    extent = IntegerField(null=True)
    unit = TextField(null=True)
    code = TextField(null=True)
    copy_status = TextField(null=True)
    note = TextField(null=True)

    class Meta:
        table_name = "item"
        strict_tables = True
        indexes = ((("dossier", "number"), False),)


class DigitalFile(Model):
    """A digital file of a dossier or of one item of it; ``path`` stands below the vault's folder, with "/"."""

    id = AutoField()
    dossier = ForeignKeyField(Dossier)
    item = ForeignKeyField(Item, null=True)
    name = TextField()
    path = TextField(unique=True)
    size = IntegerField()
    sha256 = TextField(index=True)
    kind = TextField()
    added_at = TextField()

    class Meta:
        table_name = "digital_file"
        strict_tables = True


def _digital_files(cabinet: Cabinet) -> Iterable[KnownFile]:
    rows = cabinet.connection().execute("SELECT path, sha256, size FROM digital_file ORDER BY path")
    return [KnownFile(*row) for row in rows.fetchall()]


ROOM = Room(
    name="archive",
    models=(Edition, ClassCode, Place, Box, BoxMove, Dossier, Item, DigitalFile),
    statements=search_index.STATEMENTS,
    flush=search_index.flush,
    checks=(search_index.check,),
    holdings=(Holding("", _digital_files, "vault_file_missing", "vault_file_changed", "vault_file_unknown"),),
    names={
        "edition": "name",
        "class_code": "code || ' ' || title",
        "place": "name",
        "box": "number",
        "dossier": "number || ' · ' || title",
        "item": "title",
        "digital_file": "name",
    },
)
