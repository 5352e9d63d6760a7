"""Recaps typed from paper by nothing but keys, from the first field to the corrected figure: parties, and pairs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from app import settings
from app.desktop.drafts import Drafts
from app.desktop.pages.by_hand.grid import from_text
from app.desktop.pages.intake.standing import Step
from app.desktop.shell import Shell
from app.results import reading
from app.results.records import ElectionKey

Wait = Callable[[Callable[[], object]], None]
pytestmark = pytest.mark.window

_SIGNS = {" ": "space", ".": "period", ",": "comma", "-": "minus"}


class Keyboard:
    """A hand on the keyboard: every key goes to whatever has the focus, a list that is open included."""

    def __init__(self, shell: Shell, wait_until: Wait) -> None:
        self.shell, self._wait = shell, wait_until
        self._root = shell.window.root
        self._root.focus_force()
        self._root.update()

    def press(self, *keys: str) -> None:
        """Press keys one after the other, each by Tk's name ("Control-Shift-o", "Tab")."""
        for key in keys:
            self._root.update()
            target = str(self._root.tk.call("focus")) or str(self._root.focus_lastfor())
            self._root.tk.call("event", "generate", target, f"<{key}>")
            self._root.update()

    def type(self, text: str) -> None:
        """Type letters and figures."""
        self.press(*(f"Key-{_SIGNS.get(sign, sign)}" for sign in text))

    def choose(self, place: int) -> None:
        """Choose in a box by opening its list and going down ``place`` lines from the one that is chosen."""
        self.press("Down", *["Down"] * place, "Return")

    def paste(self, block: str) -> None:
        """Paste what a spreadsheet has put on the clipboard."""
        self._root.clipboard_clear()
        self._root.clipboard_append(block)
        self.press("Control-v")

    def until(self, ready: Callable[[], object]) -> None:
        """Wait as a clerk would."""
        self._wait(ready)


@pytest.fixture
def hand(shell: Shell, wait_until: Wait) -> Keyboard:
    shell.session.save(office_area="32.71")
    settings.save(shell.session.folder, shell.session.settings)
    hand = Keyboard(shell, wait_until)
    hand.press("Control-Key-5")
    hand.until(lambda: shell.current == "intake")
    hand.press("Control-Shift-O")
    hand.until(lambda: shell.current == "by_hand" and not shell.session.lookups.busy)
    return hand


def apply(hand: Keyboard, faults: int = 0) -> None:
    """Go from the sheet over the steps of the import to its end."""
    hand.press("Alt-Right")
    hand.until(lambda: hand.shell.current == "intake" and hand.shell.page.model.step is Step.SHEET)  # type: ignore[attr-defined]
    intake: Any = hand.shell.page
    hand.press("Alt-Right", "Alt-Right")
    assert (intake.model.step, intake.model.file.plan.counts.refused) == (Step.PLAN, faults)
    hand.until(lambda: intake.next_button.instate(["!disabled"]))
    hand.press("space")
    hand.until(lambda: intake.model.step is Step.DONE)


