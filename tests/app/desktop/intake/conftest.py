"""The import page, open and at rest, for the tests of its steps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from app.desktop.shell import Shell

Wait = Callable[[Callable[[], object]], None]


@pytest.fixture
def page(shell: Shell, wait_until: Wait) -> Any:
    """Return the page once what it begins with is read."""
    found = shell.go("intake")
    wait_until(lambda: not shell.session.lookups.busy)
    return found
