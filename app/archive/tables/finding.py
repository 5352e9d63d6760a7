"""The table of what is looked for again and again."""

from __future__ import annotations

from peewee import AutoField, Model, TextField


class SavedSearch(Model):
    """A search that was given a name; ``view`` is the filter of the list as JSON, ``name_key`` the name to sort by."""

    id = AutoField()
    name = TextField()
    name_key = TextField(unique=True)
    view = TextField()

    class Meta:
        table_name = "saved_search"
        strict_tables = True
