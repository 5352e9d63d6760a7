"""The tables of the classification: its editions and their codes."""

from __future__ import annotations

from peewee import AutoField, ForeignKeyField, IntegerField, Model, TextField


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
