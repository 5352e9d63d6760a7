"""Sidalu, the archive and election results of an election office, kept in one folder on one PC."""

__version__ = "0.1.0"
