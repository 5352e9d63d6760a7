"""One contest in one table, candidate and running mate in columns of their own, as encyclopaedias print it."""

from __future__ import annotations

import pytest

from importers.grid import Value
from importers.records import Level
from importers.results import read_results
from tests.importers.sheets import complaints, keys, names, one, table_of

_PAIRS = (("Gibran Rakabuming Raka", "Teguh Prakosa", 237_320), ("Bagyo Wahyono", "FX Supardjo", 43_309))


def _rows(title: str, *, parties: bool = True, numbers: bool = True, mate: str = "Wakil") -> list[list[Value]]:
    """Return such a table with sums under it, figures written with dots and shares beside them."""
    head: list[Value] = [*(["No. urut"] if numbers else []), "Calon", mate, *(["Partai pengusung"] if parties else [])]
    rows: list[list[Value]] = [[title], [*head, "Suara", "%"]]
    for at, (candidate, other, votes) in enumerate(_PAIRS, 1):
        front: list[Value] = [
            *([str(at)] if numbers else []),
            candidate,
            other,
            *(["PDI-P, Golkar"] if parties else []),
        ]
        rows.append([*front, f"{votes:,}".replace(",", "."), "50,0%"])
    gap: list[Value] = [None] * (len(head) - 1)
    rows += [["Total suara sah", *gap, "280.629", "100,00%"], ["Suara tidak sah", *gap, "13.586"]]
    return [*rows, ["Total suara", *gap, "294.215"], ["Pemilih terdaftar / partisipasi", *gap, "409.281", "70,1%"]]


@pytest.mark.parametrize("parties", [False, True])
@pytest.mark.parametrize(
    ("title", "area"),
    [
        ("Hasil Pemilihan Wali Kota Surakarta 2020", (Level.REGENCY, "Kota Surakarta")),
        ("Hasil Pemilihan Bupati Boyolali 2020", (Level.REGENCY, "Kabupaten Boyolali")),
        ("Hasil pemilihan umum Gubernur Jawa Tengah 2018", (Level.PROVINCE, "Jawa Tengah")),
        ("Perolehan suara Pilwalkot di Kota Surakarta tahun 2020", (Level.REGENCY, "Kota Surakarta")),
    ],
)
def test_candidate_and_running_mate_in_two_columns_are_one_pair(
    title: str, area: tuple[Level, str], *, parties: bool
) -> None:
    reading = read_results(one(_rows(title, parties=parties)))

    table = table_of(reading)
    assert keys(table) == [1, 2, "valid", "invalid", "cast", "registered_total"]
    assert list(table.values) == [(237_320, 43_309, 280_629, 13_586, 294_215, 409_281)]
    assert [line.path for line in table.areas] == [(area,)]
    assert table.subjects[0].name == "Gibran Rakabuming Raka - Teguh Prakosa"
    assert table.cell(table.areas[0], table.subjects[1]) == ("E4" if parties else "D4")
    assert complaints(reading) == []
    again = read_results(one(_rows(title, parties=parties)), mapping=reading.understood)
    assert table_of(again).values == table.values


def test_pairs_without_numbers_are_asked_for_them_and_known_ones_have_theirs() -> None:
    rows = _rows("Hasil Pemilihan Wali Kota Surakarta 2020", numbers=False)

    unknown = table_of(read_results(one(rows)))
    known = table_of(
        read_results(one(rows), names={"Gibran Rakabuming Raka – Teguh Prakosa": 1, "Bagyo Wahyono – FX Supardjo": 2})
    )

    assert [subject.number for subject in unknown.subjects[:2]] == [None, None]
    assert [subject.number for subject in known.subjects[:2]] == [1, 2]
    assert names(unknown) == [("Kota Surakarta",)]


@pytest.mark.parametrize(
    ("title", "mate"),
    [
        ("Hasil survei Pemilihan Wali Kota Surakarta 2020", "Wakil"),
        ("Target suara Pemilihan Wali Kota Surakarta 2020", "Wakil"),
        ("Hasil Pemilihan 2020", "Wakil"),
    ],
)
def test_polls_targets_and_contests_of_nowhere_are_no_results(title: str, mate: str) -> None:
    assert not read_results(one(_rows(title, mate=mate))).tables
