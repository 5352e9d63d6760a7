"""Sentences about dossiers, places, lists and the search."""

SENTENCES: dict[str, str] = {}
