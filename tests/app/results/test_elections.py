"""What is known of elections without any file: names, contestants, the base of participation, words of sources."""

from __future__ import annotations

import pytest

from app.results import contestants, elections, sources
from app.results.participation import participation
from app.results.records import ElectionKey, ElectionKind, Status


def test_an_election_says_itself() -> None:
    assert elections.election_name(ElectionKey(ElectionKind.PRESIDENT, 2019)) == (
        "Pemilihan Presiden dan Wakil Presiden 2019"
    )
    assert elections.election_name(ElectionKey(ElectionKind.PRESIDENT, 2004, 2)).endswith("2004, putaran 2")
    assert all(elections.kind_name(kind) and kind in elections.SCOPE for kind in ElectionKind)


def test_a_key_is_read_as_it_is_written() -> None:
    assert str(ElectionKey.parse(" PPWP-2019 ")) == "ppwp-2019-1"
    assert ElectionKey.parse("pkwkk-2024-2") == ElectionKey(ElectionKind.MAYOR, 2024, 2)
    for text in ("ppwp", "ppwp-19", "pileg-2019", "ppwp-2019-0", "ppwp-2019-10", "ppwp 2019"):
        with pytest.raises(ValueError, match=text.partition("-")[0]):
            ElectionKey.parse(text)


def test_the_list_knows_who_stands_where() -> None:
    mayor = contestants.known(ElectionKey.parse("pkwkk-2024"), "32.71")
    assert [who.short for who in mayor.values()] == [
        "Sendi–Melli",
        "Atang–Annida",
        "Dedie–Jenal",
        "Rena–Teddy",
        "Rayendra–Eka",
    ]
    assert contestants.known(ElectionKey.parse("pkwkk-2024"), "33.13") == {}
    assert contestants.known(ElectionKey.parse("pkwkp-2024"), "32.71")[4].name == "Dedi Mulyadi – Erwan Setiawan"


def test_parties_of_aceh_stand_in_aceh_only() -> None:
    council = ElectionKey.parse("pdprdk-2024")
    assert 18 not in contestants.known(council, "32.71")
    assert contestants.known(council, "11.71")[18].short == "PNA"
    assert len(contestants.known(council, "32.71")) == 18


def test_the_parties_of_2009_are_listed_with_their_numbers() -> None:
    council = ElectionKey.parse("pdprdk-2009")
    listed = contestants.known(council, "32.71")
    assert sorted(listed) == [*range(1, 35), *range(41, 45)]
    short = ("Hanura", "Gerindra", "PKS", "PAN", "PKB", "Golkar", "PPP", "PDIP", "Demokrat")
    assert [number for number, who in listed.items() if who.short in short] == [1, 5, 8, 9, 13, 23, 24, 28, 31]
    assert contestants.known(council, "11")[39].name == "Partai Aceh"


def test_every_colour_of_the_list_is_one() -> None:
    listed = [
        who
        for year in (2009, 2014, 2019, 2024)
        for who in contestants.known(ElectionKey(ElectionKind.DPR, year), "11").values()
    ]
    assert all(who.colour is None or (who.colour[0] == "#" and int(who.colour[1:], 16) >= 0) for who in listed)


@pytest.mark.parametrize(
    ("texts", "form"),
    [
        (("MODEL D.HASIL KABKO-PPWP",), "D.HASIL KABKO"),
        (("Formulir DB1-PPWP Kota Bogor",), "DB1-PPWP"),
        (("Lampiran Model C.HASIL-KWK",), "C.HASIL-KWK"),
        (("Rekapitulasi", "MODEL DAA1"), "DAA1"),
        (("Perolehan suara", "D1stribusi"), None),
    ],
)
def test_a_title_names_the_form(texts: tuple[str, ...], form: str | None) -> None:
    assert sources.form_in(texts) == form


@pytest.mark.parametrize(
    ("name", "form", "status"),
    [
        ("situng", None, Status.PROVISIONAL),
        ("Sirekap", None, Status.PROVISIONAL),
        ("kawal", None, Status.PROVISIONAL),
        ("rekap", None, Status.FINAL),
        ("Pleno KPU", None, Status.FINAL),
        ("impor", None, Status.PROVISIONAL),
        ("impor", "D.HASIL KABKO", Status.FINAL),
        ("DB1-PPWP", "DB1-PPWP", Status.FINAL),
        ("C.HASIL", "C.HASIL", Status.PROVISIONAL),
    ],
)
def test_a_status_is_guessed_by_words(name: str, form: str | None, status: Status) -> None:
    assert sources.guess_status(name, form) is status


def test_a_file_of_one_source_gets_a_name() -> None:
    assert sources.guess_name("DB1", ("x",)) == "DB1"
    assert sources.guess_name(None, ("Hasil Sirekap 2024",)) == "sirekap"
    assert sources.guess_name(None, ("suara.xlsx",)) == sources.UNNAMED


def test_participation_tells_its_base() -> None:
    found = participation({"registered_dpt_l": 60, "registered_dpt_p": 40, "cast": 80}, ("dpt",))
    assert found is not None
    assert (found.share, found.base, found.base_lists, found.by_votes) == (0.8, 100, ("dpt",), True)
    measures = {"registered_dpt": 100, "registered_dpk": 10, "voted_total": 88, "cast": 80}
    found = participation(measures, elections.usual_base(ElectionKey.parse("ppwp-2024")))
    assert found is not None
    assert (found.share, found.by_votes) == (0.8, False)


@pytest.mark.parametrize("measures", [{}, {"cast": 5}, {"registered_dpt": 5}, {"registered_dpt_l": 5, "cast": 3}])
def test_participation_is_not_told_of_half_the_facts(measures: dict[str, int]) -> None:
    assert participation(measures, ("dpt",)) is None


def test_a_city_and_a_regency_call_their_elections_by_their_own_names() -> None:
    mayor, council = ElectionKey(ElectionKind.MAYOR, 2024), ElectionKey(ElectionKind.DPRD_REGENCY, 2024)
    assert elections.election_name(mayor, "Kota Bogor") == "Pemilihan Wali Kota dan Wakil Wali Kota 2024"
    assert elections.election_name(mayor, "Kabupaten Bogor") == "Pemilihan Bupati dan Wakil Bupati 2024"
    assert elections.election_name(council, "Kota Bogor") == "Pemilihan Anggota DPRD Kota 2024"
    assert elections.election_name(council) == "Pemilihan Anggota DPRD Kabupaten/Kota 2024"


def test_a_key_is_read_by_its_everyday_name() -> None:
    assert str(ElectionKey.parse("Pilpres-2019")) == "ppwp-2019-1"
    assert str(ElectionKey.parse("pilwalkot-2024-1")) == "pkwkk-2024-1"
    with pytest.raises(ValueError, match="pileg"):
        ElectionKey.parse("pileg-2019")
