"""Areas on their way in: lists of them, and the names by which files call them."""
