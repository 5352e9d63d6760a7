"""The history page: every act and its undoing."""
