"""Sentences about the command line and the window."""

SENTENCES: dict[str, str] = {}
