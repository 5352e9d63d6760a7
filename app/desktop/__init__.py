"""The window: per page a state without tkinter and a view of widgets only."""
