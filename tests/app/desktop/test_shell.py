"""The window itself: every page opens, the search box finds, keys work, and the look changes while it is open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import ttkbootstrap as ttk

from app import i18n, settings
from app.desktop import theme
from app.desktop.pages import ENTRIES
from app.desktop.palette import PALETTES
from app.desktop.shell import Shell
from app.desktop.welcome import Welcome
from app.desktop.window import Window
from app.errors import AppError

Wait = Callable[[Callable[[], object]], None]
pytestmark = pytest.mark.window


@pytest.mark.parametrize("name", [entry.name for entry in ENTRIES])
def test_every_page_opens_from_the_rail(shell: Shell, wait_until: Wait, name: str) -> None:
    shell.rail.invoke(name)
    wait_until(lambda: not shell.session.lookups.busy)
    assert shell.current == name
    assert shell.page.winfo_ismapped()
    assert shell.session.settings.last_page == name


@pytest.mark.parametrize(
    ("mode", "language", "size"), [("dark", "id", 100), ("contrast", "en", 90), ("light", "en", 150)]
)
def test_the_look_changes_while_the_window_is_open(
    window: Window, wait_until: Wait, mode: str, language: str, size: int
) -> None:
    window.relook(theme=mode, language=language, text_size=size)
    shell = window.shell
    assert shell is not None
    for entry in ENTRIES:
        shell.go(entry.name)
        wait_until(lambda: not shell.session.lookups.busy)
    assert i18n.language() == language
    assert theme.colour("ground") == PALETTES[mode].ground
    assert theme.px(100) == round(100 * size / 100)
    kept = settings.load(window.folder)
    assert (kept.theme, kept.language, kept.text_size) == (mode, language, size)


def test_the_search_box_finds_a_dossier_and_opens_it(shell: Shell, wait_until: Wait) -> None:
    shell.top.focus_search()
    shell.top.entry.focus_force()
    shell.top.text.set("rekapitulasi")
    wait_until(lambda: any("rekapitulasi" in offer.title for offer in shell.popup.offers))
    assert shell.popup.offers[0].aside.endswith("118")
    shell.top.entry.event_generate("<Return>")
    wait_until(lambda: shell.current == "archive" and not shell.session.lookups.busy)
    assert not shell.popup.shown
    page = shell.page
    wait_until(lambda: page.list.chosen is not None)  # type: ignore[attr-defined]
    assert "Bogor Tengah" in page.model.dossier(page.list.chosen).title  # type: ignore[attr-defined]


def test_the_search_box_finds_commands_with_their_keys(shell: Shell, wait_until: Wait) -> None:
    shell.top.entry.focus_force()
    shell.top.text.set("la")
    wait_until(lambda: any(offer.title == "Laporan" for offer in shell.popup.offers))
    offer = next(offer for offer in shell.popup.offers if offer.title == "Laporan")
    at = [entry.name for entry in ENTRIES].index("reports") + 1
    assert offer.aside == f"Ctrl+{at}"
    offer.run()
    assert shell.current == "reports"


def test_escape_puts_the_search_away(shell: Shell, wait_until: Wait) -> None:
    shell.top.entry.focus_force()
    shell.top.text.set("riwayat")
    wait_until(lambda: shell.popup.shown)
    shell.top.entry.event_generate("<Escape>")
    wait_until(lambda: not shell.popup.shown)


def test_keys_go_to_pages_and_fold_the_rail(window: Window, shell: Shell, wait_until: Wait) -> None:
    shell.page.focus_force()
    window.root.event_generate("<Control-Key-2>")
    wait_until(lambda: shell.current == "archive")
    shell.page.focus_force()
    window.root.event_generate("<Control-b>")
    wait_until(lambda: shell.rail.folded)
    assert settings.load(window.folder).rail_folded
    window.root.event_generate("<F1>")
    wait_until(lambda: shell.current == "guide")


def test_a_narrow_window_folds_the_rail_until_there_is_room(window: Window, shell: Shell, wait_until: Wait) -> None:
    window.root.minsize(200, 200)
    window.root.geometry("900x700")
    wait_until(lambda: shell.rail.folded)
    assert not shell.session.settings.rail_folded
    window.root.geometry("1280x800")
    wait_until(lambda: not shell.rail.folded)


def test_tab_goes_down_the_rail_as_it_is_seen(shell: Shell) -> None:
    made = [shell.rail._buttons[name][1] for name in ("history", "settings", "guide")]
    assert made[0].tk_focusNext() is made[1]
    assert made[1].tk_focusNext() is made[2]


def test_every_key_is_used_once(shell: Shell) -> None:
    for entry in ENTRIES:
        shell.go(entry.name)
        keys = [command.key for command in shell.commands() if command.key]
        assert len(keys) == len(set(keys)), entry.name


def test_undo_and_redo_from_the_top_bar(shell: Shell, wait_until: Wait) -> None:
    wait_until(lambda: shell.top.undo.instate(["!disabled"]))
    shell.top.undo.invoke()
    wait_until(lambda: shell.status.counts.cget("text").startswith("0 "))
    wait_until(lambda: shell.top.redo.instate(["!disabled"]))
    shell.top.redo.invoke()
    wait_until(lambda: shell.status.counts.cget("text").startswith("4 "))


def test_the_tab_key_reaches_page_and_search(shell: Shell) -> None:
    seen = set()
    widget = shell.top.entry
    for _ in range(60):
        seen.add(str(widget))
        widget = widget.tk_focusNext()  # type: ignore[assignment]
    assert str(shell.top.entry) in seen
    assert any(name.startswith(str(shell.page)) for name in seen)
    assert any(name.startswith(str(shell.rail)) for name in seen)


def test_a_sample_is_marked_on_every_page(window: Window, wait_until: Wait) -> None:
    assert window.session is not None
    window.session.save(sample=True)
    window.relook()
    shell = window.shell
    assert shell is not None
    for entry in ENTRIES:
        shell.go(entry.name)
        wait_until(lambda: shell.top.sample_shown)


def test_a_missing_cabinet_is_offered_to_be_made(root: ttk.App, tmp_path: Path, wait_until: Wait) -> None:
    window = Window(tmp_path / "baru", root=root)
    window.open()
    welcome = window.welcome
    assert isinstance(welcome, Welcome)
    assert set(welcome.buttons) == {"create", "sample", "choose"}
    welcome.buttons["create"].invoke()
    wait_until(lambda: window.shell is not None)
    assert (tmp_path / "baru" / "catalogue.db").is_file()
    window.leave()


def test_a_cabinet_in_use_can_be_opened_to_read(
    root: ttk.App, filled: Path, wait_until: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.desktop import window as module

    really = module.open_cabinet

    def taken(folder: Path, **how: object) -> object:
        if how.get("write"):
            raise AppError("cabinet_taken", who="Dedi", host="PC-2", since="2026-11-24 07.30")
        return really(folder)

    monkeypatch.setattr(module, "open_cabinet", taken)
    window = Window(filled, root=root)
    window.open()
    assert window.welcome is not None
    window.welcome.buttons["read"].invoke()
    wait_until(lambda: window.shell is not None)
    shell = window.shell
    assert shell is not None
    wait_until(lambda: "hanya dibaca" in shell.status.counts.cget("text"))
    assert not any(command.id == "archive_add" for command in shell.go("archive").commands())
    window.leave()
