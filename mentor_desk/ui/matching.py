"""Whether a name answers to what was typed: case, accents and order do not count, in any script."""

from __future__ import annotations

import unicodedata

# Letters that Unicode does not take apart though people leave their stroke out when they search.
_STROKES = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "\u0131": "i", "æ": "ae", "œ": "oe"}
)


def fold(text: str) -> str:
    """Without case and accents, in any script."""
    apart = unicodedata.normalize("NFKD", text.casefold()).translate(_STROKES)
    return "".join(letter for letter in apart if unicodedata.category(letter) != "Mn")


def answers(wanted: str, text: str) -> int:
    """How well `text` fits: 2 if its words begin with those typed, 1 if it holds them, else 0."""
    typed, there = fold(wanted).split(), fold(text)
    words = there.split()
    if all(any(word.startswith(part) for word in words) for part in typed):
        return 2
    return 1 if all(part in there for part in typed) else 0
