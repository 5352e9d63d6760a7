"""The guarded child process in which workbooks are parsed: it may die of a hostile file, the program may not.

It imports nothing of the other rooms, so that it starts in a few milliseconds.
"""

#: The first argument by which a frozen program starts itself as the child: its entry point then calls `main.main` and
#: imports nothing else.
CHILD_FLAG = "--read-workbook"
