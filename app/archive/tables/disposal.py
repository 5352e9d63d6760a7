"""The tables of disposal: proposals as frozen lists, who acts and signs in them, holds, and files that were removed.

A dossier is named by its number alone, not by a reference: what was decided of it stays when its row goes.
``sealed`` is set when a proposal is carried out, so that undoing an earlier act leaves its papers as they are.
"""

from __future__ import annotations

from peewee import AutoField, ForeignKeyField, IntegerField, Model, TextField


class Proposal(Model):
    """A proposal of transfer, destruction or hand-over; dates are ISO text, ``files`` is "keep" or "remove"."""

    id = AutoField()
    kind = TextField()
    number = TextField(unique=True)
    state = TextField(default="draft")
    made_on = TextField()
    consent_by = TextField(null=True)
    consent_number = TextField(null=True)
    consent_date = TextField(null=True)
    decree_number = TextField(null=True)
    decree_date = TextField(null=True)
    minutes_number = TextField(null=True)
    minutes_date = TextField(null=True)
    place = TextField(null=True)
    manner = TextField(null=True)
    basis = TextField(null=True)
    receiver = TextField(null=True)
    files = TextField(null=True)
    note = TextField(null=True)

    class Meta:
        table_name = "proposal"
        strict_tables = True


class ProposalLine(Model):
    """A dossier of a proposal; ``snapshot`` is JSON of all that was known of it when the list was frozen."""

    id = AutoField()
    proposal = ForeignKeyField(Proposal, index=False)
    dossier = IntegerField(index=True)
    position = IntegerField()
    snapshot = TextField()
    sealed = IntegerField(default=0)

    class Meta:
        table_name = "proposal_line"
        strict_tables = True
        indexes = ((("proposal", "position"), False),)


class ProposalPerson(Model):
    """Someone who acts in a proposal: of the committee, or a witness."""

    id = AutoField()
    proposal = ForeignKeyField(Proposal)
    role = TextField()
    name = TextField()
    nip = TextField(null=True)
    office = TextField(null=True)
    sealed = IntegerField(default=0)

    class Meta:
        table_name = "proposal_person"
        strict_tables = True


class ProposalSignature(Model):
    """One of the two who agreed that the list is destroyed, with ISO date and time."""

    id = AutoField()
    proposal = ForeignKeyField(Proposal)
    name = TextField()
    signed_at = TextField()
    sealed = IntegerField(default=0)

    class Meta:
        table_name = "proposal_signature"
        strict_tables = True


class Hold(Model):
    """A dossier held back for a dispute, from a day on until it is lifted."""

    id = AutoField()
    dossier = IntegerField(index=True)
    reason = TextField()
    since = TextField()
    lifted = TextField(null=True)
    lifted_reason = TextField(null=True)

    class Meta:
        table_name = "hold"
        strict_tables = True


class RemovedFile(Model):
    """A digital file that was destroyed with its dossier: what it was, for the record."""

    id = AutoField()
    proposal = ForeignKeyField(Proposal)
    dossier = IntegerField()
    name = TextField()
    path = TextField()
    size = IntegerField()
    sha256 = TextField()

    class Meta:
        table_name = "removed_file"
        strict_tables = True
