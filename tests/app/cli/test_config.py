"""``config``: settings are looked at and changed, and the limits of the checks count at the next import."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from app import settings
from app.errors import Exit
from tests.app.cli.conftest import Sidalu
from tests.app.results.planted import VILLAGES


def test_a_setting_is_shown_changed_and_kept(sidalu: Sidalu, folder: Path) -> None:
    assert sidalu("config", "voters_margin").out == "25\n"
    assert not folder.exists()
    assert sidalu("config", "voters_margin", "10", "--json").json == {"voters_margin": 10}
    assert settings.load(folder).voters_margin == 10
    assert set(sidalu("config", "--json").json) == set(settings.EDITABLE)
    assert "voters_margin = 10" in sidalu("config").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("salah",), "voters_margin"),
        (("voters_margin", "banyak"), "0 sampai 1.000"),
        (("outlier_factor", "1"), "2 sampai 100"),
        (("theme", "ungu"), "'ungu'"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_kept(
    words: tuple[str, ...], said: str, sidalu: Sidalu, folder: Path
) -> None:
    answer = sidalu("config", *words)
    assert answer.status == Exit.USAGE
    assert said in answer.err
    assert not folder.exists()


def test_the_margin_counts_at_the_next_import(sidalu: Sidalu, folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Rekap")
        sheet.write_row(0, 0, ["KECAMATAN", "KELURAHAN", "DPT", "01 JOKO", "02 PRABOWO", "SUARA SAH"])
        for line, village in enumerate(VILLAGES["BOGOR TIMUR"], start=1):
            sheet.write_row(line, 0, ["BOGOR TIMUR", village, 1000, 480 + line, 520, 1000 + line])
        sheet.write_row(3, 2, [800])
    words = ("import", path, "--dry-run", "--json", "--election", "ppwp-2019", "--area", "32.71")

    def told() -> list[tuple[str, str]]:
        return [(each["code"], each["cell"]) for each in sidalu(*words).json["problems"] if each["severity"] != "info"]

    assert told() == [("voters_past_list", "F4")]
    sidalu("config", "voters_margin", "30")
    assert told() == []
    sidalu("config", "voters_margin", "20")
    sidalu("config", "voters_least", "500")
    assert told() == []
