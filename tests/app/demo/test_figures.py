"""The figures of the sample are those that were published, to the digit."""

from __future__ import annotations

from app.demo import figures


def test_president_adds_up_to_the_plenary_totals() -> None:
    totals = tuple(sum(area.votes[pair] for area in figures.PRESIDENT_2019) for pair in (0, 1))
    assert totals == figures.PRESIDENT_2019_CITY == (228_112, 399_073)
    assert figures.PRESIDENT_2019_SITUNG == (228_194, 399_224)


def test_mayor_adds_up() -> None:
    count = figures.MAYOR_2024
    assert sum(count.votes) == count.valid == 498_787
    assert count.valid + count.invalid == count.cast == 524_225
    assert count.registered == 815_249
    assert len(count.votes) == len(figures.MAYOR_PAIRS)


def test_council_seats_add_up_in_the_city_and_in_district_two() -> None:
    assert sum(party.seats for party in figures.COUNCIL_2024) == 50
    assert sum(party.second_seats for party in figures.COUNCIL_2024) == 10
    assert sum(district.seats for district in figures.COUNCIL_DISTRICTS) == 50
    votes = {party.short: (party.votes, party.seats) for party in figures.COUNCIL_2024}
    assert votes == {
        "PKS": (132_645, 11), "Golkar": (90_016, 7), "Gerindra": (78_882, 6), "PDIP": (71_460, 6), "PAN": (50_654, 5),
        "PKB": (47_450, 4), "NasDem": (30_038, 4), "PPP": (38_480, 3), "Demokrat": (43_665, 3), "PSI": (21_172, 1),
    }  # fmt: skip


def test_district_two_is_what_sainte_lague_gives() -> None:
    won = dict.fromkeys((party.short for party in figures.COUNCIL_2024), 0)
    votes = {party.short: party.second_votes or 0 for party in figures.COUNCIL_2024}
    for _ in range(10):
        best = max(votes, key=lambda name: votes[name] / (2 * won[name] + 1))
        won[best] += 1
    assert won == {party.short: party.second_seats for party in figures.COUNCIL_2024}
