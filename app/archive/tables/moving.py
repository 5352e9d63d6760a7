"""The tables of an office move: the move itself, its vehicles, the boxes it carries, and every code read on the way."""

from __future__ import annotations

from peewee import AutoField, ForeignKeyField, IntegerField, Model, TextField

from app.archive.tables.places import Box, Place


class Relocation(Model):
    """An office move; ``closed_on`` is None while it is under way, ``number`` that of its minutes."""

    id = AutoField()
    name = TextField()
    begun_on = TextField()
    closed_on = TextField(null=True)
    number = TextField(null=True)
    note = TextField(null=True)

    class Meta:
        table_name = "relocation"
        strict_tables = True


class RelocationVehicle(Model):
    """A vehicle of a move, called by ``name`` ("2"); ``plate`` and ``driver`` are for its pack list."""

    id = AutoField()
    relocation = ForeignKeyField(Relocation)
    name = TextField()
    plate = TextField(null=True)
    driver = TextField(null=True)
    capacity = IntegerField(null=True)

    class Meta:
        table_name = "relocation_vehicle"
        strict_tables = True


class RelocationBox(Model):
    """A box in a move: where it stood and is to stand, in which vehicle it is, how far it is, where it was put.

    ``live`` is 1 while the move has the last word on where the box is. ``origin_name`` is the old place written out.
    """

    id = AutoField()
    relocation = ForeignKeyField(Relocation)
    box = ForeignKeyField(Box, index=False)
    origin = ForeignKeyField(Place, null=True)
    origin_name = TextField(default="")
    target = ForeignKeyField(Place, null=True)
    vehicle = ForeignKeyField(RelocationVehicle, null=True)
    carried_by = ForeignKeyField(RelocationVehicle, null=True)
    state = TextField()
    put = ForeignKeyField(Place, null=True)
    live = IntegerField(default=1)

    class Meta:
        table_name = "relocation_box"
        strict_tables = True
        indexes = ((("box", "live"), False), (("relocation", "box"), True))


class RelocationScan(Model):
    """A code that was read, or a box that was clicked: when, which step it was, and what came of it."""

    id = AutoField()
    relocation = ForeignKeyField(Relocation)
    box = ForeignKeyField(Box)
    at = TextField()
    who = TextField()
    step = TextField()
    outcome = TextField()

    class Meta:
        table_name = "relocation_scan"
        strict_tables = True
