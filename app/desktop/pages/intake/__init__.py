"""The import page: files, what was recognised, problems, plan, one act."""
