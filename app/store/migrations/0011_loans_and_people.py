"""Loans, people and the trail of looks at restricted dossiers are tables of their own.

What is missing of the rooms' tables is made after the migrations, so that nothing is left to do here: the number alone
has an older cabinet copied before.
"""

from __future__ import annotations

from typing import Any


def up(_migrator: Any, _db: Any) -> None:
    """Leave the making of the tables to their room."""
