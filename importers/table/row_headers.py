"""Header rows among the rows of a table: its own again, as on the next page, or those of another table under it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from importers.grid import Value
from importers.table.layout import is_header
from importers.wording.contestants import Roster
from importers.wording.row_words import heads_labels


def heads_table(row: Sequence[Value], roster: Roster) -> bool:
    """Tell a row that is a header, of a table that lies either way."""
    if is_header(row, roster):
        return True
    texts = [cell for cell in row if isinstance(cell, str)]
    return heads_labels(texts) and not any(isinstance(cell, int | float) for cell in row)


def repeats_headings(row: Sequence[Value], headings: Collection[str]) -> bool:
    """Tell whether a header is the table's own once more; ``headings`` are its parts in small letters."""
    texts = [" ".join(value.split()).casefold() for value in row if isinstance(value, str) and value.strip()]
    return sum(1 for text in texts if text in headings) >= 0.8 * len(texts)
