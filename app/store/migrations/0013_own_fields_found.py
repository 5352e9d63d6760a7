"""What dossiers have in the office's own fields is found by the search from now on.

The index holds of these dossiers what it held before; the words of their own fields come in with the next write.
"""

from __future__ import annotations

from typing import Any

#: The number in the index of a dossier, and the text the index had of it, as they were when this was written.
_NOTED = """
INSERT INTO archive_search_dirty (doc, title, rest)
SELECT (4 << 40) + id, title,
    coalesce(number, '') || ' ' || coalesce(replace(replace(code, '.', ''), ' ', ''), '') || ' '
    || coalesce(year_from, '') || ' ' || coalesce(year_to, '') || ' ' || coalesce(election, '') || ' '
    || coalesce(processing_unit, '') || ' ' || coalesce(creator, '') || ' ' || coalesce(folder, '') || ' '
    || coalesce(note, '')
FROM dossier WHERE id IN (SELECT dossier_id FROM custom_value)
ON CONFLICT (doc) DO NOTHING
"""


def up(_migrator: Any, db: Any) -> None:
    """Note the dossiers that have something in such fields."""
    if db.table_exists("custom_value"):
        db.execute_sql(_NOTED)
