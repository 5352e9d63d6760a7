"""Files are put in place whole or not at all, and texts hold nothing an Office file may not."""

from __future__ import annotations

import errno
import gc
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from exporters.safe import CannotWrite, FailingOnce, cell_text, clean, one_line, writing


@given(st.text())
def test_clean_text_can_stand_in_any_office_file(text: str) -> None:
    element = etree.Element("t")
    element.text = clean(text)
    assert etree.fromstring(etree.tostring(element)).text in (clean(text), clean(text).replace("\r", "\n"), None)


def test_control_characters_go_and_line_breaks_stay() -> None:
    assert clean("a\x00b\x0bc\nd\ud800") == "abc\nd"
    assert one_line(" a\n\tb\x07 ") == "a b"


def test_a_cell_is_cut_at_what_excel_holds() -> None:
    assert len(cell_text("x" * 40_000)) == 32_767


def test_writes_then_replaces(tmp_path: Path) -> None:
    out = tmp_path / "baru" / "laporan.xlsx"
    with writing(out, overwrite=False) as temporary:
        temporary.write_text("isi")
        assert not out.exists()
    assert out.read_text() == "isi"
    assert list(out.parent.iterdir()) == [out]


def test_never_over_an_existing_file_unless_told(tmp_path: Path) -> None:
    out = tmp_path / "laporan.xlsx"
    out.write_text("lama")
    with pytest.raises(CannotWrite) as refusal, writing(out, overwrite=False):
        pytest.fail("nothing may be written")
    assert refusal.value.reason == "exists"
    assert out.read_text() == "lama"
    with writing(out, overwrite=True) as temporary:
        temporary.write_text("baru")
    assert out.read_text() == "baru"


def test_a_file_that_appears_meanwhile_is_kept(tmp_path: Path) -> None:
    out = tmp_path / "laporan.xlsx"

    def meanwhile() -> None:
        with writing(out, overwrite=False) as temporary:
            temporary.write_text("baru")
            out.write_text("orang lain")

    with pytest.raises(CannotWrite) as refusal:
        meanwhile()
    assert refusal.value.reason == "exists"
    assert out.read_text() == "orang lain"
    assert list(tmp_path.iterdir()) == [out]


def test_what_breaks_leaves_the_old_file_and_no_rest(tmp_path: Path) -> None:
    out = tmp_path / "laporan.xlsx"
    out.write_text("lama")

    def breaks() -> None:
        with writing(out, overwrite=True) as temporary:
            temporary.write_text("setengah")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        breaks()
    assert out.read_text() == "lama"
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (PermissionError(errno.EACCES, "denied"), "in_use"),
        (OSError(errno.ENOSPC, "no space"), "disk_full"),
        (OSError(errno.EROFS, "read-only"), "no_permission"),
        (OSError(errno.EIO, "input/output error"), "failed"),
    ],
)
def test_what_the_system_refuses_has_a_reason(tmp_path: Path, error: OSError, reason: str) -> None:
    out = tmp_path / "laporan.xlsx"
    out.write_text("lama")
    with pytest.raises(CannotWrite) as refusal, writing(out, overwrite=True):
        raise error
    assert refusal.value.reason == reason
    assert out.read_text() == "lama"


def test_a_folder_is_no_place_for_a_file(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite) as refusal, writing(tmp_path, overwrite=True):
        pytest.fail("nothing may be written")
    assert refusal.value.reason == "folder"


def test_a_file_where_a_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("x")
    with pytest.raises(CannotWrite) as refusal, writing(tmp_path / "berkas" / "laporan.xlsx", overwrite=True):
        pytest.fail("nothing may be written")
    assert refusal.value.reason == "no_folder"


class FullDisk(io.BytesIO):
    """Takes a hundred bytes and then no more."""

    def write(self, data: object, /) -> int:
        if self.tell() > 100:
            raise OSError(errno.ENOSPC, "no space")
        return super().write(data)  # type: ignore[arg-type]


def test_a_zip_on_a_full_disk_fails_once_and_not_again_when_it_is_thrown_away() -> None:
    def written() -> None:
        package = zipfile.ZipFile(FailingOnce(FullDisk()), "w")  # type: ignore[call-overload]
        for name in ("a", "b", "c"):
            package.writestr(name, bytes(200))

    with pytest.raises(OSError, match="no space"):
        written()
    gc.collect()


def test_a_name_too_long_for_the_disk_is_said(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite) as refused, writing(tmp_path / ("p" * 300 + ".xlsx"), overwrite=False):
        pass
    assert refused.value.reason == "name_too_long"
