"""The guide has the same chapters in both languages, and every sign in it is read."""

from __future__ import annotations

from app import help as guide
from app import i18n
from app.help import Look, Shape


def test_the_same_chapters_with_the_same_build_in_both_languages() -> None:
    ours, theirs = guide.chapters("id"), guide.chapters("en")
    assert [chapter.name for chapter in ours] == [chapter.name for chapter in theirs]
    assert [chapter.name for chapter in ours] == [
        *(
            "mulai",
            "impor",
            "lembar",
            "ketik",
            "cari",
            "kolom",
            "tempat",
            "pindah",
            "menata",
            "digital",
            "hasil",
            "calon",
            "laporan",
            "pinjam",
            "penyusutan",
            "petugas",
            "urungkan",
            "cadangan",
        )
    ]
    for own, other in zip(ours, theirs, strict=True):
        assert own.title != other.title
        assert [(block.shape, block.number) for block in own.blocks] == [
            (block.shape, block.number) for block in other.blocks
        ]


def test_it_speaks_the_language_in_use() -> None:
    assert guide.chapters()[0].title == "Mulai"
    i18n.use("en")
    assert guide.chapters()[0].title == "Getting started"


def test_no_sign_is_left_in_the_text_and_chapters_are_short() -> None:
    for language in ("id", "en"):
        for chapter in guide.chapters(language):
            text = " ".join(block.text for block in chapter.blocks)
            assert len(text) < 2500
            assert not any(sign in text for sign in ("**", "`", "##", "  ")), chapter.name
            steps = [block.number for block in chapter.blocks if block.shape is Shape.STEP]
            assert sorted(set(steps)) == list(range(1, max(steps, default=0) + 1))


def test_looks_are_told_apart() -> None:
    search = next(chapter for chapter in guide.chapters("id") if chapter.name == "cari")
    looks = {look for block in search.blocks for look, _ in block.runs}
    assert looks == {Look.PLAIN, Look.STRONG, Look.WORD, Look.TYPED}
    first = search.blocks[0]
    assert first.runs[1] == (Look.STRONG, "Ctrl+K")
    assert first.text.startswith("Tekan Ctrl+K dari")
