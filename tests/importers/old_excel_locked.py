"""The workbook of Excel 97 with a password: RC4 as in [MS-OFFCRYPTO] 2.3.6 and [MS-XLS] 2.2.10."""

from __future__ import annotations

import hashlib
import io
import struct
from collections.abc import Iterator
from itertools import islice

import olefile  # type: ignore[import-untyped]

from tests.importers.old_excel import old_workbook

_BOF, _FILEPASS, _WRITEACCESS, _BOUNDSHEET, _INTERFACEHDR = 0x809, 0x2F, 0x5C, 0x85, 0xE1
_BLOCK = 1024
_SALT, _VERIFIER = bytes(range(16)), bytes(range(16, 32))


def locked_workbook(password: str) -> bytes:
    """Return the bytes of `old_workbook`, locked."""
    file = io.BytesIO(old_workbook())
    with olefile.OleFileIO(file, write_mode=True) as ole:
        ole.write_stream("Workbook", _locked(ole.openstream("Workbook").read(), password))
    return file.getvalue()


def _locked(stream: bytes, password: str) -> bytes:
    # The record of who wrote the book gives its room to the one that says how it is locked: no place is moved.
    start = next(at for at, number, _ in _records(stream) if number == _WRITEACCESS)
    verifier = bytes(
        mask ^ byte
        for mask, byte in zip(_rc4(_key(password, 0)), _VERIFIER + hashlib.md5(_VERIFIER).digest(), strict=False)  # noqa: S324
    )
    said = struct.pack("<HHHHH", _FILEPASS, 54, 1, 1, 1) + _SALT + verifier
    rest = struct.pack("<HH", _WRITEACCESS, 54) + stream[start + 4 : start + 58]
    stream = stream[:start] + said + rest + stream[start + 116 :]
    masks = b"".join(bytes(islice(_rc4(_key(password, block)), _BLOCK)) for block in range(len(stream) // _BLOCK + 1))
    locked = bytearray(stream)
    for at, number, length in _records(stream):
        open_bytes = length if number in {_BOF, _FILEPASS, _INTERFACEHDR} else 4 if number == _BOUNDSHEET else 0
        for place in range(at + 4 + open_bytes, at + 4 + length):
            locked[place] ^= masks[place]
    return bytes(locked)


def _records(stream: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield where each record starts, its number and the length of what it holds."""
    at = 0
    while at + 4 <= len(stream):
        number, length = struct.unpack_from("<HH", stream, at)
        yield at, number, length
        at += 4 + length


def _key(password: str, block: int) -> bytes:
    first = hashlib.md5(password.encode("utf-16-le")).digest()[:5]  # noqa: S324 - what Excel 97 does
    second = hashlib.md5((first + _SALT) * 16).digest()[:5]  # noqa: S324
    return hashlib.md5(second + struct.pack("<I", block)).digest()  # noqa: S324


def _rc4(key: bytes) -> Iterator[int]:
    box, at = list(range(256)), 0
    for place in range(256):
        at = (at + box[place] + key[place % len(key)]) % 256
        box[place], box[at] = box[at], box[place]
    one = two = 0
    while True:
        one = (one + 1) % 256
        two = (two + box[one]) % 256
        box[one], box[two] = box[two], box[one]
        yield box[(box[one] + box[two]) % 256]
