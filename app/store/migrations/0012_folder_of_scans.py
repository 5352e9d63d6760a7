"""Files in the folder of scans that are waited for no more have a table of their own.

It is made after the migrations as every missing table is: the number alone has an older cabinet copied before.
"""

from __future__ import annotations

from typing import Any


def up(_migrator: Any, _db: Any) -> None:
    """Leave the making of the table to its room."""
