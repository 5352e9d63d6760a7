"""Areas: the country's tree, names and codes matched inside the area a file is about, nothing guessed."""

from __future__ import annotations

import pytest

from app.results import gazetteer
from app.results.areas import Node, Tree, common
from app.results.matching import Matcher
from app.results.paths import paths_of
from app.results.pools import Match
from app.results.rooting import infer_root
from importers.records import AreaLine, CodeScheme, Level

BOGOR = "32.71"


@pytest.fixture(scope="module")
def tree() -> Tree:
    return Tree()


def node(tree: Tree, code: str) -> Node:
    found = tree.by_code(code)
    assert found is not None
    return found


def line(*names: str, first: Level = Level.SUBDISTRICT, code: str | None = None, scheme: str | None = None) -> AreaLine:
    levels = [level for level in Level if level is not Level.DISTRICT]
    path = tuple(zip(levels[levels.index(first) :], names, strict=False))
    level = path[-1][0] if path else Level.STATION
    return AreaLine(2, level, path, code, None if scheme is None else CodeScheme(scheme))


def matched(tree: Tree, found: AreaLine, root: str | None = BOGOR) -> Match:
    return Matcher(tree, None if root is None else node(tree, root)).match(found)


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (("BOGOR SELATAN", "RANGGAMEKAR"), "32.71.01.1006"),
        (("Kec. Bogor Selatan", "Kel. Rangga Mekar"), "32.71.01.1006"),
        (("bogor  selatan",), "32.71.01"),
        (("Bogor-Barat", "SITU GEDE"), "32.71.04.1006"),
    ],
)
def test_names_meet_whatever_their_case_spaces_and_titles(tree: Tree, names: tuple[str, ...], code: str) -> None:
    found = matched(tree, line(*names))
    assert found.node is not None
    assert found.node.code == code


def test_a_name_that_only_comes_near_is_proposed_and_not_taken(tree: Tree) -> None:
    found = matched(tree, line("BOGOR SELATAN", "Rangamekar"))
    assert found.node is None
    assert found.code == "area_unknown"
    assert [near.node.name for near in found.near] == ["Rangga Mekar"]


def test_a_name_is_found_inside_its_parent_only(tree: Tree) -> None:
    assert matched(tree, line("BOGOR TENGAH", "BATU TULIS")).code == "area_unknown"


def test_a_kelurahan_without_its_kecamatan_is_found_in_the_city(tree: Tree) -> None:
    found = matched(tree, line("Empang", first=Level.VILLAGE))
    assert found.node is node(tree, "32.71.01.1003")


def test_two_desa_of_one_name_in_one_kecamatan_are_not_chosen_between(tree: Tree) -> None:
    found = matched(tree, line("Panipahan", first=Level.VILLAGE), root="14.07.06")
    assert found.code == "area_ambiguous"
    assert len(found.near) == 2


@pytest.mark.parametrize(
    ("name", "code"),
    [("KAB. BOGOR", "32.01"), ("KOTA BOGOR", "32.71"), ("Kota Jakarta Barat", "31.73"), ("KARANGANYAR", "33.13")],
)
def test_kabupaten_and_kota_are_told_apart(tree: Tree, name: str, code: str) -> None:
    found = matched(tree, line(name, first=Level.REGENCY), root=None)
    assert found.node is node(tree, code)


def test_bogor_alone_is_either_of_two(tree: Tree) -> None:
    assert matched(tree, line("BOGOR", first=Level.REGENCY), root=None).code == "area_ambiguous"


def test_a_sirekap_code_leads_to_its_tps(tree: Tree) -> None:
    found = matched(tree, line(code="3173011001149", scheme="sirekap"), root=None)
    assert found.node is not None
    assert (found.node.level, found.node.name, found.node.code) == (Level.STATION, "TPS 149", "3173011001149")
    assert found.node.parent is node(tree, "31.73.01.1001")


def test_a_code_of_another_scheme_is_no_code_of_the_tree(tree: Tree) -> None:
    found = matched(tree, line("BOGOR SELATAN", "BATU TULIS", code="32079", scheme="situng"))
    assert found.node is node(tree, "32.71.01.1001")
    assert matched(tree, line(code="327101", scheme="dapil")).node is None


