"""The tables of the results room, as the store composes them into a cabinet; rows never leave the room.

Figures hang on a *delivery* (one sheet of one file for one source) and count while it is ``live``: an import inserts
the delivery, appends its figures and makes it live, and undoing the act flips it back without touching a figure.
The value of (source, area, subject) is the one in the latest live delivery of that source.
"""

from __future__ import annotations

from collections.abc import Iterable

from peewee import AutoField, CompositeKey, ForeignKeyField, IntegerField, Model, TextField

from app.store import Cabinet, Holding, KnownFile, Room


class Area(Model):
    """A place of the tree, or a district (dapil) hanging on the widest area it lies in.

    ``key`` is the name as it is compared (`importers.values.same_name`; a TPS by its number without zeros). ``code``
    means something only together with ``scheme``: 327101 is a kecamatan to one and a dapil to another.
    """

    id = AutoField()
    parent = ForeignKeyField("self", null=True, on_delete="RESTRICT", index=False)
    level = TextField()
    name = TextField()
    key = TextField()
    code = TextField(null=True)
    scheme = TextField(null=True)

    class Meta:
        table_name = "area"
        strict_tables = True
        indexes = ((("parent", "level", "key"), False), (("level",), False), (("code", "scheme"), True))


class Election(Model):
    """An election by KPU's kind, year and round."""

    id = AutoField()
    kind = TextField()
    year = IntegerField()
    round = IntegerField(default=1)

    class Meta:
        table_name = "election"
        strict_tables = True
        indexes = ((("kind", "year", "round"), True),)


class Contest(Model):
    """An election where its winners are the same for all: the nation, a province, a city."""

    id = AutoField()
    election = ForeignKeyField(Election, on_delete="RESTRICT", index=False)
    area = ForeignKeyField(Area, on_delete="RESTRICT")

    class Meta:
        table_name = "contest"
        strict_tables = True
        indexes = ((("election", "area"), True),)


class DistrictMember(Model):
    """An area that belongs to a district in one contest: kecamatan to a city council's, kabupaten or kota to the DPR's.

    Another year divides the areas another way, and so does another council that calls its districts alike.
    """

    id = AutoField()
    contest = ForeignKeyField(Contest, on_delete="RESTRICT", index=False)
    district = ForeignKeyField(Area, on_delete="RESTRICT", index=False)
    area = ForeignKeyField(Area, on_delete="RESTRICT")

    class Meta:
        table_name = "district_member"
        strict_tables = True
        indexes = ((("contest", "district", "area"), True),)


class Expectation(Model):
    """How many TPS an area has in one contest, as the clerk settled it; a source's coverage is measured by it."""

    id = AutoField()
    contest = ForeignKeyField(Contest, on_delete="RESTRICT", index=False)
    area = ForeignKeyField(Area, on_delete="RESTRICT")
    stations = IntegerField()

    class Meta:
        table_name = "expectation"
        strict_tables = True
        indexes = ((("contest", "area"), True),)


class Subject(Model):
    """What a figure counts: a contestant by number (and candidate number), or else a measure by its field.

    ``number`` and ``candidate`` are 0 and ``field`` is "" where they do not apply, so that the key has no blanks.
    """

    id = AutoField()
    contest = ForeignKeyField(Contest, on_delete="RESTRICT", index=False)
    number = IntegerField(default=0)
    candidate = IntegerField(default=0)
    field = TextField(default="")
    name = TextField(null=True)
    short = TextField(null=True)
    colour = TextField(null=True)

    class Meta:
        table_name = "subject"
        strict_tables = True
        indexes = ((("contest", "number", "candidate", "field"), True),)


class Source(Model):
    """Who says so, for one contest; at most one is ``official``. ``form`` and ``dossier`` name the signed paper."""

    id = AutoField()
    contest = ForeignKeyField(Contest, on_delete="RESTRICT", index=False)
    name = TextField()
    status = TextField()
    official = IntegerField(default=0)
    form = TextField(null=True)
    dossier = TextField(null=True)

    class Meta:
        table_name = "source"
        strict_tables = True
        indexes = ((("contest", "name"), True),)


class Delivery(Model):
    """One sheet of one file, for one source: where its figures came from, by which act, and whether they count.

    ``area`` is the finest one that holds all its ``figures``, which are counted here. ``way`` tells how they came
    (`app.results.records.Way`): out of a file, typed by hand, or as a correction with its ``reason``; ``kept`` is the
    copy of the file inside the cabinet, relative to its folder; ``form`` and ``dossier`` name the signed paper.
    """

    id = AutoField()
    source = ForeignKeyField(Source, on_delete="RESTRICT")
    area = ForeignKeyField(Area, on_delete="RESTRICT")
    batch = IntegerField()
    file = TextField()
    sha256 = TextField()
    sheet = TextField()
    at = TextField()
    figures = IntegerField(default=0)
    live = IntegerField(default=0)
    way = TextField(default="file")
    form = TextField(null=True)
    dossier = TextField(null=True)
    kept = TextField(null=True)
    reason = TextField(null=True)

    class Meta:
        table_name = "delivery"
        strict_tables = True


