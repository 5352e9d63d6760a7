"""What opening the window loads: nothing that only other pages, a search, an import or a report need."""

from __future__ import annotations

import json
import subprocess
import sys

#: Each of these costs the opening from a hundredth to a third of a second.
LATER = {
    *(
        "app.archive.finding.search",
        "app.archive.loans",
        "app.archive.moving.records",
        "app.archive.vault.adding",
        "app.archive.whereabouts",
        "app.desktop.pages.archive.details",
        "app.desktop.pages.archive.dialog",
        "app.desktop.pages.places.state",
        "app.results.reading",
        "importers.dates",
        "importers.records",
        "lokal",
    ),
    *("openpyxl", "pptx", "python_calamine", "rapidfuzz", "snowballstemmer", "xlsxwriter", "playhouse.migrations"),
}


def test_opening_the_window_on_the_archive_loads_no_other_room() -> None:
    told = "import json, sys; print(json.dumps(sorted(sys.modules)))"
    opened = "import app.__main__, app.cli, app.desktop.window, app.desktop.pages.archive.view"
    done = subprocess.run(
        [sys.executable, "-c", f"{opened}; {told}"], stdout=subprocess.PIPE, text=True, check=True, timeout=60
    )
    assert LATER & set(json.loads(done.stdout)) == set()


def test_a_command_loads_no_window() -> None:
    told = "import json, sys; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", f"from app.cli.arguments import build_parser; build_parser(); import app.cli; {told}"],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=60,
    )
    assert {"tkinter", "ttkbootstrap", "peewee", "babel", *LATER} & set(json.loads(done.stdout)) == set()
