"""The window, tested on a real display."""
