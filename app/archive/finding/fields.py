"""What is typed as ``kode:PL.01.8`` in the search box: the names of the fields, and a text taken apart by them.

It knows words alone, no table and no index: what a value means in the catalogue is for `app.archive.finding.narrowing`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum


class Field(StrEnum):
    """A field that can be searched by itself; the value is also the name of what it is in the records."""

    CODE = "code"
    YEAR = "year"
    BOX = "box"
    CONTENTS = "contents"
    TITLE = "title"
    NUMBER = "number"
    PLACE = "place"
    ACCESS = "access"
    ELECTION = "election"
    NOTE = "note"
    STAGE = "stage"
    UNIT = "processing_unit"
    CREATOR = "creator"
    FOLDER = "folder"
    OWN = "own"


#: What people call the fields, in both languages; the first name of each is the one that is told.
NAMES = {
    "kode": Field.CODE, "klasifikasi": Field.CODE, "code": Field.CODE,
    "tahun": Field.YEAR, "thn": Field.YEAR, "year": Field.YEAR,
    "boks": Field.BOX, "box": Field.BOX, "dus": Field.BOX,
    "isi": Field.CONTENTS, "item": Field.CONTENTS, "contents": Field.CONTENTS,
    "judul": Field.TITLE, "uraian": Field.TITLE, "title": Field.TITLE,
    "nomor": Field.NUMBER, "no": Field.NUMBER, "number": Field.NUMBER,
    "tempat": Field.PLACE, "lokasi": Field.PLACE, "place": Field.PLACE,
    "akses": Field.ACCESS, "access": Field.ACCESS,
    "pemilu": Field.ELECTION, "election": Field.ELECTION,
    "catatan": Field.NOTE, "keterangan": Field.NOTE, "note": Field.NOTE,
    "tahap": Field.STAGE, "stage": Field.STAGE,
    "unit": Field.UNIT, "pencipta": Field.CREATOR, "creator": Field.CREATOR, "folder": Field.FOLDER,
    "isian": Field.OWN, "field": Field.OWN,
}  # fmt: skip
_OR = frozenset({"OR", "ATAU"})
_EMPTY = frozenset({"kosong", "empty"})
_WORDED = frozenset({Field.TITLE, Field.CONTENTS, Field.NOTE, Field.UNIT, Field.CREATOR, Field.OWN})
_PIECE = re.compile(
    r"""(?P<minus>-?)(?P<name>[A-Za-z]+):\s*(?P<value>"[^"]*"?|[<>]=?\s*\d+|[^\s"()]+)?"""
    r"""|(?P<out>-(?:"[^"]*"?|[^\s"()-][^\s"()]*))|(?P<phrase>"[^"]*"?)|(?P<sign>[()])|(?P<word>[^\s"()]+)"""
)
_BOUND = re.compile(r"([<>]=?)\s*(\d+)")
_SPAN = re.compile(r"(\d*)\s*(?:-|–|\.\.)\s*(\d*)")


@dataclass(frozen=True, slots=True)
class Filter:
    """One field asked for: any of ``values`` as typed, or with ``excluded`` none of them; without values it is empty.

    ``quoted`` tells that the value stood in quotation marks: it is meant as it is written.
    ``others`` are the fields that will do as well ("kode:PL OR boks:3").
    """

    field: Field
    values: tuple[str, ...]
    excluded: bool = False
    quoted: bool = False
    others: tuple[Filter, ...] = ()

    @property
    def worded(self) -> bool:
        """Tell whether the values are words of a text, which may be begun, have other forms and be mistyped."""
        return self.field in _WORDED


@dataclass(frozen=True, slots=True)
class Part:
    """A part of what was typed, as it was understood: ``kind`` is words, phrase, excluded or field; ``text`` its words.

    ``without`` is all that was typed but this part.
    """

    kind: str
    text: str
    without: str
    filter: Filter | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A text taken apart: ``words`` is what is left of it for the index, ``filters`` are its fields."""

    words: str
    filters: tuple[Filter, ...]
    parts: tuple[Part, ...]


@dataclass(slots=True)
class _Span:
    start: int
    end: int
    kind: str
    filter: Filter | None = None


def read(text: str) -> Asked:
    """Take a text apart; a name that is no field's, or a field without a value, is words as all others are."""
    spans = _joined(text, list(_spans(text)))
    words = _without(text, [span for span in spans if span.filter is not None])
    parts = tuple(
        Part(span.kind, text[span.start : span.end], " ".join(_without(text, [span]).split()), span.filter)
        for span in _told(text, spans)
    )
    return Asked(words, tuple(span.filter for span in spans if span.filter is not None), parts)


def bounds(value: str) -> tuple[str, str] | None:
    """Return the ends of a span of numbers ("2014-2019", ">=2018", "2018-", "..2014"), "" where it is open.

    Ends that are left out by ">" and "<" are the next number; what is no span is None.
    """
    found = _BOUND.fullmatch(value)
    if found is not None:
        sign, number = found[1], int(found[2])
        if sign[0] == ">":
            return str(number if sign == ">=" else number + 1), ""
        return "", str(number if sign == "<=" else max(0, number - 1))
    span = _SPAN.fullmatch(value)
    return (span[1], span[2]) if span is not None and (span[1] or span[2]) else None


def _spans(text: str) -> list[_Span]:
    found: list[_Span] = []
    at = 0
    while (piece := _PIECE.search(text, at)) is not None:
        at = piece.end()
        name, value = piece["name"], piece["value"]
        if name is None:
            kind = "phrase" if piece["phrase"] else "excluded" if piece["out"] else "sign" if piece["sign"] else "words"
            found.append(_Span(piece.start(), piece.end(), kind))
            continue
        field = NAMES.get(name.lower())
        begun = piece.start() == 0 or text[piece.start() - 1].isspace() or text[piece.start() - 1] == "("
        if field is None or not begun:
            found.append(_Span(piece.start(), piece.end(), "words"))
        elif value is None:
            # A field whose value is still to be typed asks for nothing yet.
            found.append(_Span(piece.start(), piece.end(), "field", Filter(field, ("",))))
        else:
            found.append(
                _Span(piece.start(), piece.end(), "field", _filter(field, value, excluded=bool(piece["minus"])))
            )
    return [span for span in found if span.end > span.start]


def _filter(field: Field, value: str, *, excluded: bool) -> Filter:
    if value.startswith('"'):
        return Filter(field, (value.strip('"').strip(),), excluded, quoted=True)
    if value.lower() in _EMPTY:
        return Filter(field, (), excluded)
    values = (value,) if field in _WORDED else tuple(part for part in value.split(",") if part)
    return Filter(field, values or ("",), excluded)


def _joined(text: str, spans: list[_Span]) -> list[_Span]:
    """Make one of what stands as alternatives: ``tahun:2014 OR tahun:2019``, ``kode:PL ATAU boks:3``."""
    out: list[_Span] = []
    place = 0
    while place < len(spans):
        span = spans[place]
        before = out[-1] if out else None
        follows = spans[place + 1] if place + 1 < len(spans) else None
        either = text[span.start : span.end] in _OR and before and follows
        if either and before and follows and before.filter and follows.filter:
            out[-1] = _Span(before.start, follows.end, "field", _either(before.filter, follows.filter))
            place += 2
            continue
        out.append(span)
        place += 1
    return out


def _either(one: Filter, other: Filter) -> Filter:
    if _alike(one, other):
        return Filter(one.field, (*one.values, *other.values))
    return replace(one, others=(*one.others, other))


def _alike(one: Filter, other: Filter) -> bool:
    plain = not (one.excluded or other.excluded or one.quoted or other.quoted)
    return (
        plain
        and not one.others
        and one.field is other.field
        and one.field not in _WORDED
        and bool(one.values and other.values)
    )


def _without(text: str, spans: list[_Span]) -> str:
    out: list[str] = []
    at = 0
    for span in spans:
        out.append(text[at : span.start])
        at = span.end
    return "".join([*out, text[at:]])


def _told(text: str, spans: list[_Span]) -> list[_Span]:
    """Return the parts people can take away: fields, phrases, exclusions, and plain words side by side as one.

    What holds brackets or alternatives means something only as a whole.
    """
    whole = any(span.kind == "sign" or text[span.start : span.end] in {"OR", "AND", "NOT"} for span in spans)
    out: list[_Span] = []
    for span in spans:
        kind = "words" if whole and span.filter is None else span.kind
        last = out[-1] if out else None
        if last is not None and last.kind == kind == "words":
            last.end = span.end
        elif kind == "words":
            out.append(_Span(span.start, span.end, kind))
        else:
            out.append(span)
    return out