def test_parties_with_their_candidates_by_keys_alone(shell: Shell, hand: Keyboard) -> None:
    hand.choose(4)  # DPRD of a city or regency
    hand.press("Tab")
    hand.type("2014")
    hand.press("Tab", "Tab", "Control-a")
    hand.type("bogor selatan")
    hand.press("Tab")
    page: Any = shell.page
    assert page.shown.form.value("area") == "32.71.01  Bogor Selatan"
    hand.choose(1)  # by kelurahan
    hand.press("Tab")
    hand.type("DA1")
    hand.press("Tab", "Tab")
    hand.type("DA1")
    hand.press("Tab")
    hand.type("0012")
    hand.press(*["Tab"] * 7, "space")
    hand.until(lambda: page.model.grid is not None)
    grid = page.model.grid
    assert "Bogor Selatan" in page.shown._about.cget("text")
    parties = [column.number for column in grid.columns if column.number]
    assert parties[:3] == [1, 2, 3]

    hand.press("Control-n", "Shift-Tab")
    hand.choose(2)  # a party with all its candidates
    hand.press("Tab")
    hand.type("3")
    hand.press("Tab")
    hand.type("PKS")
    hand.press("Tab")
    hand.paste("NO\tNAMA CALON\n1\tDrs. H. ADI, M.Si.\n2\tBUDI\n")
    hand.press("Tab", "space")
    assert [(one.number, one.candidate, one.own) for one in grid.columns[2:6]] == [
        *((3, None, True), (3, 1, False), (3, 2, False), (3, None, False)),
    ]

    votes = [[10 * row + at for at in range(len(parties))] for row in range(1, len(grid.rows) + 1)]
    rows = []
    for row, line in enumerate(votes):
        own, first, second = 100 + row, 50, 7
        line[2] = own + first + second
        valid = sum(line)
        rows.append([*line[:2], own, first, second, *line[2:], valid, row, valid + row])
    rows.append([sum(column) for column in zip(*rows, strict=True)])
    hand.press("Control-Home")
    hand.paste("\r\n".join("\t".join(f"{value:,}".replace(",", ".") for value in line) for line in rows))
    page.shown.settle()
    assert (grid.begun, page.model.told()) == (len(grid.rows), [])

    hand.press("Control-Home", "Right", "Right", "Right", "Down")
    hand.type("80")
    hand.press("Return")
    hand.until(lambda: page.model.told())
    # The program is gone without a word: what was typed is on the disk, and comes back.
    again = from_text(Drafts(shell.session.folder).get("by_hand")["grid"])
    assert again is not None
    assert (again.columns, again.text(1, 3), again.text(2, 0)) == (grid.columns, "80", "30")
    hand.press("Alt-Down")
    assert page.shown.cells.cursor == (1, 3)
    hand.type("50")
    apply(hand)

    listing = reading.list_results(shell.session.cabinet)[0]
    assert (listing.source.name, listing.source.form, listing.source.dossier) == ("DA1", "DA1", "0012")
    hand.press("Control-Key-4")
    results: Any = shell.page
    hand.until(lambda: results.model.view is not None and not shell.session.lookups.busy)
    assert results.model.view.root.votes[2] == rows[-1][5]
    hand.until(lambda: results.table.list is not None)
    hand.press(*["Tab"] * 7, "Down", "Right")
    assert results.table.list.cell is not None
    hand.press("Control-e")
    hand.until(lambda: results.correction is not None)
    assert "Batu Tulis" in results.correction.title()
    hand.type("9x")
    hand.press("Return")
    assert results.correction.winfo_exists(), "that is no number"
    hand.press("BackSpace", "Tab", "Tab")
    hand.type("salah ketik")
    hand.press("Return")
    hand.until(lambda: results.details.traced is not None and results.details.traced.value == 9)
    (cell,) = results.details.traced.cells
    assert (cell.reason, cell.form, cell.dossier) == ("salah ketik", "DA1", "0012")
    assert "10" in results.details.figure._note.cget("text"), "the old figure stays told"
    hand.press("Control-z")
    hand.until(lambda: results.details.traced is not None and results.details.traced.value == 10)
    hand.press("Control-z")
    hand.until(lambda: not reading.list_results(shell.session.cabinet))


def test_pairs_by_their_names_and_a_figure_in_an_open_field(shell: Shell, hand: Keyboard) -> None:
    hand.choose(6)  # mayor or regent
    hand.press("Tab")
    hand.type("2009")
    hand.press("Tab", "Tab", "Tab", "Tab")
    hand.type("Pleno")
    page: Any = shell.page
    hand.press(*["Tab"] * 10, "space")
    hand.until(lambda: page.model.grid is not None)
    hand.press("Control-n", "Shift-Tab")
    hand.choose(1)  # several contestants at once
    hand.press("Tab")
    hand.type("Adi dan Budi")
    hand.press("Return")
    hand.type("Citra dan Dewi")
    hand.press("Tab", "space")
    grid = page.model.grid
    assert [(one.number, one.name) for one in grid.columns[:2]] == [(1, "Adi dan Budi"), (2, "Citra dan Dewi")]
    hand.press("Control-Home")
    hand.type("120")
    hand.press("Tab")
    hand.type("80")
    hand.press("Tab")
    hand.type("200")
    # The window closes while the last figure is still being typed.
    page.end()
    again = from_text(Drafts(shell.session.folder).get("by_hand")["grid"])
    assert again is not None
    assert [again.text(0, at) for at in range(3)] == ["120", "80", "200"]
    apply(hand)
    view = reading.show(shell.session.cabinet, ElectionKey.parse("pkwkk-2009"))
    assert [who.name for who in view.contestants] == ["Adi dan Budi", "Citra dan Dewi"]
    assert view.areas[0].votes == (120, 80)
