"""Labels are written from the command line: for boxes, for places, never over a file unless told to."""

from __future__ import annotations

from pathlib import Path

from pptx import Presentation

from app.archive import places
from app.archive.records import PlaceKind
from app.cabinet import open_cabinet
from tests.app.cli.conftest import Sidalu


def test_labels_of_boxes_and_of_places(sidalu: Sidalu, folder: Path, tmp_path: Path) -> None:
    with open_cabinet(folder, write=True, create=True) as cabinet, cabinet.act("boxes_added") as act:
        rack = places.add_place(act, cabinet, PlaceKind.RACK, "Rak 7")
        places.add_boxes(act, cabinet, ["118", "119"], place=rack)
    out = tmp_path / "label.pptx"
    assert "2 label" in sidalu("report", "labels", "--out", out).out
    assert sidalu("report", "labels", "--out", out).status == 4
    answer = sidalu("report", "labels", "--places", "--out", out, "--force", "--json")
    assert answer.json == {"file": str(out), "pages": 1}
    words = [
        shape.text_frame.text
        for slide in Presentation(str(out)).slides
        for shape in slide.shapes
        if shape.has_text_frame
    ]
    assert "Rak 7" in words
    assert "SDLP000001" in words
