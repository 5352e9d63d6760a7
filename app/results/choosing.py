"""Which figures are meant: the source of an election, the area of a code, and what is known of a source.

Where more than one answer is possible it says which there are instead of choosing.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from app.errors import AppError, Exit
from app.results import gazetteer
from app.results.areas import Node, Tree, common
from app.results.coverage import coverage
from app.results.figures import current
from app.results.lookup import source_key
from app.results.records import ElectionKey, SourceInfo, Status
from importers.records import CodeScheme

if TYPE_CHECKING:
    from app.store.cabinet import Cabinet

#: By cabinet: the act after which it was worked out, and what is known of each source.
_remembered: WeakKeyDictionary[Cabinet, tuple[int, dict[int, SourceInfo]]] = WeakKeyDictionary()


def choose_source(connection: sqlite3.Connection, election: ElectionKey, name: str | None, area: str | None) -> int:
    """Return the source that is asked for by name, else the official one, else the only one, of an election.

    Where the election has several contests (a city each), the one that holds the area of the code ``area`` counts.
    """
    sources = sources_of_contest(connection, election, area)
    listed = ", ".join(kept for _, kept, _ in sources)
    if name is not None:
        found = [source for source, kept, _ in sources if source_key(kept) == source_key(name)]
        if not found:
            raise AppError("source_not_kept", Exit.USAGE, source=name, found=listed, election=str(election))
        return found[0]
    official = [source for source, _, official in sources if official]
    if official or len(sources) == 1:
        return official[0] if official else sources[0][0]
    raise AppError("source_needed", Exit.USAGE, found=listed, election=str(election))


def sources_of_contest(
    connection: sqlite3.Connection, election: ElectionKey, area: str | None
) -> list[tuple[int, str, bool]]:
    """Return the sources of an election's contest that have figures: row, name and whether official, as they came.

    Where the election has several contests, the one that holds the area of the code ``area`` counts.
    """
    rows = connection.execute(
        "SELECT s.id, s.name, s.official, c.id, c.area_id FROM source AS s JOIN contest AS c ON c.id = s.contest_id"
        " JOIN election AS e ON e.id = c.election_id WHERE e.kind = ? AND e.year = ? AND e.round = ?"
        " AND EXISTS (SELECT 1 FROM delivery AS d WHERE d.source_id = s.id AND d.live = 1) ORDER BY s.id",
        (election.kind, election.year, election.round),
    ).fetchall()
    if not rows:
        raise AppError("no_figures", Exit.REFUSED, election=str(election))
    contests = {row[3]: row[4] for row in rows}
    if len(contests) > 1:
        contest = _contest_around(Tree(connection), contests, area, election)
        rows = [row for row in rows if row[3] == contest]
    return [(row[0], row[1], bool(row[2])) for row in rows]


def kept_area(tree: Tree, code: str, contest: int | None = None) -> Node:
    """Return the kept area of a code: Kemendagri's, dotted or not, Sirekap's of a TPS, or a district's.

    The digits of a district of ``contest`` mean it before the kecamatan that has the same ones without dots; a district
    may also be called by its name. None is an `AppError`.
    """
    district = tree.district_of(contest, code) if contest is not None else None
    if district is not None:
        return district
    official = gazetteer.official_code(code, CodeScheme.KEMENDAGRI)
    found = None if official is None else tree.kept_by_code(official[0])
    if found is not None and official is not None and official[1] is not None:
        found = tree.station(found, official[1])
    found = found or tree.kept_by_code(code)
    if found is None or found.id is None:
        raise AppError("area_not_kept", Exit.USAGE, area=code)
    return found


def source_root(connection: sqlite3.Connection, tree: Tree, source: int) -> Node:
    """Return the finest area that holds all figures of a source."""
    rows = connection.execute("SELECT DISTINCT area_id FROM delivery WHERE source_id = ? AND live = 1", (source,))
    return common(tree.by_id(row[0]) for row in rows) or tree.nation


def source_info(cabinet: Cabinet, source: int, root: Node) -> SourceInfo:
    """Return what is known of a source: status, coverage in ``root``, its files, when the last one came in.

    It is worked out once after each act, since it takes a look at every area.
    """
    latest = next((record.batch for record in cabinet.history(1)), 0)
    batch, known = _remembered.get(cabinet, (latest, {}))
    if batch != latest:
        known = {}
    _remembered[cabinet] = (latest, known)
    found = known.get(source)
    if found is None:
        found = known[source] = _source_info(cabinet.connection(), source, root)
    return found


def _source_info(connection: sqlite3.Connection, source: int, root: Node) -> SourceInfo:
    name, status, official, form, dossier = connection.execute(
        "SELECT name, status, official, form, dossier FROM source WHERE id = ?", (source,)
    ).fetchone()
    files = connection.execute(
        "SELECT file, max(at), sum(figures), count(*) FROM delivery WHERE source_id = ? AND live = 1"
        " GROUP BY file ORDER BY max(id)",
        (source,),
    ).fetchall()
    count = sum(row[2] for row in files)
    if sum(row[3] for row in files) > 1:
        # A later file may say a figure anew.
        count = connection.execute(f"SELECT count(*) FROM ({current(connection, source)})").fetchone()[0]
    return SourceInfo(
        source,
        name,
        Status(status),
        bool(official),
        coverage(connection, source, id_of(root)),
        count,
        tuple(row[0] for row in files if row[0]),
        max((row[1] for row in files), default=""),
        form,
        dossier,
    )


def _contest_around(tree: Tree, contests: dict[int, int], area: str | None, election: ElectionKey) -> int:
    places = {contest: tree.by_id(place) for contest, place in contests.items()}
    node = None if area is None else kept_area(tree, area)
    around = [contest for contest, place in places.items() if node is not None and node.inside(place)]
    if len(around) != 1:
        names = ", ".join(f"{place.name} ({place.code})" if place.code else place.name for place in places.values())
        raise AppError("area_needed", Exit.USAGE, areas=names, election=str(election))
    return around[0]


def contest_of(connection: sqlite3.Connection, source: int) -> int:
    """Return the contest a source belongs to."""
    return int(connection.execute("SELECT contest_id FROM source WHERE id = ?", (source,)).fetchone()[0])


def id_of(node: Node) -> int:
    """Return the row of an area that was read from the cabinet."""
    assert node.id is not None  # noqa: S101 - nodes read from the cabinet have their row
    return node.id
