"""Sentences about the cabinet, its history and its copies."""

SENTENCES: dict[str, str] = {}
