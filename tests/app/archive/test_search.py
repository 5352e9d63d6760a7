"""The search box: words, prefixes, accents, syntax, forms, errors; and an index that never falls out of step."""

from __future__ import annotations

import json
import sqlite3
import tempfile
import threading
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.archive import dossiers, places, tables, trash
from app.archive.finding import index
from app.archive.finding.search import dossiers_sql, search
from app.archive.finding.vocabulary import Vocabulary
from app.archive.records import Found, PlaceKind
from app.store import Cabinet


def numbers(found: Found) -> list[str]:
    return [hit.number for hit in found.hits if hit.kind == "dossier"]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("rekapitulasi bogor", "12"),
        ("rekap", "12"),
        ("REKAPITULASI", "12"),
        ("reka tanah", "9"),
        ("rekap tengah", "12"),
        ("tan sar rek", "9"),
        ("réka", "9"),
        ('"berita acara"', "12"),
        ("berita -buku", "12"),
        ("tamu OR xyzzy", "A-1"),
        ("PL.02.6", "100"),
        ("pl 02 6", "100"),
        ("0100", "100"),
        ("a-1", "A-1"),
        ("buku ta", "A-1"),
        ("perhitungan", "9"),
        ("dihitung", "9"),
        ("rekapitulsi kecamatan", "12"),
        ("penetpan", "100"),
        ("pkwkk-2018", "100"),
        ("(tamu OR calon) wali", "100"),
        ("2014", "9"),
        ("pilpres 2019", "12"),
        ("pilwalk", "100"),
    ],
)
def test_a_dossier_is_found(filled: Cabinet, text: str, first: str) -> None:
    found = search(filled, text)
    assert numbers(found)[:1] == [first]
    assert found.total >= len(found.hits) > 0


def test_the_list_filtered_by_a_text_holds_what_the_search_finds(filled: Cabinet) -> None:
    for text in ("rekapitulasi", "rekap tanah", "xyzzy tanah"):
        sql, values = dossiers_sql(filled, text)
        listed = {row[0] for row in filled.connection().execute(sql, values)}
        assert {hit.dossier for hit in search(filled, text).hits if hit.kind == "dossier"} <= listed
        assert bool(listed) == bool(search(filled, text).hits)


@pytest.mark.parametrize("text", ["xyzzy", '"acara berita"', "buku -tamu", "bogor buku", '"rekap"'])
def test_what_is_not_there_is_not_found(filled: Cabinet, text: str) -> None:
    assert numbers(search(filled, text)) == []


@pytest.mark.parametrize("text", ["", "   ", "-", '""', "()", "-buku", "*", "__", "…", "\x00"])
def test_an_empty_query_filters_nothing(filled: Cabinet, text: str) -> None:
    assert len(search(filled, text).hits) == 4


def test_items_boxes_and_places_are_found_too(filled: Cabinet) -> None:
    (item,) = search(filled, "paledang").hits
    (dossier,) = dossiers.by_number(filled, "12")
    assert (item.kind, item.dossier, item.number, item.place) == (
        "item",
        dossier.id,
        "12",
        "Gudang · Rak 2 · Boks 118",
    )
    box, *in_it = search(filled, "boks 118").hits
    assert (box.kind, box.title, box.place) == ("box", "Boks 118", "Gudang · Rak 2")
    assert [hit.number for hit in in_it] == ["9", "12"]
    assert {hit.kind for hit in search(filled, "gudang rak").hits} == {"place"}


def test_snippets_mark_what_was_found(filled: Cabinet) -> None:
    (hit,) = search(filled, "reka tanah sar").hits
    assert hit.snippet == "Sertifikat penghitungan suara \x02Réka\x03 \x02Tanah\x03 \x02Sareal\x03"
    (hit,) = search(filled, "wali pkwkk").hits
    assert "\x02wali\x03" in hit.snippet
    assert "\x02pkwkk\x03" in hit.snippet


def test_a_long_title_is_cut_around_what_was_found(filled: Cabinet) -> None:
    with filled.act("x") as act:
        dossiers.create(act, filled, title="kata " * 300 + "jarum " + "lagi " * 300)
    (hit,) = search(filled, "jarum").hits
    assert len(hit.snippet) < 260
    assert "\x02jarum\x03" in hit.snippet
    assert hit.snippet.startswith("…")
    assert hit.snippet.endswith("…")


