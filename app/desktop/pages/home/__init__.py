"""The first page: what needs doing and what was done."""
