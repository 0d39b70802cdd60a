"""Does a key fit a file? Asked of the pages themselves, without opening it.

The driver answers "not a database" to a wrong key and to a damaged first page alike; each page
carries a code of its own, so one whole page among many is proof that the key is right.
"""

from __future__ import annotations

import hashlib
import hmac
from itertools import count, islice
from typing import TYPE_CHECKING

from mentor_desk.store.key import KEY_BYTES, SALT_BYTES
from mentor_desk.store.recognise import PAGE_BYTES

if TYPE_CHECKING:
    from collections.abc import Container, Iterator
    from pathlib import Path

    from mentor_desk.store.key import Key

# SQLCipher 4: the code covers what is encrypted, its initial vector and the page's number.
_CODE_BYTES = 64
_CODE_KEY_ROUNDS, _SALT_MASK = 2, 0x3A
_MOST_PAGES = 64


def fits(path: Path, key: Key) -> bool:
    """True if any of the first pages was written with this key."""
    return any(whole for _, whole in islice(_looked_at(path, key), _MOST_PAGES))


def broken(path: Path, key: Key, only: Container[int] | None = None) -> Iterator[int | None]:
    """Page by page the number of each that is not as it was written, and None for each that is or
    is not among `only`.

    The same as SQLCipher's own check of a file without log, but other work can go on meanwhile.
    """
    for number, whole in _looked_at(path, key):
        yield None if whole or (only is not None and number not in only) else number


def _looked_at(path: Path, key: Key) -> Iterator[tuple[int, bool]]:
    salt = bytes(byte ^ _SALT_MASK for byte in key.salt)
    secret = hashlib.pbkdf2_hmac("sha512", key.key, salt, _CODE_KEY_ROUNDS, KEY_BYTES)
    with path.open("rb") as file:
        for number in count(1):
            page = file.read(PAGE_BYTES)
            if not page:
                return
            yield number, _is_whole(page, number, secret)


def _is_whole(page: bytes, number: int, secret: bytes) -> bool:
    covered = page[SALT_BYTES if number == 1 else 0 : -_CODE_BYTES]
    code = hmac.new(secret, covered + number.to_bytes(4, "little"), "sha512").digest()
    return len(page) == PAGE_BYTES and hmac.compare_digest(page[-_CODE_BYTES:], code)
