"""Archive and results become the content of reports; it knows no file format."""
