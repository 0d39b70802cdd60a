"""Does a key fit a file? Asked of the pages themselves, without opening it.

The driver answers "not a database" to a wrong key and to a damaged first page alike; each page
carries a code of its own, so one whole page among many is proof that the key is right.
"""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING

from mentor_desk.store.key import KEY_BYTES, SALT_BYTES
from mentor_desk.store.recognise import PAGE_BYTES

if TYPE_CHECKING:
    from pathlib import Path

    from mentor_desk.store.key import Key

# SQLCipher 4: the code covers what is encrypted, its initial vector and the page's number.
_CODE_BYTES = 64
_CODE_KEY_ROUNDS, _SALT_MASK = 2, 0x3A
_MOST_PAGES = 64


def fits(path: Path, key: Key) -> bool:
    """True if any of the first pages was written with this key."""
    salt = bytes(byte ^ _SALT_MASK for byte in key.salt)
    secret = hashlib.pbkdf2_hmac("sha512", key.key, salt, _CODE_KEY_ROUNDS, KEY_BYTES)
    with path.open("rb") as file:
        return any(
            _is_whole(file.read(PAGE_BYTES), number, secret) for number in range(1, _MOST_PAGES + 1)
        )


def _is_whole(page: bytes, number: int, secret: bytes) -> bool:
    covered = page[SALT_BYTES if number == 1 else 0 : -_CODE_BYTES]
    code = hmac.new(secret, covered + number.to_bytes(4, "little"), "sha512").digest()
    return len(page) == PAGE_BYTES and hmac.compare_digest(page[-_CODE_BYTES:], code)
