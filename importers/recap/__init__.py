"""A recap with its areas in columns, page after page, brought into the form of a table."""
