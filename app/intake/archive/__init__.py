"""Archive lists and classifications on their way into the catalogue."""
