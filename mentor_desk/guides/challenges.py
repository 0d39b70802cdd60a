"""Finds in a few words what has become difficult between the two, to offer its card."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import TYPE_CHECKING

from mentor_desk.guides.guide import Challenge

if TYPE_CHECKING:
    from pathlib import Path

_TAG = re.compile(r"#([a-z]+)")
_Patterns = tuple[tuple[Challenge, re.Pattern[str]], ...]


def challenges_in(text: str, file: Path) -> tuple[Challenge, ...]:
    """Those a text names by a tag such as #time, or by words of any language in the file."""
    low = text.casefold()
    tags = set(_TAG.findall(low))
    return tuple(
        one for one, pattern in _patterns(file) if one.value in tags or pattern.search(low)
    )


@cache
def _patterns(file: Path) -> _Patterns:
    languages = tomllib.loads(file.read_text(encoding="utf-8"))
    found: list[tuple[Challenge, re.Pattern[str]]] = []
    for one in Challenge:
        words = [word for lists in languages.values() for word in lists[one.value]]
        found.append((one, re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + ")")))
    return tuple(found)
