"""A result is said in words by rules: each kind of result has its own whole sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import i18n
from app.reports import findings
from app.reports.data import ResultsData, compare
from app.reports.standing import standing, valid_votes
from app.results.records import Coverage, Finding, Status
from importers.records import Level
from tests.app.reports import samples


def said(votes: dict[str, tuple[int | None, ...]]) -> str:
    view = samples.contest(votes)
    return findings.headline(view, standing(view))


def test_the_published_result_of_kota_bogor() -> None:
    view = samples.president(measures={name: {"valid": sum(votes)} for name, votes in samples.PLENARY.items()})
    now = standing(view)
    assert now is not None
    assert findings.headline(view, now) == "Prabowo–Sandi unggul di keenam kecamatan"
    assert findings.subtitle(view, now) == (
        "63,6 % suara sah, selisih 170.961 suara; terkuat di Tanah Sareal, tersempit di Bogor Tengah"
    )
    assert (now.votes, now.valid, now.margin) == ((228_112, 399_073), 627_185, 170_961)


@pytest.mark.parametrize(
    ("votes", "sentence"),
    [
        ({"A": (2, 1), "B": (3, 1)}, "Jokowi–Ma’ruf unggul di kedua kecamatan"),
        ({"A": (9, 1), "B": (1, 3)}, "Jokowi–Ma’ruf unggul di 1 dari 2 kecamatan"),
        ({"A": (1, 3), "B": (3, 1)}, "Jokowi–Ma’ruf dan Prabowo–Sandi sama kuat di Kota Bogor"),
        ({"A": (2, 1)}, "Jokowi–Ma’ruf unggul di Kota Bogor"),
        ({f"K{n}": (2, 1) for n in range(12)}, "Jokowi–Ma’ruf unggul di semua 12 kecamatan"),
        ({"A": (2, 1), "B": (None, None)}, "Jokowi–Ma’ruf unggul di Kota Bogor"),
    ],
)
def test_each_kind_of_lead_has_its_sentence(votes: dict[str, tuple[int | None, ...]], sentence: str) -> None:
    assert said(votes) == sentence


def test_a_leader_who_leads_nowhere() -> None:
    three = (*samples.PAIRS, replace(samples.PAIRS[0], number=3, short="Ketiga"))
    view = samples.contest({"A": (10, 9, 0), "B": (0, 9, 10)}, contestants=three)
    assert findings.headline(view, standing(view)).startswith("Prabowo–Sandi unggul di Kota Bogor tanpa unggul")


def test_a_share_is_of_the_votes_listed_where_no_valid_votes_are_stated() -> None:
    view = samples.president()
    assert findings.subtitle(view, standing(view)).startswith("63,6 % suara yang tercantum, selisih 170.961 suara")


def test_provisional_figures_are_said_to_be_so() -> None:
    view = samples.president(source=samples.source("Situng", Status.PROVISIONAL))
    assert findings.subtitle(view, standing(view)).startswith("Angka sementara: 63,6 %")


def test_registered_voters_alone_are_a_finding_too() -> None:
    view = samples.contest(
        {"A": (), "B": ()}, contestants=(), measures={"A": {"registered_dpt": 400}, "B": {"registered_dpt": 711}}
    )
    assert standing(view) is None
    assert findings.headline(view, None) == "1.111 pemilih terdaftar di 2 kecamatan"


def test_attention_says_where_another_source_differs() -> None:
    assert findings.attention(samples.president_data()) == (
        "Yang perlu diperhatikan: angka Situng (228.122 / 399.077) berbeda dari rekap di 2 dari 6 kecamatan. "
        "Laporan ini memakai angka rekap; daftar perbedaannya ada di bagian belakang."
    )


def test_attention_counts_failed_checks_and_is_silent_where_all_is_well() -> None:
    view = samples.president(findings=(Finding("check7_differs", 1, "Bogor Selatan"),))
    assert "1 pemeriksaan tidak cocok" in (findings.attention(ResultsData(view)) or "")
    assert findings.attention(ResultsData(samples.president())) is None


def test_a_source_that_agrees_is_not_a_difference() -> None:
    view = samples.president()
    comparison = compare(view, replace(view, source=samples.source("Situng")))
    assert (comparison.compared, comparison.differing) == (6, ())


def test_a_blank_is_never_a_difference_nor_a_zero() -> None:
    mine = samples.contest({"A": (5, None)})
    other = samples.contest({"A": (5, 7)})
    assert compare(mine, other).differing == ()


def test_valid_votes_are_the_stated_ones_unless_the_contestants_have_more() -> None:
    stated = samples.contest({"A": (5, None)}, measures={"A": {"valid": 12}})
    broken = samples.contest({"A": (5, 9)}, measures={"A": {"valid": 12}})
    assert valid_votes(stated.areas[0]) == 12
    assert valid_votes(broken.areas[0]) == 14


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)), min_size=1, max_size=30))
def test_standing_agrees_with_the_votes(votes: list[tuple[int, int]]) -> None:
    view = samples.contest({f"K{n}": pair for n, pair in enumerate(votes)})
    now = standing(view)
    totals = [sum(pair[place] for pair in votes) for place in range(2)]
    if not any(totals):
        assert now is None
        return
    assert now is not None
    assert list(now.votes) == totals
    assert now.margin == abs(totals[0] - totals[1])
    assert (len(now.first) == 2) == (totals[0] == totals[1])
    leader = now.order[0]
    assert now.won == sum(1 for pair in votes if pair[leader] > pair[1 - leader])


def test_coverage_that_is_not_whole_is_written_out() -> None:
    from app.reports import wording

    assert wording.coverage(Coverage(Level.STATION, 1_521, 1_530)) == "1.521 dari 1.530 TPS"
    unknown = "1.521 TPS, jumlah seluruhnya tidak diketahui"
    assert wording.coverage(Coverage(Level.STATION, 1_521, None)) == unknown
    assert wording.coverage(Coverage(Level.VILLAGE, 68, None)) == "68 kelurahan/desa"
    assert wording.coverage(Coverage(Level.REGENCY, 1, 1)) == "angka tingkat kabupaten/kota"


def test_a_source_that_knows_the_whole_only_has_a_sentence_of_its_own() -> None:
    whole = samples.president()
    mine = replace(whole, level=Level.REGENCY, areas=(whole.root,))
    root = replace(whole.root, votes=(228_194, 399_224))
    other = replace(mine, root=root, areas=(root,), source=samples.source("Situng", Status.PROVISIONAL))
    assert findings.attention(ResultsData(whole, comparisons=(compare(mine, other),))) == (
        "Yang perlu diperhatikan: angka Situng untuk Kota Bogor (228.194 / 399.224) berbeda dari rekap. "
        "Laporan ini memakai angka rekap."
    )


def test_the_programs_language_is_untouched_by_a_reports() -> None:
    from app.i18n import speaking

    with speaking("id"):
        assert i18n.language() == "id"
    assert i18n.language() == "id"
