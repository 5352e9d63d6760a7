"""``python -m app`` and the ``sidalu`` command: hands over to the command line, or to the reader of workbooks."""

from __future__ import annotations

import sys

from importers.grid_child import CHILD_FLAG


def main() -> None:
    """Run the command that the program was started with, and leave with its exit status."""
    if sys.argv[1:2] == [CHILD_FLAG]:
        # A frozen program has no other Python to read a workbook with than itself.
        from importers.grid_child.main import main as serve

        serve()
        return
    from app.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
