"""The loans page: who has which dossier until when; lending, taking back, putting off, and the papers for it."""
