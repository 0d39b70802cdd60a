"""Journals in trouble: what must be the same before and after, and how pages are damaged."""

from __future__ import annotations

import json
import os
import warnings
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

Unchanged = Callable[[Path], AbstractContextManager[None]]


@pytest.fixture
def unchanged() -> Unchanged:
    """Around what is refused: the folder holds the same files, byte for byte, and nothing new."""

    @contextmanager
    def watch(folder: Path) -> Iterator[None]:
        before = contents(folder)
        yield
        assert contents(folder) == before

    return watch


def contents(folder: Path) -> dict[str, bytes | None]:
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
    }


def in_child(work: Callable[[], object]) -> object:
    """What `work` returns in a copy of this process, which then ends without any tidying."""
    if not hasattr(os, "fork"):
        pytest.skip("a process cannot be copied here")
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of threads that the child never uses
        child = os.fork()
    if child == 0:
        try:
            os.write(writing, json.dumps(work()).encode())
        finally:
            os._exit(9)
    os.close(writing)
    with os.fdopen(reading, "rb") as answer:
        said = answer.read()
    os.waitpid(child, 0)
    assert said, "the child failed; its trace is in the output"
    return json.loads(said)
