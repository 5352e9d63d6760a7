"""Migrations of the cabinet's tables, in numeric order: ``0002_what_it_does.py`` with ``up(migrator, db)``.

The first version is made from the rooms' models and needs none. A script never imports the rooms' models, which go on
changing, but declares what it needs; triggers and views need no migration: each version puts its own in place.
"""
