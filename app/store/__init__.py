"""The store room: one cabinet folder, one database file, one writer, and a history that can be undone."""
