"""The sample that ships with the program, and the run of the main job on it in a cabinet of its own.

Everything here is Indonesian like the office it imitates; it is content, not words of the program, and not translated.
"""
