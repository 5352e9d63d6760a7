"""Header rows among the rows of a table: its own again, as on the next page, or those of another table under it.

A header may be the same where another party or election begins: then the titles above it say so.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from importers.election import guess_election
from importers.grid import Value
from importers.table.layout import Table, is_header
from importers.table.one_party import party_above
from importers.table.titles import titles_in
from importers.wording.contestants import Roster
from importers.wording.headings import compact
from importers.wording.row_words import heads_labels, heads_signatures

#: "NAMA PARTAI | : | 1. | PKB": so many cells may name a party.
_CELLS = 4
_FIGURE = re.compile(r"[\d.,\s%-]+")

_WORD = re.compile(r"[^\W\d_]{2}")


def heads_table(row: Sequence[Value], roster: Roster) -> bool:
    """Tell a row that is a header, of a table that lies either way."""
    if is_header(row, roster):
        return True
    texts = [cell for cell in row if isinstance(cell, str)]
    if heads_signatures(texts) and len(texts) == sum(cell is not None for cell in row):
        return True
    return heads_labels(texts) and not any(isinstance(cell, int | float) for cell in row)


def headings_in(cells: Sequence[Value]) -> int:
    """Count the cells that may be headings: "1. Tauhid – Jasri" is one as much as "DPT" is."""
    return sum(1 for cell in cells if isinstance(cell, str) and _WORD.search(cell))


def repeats_headings(row: Sequence[Value], headings: Collection[str]) -> bool:
    """Tell whether a header is the table's own once more; ``headings`` are its parts in small letters."""
    texts = [" ".join(value.split()).casefold() for value in row if isinstance(value, str) and value.strip()]
    return sum(1 for text in texts if text in headings) >= 0.8 * len(texts)


def titles_page(row: Sequence[Value], figures: Sequence[Value], roster: Roster, *, of_party: bool) -> bool:
    """Tell a row without figures that names an election, or a party in a table ``of_party``: a further page's title."""
    if any(value is not None and (not isinstance(value, str) or _FIGURE.fullmatch(value)) for value in figures):
        return False
    texts = [" ".join(value.split()) for value in row if isinstance(value, str) and value.strip()]
    if not 0 < len(texts) <= _CELLS:
        return False
    if of_party and party_above([" ".join(texts)], roster) is not None:
        return True
    return len(texts) == 1 and None not in _election_in(texts)


def names_another(above: Sequence[Sequence[Value]], table: Table, headings: Collection[str], roster: Roster) -> bool:
    """Tell whether titles ``above`` a header that stands again name another party or election than its ``table``'s."""
    titles = titles_in([row for row in above if not repeats_headings(row, headings)])[0]
    party = party_above(titles, roster)
    if party is not None:
        known = {compact(each) for each in headings} | {compact(party_above(table.titles, roster) or "")}
        return compact(party) not in known
    said = _election_in(titles)
    return None not in said and said != _election_in(table.titles)


def _election_in(titles: Sequence[str]) -> tuple[str | None, int | None]:
    """Return the kind and year that titles say; a desa is called Pematang Gubernur, but has no year behind it."""
    said = guess_election(titles)
    return said.kind, said.year
