"""That a file cannot be read at all; it stands alone, so that whoever only tells of it loads no record of a reading."""

from __future__ import annotations


class UnreadableFile(Exception):  # noqa: N818 - a statement about a file, not a fault of ours
    """A file that cannot be read at all.

    ``reason`` is a code that `app.messages.files` turns into a sentence: ``missing``, ``folder``, ``not_a_file``,
    ``name_too_long``, ``no_permission``, ``in_use``, ``changed``, ``unreadable_medium``, ``empty``, ``truncated``,
    ``encrypted``, ``wrong_password``, ``locked_otherwise``, ``wrong_kind``, ``unknown_kind``, ``too_large``,
    ``broken``, ``json_broken``, ``json_deep``, ``timeout``.
    ``data`` fills the sentence.
    """

    def __init__(self, reason: str, **data: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.data = data
