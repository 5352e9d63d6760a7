"""Draws a page of a PDF or a picture in the guarded child and sends it as PNG; the frame is ``picture``."""

from __future__ import annotations

import io
from typing import Any

from importers.grid_child.wire import Failure, Send

_MOST_PIXELS = 120_000_000


def read(file: str, send: Send, password: str | None) -> None:
    """Send one page; ``password`` says the kind, the page, and the width and height to fit into."""
    kind, page, width, height = (password or "").split(" ")
    box = (int(width), int(height))
    try:
        picture, pages = _of_pdf(file, int(page), box) if kind == "pdf" else _of_image(file, int(page), box)
    except FileNotFoundError:
        raise Failure("missing") from None
    out = io.BytesIO()
    picture.save(out, "PNG")
    send("picture", out.getvalue(), pages)


def _of_pdf(file: str, page: int, box: tuple[int, int]) -> tuple[Any, int]:
    import pypdfium2

    with open(file, "rb"):  # noqa: PTH123 - a file that is not there is told from one that is broken
        pass
    try:
        document = pypdfium2.PdfDocument(file)
    except pypdfium2.PdfiumError as fault:
        raise Failure("locked" if "password" in str(fault).lower() else "broken") from None
    pages = len(document)
    if not pages:
        raise Failure("broken")
    drawn = document[max(0, min(page, pages - 1))]
    wide, high = drawn.get_size()
    scale = min(box[0] / max(wide, 1), box[1] / max(high, 1), 8.0)
    return drawn.render(scale=scale).to_pil().convert("RGB"), pages


def _of_image(file: str, page: int, box: tuple[int, int]) -> tuple[Any, int]:
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = None  # the limit is our own
    with Image.open(file) as image:
        if image.width * image.height > _MOST_PIXELS:
            raise Failure("too_large")
        pages = getattr(image, "n_frames", 1)
        if pages > 1:
            image.seek(max(0, min(page, pages - 1)))
        image.draft("RGB", box)  # a JPEG is then read smaller at once
        turned = ImageOps.exif_transpose(image)
        flat = turned.convert("RGBA") if turned.mode in {"P", "LA", "RGBA"} else turned.convert("RGB")
    flat.thumbnail(box)
    if flat.mode == "RGBA":
        ground = Image.new("RGB", flat.size, "white")
        ground.paste(flat, mask=flat.getchannel("A"))
        flat = ground
    return flat, pages
