"""Reads .xlsx, .xlsm, .xlsb, .xls and .ods through python-calamine, and sends rows in pieces as they are unpacked.

Calamine keeps a sheet's whole rectangle in memory: one far cell can end this process, which the parent expects.
"""

from __future__ import annotations

import io
from itertools import islice
from typing import IO, Any

from importers.grid_child.pieces import PIECE_CELLS, PIECE_ROWS, send_piece, without_end_blanks
from importers.grid_child.wire import Failure, Send

#: With this Excel encrypts what is only protected from changes, and opens it without asking (MS-OFFCRYPTO 2.3.6.1).
_ANYONES_PASSWORD = "VelvetSweatshop"


def read(file: str, send: Send, password: str | None) -> None:
    """Send every worksheet of the file; a file that is none of the formats is a Failure."""
    with open(file, "rb") as source:  # noqa: PTH123 - pathlib costs the child 4 ms
        if password is not None:
            book = _opened(_decrypted(source, password, send))
        else:
            book = _opened_without_password(source, send)
        _send_sheets(book, send)


def _opened_without_password(source: IO[bytes], send: Send) -> Any:
    try:
        return _opened(source)
    except Failure as failure:
        if failure.reason != "encrypted":
            raise
    try:
        return _opened(_decrypted(source, _ANYONES_PASSWORD, send))
    except Failure:
        raise Failure("encrypted") from None


def _opened(source: IO[bytes]) -> Any:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        return CalamineWorkbook.from_filelike(source)
    except PasswordError:
        raise Failure("encrypted") from None
    except CalamineError as error:
        raise _failure(source, error) from None


def _send_sheets(book: Any, send: Send) -> None:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    known = book.sheets_metadata
    for index, about in enumerate(known):
        if about.typ is not SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_index(index)
        send("sheet", about.name, about.visible is not SheetVisibleEnum.Visible)
        _send_rows(sheet, send)
        send("progress", (index + 1) / len(known))


def _send_rows(sheet: Any, send: Send) -> None:
    start = sheet.start
    if start is None:
        return
    # Rows come from row 1 on, columns only from the first that holds something.
    pad = (None,) * start[1]
    at_once = max(1, min(PIECE_ROWS, PIECE_CELLS // (sheet.width + len(pad) + 1)))
    numbers: list[int] = []
    rows: list[tuple[Any, ...]] = []
    for number, cells in enumerate(islice(sheet.iter_rows(), start[0], None), start[0] + 1):
        row = tuple(
            [
                (int(cell) if -1e16 < cell < 1e16 and cell.is_integer() else cell)
                if cell.__class__ is float
                else None
                if cell.__class__ is str and (not cell or cell.isspace())
                else cell
                for cell in cells
            ]
        )
        if row[-1] is None:
            row = without_end_blanks(row)
            if not row:
                continue
        numbers.append(number)
        rows.append(pad + row if pad else row)
        if len(rows) == at_once:
            send_piece(send, numbers, rows)
            numbers, rows = [], []
    if rows:
        send_piece(send, numbers, rows)


def _decrypted(source: IO[bytes], password: str, send: Send) -> IO[bytes]:
    """Return the workbook inside an encrypted one, in memory; a wrong password is a Failure."""
    import msoffcrypto
    from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError
    from msoffcrypto.format import xls97

    # This process may write no file, and what was locked is to lie open on no disk.
    xls97.tempfile = _InMemory
    source.seek(0)
    plain = io.BytesIO()
    try:
        office = msoffcrypto.OfficeFile(source)
        if not office.is_encrypted():
            source.seek(0)
            return source
        if office.format == "ooxml":
            office.load_key(password=password, verify_password=True)
            send("format", "xlsx")
        else:
            office.load_key(password=password)
        office.decrypt(plain)
    except (InvalidKeyError, DecryptionError):
        raise Failure("wrong_password") from None
    except FileFormatError:
        source.seek(0)
        return source
    plain.seek(0)
    return plain


class _InMemory:
    """Stands in for the module `tempfile` where the decrypted .xls is put together."""

    TemporaryFile = io.BytesIO


def _has_password(source: IO[bytes]) -> bool:
    """Tell an .xls whose records are encrypted: calamine, not told the format, knows it for none of its own."""
    import msoffcrypto

    source.seek(0)
    try:
        return bool(msoffcrypto.OfficeFile(source).is_encrypted())
    except Exception:  # it raises whatever a damaged file makes it stumble over
        return False


def _failure(source: IO[bytes], error: Exception) -> Failure:
    """Return why calamine would not read the file, as far as the container tells."""
    source.seek(0)
    if source.read(8) != b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        return Failure("broken")
    import olefile  # type: ignore[import-untyped]

    try:
        with olefile.OleFileIO(source) as ole:
            streams = {path[0].lower() for path in ole.listdir()}
    except OSError:
        return Failure("truncated")
    if "encryptedpackage" in streams or "password" in str(error).lower() or _has_password(source):
        return Failure("encrypted")
    if streams & {"workbook", "book"}:
        return Failure("broken")
    words = {"worddocument": "Word", "powerpoint document": "PowerPoint", "visiodocument": "Visio"}
    found = next((word for stream, word in words.items() if stream in streams), None)
    return Failure("wrong_kind", found=found) if found else Failure("unknown_kind")
