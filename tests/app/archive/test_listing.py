"""Lists show what their filter says in every order, whole or page by page, and the tree counts it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.archive import counts, dossiers, listing, places, tables
from app.archive.records import AccessClass, DossierFilter, Order, PlaceKind, Stage
from app.store import Cabinet


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cabinet]:
    """Make a cabinet of 600 dossiers, many alike in what they are sorted by."""
    folder: Path = tmp_path_factory.mktemp("many")
    draw = random.Random(7)  # noqa: S311
    with Cabinet.open(folder / "lemari", (tables.ROOM,), create=True) as cabinet:
        with cabinet.act("x") as act:
            racks = [places.add_place(act, cabinet, PlaceKind.RACK, f"Rak {n}") for n in (10, 9, 2)]
            boxes = [b for rack in racks for b in places.add_boxes(act, cabinet, ["2", "10", "1"], place=rack)]
            rows = [
                {
                    "number": str(draw.randrange(1, 200)),
                    "title": draw.choice(["Berita acara", "berita Acara", "Ángka", "Surat"]) + draw.choice(["", " x"]),
                    "code": draw.choice([None, "PL.01", "PL.01.8", "PL.01.10", "PL.010", "PL.1", "TU.05"]),
                    "year_from": (year := draw.choice([None, 2014, 2019, 2020])),
                    "year_to": year and year + draw.choice([0, 0, 3]),
                    "box": draw.choice([None, *boxes]),
                    "election": draw.choice([None, "ppwp-2019-1", "pkwkk-2018-1"]),
                    "access": draw.choice(["B", "B", "T", "R"]),
                    "stage": draw.choice(["active", "inactive"]),
                }
                for _ in range(600)
            ]
            act.insert(tables.Dossier, [dossiers.derived(row, {}) for row in rows])
        yield cabinet


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("order", list(Order))
def test_pages_by_key_are_the_whole_list(many: Cabinet, order: Order, descending: bool) -> None:
    view = DossierFilter(access=frozenset({AccessClass.ORDINARY, AccessClass.SECRET}))
    whole = listing.ids_of_view(many, view, order, descending=descending)
    paged: list[int] = []
    while page := listing.ids_of_view(
        many, view, order, descending=descending, after=paged[-1] if paged else None, limit=37
    ):
        paged += page
    assert paged == list(whole)
    assert len(whole) == listing.count(many, view) > 300
    assert list(listing.ids_of_view(many, view, order, descending=descending, limit=50)) == list(whole[:50])


def test_lists_are_in_human_order(many: Cabinet) -> None:
    codes = [line.code for line in listing.lines(many, listing.ids_of_view(many, order=Order.CODE))]
    in_order = [code for code in dict.fromkeys(codes) if code in {"PL.01.8", "PL.01.10", "PL.010", "TU.05"}]
    assert in_order == ["PL.01.8", "PL.01.10", "PL.010", "TU.05"]
    numbers = [int(line.number) for line in listing.lines(many, listing.ids_of_view(many, order=Order.NUMBER))]
    assert numbers == sorted(numbers)
    seen = [line.place for line in listing.lines(many, listing.ids_of_view(many, order=Order.PLACE))]
    assert list(dict.fromkeys(seen)) == [f"Rak {rack} · Boks {box}" for rack in (2, 9, 10) for box in (1, 2, 10)] + [""]


@pytest.mark.parametrize(
    ("view", "holds"),
    [
        (DossierFilter(code="PL.01"), lambda d: d.code in {"PL.01", "PL.01.8", "PL.01.10", "PL.1"}),
        (DossierFilter(code=""), lambda d: d.code is None),
        (DossierFilter(year=2019), lambda d: d.year_from == 2019),
        (DossierFilter(year=0), lambda d: d.year_from is None),
        (DossierFilter(years=(2016, 2019)), lambda d: d.year_from and d.year_from <= 2019 and d.year_to >= 2016),
        (DossierFilter(election=""), lambda d: d.election is None),
        (DossierFilter(election="ppwp-2019-1"), lambda d: d.election == "ppwp-2019-1"),
        (DossierFilter(stage=Stage.INACTIVE), lambda d: d.stage is Stage.INACTIVE),
        (DossierFilter(unplaced=True), lambda d: d.box_id is None),
        (DossierFilter(place=1), lambda d: d.place_path == ("Rak 10",)),
        (DossierFilter(box=2), lambda d: d.box_id == 2),
        (DossierFilter(text="angka"), lambda d: d.title.startswith("Ángka")),
        (
            DossierFilter(text="surat", stage=Stage.ACTIVE, code="TU"),
            lambda d: d.title.startswith("Surat") and d.stage is Stage.ACTIVE and d.code == "TU.05",
        ),
    ],
)
def test_filters_hold_what_they_say(many: Cabinet, view: DossierFilter, holds) -> None:  # type: ignore[no-untyped-def]
    everything = [dossiers.get(many, id_) for id_ in listing.ids_of_view(many)]
    assert len(everything) == 600
    expected = {dossier.id for dossier in everything if dossier is not None and holds(dossier)}
    for order in Order:
        found = listing.ids_of_view(many, view, order)
        assert len(found) == len(expected)
        assert set(found) == expected
    assert listing.count(many, view) == len(expected) > 0


def test_the_tree_counts_every_dossier_once(many: Cabinet) -> None:
    years = listing.tree_years(many)
    assert sum(year.dossiers for year in years) == 600
    assert [year.key for year in years] == ["2020", "2019", "2014", "0"]
    elections = listing.tree_elections(many, 2019)
    assert sum(election.dossiers for election in elections) == next(y.dossiers for y in years if y.key == "2019")
    for election in elections:
        codes = listing.tree_codes(many, 2019, election.key)
        assert sum(code.dossiers for code in codes) == election.dossiers
        view = DossierFilter(year=2019, election=election.key, code=codes[-1].key)
        assert listing.count(many, view) == codes[-1].dossiers


def test_holdings_add_up(many: Cabinet) -> None:
    for holdings in (
        counts.by_year,
        counts.by_class,
        counts.by_code,
        counts.by_medium,
        counts.by_stage,
        counts.by_place,
    ):
        assert sum(holding.dossiers for holding in holdings(many)) == 600
    assert {holding.key for holding in counts.by_class(many)} == {"PL", "TU", ""}
    totals = counts.totals(many)
    assert (totals.dossiers, totals.boxes, totals.places) == (600, 9, 3)
    assert totals.unplaced == listing.count(many, DossierFilter(unplaced=True))


def test_lines_say_what_a_list_shows(filled: Cabinet) -> None:
    (dossier,) = dossiers.by_number(filled, "9")
    (line,) = listing.lines(filled, [dossier.id, 99_999])
    assert (line.number, line.code, line.years, line.place) == (
        "9",
        "PL.01.8",
        "2014–2019",
        "Gudang · Rak 2 · Boks 118",
    )
    (with_item,) = listing.ids_of_view(filled, DossierFilter(text="paledang"))
    assert listing.lines(filled, [with_item])[0].number == "12"
    assert len(listing.ids_of_view(filled, DossierFilter(text="boks 118"))) == 2
