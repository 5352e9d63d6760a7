"""The reports page: decks, workbooks and official lists."""
