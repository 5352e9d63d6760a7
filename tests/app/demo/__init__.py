"""Tests of the sample that ships with the program."""