class Figure(Model):
    """One value and its cell, packed by `app.results.figures`; appended only, never edited.

    No foreign keys: they cost as much again as the rows themselves, and a figure counts by its delivery alone.
    """

    delivery = IntegerField()
    area = IntegerField()
    subject = IntegerField()
    value = IntegerField()
    cell = IntegerField()

    class Meta:
        table_name = "figure"
        strict_tables = True
        without_rowid = True
        primary_key = CompositeKey("delivery", "area", "subject")


class AreaSum(Model):
    """What the figures of one delivery add up to in the area that theirs lie in directly; appended only, with them.

    ``subject`` is a party's number below zero for its own votes and candidates together, 0 for what
    `app.results.area_sums` says of the sums themselves.
    """

    delivery = IntegerField()
    area = IntegerField()
    subject = IntegerField()
    value = IntegerField()

    class Meta:
        table_name = "area_sum"
        strict_tables = True
        without_rowid = True
        primary_key = CompositeKey("delivery", "area", "subject")


class Amendment(Model):
    """A value that was taken otherwise than its cell has it: the text ``written`` there, the ``value`` taken, and why.

    ``code`` is that of the problem whose suggestion the clerk accepted, "typed" for a value of the clerk's own. It
    hangs on the delivery that holds the figure, and counts as long as that does.
    """

    id = AutoField()
    delivery = ForeignKeyField(Delivery, on_delete="RESTRICT")
    area = IntegerField()
    subject = IntegerField()
    cell = TextField()
    written = TextField(null=True)
    value = IntegerField()
    code = TextField()

    class Meta:
        table_name = "amendment"
        strict_tables = True


class AreaAlias(Model):
    """A name that the clerk said means an area: ``key`` is it as names are compared, inside ``within`` at ``level``."""

    id = AutoField()
    within = ForeignKeyField(Area, on_delete="RESTRICT", index=False)
    level = TextField()
    key = TextField()
    name = TextField()
    area = ForeignKeyField(Area, on_delete="RESTRICT")

    class Meta:
        table_name = "area_alias"
        strict_tables = True
        indexes = ((("within", "level", "key"), True),)


#: An area or subject with figures that count stays, whoever wants it gone (the undo of the import that first brought
#: it, say): the delete passes it over, and the history tells that it was kept. CROSS JOIN holds SQLite to looking up
#: deliveries first: from the figures' side each area would be sought among all of them.
_KEEP_AREAS = """
CREATE TRIGGER IF NOT EXISTS area_kept_by_figures BEFORE DELETE ON area
WHEN EXISTS (
    SELECT 1 FROM delivery AS d CROSS JOIN figure AS f ON f.delivery = d.id AND f.area = old.id WHERE d.live = 1
)
BEGIN SELECT RAISE(IGNORE); END
"""
_KEEP_SUBJECTS = """
CREATE TRIGGER IF NOT EXISTS subject_kept_by_figures BEFORE DELETE ON subject
WHEN EXISTS (
    SELECT 1 FROM source AS s CROSS JOIN delivery AS d ON d.source_id = s.id AND d.live = 1
    CROSS JOIN figure AS f ON f.delivery = d.id AND f.subject = old.id
    WHERE s.contest_id = old.contest_id
)
BEGIN SELECT RAISE(IGNORE); END
"""


def _kept_copies(cabinet: Cabinet) -> Iterable[KnownFile]:
    from app.results import copies  # only a check looks at them

    return copies.known_files(cabinet)


#: The act whose figures need an area or a subject.
_USER = (
    "SELECT max(d.batch) FROM figure AS f JOIN delivery AS d ON d.id = f.delivery WHERE f.{column} = ? AND d.live = 1"
)

ROOM = Room(
    name="results",
    models=(
        Area,
        Election,
        Contest,
        DistrictMember,
        Expectation,
        Subject,
        Source,
        Delivery,
        Figure,
        AreaSum,
        Amendment,
        AreaAlias,
    ),
    statements=(_KEEP_AREAS, _KEEP_SUBJECTS),
    holdings=(Holding("impor", _kept_copies, "import_copy_missing", "import_copy_changed", "import_copy_unused"),),
    names={
        "area": "name",
        "area_alias": "name",
        "election": "kind || '-' || year || '-' || round",
        "subject": "coalesce(short, name, nullif(field, ''), number)",
        "source": "name",
        "delivery": "coalesce(nullif(file || ' · ' || sheet, ' · '), reason)",
        "amendment": "cell",
        "expectation": "stations",
    },
    users={"area": _USER.format(column="area"), "subject": _USER.format(column="subject")},
)
