"""When the full check is due."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from mentor_desk.safety.looked import Looked
from tests.factory import NOW


def again(folder: Path) -> Looked:
    return Looked("abc", folder / "looked")


def test_it_is_due_once_a_day(tmp_path: Path) -> None:
    first = again(tmp_path)
    assert first.is_due(NOW)
    first.done(NOW, trouble=False)
    assert not again(tmp_path).is_due(NOW + timedelta(hours=23))
    assert again(tmp_path).is_due(NOW + timedelta(hours=24))
    assert again(tmp_path).is_due(NOW - timedelta(days=400))  # the clock went back


def test_it_is_due_after_an_unclean_end(tmp_path: Path) -> None:
    first = again(tmp_path)
    first.begin()
    first.done(NOW, trouble=False)
    second = again(tmp_path)
    assert second.unclean
    assert second.is_due(NOW)
    second.begin()
    second.done(NOW, trouble=False)
    second.end()
    assert not again(tmp_path).is_due(NOW)


def test_trouble_is_looked_at_until_it_is_over(tmp_path: Path) -> None:
    again(tmp_path).done(NOW, trouble=True)
    assert again(tmp_path).is_due(NOW)
    again(tmp_path).done(NOW, trouble=False)
    assert not again(tmp_path).is_due(NOW)


@pytest.mark.parametrize("text", ["", "[]", '{"at": "x", "trouble": 0, "open": 0}', "[" * 99999])
def test_what_cannot_be_read_is_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / "looked").mkdir()
    (tmp_path / "looked" / "abc.json").write_text(text)
    assert again(tmp_path).is_due(NOW)
    assert not again(tmp_path).unclean


def test_a_folder_that_cannot_be_written_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "looked").touch()
    again(tmp_path).begin()
    assert not again(tmp_path).unclean
