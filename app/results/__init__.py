"""What the voters said: elections, contestants, areas and every figure with its source."""
