"""The tables of the intake room: what imports were, and mappings made for them; rows never leave the room."""

from __future__ import annotations

from peewee import AutoField, CompositeKey, IntegerField, Model, TextField

from app.store import Room


class ImportReceipt(Model):
    """What the receipt of one file of an import says, as JSON without words; it stays when the import is undone.

    Appended with its act, ``place`` counts the files of the act from 0.
    """

    act = IntegerField()
    place = IntegerField()
    data = TextField()

    class Meta:
        table_name = "import_receipt"
        strict_tables = True
        without_rowid = True
        primary_key = CompositeKey("act", "place")


class MappingMemory(Model):
    """A mapping made by hand: ``shape`` is that of each sheet it was made for and ``mapping`` it, both as JSON.

    ``used`` is when it was last used and ``name`` the file's.
    """

    id = AutoField()
    shape = TextField(unique=True)
    mapping = TextField()
    used = TextField()
    name = TextField()

    class Meta:
        table_name = "mapping_memory"
        strict_tables = True


ROOM = Room(name="intake", models=(ImportReceipt, MappingMemory))
