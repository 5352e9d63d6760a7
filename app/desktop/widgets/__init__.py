"""The parts every page is built from; they know the theme, and neither pages nor data."""
