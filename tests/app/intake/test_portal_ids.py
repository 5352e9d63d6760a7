"""Files of portals whose columns are headed by the site's ids of contestants: told by the list, else asked for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.intake.plan import ImportRequest
from app.intake.run import plan_file
from importers.grid import read_workbook
from importers.records import Level
from importers.results import read_results

_AREAS = (("327101", "BOGOR SELATAN"), ("327102", "BOGOR TIMUR"), ("327103", "BOGOR TENGAH"))
_PARENTS = ("32", "JAWA BARAT", "3271", "KOTA BOGOR")
_VOTES = ((1057, 8749, 15647), (14013, 14346, 6058), (293, 11205, 7998))


def _csv(path: Path, heads: tuple[str, ...], *, parents: bool, votes: tuple[tuple[int, ...], ...] = _VOTES) -> Path:
    """Write a portal's file: codes and names, figures under ``heads``, shares and states beside them."""
    wider = ("kode_prov", "nama_prov", "kode_kab", "nama_kab") if parents else ()
    lines = [",".join((*wider, "kode", "nama", *heads, "persen", "status_progress"))]
    for area, counts in zip(_AREAS, votes, strict=True):
        cells = (*(_PARENTS if parents else ()), *area, *map(str, counts), "98.2", "true")
        lines.append(",".join(cells))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("parents", [False, True])
@pytest.mark.parametrize("head", ["{}", "suara_{}", "paslon {}"])
def test_ids_of_sirekap_are_the_pairs_of_2024(tmp_path: Path, head: str, *, parents: bool) -> None:
    heads = tuple(head.format(number) for number in (100025, 100026, 100027))

    plan = plan_file(None, ImportRequest(_csv(tmp_path / "unduhan.csv", heads, parents=parents)))

    assert plan.refusal is None
    election = plan.summary["election"]
    assert isinstance(election, dict)
    assert (str(election["kind"]), election["year"]) == ("ppwp", 2024)
    assert plan.work is not None
    (source,) = plan.work.sources
    assert [met.node.name.upper() for met in source.met] == [name for _, name in _AREAS]
    assert [tuple(met.values) for met in source.met] == list(_VOTES)
    assert [key[0] for key in source.met[0].block.keys] == [1, 2, 3]


def test_ids_that_no_list_has_are_contestants_whose_numbers_are_asked_for(tmp_path: Path) -> None:
    path = _csv(tmp_path / "hasil pilgub 2024.csv", ("200311", "200312", "200313"), parents=True)

    plan = plan_file(None, ImportRequest(path))

    assert plan.undecided is not None
    assert plan.undecided[0] == "contestant_without_number"
    assert plan.undecided[1]["contestants"] == "200311, 200312, 200313"


@pytest.mark.parametrize(
    "heads", [("327101", "991200", "100001"), ("2019", "2020", "2021"), ("100025", "jumlah", "luas")]
)
def test_other_numbers_over_columns_are_nobodys_ids(tmp_path: Path, heads: tuple[str, ...]) -> None:
    assert not read_results(read_workbook(_csv(tmp_path / "data.csv", heads, parents=True))).tables


def test_a_column_of_names_has_the_level_of_the_codes_beside_it(tmp_path: Path) -> None:
    path = _csv(tmp_path / "unduhan.csv", ("100025", "100026", "100027"), parents=True)

    (table,) = read_results(read_workbook(path)).tables

    assert {area.level for area in table.areas} == {Level.SUBDISTRICT}
    assert table.areas[0].path[-1] == (Level.SUBDISTRICT, "BOGOR SELATAN")


def test_json_with_the_ids_of_sirekap_needs_no_question(tmp_path: Path) -> None:
    table = {
        code: dict(zip(("100025", "100026", "100027"), votes, strict=True))
        for (code, _), votes in zip(_AREAS, _VOTES, strict=True)
    }
    path = tmp_path / "ppwp.json"
    path.write_text(
        json.dumps({"ts": "2024-02-20 10:00:00", "psu": "Reguler", "mode": "hhcw", "table": table}), encoding="utf-8"
    )

    plan = plan_file(None, ImportRequest(path))

    assert (plan.refusal, plan.undecided) == (None, None)
    assert plan.work is not None
    (source,) = plan.work.sources
    assert [tuple(met.values) for met in source.met] == list(_VOTES)
    assert [key[0] for key in source.met[0].block.keys] == [1, 2, 3]
