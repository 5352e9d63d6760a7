"""What the office and the clerk have set: typed, with defaults; only what differs is kept in the cabinet."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, get_type_hints

from app.errors import AppError, Exit

FILE = "pengaturan.json"
THEMES = ("light", "dark", "contrast")
LANGUAGES = ("id", "en")
TEXT_SIZES = range(90, 201)
#: From how many inactive years on a destruction needs the national archive: from ``consent_years`` or only above them.
CONSENT_BOUNDS = ("from", "over")


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one cabinet.

    ``office_area`` is a Kemendagri code; ``logo`` a path in the cabinet or an absolute one; ``text_size`` a percentage
    (90–200); ``columns`` the widths in pixels of a list's columns; ``participation_base`` the measure that turnout is
    taken of, by election key; ``voters_margin``, ``voters_least``,
    ``outlier_factor`` and ``source_least`` from where on the checks of an import tell of odd figures (see
    `app.results.checks.limits`); ``sample`` marks a cabinet of invented records, told on every screen and page.
    ``consent_years`` and ``consent_bound`` ("from" or "over") say which destructions need the national archive.
    ``loan_days`` is for how long was lent last.
    ``scan_folder`` is where scans arrive that are to be put into dossiers; empty, no folder is watched.
    ``import_folder`` is where files to import were chosen last, ``problem_kind`` the kind of problems looked at last.
    ``others`` are keys of a newer version, kept as they are.
    """

    office_name: str = ""
    office_area: str = ""
    satker: str = ""
    city: str = ""
    creator: str = ""
    processing_unit: str = ""
    records_unit: str = ""
    head_name: str = ""
    head_nip: str = ""
    unit_head_name: str = ""
    unit_head_nip: str = ""
    logo: str = ""
    clerk: str = ""
    theme: str = "light"
    language: str = "id"
    text_size: int = 100
    last_page: str = "beranda"
    window: str = ""
    rail_folded: bool = False
    details_folded: bool = False
    import_folder: str = ""
    scan_folder: str = ""
    problem_kind: str = ""
    columns: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    backups_kept: int = 14
    backup_days: int = 7
    deck_template: str = ""
    participation_base: Mapping[str, str] = field(default_factory=dict)
    voters_margin: int = 25
    voters_least: int = 20
    outlier_factor: int = 4
    source_least: int = 20
    consent_years: int = 10
    consent_bound: str = "from"
    loan_days: int = 7
    sample: bool = False
    others: Mapping[str, Any] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()

    def changed(self, **changes: Any) -> Settings:
        """Return the settings with some changed; a value that cannot be is a ValueError."""
        for name, value in changes.items():
            if not _fits(name, value):
                raise ValueError(f"{name} cannot be {value!r}")
        return replace(self, **changes)


#: The settings that a person types; the others the program remembers by itself.
EDITABLE = (
    *("office_name", "office_area", "satker", "city", "creator", "processing_unit", "records_unit"),
    *("head_name", "head_nip", "unit_head_name", "unit_head_nip", "logo", "clerk", "theme", "language", "text_size"),
    *("backups_kept", "backup_days", "deck_template", "scan_folder"),
    *("voters_margin", "voters_least", "outlier_factor", "source_least"),
    *("consent_years", "consent_bound"),
)
#: Numbers that a setting can be, where not every one is possible.
_LIMITS: Mapping[str, range] = {
    "text_size": TEXT_SIZES,
    "backups_kept": range(1, 1000),
    "backup_days": range(1, 366),
    "voters_margin": range(1001),
    "voters_least": range(100_001),
    "outlier_factor": range(2, 101),
    "source_least": range(1, 100_001),
    "consent_years": range(1, 101),
    "loan_days": range(366),
}
#: Words that a setting can be, where not every one is possible.
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "theme": THEMES,
    "language": LANGUAGES,
    "consent_bound": CONSENT_BOUNDS,
}

_OURS = frozenset({"others", "warnings"})
_TYPES: dict[str, Any] = get_type_hints(Settings)


def load(folder: Path) -> Settings:
    """Return the settings of the cabinet in ``folder``, the defaults where there are none.

    A value that cannot be is left at its default, a file that cannot be read is set aside; ``warnings`` tells of both
    by message codes. Nothing is raised for what the file says.
    """
    path = folder / FILE
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except OSError:
        return Settings(warnings=("settings_unreadable",))
    except ValueError:
        return _set_aside(path)
    if not isinstance(found, dict):
        return _set_aside(path)
    known = {item.name for item in fields(Settings)} - _OURS
    values = {name: value for name, value in found.items() if name in known and _fits(name, value)}
    wrong = any(name in known and name not in values for name in found)
    others = {name: value for name, value in found.items() if name not in known}
    return Settings(**values, others=others, warnings=("settings_value_wrong",) if wrong else ())


def typed(held: Settings, name: str, text: str) -> Settings:
    """Return settings with one of `EDITABLE` as it was typed; `AppError` ``setting_value_odd`` where it cannot be."""
    text = text.strip()
    limits = _LIMITS.get(name)
    value: object = text if limits is None else int(text) if text.isascii() and text.isdecimal() else None
    try:
        return held.changed(**{name: value})
    except ValueError:
        if limits is not None:
            raise AppError("setting_not_a_number", Exit.USAGE, name=name, first=limits[0], last=limits[-1]) from None
        raise AppError("setting_value_odd", Exit.USAGE, name=name, value=text) from None


def save(folder: Path, settings: Settings) -> None:
    """Write what differs from the defaults into the cabinet, wholly or not at all; the folder is made if absent.

    A disk that does not take it is an `AppError` ``settings_not_saved``.
    """
    start = Settings()
    values = dict(settings.others)
    for item in fields(Settings):
        value = getattr(settings, item.name)
        if item.name not in _OURS and value != getattr(start, item.name):
            values[item.name] = value
    path = folder / FILE
    temporary = path.with_name(FILE + ".baru")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with temporary.open("w", encoding="utf-8") as file:
            json.dump(values, file, ensure_ascii=False, indent=2, default=dict)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as fault:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise AppError("settings_not_saved", folder=str(folder)) from fault


def _set_aside(path: Path) -> Settings:
    aside = path.with_name("pengaturan-rusak.json")
    try:
        path.replace(aside)
    except OSError:
        return Settings(warnings=("settings_unreadable",))
    return Settings(warnings=("settings_set_aside",))


def _fits(name: str, value: object) -> bool:
    """Tell whether a setting can have a value."""
    wanted = _TYPES[name]
    if wanted is str:
        return isinstance(value, str) and value in _CHOICES.get(name, (value,))
    if wanted is bool:
        return isinstance(value, bool)
    if wanted is int:
        fits = isinstance(value, int) and not isinstance(value, bool)
        return fits and value in _LIMITS.get(name, (value,))
    return isinstance(value, Mapping) and all(isinstance(key, str) for key in value) and _inner_fits(name, value)


def _inner_fits(name: str, value: Mapping[str, object]) -> bool:
    if name == "participation_base":
        return all(isinstance(measure, str) for measure in value.values())
    if name == "columns":
        return all(
            isinstance(widths, Mapping)
            and all(isinstance(width, int) and not isinstance(width, bool) for width in widths.values())
            for widths in value.values()
        )
    return True
