"""Settings: defaults, only what differs is kept, and a file that is not as it should be never stops the program."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from app import messages, paths
from app.errors import AppError
from app.settings import Settings, load, save


def kept(folder: Path) -> Any:
    return json.loads((folder / "pengaturan.json").read_text(encoding="utf-8"))


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    found = load(tmp_path / "tidak ada")
    assert found == Settings()
    assert (found.office_name, found.office_area, found.theme, found.language, found.text_size) == (
        "",
        "",
        "light",
        "id",
        100,
    )
    assert not (tmp_path / "tidak ada").exists()


def test_only_what_differs_is_kept_and_comes_back(tmp_path: Path) -> None:
    changed = Settings().changed(
        office_name="KPU Kota Contoh",
        text_size=150,
        columns={"arsip": {"title": 400}},
        theme="light",
        participation_base={"PPWP-2019-1": "registered_total"},
    )
    save(tmp_path / "lemari", changed)
    assert kept(tmp_path / "lemari") == {
        "office_name": "KPU Kota Contoh",
        "text_size": 150,
        "columns": {"arsip": {"title": 400}},
        "participation_base": {"PPWP-2019-1": "registered_total"},
    }
    assert load(tmp_path / "lemari") == changed
    save(tmp_path / "lemari", Settings())
    assert kept(tmp_path / "lemari") == {}


def test_keys_of_a_newer_version_are_kept(tmp_path: Path) -> None:
    (tmp_path / "pengaturan.json").write_text('{"clerk": "Siti", "hologram": {"a": [1]}}', encoding="utf-8")
    found = load(tmp_path)
    assert (found.clerk, found.warnings) == ("Siti", ())
    save(tmp_path, found.changed(clerk="Budi"))
    assert kept(tmp_path) == {"clerk": "Budi", "hologram": {"a": [1]}}


@pytest.mark.parametrize("content", [b"{", b"[1]", b"\xff\xfe\x00", b'"a"', b""])
def test_a_broken_file_is_set_aside(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "pengaturan.json").write_bytes(content)
    found = load(tmp_path)
    assert found.changed() == Settings(warnings=("settings_set_aside",))
    assert messages.sentence(found.warnings[0])
    assert (tmp_path / "pengaturan-rusak.json").read_bytes() == content
    assert load(tmp_path) == Settings()


def test_a_value_that_cannot_be_is_left_at_its_default(tmp_path: Path) -> None:
    wrong: dict[str, object] = {
        "theme": "pink",
        "language": "fr",
        "text_size": 1000,
        "clerk": 5,
        "rail_folded": 1,
        "backups_kept": 0,
        "columns": {"arsip": {"title": "lebar"}},
        "participation_base": ["x"],
        "office_name": "KPU",
        "last_page": None,
    }
    (tmp_path / "pengaturan.json").write_text(json.dumps(wrong), encoding="utf-8")
    found = load(tmp_path)
    assert found == Settings(office_name="KPU", warnings=("settings_value_wrong",))
    assert messages.sentence(found.warnings[0])


@pytest.mark.parametrize("change", [{"theme": "pink"}, {"text_size": True}, {"text_size": 89}, {"columns": {"a": 1}}])
def test_a_value_that_cannot_be_is_not_taken(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(change))):
        Settings().changed(**change)


def test_settings_are_written_wholly_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(tmp_path, Settings(clerk="Siti"))

    def fail(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(AppError, match="settings_not_saved"):
        save(tmp_path, Settings(clerk="Budi"))
    assert load(tmp_path).clerk == "Siti"
    assert [path.name for path in tmp_path.iterdir()] == ["pengaturan.json"]


def test_the_cabinet_is_where_the_environment_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(paths.VARIABLE, str(tmp_path / "stik"))
    assert paths.default_cabinet() == tmp_path / "stik"
    monkeypatch.delenv(paths.VARIABLE)
    assert paths.default_cabinet().name == "lemari"
    assert "Sidalu" in str(paths.default_cabinet())
    assert paths.documents().is_absolute()
