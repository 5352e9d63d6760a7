"""The deck of a contest: which pages it has, what they say, and where each figure comes from."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pptx import Presentation

from app.reports import write
from app.reports.data import ResultsData
from app.reports.results_deck import make_deck
from app.results.records import Coverage, Finding
from exporters.content import ChartKind, ChartPage, Contents, Cover, Deck, Kind, Page, Result, TablePage
from importers.records import Level
from tests.app.reports import samples


def deck(data: ResultsData | None = None) -> Deck:
    return make_deck(data or samples.president_data(), samples.STYLE)


def page(found: Deck, title: str) -> Page:
    return next(one for one in found.pages if one.title.startswith(title))


def test_begins_with_cover_contents_and_result_and_ends_in_sources() -> None:
    pages = deck().pages
    assert [type(one) for one in pages[:3]] == [Cover, Contents, Result]
    assert pages[0].title == "Hasil Pemilihan Presiden dan Wakil Presiden 2019"
    assert pages[0].subtitle == "Kota Bogor · laporan kepada komisioner"
    assert pages[-1].title == "Sumber angka"
    assert len({one.title for one in pages}) == len(pages)


def test_the_result_shows_winner_share_valid_votes_and_coverage() -> None:
    result = deck().pages[2]
    assert isinstance(result, Result)
    assert result.chart.kind is ChartKind.RANKED
    assert result.chart.categories == ("02 Prabowo–Sandi", "01 Jokowi–Ma’ruf")
    assert result.chart.series[0].values == (399_073, 228_112)
    share, valid, covered = result.figures
    assert round(share.value, 4) == 0.6363  # type: ignore[call-overload]
    assert (valid.value, covered.value, covered.label) == (627_185, 3_209, "TPS, semuanya masuk")


def test_participation_takes_the_place_of_coverage_and_says_its_base() -> None:
    measures = {
        name: {"valid": a + b, "invalid": 100, "registered_dpt": 2 * (a + b)}
        for name, (a, b) in samples.PLENARY.items()
    }
    found = deck(ResultsData(samples.president(measures=measures)))
    result = found.pages[2]
    assert isinstance(result, Result)
    assert result.figures[1].label == "suara sah; 600 tidak sah"
    assert result.figures[2].label == "partisipasi, dihitung dari DPT"
    chart = page(found, "Partisipasi")
    assert isinstance(chart, ChartPage)
    assert chart.subtitle == "Suara sah dan tidak sah dibagi jumlah pemilih dalam DPT"
    assert [series.name for series in chart.chart.series] == ["Memilih", "Tidak memilih"]


def test_votes_by_area_are_charted_and_tabled_with_shares_and_total() -> None:
    found = deck()
    chart, table = page(found, "Perolehan suara"), page(found, "Tabel perolehan")
    assert isinstance(chart, ChartPage)
    assert isinstance(table, TablePage)
    assert chart.chart.kind is ChartKind.GROUPED
    assert chart.chart.categories[0] == "Bogor Barat"
    assert table.table.rows[0][:2] == ("Bogor Barat", 50_238)
    assert table.table.total is not None
    assert table.table.total[0] == "Kota Bogor"
    assert table.table.total[-1] == 627_185
    assert [column.kind for column in table.table.columns[1:3]] == [Kind.NUMBER, Kind.SHARE]


def test_a_contestant_has_one_colour_on_all_charts() -> None:
    found = deck()
    result, chart = found.pages[2], page(found, "Perolehan suara")
    assert isinstance(result, Result)
    assert isinstance(chart, ChartPage)
    by_name = dict(zip(result.chart.categories, result.chart.colours, strict=True))
    assert {series.name: series.colour for series in chart.chart.series} == by_name


def test_differences_are_listed_with_their_signs() -> None:
    differing = page(deck(), "Angka Situng berbeda di 2 dari 6 kecamatan")
    assert isinstance(differing, TablePage)
    assert differing.table.rows == (
        ("Bogor Timur", "01 Jokowi–Ma’ruf", 24_636, 24_646, 10),
        ("Bogor Tengah", "02 Prabowo–Sandi", 38_646, 38_650, 4),
    )


def test_failed_checks_are_said_in_sentences() -> None:
    data = {"area": "Bogor Selatan", "whole": "Pemilih", "parts": "DPT", "stated": 1234, "sum": 1235}
    view = samples.president(findings=(Finding("kept_differs", 1, "Bogor Selatan", "Q27", data),))
    failed = page(deck(ResultsData(view)), "1 pemeriksaan")
    assert isinstance(failed, TablePage)
    assert failed.table.rows == (("Bogor Selatan", "Pemilih = DPT", 1234, 1235, -1, "Q27"),)


def test_of_many_failed_checks_the_kinds_and_the_greatest_are_told() -> None:
    def failing(at: int) -> Finding:
        data = {"area": f"TPS {at:03}, Bubulak", "whole": "Pemilih", "parts": "DPT", "stated": 100, "sum": 100 + at}
        return Finding("kept_differs", at, f"TPS {at:03}", f"K{at}", data)

    made = deck(ResultsData(samples.president(findings=tuple(map(failing, range(1, 21))))))
    kinds, greatest = page(made, "20 pemeriksaan"), page(made, "Pemeriksaan dengan selisih terbesar")
    assert isinstance(kinds, TablePage)
    assert kinds.table.rows == (("Pemilih = DPT", 20, -20, "TPS 020, Bubulak"),)
    assert isinstance(greatest, TablePage)
    assert [row[4] for row in greatest.table.rows] == list(range(-20, -4))


def test_notes_name_the_cells_of_the_figures() -> None:
    result = deck().pages[2]
    assert isinstance(result, Result)
    assert "01 Jokowi–Ma’ruf: 228.112 (36,4 %) dari rekap.xlsx, lembar Rekap, sel C5:C10." in result.notes
    chart = page(deck(), "Perolehan suara")
    assert isinstance(chart, ChartPage)
    assert "Bogor Selatan, 02 Prabowo–Sandi: 75.413 dari rekap.xlsx, lembar Rekap, sel D5." in chart.notes


def test_sources_say_file_digest_and_status() -> None:
    sources = deck().pages[-1]
    assert isinstance(sources, TablePage)
    assert sources.table.rows[0][:6] == (
        "rekap (dipakai)",
        "final",
        "3.209 dari 3.209 TPS",
        "rekap.xlsx",
        "Rekap",
        "ab12ab12ab12",
    )
    assert sources.table.rows[1][:2] == ("Situng", "sementara")
    assert sources.remark


def test_many_parties_are_ranked_on_pages_of_their_own() -> None:
    found = deck(ResultsData(samples.council()))
    result = found.pages[2]
    assert isinstance(result, Result)
    assert len(result.chart.categories) == 10
    assert result.chart.categories[-1] == "9 peserta lain"
    assert sum(value or 0 for value in result.chart.series[0].values) == sum(samples.council().root.votes)  # type: ignore[arg-type]
    ranking = page(found, "Peringkat semua peserta")
    assert isinstance(ranking, ChartPage)
    assert len(ranking.chart.categories) == 18
    chart = page(found, "Perolehan suara")
    assert isinstance(chart, ChartPage)
    assert chart.chart.kind is ChartKind.SHARES
    assert chart.chart.series[-1].name == "13 peserta lain"


def test_registered_voters_alone_make_a_deck() -> None:
    measures = {"A": {"registered_dpt": 400}, "B": {"registered_dpt": 711}}
    found = deck(ResultsData(samples.contest({"A": (), "B": ()}, contestants=(), measures=measures)))
    table = page(found, "Tabel pemilih terdaftar")
    assert isinstance(table, TablePage)
    assert table.table.rows == (("B", 711), ("A", 400))
    assert table.table.total == ("Kota Bogor", 1_111)


def test_an_area_without_areas_below_has_no_empty_pages() -> None:
    view = samples.contest({"A": (2, 1)})
    covered = Coverage(Level.REGENCY, 1, 1)
    whole = replace(view, areas=(view.root,), level=view.root.level, source=samples.source(coverage=covered))
    found = deck(ResultsData(whole))
    assert [one.title for one in found.pages[3:]] == ["Tabel peringkat semua peserta", "Sumber angka"]
    result = found.pages[2]
    assert isinstance(result, Result)
    assert (result.figures[2].value, result.figures[2].label) == (1, "selisih suara dengan 02 Prabowo–Sandi")


def test_a_deck_of_every_kind_can_be_written(tmp_path: Path) -> None:
    for number, data in enumerate((samples.president_data(), ResultsData(samples.council(24, 40)))):
        out = tmp_path / f"{number}.pptx"
        written = write(make_deck(data, samples.STYLE), out)
        assert written.pages == len(Presentation(str(out)).slides)


def test_valid_votes_that_are_not_stated_are_not_claimed() -> None:
    result = deck().pages[2]
    assert isinstance(result, Result)
    assert not any("suara sah" in text for text in (result.subtitle, *(one.label for one in result.figures)))
    assert result.figures[1].label == "suara semua peserta yang tercantum"
    sources = deck().pages[-1]
    assert isinstance(sources, TablePage)
    assert "tidak menyebut suara sah" in str(sources)
