"""The results page: elections by area, with charts, checks and sources."""
