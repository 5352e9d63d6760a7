"""Draws the sample's pictures: plans, a chart and scenes, each with the mark of the sample in a band below.

It knows Pillow and the letters Pillow brings along (they have no dash but "-"); nothing is a photograph or a person.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from app.demo import figures
from app.demo.office import SUBDISTRICTS

_SIZE = (1120, 760)
_BAND = 54
_INK, _GREY, _ACCENT, _PALE, _PAPER = "#1f2328", "#6b7075", "#8c1d2c", "#f3e9ea", "#ffffff"
_COLOURS = ("#2f5d8a", "#8c1d2c", "#c98a2b", "#4b7f52", "#6a4c93")

Painter = Callable[[ImageDraw.ImageDraw], None]


def write_picture(path: Path, painter: Painter) -> Path:
    """Draw a picture by ``painter`` and write it as PNG or JPEG by the ending of ``path``."""
    picture = Image.new("RGB", _SIZE, _PAPER)
    draw = ImageDraw.Draw(picture)
    painter(draw)
    draw.rectangle((0, _SIZE[1] - _BAND, *_SIZE), fill=_ACCENT)
    draw.text((28, _SIZE[1] - _BAND / 2), "CONTOH: gambar buatan, bukan dokumen resmi", "#ffffff", _font(24), "lm")
    if path.suffix == ".jpg":
        picture.save(path, quality=88)
    else:
        picture.save(path)
    return path


def archive_room(draw: ImageDraw.ImageDraw) -> None:
    """Draw the plan of the archive room in the new office: racks, table, door and measures."""
    _heading(draw, "Denah ruang arsip gedung baru", "Skala rancangan 1 : 50, ukuran dalam meter")
    draw.rectangle((90, 150, 1030, 640), outline=_INK, width=6)
    for rack in range(6):
        left = 140 + rack * 110
        draw.rectangle((left, 190, left + 66, 520), fill=_PALE, outline=_INK, width=2)
        for shelf in range(1, 4):
            draw.line((left, 190 + shelf * 82, left + 66, 190 + shelf * 82), _GREY, 2)
        draw.text((left + 33, 545), f"Rak {rack + 1}", _INK, _font(20), "mm")
    draw.rectangle((840, 220, 990, 330), outline=_INK, width=2)
    draw.text((915, 275), "Meja kerja", _INK, _font(20), "mm")
    draw.rectangle((840, 400, 990, 500), fill=_PALE, outline=_INK, width=2)
    draw.text((915, 450), "Arsip vital", _INK, _font(20), "mm")
    draw.rectangle((500, 634, 620, 646), fill=_PAPER)
    draw.text((560, 664), "Pintu", _INK, _font(20), "mm")
    draw.text((60, 395), "6", _GREY, _font(26), "mm")
    draw.text((840, 664), "lebar 10", _GREY, _font(22), "mm")


def poster_points(draw: ImageDraw.ImageDraw) -> None:
    """Draw the six kecamatan as a sketch, with points where campaign posters may stand."""
    _heading(draw, "Titik pasang alat peraga kampanye", "Sketsa letak kecamatan, bukan peta berskala")
    places = ((520, 560), (800, 500), (560, 420), (300, 400), (760, 280), (440, 250))
    for number, (name, (x, y)) in enumerate(zip(SUBDISTRICTS, places, strict=True)):
        draw.ellipse((x - 118, y - 66, x + 118, y + 66), fill=_PALE, outline=_GREY, width=2)
        draw.text((x, y - 18), name, _INK, _font(22), "mm")
        for point in range(3 + number % 3):
            left = x - 60 + point * 30
            draw.ellipse((left, y + 14, left + 16, y + 30), fill=_ACCENT)
    draw.ellipse((840, 640, 856, 656), fill=_ACCENT)
    draw.text((870, 648), "titik yang disepakati", _GREY, _font(20), "lm")


def mayor_chart(draw: ImageDraw.ImageDraw) -> None:
    """Draw the votes of the mayor's election of 2024 as bars, by the published figures."""
    _heading(
        draw, "Perolehan suara Pemilihan Wali Kota Bogor 2024", "Rekapitulasi tingkat kota, angka yang diterbitkan"
    )
    most = max(figures.MAYOR_2024.votes)
    for row, (pair, votes, colour) in enumerate(
        zip(figures.MAYOR_PAIRS, figures.MAYOR_2024.votes, _COLOURS, strict=True)
    ):
        top = 170 + row * 98
        draw.text((60, top + 30), f"{pair.number}  {pair.short.replace('–', '-')}", _INK, _font(24), "lm")
        end = 360 + votes / most * 560
        draw.rectangle((360, top, end, top + 60), fill=colour)
        draw.text((end + 12, top + 30), f"{votes:,}".replace(",", "."), _INK, _font(24), "lm")


