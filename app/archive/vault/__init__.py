"""The vault: digital files of dossiers, kept beside the catalogue under names people can read, with their SHA-256.

A file is copied, never moved: the original is left as it is. Undoing the act takes the row back and leaves the copy,
which `check` then reports: nothing is ever deleted from the vault unasked.
"""

from app.archive.vault.adding import add_file, path_of_file, remove_file

__all__ = ["add_file", "path_of_file", "remove_file"]
