"""The table of digital files, which lie in the vault."""

from __future__ import annotations

from peewee import AutoField, ForeignKeyField, IntegerField, Model, TextField

from app.archive.tables.dossiers import Dossier, Item


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
