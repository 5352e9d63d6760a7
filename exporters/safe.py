"""What every written file needs: clean text, a temporary file that replaces the real one at the end, clear refusals.

It knows nothing of what is written.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, TypeVar

T = TypeVar("T")

#: Excel shows no more characters than this in one cell.
LONGEST_CELL = 32_767

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_SPACES = re.compile(r"\s+")


class CannotWrite(Exception):  # noqa: N818 - a statement about a place on disk, not a fault of ours
    """A file that cannot be written; what stood there before still stands there.

    ``reason`` is ``exists``, ``in_use``, ``no_permission``, ``no_folder``, ``folder``, ``name_too_long``,
    ``disk_full``, ``template``, ``too_long`` or ``failed``; ``path`` is where it should have gone; ``detail`` is what
    the system said, what a template lacks, or which sheet is too long.
    """

    def __init__(self, reason: str, path: Path, detail: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.path = path
        self.detail = detail


def clean(text: str) -> str:
    """Return ``text`` without characters no Office file may hold (controls, lone surrogates); line breaks stay."""
    return text if text.isprintable() else _UNWRITABLE.sub("", text)


def one_line(text: str) -> str:
    """Return ``text`` cleaned, on one line, with single spaces."""
    return _SPACES.sub(" ", clean(text)).strip()


def cell_text(text: str) -> str:
    """Return ``text`` cleaned and short enough for one cell of a sheet."""
    text = clean(text)
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1] + "…"


@contextlib.contextmanager
def writing(out: Path, *, overwrite: bool) -> Iterator[Path]:
    """Yield a temporary path beside ``out`` that takes its place when all went well, and is removed when not.

    Raises CannotWrite, before any work when the place is refused already: ``out`` exists and ``overwrite`` is not
    set, or is a folder. A file that another program holds open (Excel, PowerPoint on Windows) is ``in_use``.
    """
    temporary: Path | None = None
    try:
        _refuse_early(out, overwrite=overwrite)
        out.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=out.parent, prefix=f".{out.stem[:40]}-", suffix=out.suffix)
        os.close(handle)
        temporary = Path(name)
        yield temporary
        _open_to_all_readers(temporary)
        with temporary.open("rb+") as written:
            # Else a power cut could leave the new name on an empty file.
            os.fsync(written.fileno())
        _put(temporary, out, overwrite=overwrite)
    except OSError as error:
        raise CannotWrite(_reason(error, out), out, error.strerror or "") from error
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)


class FailingOnce:
    """A file being written that fails once: what is written after that is let go.

    A zip file that cannot be finished tries again when it is thrown away, where nobody can catch what goes wrong.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._lost: int | None = None

    def write(self, data: bytes) -> int:
        """Write ``data``; the first OSError is raised."""
        if self._lost is None:
            return self._tried(lambda: self._file.write(data))
        self._lost += len(data)
        return len(data)

    def flush(self) -> None:
        """Write what waits; the first OSError is raised."""
        if self._lost is None:
            self._tried(self._file.flush)

    def seek(self, place: int, whence: int = 0) -> int:
        """Go to a place in the file, once it failed by counting from its start only."""
        if self._lost is None:
            return self._tried(lambda: self._file.seek(place, whence))
        self._lost = place
        return place

    def tell(self) -> int:
        """Return the place in the file."""
        return self._file.tell() if self._lost is None else self._lost

    def _tried(self, step: Callable[[], T]) -> T:
        try:
            return step()
        except OSError:
            self._lost = self._file.tell()
            raise


def _refuse_early(out: Path, *, overwrite: bool) -> None:
    if out.is_dir():
        raise CannotWrite("folder", out)
    if not overwrite and out.exists():
        raise CannotWrite("exists", out)


def _put(temporary: Path, out: Path, *, overwrite: bool) -> None:
    """Move the finished file into place; without ``overwrite`` a file that appeared meanwhile is kept."""
    if overwrite or os.name == "nt":
        # On Windows rename refuses an existing target by itself.
        (temporary.replace if overwrite else temporary.rename)(out)
        return
    try:
        os.link(temporary, out)
    except FileExistsError:
        raise
    except OSError:  # a stick or share without hard links
        if out.exists():
            raise FileExistsError(errno.EEXIST, "exists") from None
        temporary.rename(out)


def _open_to_all_readers(path: Path) -> None:
    """Give the file the rights any new file has; a temporary file is private at first."""
    if os.name != "nt":
        mask = os.umask(0)
        os.umask(mask)
        path.chmod(0o666 & ~mask)


def _reason(error: OSError, out: Path) -> str:
    if isinstance(error, FileExistsError):
        return "exists" if not out.parent.is_file() else "no_folder"
    if isinstance(error, PermissionError):
        return "in_use" if out.exists() else "no_permission"
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "no_folder"
    if error.errno == errno.ENAMETOOLONG:
        return "name_too_long"
    if error.errno == errno.EROFS:
        return "no_permission"
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return "disk_full"
    return "failed"
