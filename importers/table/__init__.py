"""A table with its areas in rows: where it is, what its columns are, what its rows and sums say."""
