"""The parts of pages: a list of a million rows, a sheet of fifty thousand, forms, tiles, charts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from time import perf_counter
from tkinter import ttk
from typing import Any

import pytest
import ttkbootstrap

from app.desktop import look, theme
from app.desktop.theme import px
from app.desktop.widgets.bars import Bar, ColumnChart, RankChart, cut
from app.desktop.widgets.cells import CellListing
from app.desktop.widgets.flow import Flow
from app.desktop.widgets.forms import Form
from app.desktop.widgets.listing import Column, Listing
from app.desktop.widgets.rows import FixedRows, Row
from app.desktop.widgets.scrolling import ScrollArea
from app.desktop.widgets.sheet import SheetGrid
from app.desktop.widgets.tabs import Tabs
from app.desktop.widgets.tiles import Tile

Wait = Callable[[Callable[[], object]], None]
pytestmark = pytest.mark.window


class _Million:
    """A million rows, made when they are asked for."""

    def __init__(self) -> None:
        self.asked = 0

    def __len__(self) -> int:
        return 1_000_000

    def page(self, first: int, number: int) -> Sequence[Row]:
        self.asked += number
        return [Row(at, (f"K{at}", f"Uraian {at}")) for at in range(first, min(first + number, len(self)))]


class _Sheet:
    rows, columns = 50_000, 12

    def text(self, row: int, column: int) -> str:
        return str(row * column)

    def role(self, row: int, column: int) -> str:
        return "header" if row == 1 else "contestant" if column > 2 else "area"

    def is_number(self, row: int, column: int) -> bool:
        return column > 2

    def heads(self, row: int) -> list[int]:
        return [1] if row > 1 else []

    def names(self) -> list[int]:
        return [1, 2]


@pytest.fixture
def place(root: ttkbootstrap.App) -> Iterator[ttk.Frame]:
    look.apply(root, "light", 100)
    root.geometry("1000x700")
    root.deiconify()
    frame = ttk.Frame(root)
    frame.pack(fill="both", expand=True)
    root.update()
    yield frame
    frame.destroy()


def test_a_narrow_list_spares_columns_for_the_stretching_one(place: ttk.Frame, wait_until: Wait) -> None:
    columns = [
        Column("title", "Uraian", 300, stretch=True),
        Column("place", "Tempat", 120),
        Column("number", "No.", 60, spare=300),
    ]
    remembered = Listing(place, columns, widths={"number": 90})
    listing = Listing(place, columns)
    for made, top in ((listing, 0), (remembered, 300)):
        made.place(x=0, y=top, width=700, height=200)
        made.show(_Million())
    wait_until(lambda: listing.tree.column("title", "width") > 400)
    for made in (listing, remembered):
        made.place_configure(width=440)
    wait_until(lambda: tuple(listing.tree["displaycolumns"]) == ("title", "place"))
    wait_until(lambda: listing.tree.column("title", "width") > 300)
    assert len(remembered.tree["displaycolumns"]) != 2
    listing.place_configure(width=700)
    wait_until(lambda: tuple(listing.tree["displaycolumns"]) == ("title", "place", "number"))


def test_parts_flow_into_the_next_line(place: ttk.Frame, wait_until: Wait) -> None:
    flow = Flow(place)
    parts = [ttk.Label(flow, text=f"Bagian {number}") for number in range(6)]
    flow.place(x=0, y=0, width=700)
    wait_until(lambda: parts[-1].winfo_y() == parts[0].winfo_y() and parts[-1].winfo_x() > 0)
    low = flow.winfo_reqheight()
    flow.place_configure(width=160)
    wait_until(lambda: parts[-1].winfo_y() > parts[0].winfo_y())
    assert flow.winfo_reqheight() > low


def test_words_of_tabs_stay_whole_and_in_one_line(place: ttk.Frame, wait_until: Wait) -> None:
    names = ("Tabel", "Calon", "Perbandingan", "Pemeriksaan")
    tabs = Tabs(place, [(name, name) for name in names])
    tabs.place(x=0, y=0, width=700, height=200)
    buttons = [tabs._parts[name][0] for name in names]

    def apart() -> bool:
        ends = [made.winfo_rootx() + made.winfo_width() for made in buttons]
        begins = [made.winfo_rootx() for made in buttons[1:]]
        return all(made.winfo_width() >= made.winfo_reqwidth() for made in buttons) and all(
            end <= begin for end, begin in zip(ends, begins, strict=False)
        )

    wait_until(apart)
    tabs.rename("Calon", "Calon yang namanya panjang (1.234)")
    wait_until(apart)
    wide = buttons[-1].winfo_rootx() + buttons[-1].winfo_width() - tabs.winfo_rootx()
    tabs.place_configure(width=wide - px(12))
    place.update()
    wait_until(apart)
    assert len({made.winfo_rooty() for made in buttons}) == 1, "they stand closer before they take a second line"


def test_a_short_list_has_no_bar_of_rows(place: ttk.Frame, wait_until: Wait) -> None:
    listing = CellListing(place, [Column("a", "Wilayah", 400), Column("b", "01", 400)], on_cell=lambda _r, _c: None)
    listing.pack(fill="x")
    listing.show(FixedRows([Row(at, (f"Wilayah {at}", "1")) for at in range(3)]))
    listing.fit(3)
    wait_until(lambda: listing.tree.winfo_height() > px(60) and listing._later is None)
    assert not listing._bar.winfo_manager()


def test_a_list_of_a_million_keeps_only_what_is_seen(place: ttk.Frame, wait_until: Wait) -> None:
    chosen: list[int] = []
    rows = _Million()
    listing = Listing(
        place, [Column("code", "Kode", 80), Column("title", "Uraian", 300, stretch=True)], on_choose=chosen.append
    )
    listing.pack(fill="both", expand=True)
    listing.show(rows)
    place.update()
    assert len(listing.tree.get_children()) < 60
    listing.tree.focus_force()
    place.update()
    listing.tree.event_generate("<End>")
    wait_until(lambda: chosen and chosen[-1] == 999_999)
    assert listing.tree.item(listing.tree.get_children()[-1], "values")[0] == "K999999"
    began = perf_counter()
    for _ in range(20):
        listing.on_wheel(-1)
        place.update_idletasks()
    assert (perf_counter() - began) / 20 < 0.1
    assert rows.asked < 5_000


def test_a_sheet_of_fifty_thousand_rows_jumps_to_a_cell(place: ttk.Frame) -> None:
    at: list[tuple[int, int]] = []
    grid = SheetGrid(place, on_cell=lambda row, column: at.append((row, column)))
    grid.pack(fill="both", expand=True)
    place.update()
    grid.show(_Sheet())
    grid.go_to(49_990, 12)
    assert at == [(49_990, 12)]
    canvas: Any = grid.canvas
    texts = {canvas.itemcget(item, "text") for item in canvas.find_all() if canvas.type(item) == "text"}
    assert str(49_990 * 12) in texts
    assert len(grid.canvas.find_all()) < 3_000
    grid.canvas.focus_force()
    grid.canvas.event_generate("<Control-Home>")
    place.update()
    assert at[-1] == (1, 1)


def test_a_form_gives_back_keys_and_shows_problems(place: ttk.Frame) -> None:
    form = Form(place)
    form.pack(fill="x")
    form.text("name", "Nama", "Sri")
    form.choice("kind", "Jenis", [("a", "Alfa"), ("b", "Beta")], "b")
    form.lines("note", "Catatan", "satu\ndua")
    form.check("yes", "Ya", value=True)
    assert form.values() == {"name": "Sri", "kind": "b", "note": "satu\ndua", "yes": "1"}
    form.set("kind", "a")
    form.complain({"name": "Nama perlu diisi."})
    place.update()
    assert form.value("kind") == "a"
    form.complain({})


def test_charts_draw_within_their_width(place: ttk.Frame) -> None:
    pressed: list[str] = []
    chart = ColumnChart(place, on_press=pressed.append)
    chart.pack(fill="x")
    ranks = RankChart(place)
    ranks.pack(fill="x")
    place.update()
    chart.show([Bar(str(year), year, f"{year}") for year in range(1955, 2025)])
    ranks.show([Bar("Nama yang panjang " * 20, 5, "5", "50,0 %"), Bar("B", 0, "0")])
    place.update()
    for canvas in (chart, ranks):
        box = canvas.bbox("all")
        assert box is not None
        assert box[2] <= canvas.winfo_width() + 2


def test_a_tile_is_pressed_by_key(place: ttk.Frame, wait_until: Wait) -> None:
    pressed: list[int] = []
    tile = Tile(place, "12", "berkas", "folder", lambda: pressed.append(1))
    tile.pack()
    place.update()
    tile.focus_force()
    tile.event_generate("<Return>")
    wait_until(lambda: pressed)


def test_cut_texts_fit(root: ttkbootstrap.App, place: ttk.Frame) -> None:
    measure = theme.font("").measure
    assert cut("pendek", 500) == "pendek"
    assert measure(cut("sebuah uraian yang panjang sekali", 100)) <= 100


def test_the_columns_of_cells_go_by_and_the_first_one_stays(root: ttkbootstrap.App, place: ttk.Frame) -> None:
    told: list[tuple[int, str]] = []
    columns = [Column("name", "Nama", 120), *(Column(f"c{at}", f"Kolom {at}", 150, number=True) for at in range(1, 9))]
    cells = CellListing(place, columns, on_cell=lambda row, key: told.append((row, key)))
    cells.pack(fill="both", expand=True)
    cells.show(FixedRows([Row(7, ("satu", *"12345678")), Row(9, ("dua", *"12345678"))]))
    root.update()
    cells.take_focus()
    cells.tree.focus_force()
    root.update()
    assert cells.across is not None
    assert cells.across.winfo_ismapped()
    for _ in range(8):
        cells.tree.event_generate("<Right>")
    root.update()
    shown = [str(name) for name in cells.tree.cget("displaycolumns")]
    assert (shown[0], shown[-1], "c1" in shown) == ("name", "c8", False)
    assert cells.tree.bbox("0", "c8")
    assert all(edge.winfo_ismapped() for edge in cells._edges)
    cells.tree.event_generate("<Down>")
    cells.tree.event_generate("<Return>")
    assert told == [(9, "c8")]
    for _ in range(9):
        cells.tree.event_generate("<Left>")
    assert cells.cell == (9, "name")
    cells.tree.event_generate("<Right>")
    root.update()
    assert cells.tree.bbox("1", "c1")
    cells.tree.event_generate("<Return>")
    assert told[-1] == (9, "c1")


def test_a_form_taller_than_its_place_opens_at_its_first_field(place: ttk.Frame, wait_until: Wait) -> None:
    area = ScrollArea(place)
    area.place(x=0, y=0, width=300, height=200)
    form = ttk.Frame(area.body)
    form.pack()
    ttk.Label(form, text="Penjelasan").pack(pady=30)
    elsewhere = ttk.Entry(place)
    elsewhere.place(x=400, y=0)
    entries = [ttk.Entry(form) for _ in range(20)]
    for entry in entries:
        entry.pack(pady=10)
    area.follow_focus()
    wait_until(lambda: area.body.winfo_height() > 500 and area.winfo_height() == 200)
    top = area.winfo_rooty()
    elsewhere.focus_force()
    place.update()
    entries[0].focus_set()
    place.update()
    assert area.body.winfo_rooty() == top, "what stands above the first field is out of sight"
    entries[-1].focus_force()
    wait_until(lambda: top <= entries[-1].winfo_rooty() < top + 200)
