"""Checks that fail, in the few words of a table: what should equal what, how often it does not, and by how much.

It knows findings only; their whole sentences are in `app.messages`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.i18n import tr
from app.results.records import Finding


@dataclass(frozen=True, slots=True)
class Failing:
    """A kind of check with all that fails it, the greatest difference first."""

    what: str
    found: tuple[Finding, ...]

    @property
    def worst(self) -> Finding:
        """The one of the greatest difference."""
        return self.found[0]


def kind_words(found: Finding) -> str:
    """Return what a finding says should hold, as it would stand over a column: "Suara sah = suara semua peserta"."""
    data = found.data
    whole, parts = str(data.get("whole", data.get("subject", ""))), str(data.get("parts", ""))
    match found.code.removesuffix("_blank"):
        case "kept_differs":
            return tr("{whole} = {parts}", whole=whole, parts=parts)
        case "kept_exceeds":
            return tr("{whole} paling banyak {parts}", whole=whole, parts=parts)
        case "kept_party_exceeded":
            return tr("{whole} paling sedikit suara calonnya", whole=whole)
        case "kept_check5" | "party_differs":
            return tr("{whole} = suara partai dan calonnya", whole=whole)
        case "kept_check6":
            return tr("Suara sah = suara semua peserta")
        case _:
            return tr("{subject} = jumlah wilayah di dalamnya", subject=whole)


def where(found: Finding) -> str:
    """Return the area with what it lies in, where its own name would not tell it from others."""
    return str(found.data.get("area", found.area_name))


def count_of(found: Finding, side: str) -> int | None:
    """Return the figure that is ``stated``, or the ``sum`` of its parts."""
    value = found.data.get(side)
    return value if isinstance(value, int) else None


def difference(found: Finding) -> int:
    """Return by how much the stated figure is more (or, negative, less) than it should be."""
    return (count_of(found, "stated") or 0) - (count_of(found, "sum") or 0)


def by_kind(findings: Iterable[Finding]) -> Sequence[Failing]:
    """Return the kinds that fail, the most frequent first."""
    kinds: dict[str, list[Finding]] = {}
    for one in findings:
        kinds.setdefault(kind_words(one), []).append(one)
    failing = (
        Failing(what, tuple(sorted(found, key=lambda one: -abs(difference(one))))) for what, found in kinds.items()
    )
    return sorted(failing, key=lambda one: -len(one.found))
