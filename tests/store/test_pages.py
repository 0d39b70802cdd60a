"""The code of each page is computed as SQLCipher does: tried on files that it wrote."""

from __future__ import annotations

from pathlib import Path

from mentor_desk.store import Key
from mentor_desk.store.pages import fits
from mentor_desk.store.recognise import PAGE_BYTES
from tests import factory


def test_the_right_key_fits_and_no_other_does(tmp_path: Path) -> None:
    path, key = factory.journal_file(tmp_path, "correct horse"), factory.key("correct horse")
    assert key
    assert fits(path, key)
    assert not fits(path, Key(bytes(32), key.salt))
    assert not fits(path, Key(key.key, bytes(16)))


def test_one_whole_page_is_enough_and_none_is_not(tmp_path: Path) -> None:
    path, key = factory.journal_file(tmp_path, "correct horse"), factory.key("correct horse")
    assert key
    whole = path.read_bytes()
    page = whole[5 * PAGE_BYTES : 6 * PAGE_BYTES]
    path.write_bytes(bytes(5 * PAGE_BYTES) + page)
    assert fits(path, key)
    path.write_bytes(bytes(4 * PAGE_BYTES) + page)  # the same page in another place
    assert not fits(path, key)
    path.write_bytes(whole[: PAGE_BYTES - 1])
    assert not fits(path, key)
