"""The page on which a recap is typed from paper."""
