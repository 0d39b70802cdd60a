"""From passphrase to the key SQLCipher takes, by SQLCipher's own derivation.

The file opens in any SQLCipher tool with the passphrase alone; deriving here, once, lets every
further connection skip the quarter of a second it costs.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mentor_desk.errors import BadValue
from mentor_desk.words import words

if TYPE_CHECKING:
    from pathlib import Path

SALT_BYTES = 16
# SQLCipher 4's default; another number would make a file that other tools cannot open.
ROUNDS = 256_000
KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Key:
    """Secret: never log, print or store it."""

    key: bytes = field(repr=False)
    salt: bytes = field(repr=False)

    def pragma(self) -> str:
        return f"PRAGMA key = \"x'{self.key.hex()}{self.salt.hex()}'\""

    def check_value(self) -> str:
        """Tells a wrong passphrase from damage; guessing from it costs the full derivation."""
        return hmac.new(self.key, b"mentor-desk check value", hashlib.sha256).hexdigest()


def derive(passphrase: str, salt: bytes) -> Key:
    """Takes about 0.2 s and lets other threads run meanwhile.

    Raises BadValue for a passphrase that no other tool could be given.
    """
    try:
        # What a shell hands over as bytes that are no UTF-8 is those bytes.
        secret = passphrase.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        secret = b""
    if not secret or b"\x00" in secret:
        raise BadValue(
            words("That cannot be a passphrase: it is empty or holds a broken character.")
        )
    key = hashlib.pbkdf2_hmac("sha512", secret, salt, ROUNDS, KEY_BYTES)
    return Key(key, salt)


def new_key(passphrase: str) -> Key:
    return derive(passphrase, os.urandom(SALT_BYTES))


def unlock_key(path: Path, passphrase: str) -> Key:
    """The slow part of opening a journal; may run in any thread."""
    with path.open("rb") as file:
        return derive(passphrase, file.read(SALT_BYTES))
