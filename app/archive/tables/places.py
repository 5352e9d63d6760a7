"""The tables of where things stand: places, boxes and the moves of boxes."""

from __future__ import annotations

from peewee import AutoField, ForeignKeyField, IntegerField, Model, TextField


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
    """A box carried from one place to another; it stays when the box moves on.

    ``origin_name`` and ``target_name`` are where that was, written out, once the place itself is elsewhere or gone.
    """

    id = AutoField()
    box = ForeignKeyField(Box, index=False)
    origin = ForeignKeyField(Place, null=True)
    target = ForeignKeyField(Place, null=True)
    moved_at = TextField()
    reason = TextField(null=True)
    origin_name = TextField(null=True)
    target_name = TextField(null=True)

    class Meta:
        table_name = "box_move"
        strict_tables = True
        indexes = ((("box", "moved_at"), False),)