def test_one_tps_however_its_number_is_written(tree: Tree) -> None:
    numbers = ("16", "016", "TPS 16")
    found = {matched(tree, line("BOGOR SELATAN", "RANGGAMEKAR", number)).node for number in numbers}
    assert len(found) == 1


def test_a_tps_beside_another_is_not_the_other(tree: Tree) -> None:
    numbers = ("16", "16A", "16 RW 05", "TPS KHUSUS")
    found = {matched(tree, line("BOGOR SELATAN", "RANGGAMEKAR", number)).node for number in numbers}
    assert len(found) == 4


def test_the_number_of_a_dapil_is_its_name_in_its_area(tree: Tree) -> None:
    city = node(tree, BOGOR)
    names = ("Dapil 3", "KOTA BOGOR 3", "Kota Bogor III", "327103", "Dapil 3 (Bogor Barat)")
    found = {tree.district(city, name) for name in names}
    assert {(one.name, one.code, one.scheme) for one in found} == {("Dapil Kota Bogor 3", "327103", CodeScheme.DAPIL)}


def test_a_file_is_about_the_one_regency_its_kecamatan_fit(tree: Tree) -> None:
    lines = [line(name) for name in ("BOGOR SELATAN", "BOGOR TIMUR", "TANAH SAREAL", "Bogor Utarra")]
    assert infer_root(tree, paths_of(lines), None) is node(tree, BOGOR)


def test_the_office_comes_first_where_its_names_fit(tree: Tree) -> None:
    lines = [line("Colomadu"), line("Gondangrejo")]
    assert infer_root(tree, paths_of(lines), node(tree, BOGOR)) is node(tree, "33.13")
    assert infer_root(tree, paths_of([line("BOGOR TIMUR")]), node(tree, BOGOR)) is node(tree, BOGOR)


def test_names_that_fit_several_places_say_nothing(tree: Tree) -> None:
    assert infer_root(tree, paths_of([line("Sukajaya", first=Level.VILLAGE)]), None) is None
    assert matched(tree, line("Sukajaya", first=Level.VILLAGE), root=None).code == "area_root_unknown"


def test_an_area_outside_the_one_asked_for_is_not_taken(tree: Tree) -> None:
    matcher = Matcher(tree, node(tree, BOGOR), strict=True)
    assert matcher.match(line(code="3173011001149", scheme="sirekap")).code == "area_outside"
    assert matcher.match(line("JAWA TENGAH", "KARANGANYAR", first=Level.PROVINCE)).code == "area_outside"


def test_what_several_areas_share(tree: Tree) -> None:
    areas = [node(tree, code) for code in ("32.71.01.1001", "32.71.04", "32.71.01")]
    assert common(areas) is node(tree, BOGOR)
    assert common([*areas, node(tree, "33.13")]) is tree.nation
    assert common([]) is None


def test_siblings_come_along_so_that_coverage_can_be_told() -> None:
    own = Tree()
    villages = [node(own, code) for code in ("32.71.01.1001", "32.71.02.1001")]
    names = [(area.level, area.code) for area in own.missing(villages)]
    assert names[:3] == [(Level.NATION, None), (Level.PROVINCE, "32"), (Level.REGENCY, "32.71")]
    assert sum(level is Level.SUBDISTRICT for level, _ in names) == 6
    assert sum(level is Level.VILLAGE for level, _ in names) == 22


@pytest.mark.parametrize("code", ["3271", "32.71", "32-71"])
def test_codes_are_read_dotted_or_not(code: str) -> None:
    assert gazetteer.official_code(code, CodeScheme.KEMENDAGRI) == ("32.71", None)


@pytest.mark.parametrize("code", ["327", "abc", "", "3271010", "12345678901234"])
def test_what_is_no_code(code: str) -> None:
    assert gazetteer.official_code(code, CodeScheme.KEMENDAGRI) is None


def test_of_two_that_share_a_name_the_one_named_by_itself_leaves_the_other(tree: Tree) -> None:
    lines = [line(name, first=Level.REGENCY) for name in ("KOTA BOGOR", "BOGOR", "SUKABUMI", "KOTA DEPOK")]
    found = Matcher(tree, node(tree, "32")).match_all(lines, paths_of(lines))
    assert [area and area.code for area in found.nodes] == ["32.71", "32.01", None, "32.76"]
    assert (found.left, list(found.failed)) == ([1], [2])
