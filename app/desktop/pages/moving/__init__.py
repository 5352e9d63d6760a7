"""The page Pindah Kantor: an office move from its plan to its minutes."""
