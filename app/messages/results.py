"""Sentences about elections, figures and their checks."""

SENTENCES: dict[str, str] = {}
