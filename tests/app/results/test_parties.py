"""A party's total: the one stated in an area, else its own votes and its candidates', never both; and back to cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import AppError
from app.messages import sentence
from app.results import area_sums, reading
from app.results.records import ElectionKey
from app.store import Cabinet
from importers.records import Level, ResultTable, Subject
from tests.app.results import conftest as made
from tests.app.results.conftest import Import, table

COUNCIL = ElectionKey.parse("pdprdk-2024")
WHOLE = Subject(3, "3 PDIP", number=3)
OWN = Subject(4, "Suara partai", number=3, own=True)
FIRST = Subject(5, "1. ANI", number=3, candidate=1, name="ANI")
SECOND = Subject(6, "2. BUDI", number=3, candidate=2, name="BUDI")
HEADS = (WHOLE, OWN, FIRST, SECOND)
KECAMATAN = (Level.SUBDISTRICT,)
VILLAGES = (Level.SUBDISTRICT, Level.VILLAGE)


def votes(cabinet: Cabinet, level: Level, **asked: object) -> dict[str, int | None]:
    view = reading.show(cabinet, COUNCIL, level=level, **asked)  # type: ignore[arg-type]
    return {area.name: area.votes[0] for area in view.areas}


def test_one_area_states_a_total_and_another_its_parts(cabinet: Cabinet, take: Import) -> None:
    rows = [
        (("BOGOR TIMUR",), (100, 40, 35, 25)),
        (("BOGOR TENGAH",), (None, 10, 5, None)),
        (("BOGOR UTARA",), [None] * 4),
    ]
    plan = take(made.reading(table(rows, HEADS, levels=KECAMATAN)), election=COUNCIL, area="32.71")
    (party,) = plan.summary["contestants"]
    assert (party["total"], party["own"], [one["total"] for one in party["candidates"]]) == (115, 50, [40, 25])
    assert votes(cabinet, Level.SUBDISTRICT) == {"Bogor Timur": 100, "Bogor Tengah": 15}
    assert reading.show(cabinet, COUNCIL).root.votes == (115,)
    found = reading.trace(cabinet, COUNCIL, area="32.71", contestant="3")
    assert (found.value, found.derived, [cell.cell for cell in found.cells]) == (115, True, ["C2", "D3", "E3"])
    own = reading.trace(cabinet, COUNCIL, area="32.71", contestant="3.0")
    assert (own.value, [cell.cell for cell in own.cells]) == (50, ["D2", "D3"])
    assert reading.trace(cabinet, COUNCIL, area="32.71.02", contestant="3").cells[0].cell == "C2"
    assert not [problem for problem in plan.problems if problem.code.startswith("check")]


def test_candidates_in_one_file_and_totals_of_finer_areas_in_another(cabinet: Cabinet, take: Import) -> None:
    take(
        made.reading(table([(("BOGOR TIMUR",), (7, 3))], (FIRST, SECOND), levels=KECAMATAN)),
        election=COUNCIL,
        area="32.71",
    )
    assert votes(cabinet, Level.SUBDISTRICT) == {"Bogor Timur": 10}
    rows = [(("BOGOR TIMUR", "BARANANGSIANG"), (8,)), (("BOGOR TIMUR", "SUKASARI"), (6,))]
    take(made.reading(table(rows, (WHOLE,)), name="partai.xlsx"), election=COUNCIL, area="32.71")
    assert votes(cabinet, Level.SUBDISTRICT) == {"Bogor Timur": 14}
    assert reading.trace(cabinet, COUNCIL, area="32.71", contestant="3").value == 14
    take(
        made.reading(table([(("BOGOR TIMUR",), (4,))], (OWN,), levels=KECAMATAN), name="suara partai.xlsx"),
        election=COUNCIL,
    )
    assert votes(cabinet, Level.SUBDISTRICT) == {"Bogor Timur": 14}
    assert reading.trace(cabinet, COUNCIL, area="32.71", contestant="3").value == 14


def test_own_votes_by_kelurahan_and_candidates_by_kecamatan(cabinet: Cabinet, take: Import) -> None:
    take(
        made.reading(table([(("BOGOR TIMUR",), (7, 3))], (FIRST, SECOND), levels=KECAMATAN)),
        election=COUNCIL,
        area="32.71",
    )
    rows = [(("BOGOR TIMUR", "BARANANGSIANG"), (2,)), (("BOGOR TIMUR", "SUKASARI"), (1,))]
    take(made.reading(table(rows, (OWN,)), name="suara partai.xlsx"), election=COUNCIL, area="32.71")
    assert votes(cabinet, Level.REGENCY) == {"Kota Bogor": 13}
    found = reading.trace(cabinet, COUNCIL, area="32.71", contestant="3")
    assert (found.value, len(found.cells)) == (13, 4)


def test_check_5_within_a_table_and_across_tables(cabinet: Cabinet, take: Import) -> None:
    rows = [
        (("BOGOR TIMUR",), (100, 40, 35, 26)),
        (("BOGOR TENGAH",), (15, 10, 5, None)),
        (("BOGOR UTARA",), (9, 1, 3, None)),
    ]
    plan = take(made.reading(table(rows, HEADS, levels=KECAMATAN)), election=COUNCIL, area="32.71")
    told = [(problem.code, problem.cell, problem.cells, problem.data["sum"]) for problem in plan.problems]
    assert told == [
        ("check5_differs", "C2", ("C2", "D2", "E2", "F2"), 101),
        ("check_blank", "F4", ("F4", "C4", "D4", "E4"), 4),
    ]
    assert all("{" not in sentence(problem.code, problem.data) for problem in plan.problems)
    stored = [(found.code, found.area_name, found.data["sum"]) for found in reading.show(cabinet, COUNCIL).findings]
    assert stored == [("party_differs", "Bogor Timur", 101), ("party_differs", "Bogor Utara", 4)]
    one = table([(("BOGOR TIMUR",), (100,)), (("BOGOR TENGAH",), (50,))], (WHOLE,), levels=KECAMATAN, sheet="Partai")
    other = table([(("BOGOR TIMUR",), (60, 41)), (("BOGOR TENGAH",), (10, 5))], (FIRST, SECOND), levels=KECAMATAN)
    plan = take(made.reading(one, other), election=COUNCIL, area="32.71", source="lain")
    assert [(problem.code, problem.sheet, problem.cell) for problem in plan.problems] == [
        ("check5_exceeded", "Partai", "C2"),
        ("differs_from_source", "Partai", "C3"),
    ]
    assert [party["total"] for party in plan.summary["contestants"]] == [150]


def test_valid_votes_are_checked_against_parts_where_a_total_is_blank() -> None:
    from app.results.checks import problems

    valid = Subject(7, "Suara sah", field="valid")
    rows = [(("BOGOR TIMUR",), (100, 40, 35, 25, 100)), (("BOGOR TENGAH",), (None, 10, 5, 3, 18))]
    assert list(problems(table(rows, (*HEADS, valid), levels=KECAMATAN), range(5))) == []


def test_parts_are_listed_by_the_side_of_totals(cabinet: Cabinet, take: Import) -> None:
    levels = (Level.DISTRICT, Level.SUBDISTRICT)
    one = table([(("1", "BOGOR TIMUR"), (9, 4, 3, 2)), (("1", "BOGOR TENGAH"), (9, 4, 3, 2))], HEADS, levels=levels)
    others = (WHOLE, OWN, Subject(5, "1. CICI", number=3, candidate=1, name="CICI"))
    two = table([(("2", "BOGOR SELATAN"), (8, 3, 5))], others, levels=levels, sheet="Dapil 2")
    plan = take(made.reading(one, two), election=COUNCIL, area="32.71")
    (party,) = plan.summary["contestants"]
    assert [(each["name"], each["total"], each["district"]) for each in party["candidates"]] == [
        ("ANI", 6, "Dapil Kota Bogor 1"),
        ("BUDI", 4, "Dapil Kota Bogor 1"),
        ("CICI", 5, "Dapil Kota Bogor 2"),
    ]
    view = reading.show(cabinet, COUNCIL, candidates=True)
    who = [(one.candidate, one.name, one.district) for one in view.parts]
    assert who == [
        (0, "Suara partai", ""),
        (1, "ANI", "Dapil Kota Bogor 1"),
        (2, "BUDI", "Dapil Kota Bogor 1"),
        (1, "CICI", "Dapil Kota Bogor 2"),
    ]
    assert (view.root.votes, view.root.parts) == ((26,), (11, 6, 4, 5))
    assert {area.name: area.parts for area in view.areas} == {
        "Bogor Selatan": (3, None, None, 5),
        "Bogor Tengah": (4, 3, 2, None),
        "Bogor Timur": (4, 3, 2, None),
    }
    with pytest.raises(AppError, match="candidate_of_districts") as failure:
        reading.trace(cabinet, COUNCIL, area="32.71", contestant="3.1")
    assert "327101, 327102" in sentence(failure.value.code, failure.value.data)
    assert reading.trace(cabinet, COUNCIL, area="327101", contestant="3.1").value == 6
    assert reading.trace(cabinet, COUNCIL, area="32.71.01", contestant="3.1").value == 5
    cabinet.undo()
    assert cabinet.connection().execute("SELECT count(*) FROM subject").fetchone() == (0,)


def test_candidates_get_their_names_from_a_later_file(cabinet: Cabinet, take: Import) -> None:
    nameless = Subject(5, "Calon 1", number=3, candidate=1)
    rows = [(("BOGOR TIMUR",), (7,))]
    take(made.reading(table(rows, (nameless,), levels=KECAMATAN)), election=COUNCIL, area="32.71")
    assert [one.name for one in reading.show(cabinet, COUNCIL, candidates=True).parts] == ["Nomor urut 3 calon 1"]
    plan = take(made.reading(table(rows, (FIRST,), levels=KECAMATAN), name="nama.xlsx"), election=COUNCIL, area="32.71")
    assert (plan.counts.new, plan.counts.same, plan.has_work) == (0, 1, True)
    assert [one.name for one in reading.show(cabinet, COUNCIL, candidates=True).parts] == ["ANI"]
    renamed = Subject(5, "1. TONI", number=3, candidate=1, name="TONI")
    plan = take(
        made.reading(table(rows, (renamed,), levels=KECAMATAN), name="lagi.xlsx"), election=COUNCIL, area="32.71"
    )
    assert not plan.has_work


#: kecamatan → its kelurahan, and the district it lies in.
PLACES = {
    "BOGOR TIMUR": ("BARANANGSIANG", "SUKASARI"),
    "BOGOR TENGAH": ("PALEDANG", "GUDANG"),
    "BOGOR SELATAN": ("BATU TULIS", "BONDONGAN"),
    "BOGOR BARAT": ("MENTENG", "SINDANGBARANG"),
}
MEMBERS = {"1": ("BOGOR TIMUR", "BOGOR TENGAH"), "2": ("BOGOR SELATAN",)}
CITY = "KOTA BOGOR"

values = st.one_of(st.none(), st.integers(0, 9))
rows_of = st.tuples(values, values, values, values)
Said = Mapping[str, Sequence[int | None]]


@st.composite
def statements(draw: st.DrawFn) -> dict[str, tuple[int | None, ...]]:
    """Return what some areas say of a party: its total, its own votes, two candidates'."""
    names = [CITY, *MEMBERS, *PLACES, *(village for inside in PLACES.values() for village in inside)]
    said = {name: draw(rows_of) for name in draw(st.lists(st.sampled_from(names), min_size=1, max_size=8, unique=True))}
    return {name: row for name, row in said.items() if any(value is not None for value in row)}


