"""Tests of the guide shown in the program."""
