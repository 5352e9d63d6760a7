"""Search as you type in 1,000,000 records, hits with snippets and count, against tantivy and raw FTS5 on the same text.

The records are worded like an office's: a few words in most of them, names of places and people in few. Each way gets
the same keystrokes one by one, as someone typing a handful of searches makes them; 95 of 100 must take under 15 ms.
The peers rank no forms of a word and mend no typing errors: their times are for less work.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from statistics import quantiles
from typing import Any

from tests.benchmarks import Outcome, Row, Way
from tests.benchmarks.corpus import fill, titles

DOSSIERS = 400_000
ITEMS = 600_000
_LIMIT = 50
_COUNTED = 10_001
_FULL = ("kontrak pengadaan presiden 017", "tanda terima gubernur 009", "nota dinas wali 001", "rekapitulasi")
#: What people type, keystroke by keystroke; the last of each group of words hold a typing error or a rare name.
_TYPED = (
    "rekapitulasi suara", "berita acara pemilu presiden 2019", "kontrak pengadaan kotak", "wali kota",
    "daftar pemilih tetap", "PL.01.8 2019", "boks 118", '"hasil penghitungan suara"', "pemilu -presiden",
    "undangan OR pengumuman", "penghitungan", "dihitung", "rekapitulsi suara", "keputsan penetapan", "0123456",
)  # fmt: skip


def _prepare(folder: Path) -> None:
    fill(folder / "lemari", DOSSIERS, ITEMS)
    _prepare_fts(folder)
    _prepare_tantivy(folder)


def _prepare_fts(folder: Path) -> None:
    connection = sqlite3.connect(folder / "fts.db")
    connection.execute("CREATE VIRTUAL TABLE records USING fts5 (title, tokenize='unicode61 remove_diacritics 2')")
    connection.executemany("INSERT INTO records (title) VALUES (?)", ((title,) for title in titles(DOSSIERS + ITEMS)))
    connection.commit()
    connection.close()


def _schema() -> Any:
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("title", stored=True)
    return builder.build()


def _prepare_tantivy(folder: Path) -> None:
    import tantivy

    (folder / "tantivy").mkdir()
    index = tantivy.Index(_schema(), path=str(folder / "tantivy"))
    writer = index.writer(heap_size=300_000_000)
    for title in titles(DOSSIERS + ITEMS):
        writer.add_document(tantivy.Document(title=title))
    writer.commit()
    writer.wait_merging_threads()


def keystrokes() -> list[str]:
    """Return every text the box holds while the searches are typed, from the second letter on."""
    return [text[:size] for text in _TYPED for size in range(2, len(text) + 1) if not text[:size].endswith(" ")]


def _timed(search: Callable[[str], int]) -> tuple[dict[str, float], list[float]]:
    took: list[float] = []
    for text in keystrokes():
        begun = time.perf_counter()
        search(text)
        took.append((time.perf_counter() - begun) * 1000)
    cuts = quantiles(took, n=100)
    return {"p50_ms": cuts[49], "p95_ms": cuts[94], "max_ms": max(took), "queries": len(took)}, took


def _outcome(search: Callable[[str], int], count: Callable[[str], int]) -> Outcome:
    search("xyzzy")  # opens the index and reads the vocabulary, as the program does while its window opens
    figures, took = _timed(search)
    return Outcome({text: min(count(text), _COUNTED) for text in _FULL}, figures, seconds=sum(took) / 1000)


def _ours(folder: Path, _: object) -> Outcome:
    from app.archive.finding.search import search
    from app.cabinet import open_cabinet

    with open_cabinet(folder / "lemari") as cabinet:

        def count(text: str) -> int:
            found = search(cabinet, " ".join(f'"{word}"' for word in text.split()), patience=60)
            return _COUNTED if found.more else found.total

        return _outcome(lambda text: search(cabinet, text, _LIMIT).total, count)


def _fts(folder: Path, _: object) -> Outcome:
    connection = sqlite3.connect(folder / "fts.db")

    def match(text: str) -> str:
        from playhouse import fts_parser

        parsed: str = fts_parser.parse(text + ("" if text.count('"') % 2 else "*"))
        return parsed

    def search(text: str) -> int:
        connection.execute(
            "SELECT rowid, snippet(records, 0, '<', '>', '…', 30) FROM records WHERE records MATCH ?"
            " ORDER BY rank LIMIT ?",
            (match(text), _LIMIT),
        ).fetchall()
        return count(match(text), whole=False)

    def count(text: str, *, whole: bool = True) -> int:
        wanted = " ".join(f'"{word}"' for word in text.split()) if whole else text
        row = connection.execute(
            "SELECT count(*) FROM (SELECT 1 FROM records WHERE records MATCH ? LIMIT ?)", (wanted, _COUNTED)
        ).fetchone()
        return int(row[0])

    return _outcome(search, count)


def _tantivy(folder: Path, _: object) -> Outcome:
    import tantivy

    schema = _schema()
    index = tantivy.Index(schema, path=str(folder / "tantivy"))
    searcher = index.searcher()

    def search(text: str) -> int:
        words = text.replace('"', " ").replace("-", " ").replace(".", " ").lower().split()
        parts = [(tantivy.Occur.Must, tantivy.Query.term_query(schema, "title", word)) for word in words[:-1]]
        if words:
            parts.append((tantivy.Occur.Must, tantivy.Query.regex_query(schema, "title", f"{words[-1]}.*")))
        query = tantivy.Query.boolean_query(parts)
        found = searcher.search(query, _LIMIT, count=True)
        snippets = tantivy.SnippetGenerator.create(searcher, query, schema, "title")
        for _, address in found.hits:
            snippets.snippet_from_doc(searcher.doc(address)).to_html()
        return int(found.count)

    def count(text: str) -> int:
        parts = [(tantivy.Occur.Must, tantivy.Query.term_query(schema, "title", word)) for word in text.split()]
        return int(searcher.search(tantivy.Query.boolean_query(parts), 1, count=True).count)

    return _outcome(search, count)


ROW = Row(
    what="search as you type in 1,000,000 records: first 50 hits, snippets, count",
    prepare=_prepare,
    ours=Way("Sidalu", _ours),
    peer=Way("tantivy", _tantivy),
    floor=Way("raw FTS5, ORDER BY rank", _fts),
    limits={"p95_ms": 15, "max_ms": 60},
)
