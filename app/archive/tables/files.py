"""The table of digital files, which lie in the vault."""

from __future__ import annotations

from peewee import AutoField, CompositeKey, ForeignKeyField, IntegerField, Model, TextField

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


class FileJob(Model):
    """A long adding of files to a dossier: what was picked (JSON), the act it is, and how far it came.

    It stands outside the history, as do its steps: they tell what to go on with after the program was ended.
    """

    id = AutoField()
    dossier = IntegerField()
    sources = TextField()
    batch = IntegerField(null=True)
    state = TextField()
    began_at = TextField()

    class Meta:
        table_name = "file_job"
        strict_tables = True


class FileStep(Model):
    """What became of one file of a job: its row's number if it was added, and a code if there is something to tell."""

    job = IntegerField()
    source = TextField()
    file = IntegerField(null=True)
    code = TextField(null=True)

    class Meta:
        table_name = "file_step"
        strict_tables = True
        without_rowid = True
        primary_key = CompositeKey("job", "source")


class FilePassed(Model):
    """A file in the folder of scans that is waited for no more, as it was then; ``modified`` is in nanoseconds."""

    id = AutoField()
    source = TextField()
    size = IntegerField()
    modified = IntegerField()

    class Meta:
        table_name = "file_passed"
        strict_tables = True
        indexes = ((("source", "size", "modified"), True),)


class FileText(Model):
    """The text of all files with one content, which is read from them and can be read again; ``fault`` tells why not.

    It goes with the content and not with a row, and stands outside the history.
    """

    sha256 = TextField(primary_key=True)
    text = TextField()
    pages = IntegerField(null=True)
    fault = TextField(null=True)

    class Meta:
        table_name = "file_text"
        strict_tables = True
