"""What the labels of rows mean where contestants and measures are rows: blocks, groups, parties, L / P / JML.

Labels are told one after the other, since a form says a block's name once. It knows words only, no cells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from importers.wording.candidates import BY_ORDER, is_plain_name
from importers.wording.contestants import STRONG, Roster, contestant_of
from importers.wording.headings import SUMS, VOTES, Meaning, Role, meaning_of, words
from importers.wording.vocabulary import MORE_LISTS

_ROMAN = re.compile(r"^\W*([IVX]+)\W*$")
_LETTER = re.compile(r"^\W*([A-Z])\W*$")
_DIGITS = re.compile(r"^\W*0*(\d{1,3})\W*$")
_PARTY_ROW = re.compile(r"^\W*A\s*[.,]?\s*1\W*$", re.IGNORECASE)
_CANDIDATE_ROW = re.compile(r"^\W*A\s*[.,]?\s*2\W*$", re.IGNORECASE)
#: A mark in front of the words of its own cell: "A.1 1. PARTAI …", "IV. DATA …", "B JUMLAH …", "1. Jumlah …".
_FRONT = re.compile(
    r"^\s*(A\s*\.\s*[12]|[IVX]{1,4}(?=[.\s)])|[A-Z](?=[.)]|\s+[A-Z]{2})|\d{1,3}(?=[.)\s]))[.)]?\s*(?=\S)"
)
#: "Jumlah A + B", "JUMLAH (1+2)".
_OF_MARKS = re.compile(r"^\W*(?:jumlah|jml|total)\W+([A-Z]|\d{1,2})\s*\+\s*([A-Z]|\d{1,2})\W*$", re.IGNORECASE)
#: Words that the name of a block begins with.
_OPENING = frozenset(
    {"data", "jumlah", "pengguna", "penggunaan", "pemilih", "suara", "suratsuara", "perolehan", "rincian"}
)
_LISTS = frozenset({"dpt", "dptb", "dpk", "dpph"})
_REGISTERED = _LISTS | {"pemilih"}
_VOTED = frozenset({"pengguna", "menggunakan", "penggunaan"})
_OF_VOTES = frozenset({"sah", "tsah", "suratsuara", "perolehan"})
_PEOPLE = ("registered", "voted", "disabled")


@dataclass(frozen=True, slots=True)
class Label:
    """What a row is: its heading's parts (groups first), what it means, and whether it counts people by sex."""

    parts: tuple[str, ...]
    meaning: Meaning | None
    people: bool = False


