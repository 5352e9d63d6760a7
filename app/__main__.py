"""``python -m app`` and the ``sidalu`` command: hands over to the command line."""

from __future__ import annotations

import sys

from app.cli import run


def main() -> None:
    """Run the command that the program was started with, and leave with its exit status."""
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
