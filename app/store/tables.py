"""The store's own tables: the acts, the packed pages of what they changed, and the highest row numbers given out."""

from __future__ import annotations

from peewee import AutoField, BlobField, IntegerField, Model, TextField

from app.store.room import Room


class ActRow(Model):
    """An act: ``kind`` is act, undo or redo; ``target`` the act an undo or redo is of; ``data`` is JSON."""

    id = AutoField()
    at = TextField()
    who = TextField()
    kind = TextField()
    what = TextField()
    data = TextField()
    target = IntegerField(null=True, index=True)
    undone = IntegerField(default=0)
    rows = IntegerField(default=0)

    class Meta:
        table_name = "act"
        strict_tables = True


class PageRow(Model):
    """A page of what an act did to one table.

    ``op`` is insert, update, delete or append. ``image`` holds, packed by `app.store.image`, the values of ``columns``
    (JSON): of whole rows (insert, delete), or the key, then the values before, then those after (update).
    ``first`` and ``last`` are the least and greatest key where that is one number.
    """

    id = AutoField()
    act = IntegerField(index=True)
    table = TextField()
    op = TextField()
    columns = TextField()
    rows = IntegerField()
    first = IntegerField(null=True)
    last = IntegerField(null=True)
    image = BlobField()
    sha256 = TextField()

    class Meta:
        table_name = "act_page"
        strict_tables = True
        indexes = ((("table", "last"), False),)


class KeptRow(Model):
    """A row that an undo or redo left as it was, with the reason; ``key`` is JSON."""

    id = AutoField()
    act = IntegerField(index=True)
    table = TextField()
    key = TextField()
    reason = TextField()

    class Meta:
        table_name = "act_kept"
        strict_tables = True


class NumberRow(Model):
    """The highest number ever given to a row of a table: a deleted row's number is never given again."""

    table = TextField(primary_key=True)
    last = IntegerField()

    class Meta:
        table_name = "row_number_given"
        strict_tables = True


ROOM = Room("store", (ActRow, PageRow, KeptRow, NumberRow))