def below(area: str, *, districts: bool) -> list[str]:
    if area == CITY and districts:
        return [*MEMBERS, *(name for name in PLACES if not any(name in inside for inside in MEMBERS.values()))]
    return list(PLACES) if area == CITY else list(MEMBERS.get(area, PLACES.get(area, ())))


def single(said: Said, area: str, place: int) -> int | None:
    stated = said.get(area, (None,) * 4)[place]
    if stated is not None:
        return stated
    districts = any(name in said for name in MEMBERS)
    found = [single(said, name, place) for name in below(area, districts=districts)]
    return sum(value for value in found if value is not None) if any(value is not None for value in found) else None


def total(said: Said, area: str) -> int | None:
    whole, own, *candidates = said.get(area, (None,) * 4)
    if whole is not None:
        return whole
    there = [value for value in candidates if value is not None]
    if own is not None and there:
        return own + sum(there)
    districts = any(name in said for name in MEMBERS)
    found = [total(said, name) for name in below(area, districts=districts)]
    up = sum(value for value in found if value is not None) if any(value is not None for value in found) else None
    if own is None and not there:
        return up
    return max(up or 0, sum(single(said, area, place) or 0 for place in (1, 2, 3)))


def tables_of(said: Said) -> list[ResultTable]:
    """Return the statements as a table for each level."""
    groups: dict[tuple[Level, ...], list[made.Row]] = {}
    for name, row in said.items():
        holder = next((above for above, inside in PLACES.items() if name in inside), None)
        if name == CITY:
            groups.setdefault((Level.REGENCY,), []).append(((CITY,), row))
        elif holder is None:
            groups.setdefault((Level.DISTRICT,) if name in MEMBERS else KECAMATAN, []).append(((name,), row))
        else:
            groups.setdefault(VILLAGES, []).append(((holder, name), row))
    return [table(rows, HEADS, levels=levels, sheet=str(at)) for at, (levels, rows) in enumerate(groups.items())]


