"""What kind of disk a folder stands on, and writing that survives a power cut; it knows no database."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable
from pathlib import Path

#: File systems on which SQLite's write-ahead log works and survives a power cut.
_LOCAL = frozenset(
    {"apfs", "bcachefs", "btrfs", "ext2", "ext3", "ext4", "f2fs", "hfs", "jfs", "ntfs", "ntfs3", "overlay"}
    | {"reiserfs", "tmpfs", "ufs", "xfs", "zfs"}
)
_DRIVE_FIXED = 3
_MOUNTS = "/proc/self/mountinfo"
_CHUNK = 1 << 20


def is_local(folder: Path) -> bool:
    """Tell whether ``folder`` stands on a disk of this machine; a share, a stick or an unknown disk is not local."""
    if os.name == "nt":
        return _windows_drive(folder) == _DRIVE_FIXED
    if Path(_MOUNTS).exists():
        return _linux_kind(folder.resolve()) in _LOCAL
    return not folder.resolve().is_relative_to("/Volumes")


def _windows_drive(folder: Path) -> int:
    """Ask Windows for the type of the drive: a mapped letter looks local but is not."""
    import ctypes

    root = os.path.splitdrive(folder.resolve())[0] + "\\"
    return int(ctypes.windll.kernel32.GetDriveTypeW(root))  # type: ignore[attr-defined,unused-ignore]


def _linux_kind(folder: Path) -> str:
    """Return the type of the file system mounted nearest above ``folder``, "" when it cannot be told."""
    best, kind = -1, ""
    try:
        lines = Path(_MOUNTS).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    for line in lines:
        before, _, after = line.partition(" - ")
        point = re.sub(r"\\(\d{3})", lambda octal: chr(int(octal[1], 8)), before.split(" ")[4])
        if folder.is_relative_to(point) and len(point) >= best:
            best, kind = len(point), after.split(" ")[0]
    return kind


def sync_file(path: Path) -> None:
    """Wait until the file's content is on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the folder's entries are on the disk; Windows does that by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def replace(temporary: Path, path: Path) -> None:
    """Put a finished temporary file in the place of ``path``, wholly or not at all."""
    sync_file(temporary)
    temporary.replace(path)
    sync_folder(path.parent)


def sha256(path: Path, progress: Callable[[float], None] | None = None) -> str:
    """Return the SHA-256 of a file in hex; ``progress`` is told between 0 and 1."""
    digest = hashlib.sha256()
    size = max(path.stat().st_size, 1)
    done = 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            done += len(chunk)
            if progress is not None:
                progress(min(done / size, 1.0))
    return digest.hexdigest()
