"""The parts of a presentation file put together in constant time each: slides, notes, charts and their workbooks.

python-pptx names a new part by looking at all parts there are, which makes a long deck slow; here parts are numbered
as they come, and their XML is handed over as it is.
"""

from __future__ import annotations

from collections import Counter

from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.presentation import Presentation


class Package:
    """The growing file: hands out parts that are numbered and related to one another."""

    def __init__(self, presentation: Presentation) -> None:
        self.presentation = presentation
        self._opc = presentation.part.package
        self._numbers: Counter[str] = Counter()
        self._notes_master = presentation.part.notes_master_part
        self._ids = presentation.slides._sldIdLst

    def add_slide(self, layout: Part) -> Part:
        """Add a slide on ``layout`` at the end; its XML is set later, when what it relates to is known."""
        slide = self._part("/ppt/slides/slide%d.xml", CT.PML_SLIDE)
        slide.relate_to(layout, RT.SLIDE_LAYOUT)
        self._ids.add_sldId(self.presentation.part.relate_to(slide, RT.SLIDE))
        return slide

    def add_notes(self, slide: Part, xml: str) -> None:
        """Give ``slide`` its speaker notes."""
        notes = self._part("/ppt/notesSlides/notesSlide%d.xml", CT.PML_NOTES_SLIDE, xml.encode())
        notes.relate_to(self._notes_master, RT.NOTES_MASTER)
        notes.relate_to(slide, RT.SLIDE)
        slide.relate_to(notes, RT.NOTES_SLIDE)

    def add_chart(self, slide: Part, xml: str, workbook: bytes) -> str:
        """Give ``slide`` a chart with the workbook behind it; return the relationship's id.

        The chart's XML names its workbook ``rId1``.
        """
        chart = self._part("/ppt/charts/chart%d.xml", CT.DML_CHART, xml.encode())
        book = self._part("/ppt/embeddings/Microsoft_Excel_Sheet%d.xlsx", CT.SML_SHEET, workbook)
        chart.relate_to(book, RT.PACKAGE)
        return slide.relate_to(chart, RT.CHART)

    def _part(self, template: str, content_type: str, blob: bytes = b"") -> Part:
        self._numbers[template] += 1
        return Part(PackURI(template % self._numbers[template]), content_type, self._opc, blob)
