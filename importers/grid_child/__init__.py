"""The guarded child process in which workbooks are parsed: it may die of a hostile file, the program may not.

It imports nothing of the other rooms, so that it starts in a few milliseconds.
"""
