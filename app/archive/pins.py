"""PINs as they are kept: the salted scrypt (RFC 7914) of the digits, never the digits; it knows no table."""

from __future__ import annotations

import hashlib
import hmac
import os

#: Cost, block size and lanes: some 16 MB and 50 ms a try on an office PC.
_N, _R, _P = 2**14, 8, 1
_SALT, _LENGTH = 16, 32
#: A PIN's least and most digits.
DIGITS = range(4, 13)


def well_formed(pin: str) -> bool:
    """Tell whether a text can be a PIN: only digits, as many as `DIGITS` allows."""
    return pin.isascii() and pin.isdecimal() and len(pin) in DIGITS


def kept(pin: str) -> str:
    """Return what is kept of a PIN: the method with its costs, a new salt and the hash, in hex."""
    salt = os.urandom(_SALT)
    return f"scrypt${_N}${_R}${_P}${salt.hex()}${_hash(pin, salt, _N, _R, _P).hex()}"


def matches(pin: str, held: str) -> bool:
    """Tell whether a PIN is the one that ``held`` was made of; what is not ours to read matches none."""
    try:
        method, n, r, p, salt, wanted = held.split("$")
        if method != "scrypt":
            return False
        made = _hash(pin, bytes.fromhex(salt), int(n), int(r), int(p))
        return hmac.compare_digest(made, bytes.fromhex(wanted))
    except ValueError:
        return False


def _hash(pin: str, salt: bytes, n: int, r: int, p: int) -> bytes:
    return hashlib.scrypt(pin.encode(), salt=salt, n=n, r=r, p=p, maxmem=2**26, dklen=_LENGTH)
