"""Reads an e-mail: who, to whom, when, about what, its text, and what is attached by name."""

from __future__ import annotations

from email import message_from_binary_file, policy
from email.message import EmailMessage

from importers.contents_child.gathering import Gathered
from importers.contents_child.plain import add_page

_HEADS = ("Subject", "From", "To", "Cc", "Date")


def read(file: str, gathered: Gathered) -> None:
    """Gather heads and text of a mail."""
    with open(file, "rb") as source:  # noqa: PTH123
        message = message_from_binary_file(source, policy=policy.default)
    for head in _HEADS:
        value = message.get(head)
        gathered.add(str(value) if value is not None else None)
    assert isinstance(message, EmailMessage)  # noqa: S101 - the policy makes these
    for part in message.walk():
        name = part.get_filename()
        if name:
            gathered.add(name)
        elif part.get_content_type() == "text/plain":
            gathered.add(str(part.get_content()))
        elif part.get_content_type() == "text/html":
            add_page(str(part.get_content()).encode("utf-8"), gathered)
