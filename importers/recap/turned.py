"""Tables that lie the other way: areas are columns, contestants and measures rows, as in the forms of a plenary recap.

It finds where the labels stand and hands out the tables with their areas in rows (see `laid`); what a page says is read
by `pages`, and pages of one table are put together by `pages_join`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from importers.grid import Sheet, Value
from importers.recap.page_columns import is_number
from importers.recap.pages import Page, read_pages
from importers.recap.pages_join import Pages
from importers.records import Level
from importers.table.laid import Laid
from importers.table.layout import Table
from importers.wording.contestants import Roster
from importers.wording.headings import Role, meaning_of
from importers.wording.row_labels import RowLabels, is_known

#: Where labels are looked for: the first so many rows and columns.
_ROWS = 300
_COLUMNS = 600
#: So many labels of different things under each other tell a column of labels.
_LEAST = 2
_SAMPLE = 16
#: "I.", "A.", "A.1", "NO": what stands in front of a label.
_MARK = re.compile(r"^\s*(?:[IVX]{1,4}|[A-Z]|A\.[12]|NO)\s*\.?\s*$")
_BALLOT = re.compile(r"^\s*0[1-9]\s*$")
_TEXT = re.compile(r"[A-Za-z]")


def find_turned(sheet: Sheet, roster: Roster, book: Pages) -> list[Laid]:
    """Return the tables of ``sheet`` whose areas are columns; none where no labels stand under each other.

    ``book`` are the pages on the sheets before, which this one may go on with.
    """
    groups = _label_columns(sheet, roster)
    pages: list[Page] = []
    left = 0
    for at, group in enumerate(groups):
        after = groups[at + 1][0] if at + 1 < len(groups) else max(map(len, sheet.rows))
        after = _before_marks(sheet, group[-1], after)
        stations = bool(pages) and pages[-1].level is Level.STATION
        found = read_pages(sheet, left, group[-1], after, RowLabels(roster), stations=stations)
        for page in found:
            if pages and not page.within:
                page.within = pages[-1].within
            pages.append(page)
        left = max((page.end for page in found), default=left)
    return book.put_together(sheet, pages)


def names_areas(table: Table, roster: Roster) -> bool:
    """Tell whether a table has its areas in rows: a heading names their level, and under it stand no contestants."""
    for at, parts in table.headings.items():
        meaning = meaning_of(parts)
        if meaning.role not in (Role.AREA, Role.CODE) or meaning.level is None:
            continue
        if list(table.headings.values()).count(parts) > 1 and _anchors(table.sheet, roster):
            continue  # "KECAMATAN" over the names of them all
        rows = table.sheet.rows[table.first : table.first + _SAMPLE]
        under = [str(row[at - 1]) for row in rows if at <= len(row) and isinstance(row[at - 1], str)]
        labels = sum(1 for text in under if is_known(text, roster) is not None)
        if labels * 2 <= len(under) and (under or not _anchors(table.sheet, roster)):
            return True
    return False


def stacks_labels(sheet: Sheet, roster: Roster) -> bool:
    """Tell a sheet in which labels of contestants and measures stand under each other."""
    return bool(_anchors(sheet, roster))


def _label_columns(sheet: Sheet, roster: Roster) -> list[list[int]]:
    """Return the 0-based columns of labels, those of one page together: no figures stand between them."""
    anchors = _anchors(sheet, roster)
    if not anchors:
        return []
    numbers = _numeric(sheet.rows[:_ROWS], anchors)
    groups: list[list[int]] = [[anchors[0]]]
    for anchor in anchors[1:]:
        before = groups[-1][-1]
        # the last column before a label may number it
        if any(before < place < anchor - 1 for place in numbers):
            groups.append([anchor])
        else:
            groups[-1].append(anchor)
    return groups


def _before_marks(sheet: Sheet, anchor: int, after: int) -> int:
    """Return where figures end before the labels of the page at the right: the columns that mark those are its own."""
    while after - 1 > anchor:
        cells = [row[after - 1] for row in sheet.rows[:_ROWS] if after <= len(row)]
        marks = sum(1 for cell in cells if isinstance(cell, str) and _MARK.match(cell))
        if marks < _LEAST:
            break
        after -= 1
    return after


def _anchors(sheet: Sheet, roster: Roster) -> list[int]:
    """Return the columns in which labels of contestants or measures stand under each other."""
    seen: dict[int, set[str]] = {}
    numbers: dict[int, set[str]] = {}
    asked: dict[str, str | None] = {}
    for row in sheet.rows[:_ROWS]:
        for place, value in enumerate(row[:_COLUMNS]):
            if not isinstance(value, str) or not 1 < len(value) < 200 or ":" in value:
                continue
            if _BALLOT.match(value):
                numbers.setdefault(place, set()).add(value.strip())
            if not _TEXT.search(value):
                continue
            if value not in asked:
                asked[value] = is_known(value, roster)
            known = asked[value]
            if known is not None:
                seen.setdefault(place, set()).add(known)
    # numbers of contestants stand under each other as codes do: words beside them tell
    found = [at for at in sorted(seen) if len(seen[at]) + len(numbers.get(at, ())) >= _LEAST]
    # words of measures in the titles and the heading over figures make no labels of these
    if len(found) == 2 and found[1] == found[0] + 1 and not _is_worded(sheet, found[1]):
        del found[1]
    if len(found) > 1:
        return found
    # names of candidates may stand beside the titles of their parties
    listed = _listed(sheet)
    return [*found, *(at for at in listed if not found or at > found[0])]


def _is_worded(sheet: Sheet, at: int) -> bool:
    """Tell whether a column holds words rather than figures."""
    cells = [row[at] for row in sheet.rows[:_ROWS] if at < len(row)]
    return sum(isinstance(cell, str) for cell in cells) >= sum(isinstance(cell, int | float) for cell in cells)


def _listed(sheet: Sheet) -> list[int]:
    """Return the column headed "NAMA CALON" where names that nobody knows stand before figures of areas."""
    for at, row in enumerate(sheet.rows[:_ROWS]):
        for place, value in enumerate(row[:_COLUMNS]):
            if not isinstance(value, str) or meaning_of((value,)).role is not Role.CONTESTANT_NAMES:
                continue
            right = [cell for cell in row[place + 1 :] if isinstance(cell, str) and cell.strip()]
            if not right or meaning_of((right[0],)).role not in (Role.AREA, Role.UNKNOWN, Role.SUM, Role.MEASURE):
                continue
            rows = [under for under in sheet.rows[at + 1 : at + 1 + _ROWS] if _names_before_figures(under, place)]
            if len(rows) >= _LEAST and len({under[place] for under in rows}) == len(rows):
                return [place]
    return []


def _names_before_figures(row: tuple[Value, ...], place: int) -> bool:
    """Tell a row with a name in its column, its number before it and figures behind it."""
    named = place < len(row) and isinstance(row[place], str) and _TEXT.search(str(row[place])) is not None
    return named and place > 0 and is_number(row[place - 1]) and any(map(is_number, row[place + 1 :]))


def _numeric(rows: Sequence[tuple[Value, ...]], anchors: Sequence[int]) -> set[int]:
    """Return the columns in which numbers stand beside labels."""
    count: dict[int, int] = {}
    for row in rows:
        if not any(place < len(row) and isinstance(row[place], str) for place in anchors):
            continue
        for place, value in enumerate(row):
            if isinstance(value, int | float) or (isinstance(value, str) and value.strip()[:1].isdigit()):
                count[place] = count.get(place, 0) + 1
    return {place for place, number in count.items() if number >= _LEAST and place not in anchors}
