"""Lists of candidates in which each party has a row of its own votes, and perhaps one that sums both."""

from __future__ import annotations

import itertools

import pytest

from importers.grid import Value
from importers.results import read_results
from tests.importers.sheets import Rows, complaints, keys, names, one, table_of

_PARTIES = ("PKB", "GERINDRA", "PDI PERJUANGAN")
_PERSONS = ("AHMAD SYAHRIAL, S.H.", "SITI NURHALIZAH", "BUDI SANTOSO")
_HEAD: list[Value] = ["Dapil", "No", "Partai", "No Urut", "Nama", "Suara"]


def _sheet(own: Value, sums: str) -> tuple[Rows, list[tuple[int, ...]]]:
    """Return a list with its truth: for each dapil the votes in the order of rows, sums where they stand."""
    rows: list[list[Value]] = [["PEROLEHAN SUARA PARTAI DAN CALON DPRD KOTA BOGOR PEMILU 2024"], _HEAD]
    truth: list[tuple[int, ...]] = []
    for district in (1, 2):
        lead, votes = f"KOTA BOGOR {district}", list[int]()
        for number, party in enumerate(_PARTIES, 1):
            counts = [100 * district + 7 * number + 3 * at * at for at in range(4)]
            rows.append([lead, number, party, own, "Suara Partai", counts[0]])
            rows += [[lead, number, party, at, _PERSONS[at - 1], counts[at]] for at in (1, 2, 3)]
            votes += counts
            label: dict[str, list[Value]] = {
                "named": [lead, number, party, None, "Jumlah"],
                "of party": [None, None, f"Jumlah {party}", None, None],
                "alone": [None, None, "JUMLAH", None, None],
            }
            if sums:
                rows.append([*label[sums], sum(counts)])
                votes.append(sum(counts))
        truth.append(tuple(votes))
    return rows, truth


@pytest.mark.parametrize("own", [None, 0, "-"])
@pytest.mark.parametrize("sums", ["", "named", "of party", "alone"])
def test_a_party_has_its_own_votes_its_candidates_and_perhaps_their_sum(own: Value, sums: str) -> None:
    rows, truth = _sheet(own, sums)

    reading = read_results(one(rows))

    table = table_of(reading)
    expected = [
        [("own", number), *((number, at) for at in (1, 2, 3)), *([number] if sums else [])] for number in (1, 2, 3)
    ]
    said = [("own", each.number) if each.own else key for each, key in zip(table.subjects, keys(table), strict=True)]
    assert said == list(itertools.chain.from_iterable(expected))
    assert list(table.values) == truth
    assert names(table) == [("KOTA BOGOR 1",), ("KOTA BOGOR 2",)]
    assert [each.name for each in table.subjects if each.candidate] == list(_PERSONS) * 3
    assert complaints(reading) == []
    assert (reading.election.kind, reading.election.year) == ("pdprdk", 2024)


def test_the_sum_of_all_parties_behind_the_last_is_no_party_s() -> None:
    rows, _ = _sheet(None, "alone")
    rows = [row for row in rows if row[0] != "KOTA BOGOR 2"][:17]
    total = sum(int(str(row[5])) for row in rows[2:] if row[2] == "JUMLAH")

    table = table_of(read_results(one([*rows, ["JUMLAH", None, None, None, None, total]])))

    assert len(table.areas) == 1
    assert sum(value or 0 for key, value in zip(keys(table), table.values[0], strict=True) if key in (1, 2, 3)) == total
