"""The tables of the arrangement: dossiers and their items."""

from __future__ import annotations

from peewee import AutoField, ForeignKeyField, IntegerField, Model, TextField

from app.archive.tables.classes import ClassCode
from app.archive.tables.places import Box


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


# The retention clock asks for closed dossiers only, of which there may be few.
Dossier.add_index(
    Dossier.index(Dossier.closed_year, name="dossier_closed_year").where(Dossier.closed_year.is_null(False))
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
