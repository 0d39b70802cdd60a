"""How long a passphrase keeps somebody busy who has the file and a computer that guesses."""

from __future__ import annotations

import re

ENOUGH = 48.0
"""Bits, of four words nobody would put together: at some thousand guesses a second, which is what
one good graphics card can do with such a journal, more than a thousand years.
"""
_PIECES = re.compile(r"[^\W\d_]+|\d|[^\w\s]|_")
_WORD, _LETTER, _DIGIT, _SIGN = 13.0, 4.7, 3.3, 5.0
_LONG = 6
"""Letters to a word, where they are written without a space."""


def is_soon_guessed(passphrase: str) -> bool:
    return bits(passphrase) < ENOUGH


def bits(passphrase: str) -> float:
    """Whoever guesses tries words, not letters: about eight thousand for each. What is there twice
    counts once.
    """
    return sum(_piece(one) for one in set(_PIECES.findall(passphrase.casefold())))


def _piece(piece: str) -> float:
    if piece.isdigit():
        return _DIGIT
    if not piece.isalpha():
        return _SIGN
    letters = min(len(piece), 2 * len(set(piece)))  # one letter held down is no word
    return min(_LETTER * letters, _WORD * max(1.0, letters / _LONG))