class RowLabels:
    """Tells what each row is, from the top down; a row without words of its own goes on with those above it."""

    def __init__(self, roster: Roster) -> None:
        """Know contestants by ``roster``."""
        self._roster = roster
        self._block = self._group = self._lead = ""
        self._party: tuple[str, int | None, str | None] | None = None
        self._candidates = False
        self._last = ""
        self._sexed = False
        #: Whether the row before is a party's, and whether parties stand directly under each other.
        self._after_party = self._listed = False
        #: How many candidates without numbers followed a party's own votes; None where none of these stood above.
        self._ordered: int | None = None
        #: The number in front of the row before, where rows are counted through from measures on.
        self._counted: int | None = None
        #: What the row of a letter or number counts, by that mark, for "Jumlah A + B".
        self._marked: dict[str, str | None] = {}

    def head(self, texts: Sequence[str]) -> None:
        """Take a row of words without figures: a block, a group, a party, or the label of the rows under it."""
        marks, main = _split(texts)
        if any(_CANDIDATE_ROW.match(mark) for mark in marks):
            self._candidates = True
        elif main:
            party = self._party_of(marks, main)
            if party is not None:
                self._party, self._candidates, self._ordered = party, False, None
            else:
                self._open(marks, main)

    def _open(self, marks: Sequence[str], main: str) -> None:
        self._last, self._sexed = main, False
        self._counted = None
        if any(_ROMAN.match(mark) for mark in marks):
            self._block, self._group, self._party, self._candidates = main, "", None, False
        elif any(_LETTER.match(mark) for mark in marks) or (not marks and not set(words(main)) <= _LISTS | SUMS):
            self._group, self._candidates = main, self._candidates and "calon" in words(main)

    def row(self, texts: Sequence[str]) -> Label | None:
        """Take a row with figures; None where nothing says what they are."""
        texts = [text for text in texts if text]
        sex = ""
        if texts and self._is_sex(texts):
            sex, texts = texts[-1], texts[:-1]
        self._sexed = bool(sex)
        texts = self._led(texts)
        marks, main = _split(texts)
        if not main and not sex:
            return self._numbered(marks)
        if main:
            after, self._after_party = self._after_party, False
            contest = self._contest(marks, main, after_party=after)
            self._last = main
            if contest is not None:
                return contest
        return self._measure(self._last, sex)

    def _led(self, texts: Sequence[str]) -> Sequence[str]:
        """Return texts with the people of the rows above in front, where these are named once beside their lists.

        "Pengguna Hak Pilih | DPT", under it "DPTb" alone, then "Jumlah".
        """
        if len(texts) > 1 and set(words(texts[0])) & (_REGISTERED | _VOTED) - _LISTS and _names_list(texts[-1]):
            self._lead = texts[0]
        elif len(texts) == 1 and self._lead and (_names_list(texts[0]) or set(words(texts[0])) <= SUMS):
            return [self._lead, *texts]
        elif texts:
            self._lead = ""
        return texts

    def _is_sex(self, texts: Sequence[str]) -> bool:
        """Know "L", "P" and, behind them, "JML"; a "JUMLAH" by itself is the sum of something else."""
        if meaning_of((texts[-1],)).role is Role.GENDER:
            return bool(self._last) or bool(_split(texts[:-1])[1])
        said = set(words(texts[-1]))
        return self._sexed and bool(said) and said <= SUMS and not _split(texts[:-1])[1]

    def _numbered(self, marks: Sequence[str]) -> Label | None:
        """Know a ballot number that stands alone, as under "Nomor Urut"."""
        number = _number(marks)
        if number is None or not 0 < int(number) < 100:
            return None
        found = contestant_of((marks[-1],), self._roster)
        likelihood = found.likelihood if found is not None else 0.5
        return Label((marks[-1],), Meaning(Role.CONTESTANT, number=int(number), likelihood=likelihood))

    def _party_of(self, marks: Sequence[str], main: str) -> tuple[str, int | None, str | None] | None:
        """Return the party that a row names: the heading that says so, its number and its name."""
        number = self._ballot_number(marks, main)
        heading = main if number is None else f"{number}. {main}"
        found = contestant_of((heading,), self._roster)
        marked = any(_PARTY_ROW.match(mark) for mark in marks)
        if found is None or not (found.party or marked) or meaning_of((main,)).role in (Role.MEASURE, Role.SUM):
            return None
        return heading, found.number, found.name

    def _ballot_number(self, marks: Sequence[str], main: str) -> str | None:
        """Return the number in front of a party or pair; that of a row in a list, counted through, is none."""
        number = _number(marks)
        if number is None:
            return None
        known = self._roster.number_of(main)
        counted = self._counted is not None and int(number) == self._counted + 1
        if (known is not None and known != int(number)) or counted:
            self._counted = int(number) if counted else self._counted
            return None
        return number

    def _contest(self, marks: Sequence[str], main: str, *, after_party: bool) -> Label | None:
        """Know a party, one of its candidates, their sum, or a contestant without a party."""
        plain = meaning_of((main,))
        of_party = self._of_party(marks, main, plain)
        if of_party is not None:
            return of_party
        if plain.role is Role.MEASURE:
            self._party, self._candidates = None, False
            self._marked[marks[-1].strip(" .)").upper() if marks else ""] = plain.field
            mark = _number(marks)
            self._counted = None if mark is None else int(mark)
            return None
        if self._party is None or not any(_CANDIDATE_ROW.match(mark) for mark in marks):
            party = None if self._is_candidate(marks, main) else self._party_of(marks, main)
            if party is not None:
                heading, number, name = self._party = party
                self._candidates, self._ordered = False, None
                self._after_party, self._listed = True, self._listed or after_party
                sure = 0.95 if number is not None else 0.9
                own = any(_PARTY_ROW.match(mark) for mark in marks)
                meaning = Meaning(Role.CONTESTANT, number=number, name=name, likelihood=sure, own=own)
                return Label((heading, heading), meaning)
        if after_party and not self._listed and plain.role is Role.UNKNOWN and _number(marks) is None:
            self._candidates = True  # people under their party, whose numbers nothing says
        candidate = self._next_party(marks, main, after_party=after_party) or self._candidate(marks, main)
        return candidate or (self._single(marks, main) if plain.role in (Role.UNKNOWN, Role.CONTESTANT_NAMES) else None)

    def _of_party(self, marks: Sequence[str], main: str, plain: Meaning) -> Label | None:
        """Know the sum of a party and its own votes under its name."""
        if self._party is None:
            return None
        heading, number, name = self._party
        said = set(words(main))
        if self._sums_party(marks, plain, said) or (self._candidates and plain.role is Role.SUM):
            self._candidates, self._ordered = False, None
            return Label((heading, main), Meaning(Role.SUM))
        if said <= {"suara", "partai", "politik", "perolehan", "sah"} and "partai" in said:
            meaning = Meaning(Role.CONTESTANT, number=number, name=name, likelihood=0.9, own=True)
            self._ordered = 0
            return Label((heading, main), meaning)
        return None

    def _sums_party(self, marks: Sequence[str], plain: Meaning, said: set[str]) -> bool:
        """Know "B. JUMLAH SUARA SAH PARTAI POLITIK DAN CALON (A.1+A.2)" among the rows of a party."""
        if said & {"seluruh", "tsah", "keseluruhan"}:
            return False
        lettered = any(found and found[1] == "B" for found in map(_LETTER.match, marks))
        of_both = bool({"calon", "caleg"} & said) and bool({"partai", "parpol"} & said)
        return bool(said & SUMS) and (of_both or (lettered and plain.role in (Role.SUM, Role.MEASURE)))

    def _is_candidate(self, marks: Sequence[str], main: str) -> bool:
        said = contestant_of((main,), self._roster)
        return self._candidates and _number(marks) is not None and not (said is not None and said.party)

    def _next_party(self, marks: Sequence[str], main: str, *, after_party: bool) -> Label | None:
        """Know a party that nobody has heard of in a list of parties: its number follows that of the one above."""
        number = _number(marks)
        above = self._party[1] if self._party is not None else None
        if number is None or above is None or not (after_party and self._listed) or int(number) <= above:
            return None
        if meaning_of((main,)).role is not Role.UNKNOWN:
            return None
        heading = f"{number}. {main}"
        self._party, self._after_party = (heading, int(number), main), True
        return Label((heading, heading), Meaning(Role.CONTESTANT, number=int(number), name=main, likelihood=0.8))

    def _candidate(self, marks: Sequence[str], main: str) -> Label | None:
        number = _number(marks)
        if self._party is not None and number is None and not marks:
            return self._by_order(main)
        if self._party is None or number is None:
            return None
        self._ordered = None
        if meaning_of((main,)).role in (Role.MEASURE, Role.SUM, Role.COUNT):
            return None
        self._candidates = True
        heading, party, name = self._party
        meaning = Meaning(
            Role.CONTESTANT,
            number=party,
            candidate=int(number),
            name=main if party is not None else name,
            likelihood=0.8,
        )
        return Label((heading, f"{number}. {main}"), meaning)

    def _by_order(self, main: str) -> Label | None:
        """Know a candidate without a number behind the own votes of the party: the order guesses it."""
        if self._party is None or self._ordered is None or not is_plain_name(main):
            return None
        self._ordered += 1
        heading, party, _ = self._party
        at = self._ordered
        meaning = Meaning(Role.CONTESTANT, number=party, candidate=at, name=main, likelihood=BY_ORDER, ordered=True)
        return Label((heading, f"{at}. {main}"), meaning)

    def _single(self, marks: Sequence[str], main: str) -> Label | None:
        """Know a pair, or a person who stands without a party."""
        number = self._ballot_number(marks, main)
        own = contestant_of((main,), self._roster)
        heading = f"{number}. {main}" if number and (own is None or own.number is None) else main
        found = contestant_of((heading,), self._roster)
        if found is None:
            return None
        spoken = bool(VOTES & {*words(self._block), *words(self._group)})
        likelihood = max(found.likelihood, 0.8) if spoken and found.number is not None else found.likelihood
        context = tuple(part for part in (self._block, self._group) if part)
        return Label(
            (*context, heading), Meaning(Role.CONTESTANT, number=found.number, name=found.name, likelihood=likelihood)
        )

    def _sums_votes(self, main: str) -> bool:
        """Know "Jumlah A + B" where A and B are the valid and the invalid votes."""
        said = _OF_MARKS.match(main)
        fields = {self._marked.get(mark.upper()) for mark in said.groups()} if said else set()
        return fields == {"valid", "invalid"}

    def _measure(self, main: str, sex: str) -> Label | None:
        if self._sums_votes(main):
            return Label((main,), Meaning(Role.MEASURE, field="cast", likelihood=0.9))
        alone = meaning_of((main,)) if main else None
        people = alone is None or (alone.field or "").startswith(_PEOPLE) or bool(MORE_LISTS & set(words(main)))
        context = tuple(part for part in (self._block, self._group) if part and _says_more(part) and part != main)
        if people:
            context = tuple(part for part in context if not _OF_VOTES & set(words(part)))
        elif alone is not None and alone.role is Role.MEASURE:
            context = ()
        counted = people or alone is None or alone.role is Role.UNKNOWN
        parts = (*context, *(part for part in (main, sex if counted else "") if part))
        meaning = meaning_of(parts)
        people = people or (meaning.field or "").startswith(_PEOPLE) or bool(MORE_LISTS & set(words(main)))
        return Label(parts, meaning if meaning.role is not Role.UNKNOWN else None, people)


