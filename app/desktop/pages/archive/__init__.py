"""The archive page: dossiers in a tree and a list, with details and a form."""
