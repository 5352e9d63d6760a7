"""The tables of loans, of the people who work in the archive, and of who looked at restricted dossiers."""

from __future__ import annotations

from peewee import AutoField, ForeignKeyField, IntegerField, Model, TextField


class Loan(Model):
    """What one borrower took at one time; dates are ISO text, ``extended`` counts how often ``due`` was put off."""

    id = AutoField()
    borrower = TextField()
    unit = TextField(null=True)
    contact = TextField(null=True)
    purpose = TextField(null=True)
    lent_on = TextField()
    due = TextField()
    first_due = TextField()
    extended = IntegerField(default=0)
    lent_by = TextField()
    note = TextField(null=True)

    class Meta:
        table_name = "loan"
        strict_tables = True


class LoanLine(Model):
    """A dossier of a loan, out while ``returned_on`` is empty.

    It tells what the dossier was called, and refers to it by its bare number: the history of loans outlives the
    dossier.
    """

    id = AutoField()
    loan = ForeignKeyField(Loan, index=True)
    dossier = IntegerField()
    number = TextField()
    title = TextField()
    returned_on = TextField(null=True)
    received_by = TextField(null=True)
    condition = TextField(null=True)
    note = TextField(null=True)

    class Meta:
        table_name = "loan_line"
        strict_tables = True
        indexes = ((("dossier", "returned_on"), False), (("returned_on", "loan"), False))


#: A dossier is out once at most, also where the undoing of a return would have it out twice.
OUT_ONCE = "CREATE UNIQUE INDEX loan_line_out ON loan_line (dossier) WHERE returned_on IS NULL"


class Person(Model):
    """A person who works in the archive.

    ``clearance`` is the highest access class the person may open, ``keeper`` who may change the list of people,
    ``pin`` what `app.archive.pins` makes of a PIN, never the PIN itself.
    """

    id = AutoField()
    name = TextField()
    name_key = TextField(unique=True)
    position = TextField(null=True)
    clearance = TextField(default="B")
    keeper = IntegerField(default=0)
    active = IntegerField(default=1)
    pin = TextField(null=True)

    class Meta:
        table_name = "person"
        strict_tables = True


class ViewLog(Model):
    """A look at a restricted dossier, or one that was refused; rows are only ever added, and no undo takes them."""

    id = AutoField()
    at = TextField()
    who = TextField()
    dossier = IntegerField()
    number = TextField()
    access = TextField()
    exempt = IntegerField(default=0)
    what = TextField()

    class Meta:
        table_name = "view_log"
        strict_tables = True
        indexes = ((("dossier", "id"), False),)
