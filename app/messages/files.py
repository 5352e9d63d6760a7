"""Sentences about files that are read."""

SENTENCES: dict[str, str] = {}