def test_a_typing_error_says_what_was_searched_instead(filled: Cabinet) -> None:
    assert search(filled, "rekapitulsi kecamatan").instead == (("rekapitulsi", ("rekapitulasi",)),)


def test_an_answer_is_plain_json(filled: Cabinet) -> None:
    written = json.loads(json.dumps(asdict(search(filled, "rekap"))))
    assert written["query"] == "rekap"
    assert set(written["hits"][0]) >= {"id", "code", "title", "years", "place", "snippet"}


def test_search_follows_edits_moves_and_undo(filled: Cabinet) -> None:
    (dossier,) = dossiers.by_number(filled, "A-1")
    with filled.act("x") as act:
        dossiers.edit(act, filled, [dossier.id], title="Daftar pengunjung")
    assert numbers(search(filled, "pengunjung")) == ["A-1"]
    assert numbers(search(filled, "tamu")) == []
    filled.undo()
    assert numbers(search(filled, "tamu")) == ["A-1"]
    with suppress(RuntimeError), filled.act("x") as act:
        dossiers.edit(act, filled, [dossier.id], title="Hilang")
        raise RuntimeError
    assert numbers(search(filled, "hilang")) == []


def test_what_an_act_has_written_is_not_learned_if_it_is_rolled_back(filled: Cabinet) -> None:
    search(filled, "berita")
    with suppress(RuntimeError), filled.act("x") as act:
        dossiers.create(act, filled, title="Zamrud khatulistiwa")
        search(filled, "zamrud")
        raise RuntimeError
    with filled.act("x") as act:
        dossiers.create(act, filled, title="Berita lain")
    assert search(filled, "zamru").hits == ()
    assert len(search(filled, "lain").hits) == 1


@given(text=st.text(max_size=60))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_is_a_fault(filled: Cabinet, text: str) -> None:
    assert search(filled, text).query == text


@given(text=st.lists(st.sampled_from(['"', "-", "(", ")", "OR", "AND", "NOT", "berita", "rek*", "NEAR", ":", " "])))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_syntax_is_a_fault(filled: Cabinet, text: list[str]) -> None:
    assert search(filled, " ".join(text)).total >= 0
    assert search(filled, "".join(text)).total >= 0


def test_the_common_is_counted_up_to_a_bound_and_the_newest_ranked(cabinet: Cabinet) -> None:
    with cabinet.act("x") as act:
        rows = [
            dossiers.derived(
                {"number": str(n), "title": f"Surat pemilu nomor {n} {'langka' if n % 2000 == 0 else ''}"}, {}
            )
            for n in range(1, 12_001)
        ]
        act.insert(tables.Dossier, rows)
    found = search(cabinet, "pemilu ", patience=60)
    assert (found.total, found.more, found.newest_first) == (10_000, True, True)
    assert [hit.number for hit in found.hits][:2] == ["11999", "11998"]
    hurried = search(cabinet, "pemilu ", patience=0)
    assert (hurried.total, hurried.more, hurried.hits) == (1_000, True, found.hits)
    rare = search(cabinet, "pemilu langka")
    assert (rare.total, rare.more, rare.newest_first) == (6, False, False)
    assert {hit.number for hit in rare.hits} == {str(n) for n in range(2000, 12_001, 2000)}


def test_check_sees_an_index_out_of_step_and_rebuilding_mends_it(filled: Cabinet) -> None:
    assert list(index.check(filled)) == []
    history = filled.history()
    connection = filled.connection()
    connection.execute("INSERT INTO archive_search (rowid, title, rest) VALUES (77, 'hantu', '')")
    (finding,) = index.check(filled)
    assert (finding.code, finding.data["records"]) == ("search_index_behind", 1)
    index.rebuild(filled)
    assert list(index.check(filled)) == []
    assert _indexed(connection) == _expected(connection)
    assert numbers(search(filled, "rekapitulasi bogor")) == ["12"]
    assert filled.history() == history


def _expected(connection: sqlite3.Connection) -> dict[str, set[int]]:
    """Return for each word the records whose text holds it, from the records themselves."""
    expected: dict[str, set[int]] = {}
    for kind, base in index.KINDS.items():
        everything = f"(SELECT {base << index.SHIFT} + id AS doc FROM {kind})"
        for doc, title, rest in connection.execute(index.texts_sql(kind, everything)):
            for word in index.words_of(f"{title} {rest}"):
                expected.setdefault(word, set()).add(doc)
    return expected


