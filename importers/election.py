"""Which election a file speaks of: by its titles, the model of its form, its contestants, then its name.

It hands out KPU's own codes as text; what cannot be told for sure stays None.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from importers.records import ElectionGuess
from importers.wording.headings import plain

_GAP = r"[\s_./-]*"
_DPRD = r"dprd|dewan perwakilan rakyat daerah"
#: "Pemilihan Kepala Daerah dan Wakil Kepala Daerah Kabupaten Kendal": the words of 2005.
_LOCAL = r"(?:pilkada|kepala\s+daerah)[\sa-z]{0,40}\b(?:kota|kabupaten|kab)\b"
#: Words of each kind; the first that fits takes its words away, so that "DPRD" is never read as "DPR".
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("pdprdp", rf"pdprdp|\bdpra\b|(?:{_DPRD}){_GAP}pro[vp]\w*|(?:{_DPRD}){_GAP}(?:tk|tingkat){_GAP}i\b"),
        ("pdprdk", rf"pdprdk|\bdprk\b|(?:{_DPRD}){_GAP}(?:kab|kota)[\w/]*|(?:{_DPRD}){_GAP}(?:tk|tingkat){_GAP}ii\b"),
        ("pdpd", r"pdpd|\bdpd\b|dewan perwakilan daerah|senator"),
        ("pdprd", rf"\b(?:{_DPRD})\b"),
        ("pdpr", rf"pdpr\b|\bdpr{_GAP}ri\b|\bdpr\b|dewan perwakilan rakyat"),
        ("ppwp", r"ppwp|pilpres|presiden|capres"),
        ("pkwkp", r"pkwkp|pilgub|gubernur|cagub"),
        (
            "pkwkk",
            r"pkwkk|pilwalkot|pilwako\w*|pilwali\w*|pilbup|bupati|wali\s?kota|cabup|cawalkot|pilkada\s+(?:kota|kab)\b|"
            + _LOCAL,
        ),
    )
)
#: KPU's own codes: a DPRD of an unsaid level has none.
_CODES = frozenset(kind for kind, _ in _KINDS) - {"pdprd"}
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_ELECTION_YEAR = re.compile(
    r"(?:pemilu|pemilihan|pilpres|pileg|pilkada|pilgub|pil(?:wal|wak|bup)\w*|presiden|dpr[adk]?|dpd|gubernur|bupati|wali\s?kota"
    r"|ppwp|pdp\w+|pkwk\w)[^\d\n]{0,80}?(?<!\d)((?:19|20)\d{2})(?!\d)"
)
_DECREES = re.compile(r"(?:nomor|no\.?)\s*:?\s*[\w./-]+\s+tahun\s+\d{4}")
_SECOND = re.compile(r"putaran\s*(?:kedua|ke-?\s?dua|ke-?\s?2|ii\b|2\b)")
#: The pairs for president, by words that no other pair of that year has beside them: year, words that all occur.
_PRESIDENTS: tuple[tuple[int, tuple[str, ...]], ...] = (
    (2004, ("wiranto", "amien")),
    (2004, ("yudhoyono", "hamzah")),
    (2009, ("megawati", "prabowo", "boediono")),
    (2009, ("yudhoyono", "kalla", "wiranto")),
    (2014, ("prabowo", "hatta")),
    (2019, ("prabowo", "sandi")),
    (2019, ("prabowo", "amin", "jokowi")),
    (2019, ("prabowo", "amin", "joko")),
    (2024, ("anies", "ganjar")),
    (2024, ("prabowo", "gibran")),
)


def guess_election(
    titles: Sequence[str],
    *,
    sheets: Sequence[str] = (),
    covers: Sequence[str] = (),
    contestants: Iterable[str] = (),
    file: str = "",
) -> ElectionGuess:
    """Return the election that ``titles``, sheet names, covers, contestants' names and the file's name speak of."""
    above = [_readable(title) for title in titles]
    names = [_readable(sheet) for sheet in sheets]
    fronts = [_readable(text) for text in covers]
    of_pairs = _by_presidents(contestants)
    stem = _readable(re.sub(r"\.\w{1,5}$", "", file))
    kind = year = None
    for texts, paired in ((above, None), (names, None), (fronts, None), ([], of_pairs), ([stem], None)):
        said_kind, said_year = paired or (_kind(texts), _year(texts))
        kind = kind or said_kind
        year = year or said_year
    second = any(_SECOND.search(text) for text in (*above, *names, stem))
    return ElectionGuess(kind, year, 2 if second else 1)


def key_in(text: str) -> str | None:
    """Return the election that ``text`` is or speaks of as KIND-YEAR-ROUND; None where kind or year is not sure."""
    key = re.fullmatch(r"([a-z]+)-(\d{4})(?:-([1-9]))?", text.strip().casefold())
    if key is not None and key[1] in _CODES:
        return f"{key[1]}-{key[2]}-{key[3] or 1}"
    said = guess_election((text,))
    return None if said.kind is None or said.year is None else f"{said.kind}-{said.year}-{said.round}"


def _readable(text: str) -> str:
    apart = re.sub(r"(?<=[a-z])(?=\d)|(?<=\d)(?=[a-z])", " ", plain(text).replace("_", " "))
    return " ".join(apart.split())


def _kind(texts: Sequence[str]) -> str | None:
    """Return the one kind that is spoken of; several, or a DPRD of an unsaid level, are none."""
    found: set[str] = set()
    for text in texts:
        left = text
        for kind, pattern in _KINDS:
            if pattern.search(left):
                found.add(kind)
                left = pattern.sub(" ", left)
    found &= _CODES
    return found.pop() if len(found) == 1 else None


def _year(texts: Sequence[str]) -> int | None:
    """Return the year that stands with a word of elections, else the only year there is."""
    plainly = [_DECREES.sub(" ", text) for text in texts]
    for found in (
        {int(year) for text in plainly for year in _ELECTION_YEAR.findall(text)},
        {int(year) for text in plainly for year in _YEAR.findall(text)},
    ):
        if len(found) == 1:
            return found.pop()
    return None


def _by_presidents(contestants: Iterable[str]) -> tuple[str, int] | None:
    names = plain(" ".join(contestants))
    years = {year for year, pair in _PRESIDENTS if all(word in names for word in pair)}
    return ("ppwp", years.pop()) if len(years) == 1 else None