def shown_by_code(cabinet: Cabinet) -> dict[str, tuple[str, int]]:
    """Return name and votes of every area above the kelurahan that has any."""
    found: dict[str, tuple[str, int]] = {}
    for level in (Level.REGENCY, Level.DISTRICT, Level.SUBDISTRICT):
        try:
            view = reading.show(cabinet, COUNCIL, level=level, area="32.71", source="uji")
        except AppError:
            continue
        names = {"32.71": CITY, "327101": "1", "327102": "2"}
        for area in view.areas:
            if area.votes[0] is not None:
                found[area.code or ""] = (names.get(area.code or "", area.name.upper()), area.votes[0])
    return found


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=statements(), several=st.booleans(), worth=st.sampled_from((0, area_sums.WORTH)))
def test_what_is_shown_is_what_the_rule_says_and_what_is_traced(
    cabinet: Cabinet, take: Import, said: dict[str, tuple[int | None, ...]], several: bool, worth: int
) -> None:
    if not said:
        return
    pairs = [((district, name), (1,)) for district, inside in MEMBERS.items() for name in inside]
    known = table(pairs, (Subject(3, "DPT", field="registered_dpt"),), levels=(Level.DISTRICT, Level.SUBDISTRICT))
    tables = tables_of(said)
    acts = [[known], *([[one] for one in tables] if several else [tables])]
    try:
        with mock.patch.object(area_sums, "WORTH", worth):
            for number, some in enumerate(acts):
                take(made.reading(*some), election=COUNCIL, area="32.71", source="uji" if number else "daftar")
        shown = shown_by_code(cabinet)
        expected = {name: total(said, name) for name in (CITY, *MEMBERS, *PLACES)}
        assert dict(shown.values()) == {name: value for name, value in expected.items() if value is not None}
        for code, (_, value) in shown.items():
            assert reading.trace(cabinet, COUNCIL, area=code, contestant="3", source="uji").value == value
    finally:
        for _ in acts:
            cabinet.undo()
