"""The page Tempat: where everything stands, how full it is, and where it was."""
