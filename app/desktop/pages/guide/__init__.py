"""The help page: the guide and the keys."""
