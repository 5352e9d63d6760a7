"""An office move as a project: boxes are planned, loaded, unloaded and shelved by their codes, until it is closed."""
