"""Field search: names in both languages, exact numbers, ranges, empty fields, exclusion, and what was understood."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.archive import dossiers, listing
from app.archive.finding import narrowing
from app.archive.finding.fields import bounds, read
from app.archive.finding.search import search
from app.archive.people import Viewer
from app.archive.records import DossierFilter
from app.store import Cabinet


@pytest.fixture
def noted(filled: Cabinet) -> Cabinet:
    (secret,) = dossiers.by_number(filled, "100")
    (guests,) = dossiers.by_number(filled, "A-1")
    with filled.act("x") as act:
        dossiers.edit(act, filled, [secret.id], access="R", stage="inactive", note="Rusak kena air, rekap hilang")
        dossiers.edit(act, filled, [guests.id], processing_unit="Subbagian Teknis", folder="007")
    return filled


ASKED = [
    ("kode:PL.01.8", "12 9"),
    ("code:PL.01.8", "12 9"),
    ("kode:PL.01", "12 9"),
    ("kode:pl", "100 12 9"),
    ("kode:PL.0", "100 12 9"),
    ("kode:PL.01.8,PL.02.6", "100 12 9"),
    ("kode:kosong", "A-1"),
    ("-kode:PL.01", "100 A-1"),
    ("tahun:2019", "12 9"),
    ("year:2019", "12 9"),
    ("tahun:2016", "9"),
    ("tahun:2018-2019", "100 12 9"),
    ("tahun:2018..2018", "100 9"),
    ("tahun:>=2018", "100 12 9"),
    ("tahun:>2018", "12 9"),
    ("tahun:<2018", "9"),
    ("tahun:2019-", "12 9"),
    ("tahun:-2014", "9"),
    ("tahun:201", "100 12 9"),
    ("tahun:2014,2018", "100 9"),
    ("tahun:2014 OR tahun:2018", "100 9"),
    ("kode:PL.02.6 OR tahun:2014", "100 9"),
    ("kode:PL.02.6 ATAU boks:kosong", "100 A-1"),
    ("nomor:12 OR boks:9 OR nomor:A-1", "100 12 A-1"),
    ("nomor:12 OR -boks:118", "100 12 A-1"),
    ("nomor:12 OR boks:", "12"),
    ("tahun:kosong", "A-1"),
    ("-tahun:2019", "100 A-1"),
    ("tahun:lama", ""),
    ("boks:118", "12 9"),
    ("boks:11", ""),
    ("boks:9", "100"),
    ("boks:9-118", "100 12 9"),
    ("boks:kosong", "A-1"),
    ("box:empty", "A-1"),
    ("-boks:kosong", "100 12 9"),
    ("-boks:118", "100 A-1"),
    ("nomor:12", "12"),
    ("nomor:012", "12"),
    ("nomor:1", ""),
    ("nomor:A-1", "A-1"),
    ("no:10-200", "100 12"),
    ('tempat:"rak 2"', "100 12 9"),
    ("tempat:r2", "100 12 9"),
    ("tempat:gud", "100 12 9"),
    ('tempat:"rak 20"', ""),
    ("tempat:kosong", "A-1"),
    ("akses:R", "100"),
    ("akses:rahasia", "100"),
    ("access:secret", "100"),
    ("-akses:r", "12 9 A-1"),
    ("tahap:inaktif", "100"),
    ("pemilu:pilpres", "12"),
    ("pemilu:ppwp-2019-1", "12"),
    ('election:"pilwalkot 2018"', "100"),
    ("pemilu:2018", "100"),
    ("pemilu:kosong", "9 A-1"),
    ("catatan:rusak", "100"),
    ("note:rekap", "100"),
    ("catatan:rekapitulasi", ""),
    ("catatan:kosong", "12 9 A-1"),
    ("-catatan:rusak", "12 9 A-1"),
    ("unit:teknis", "A-1"),
    ("folder:7", "A-1"),
    ("judul:rekap", "12"),
    ("judul:perhitungan", "9"),
    ('judul:"tanah sareal"', "9"),
    ("-judul:rekap", "100 9 A-1"),
    ("judul:2019", ""),
    ("isi:paledang", "12"),
    ("isi:hadir tahun:2019", "12"),
    ("isi:kosong", "100 9 A-1"),
    ("-isi:paledang", "100 9 A-1"),
    ("tahun:2019 -rekapitulasi", "9"),
    ("tahun:2019 -boks:kosong judul:berita", "12"),
    ("rekap tahun:2018", "100"),
    ("penghitungan boks:118", "9"),
    ("bogor kode:PL.01.8 tahun:2019", "12"),
]


def _numbers(cabinet: Cabinet, text: str) -> str:
    hits = search(cabinet, text).hits
    return " ".join(sorted(hit.number for hit in hits if hit.kind == "dossier"))


@pytest.mark.parametrize(("text", "numbers"), ASKED)
def test_a_field_finds_just_those_that_have_it(noted: Cabinet, text: str, numbers: str) -> None:
    assert _numbers(noted, text) == numbers
    listed = listing.lines(noted, listing.ids_of_view(noted, DossierFilter(text=text)))
    assert " ".join(sorted(line.number for line in listed)) == numbers


def test_a_field_still_without_a_value_filters_nothing(noted: Cabinet) -> None:
    assert len(search(noted, "tahun:").hits) == 4
    assert _numbers(noted, "sertifikat tahun:") == "9"


def test_what_is_no_field_is_words(noted: Cabinet) -> None:
    assert read("jam:10 rapat").filters == ()
    assert _numbers(noted, '"tahun:2019"') == ""


def test_items_are_found_by_their_dossiers_fields(noted: Cabinet) -> None:
    (item,) = search(noted, "paledang tahun:2019").hits
    assert (item.kind, item.number) == ("item", "12")
    assert search(noted, "paledang tahun:2018").hits == ()


def test_what_a_dossier_has_to_be_left_out_is_left_out_with_its_items(noted: Cabinet) -> None:
    assert search(noted, "paledang -rekapitulasi").hits == ()
    assert search(noted, "paledang -rekapitulasi tahun:2019").hits == ()
    assert list(listing.ids_of_view(noted, DossierFilter(text="paledang -rekapitulasi"))) == []
    assert len(search(noted, "paledang -sertifikat").hits) == 1


def test_a_box_asked_for_comes_before_what_is_in_it(noted: Cabinet) -> None:
    assert [(hit.kind, hit.number) for hit in search(noted, "boks:118").hits][:1] == [("box", "118")]


def test_words_that_stand_apart_in_one_dossier_find_it(noted: Cabinet) -> None:
    (hit,) = search(noted, "rekapitulasi paledang").hits
    assert (hit.number, hit.why) == ("12", ("title", "contents"))
    assert hit.snippet.endswith("Isi berkas: Model DA1-PPWP Kelurahan \x02Paledang\x03")
    assert _numbers(noted, "rekapitulasi boks 118") == "12"
    listed = listing.ids_of_view(noted, DossierFilter(text="rekapitulasi paledang"))
    assert list(listed) == [hit.dossier]


@pytest.mark.parametrize(
    ("text", "number", "why"),
    [
        ("sertifikat", "9", "title"),
        ("100", "100", "number"),
        ("118", "9", "box"),
        ("PL.02.6", "100", "code"),
        ("kena air", "100", "note"),
        ("boks:9", "100", "box"),
        ("isi:paledang", "12", "contents"),
    ],
)
def test_a_hit_says_why_it_is_one(noted: Cabinet, text: str, number: str, why: str) -> None:
    hit = next(hit for hit in search(noted, text).hits if hit.kind == "dossier" and hit.number == number)
    assert why in hit.why


def test_the_field_is_named_where_words_are_not_in_the_title(noted: Cabinet) -> None:
    (hit,) = search(noted, "catatan:rekap").hits
    assert hit.snippet == "Penetapan pasangan calon wali kota — Keterangan: Rusak kena air, \x02rekap\x03 hilang"


def test_what_was_typed_is_told_part_by_part() -> None:
    parts = read('rekap bogor tahun:2019 -usul "berita acara" kode:').parts
    assert [(part.kind, part.text) for part in parts] == [
        ("words", "rekap bogor"),
        ("field", "tahun:2019"),
        ("excluded", "-usul"),
        ("phrase", '"berita acara"'),
        ("field", "kode:"),
    ]
    assert parts[1].without == 'rekap bogor -usul "berita acara" kode:'
    assert [part.text for part in read("(rekap OR berita) bogor tahun:2019").parts] == [
        "(rekap OR berita) bogor",
        "tahun:2019",
    ]


@pytest.mark.parametrize(
    ("value", "ends"),
    [
        ("2014-2019", ("2014", "2019")),
        ("2014–2019", ("2014", "2019")),
        ("2014..", ("2014", "")),
        (">= 2018", ("2018", "")),
        (">2018", ("2019", "")),
        ("<2018", ("", "2017")),
        ("2018", None),
        ("-", None),
        ("A-12", None),
    ],
)
def test_spans_of_numbers(value: str, ends: tuple[str, str] | None) -> None:
    assert bounds(value) == ends


_PIECES = st.sampled_from(
    ["tahun:", "kode:", "boks:", "judul:", "isi:", "catatan:", "tempat:", "pemilu:", "akses:", "2019", ">=", "-", '"',
     "OR", "(", ")", "kosong", "rekap", ",", " ", "..", "nomor:", "folder:", "%", "\\", "PL.01"]
)  # fmt: skip


@given(pieces=st.lists(_PIECES, max_size=12))
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_field_is_a_fault_and_the_list_agrees_with_the_search(noted: Cabinet, pieces: list[str]) -> None:
    text = "".join(pieces)
    found = search(noted, text)
    assert found.total >= 0
    listing.ids_of_view(noted, DossierFilter(text=text))
    for part in read(text).parts:
        search(noted, part.without)


def test_an_alternative_finds_no_closed_dossier_by_its_hidden_words(noted: Cabinet) -> None:
    asked = "nomor:12 OR catatan:hilang"
    assert sorted(hit.number for hit in search(noted, asked).hits) == ["100", "12"]
    assert [hit.number for hit in search(noted, asked, who=Viewer("", None)).hits] == ["12"]


@pytest.mark.parametrize("more", [1, 3])
@pytest.mark.parametrize(
    "text",
    [
        "isi:hadir",
        "isi:hadir tahun:2019",
        "isi:hadir tahun:2014",
        "isi:hadir nomor:12",
        "isi:hadir -akses:terbatas",
        "isi:hadir judul:rekap",
        "isi:hadir rekap",
        "isi:hadir isi:paledang",
        "-isi:hadir",
        "isi:hadir ATAU nomor:9",
        'isi:"daftar hadir"',
    ],
)
def test_what_very_many_items_have_is_found_as_what_few_have(
    noted: Cabinet, monkeypatch: pytest.MonkeyPatch, text: str, more: int
) -> None:
    """Where items of a word are common they are walked and not gathered; a limit of no items makes all common."""
    guest = Viewer("Tamu", None, keeper=False)

    def found(who: Viewer | None) -> tuple[list[str], int]:
        answer = search(noted, text, who=who)
        return sorted(hit.number for hit in answer.hits), answer.total

    with noted.act("x") as act:
        for number in ("9", "100", "A-1")[:more]:
            (dossier,) = dossiers.by_number(noted, number)
            dossiers.add_items(act, noted, dossier.id, [{"title": "Daftar hadir"}, {"title": "Daftar hadir lain"}])
    few = found(None), found(guest)
    monkeypatch.setattr(narrowing, "_COMMON", 0)
    assert (found(None), found(guest)) == few
    view = DossierFilter(text=text)
    listed = {dossiers.get(noted, id_).number for id_ in listing.ids_of_view(noted, view)}  # type: ignore[union-attr]
    assert listed == set(few[0][0])
