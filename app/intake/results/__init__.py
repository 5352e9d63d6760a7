"""Election results on their way into the cabinet: planned, compared, checked, applied."""
