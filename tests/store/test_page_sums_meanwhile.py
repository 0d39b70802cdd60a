"""What is saved and moved while the pages are looked at is not taken for damage."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import BinaryIO

import pytest

from mentor_desk.store import page_sums
from tests import factory
from tests.safety.salvage.test_salvaging import page_of
from tests.store.test_page_sums import again, made, trouble


def test_a_page_that_is_moved_between_reading_and_judging_it_is_not_accused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, _ = made(tmp_path)
    with closing(again(path)) as store:
        assert trouble(store) is None
        assert store.page_sums
        changing = page_of(store, "journal")  # each save is counted there
        saved: list[int] = []
        read = page_sums._page

        def meanwhile(file: BinaryIO, number: int) -> bytes:
            page = read(file, number)
            if number == changing and not saved:
                saved.append(number)
                factory.block(store, 1, "the second words")
                store.checkpoint()
            return page

        monkeypatch.setattr(page_sums, "_page", meanwhile)
        assert not [number for number in store.page_sums.look() if number]
        assert saved
