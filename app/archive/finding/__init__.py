"""Finding records again: the index, the words in it, what was typed as a query, and the answer with its snippets."""
