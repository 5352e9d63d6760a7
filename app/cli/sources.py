"""The commands ``results compare`` and ``results source``: what sources of a contest say, and what is known of each."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from app.cli.figures import coverage_of
from app.cli.opening import election_or_only, reading, writing
from app.cli.output import Output
from app.i18n import number, tr
from app.messages import sentence

if TYPE_CHECKING:
    from app.results.comparing import ComparedArea, Said, SideBySide
    from app.results.records import ElectionKey, SourceInfo
    from app.results.sources import SourceChange
    from app.store import Cabinet


def compare(options: Namespace, output: Output) -> int:
    """Print what several sources of one contest say, area by area, and count where they differ."""
    from app.results.comparing import side_by_side
    from importers.records import Level

    with reading(options.folder) as cabinet:
        found = side_by_side(
            cabinet,
            election_or_only(cabinet, options.election),
            level=None if options.level is None else Level(options.level),
            area=options.area,
            sources=options.source or (),
            progress=output.progress,
        )
    areas = found.differing if options.differences else found.areas
    if output.json:
        output.answer(_document(found, areas))
    else:
        _show(found, areas, output)
    return 0


def source(options: Namespace, output: Output) -> int:
    """Tell what is known of a source, after changing what the options decide."""
    from app.intake.papers import signed as papers

    change = _change(options)
    if change is None:
        with reading(options.folder) as cabinet:
            election = election_or_only(cabinet, options.election)
            info = _info(cabinet, election, options.name, options.area)
        _tell(election, info, None, output)
        return 0
    with writing(options.folder) as cabinet:
        election = election_or_only(cabinet, options.election)
        info = _info(cabinet, election, options.name, options.area)
        batch = _settle(cabinet, election, info, change)
        info = _info(cabinet, election, change.name or info.name, options.area)
        notes = papers.problems(cabinet, change.dossier)
    _tell(election, info, batch, output)
    for note in notes:
        output.say(sentence(note.code, note.data))
    return 0


def expected(options: Namespace, output: Output) -> int:
    """Tell how many TPS an area has in a contest, after settling it where the options do."""
    from app.results import expecting
    from app.results.areas import Tree
    from app.results.choosing import contest_of, kept_area, sources_of_contest
    from app.results.elections import election_name

    settles = options.stations is not None or options.forget
    with (writing if settles else reading)(options.folder) as cabinet:
        election = election_or_only(cabinet, options.election)
        connection, batch = cabinet.connection(), None
        contest = contest_of(connection, sources_of_contest(connection, election, options.area)[0][0])
        area = kept_area(Tree(connection), options.area, contest)
        if settles:
            told: dict[str, object] = {"area": area.name, "election": election_name(election)}
            batch = expecting.settle(cabinet, contest, area.id or 0, options.stations, told)
        count = expecting.stations(connection, contest, area.id or 0)
        settled = expecting.is_settled(connection, contest, area.id or 0)
    if output.json:
        document = {"election": str(election), "area": options.area, "stations": count, "settled": settled}
        output.answer(document | {"batch": batch})
    elif count is None:
        output.line(tr("Jumlah TPS di {area} belum ditetapkan.", area=area.name))
    else:
        output.line(tr("{area}: {count} TPS.", area=area.name, count=number(count)))
    return 0


def _change(options: Namespace) -> SourceChange | None:
    from app.results.records import Status
    from app.results.sources import SourceChange

    status = None if options.status is None else Status(options.status)
    change = SourceChange(options.official, options.rename, status, options.form, options.dossier)
    return None if change == SourceChange() else change


def _settle(cabinet: Cabinet, election: ElectionKey, info: SourceInfo, change: SourceChange) -> int | None:
    """Do the change as one act and return its batch, None where everything was so already."""
    from app.results import sources
    from app.results.elections import election_name

    code, data = sources.act_of(change, info.name, election_name(election))
    with cabinet.act(code, **data) as act:
        sources.change(act, cabinet, info.id, change)
        return act.id if act.rows else None


def _info(cabinet: Cabinet, election: ElectionKey, name: str, area: str | None) -> SourceInfo:
    from app.results.areas import Tree
    from app.results.choosing import choose_source, source_info, source_root

    connection = cabinet.connection()
    chosen = choose_source(connection, election, name, area)
    return source_info(cabinet, chosen, source_root(connection, Tree(connection), chosen))


def _tell(election: ElectionKey, info: SourceInfo, batch: int | None, output: Output) -> None:
    from app.reports import wording

    if output.json:
        output.answer({"election": str(election), **_source(info), "files": list(info.files), "batch": batch})
        return
    rows = [
        (tr("Pemilu"), str(election)),
        (tr("Status"), wording.status(info.status)),
        (tr("Resmi"), tr("ya") if info.official else tr("tidak")),
        (tr("Cakupan"), wording.coverage(info.coverage)),
        (tr("Angka"), number(info.figures)),
        (tr("Formulir"), info.form or "–"),
        (tr("Nomor berkas"), info.dossier or "–"),
        (tr("Berkas"), ", ".join(info.files)),
    ]
    output.table((tr("Sumber"), info.name), rows)
    if batch is not None:
        output.line(
            tr("Tersimpan sebagai perbuatan nomor {batch}; 'sidalu undo {batch}' mengurungkannya.", batch=batch)
        )


def _source(info: SourceInfo) -> dict[str, Any]:
    return {
        "source": info.name,
        "status": str(info.status),
        "official": info.official,
        "coverage": coverage_of(info.coverage),
        "figures": info.figures,
        "form": info.form,
        "dossier": info.dossier,
    }


def _document(found: SideBySide, areas: tuple[ComparedArea, ...]) -> dict[str, Any]:
    return {
        "election": str(found.election),
        "level": str(found.level),
        "sources": [_source(info) for info in found.sources],
        "contestants": [
            {"number": who.number, "name": who.name, "votes": list(said)}
            for who, said in zip(found.contestants, found.root.votes, strict=True)
        ],
        "measures": {name: list(said) for name, said in found.root.measures.items()},
        "compared": len(found.areas),
        "differing": len(found.differing),
        "against": [{"source": one.source.name, "both": one.both, "differing": one.differing} for one in found.against],
        "areas": [
            {
                "code": area.code,
                "name": area.name,
                "level": str(area.level),
                "differs": area.differs,
                "votes": [list(said) for said in area.votes],
                "measures": {name: list(said) for name, said in area.measures.items()},
            }
            for area in areas
        ],
    }


def _show(found: SideBySide, areas: tuple[ComparedArea, ...], output: Output) -> None:
    from app.reports import wording

    output.line(f"{found.election} · {found.root.name}")
    for info in found.sources:
        output.line(f"  {info.name}: {wording.status(info.status)} · {wording.coverage(info.coverage)}")
    output.table(
        (
            tr("Kode"),
            tr("Wilayah"),
            *(f"{who.number:02d} {info.name}" for who in found.contestants for info in found.sources),
            tr("Berbeda"),
        ),
        [
            *((area.code or "", area.full, *_flat(area.votes), _differing(found, area)) for area in areas),
            ("", tr("JUMLAH"), *_flat(found.root.votes), _differing(found, found.root)),
        ],
    )
    for one in found.against:
        output.line(
            tr(
                "{source}: {differing} dari {both} {unit} berbeda dari {first}.",
                source=one.source.name,
                differing=number(one.differing),
                both=number(one.both),
                unit=wording.areas(found.level, one.both),
                first=found.sources[0].name,
            )
        )


def _flat(votes: tuple[Said, ...]) -> list[int | None]:
    return [value for said in votes for value in said]


def _differing(found: SideBySide, area: ComparedArea) -> str:
    """Return which figures of an area differ: contestants by number, measures by name."""
    from app.results.comparing import unlike
    from app.results.measures import measure_name

    named = [f"{who.number:02d}" for who, said in zip(found.contestants, area.votes, strict=True) if unlike(said)]
    named += [measure_name(name) for name, said in area.measures.items() if unlike(said)]
    return f"≠ {', '.join(named)}" if named else ""
