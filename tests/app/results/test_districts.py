"""Districts of several elections side by side: each is divided its own way, also where two call a district alike."""

from __future__ import annotations

from app.results import reading
from app.results.records import Coverage, ElectionKey
from app.store import Cabinet
from importers.records import Level
from tests.app.results import conftest as made
from tests.app.results.conftest import Import, table

PARLIAMENT, PROVINCE = ElectionKey.parse("pdpr-2024"), ElectionKey.parse("pdprdp-2024")
COUNCIL, EARLIER = ElectionKey.parse("pdprdk-2024"), ElectionKey.parse("pdprdk-2014")
REGENCIES = (Level.DISTRICT, Level.REGENCY)
SUBDISTRICTS = (Level.DISTRICT, Level.SUBDISTRICT)


def votes(cabinet: Cabinet, election: ElectionKey, level: Level) -> dict[str, tuple[int | None, ...]]:
    return {area.name: area.votes for area in reading.show(cabinet, election, level=level).areas}


def test_a_city_adds_up_its_districts_beside_those_of_a_province(cabinet: Cabinet, take: Import) -> None:
    wide = [(("Jawa Barat III",), (100, 200)), (("Jawa Barat II",), (10, 20))]
    take(made.reading(table(wide, levels=REGENCIES)), election=PARLIAMENT, area="32")
    take(made.reading(table([(("1",), (5, 6)), (("2",), (7, 8))], levels=SUBDISTRICTS)), election=COUNCIL, area="32.71")
    assert votes(cabinet, PARLIAMENT, Level.PROVINCE) == {"Jawa Barat": (110, 220)}
    assert votes(cabinet, COUNCIL, Level.REGENCY) == {"Kota Bogor": (12, 14)}


def test_a_district_is_made_of_other_areas_in_another_election(cabinet: Cabinet, take: Import) -> None:
    rows = [(("3", "KOTA BOGOR"), (1, 2)), (("3", "KAB. CIANJUR"), (3, 4)), (("4", "KOTA SUKABUMI"), (5, 6))]
    take(made.reading(table(rows, levels=REGENCIES)), election=PARLIAMENT, area="32")
    rows = [(("3", "KOTA SUKABUMI"), (10, 20)), (("4", "KOTA BOGOR"), (30, 40)), (("4", "KAB. CIANJUR"), (50, 60))]
    take(made.reading(table(rows, levels=REGENCIES)), election=PROVINCE, area="32")
    assert votes(cabinet, PARLIAMENT, Level.DISTRICT) == {"Dapil Jawa Barat 3": (4, 6), "Dapil Jawa Barat 4": (5, 6)}
    expected = {"Dapil Jawa Barat 3": (10, 20), "Dapil Jawa Barat 4": (80, 100)}
    assert votes(cabinet, PROVINCE, Level.DISTRICT) == expected
    found = reading.trace(cabinet, PROVINCE, area="3204", contestant="1")
    assert (found.value, len(found.cells)) == (80, 2)


def test_a_district_is_made_of_other_areas_in_another_year(cabinet: Cabinet, take: Import) -> None:
    rows = [(("1", "BOGOR TIMUR"), (1, 2)), (("2", "BOGOR SELATAN"), (5, 6))]
    take(made.reading(table(rows, levels=SUBDISTRICTS)), election=EARLIER, area="32.71")
    rows = [(("1", "BOGOR SELATAN"), (7, 8)), (("2", "BOGOR TIMUR"), (9, 10))]
    take(made.reading(table(rows, levels=SUBDISTRICTS)), election=COUNCIL, area="32.71")
    assert votes(cabinet, EARLIER, Level.DISTRICT) == {"Dapil Kota Bogor 1": (1, 2), "Dapil Kota Bogor 2": (5, 6)}
    assert votes(cabinet, COUNCIL, Level.DISTRICT) == {"Dapil Kota Bogor 1": (7, 8), "Dapil Kota Bogor 2": (9, 10)}


def test_coverage_counts_the_districts_of_the_election(cabinet: Cabinet, take: Import) -> None:
    five = [((str(number),), (number, 1)) for number in range(1, 6)]
    take(made.reading(table(five, levels=SUBDISTRICTS)), election=EARLIER, area="32.71")
    take(made.reading(table(five[:3], levels=SUBDISTRICTS)), election=COUNCIL, area="32.71")
    coverages = {line.election: line.source.coverage for line in reading.list_results(cabinet)}
    assert coverages == {EARLIER: Coverage(Level.DISTRICT, 5, 5), COUNCIL: Coverage(Level.DISTRICT, 3, 3)}
