"""The tables of the intake room: what an import was, told later as it was told then; rows never leave the room."""

from __future__ import annotations

from peewee import CompositeKey, IntegerField, Model, TextField

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


ROOM = Room(name="intake", models=(ImportReceipt,))
