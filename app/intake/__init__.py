"""A file and the decisions about it become a plan that can be shown, applied and undone; it asks nothing itself."""
