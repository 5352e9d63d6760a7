"""Lists of an archive as offices write them: their columns, their rows, and the words in them."""
