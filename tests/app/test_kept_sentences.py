"""What an older or newer version kept is told as far as its data go, and never stops a page."""

from __future__ import annotations

from app.messages import act_sentence, kept_sentence, sentence


def test_data_that_an_older_version_did_not_keep_are_left_open() -> None:
    kept = {"area": "Bogor Selatan", "cell": "Q27", "stated": 1234, "sum": 1235}
    assert kept_sentence("check7_differs", kept).startswith("Bogor Selatan, sel Q27: … tertulis 1.234, ")


def test_whole_data_give_the_whole_sentence_in_all_its_wordings() -> None:
    kept = {"area": "Bogor Selatan", "cell": "Q27", "whole": "pemilih", "stated": 1234, "sum": 1235}
    assert kept_sentence("check7_differs", kept) == sentence("check7_differs", kept)
    among = kept | {"candidates": "C5 dan D5"}
    assert kept_sentence("check7_differs", among) == sentence("check7_differs", among)
    assert "C5 dan D5" in kept_sentence("check7_differs", among)


def test_a_code_of_another_version_stands_for_itself() -> None:
    assert kept_sentence("check99_unheard_of", {"area": "Bogor"}) == "check99_unheard_of"
    assert act_sentence("undo", "act_of_tomorrow", {}) == "Mengurungkan: act_of_tomorrow"
