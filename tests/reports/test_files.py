from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from mentor_desk.errors import CannotWrite
from mentor_desk.reports.files import replace_file


def names(folder: Path) -> list[str]:
    return [one.name for one in folder.iterdir()]


def test_a_new_file_and_an_old_one_replaced(tmp_path: Path):
    target = tmp_path / "a.pdf"
    replace_file(target, b"one")
    replace_file(target, b"two")
    assert target.read_bytes() == b"two"
    assert names(tmp_path) == ["a.pdf"]


@pytest.mark.parametrize("step", ["fsync", "fdopen"])
@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "The disk is full. Nothing was written; the old file is unchanged."),
        (errno.EIO, "The file could not be written. The old file, if any, is unchanged."),
    ],
)
def test_row_11_when_the_disk_refuses_the_old_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, said: str
):
    target = tmp_path / "Amara Okafor.pdf"
    target.write_bytes(b"old")

    def refuse(*_: object) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(os, step, refuse)
    with pytest.raises(CannotWrite) as caught:
        replace_file(target, b"new")
    assert str(caught.value) == said
    assert caught.value.__cause__ is None
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == [target.name]


def test_a_folder_that_is_not_there(tmp_path: Path):
    with pytest.raises(CannotWrite, match=r"The folder is not there\."):
        replace_file(tmp_path / "gone" / "a.pdf", b"new")


def test_a_folder_of_that_name(tmp_path: Path):
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(CannotWrite, match="a folder of that name"):
        replace_file(tmp_path / "a.pdf", b"new")
    assert names(tmp_path) == ["a.pdf"]


def test_a_name_that_is_too_long(tmp_path: Path):
    with pytest.raises(CannotWrite, match="too long"):
        replace_file(tmp_path / ("x" * 300), b"new")
    assert names(tmp_path) == []
