"""What a digital file says and looks like: its text, how many pages it has, and pictures of them.

All of it is read in a guarded child process, which a hostile file may end; it knows no archive.
"""

from importers.contents.pictures import Picture, picture_of
from importers.contents.texts import READABLE, Contents, texts_of

__all__ = ["READABLE", "Contents", "Picture", "picture_of", "texts_of"]
