"""The back door: plain content becomes files people open; nothing here knows a database or a window."""