def display_compared(draw: ImageDraw.ImageDraw) -> None:
    """Draw a screen that shows a form beside what an application read from it, with one field marked."""
    _heading(draw, "Pembanding tampilan dan formulir", "TPS latihan, bukan TPS sungguhan")
    for left, title, fields in (
        (80, "Terbaca oleh aplikasi", ("120", "7", "127")),
        (590, "Tertulis di formulir", ("120", "1", "121")),
    ):
        draw.rounded_rectangle((left, 150, left + 450, 640), 14, outline=_GREY, width=3, fill="#fbfafa")
        draw.text((left + 225, 190), title, _INK, _font(26), "mm")
        for row, (label, value) in enumerate(zip(("Suara sah", "Suara tidak sah", "Jumlah"), fields, strict=True)):
            top = 250 + row * 120
            wrong = left == 80 and row > 0
            draw.text((left + 40, top + 35), label, _INK, _font(22), "lm")
            draw.rectangle((left + 270, top, left + 410, top + 70), outline=_ACCENT if wrong else _GREY, width=5)
            draw.text((left + 340, top + 35), value, _ACCENT if wrong else _INK, _font(30), "mm")


def polling_station(draw: ImageDraw.ImageDraw) -> None:
    """Draw a polling station seen from its entrance: booths, table, ballot boxes and voters as plain figures."""
    _scene(draw, "Suasana TPS pada hari pemungutan suara")
    for booth in range(4):
        left = 130 + booth * 150
        draw.polygon(((left, 300), (left + 110, 300), (left + 96, 430), (left + 14, 430)), fill="#d9cfc4", outline=_INK)
        draw.line((left + 20, 430, left + 20, 520), _INK, 4)
        draw.line((left + 90, 430, left + 90, 520), _INK, 4)
    for box in range(2):
        left = 780 + box * 140
        draw.rectangle((left, 420, left + 100, 540), fill="#b98b5e", outline=_INK, width=3)
        draw.rectangle((left + 32, 432, left + 68, 440), fill=_INK)
    _people(draw, ((190, 600), (340, 620), (520, 600), (690, 625)))


def plenary(draw: ImageDraw.ImageDraw) -> None:
    """Draw a plenary meeting: a screen, the table of the chair and rows of seats."""
    _scene(draw, "Rapat pleno terbuka rekapitulasi")
    draw.rectangle((330, 180, 790, 390), fill="#ffffff", outline=_INK, width=5)
    for bar, height in enumerate((70, 120, 40, 95, 150)):
        draw.rectangle((390 + bar * 75, 370 - height, 435 + bar * 75, 370), fill=_COLOURS[bar])
    draw.rectangle((230, 440, 890, 510), fill="#8a6242", outline=_INK, width=3)
    _people(draw, tuple((150 + seat * 118, 630) for seat in range(8)))


def mascot_sheet(draw: ImageDraw.ImageDraw) -> None:
    """Draw a contest entry: a ballot box with a face, in three colours."""
    _heading(draw, "Lembar karya sayembara maskot", "Karya peserta tanpa nama, untuk penilaian juri")
    for number, colour in enumerate(("#8c1d2c", "#2f5d8a", "#4b7f52")):
        left = 110 + number * 330
        draw.rounded_rectangle((left, 280, left + 230, 540), 26, fill=colour)
        draw.rounded_rectangle((left - 12, 240, left + 242, 300), 18, fill=colour, outline=_PAPER, width=4)
        draw.rectangle((left + 75, 262, left + 155, 274), fill=_PAPER)
        for eye in (70, 160):
            draw.ellipse((left + eye - 18, 360, left + eye + 18, 396), fill=_PAPER)
            draw.ellipse((left + eye - 7, 371, left + eye + 7, 385), fill=_INK)
        draw.arc((left + 65, 400, left + 165, 480), 20, 160, _PAPER, 8)
        draw.text((left + 115, 590), f"Pilihan warna {'ABC'[number]}", _INK, _font(22), "mm")


def _heading(draw: ImageDraw.ImageDraw, title: str, below: str) -> None:
    draw.text((60, 58), title, _INK, _font(36), "lm")
    draw.text((60, 106), below, _GREY, _font(22), "lm")


def _scene(draw: ImageDraw.ImageDraw, title: str) -> None:
    draw.rectangle((0, 0, _SIZE[0], 520), fill="#e9eef2")
    draw.rectangle((0, 520, _SIZE[0], _SIZE[1]), fill="#cfc7bb")
    draw.text((60, 70), title, _INK, _font(36), "lm")


def _people(draw: ImageDraw.ImageDraw, places: Sequence[tuple[int, int]]) -> None:
    for number, (x, y) in enumerate(places):
        draw.ellipse((x - 24, y - 120, x + 24, y - 72), fill="#c9a184")
        draw.rounded_rectangle((x - 36, y - 70, x + 36, y + 50), 24, fill=_COLOURS[number % len(_COLOURS)])


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)