def is_known(text: str, roster: Roster) -> str | None:
    """Return what a text is known for, a measure or a contestant, or None; the same for texts that say the same."""
    meaning = meaning_of((text,))
    if meaning.role is Role.MEASURE:
        return meaning.field
    named = contestant_of((text,), roster)
    if named is not None and named.likelihood >= STRONG and meaning.role in (Role.UNKNOWN, Role.CONTESTANT_NAMES):
        return f"{named.number}.{named.name}"
    return None


def _split(texts: Sequence[str]) -> tuple[list[str], str]:
    """Return the marks in front of a label ("A.2", "1.", "IV") and its words."""
    marks: list[str] = []
    rest = [text for text in texts if text]
    while rest and (_ROMAN.match(rest[0]) or _LETTER.match(rest[0]) or _DIGITS.match(rest[0]) or _is_a(rest[0])):
        marks.append(rest.pop(0))
    main = " ".join(rest)
    while (front := _FRONT.match(main)) is not None and _marks(front[1], main[front.end() :]):
        marks.append(front[1])
        main = main[front.end() :]
    return marks, main.strip()


def _marks(mark: str, rest: str) -> bool:
    """Tell a mark from the first letter of a name ("H. ANIES")."""
    said = words(rest)
    if not said or not re.search(r"[A-Za-z]{2}", rest):
        return False
    if _DIGITS.match(mark) or _is_a(mark):
        return True
    return said[0] in _OPENING or meaning_of((rest,)).role in (Role.MEASURE, Role.SUM)


def _number(marks: Sequence[str]) -> str | None:
    """Return the digits of the last mark that is a number."""
    return next((found[1] for found in map(_DIGITS.match, reversed(marks)) if found is not None), None)


def _names_list(text: str) -> bool:
    """Tell "DPT", "DPTb/DPPh" and "Pengguna KTP-el / DPK", which are lists of voters and nothing else."""
    said = set(words(text))
    return bool(said & (_LISTS | MORE_LISTS)) and said <= _LISTS | MORE_LISTS | SUMS | {"pengguna", "el", "e"}


def _is_a(text: str) -> bool:
    return bool(_PARTY_ROW.match(text) or _CANDIDATE_ROW.match(text))


def _says_more(text: str) -> bool:
    """Tell a block's name from a title about seats, and from one of voters on the list and of those who came."""
    said = set(words(text))
    return "kursi" not in said and not (said & _REGISTERED and said & _VOTED and "dan" in said)
