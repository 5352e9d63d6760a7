"""The codes on labels: short words of letters and digits, which every scanner types and every keyboard layout has."""

from __future__ import annotations

import re

from app.archive.keys import natural_key
from app.store import Cabinet

_CODE = re.compile(r"SDL([BP])(\d{1,15})\Z", re.IGNORECASE)
_WORDS = re.compile(r"(?:boks|box|dus)\.?\s*(?:no(?:mor)?\.?)?\s*(?=\S)", re.IGNORECASE)


def of_box(box: int) -> str:
    """Return the code of a box ("SDLB000118")."""
    return f"SDLB{box:06d}"


def of_place(place: int) -> str:
    """Return the code of a place."""
    return f"SDLP{place:06d}"


def read_place(text: str) -> int | None:
    """Return the place that a code is of, None for any other text."""
    found = _CODE.match(text.strip())
    return int(found[2]) if found is not None and found[1].upper() == "P" else None


def read_boxes(cabinet: Cabinet, text: str) -> tuple[int, ...]:
    """Return the boxes that a code or a typed number ("118", "Boks 118") may mean."""
    text = text.strip()
    found = _CODE.match(text)
    if found is not None and found[1].upper() == "B":
        rows = cabinet.connection().execute("SELECT id FROM box WHERE id = ?", (int(found[2]),))
    else:
        number = _WORDS.sub("", text, count=1) if _WORDS.match(text) else text
        keys = {natural_key(text), natural_key(number)} - {""}
        rows = cabinet.connection().execute(
            f"SELECT id FROM box WHERE number <> '' AND number_key IN ({', '.join('?' * len(keys))}) ORDER BY id",
            sorted(keys),
        )
    return tuple(id_ for (id_,) in rows)
