"""The demo replaces what it made, and nothing else."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from app.demo.manifest import FILE, Manifest


def writing(text: str) -> Callable[[Path], object]:
    return lambda path: path.write_text(text, encoding="utf-8")


def run(out: Path, draft: Path, **files: str) -> list[str]:
    manifest = Manifest(out)
    made = [manifest.put(f"sumber/{name}.txt", writing(text), draft / f"{name}.txt") for name, text in files.items()]
    manifest.finish()
    return [path.name for path in made]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def test_a_second_run_replaces_what_the_first_made(out: Path, tmp_path: Path) -> None:
    assert run(out, tmp_path / "d", satu="lama", dua="sama") == ["satu.txt", "dua.txt"]
    assert run(out, tmp_path / "d", satu="baru", dua="sama") == ["satu.txt", "dua.txt"]
    assert (out / "sumber" / "satu.txt").read_text() == "baru"
    assert len(list((out / "sumber").iterdir())) == 2


def test_what_is_not_made_again_goes(out: Path, tmp_path: Path) -> None:
    run(out, tmp_path / "d", satu="a", dua="b")
    run(out, tmp_path / "d", satu="a")
    assert [path.name for path in (out / "sumber").iterdir()] == ["satu.txt"]
    assert list(json.loads((out / FILE).read_text())["files"]) == ["sumber/satu.txt"]


def test_a_strangers_file_of_the_same_name_stays(out: Path, tmp_path: Path) -> None:
    (out / "sumber").mkdir()
    (out / "sumber" / "satu.txt").write_text("milik orang lain")
    assert run(out, tmp_path / "d", satu="contoh") == ["satu (2).txt"]
    assert run(out, tmp_path / "d", satu="contoh lain") == ["satu (2).txt"]
    assert (out / "sumber" / "satu.txt").read_text() == "milik orang lain"
    assert (out / "sumber" / "satu (2).txt").read_text() == "contoh lain"


def test_what_somebody_edited_stays(out: Path, tmp_path: Path) -> None:
    run(out, tmp_path / "d", satu="contoh")
    (out / "sumber" / "satu.txt").write_text("disunting orang")
    assert run(out, tmp_path / "d", satu="contoh") == ["satu (2).txt"]
    assert (out / "sumber" / "satu.txt").read_text() == "disunting orang"
    run(out, tmp_path / "d", dua="lain")
    assert sorted(path.name for path in (out / "sumber").iterdir()) == ["dua.txt", "satu.txt"]


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        '{"format": 99, "files": {"aman.txt": ["0"]}}',
        '{"format": 1, "files": [1]}',
        '{"format": 1, "files": {"../aman.txt": ["DIGEST"], "/etc/passwd": ["x"], "a\\\\..\\\\b": ["y"]}}',
    ],
)
def test_a_manifest_that_was_tampered_with_harms_nothing(out: Path, tmp_path: Path, content: str) -> None:
    outside = tmp_path / "aman.txt"
    outside.write_text("aman")
    digest = hashlib.sha256(b"aman").hexdigest()
    (out / FILE).write_text(content.replace("DIGEST", digest))
    run(out, tmp_path / "d", satu="contoh")
    assert outside.read_text() == "aman"
    assert list(json.loads((out / FILE).read_text())["files"]) == ["sumber/satu.txt"]


def test_a_failed_write_leaves_the_old_file(out: Path, tmp_path: Path) -> None:
    run(out, tmp_path / "d", satu="lama")

    def failing(path: Path) -> None:
        path.write_text("setengah")
        raise RuntimeError

    manifest = Manifest(out)
    with pytest.raises(RuntimeError):
        manifest.put("sumber/satu.txt", failing, tmp_path / "d" / "satu.txt")
    assert (out / "sumber" / "satu.txt").read_text() == "lama"
    assert run(out, tmp_path / "d", satu="baru") == ["satu.txt"]


def test_a_run_stopped_half_way_is_taken_up(out: Path, tmp_path: Path) -> None:
    run(out, tmp_path / "d", satu="a", dua="b")
    stopped = Manifest(out)
    stopped.put("sumber/satu.txt", writing("a2"), tmp_path / "d" / "satu.txt")
    assert run(out, tmp_path / "d", satu="a3") == ["satu.txt"]
    assert [path.name for path in (out / "sumber").iterdir()] == ["satu.txt"]


def test_a_run_killed_while_it_replaced_a_file_still_knows_its_own(out: Path, tmp_path: Path) -> None:
    run(out, tmp_path / "d", satu="lama")
    kept = (out / "sumber" / "satu.txt").read_bytes()
    killed = Manifest(out)
    killed.put("sumber/satu.txt", writing("baru"), tmp_path / "d" / "satu.txt")
    (out / "sumber" / "satu.txt").write_bytes(kept)  # as if killed just before the replacing
    assert run(out, tmp_path / "d", satu="terbaru") == ["satu.txt"]
    assert (out / "sumber" / "satu.txt").read_text() == "terbaru"


def test_a_file_open_in_another_program_is_left_and_the_new_one_written_beside(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(out, tmp_path / "d", satu="lama")
    replace, unlink = Path.replace, Path.unlink

    def kept(self: Path, *, missing_ok: bool = False) -> None:
        if self.name == "satu.txt":
            raise PermissionError(13, "in use")
        unlink(self, missing_ok=missing_ok)

    def held(self: Path, target: Path) -> Path:
        if target.name == "satu.txt":
            raise PermissionError(13, "in use")
        return replace(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", held)
        patched.setattr(Path, "unlink", kept)
        assert run(out, tmp_path / "d", satu="baru") == ["satu (2).txt"]
    assert (out / "sumber" / "satu (2).txt").read_text() == "baru"
    assert (out / "sumber" / "satu.txt").read_text() == "lama"
    assert run(out, tmp_path / "d", satu="terbaru") == ["satu.txt"]
    assert [path.name for path in (out / "sumber").iterdir()] == ["satu.txt"]
