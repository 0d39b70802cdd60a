"""The recovery sheet in characters: the journal's key and salt as groups that a person can copy.

Sixteen groups of six: five characters of the key and one that checks them, so that a slip of the
hand is found in its own group. A sixteenth of the last bits checks the whole, so that groups of two
sheets are not taken for one.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from typing import TYPE_CHECKING

from mentor_desk.errors import KnownError
from mentor_desk.store import pages
from mentor_desk.store.key import KEY_BYTES, SALT_BYTES, Key, unlock_key
from mentor_desk.words import words

if TYPE_CHECKING:
    from pathlib import Path

GROUPS = 16
GROUP_CHARACTERS = 6
# Crockford's: no I, L, O, U, which are read as others.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})
# What a scanner may find before the groups, and what tells a sheet of this kind from later ones.
_MARK = "MENTORDESK1:"
_DATA = GROUP_CHARACTERS - 1
_BITS = 5
_SUM_BYTES = (GROUPS * _DATA * _BITS) // 8 - KEY_BYTES - SALT_BYTES
_NUMBERS = 1_000_000
# x⁵ + x² + 1, which makes the 32 characters a field: each slip and each swap changes the check.
_FIELD = 0b100101


class NotASheet(KnownError):
    """`groups` are the numbers, from 1, of those that are known to be wrong."""

    groups: tuple[int, ...] = ()


def groups(key: Key) -> list[str]:
    """The characters as printed, a group each."""
    whole = key.key + key.salt
    bits = int.from_bytes(whole + _sum(whole))
    digits = [bits >> (_BITS * place) & 31 for place in reversed(range(GROUPS * _DATA))]
    made: list[str] = []
    for number in range(GROUPS):
        data = digits[number * _DATA : (number + 1) * _DATA]
        made.append("".join(ALPHABET[digit] for digit in (*data, _check(number, data))))
    return made


def scanned(key: Key) -> str:
    """What the square code says: characters that make it small."""
    return _MARK + "-".join(groups(key))


def sheet_number(key: Key) -> str:
    """Tells one sheet from another: six figures of a hash, from which no key can be had."""
    code = hmac.new(key.key + key.salt, b"mentor-desk sheet number", hashlib.sha256).digest()
    figures = f"{int.from_bytes(code[:8]) % _NUMBERS:06}"
    return f"{figures[:3]} {figures[3:]}"


def tidy(text: str) -> str:
    """As on the sheet: capitals, no blanks or dashes, look-alikes read as what they stand for."""
    kept = re.sub(r"[\s\-–—_.,;:]+", "", text.upper())
    return kept.removeprefix(_MARK.rstrip(":")).translate(_READ_AS)


def group_is_right(number: int, text: str) -> bool:
    """Whether that can be group `number` (from 1) of any sheet."""
    typed = tidy(text)
    if len(typed) != GROUP_CHARACTERS or not set(typed) <= set(ALPHABET):
        return False
    *data, check = map(ALPHABET.index, typed)
    return check == _check(number - 1, data)


def split(text: str) -> list[str]:
    """Typed or scanned text as groups; where the typist left blanks, those divide it."""
    marked = text.strip().upper().removeprefix(_MARK)
    parts = [tidy(part) for part in re.split(r"[\s\-–—_.,;:]+", marked)]
    parts = [part for part in parts if part]
    if len(parts) == GROUPS:
        return parts
    joined = "".join(parts)
    return [joined[at : at + GROUP_CHARACTERS] for at in range(0, len(joined), GROUP_CHARACTERS)]


def read_back(text: str) -> Key:
    """Raises NotASheet, which says where it is wrong."""
    return join(split(text))


def refuse_other(path: Path, key: Key) -> None:
    """Raises NotASheet if the sheet is not of this file; a damaged file of its own is let through.

    Its salt may be what is damaged, and then its pages tell.
    """
    with path.open("rb") as file:
        same_salt = file.read(SALT_BYTES) == key.salt
    if not same_salt and not pages.fits(path, key):
        raise NotASheet(
            words(
                "This sheet opens another journal, or this one under a passphrase it had before. "
                "Look for the sheet with the newest date."
            )
        )


def key_from(path: Path, typed: str) -> Key:
    """What somebody typed or pasted to open a file: its passphrase, or all groups of its sheet.

    As slow as `unlock_key`, and wrong as quietly: only opening tells.
    """
    try:
        return read_back(typed)
    except NotASheet:
        return unlock_key(path, typed)


def join(typed: list[str]) -> Key:
    """The key of groups in their order. Raises NotASheet."""
    wrong = [number for number, part in enumerate(typed, 1) if not group_is_right(number, part)]
    if len(typed) != GROUPS:
        raise _incomplete(typed, wrong)
    if wrong:
        # A character left out of what was typed without blanks moves all that follow.
        moved = len(typed[-1]) < GROUP_CHARACTERS and wrong == list(range(wrong[0], GROUPS + 1))
        raise _wrong(wrong[:1] if moved else wrong)
    bits = 0
    for part in typed:
        for character in tidy(part)[:_DATA]:
            bits = bits << _BITS | ALPHABET.index(character)
    whole = bits.to_bytes(KEY_BYTES + SALT_BYTES + _SUM_BYTES)
    secret, code = whole[:-_SUM_BYTES], whole[-_SUM_BYTES:]
    if code != _sum(secret):
        raise NotASheet(
            words("These groups are not all of one sheet. Take them all from the same page.")
        )
    return Key(secret[:KEY_BYTES], secret[KEY_BYTES:])


def _wrong(numbers: list[int]) -> NotASheet:
    listed = ", ".join(map(str, numbers))
    error = NotASheet(
        words(
            "Group {groups} is not right. Compare it with the sheet.",
            "Groups {groups} are not right. Compare them with the sheet.",
            n=len(numbers),
            groups=listed,
        )
    )
    error.groups = tuple(numbers)
    return error


def _incomplete(typed: list[str], wrong: list[int]) -> NotASheet:
    if not typed:
        return NotASheet(words("Type the groups of your recovery sheet."))
    if wrong and wrong[0] < min(len(typed), GROUPS):
        return _wrong(wrong[:1])
    return NotASheet(
        words(
            "A sheet has {all} groups of {each} characters; {n} is here.",
            "A sheet has {all} groups of {each} characters; {n} are here.",
            n=len(typed),
            all=GROUPS,
            each=GROUP_CHARACTERS,
        )
    )


def _sum(secret: bytes) -> bytes:
    return hashlib.sha256(b"mentor-desk recovery sheet" + secret).digest()[:_SUM_BYTES]


def _check(number: int, data: list[int]) -> int:
    """Each place has a weight of its own and each group a start of its own: one wrong character,
    two that changed places and two groups that did are always seen.
    """
    total, weight = number + 1, 1
    for digit in data:
        weight = _times(weight, 2)
        total ^= _times(digit, weight)
    return total


def _times(one: int, other: int) -> int:
    product = 0
    for place in range(_BITS):
        if other >> place & 1:
            product ^= one << place
    for place in reversed(range(_BITS, 2 * _BITS - 1)):
        if product >> place & 1:
            product ^= _FIELD << (place - _BITS)
    return product
