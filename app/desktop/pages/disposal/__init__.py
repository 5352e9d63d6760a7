"""The disposal page: what is due, proposals until they are carried out, and holds."""
