"""Suggestions accepted by command: what is stored, what is still written in the cell, and what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from tests.app.cli.conftest import Sidalu

HEADS = ("KECAMATAN", "01 JOKO WIDODO", "02 PRABOWO", "SUARA SAH", "SUARA TIDAK SAH", "JUMLAH SUARA")
ROWS: tuple[tuple[Any, ...], ...] = (
    ("Bogor Selatan", 43065, 75413, 118478, 2514, 120992),
    ("Bogor Timur", 24636, 36959, 61631, 1406, 63037),
    ("Bogor Tengah", 26735, 38646, 65381, 1.711, 67092),
    ("Bogor Utara", 40210, None, 109617, 2414, 112031),
    ("JUMLAH", 134646, 220461, 355107, 8045, 363152),
)
ABOUT = ("--election", "ppwp-2019", "--area", "32.71", "--source", "rekap")


@pytest.fixture
def recap(tmp_path: Path) -> Path:
    path = tmp_path / "rekap.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Rekap Kota")
        for line, row in enumerate((HEADS, *ROWS)):
            sheet.write_row(line, 0, row)
    return path


def problems(document: Any, severity: str = "warning") -> list[tuple[str, str | None, str | None]]:
    return [(one["cell"], one["raw"], one["suggestion"]) for one in document["problems"] if one["severity"] == severity]


def test_each_slip_is_told_once_with_its_suggestion(sidalu: Sidalu, recap: Path) -> None:
    plan = sidalu("import", recap, *ABOUT, "--dry-run", "--json").json
    assert problems(plan) == [("C3", "36959", "36995"), ("C5", None, "69407")]
    assert problems(plan, "error") == [("E4", "1.711", "1711")]
    for problem in plan["problems"]:
        assert problem["cell"] is None or problem["cell"] in problem["message"] or problem["severity"] != "warning"


def test_accepted_values_are_stored_and_traced_to_what_is_written(sidalu: Sidalu, recap: Path) -> None:
    words = ("--accept", "Rekap Kota!C3", "--accept", "'Rekap Kota'!$E$4", "--accept", "c5=69.407")
    done = sidalu("import", recap, *ABOUT, *words, "--json")
    assert (done.status, done.json["counts"]["new"], done.json["counts"]["refused"]) == (0, 20, 0)
    assert problems(done.json) == problems(done.json, "error") == []
    assert [one["cell"] for one in done.json["problems"] if one["code"].startswith("amended")] == ["C3", "E4", "C5"]

    def traced(area: str, *what: str) -> tuple[int, str | None, str | None]:
        (cell,) = sidalu("results", "trace", "--area", area, *what, "--json").json["cells"]
        return cell["value"], cell["written"], cell["amended"]

    assert traced("32.71.02", "--contestant", "2") == (36995, "36959", "check_crossing")
    assert traced("32.71.03", "--measure", "invalid") == (1711, "1.711", "decimal_looks_like_thousands")
    assert traced("32.71.05", "--contestant", "2") == (69407, None, "typed")
    assert traced("32.71.01", "--contestant", "2") == (75413, None, None)
    assert sidalu("undo").status == 0
    assert sidalu("results", "list", "--json").json == []


@pytest.mark.parametrize(
    ("words", "status", "code"),
    [
        (("--accept", "Rekap Kota!C2"), 4, "no_suggestion"),
        (("--accept", "Rekap Kota!A2=5"), 4, "cell_without_figure"),
        (("--accept", "Lain!C2=5"), 4, "cell_without_figure"),
        (("--accept", "C3=lima"), 2, "accept_odd"),
        (("--accept", "Rekap Kota!C3=9999999999999"), 4, "cell_value_odd"),
    ],
)
def test_what_cannot_be_accepted_is_said_and_nothing_is_stored(
    sidalu: Sidalu, recap: Path, folder: Path, words: tuple[str, ...], status: int, code: str
) -> None:
    done = sidalu("import", recap, *ABOUT, *words, "--json")
    assert (done.status, done.json["error"]["code"]) == (status, code)
    assert not folder.exists()


def test_suggestions_are_of_one_file(sidalu: Sidalu, recap: Path) -> None:
    assert sidalu("import", recap, recap, "--accept", "C3", "--json").json["error"]["code"] == "accept_one_file"
