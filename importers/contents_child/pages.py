"""Reads the text of a PDF page by page."""

from __future__ import annotations

from importers.contents_child.gathering import Gathered
from importers.grid_child.wire import Failure


def read(file: str, gathered: Gathered) -> None:
    """Gather the text of all pages; a locked file and a broken one are told apart."""
    import pypdfium2

    with open(file, "rb"):  # noqa: PTH123 - a file that is not there is told from one that is broken
        pass
    try:
        document = pypdfium2.PdfDocument(file)
    except pypdfium2.PdfiumError as fault:
        raise Failure("locked" if "password" in str(fault).lower() else "broken") from None
    gathered.pages = len(document)
    for number in range(len(document)):
        page = document[number]
        part = page.get_textpage()
        gathered.add(part.get_text_range())
        part.close()
        page.close()
        if gathered.full:
            return
