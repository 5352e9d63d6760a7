"""The tables of arranging: the trash, accessions, fields of the office's own, templates, and what is no duplicate."""

from __future__ import annotations

from peewee import AutoField, ForeignKeyField, IntegerField, Model, TextField

from app.archive.tables.dossiers import Dossier


class TrashRow(Model):
    """A dossier thrown away, under its own number: what a list shows of it, and in ``content`` all its rows as JSON."""

    id = AutoField()
    number = TextField()
    code = TextField(null=True)
    title = TextField()
    year_from = IntegerField(null=True)
    year_to = IntegerField(null=True)
    thrown_at = TextField()
    who = TextField()
    content = TextField()

    class Meta:
        table_name = "trash"
        strict_tables = True


class Accession(Model):
    """A delivery of records to the records unit: its number in the register, when, from whom and what."""

    id = AutoField()
    number = TextField()
    number_key = TextField()
    date = TextField()
    source = TextField()
    what = TextField()
    extent = IntegerField(null=True)
    unit = TextField(null=True)
    note = TextField(null=True)

    class Meta:
        table_name = "accession"
        strict_tables = True
        indexes = ((("number_key",), True),)


class AccessionDossier(Model):
    """A dossier that came with an accession; a dossier came once."""

    id = AutoField()
    dossier = ForeignKeyField(Dossier, unique=True)
    accession = ForeignKeyField(Accession)

    class Meta:
        table_name = "accession_dossier"
        strict_tables = True


class CustomField(Model):
    """A field of the office's own: ``kind`` is text, number, date or choice, and ``choices`` are JSON."""

    id = AutoField()
    name = TextField(unique=True)
    kind = TextField()
    choices = TextField(null=True)
    position = IntegerField(default=0)

    class Meta:
        table_name = "custom_field"
        strict_tables = True


class CustomValue(Model):
    """What a dossier has in a field of the office's own, as text; dates are ISO."""

    id = AutoField()
    dossier = ForeignKeyField(Dossier, index=False)
    field = ForeignKeyField(CustomField)
    value = TextField()

    class Meta:
        table_name = "custom_value"
        strict_tables = True
        indexes = ((("dossier", "field"), True),)


class Template(Model):
    """What a new dossier begins with: the texts of its form by field, as JSON."""

    id = AutoField()
    name = TextField(unique=True)
    content = TextField()

    class Meta:
        table_name = "dossier_template"
        strict_tables = True


class NotDuplicate(Model):
    """Two dossiers that someone looked at and found to be two; ``first`` is the lesser number."""

    id = AutoField()
    first = ForeignKeyField(Dossier, index=False)
    second = ForeignKeyField(Dossier)

    class Meta:
        table_name = "not_duplicate"
        strict_tables = True
        indexes = ((("first", "second"), True),)
