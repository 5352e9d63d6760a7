"""The page: its state without widgets, and its view."""
