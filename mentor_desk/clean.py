"""Text is cleaned once, where it enters, so that nothing below meets a character it cannot keep."""

from __future__ import annotations

import re

# NUL stops SQLite's string functions and full-text search, lone surrogates cannot be bound, and
# other C0 controls have no printed form; tab and line feed are the writer's own.
_UNKEEPABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def clean_text(text: str) -> str:
    """Lines end in LF; everything else that can be kept stays as it was typed."""
    return _UNKEEPABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def clean_line(text: str) -> str:
    """For a field of one line: line ends and tabs become spaces, the ends are trimmed."""
    return " ".join(clean_text(text).split())
