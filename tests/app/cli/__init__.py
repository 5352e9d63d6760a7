"""Tests of the command line, through `app.cli.run` and, where a process matters, through ``python -m app``."""
