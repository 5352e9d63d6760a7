"""What the guarded child reads of documents: their texts and pictures of their pages; it may die of them."""
