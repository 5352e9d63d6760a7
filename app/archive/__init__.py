"""What the office keeps on paper and disk: dossiers, items, places, boxes, files, and finding them again."""
