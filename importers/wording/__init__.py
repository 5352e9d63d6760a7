"""What words mean: those of headings and of the labels of rows, parties and people, names of areas."""
