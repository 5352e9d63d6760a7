"""The front door: files become frozen, typed records with problems; nothing here knows a database or a window."""
