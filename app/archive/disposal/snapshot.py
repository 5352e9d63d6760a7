"""A dossier frozen as text, whole with its items and files, and read back as the record it was."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from app.archive.records import (
    AccessClass,
    Classification,
    Condition,
    CopyStatus,
    DigitalFile,
    Disposition,
    Dossier,
    Item,
    Medium,
    Retention,
    Stage,
)


def freeze(dossier: Dossier) -> str:
    """Return all that is known of a dossier as JSON."""
    return json.dumps(asdict(dossier), ensure_ascii=False, separators=(",", ":"))


def thaw(text: str) -> Dossier:
    """Return the dossier as it was when it was frozen."""
    at: dict[str, Any] = json.loads(text)
    code, kept = at["classification"], at["retention"]
    return Dossier(
        **at
        | {
            "classification": Classification(**code | _words(code, disposition=Disposition, access=AccessClass))
            if code
            else None,
            "retention": Retention(**kept | _words(kept, disposition=Disposition)) if kept else None,
            "items": tuple(Item(**item | _words(item, copy_status=CopyStatus)) for item in at["items"]),
            "files": tuple(DigitalFile(**file) for file in at["files"]),
            "place_path": tuple(at["place_path"]),
        }
        | _words(at, copy_status=CopyStatus, medium=Medium, condition=Condition, access=AccessClass, stage=Stage)
    )


def _words(values: dict[str, Any], **kinds: Any) -> dict[str, Any]:
    return {name: kind(values[name]) if values[name] is not None else None for name, kind in kinds.items()}
