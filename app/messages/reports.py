"""Sentences about decks, workbooks and lists written."""

SENTENCES: dict[str, str] = {}
