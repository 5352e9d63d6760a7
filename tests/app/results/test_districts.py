"""Districts of several elections side by side: each is divided its own way, also where two call a district alike."""

from __future__ import annotations

import pytest

from app import settings
from app.results import reading
from app.results.records import Coverage, ElectionKey
from app.store import Cabinet
from importers.records import AreaLine, CodeScheme, Level, ResultTable, Subject
from tests.app.results import conftest as made
from tests.app.results.conftest import PAIRS, Import, table

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


def kept(cabinet: Cabinet) -> set[tuple[str, str, str]]:
    return set(
        cabinet.connection().execute(
            "SELECT d.name, d.code, p.name FROM area AS d JOIN area AS p ON p.id = d.parent_id WHERE d.level = 'dapil'"
        )
    )


def test_a_district_of_the_dpr_is_one_of_its_province_whatever_the_office_is(cabinet: Cabinet, take: Import) -> None:
    settings.save(cabinet.folder, settings.Settings(office_area="32.71"))
    rows = [(("Jawa Barat III",), (10, 20)), (("JAWA BARAT 2",), (1, 2)), (("Dapil DKI Jakarta I",), (7, 8))]
    take(made.reading(table(rows, levels=REGENCIES)), election=PARLIAMENT)
    assert kept(cabinet) == {
        ("Dapil Jawa Barat 3", "3203", "Jawa Barat"),
        ("Dapil Jawa Barat 2", "3202", "Jawa Barat"),
        ("Dapil Daerah Khusus Ibukota Jakarta 1", "3101", "Daerah Khusus Ibukota Jakarta"),
    }
    view = reading.show(cabinet, PARLIAMENT)
    assert (view.root.name, view.root.votes, view.source.coverage) == (
        "Indonesia",
        (18, 30),
        Coverage(Level.DISTRICT, 3, 3),
    )


def test_kabupaten_beside_their_district_are_what_it_is_made_of(cabinet: Cabinet, take: Import) -> None:
    levels = (Level.REGENCY, Level.DISTRICT)
    rows = [(("KOTA BOGOR", "Jawa Barat III"), (4, 12)), (("KABUPATEN CIANJUR", "Jawa Barat III"), (6, 8))]
    take(made.reading(table(rows, levels=levels)), election=PARLIAMENT)
    assert votes(cabinet, PARLIAMENT, Level.REGENCY) == {"Kota Bogor": (4, 12), "Kabupaten Cianjur": (6, 8)}
    assert votes(cabinet, PARLIAMENT, Level.DISTRICT) == {"Dapil Jawa Barat 3": (10, 20)}
    levels = (Level.DISTRICT, Level.SUBDISTRICT)
    rows = [(("Jawa Barat III", "BOGOR SELATAN"), (3, 9)), (("Jawa Barat III", "BOGOR TIMUR"), (1, 4))]
    take(made.reading(table(rows, levels=levels), name="kecamatan.xlsx"), election=PARLIAMENT, source="lain")
    view = reading.show(cabinet, PARLIAMENT, area="3203", level=Level.SUBDISTRICT, source="lain")
    assert {area.name: area.votes for area in view.areas} == {"Bogor Selatan": (3, 9), "Bogor Timur": (1, 4)}
    assert view.root.votes == (4, 13)


@pytest.mark.parametrize("spelt", ["Dapil Kota Bogor 1", "BOGOR 1", "Dapil 1 (Timur, Tengah)", "DAERAH PEMILIHAN I"])
def test_names_of_a_district_meet(cabinet: Cabinet, take: Import, spelt: str) -> None:
    settings.save(cabinet.folder, settings.Settings(office_area="32.71"))
    take(made.reading(table([(("1",), (9, 9))], levels=SUBDISTRICTS)), election=COUNCIL, area="32.71")
    take(made.reading(table([((spelt,), (5, 6))], levels=SUBDISTRICTS), name="lain.xlsx"), election=COUNCIL)
    assert votes(cabinet, COUNCIL, Level.DISTRICT) == {"Dapil Kota Bogor 1": (5, 6)}
    view = reading.show(cabinet, COUNCIL, area=spelt, level=Level.DISTRICT)
    assert view.root.code == "327101"


def test_areas_in_brackets_are_what_a_district_is_made_of(cabinet: Cabinet, take: Import) -> None:
    rows = [
        (("Dapil 1 (Timur, Tengah)",), (30, 40)),
        (("Dapil 2 (Selatan)",), (5, 6)),
        (("Dapil 3 (11 kursi)",), (1, 1)),
    ]
    take(made.reading(table(rows, levels=SUBDISTRICTS)), election=COUNCIL, area="32.71")
    kecamatan = [(("BOGOR TIMUR",), (10, 10)), (("BOGOR TENGAH",), (19, 30)), (("TANAH SAREAL",), (2, 3))]
    take(made.reading(table(kecamatan, levels=(Level.SUBDISTRICT,)), name="kec.xlsx"), election=COUNCIL, area="32.71")
    view = reading.show(cabinet, COUNCIL, area="327101", level=Level.SUBDISTRICT)
    assert ({area.name for area in view.areas}, view.root.votes) == ({"Bogor Timur", "Bogor Tengah"}, (30, 40))
    # It is not known what the third is made of: the districts together are more than the kecamatan.
    assert votes(cabinet, COUNCIL, Level.REGENCY) == {"Kota Bogor": (36, 47)}


def test_the_digits_of_a_district_are_no_kecamatan(cabinet: Cabinet, take: Import) -> None:
    line = AreaLine(2, Level.DISTRICT, ((Level.DISTRICT, "Kota Bogor 2"),), "327102", CodeScheme.SIREKAP)
    one = ResultTable("Sheet1", "rows", (1,), PAIRS, (line,), ((1, 2),))
    take(made.reading(one), election=COUNCIL, area="32.71")
    assert votes(cabinet, COUNCIL, Level.DISTRICT) == {"Dapil Kota Bogor 2": (1, 2)}
    kecamatan = table([(("BOGOR TIMUR",), (3, 4))], levels=(Level.SUBDISTRICT,))
    take(made.reading(kecamatan), election=PARLIAMENT, area="32.71")
    assert reading.trace(cabinet, COUNCIL, area="327102", contestant="1").value == 1
    assert reading.trace(cabinet, PARLIAMENT, area="327102", contestant="1").value == 3


def test_the_published_figures_of_the_second_district_of_kota_bogor(cabinet: Cabinet, take: Import) -> None:
    published = {2: 20_543, 8: 18_760, 4: 15_353, 3: 15_192, 12: 10_792, 14: 8_998, 17: 8_965, 1: 7_748, 5: 6_842}
    heads = tuple(Subject(3 + at, f"Partai {number}", number=number) for at, number in enumerate(published))
    seats = Subject(20, "Jumlah Kursi", field="seats")
    rows = [(("Dapil Kota Bogor 2",), (*published.values(), 10))]
    take(made.reading(table(rows, (*heads, seats), levels=SUBDISTRICTS)), election=COUNCIL)
    view = reading.show(cabinet, COUNCIL, area="327102", level=Level.DISTRICT)
    assert {who.number: votes for who, votes in zip(view.contestants, view.root.votes, strict=True)} == published
    assert (view.root.measures, view.root.name) == ({"seats": 10}, "Dapil Kota Bogor 2")
