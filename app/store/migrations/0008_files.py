"""What long addings of digital files came to, and the text read from files; files are found by their name from now on.

The tables are new, and a new version of a room gets its missing tables by itself.
"""

from __future__ import annotations

from typing import Any

_FOUND = """
INSERT INTO archive_search_dirty (doc) SELECT id FROM digital_file
WHERE id NOT IN (SELECT id FROM archive_search_docsize) ON CONFLICT (doc) DO NOTHING
"""


def up(_migrator: Any, db: Any) -> None:
    """Note the files for the index, which takes them in with the next write."""
    db.execute_sql(_FOUND)
