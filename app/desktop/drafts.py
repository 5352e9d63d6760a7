"""What was typed and is not stored yet, kept beside the settings: a closed form or window loses nothing.

It knows no widget and no form.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

FILE = "draf.json"


class Drafts:
    """Texts by the name of their form and of their field; without a folder they last as long as the window."""

    def __init__(self, folder: Path | None) -> None:
        self._path = folder / FILE if folder is not None else None
        self._kept = _read(self._path) if self._path is not None else {}

    def get(self, name: str) -> dict[str, str]:
        """Return what was typed into a form, field by field; nothing for a form that has no draft."""
        return dict(self._kept.get(name, {}))

    def keep(self, name: str, texts: Mapping[str, str]) -> None:
        """Keep what was typed into a form in the place of what was kept; nothing typed leaves no draft."""
        if dict(texts) == self._kept.get(name, {}):
            return
        if texts:
            self._kept[name] = dict(texts)
        else:
            del self._kept[name]
        self._write()

    def drop(self, name: str) -> None:
        """Forget a draft."""
        self.keep(name, {})

    def _write(self) -> None:
        """Write all drafts, or take the file away with the last; a disk that does not take them is no fault here."""
        if self._path is None:
            return
        temporary = self._path.with_name(FILE + ".baru")
        with suppress(OSError):
            if not self._kept:
                self._path.unlink(missing_ok=True)
                return
            temporary.write_text(json.dumps(self._kept, ensure_ascii=False, indent=2), encoding="utf-8")
            temporary.replace(self._path)


def _read(path: Path) -> dict[str, dict[str, str]]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {
        name: {field: text for field, text in texts.items() if isinstance(text, str)}
        for name, texts in found.items()
        if isinstance(texts, dict)
    }