def _indexed(connection: sqlite3.Connection) -> dict[str, set[int]]:
    connection.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.words USING fts5vocab(main, archive_search, instance)")
    indexed: dict[str, set[int]] = {}
    for word, doc in connection.execute("SELECT term, doc FROM temp.words"):
        indexed.setdefault(word, set()).add(doc)
    return indexed


_WORDS = st.sampled_from(["berita", "acara", "Réka", "suara", "2019", "PL.01", "kotak", "ÉLITE", "a_b"])
_TITLES = st.lists(_WORDS, min_size=1, max_size=4).map(" ".join)
_STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("create"), _TITLES),
        st.tuples(st.just("edit"), st.integers(0, 5), _TITLES),
        st.tuples(st.just("items"), st.integers(0, 5), _TITLES),
        st.tuples(st.just("delete"), st.integers(0, 5)),
        st.tuples(st.just("place"), _TITLES),
        st.tuples(st.just("broken"), _TITLES),
        st.tuples(st.just("undo")),
        st.tuples(st.just("redo")),
    ),
    min_size=1,
    max_size=14,
)


@given(steps=_STEPS)
@settings(max_examples=40, deadline=None)
def test_the_index_says_what_the_records_say(steps: list[tuple[object, ...]]) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        Cabinet.open(Path(folder) / "lemari", (tables.ROOM,), create=True) as cabinet,
    ):
        for step in steps:
            _do(cabinet, step)
            expected = _expected(cabinet.connection())
            assert _indexed(cabinet.connection()) == expected
            counted = cabinet.connection().execute("SELECT word, docs FROM archive_search_word WHERE docs <> 0")
            assert dict(counted.fetchall()) == {word: len(docs) for word, docs in expected.items()}


def _do(cabinet: Cabinet, step: tuple[object, ...]) -> None:
    what, *rest = step
    ids = [id_ for (id_,) in cabinet.connection().execute("SELECT id FROM dossier ORDER BY id")]
    picked = [ids[rest[0] % len(ids)]] if rest and isinstance(rest[0], int) and ids else []
    if what == "undo" and any(act.kind == "act" and not act.undone for act in cabinet.history()):
        cabinet.undo()
    elif what == "redo" and cabinet.history() and cabinet.history()[0].kind == "undo":
        cabinet.redo()
    elif what == "create":
        with cabinet.act("x") as act:
            dossiers.create(act, cabinet, title=str(rest[0]), note="catatan " + str(rest[0])[:3])
    elif what == "edit" and picked:
        with cabinet.act("x") as act:
            dossiers.edit(act, cabinet, picked, title=str(rest[1]))
            dossiers.edit(act, cabinet, picked, note=str(rest[1]))
    elif what == "items" and picked:
        with cabinet.act("x") as act:
            dossiers.add_items(act, cabinet, picked[0], [{"title": str(rest[1])}])
    elif what == "delete" and picked:
        with cabinet.act("x") as act:
            trash.throw(act, cabinet, picked)
    elif what == "place":
        with cabinet.act("x") as act:
            if places.find_place(cabinet, str(rest[0])) is None:
                places.add_boxes(
                    act, cabinet, ["1"], place=places.add_place(act, cabinet, PlaceKind.ROOM, str(rest[0]))
                )
    elif what == "broken":
        with suppress(RuntimeError), cabinet.act("x") as act:
            dossiers.create(act, cabinet, title=str(rest[0]))
            raise RuntimeError


def test_words_are_looked_up_while_others_are_learned() -> None:
    class Told:
        """Answers as the table of words does."""

        def __init__(self, words: list[tuple[str, int]]) -> None:
            self.words = words

        def execute(self, *asked: object) -> Told:
            return self

        def fetchall(self) -> list[tuple[str, int]]:
            return self.words

    known = Vocabulary()
    known.learn(Told([(f"b{number:06}", 1) for number in range(30_000)]), 1)  # type: ignore[arg-type]
    faults: list[Exception] = []
    over = threading.Event()

    def look() -> None:
        while not over.is_set():
            try:
                assert known.docs("b029999") == 1
                assert known.beginning("b02999", 64)[1] == 10
            except Exception as fault:
                faults.append(fault)
                return

    thread = threading.Thread(target=look)
    thread.start()
    for version in range(2, 8):
        known.learn(Told([(f"a{version}{number:06}", 1) for number in range(30_000)]), version)  # type: ignore[arg-type]
    over.set()
    thread.join()
    assert faults == []
